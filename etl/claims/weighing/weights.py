"""The table of weights and the signs around a number come in; how likely each indicator is goes out."""

import csv
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import exp
from pathlib import Path

import numpy as np


TABLE = Path(__file__).with_name("weights.csv")
# The kind of a number that is no figure of ours; and the sign that stands around every number.
NONE = "none"
ALWAYS = "always"
# Weights are whole numbers, so that their sum is the same in whatever order signs come.
HUNDREDTHS = 100
# Words by the heading that makes a sign of each, or signs that are whole without one.
Headed = Mapping[str, Sequence[str]]
WHOLE = ""
NO_ROWS: Mapping[str, int] = {}


@dataclass(frozen=True, slots=True)
class Weights:
    """The kinds, the row of each sign, and the hundredths that a row gives to each kind (signs x kinds).

    Rows are found by a heading and the word behind it, the last of the sign, or by the whole sign.
    """

    kinds: tuple[str, ...]
    rows: Mapping[str, Mapping[str, int]]
    hundredths: np.ndarray


@cache
def table() -> Weights:
    """The table that ships with the program; an empty cell weighs nothing."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)
    rows: dict[str, dict[str, int]] = defaultdict(dict)
    for place, (sign, *_) in enumerate(lines):
        heading, _, word = sign.rpartition(" ")
        rows[heading][word] = rows[WHOLE][sign] = place
    cells = [[int(cell or 0) for cell in line[1:]] for line in lines]
    return Weights(tuple(header[1:]), dict(rows), np.array(cells))


def likelihoods(own: Headed, shared: Headed) -> dict[str, float]:
    """How likely each indicator, or none of them, is by the signs: together 1; no heading stands in both."""
    known = table()
    sums = _hundredths(own)
    for heading, words in shared.items():
        sums += _hundredths_shared(heading, words)
    given = (sums + _hundredths_shared(WHOLE, (ALWAYS,))).tolist()
    most = max(given)
    shares = [exp((each - most) / HUNDREDTHS) for each in given]
    whole = sum(shares)
    return {kind: share / whole for kind, share in zip(known.kinds, shares, strict=True)}


def _hundredths(headed: Headed) -> np.ndarray:
    """What signs together give to each kind; a word that is there twice is one sign."""
    known = table()
    rows: set[int | None] = set()
    for heading, words in headed.items():
        rows.update(map(known.rows.get(heading, NO_ROWS).get, words))
    rows.discard(None)
    return known.hundredths.take(list(rows), axis=0).sum(axis=0)


# An opening is that of every number of its text, and a sentence before that of every number of its sentence.
@lru_cache(maxsize=64)
def _hundredths_shared(heading: str, words: Sequence[str]) -> np.ndarray:
    return _hundredths({heading: words})
