"""The frame that every page shares."""

from base64 import b64decode
from hashlib import sha256
from pathlib import Path

import pytest
from plotly.offline import get_plotlyjs_version
from selectolax.lexbor import LexborHTMLParser

from dashboard import scripts, shell, words
from dashboard.app import FIRST, create
from dashboard.theme import ASSETS
from etl import tables
from etl.vocabulary import Extent, Series


# A path -> the entry of the navigation that is marked, and how.
MARKED = {
    "/": ("Overview", "page"),
    "/figures": ("Reported figures", "page"),
    "/figures/times-2025-10-20:4768": ("Reported figures", "true"),
    "/sources/times-2025-10-20": ("Sources", "true"),
    "/check": ("Check a text", "page"),
    "/checks": ("Checks", "page"),
}


pytestmark = pytest.mark.usefixtures("published")


def parsed(path: str = "/") -> LexborHTMLParser:
    return LexborHTMLParser(shell.page("A title", "<p>Body</p>", path))


@pytest.mark.parametrize(("path", "mark"), MARKED.items())
def test_the_navigation_says_where_the_reader_is(path: str, mark: tuple[str, str]) -> None:
    here = [
        (link.text(), link.attributes["aria-current"])
        for link in parsed(path).css("nav a[aria-current]")
    ]
    assert here == [mark]


def test_an_unknown_path_marks_no_entry() -> None:
    assert parsed("/nowhere").css("nav a[aria-current]") == []


def test_the_first_link_skips_to_the_content() -> None:
    page = parsed()
    first = page.css_first("body a")
    assert page.css_first(first.attributes["href"]).tag == "main"


def test_the_licence_of_the_official_figures_is_on_every_page() -> None:
    footer = parsed().css_first("footer")
    assert "Open Government Licence v3.0" in footer.text()
    assert footer.css_first(f'a[href="{shell.LICENCE}"]')


def test_every_page_says_how_far_the_official_figures_go_and_when_they_were_read(data) -> None:
    held = {row.series: row for row in tables.read(Extent, data / "series.csv")}
    weekly = held[Series.WEEKLY]
    to, read_on = words.day(weekly.period_end), words.day(weekly.read_on)
    said = parsed().css_first('footer a[href="/official"]').text()
    assert said == f"Official figures to {to}, read on {read_on}"


def test_a_footer_stands_below_the_page_that_says_the_tables_cannot_be_read(tmp_path) -> None:
    answer = create(tmp_path).server.test_client().get("/")
    assert answer.status_code == 400
    assert "documents.csv: " in answer.text
    footer = LexborHTMLParser(answer.text).css_first("footer").text()
    assert footer.strip().startswith("Official figures: Home Office.")


def test_a_title_is_text_whatever_it_holds() -> None:
    assert "<script>alert" not in shell.page("<script>alert(1)</script>", "", "/")


def test_nothing_a_page_loads_is_elsewhere_or_absent() -> None:
    page = parsed()
    loaded = [n.attributes.get("src") or n.attributes.get("href") for n in page.css("script, link")]
    names = [address.partition("?")[0].removeprefix("/assets/") for address in loaded if address]
    assert loaded
    assert [name for name in names if not (ASSETS / name).is_file()] == []


def test_the_scripts_that_stand_in_a_page_are_known_by_their_hashes() -> None:
    page = LexborHTMLParser(shell.page("A title", "<p>Body</p>", "/", shell.marked()))
    standing = [node.text() for node in page.css("script") if node.text()]
    assert standing == [shell.opening(), scripts.marked()]
    digests = [sha256(each.encode()).digest() for each in standing]
    assert [b64decode(each) for each in shell.script_hashes()] == digests


@pytest.mark.parametrize("path", ["/sources/times-2025-10-20", "/sources/times-2025-10-20?text=0"])
def test_a_plain_page_waits_for_no_script(client, path):
    """One that is asked for would keep a long page from being ready."""
    page = LexborHTMLParser(client.get(path).text)
    assert page.css("script[src], link[rel=stylesheet]") == []
    assert page.css("script")[-1].text() == scripts.marked()


def test_the_chart_library_is_the_one_that_plotly_expects() -> None:
    library = (ASSETS / shell.CHARTS).read_text(encoding="utf-8")
    assert f"plotly.js (basic - minified) v{get_plotlyjs_version()}" in library[:400]
    assert (ASSETS / "vendor" / "plotly-basic.LICENSE.txt").is_file()


def test_a_page_arrives_with_its_content_in_the_html(data: Path) -> None:
    page = LexborHTMLParser(create(data).server.test_client().get("/").text)
    assert "people" in page.css_first("#first-paint h1").text()
    assert page.css_first("#first-paint .drawing svg path")
    assert len(page.css("#first-paint table tbody tr")) > 0


def test_the_chart_library_is_not_loaded_before_a_chart_asks(data: Path) -> None:
    page = LexborHTMLParser(create(data).server.test_client().get("/").text)
    sources = [node.attributes.get("src") or "" for node in page.css("script")]
    assert not [source for source in sources if "plotly" in source]


def test_the_program_waits_in_a_template_until_the_page_is_painted(data: Path) -> None:
    page = LexborHTMLParser(create(data).server.test_client().get("/").text)
    waiting = page.css_first("template#program").html
    assert "dash_renderer" in waiting
    assert "dash-component-suites" not in page.html.replace(waiting, "")
    own = [node for node in page.css("script[src]") if "/assets/" in node.attributes["src"]]
    assert own
    assert all("defer" in node.attributes for node in own)


@pytest.mark.parametrize(("path", "name"), FIRST.items())
def test_what_the_first_paint_waits_for_is_in_the_page(client, path, name):
    """A browser would wait for an element that does not come until the whole page is read."""
    page = client.get(path).text
    assert f'<link rel="expect" href="#{name}" blocking="render">' in page
    assert page.count(f' id="{name}"') == 1
