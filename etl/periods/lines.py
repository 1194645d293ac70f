"""A sentence comes in; it goes out as a line of words, or as None where no word can name a day."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import accumulate

from etl.periods import feasts, lexicon
from etl.periods.parts import Line
from etl.vocabulary import Period, Sentence, openings


SEPARATOR = re.compile(r"([^\w]+)")
# Look-ahead past the last word finds empty words and a gap that joins nothing.
PADDING = 16
TYPESET = {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'", "‘": "'", "–": "-", "‑": "-"}

# A sentence with none of these names no period.
TRIGGERS = frozenset(
    {*lexicon.MONTHS, *lexicon.WEEKDAYS, *lexicon.YEARS, *lexicon.OLD_YEARS, *lexicon.UNITS}
    | {*lexicon.SEASONS, *feasts.HEADS, *lexicon.TIMES_OF_DAY}
    | {"since", "yesterday", "today", "tonight", "tomorrow", "overnight", "then", "weekend"}
    | {
        "quarter",
        "half",
        "point",
        "stage",
        "time",
        "date",
        "period",
        "stretch",
        "polling",
        "election",
    }
    | {"twenty", "thousand", "h1", "h2", "q1", "q2", "q3", "q4", "far"}
    # "18.10.25", "18/10/25"
    | {f"{n:02}" for n in range(18, 32)}
)
# How these open: most sentences have no such word.
OPENINGS = frozenset(openings(TRIGGERS))


def read(sentence: Sentence, published: date, spoken: Sequence[Period]) -> Line | None:
    """The words of a sentence, where one of them can belong to a period."""
    text, small = sentence.text, sentence.small
    if OPENINGS.isdisjoint(small.openings):
        return None
    parts = SEPARATOR.split(_typed(small.text))
    words = parts[::2]
    if TRIGGERS.isdisjoint(words):
        return None
    ends = list(accumulate(map(len, parts)))
    words += [""] * PADDING
    return Line(text, words, parts[1::2] + ["\n"] * PADDING, ends, published, spoken)


def _typed(small: str) -> str:
    """The same characters as they are typed, with plain blanks and dashes."""
    if not small.isascii():
        for typeset, plain in TYPESET.items():
            small = small.replace(typeset, plain)
    return small
