"""Sentences of news in their order: the days that each names, read with what those before it named."""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from test_periods import BRACED, expected, spoken

from etl import periods
from etl.claims.readings import FORMER_RECORD
from etl.periods import lines, references
from etl.vocabulary import Sentence


CASES = Path(__file__).parent / "cases" / "days_of_stories.toml"
STORIES = [
    (case["published"], story)
    for case in tomllib.loads(CASES.read_text(encoding="utf-8"))["story"]
    for story in [
        *([row] for row in case.get("alone", [])),
        *([case["says"]] if "says" in case else []),
    ]
]


def read(sentences: Iterable[str], published: date) -> list[list[tuple]]:
    told = periods.Told()
    found = []
    for text in sentences:
        named = periods.find(Sentence(0, text), published, told)
        told.tell(named, FORMER_RECORD.search(text) is not None)
        found.append([(p.span.exact, p.start, p.end, p.reach) for p in named])
    return found


@pytest.mark.parametrize(
    ("published", "story"), STORIES, ids=[story[-1][0] for _, story in STORIES]
)
def test_each_sentence_of_a_story_names_its_days(published: date, story: list[list[str]]) -> None:
    texts = [BRACED.sub(r"\1", row[0]) for row in story]
    assert read(texts, published) == [expected(row) for row in story]


def test_what_each_sentence_named_is_given_back_the_nearest_first() -> None:
    june, july, may, april = spoken(["2025-06-01", "2025-07-01", "2025-05-01", "2025-04-01"])
    told = periods.Told()
    for named in ([june, july], [], [may], [april]):
        told.tell(named)
    line = lines.read(Sentence(0, "On the same day 9 came."), date(2025, 10, 20), told)
    assert line is not None
    assert list(references.sentences(line)) == [[april], [may], [july, june]]
