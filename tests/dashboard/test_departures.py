"""Links that cite a figure which is no longer held: what is said of it, and what is offered in its place."""

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import departures
from dashboard.store import Store


MOVED = "/figures/daily-mail-2025-10-20:5000"
QUERY = "?cited=36734&verdict=agrees&vintage=2025-11-14"


def page(client: FlaskClient, address: str) -> LexborHTMLParser:
    response = client.get(address)
    assert response.status_code == 404
    return LexborHTMLParser(response.text)


def links(shown: LexborHTMLParser, section: str) -> list[str]:
    return [link.attributes["href"] for link in shown.css(f"#{section} a")]


def test_a_figure_that_moved_is_found_again_in_its_text(
    client: FlaskClient, published: Store
) -> None:
    shown = page(client, MOVED + QUERY)
    assert shown.css_first("h1").text() == "The figure that was cited is no longer here"
    said = shown.css_first(".lede").text()
    assert "cited as 36,734" in said
    assert "“agrees” then, by the official figures of 14 November 2025" in said
    assert "Its text is held still" in said
    sql = "select claim_id from claims where document_id = ? and value = 36734 and same_as = ''"
    reading = published.rows(sql, "daily-mail-2025-10-20")
    assert links(shown, "again") == [f"/figures/{row['claim_id']}" for row in reading] != []
    assert links(shown, "beside")[-1] == "/sources/daily-mail-2025-10-20"


def test_what_is_offered_is_there_and_nothing_is_offered_twice(client: FlaskClient) -> None:
    shown = page(client, MOVED + QUERY)
    offered = [link for name in ("again", "beside", "elsewhere") for link in links(shown, name)]
    assert len(set(offered)) == len(offered)
    assert all(client.get(link).status_code == 200 for link in offered)


def test_of_a_text_that_is_gone_the_number_is_found_elsewhere(client: FlaskClient) -> None:
    shown = page(client, "/figures/the-evening-paper-2025-10-21:77?cited=36734")
    assert (
        "No text named “the-evening-paper-2025-10-21” is held now"
        in shown.css_first(".lede").text()
    )
    assert links(shown, "elsewhere")
    assert shown.css("#again") == shown.css("#beside") == []
    assert shown.css_first("#onward input").attributes["value"] == "36,734"


def test_a_text_of_nearly_that_name_is_offered(client: FlaskClient) -> None:
    shown = page(client, "/figures/daily-mail-2025-10-21:77?cited=1")
    assert links(shown, "texts")[0] == "/sources/daily-mail-2025-10-20"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?cited=", "does not say as what it was cited"),
        ("?cited=<b>x", "could not be read: cited “<b>x”"),
        ("?vintage=2025-11-14", "The newest official figures were those of 14 November 2025"),
        ("?cited=nan&verdict=perhaps", "could not be read: cited “nan”, verdict “perhaps”"),
    ],
)
def test_a_link_that_says_little_or_nonsense_is_told_so(
    client: FlaskClient, query: str, said: str
) -> None:
    assert said in page(client, MOVED + query).css_first("article").text()


@pytest.mark.parametrize(
    ("path", "query"), [(MOVED, {}), ("/sources/nowhere", {"cited": ["36734"]}), ("/x", {})]
)
def test_any_other_address_is_no_citation(published: Store, path: str, query: dict) -> None:
    assert departures.find(published, path, query) is None


def test_without_a_place_no_figure_is_nearest(published: Store) -> None:
    found = departures.find(published, "/figures/daily-mail-2025-10-20", {"cited": ["36734"]})
    assert found.again
    assert found.beside == ()
