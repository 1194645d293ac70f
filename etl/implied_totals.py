"""Documents and claims come in; between which totals they together leave room, day by day, goes out as rows."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, pairwise
from operator import itemgetter

from etl.checks.corpus import LOOSELY_DEFINED
from etl.checks.cumulative_counts import Implied, contradictory, implied
from etl.indicators import catalogue
from etl.vocabulary import Claim, Document, Finding, ImpliedTotal


DAY = timedelta(days=1)

Stretch = tuple[date, date, float, float | None]


def find(
    documents: Sequence[Document], claims: Iterable[Claim], findings: Iterable[Finding] = ()
) -> Iterator[ImpliedTotal]:
    """The rows of every indicator that lives by what its sources say alone.

    What findings call contradictory is left out, and what else contradicts itself.
    """
    out = contradictory(findings)
    left = [claim for claim in claims if claim.claim_id not in out]
    for code, indicator in catalogue().items():
        if not indicator.official and code not in LOOSELY_DEFINED:
            yield from rows(code, implied(left, code, documents))


def rows(indicator: str, named: Sequence[Implied]) -> Iterator[ImpliedTotal]:
    """The bounds of named days as rows without a gap; days that follow with the same bounds are one row."""
    if not named:
        return
    # The day before the first that is counted, by which the total is 0.
    counted_from = named[0].day + DAY
    for (low, high), together in groupby(_stretches(named), key=itemgetter(2, 3)):
        first, *others = together
        last = others[-1] if others else first
        yield ImpliedTotal(indicator, counted_from, first[0], last[1], low, high)


def _stretches(named: Iterable[Implied]) -> Iterator[Stretch]:
    """Each named day, and before it the days since the last one: a count that never falls is by
    then no lower than it was and no higher than it will be."""
    for before, after in pairwise(named):
        if after.day - before.day > DAY:
            yield before.day + DAY, after.day - DAY, before.low, after.high
        yield after.day, after.day, after.low, after.high
