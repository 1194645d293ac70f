"""Observations come in, Histories go out: the official total of any period, now and as it stood."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

from etl.vocabulary import Interval, Observation, Series, Status


def _printed(day: date, indicator: str, value: float, until: date) -> Observation:
    after = day + timedelta(days=1)
    return Observation(Series.WEEKLY, indicator, day, day, value, Status.PROVISIONAL, after, until)


# Values known from print, older than the oldest spreadsheet held. The year to date printed on
# 7 September 2025 (30,100) already had the later value for 31 May.
FIRST_PRINTED = (
    _printed(date(2025, 5, 31), "arrivals", 1194, date(2025, 9, 6)),
    _printed(date(2025, 9, 6), "arrivals", 1097, date(2025, 11, 13)),
    _printed(date(2025, 9, 6), "boats", 17, date(2025, 11, 13)),
)


@dataclass(frozen=True, slots=True)
class Total:
    """What a series gives for a period; two ends where its own periods do not fit the one asked."""

    interval: Interval
    vintage: date
    held: bool


@dataclass(frozen=True, slots=True)
class Slot:
    """One day, week or year of a series, with every value that has stood for it, oldest first."""

    start: int
    end: int
    versions: tuple[Observation, ...]

    def value(self, on: date | None) -> float:
        """The value that stood on a day, None for now; before the first one known, the first."""
        if on is None:
            return self.versions[-1].value
        standing = [version for version in self.versions if version.vintage_from <= on]
        return (standing or self.versions)[-1 if standing else 0].value


@dataclass(frozen=True, slots=True)
class History:
    """The cumulative history of one indicator in one series."""

    series: Series
    indicator: str
    slots: tuple[Slot, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sums: tuple[float, ...]
    gaps: tuple[int, ...]
    revised: tuple[int, ...]
    held_from: tuple[date, ...]

    @property
    def first_day(self) -> date:
        return date.fromordinal(self.starts[0])

    @property
    def last_day(self) -> date:
        return date.fromordinal(self.ends[-1])

    def between(self, start: date, end: date, on: date | None = None) -> Total | None:
        """The total of a period as it stands now, or as it stood `on` a day; None: not recorded."""
        first = bisect_left(self.ends, start.toordinal())
        last = bisect_right(self.starts, end.toordinal())
        if not self._covers(first, last, start, end):
            return None
        inner_first = first + (self.starts[first] < start.toordinal())
        inner_last = last - (self.ends[last - 1] > end.toordinal())
        low = self._sum(inner_first, inner_last, on) if inner_first < inner_last else 0.0
        vintage = max(slot.versions[-1].vintage_from for slot in self.slots[first:last])
        held = on is None or max(self.held_from[first:last]) <= on
        return Total(Interval(low, self._sum(first, last, on)), vintage, held)

    def _covers(self, first: int, last: int, start: date, end: date) -> bool:
        return (
            first < last
            and self.starts[first] <= start.toordinal()
            and end.toordinal() <= self.ends[last - 1]
            and self.gaps[last - 1] == self.gaps[first]
        )

    def _sum(self, first: int, last: int, on: date | None) -> float:
        changed = (
            self.slots[index].value(on) - self.slots[index].value(None)
            for index in self.revised
            if on is not None and first <= index < last
        )
        return self.sums[last] - self.sums[first] + sum(changed)


Histories = dict[tuple[Series, str], History]


def collect(observations: Iterable[Observation]) -> Histories:
    """One History for each series and indicator that has a recorded value."""
    sorted_in = defaultdict(list)
    for seen in observations:
        if seen.value is not None:
            sorted_in[seen.series, seen.indicator].append(seen)
    return {key: _history(*key, _finest(values)) for key, values in sorted_in.items()}


def _finest(observations: Sequence[Observation]) -> list[Observation]:
    """The observations of the shortest period: weekly sums of a daily series say nothing new."""
    shortest = min(_length(seen) for seen in observations)
    return [seen for seen in observations if _length(seen) == shortest]


def _length(seen: Observation) -> timedelta:
    # A leap year is a day longer than other years and yet the same kind of period.
    length = seen.period_end - seen.period_start
    return min(length, timedelta(days=364)) if length.days > 300 else length


def _history(series: Series, indicator: str, observations: Sequence[Observation]) -> History:
    slots = _slots(series, indicator, observations)
    return History(
        series=series,
        indicator=indicator,
        slots=slots,
        starts=tuple(slot.start for slot in slots),
        ends=tuple(slot.end for slot in slots),
        sums=tuple(accumulate((slot.value(None) for slot in slots), initial=0.0)),
        gaps=tuple(
            accumulate((after.start != slot.end + 1 for slot, after in pairwise(slots)), initial=0)
        ),
        revised=tuple(index for index, slot in enumerate(slots) if len(slot.versions) > 1),
        held_from=tuple(_held_from(slot) for slot in slots),
    )


def _slots(series: Series, indicator: str, observations: Iterable[Observation]) -> tuple[Slot, ...]:
    versions = defaultdict(list)
    for seen in observations:
        versions[seen.period_start, seen.period_end].append(seen)
    for seen in FIRST_PRINTED:
        place = (seen.period_start, seen.period_end)
        if (seen.series, seen.indicator) == (series, indicator) and place in versions:
            versions[place].append(seen)
    return tuple(
        Slot(start.toordinal(), end.toordinal(), _in_order(versions[start, end]))
        for start, end in sorted(versions)
    )


def _in_order(versions: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(versions, key=lambda seen: seen.vintage_from))


def _held_from(slot: Slot) -> date:
    return next(seen for seen in slot.versions if seen not in FIRST_PRINTED).vintage_from
