"""The table of weights and the signs around a number come in; how likely each indicator is goes out."""

import csv
from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Weights:
    """The kinds, the row of each sign, and the hundredths that a row gives to each kind (signs x kinds)."""

    kinds: tuple[str, ...]
    rows: dict[str, int]
    hundredths: np.ndarray


@cache
def table() -> Weights:
    """The table that ships with the program; an empty cell weighs nothing."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    cells = [[int(cell or 0) for cell in row[1:]] for row in rows]
    return Weights(
        tuple(header[1:]), {row[0]: place for place, row in enumerate(rows)}, np.array(cells)
    )


def likelihoods(own: Iterable[str], *shared: frozenset[str]) -> dict[str, float]:
    """How likely each indicator, or none of them, is by the signs: together 1; no sign stands in two sets."""
    known = table()
    sums = sum(map(_hundredths_shared, shared), _hundredths((ALWAYS, *own)))
    given = sums.tolist()
    most = max(given)
    shares = [exp((each - most) / HUNDREDTHS) for each in given]
    whole = sum(shares)
    return {kind: share / whole for kind, share in zip(known.kinds, shares, strict=True)}


def _hundredths(signs: Iterable[str]) -> np.ndarray:
    """What signs together give to each kind."""
    known = table()
    rows = [known.rows[sign] for sign in signs if sign in known.rows]
    return known.hundredths.take(rows, axis=0).sum(axis=0)


# An opening is that of every number of its text, and a sentence before that of every number of its sentence.
@lru_cache(maxsize=64)
def _hundredths_shared(signs: frozenset[str]) -> np.ndarray:
    return _hundredths(signs)
