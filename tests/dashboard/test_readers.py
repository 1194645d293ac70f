"""The source page: plain HTML in which every figure is marked at its place."""

import re
from datetime import date
from pathlib import Path

import papers
import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard.app import create
from etl import documents, tables
from etl.vocabulary import Claim, Holding, Number, Passage, Reason, TakenAs


SENTENCE = "In all 369 people & <script>alert(1)</script> came in seven boats."
PEOPLE = papers.claim(SENTENCE.replace("369", "[369]"), at=100)
BOATS = papers.claim(SENTENCE.replace("seven", "[seven]"), at=100, indicator="boats", value=7.0)
MOVED = papers.claim("Once [12] came.", at=110)
SAID = papers.statement("said", speaker="A minister")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = papers.folder(
        tmp_path_factory.mktemp("readers"),
        documents=[
            papers.document(agency="PA"),
            papers.document("said", holding=Holding.NONE, characters=0, sha256=""),
            papers.document("silent"),
        ],
        passages=[papers.passage(100, SENTENCE)],
        claims=[PEOPLE, BOATS, MOVED, SAID],
        numbers=[Number("paper", 400, 402, "18", TakenAs.DATE)],
        findings=[
            papers.finding(Reason.EXACT, PEOPLE),
            papers.finding(Reason.ARITHMETIC, BOATS, check="rates"),
        ],
    )
    return create(folder).server.test_client()


@pytest.fixture(scope="module")
def paper(client: FlaskClient) -> LexborHTMLParser:
    return LexborHTMLParser(client.get("/sources/paper").text)


def test_each_figure_has_an_anchor_a_verdict_in_words_and_a_way_on(
    paper: LexborHTMLParser,
) -> None:
    marks = paper.css(".passages mark.figure")
    assert [mark.attributes["id"] for mark in marks] == [f"c{PEOPLE.start}", f"c{BOATS.start}"]
    assert [mark.css_first(".sign").attributes["aria-label"] for mark in marks] == [
        "agrees",
        "differs",
    ]
    assert marks[0].css_first("a").attributes["href"] == f"/figures/{PEOPLE.claim_id}"


def test_the_characters_of_a_passage_are_shown_as_they_stand(paper: LexborHTMLParser) -> None:
    shown = paper.css_first(".passages .passage")
    for sign in shown.css(".sign"):
        sign.decompose()
    assert shown.text() == SENTENCE


def test_each_paragraph_of_a_long_text_is_in_its_order(tmp_path: Path) -> None:
    texts = [f"Paragraph {number} has no figure." for number in range(50)]
    whole = "\n\n".join(texts)
    folder = papers.folder(
        tmp_path,
        documents=[papers.document(characters=len(whole))],
        passages=[papers.passage(0, whole)],
        claims=[],
        numbers=[],
        findings=[],
    )
    page = LexborHTMLParser(create(folder).server.test_client().get("/sources/paper").text)
    assert [paragraph.text() for paragraph in page.css(".spread > .passage")] == texts
    assert len(page.css(".spread")) == 4


def test_what_is_left_out_is_counted_with_the_way_to_the_publisher(
    paper: LexborHTMLParser,
) -> None:
    gaps = paper.css(".gap")
    left = 500 - 100 - len(SENTENCE)
    assert [int(re.search(r"\d+", gap.text()).group()) for gap in gaps] == [100, left]
    assert {gap.css_first("a").attributes["href"] for gap in gaps} == {papers.document().url}


def test_a_figure_that_lost_its_place_is_told(paper: LexborHTMLParser) -> None:
    (alert,) = paper.css("article .alert")
    assert "Text changed: “12” no longer stands" in alert.text()


def test_numbers_that_are_no_figures_are_listed(paper: LexborHTMLParser) -> None:
    assert [cell.text() for cell in paper.css("details tbody tr > *")] == ["18", "date", "400"]


def test_the_page_needs_no_program_and_names_agency_and_hash(paper: LexborHTMLParser) -> None:
    assert not [node for node in paper.css("script[src]") if "dash" in node.attributes["src"]]
    assert "from PA copy" in paper.css_first(".lede").text()
    assert paper.css_first(".hash").text() == "0" * 64


def test_a_statement_shows_its_value_and_its_link(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/sources/said").text)
    assert page.css_first(".cards .amount").text() == "369"
    assert "given by A minister" in page.css_first(".attribution").text()
    assert page.css(".passage") == []
    assert papers.document().url in [node.attributes["href"] for node in page.css("article a")]


def test_a_text_without_figures_says_so(client: FlaskClient) -> None:
    assert "No figure in scope was found" in client.get("/sources/silent").text


def test_a_source_that_there_is_not_is_not_found(client: FlaskClient) -> None:
    assert client.get("/sources/nothing").status_code == 404


def test_every_built_figure_is_marked_at_its_place(data: Path) -> None:
    client = create(data).server.test_client()
    passages = {p.document_id for p in tables.read(Passage, data / "passages.csv")}
    claims = tables.read(Claim, data / "claims.csv")
    assert passages
    for document_id in passages:
        page = LexborHTMLParser(client.get(f"/sources/{document_id}").text)
        marked = {(m.attributes["id"], m.css_first("a").text()) for m in page.css("mark.figure")}
        assert marked == {(f"c{c.start}", c.exact) for c in claims if c.document_id == document_id}


def test_a_mark_is_coloured_by_its_verdict_and_named_beside_its_paragraph(
    paper: LexborHTMLParser,
) -> None:
    classes = [mark.attributes["class"] for mark in paper.css("mark.figure")]
    assert classes == ["figure agrees", "figure differs"]
    beside = paper.css(".beside li")
    assert [each.css_first(".verdict").text() for each in beside] == ["✓agrees", "≠differs"]
    assert [each.css_first(".amount").text() for each in beside] == ["369", "7"]
    assert beside[1].css_first(".why-differs").text() == "One plain sentence."


def test_beside_each_figure_are_the_ways_to_the_publisher_and_to_its_place(
    paper: LexborHTMLParser,
) -> None:
    out, lasting = (link.attributes["href"] for link in paper.css_first(".beside .ways").css("a"))
    assert out.startswith(f"{papers.document().url}#:~:text=In%20all%20369%20people")
    assert lasting == f"/sources/paper?text={'0' * 12}#c{PEOPLE.start}"


def test_a_link_made_for_another_text_highlights_nothing(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get(f"/sources/paper?text={'1' * 12}").text)
    (told, _) = page.css("article .alert")
    assert told.text().startswith("Text changed: this link was made for a text")
    assert page.css("mark.figure")
    assert page.css("mark[id], .words") == []


def test_a_link_made_for_this_text_says_nothing_of_it(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get(f"/sources/paper?text={'0' * 12}").text)
    assert [mark.attributes["id"] for mark in page.css("mark.figure")]
    assert [alert for alert in page.css(".alert") if "this link" in alert.text()] == []


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "x" * 5000, "%00", '"onload='])
def test_what_stands_for_a_hash_in_an_address_stays_text(client: FlaskClient, hostile: str) -> None:
    page = client.get("/sources/paper", query_string={"text": hostile})
    assert page.status_code == 200
    assert "<script>alert" not in page.text


@pytest.mark.parametrize("edited", ["In all 369 people came in nine boats.", "In all 363 boats."])
def test_a_whole_text_that_lost_its_hash_says_so_and_marks_only_what_still_stands(
    tmp_path: Path, edited: str
) -> None:
    text = "In all 369 people came in seven boats. Then it was over."
    whole = documents.from_string(text, date(2025, 10, 20), "paper").document
    figures = [
        papers.claim("In all [369] people came in seven boats."),
        papers.claim("Then [it] was over.", at=39),
    ]
    moved = edited.ljust(38)[:38] + text[38:]
    folder = papers.folder(
        tmp_path, documents=[whole], passages=[papers.passage(0, moved)], claims=figures
    )
    page = LexborHTMLParser(create(folder).server.test_client().get("/sources/paper").text)
    alerts = [alert.text() for alert in page.css("article .alert")]
    assert alerts[0].startswith("Text changed: what is held here no longer has the SHA-256")
    assert "“369” no longer stands" in alerts[1]
    assert [mark.attributes["id"] for mark in page.css("mark.figure")] == ["c44"]
