"""Notes and contradictions in the HTML: whole addresses, each sentence of the set, and no program needed."""

from dataclasses import replace
from pathlib import Path

import papers
import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import reports
from dashboard.app import create
from etl import pipeline
from etl.vocabulary import Reason


TREATY = {"indicator": "returns_to_france"}
LATER = papers.claim("By Friday [40] had <gone>.", value=40.0, low=40.0, high=40.0, **TREATY)
EARLIER = papers.claim("On Monday [42] had.", at=90, name="other", value=42.0, **TREATY)
BORNE_OUT = papers.claim("It was [41] then.", at=50, name="third", value=41.0, **TREATY)
SET = papers.finding(
    Reason.CONTRADICTION, LATER, EARLIER, check="cumulative_counts", beside_ids=BORNE_OUT.claim_id
)
OPEN = replace(
    SET,
    finding_id="cumulative_counts:open",
    reason=Reason.PERIOD_UNCLEAR,
    verdict=Reason.PERIOD_UNCLEAR.verdict,
)
ALL_FIT = papers.finding(Reason.WITHIN_WORDING, LATER, check="cumulative_counts")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    named = ("paper", "other", "third")
    folder = papers.folder(
        tmp_path_factory.mktemp("notes"),
        documents=[papers.document(name, publisher=name.title()) for name in named],
        claims=[LATER, EARLIER, BORNE_OUT],
        findings=[SET],
    )
    return create(folder).server.test_client()


def read(client: FlaskClient, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(client.get(address, base_url="https://figures.example").text)


@pytest.mark.parametrize("address", ["/checks?check=cumulative_counts", "/figures/paper:10"])
def test_every_sentence_of_the_set_is_quoted_with_a_link(client: FlaskClient, address: str) -> None:
    quoted = read(client, address).css(".together li")
    sentences = {item.css_first("blockquote").text().strip() for item in quoted}
    assert sentences == {"By Friday 40 had <gone>.", "On Monday 42 had.", "It was 41 then."}
    links = {item.css_first(".attribution a").attributes["href"] for item in quoted}
    assert links == {f"/figures/{c.claim_id}" for c in (LATER, EARLIER, BORNE_OUT)}


def test_what_stands_beside_is_not_in_question(client: FlaskClient) -> None:
    page = read(client, f"/figures/{BORNE_OUT.claim_id}")
    assert page.css_first(".answer .verdict").text().strip().endswith("undecided")
    assert page.css_first("#note") is None


def test_the_note_has_the_address_by_which_the_site_was_reached(client: FlaskClient) -> None:
    note = read(client, "/figures/paper:10").css_first("#note pre").text()
    assert "This figure: https://figures.example/figures/paper:10\n" in note
    assert "“On Monday 42 had.” (Other, 20 October 2025) https://figures.example/figures/" in note
    assert "“By Friday 40 had <gone>.”" in note


@pytest.mark.parametrize(("finding", "is_set"), [(SET, True), (OPEN, True), (ALL_FIT, False)])
def test_a_set_is_what_cannot_all_be_so(finding, is_set: bool) -> None:
    assert reports.is_set(finding) is is_set


def test_the_answer_to_a_form_has_its_notes_and_what_copies_them(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.post("/check", data={"example": "yes"}).text)
    assert "navigator.clipboard.writeText" in page.css("body script")[-1].text()
    for button in page.css("[data-copy]"):
        assert page.css_first(f"#{button.attributes['data-copy']}") is not None


def test_a_program_is_given_the_note_with_the_pages_of_held_figures(
    data: Path,
) -> None:
    client = create(data).server.test_client()
    text = "By 15 October 2025, 60 people had been returned to France since 6 August 2025."
    asked = {"text": text, "published": "2025-10-20"}
    answer = client.post("/api/v1/check", json=asked, base_url="https://figures.example")
    (claim,) = answer.get_json()["claims"]
    assert "https://figures.example/figures/statement-2025-10-19" in claim["note"]
    assert "This figure:" not in claim["note"]


def test_only_figures_that_conflict_are_kept_beside_a_text(data: Path) -> None:
    agreeing = "Since 6 August 2025, 42 people had been returned to France by 19 October 2025."
    checked = pipeline.check(agreeing, papers.document().published, data)
    assert checked.claims
    assert dict(checked.beside) == {}
