"""Addresses at which there is nothing, and what is nearest to them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard import nearest
from dashboard.store import Store


def offered(published: Store, path: str) -> list[str]:
    return [suggestion.address for suggestion in nearest.find(published, path)]


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/figure", "/figures"),
        ("/Figures", "/figures"),
        ("/oficial", "/official"),
        ("/official-series", "/official"),
        ("/sourcs", "/sources"),
        ("/overview", "/"),
        ("/methods.html", "/method"),
        ("/check-a-text", "/check"),
        ("/sources/daily-mail", "/sources/daily-mail-2025-10-20"),
        ("/sources/dialy-mail-2025-10-20", "/sources/daily-mail-2025-10-20"),
        ("/figures/daily-mail-2025-10-20:5350", "/figures/daily-mail-2025-10-20:5351"),
        ("/figures/daily-mail-2025-10-20%3A5352", "/figures/daily-mail-2025-10-20:5351"),
        ("/figures/daily-mail-2025-10-20", "/sources/daily-mail-2025-10-20"),
    ],
)
def test_what_was_nearly_typed_comes_first(published: Store, path: str, first: str) -> None:
    assert offered(published, path)[0] == first


@pytest.mark.parametrize("path", ["/36734", "/figures/36,734", "/sources/36_734", "/total-36,734"])
def test_a_number_in_the_address_leads_to_the_figures_that_report_it(
    published: Store, path: str
) -> None:
    reporting = {
        f"/figures/{row['claim_id']}"
        for row in published.rows("select claim_id from claims where value = 36734")
    }
    found = set(offered(published, path))
    assert found
    assert found <= reporting


@pytest.mark.parametrize("path", ["/wp-login.php", "/a/b/c", "/%00", "/x" * 5000, "/figures/?:9"])
def test_where_nothing_is_near_nothing_is_offered(published: Store, path: str) -> None:
    assert offered(published, path) == []


def test_the_page_names_what_was_asked_and_shows_the_nearest(client) -> None:
    response = client.get("/figures/daily-mail-2025-10-20:5350")
    page = LexborHTMLParser(response.text)
    assert response.status_code == 404
    assert page.css_first("code").text() == "/figures/daily-mail-2025-10-20:5350"
    links = [link.attributes["href"] for link in page.css("#nearest a")]
    assert links[0] == "/figures/daily-mail-2025-10-20:5351"
    assert all(client.get(link).status_code == 200 for link in links)
    assert page.css_first("#onward form").attributes["action"] == "/figures"


def test_another_refusal_offers_no_other_address(client) -> None:
    refused = client.post("/check", content_type="text/plain")
    assert refused.status_code == 411
    assert LexborHTMLParser(refused.text).css("#nearest") == []
