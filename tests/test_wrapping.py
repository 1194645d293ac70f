"""Texts in lines of one width, and lists, tables and headings: the first are read as one line, the others are not."""

import re
import textwrap
from itertools import pairwise
from pathlib import Path

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from test_same_text import PARAGRAPHS, PUBLISHED, figures

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from etl import claims, documents, pipeline
from etl.claims import wrapping
from etl.vocabulary import Claim, Text


TEXT = "\n\n".join(PARAGRAPHS)
DATA = Path(__file__).parents[1] / "data"


def joined(text: str) -> str:
    """The text as it is read."""
    made, start = "", 0
    for each in wrapping.breaks(text):
        made, start = made + text[start : each.start] + each.instead, each.end
    return made + text[start:]


def wrapped(text: str, width: int, ends: str = "\n") -> str:
    """Each paragraph in lines of so many characters at most."""
    made = (textwrap.wrap(part, width, break_on_hyphens=False) for part in text.split("\n\n"))
    return (ends * 2).join(ends.join(lines) for lines in made)


@settings(max_examples=examples(60), deadline=None)
@given(
    st.permutations(PARAGRAPHS),
    st.integers(45, 140),
    st.sampled_from(["\n", "\r\n", "\n  ", " \n"]),
)
def test_the_width_of_lines_changes_no_figure(parts: list[str], width: int, ends: str) -> None:
    text = "\n\n".join(parts)
    assert figures(wrapped(text, width, ends)) == figures(text)


@pytest.mark.parametrize("width", [60, 72, 80, 100])
@pytest.mark.parametrize("letter", ["a", "ay"])
def test_annotated_texts_are_read_and_checked_alike_in_lines_of_any_width(
    letter: str, width: int
) -> None:
    for entry in annotations.read(SETS[letter].folder).entries[width % 7 :: 7]:
        whole = documents.open_entry(entry)
        printed = whole.document.published
        text = whole.passages[0].text
        broken = documents.from_string(wrapped(text, width), printed, "text")
        whole = documents.from_string(wrapped(text, 10_000), printed, "text")
        assert [meant(each) for each in claims.assemble(broken)[0]] == [
            meant(each) for each in claims.assemble(whole)[0]
        ]
        assert told(broken) == told(whole)


def meant(claim: Claim) -> tuple:
    stands = (claim.start, claim.indicator, claim.measure, claim.subset, claim.value, claim.bound)
    return (*stands, claim.period_start, claim.period_end, claim.base_start, claim.base_end)


def told(text: Text) -> list[tuple]:
    found = pipeline.check_text(text, DATA).findings
    return [(each.check, each.reason, each.claim_ids, each.explanation) for each in found]


@pytest.mark.parametrize(
    ("text", "as_read"),
    [
        (
            "A further 369 people crossed the Channel in seven\nsmall boats on Saturday.",
            "A further 369 people crossed the Channel in seven small boats on Saturday.",
        ),
        (
            "A further 369 people were seen on Saturday by the\nCoastguard and others.",
            "A further 369 people were seen on Saturday by the Coastguard and others.",
        ),
        (
            "They had come on Saturday, in seven of the small-\nboats that the police had missed.",
            "They had come on Saturday, in seven of the small-boats that the police had missed.",
        ),
    ],
)
def test_a_sentence_that_a_line_breaks_off_goes_on(text: str, as_read: str) -> None:
    assert joined(text) == as_read


@pytest.mark.parametrize(
    "text",
    [
        "Channel crossings pass 36,000 as 369 arrive in a day\nA further 369 people crossed on Saturday.",
        "Week to 19 October: 1,117 people and 17 boats in all\nWeek to 12 October: 1,075 people and 15 boats in all",
        "people who arrived on Saturday 18 October    369\nboats that arrived on Saturday 18 October      7",
        "| the people who arrived by boat on Saturday | 369\n| the boats that brought them on the same day | 7",
        "In the seven days to Sunday there were arrivals of\n- people: 1,117\n- boats: 17",
        "He said that three things would have to change by then\n1. boats\n2. engines\n(b) money",
        "> It was a quiet week at sea, said the coastguard, and\n> nobody came before Friday morning.",
        "369 people\nseven boats\nnobody drowned",
        "It was the last sentence of the paragraph and it ended.\nit began another in small letters.",
        "The harbour was quiet on the morning of the vote, and\n\nnobody would speak about it.",
    ],
)
def test_lines_that_stand_for_themselves_stay_apart(text: str) -> None:
    assert joined(text) == text


def test_lines_that_end_with_a_sentence_are_of_the_width_that_others_have() -> None:
    text = wrapped(TEXT, 60)
    assert joined(text) == TEXT
    lines = text.splitlines()
    assert any(line.endswith(".") and following for line, following in pairwise(lines))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\n    "])
def test_every_quote_is_the_characters_of_the_file(ends: str) -> None:
    text = wrapped(TEXT, 50, ends)
    found, numbers = claims.assemble(documents.from_string(text, PUBLISHED))
    for each in found:
        assert text[each.start : each.end] == each.exact
        quote = each.prefix + each.exact + each.suffix
        assert text[each.start - len(each.prefix) : each.end + len(each.suffix)] == quote
        assert all(
            text[clue.start : clue.end] == clue.exact
            for clue in each.clues
            if clue.start is not None
        )
    assert any(ends in each.prefix for each in found)
    assert all(text[each.start : each.end] == each.exact for each in numbers)
    assert [each.claim_id for each in found] == [f"text:{each.start}" for each in found]


@settings(max_examples=examples(80), deadline=None)
@given(st.text(alphabet="ab 1.\n\r\t-", max_size=200))
def test_breaks_are_blanks_and_line_ends_in_order(text: str) -> None:
    reached = 0
    for each in wrapping.breaks(text * 3):
        assert each.start >= reached
        assert "\n" in (text * 3)[each.start : each.end]
        assert not (text * 3)[each.start : each.end].strip()
        reached = each.end


CUT = """Some 36,816 people have been brought ashore after cros-
sing the Channel so far this year, up from 25,135 in
the same stretch of last year. The Home Office on Satur-
day told of 369 people who had come in six small-
boat landings on the day before, and of sixty-
five more who had been picked up on Thursday."""


def test_a_word_that_was_cut_at_the_end_of_a_line_is_whole() -> None:
    whole = re.sub(r"(?<!small)(?<!sixty)-\n", "", CUT).replace("-\n", "-").replace("\n", " ")
    assert "crossing" in whole
    assert "six small-boat" in whole
    assert joined(CUT) == whole
    assert figures(CUT) == figures(whole)


def test_of_a_word_that_was_cut_the_page_shows_every_character() -> None:
    assert wrapping.unbroken(CUT) == CUT.replace("\n", " ")
