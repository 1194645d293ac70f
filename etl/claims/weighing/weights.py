"""The table of weights and the signs around a number come in; how likely each indicator is goes out."""

import csv
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from pathlib import Path
from sys import intern


TABLE = Path(__file__).with_name("weights.csv")
# The kind of a number that is no figure of ours; and the sign that stands around every number.
NONE = "none"
ALWAYS = "always"
# Weights are whole numbers, so that their sum is the same in whatever order signs come.
HUNDREDTHS = 100
# Words by the heading that makes a sign of each, or signs that are whole without one.
Headed = Mapping[str, Sequence[str]]
WHOLE = ""
HEADINGS = (
    *("sentence", "clause", "before", "behind", "next before", "next behind", "two before"),
    *("two behind", "opening", "sentence before"),
)
# Bits for the sum of one kind in a number that holds those of all.
BITS = 32


@dataclass(frozen=True, slots=True)
class Weights:
    """The kinds, and by a heading and the word behind it what their sign gives to each kind.

    A row of hundredths is one number, in which each kind has bits of its own: to add such numbers adds the rows.
    `middle` lifts the sums of all kinds above nothing, so that no kind borrows from the next.
    """

    kinds: tuple[str, ...]
    rows: Mapping[str, Mapping[str, int]]
    middle: int


@cache
def table() -> Weights:
    """The table that ships with the program; an empty cell weighs nothing."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        (_, *kinds), *lines = csv.reader(file)
    rows: dict[str, dict[str, int]] = {heading: {} for heading in (WHOLE, *HEADINGS)}
    for sign, *cells in lines:
        heading, _, word = sign.rpartition(" ")
        if heading not in HEADINGS:
            heading, word = WHOLE, sign
        rows[heading][intern(word)] = _together([int(cell or 0) for cell in cells])
    return Weights(tuple(kinds), rows, _together([1 << BITS - 1] * len(kinds)))


def _together(row: Sequence[int]) -> int:
    return sum(hundredths << BITS * place for place, hundredths in enumerate(row))


def likelihoods(own: Headed, shared: Headed) -> dict[str, float]:
    """How likely each indicator, or none of them, is by the signs: together 1; no heading stands in both."""
    known = table()
    total = known.middle + known.rows[WHOLE][ALWAYS]
    total += sum([_given(heading, words) for heading, words in own.items()])
    total += sum([_given_to_many(heading, words) for heading, words in shared.items()])
    many = len(known.kinds)
    given = struct.unpack(f"<{many}I", total.to_bytes(many * BITS // 8, "little"))
    most = max(given)
    shares = [exp((each - most) / HUNDREDTHS) for each in given]
    whole = sum(shares)
    return {kind: share / whole for kind, share in zip(known.kinds, shares, strict=True)}


def _given(heading: str, words: Sequence[str]) -> int:
    """What words give to each kind; a word that is there twice is one sign."""
    rows = table().rows[heading]
    return sum(map(rows.__getitem__, rows.keys() & words))


# An opening is that of every number of its text, and a sentence before that of every number of its sentence.
_given_to_many = lru_cache(maxsize=64)(_given)
