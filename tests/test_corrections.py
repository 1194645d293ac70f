"""The note on a figure that differs: every line that is known, none that is not, and no blame."""

import re
from dataclasses import replace
from datetime import date

import papers
import pytest

from etl import corrections, publications
from etl.corrections import OFFICIAL_PAGE, Reported, note
from etl.vocabulary import Claim, Document, Finding, Measure, Reason


CLAIM = papers.claim("Some [369] people\n  crossed on Saturday.", speaker="A minister")
PAPER = papers.document(title="Crossings", agency="PA")
PAGE = "https://site.example/figures/paper:5"
OFFICIAL = papers.finding(
    Reason.NO_READING_FITS,
    CLAIM,
    reported=369.0,
    expected=396.0,
    working="396 - 369 = 27",
    explanation="The reported 369 differs from the official 396; two digits are exchanged.",
    vintage=date(2025, 11, 14),
)
OTHER = papers.claim("By then [40] had.", at=90, name="other", value=40.0, low=40.0, high=40.0)
STATED = papers.statement("stated")
CONTRADICTION = papers.finding(
    Reason.CONTRADICTION, CLAIM, OTHER, check="cumulative_counts", working="40 ≠ 369"
)
DERIVED = papers.finding(
    Reason.ARITHMETIC, CLAIM, check="stated_differences", reported=369.0, expected=82.0
)


def told(
    *findings: Finding,
    claim: Claim = CLAIM,
    document: Document = PAPER,
    page: str = PAGE,
    beside: tuple[Claim, ...] = (),
) -> list[str]:
    """The lines of the note."""
    known = {
        c.claim_id: Reported(c, papers.document(c.document_id), f"/{c.claim_id}") for c in beside
    }
    return note(Reported(claim, document, page), findings, known).splitlines()


def test_the_note_says_all_that_is_known() -> None:
    assert told(OFFICIAL) == [
        "A note on a reported figure",
        "",
        "Sentence: “Some 369 people crossed on Saturday.”",
        "Published: The Paper, “Crossings”, 20 October 2025 (PA copy); given by A minister",
        "It reports: 369 for people arriving by small boat, on 18 October 2025",
        "",
        "Held against: 396, official figures (Home Office) as published on 14 November 2025",
        "Working: 396 - 369 = 27",
        "In words: The reported 369 differs from the official 396; two digits are exchanged.",
        "What would make it true: 396 in the place of 369",
        "Nearest to it: two digits are exchanged",
        "",
        "This figure: https://site.example/figures/paper:5",
        f"Official figures: {OFFICIAL_PAGE}",
        "Source: https://example.org/a-page",
        "",
        corrections.CLOSING,
    ]


def test_the_official_page_is_the_one_whose_files_are_read() -> None:
    assert publications.PUBLICATION.replace("/api/content/", "/") == OFFICIAL_PAGE
    # The address of the content is that of the page with a part more.
    assert "/api/content/" in publications.PUBLICATION


WANTING = {
    "a pasted text has neither publisher nor address": (
        {"document": papers.document(publisher="", url=""), "page": ""},
        "Published: a text sent in for checking, 20 October 2025; given by A minister",
        r"This figure: |Source: |“Crossings”",
    ),
    "a statement has no sentence": (
        {"claim": STATED},
        "Known by its value and link only.",
        r"Sentence: |given by",
    ),
    "nobody is named who gave the figure": (
        {"claim": replace(CLAIM, speaker="")},
        "Published: The Paper, “Crossings”, 20 October 2025 (PA copy)",
        r"given by",
    ),
    "days that are not known are not said": (
        {"claim": replace(CLAIM, period_end=None)},
        "It reports: 369 for people arriving by small boat",
        r"on 18 October",
    ),
}


@pytest.mark.parametrize(("given", "line", "absent"), WANTING.values(), ids=WANTING)
def test_what_is_not_known_has_no_line(given: dict, line: str, absent: str) -> None:
    lines = told(OFFICIAL, **given)
    assert line in lines
    assert not re.search(absent, "\n".join(lines))


def reads(**columns: object) -> str:
    return told(OFFICIAL, claim=replace(CLAIM, **columns))[4].removeprefix("It reports: ")


BASE = {"base_start": date(2024, 1, 1), "base_end": date(2024, 12, 31)}
DAY = "on 18 October 2025"
READINGS = {
    "a part of the whole": (
        {"subset": "Albanian"},
        f"369 for people arriving by small boat (Albanian), {DAY}",
    ),
    "a difference and what it is against": (
        {"measure": Measure.DIFFERENCE, **BASE},
        f"difference of 369 for people arriving by small boat, {DAY}, against those in 2024",
    ),
    "a total passed": (
        {"measure": Measure.MILESTONE, "value": 30_000.0},
        f"milestone 30,000 for people arriving by small boat, {DAY}",
    ),
    "another indicator": ({"indicator": "boats"}, f"369 for small boats arriving, {DAY}"),
}


@pytest.mark.parametrize(("columns", "said"), READINGS.values(), ids=READINGS)
def test_what_a_figure_reports_is_said_in_words(columns: dict, said: str) -> None:
    assert reads(**columns) == said


def test_a_figure_that_does_not_differ_has_no_note() -> None:
    agrees = papers.finding(Reason.EXACT, CLAIM)
    undecided = papers.finding(Reason.PERIOD_UNCLEAR, CLAIM)
    assert told(agrees, undecided) == []
    assert "One plain sentence" not in "\n".join(told(agrees, OFFICIAL))


def test_what_was_held_against_official_figures_stands_first() -> None:
    held = [line for line in told(DERIVED, OFFICIAL) if line.startswith("Held against")]
    assert held == [
        "Held against: 396, official figures (Home Office) as published on 14 November 2025",
        "Held against: 82, from other reported figures",
    ]


def test_without_an_official_value_there_is_no_official_page() -> None:
    assert not any(line.startswith("Official figures") for line in told(DERIVED))


NO_OTHER_NUMBER = {
    "the number belongs to another figure": (DERIVED, replace(CLAIM, value=99.0)),
    "a total passed on another day": (OFFICIAL, replace(CLAIM, measure=Measure.MILESTONE)),
    "a rank": (OFFICIAL, replace(CLAIM, measure=Measure.RANK)),
    "nothing was expected": (replace(OFFICIAL, expected=None), CLAIM),
    "less than nothing was expected": (replace(OFFICIAL, expected=-27.0), CLAIM),
}


@pytest.mark.parametrize(("finding", "claim"), NO_OTHER_NUMBER.values(), ids=NO_OTHER_NUMBER)
def test_no_number_is_proposed_that_the_sentence_could_not_hold(
    finding: Finding, claim: Claim
) -> None:
    assert not any(line.startswith(corrections.WAY) for line in told(finding, claim=claim))


def test_a_contradiction_quotes_each_of_the_others_with_its_page() -> None:
    lines = told(CONTRADICTION, beside=(CLAIM, OTHER))
    assert "Beside it: “By then 40 had.” (The Paper, 20 October 2025) /other:98" in lines
    assert "What would make it true: another number in at least one of these sentences" in lines
    assert sum(line.startswith("Beside it") for line in lines) == 1


def test_a_statement_beside_it_is_told_by_its_value_and_days() -> None:
    finding = replace(CONTRADICTION, claim_ids=CLAIM.claim_id, beside_ids=STATED.claim_id)
    said = "Beside it: 369 for people arriving by small boat, on 18 October 2025 (The Paper, "
    assert any(line.startswith(said) for line in told(finding, beside=(STATED,)))


def test_a_day_of_the_week_that_is_off_proposes_no_other_number() -> None:
    lines = told(papers.finding(Reason.CONTRADICTION, CLAIM, check="calendar"))
    assert not any(line.startswith(corrections.WAY) for line in lines)


def test_of_a_thousand_copies_a_few_are_quoted() -> None:
    copies = [replace(OTHER, claim_id=f"copy:{n}") for n in range(1000)]
    lines = told(papers.finding(Reason.CONTRADICTION, CLAIM, *copies), beside=tuple(copies))
    assert sum(line.startswith("Beside it: “") for line in lines) == corrections.MOST_BESIDE
    assert "Beside it: 994 more" in lines


def test_the_words_accuse_nobody() -> None:
    words = "\n".join(told(OFFICIAL, CONTRADICTION, DERIVED, beside=(OTHER,))).lower()
    assert not re.search(
        r"\b(wrong|false|lie[ds]?|fake|mislead\w*|error|mistake\w*|claims)\b", words
    )
