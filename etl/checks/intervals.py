"""Intervals come in, the interval that their arithmetic allows goes out."""

from collections.abc import Iterable
from math import inf

from etl.vocabulary import Interval


def top(interval: Interval) -> float:
    return inf if interval.high is None else interval.high


def of(low: float, high: float) -> Interval:
    return Interval(low, None if high == inf else high)


def exactly(value: float) -> Interval:
    return Interval(value, value)


def widen(interval: Interval, by: float) -> Interval:
    return of(max(0.0, interval.low - by), top(interval) + by)


def total(parts: Iterable[Interval]) -> Interval:
    parts = list(parts)
    return of(sum(part.low for part in parts), sum(top(part) for part in parts))


def less(left: Interval, right: Interval) -> Interval:
    return of(left.low - top(right), top(left) - right.low)


def over(left: Interval, right: Interval) -> Interval:
    """The quotient of two intervals of counts."""
    low = left.low / top(right) if top(right) else inf
    return of(low, top(left) / right.low if right.low else inf)


def scaled(interval: Interval, by: float, plus: float) -> Interval:
    """by * interval + plus, the ends in order."""
    ends = sorted((by * interval.low + plus, by * top(interval) + plus))
    return of(*ends)


def meet(one: Interval, other: Interval) -> bool:
    return one.low <= top(other) and other.low <= top(one)


def lies_in(inner: Interval, outer: Interval) -> bool:
    return outer.low <= inner.low and top(inner) <= top(outer)
