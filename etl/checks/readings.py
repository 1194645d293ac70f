"""A claim comes in, every stretch of days that its wording allows goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from etl.open_ends import OPEN_DAYS, as_of, last_days, moved
from etl.vocabulary import Basis, Claim


DAY = timedelta(days=1)

# Lengths of a stretch that rolls along with the day of publication: a day, a week, a month, a year.
ROLLING = frozenset({1, 7, 28, 29, 30, 31, 365, 366})


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from the first to the last, both included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def stretches(claim: Claim, published: date) -> list[Stretch]:
    """The period of a claim whose days are known first, then the others that it may mean."""
    own = Stretch(claim.period_start, claim.period_end)
    return list(dict.fromkeys([own, *_others(claim, own, published)]))


def _others(claim: Claim, own: Stretch, published: date) -> Iterator[Stretch]:
    # "So far in 2025", read as the whole year, can only run to the day it was printed.
    if claim.period_basis is Basis.STATED and own.end < published:
        return
    # "It takes the number in July to 686": a paper of 8 July has the 7th, though its month runs to the day.
    first, last = last_days(claim, published)
    told_on = as_of(claim, published)
    first = min(first, max(own.start, told_on - OPEN_DAYS))
    end = min(last, told_on)
    while end >= first:
        yield Stretch(own.start, end)
        if own.days in ROLLING and claim.period_basis is Basis.INFERRED:
            yield Stretch(end - (own.days - 1) * DAY, end)
        end -= DAY


def bases(claim: Claim, own: Stretch, newer: Stretch) -> list[Stretch]:
    """The older stretches that a claim on `newer` may be held against, the stated one first.

    Where the base is the same stretch of an earlier year, it moves along with the newer one.
    """
    if claim.base_start is None or claim.base_end is None or claim.base_start > claim.base_end:
        return []
    stated = Stretch(claim.base_start, claim.base_end)
    years = own.start.year - stated.start.year
    if years and same_day_of_year(stated.start, own.start) and stated.end.year < own.end.year:
        is_same_part = abs((stated.end - moved(own.end, -years)).days) <= 3
        if is_same_part and own.days < 365:
            return list(dict.fromkeys([stated, Stretch(stated.start, moved(newer.end, -years))]))
    return [stated]


def same_day_of_year(one: date, other: date) -> bool:
    return (one.month, one.day) == (other.month, other.day)
