"""One text set otherwise: other blanks, other line breaks, other neighbours; the figures are the same."""

import random
import re
import textwrap
from datetime import date

import pytest
import writers
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import claims, documents, formats


PUBLISHED = date(2025, 10, 20)
PARAGRAPHS = (
    "On Saturday, 369 people crossed the Channel in seven small boats. That brought the total for the year so far"
    " to 36,734. This is 82 short of the total for the whole of 2024, which was 36,816.",
    "Since the treaty took effect, 42 people have been returned to France. Twenty-three people have been brought to"
    " the United Kingdom under the one-in, one-out deal.",
    "More than 1,000 people arrived on 8 October, in 15 boats. The busiest day of the year was 31 May, when 1,195"
    " people were brought ashore.",
    "Small-boat arrivals in September were 20 per cent lower than in September last year. The French stopped 1,305"
    " people between 6 and 12 October.",
)
NEUTRAL = (
    "The weather was calm and the sea was grey.",
    "Nobody at the harbour would speak about it.",
    "The council is to meet again.",
)
Figure = tuple


def figures(text: str) -> list[Figure]:
    found, _ = claims.assemble(documents.from_string(text, PUBLISHED))
    assert all(text[each.start : each.end] == each.exact for each in found)
    return [
        (
            *(each.value, each.indicator, each.measure, each.low, each.high),
            *(each.period_start, each.period_end, each.base_start, each.base_end),
        )
        for each in found
    ]


ALONE = {paragraph: figures(paragraph) for paragraph in PARAGRAPHS}
paragraphs = st.sampled_from(PARAGRAPHS)


def test_the_paragraphs_hold_figures() -> None:
    assert [len(found) for found in ALONE.values()] == [5, 2, 4, 2]


@settings(max_examples=examples(60), deadline=None)
@given(paragraphs, st.integers(0, 10**6))
def test_blanks_that_do_not_break_are_blanks(paragraph: str, seed: int) -> None:
    chance = random.Random(seed)
    set_otherwise = re.sub(
        " ", lambda _: chance.choice((" ", "\u00a0", "\u202f", "\u2009")), paragraph
    )
    assert figures(set_otherwise) == ALONE[paragraph]


@settings(max_examples=examples(40), deadline=None)
@given(paragraphs, st.integers(30, 110), st.sampled_from(["a.md", "a.html"]))
def test_lines_may_be_broken_anywhere(paragraph: str, width: int, name: str) -> None:
    broken = "\n".join(textwrap.wrap(paragraph, width, break_on_hyphens=False))
    content = writers.WRITERS[name]([broken])
    assert figures(formats.read(content, name).text) == ALONE[paragraph]


@settings(max_examples=examples(40), deadline=None)
@given(paragraphs, st.sampled_from(NEUTRAL), st.booleans())
def test_a_neutral_paragraph_changes_nothing(paragraph: str, neutral: str, first: bool) -> None:
    both = [neutral, paragraph] if first else [paragraph, neutral]
    assert figures("\n\n".join(both)) == ALONE[paragraph]


@pytest.mark.parametrize("paragraph", PARAGRAPHS)
def test_curly_signs_are_plain_signs(paragraph: str) -> None:
    assert figures(paragraph.replace("-", "\u2011").replace("'", "’")) == ALONE[paragraph]


@pytest.mark.parametrize("name", writers.WRITERS)
def test_every_format_gives_the_figures_of_the_text(name: str) -> None:
    content = writers.WRITERS[name](PARAGRAPHS)
    read = figures(formats.read(content, name).text)
    assert read == figures("\n\n".join((writers.TITLE, *PARAGRAPHS)))
    assert len(read) == 13
