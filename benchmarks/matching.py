"""Annotated figures and the claims that were read come in, which of them meet goes out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose

from benchmarks.annotations import Aside, Figure
from etl.vocabulary import Claim, Number


# A total so far may end on the day of print or on the newest day that was published by then.
DAYS_APART = 3


@dataclass(frozen=True, slots=True)
class Pair:
    """An annotated figure, the claims on its characters, and the one of them that reads it right."""

    figure: Figure
    hits: tuple[Claim, ...]
    right: Claim | None

    @property
    def missed(self) -> bool:
        return not self.hits

    @property
    def wrong(self) -> bool:
        """Its characters were read as another figure."""
        return bool(self.hits) and self.right is None


@dataclass(frozen=True, slots=True)
class Matched:
    """Every annotated figure with what was read of it, and the claims that no figure lies under."""

    pairs: tuple[Pair, ...]
    strays: tuple[Claim, ...]

    @property
    def counted(self) -> list[Pair]:
        """The pairs that count: what is optional is neither missed nor false."""
        return [each for each in self.pairs if not each.figure.optional]

    @property
    def false(self) -> list[Claim]:
        """The claims that are no figure of the text, or another one than it reports."""
        return [*self.strays, *(each.hits[0] for each in self.counted if each.wrong)]


def match(figures: Iterable[Figure], claims: Iterable[Claim]) -> Matched:
    """Hold the claims against the figures, document by document."""
    by_document = defaultdict(list)
    for claim in claims:
        by_document[claim.document_id].append(claim)
    pairs = tuple(pair(figure, by_document[figure.document_id]) for figure in figures)
    used = {claim.claim_id for each in pairs for claim in each.hits}
    every = (claim for found in by_document.values() for claim in found)
    return Matched(pairs, tuple(claim for claim in every if claim.claim_id not in used))


def together(parts: Iterable[Matched]) -> Matched:
    """Several sets as one."""
    every = list(parts)
    return Matched(
        tuple(pair for each in every for pair in each.pairs),
        tuple(claim for each in every for claim in each.strays),
    )


def pair(figure: Figure, claims: Sequence[Claim]) -> Pair:
    """One figure with the claims of its document."""
    hits = tuple(claim for claim in claims if overlap(claim, figure))
    return Pair(figure, hits, next((claim for claim in hits if same(claim, figure)), None))


def overlap(read: Claim | Number, annotated: Figure | Aside) -> bool:
    """Whether the two share a character; a statement has none."""
    return read.start is not None and read.start < annotated.end and read.end > annotated.start


def same(claim: Claim, figure: Figure) -> bool:
    return (
        isclose(claim.value, figure.value, rel_tol=1e-6, abs_tol=1e-6)
        and claim.indicator == figure.indicator
        and claim.measure == figure.measure
    )


def same_days(claim: Claim, figure: Figure) -> bool:
    return near(claim.period_start, figure.period_start) and near(
        claim.period_end, figure.period_end
    )


def same_base(claim: Claim, figure: Figure) -> bool:
    return near(claim.base_start, figure.base_start) and near(claim.base_end, figure.base_end)


def on(annotated: Figure | Aside, numbers: Iterable[Number]) -> list[Number]:
    """The numbers of the same document that stand on its characters."""
    return [
        number
        for number in numbers
        if number.document_id == annotated.document_id and overlap(number, annotated)
    ]


def near(one: date | None, other: date | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs((one - other).days) <= DAYS_APART


# What a figure that was read right may still have otherwise than annotated.
PARTS = {
    "bound": lambda claim, figure: claim.bound == figure.bound,
    "period": same_days,
    "subset": lambda claim, figure: bool(claim.subset) == bool(figure.subset),
    "direction": lambda claim, figure: claim.direction == figure.direction,
    "base": same_base,
}
