"""A story copied with the names of its site and section, and with its credits, is read as it is alone."""

from datetime import date

import pytest

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from etl import claims, documents, sentences
from etl.claims import sections
from etl.vocabulary import Claim, Text


PUBLISHED = date(2025, 10, 20)
TEXTS = [
    documents.open_entry(entry)
    for letter in ("aw", "ax", "c")
    for entry in annotations.read(SETS[letter].folder).entries
]
STORY = "So far this year 36,816 people have crossed the Channel in small boats."


def told(*lines: str) -> list[str]:
    text = documents.from_string("\n\n".join([*lines, STORY]), PUBLISHED)
    return [each.text for each in sections.less(list(sentences.split(text)))]


@pytest.mark.parametrize(
    "line",
    [
        "The Daily Notice",
        "UK Politics",
        "Kent",
        "Share",
        "Jane Smith",
        "Home affairs correspondent",
        "By Jane Smith, Home affairs correspondent in Dover",
        "Image source, PA Media",
        "Image caption, People are brought ashore in Dover",
        "Published",
    ],
)
def test_site_section_and_credits_are_no_sentences(line: str) -> None:
    assert told(line) == [STORY]
    assert told("Ministers promise to act as the weather turns", line)[1:] == [STORY]


@pytest.mark.parametrize(
    "line",
    [
        "Channel crossings rise",
        "Small boats",
        "1,243 comments",
        "Published 20 October",
        "By Sunday 369 had come",
        "Twelve dead",
        "Yesterday",
        "Yachts in Cowes",
        "They came.",
        "Ministers promise to act as the weather turns",
    ],
)
def test_what_tells_of_a_number_a_day_or_a_subject_stays(line: str) -> None:
    assert told(line) == [line, STORY]


def test_below_the_first_sentence_all_lines_stay() -> None:
    lines = [STORY, "Share", "Kent"]
    assert told(*lines) == [*lines, STORY]


def test_a_text_of_lines_alone_stays_whole() -> None:
    text = documents.from_string("Kent\n\nBoats: 9", PUBLISHED)
    assert len(sections.less(list(sentences.split(text)))) == 2


def meaning(claim: Claim) -> tuple[object, ...]:
    """All that a figure says, wherever it stands."""
    days = (claim.period_start, claim.period_end, claim.base_start, claim.base_end)
    return (claim.indicator, claim.measure, claim.subset, claim.value, claim.bound, *days)


def below(text: Text, above: str) -> list[tuple[object, ...]]:
    (passage,) = text.passages
    document = text.document
    moved = documents.from_string(f"{above}{passage.text}", document.published)
    found, _ = claims.assemble(moved)
    assert all(moved.passages[0].text[each.start : each.end] == each.exact for each in found)
    return [meaning(each) for each in found]


@pytest.mark.parametrize(
    "above", ["UK Politics\n\n", "The Daily Notice\n\nHome\n\nUK\n\nPolitics\n\n"]
)
def test_a_story_below_its_site_and_section_reads_as_it_does_alone(above: str) -> None:
    for text in TEXTS:
        assert below(text, above) == below(text, ""), text.document.document_id
