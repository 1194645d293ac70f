"""A view by itself is what its page holds; the scripts of a page are one file."""

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import scripts
from dashboard.theme import ASSETS


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/?year=2024",
        "/?unit=boats&first=09-01",
        "/official?by=year",
        "/figures",
        "/figures?verdict=agrees&sort=value",
        "/figures?no_such_column=1",
    ],
)
def test_a_view_by_itself_is_what_its_page_holds(client: FlaskClient, address: str) -> None:
    page = LexborHTMLParser(client.get(address).text).css_first("#fragment")
    answer = client.get(f"/view{address}")
    assert answer.mimetype == "text/html"
    alone = LexborHTMLParser(f'<div id="fragment">{answer.text}</div>').css_first("#fragment")
    assert alone.html == page.html
    assert alone.css("figure.exhibit, table.cards")


@pytest.mark.parametrize("address", ["/view/check", "/view/nothing", "/view/a/b", "/view"])
def test_a_page_without_views_has_none(client: FlaskClient, address: str) -> None:
    assert client.get(address, follow_redirects=False).status_code in (404, 308)


def test_the_scripts_of_a_program_are_one_file_that_is_kept_for_ever(client: FlaskClient) -> None:
    answer = client.get(scripts.address())
    assert answer.mimetype == "text/javascript"
    assert answer.cache_control.immutable
    parts = [(ASSETS / part).read_text(encoding="utf-8") for part in scripts.PROGRAM]
    places = [answer.text.index(part) for part in parts]
    assert places == sorted(places)
    again = client.get(scripts.address(), headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_other_scripts_are_not_there(client: FlaskClient) -> None:
    assert client.get("/assets/scripts/page.js").status_code == 404
    assert client.get("/assets/scripts/..%2Fapp.js").status_code == 404
