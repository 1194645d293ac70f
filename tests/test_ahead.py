"""Wordings asked together before a number find in every text what each finds alone."""

import importlib
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sources import SOURCES

from etl.claims.counting.ahead import Ahead


ROOT = Path(__file__).parent
ASKED = {
    f"{module}.{name}": value
    for module in SOURCES
    if module.startswith("etl.claims.counting.")
    for name, value in vars(importlib.import_module(module)).items()
    if isinstance(value, Ahead)
}
# What stands before each number of the annotated texts.
BEFORE = [
    line[: number.start()]
    for path in sorted(ROOT.glob("corpus/[a-m]/docs/*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    for number in re.finditer(r"\d[\d,.]*", line)
]
# Words of the wordings, and what a text has between them.
PIECES = [
    *(
        "town of ",
        "He saw ",
        "interviewed ",
        "a net change of ",
        "average wait ",
        "ferries ",
        "asylum claims: ",
    ),
    *(
        "carrying between ten and ",
        "days with over ",
        "which helped ",
        "room for ",
        "boats of ",
        "excluding ",
    ),
    *(
        "within 72 hours of arrival (",
        "linked to ",
        "the first time it topped ",
        "for every ",
        "enough to fill ",
    ),
    *(
        "a coach with ",
        "the gap is ",
        "Each held ",
        "the average load was ",
        "died trying to make the ",
        "ToWn OF ",
    ),
    *(" ", "-", ", ", ". ", "’s ", "(", "\u00a0", "é", "İ", "about ", "of ", "to ", "x"),
]


def one_by_one(asked: Ahead, before: str) -> bool:
    """Whether one of the wordings, at the beginning of a word, ends where the number begins."""
    flags = re.NOFLAG if asked.cased else re.IGNORECASE
    return any(
        re.search(rf"\b(?:{wording})$", before[-reach:], flags)
        for listed, reach, _ in asked.wordings
        for wording in listed
    )


@pytest.mark.parametrize("name", ASKED)
def test_in_the_annotated_texts_both_find_the_same(name: str) -> None:
    asked = ASKED[name]
    for before in BEFORE[::3]:
        assert asked.stands_in(before) == one_by_one(asked, before), before


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
@example("")
@example("the town of ")
@example("x" * 53 + "town of ")
def test_in_any_words_both_find_the_same(before: str) -> None:
    for name, asked in ASKED.items():
        assert asked.stands_in(before) == one_by_one(asked, before), name


def test_each_is_met_somewhere() -> None:
    assert all(any(asked.stands_in(piece) for piece in PIECES) for asked in ASKED.values())
