"""The table of weights and the signs around a number come in; how likely each indicator is goes out."""

import csv
from collections.abc import Iterable
from functools import cache
from math import exp
from pathlib import Path


TABLE = Path(__file__).with_name("weights.csv")
# The kind of a number that is no figure of ours; and the sign that stands around every number.
NONE = "none"
ALWAYS = "always"
# Weights are whole numbers, so that their sum is the same in whatever order signs come.
HUNDREDTHS = 100


@cache
def table() -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """The kinds in their order, and by sign the hundredths that it gives to each; 0 where a cell is empty."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return tuple(header[1:]), {sign: tuple(int(c or 0) for c in cells) for sign, *cells in rows}


def likelihoods(signs: Iterable[str]) -> dict[str, float]:
    """How likely each indicator, or none of them, is by the signs: together 1."""
    kinds, weights = table()
    known = [weights[sign] for sign in (ALWAYS, *signs) if sign in weights]
    sums = [sum(of_kind) for of_kind in zip(*known, strict=True)]
    highest = max(sums)
    shares = [exp((each - highest) / HUNDREDTHS) for each in sums]
    whole = sum(shares)
    return {kind: share / whole for kind, share in zip(kinds, shares, strict=True)}
