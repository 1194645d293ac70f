"""Observations come in, Histories go out: the official total of any period, now and as it stood."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import nan

from etl.vocabulary import Interval, Observation, Series


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


# Values of successive slots, told by the slot where each first holds: editions change them rarely.
Runs = tuple[tuple[int, date], ...]
Asked = tuple[date, date, date | None]


@dataclass(frozen=True, slots=True)
class History:
    """The cumulative history of one indicator in one series.

    Checks ask for the same totals over and over: what was answered once is kept as long as the history is.
    """

    series: Series
    indicator: str
    slots: tuple[Slot, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sums: tuple[float, ...]
    gaps: tuple[int, ...]
    revised: tuple[int, ...]
    # By day: the sum of the slots that end before it, and of those that begin by then.
    sums_before: dict[int, float] = field(repr=False)
    sums_up_to: dict[int, float] = field(repr=False)
    held_from: Runs
    standing_from: Runs
    answers: dict[Asked, tuple[Total, ...]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def first_day(self) -> date:
        return date.fromordinal(self.starts[0])

    @property
    def last_day(self) -> date:
        return date.fromordinal(self.ends[-1])

    @property
    def vintages_from(self) -> date:
        """The oldest edition held; single values may be known from before."""
        return self.held_from[0][1]

    @property
    def is_daily(self) -> bool:
        return self.slots[0].start == self.slots[0].end

    def between(self, start: date, end: date, on: date | None = None) -> Total | None:
        """The total of a period as it stands now, or as it stood `on` a day; None: not recorded."""
        found = self.standing(start, end, on)
        return found[0] if found else None

    def standing(self, start: date, end: date, on: date | None) -> tuple[Total, ...]:
        """The totals that can have stood on a day: newer slots may wait longer for a revision.

        The day of a revision is known only to lie between two editions. The year to date printed on
        7 September 2025, 30,100, has the later value of 31 May and the first one of 6 September.
        """
        asked = start, end, on
        if asked not in self.answers:
            self.answers[asked] = tuple(self._standing(start, end, on))
        return self.answers[asked]

    def _standing(self, start: date, end: date, on: date | None) -> Iterator[Total]:
        first = bisect_left(self.ends, start.toordinal())
        last = bisect_right(self.starts, end.toordinal())
        if not self._covers(first, last, start, end):
            return
        inner_first = first + (self.starts[first] < start.toordinal())
        inner_last = last - (self.ends[last - 1] > end.toordinal())
        vintage = _latest(self.standing_from, first, last)
        held = on is None or _latest(self.held_from, first, last) <= on
        cuts = [first, *(index + 1 for index in self.revised if on and first <= index < last)]
        for cut in cuts:
            low = self._sum(inner_first, max(inner_first, inner_last), on, cut)
            yield Total(Interval(low, self._sum(first, last, on, cut)), vintage, held)

    def giving(self, value: float, days: Iterable[tuple[int, int]]) -> Iterator[tuple[date, date]]:
        """Of stretches, told by the ordinals of their first and last days, those with this very total now."""
        before, up_to = self.sums_before, self.sums_up_to
        for start, end in days:
            # Of a hundred stretches hardly one has the total: the others cost a subtraction.
            if up_to.get(end, nan) - before.get(start, nan) == value:
                first, last = date.fromordinal(start), date.fromordinal(end)
                total = self.between(first, last)
                if total and total.interval.low == value:
                    yield first, last

    def reached(self, start: date, value: float) -> date | None:
        """The day on which the total counted from `start` reached a value; None: never, or not recorded."""
        first = bisect_left(self.starts, start.toordinal())
        if first == len(self.starts) or self.starts[first] != start.toordinal():
            return None
        slot = bisect_left(self.sums, self.sums[first] + value, lo=first + 1) - 1
        if slot == len(self.slots) or self.gaps[slot] != self.gaps[first]:
            return None
        return date.fromordinal(self.ends[slot])

    def _covers(self, first: int, last: int, start: date, end: date) -> bool:
        return (
            first < last
            and self.starts[first] <= start.toordinal()
            and end.toordinal() <= self.ends[last - 1]
            and self.gaps[last - 1] == self.gaps[first]
        )

    def _sum(self, first: int, last: int, on: date | None, cut: int) -> float:
        """The slots from `cut` on as they stood, those before it as they stand now."""
        changed = (
            self.slots[index].value(on) - self.slots[index].value(None)
            for index in self.revised
            if on is not None and max(first, cut) <= index < last
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
    return min(seen.period_end - seen.period_start, timedelta(days=364))


def _history(series: Series, indicator: str, observations: Sequence[Observation]) -> History:
    slots = _slots(observations)
    sums = tuple(accumulate((slot.value(None) for slot in slots), initial=0.0))
    return History(
        series=series,
        indicator=indicator,
        slots=slots,
        starts=tuple(slot.start for slot in slots),
        ends=tuple(slot.end for slot in slots),
        sums=sums,
        gaps=tuple(
            accumulate((after.start != slot.end + 1 for slot, after in pairwise(slots)), initial=0)
        ),
        revised=tuple(index for index, slot in enumerate(slots) if len(slot.versions) > 1),
        sums_before=_by_day(slots, sums),
        sums_up_to=_by_day(slots, sums[1:]),
        held_from=_runs(slot.versions[0].vintage_from for slot in slots),
        standing_from=_runs(slot.versions[-1].vintage_from for slot in slots),
    )


def _by_day(slots: Sequence[Slot], sums: Iterable[float]) -> dict[int, float]:
    """The sum of each slot for every day of it."""
    return {
        day: sum_
        for slot, sum_ in zip(slots, sums, strict=False)
        for day in range(slot.start, slot.end + 1)
    }


def _runs(values: Iterable[date]) -> Runs:
    runs: list[tuple[int, date]] = []
    for index, value in enumerate(values):
        if not runs or runs[-1][1] != value:
            runs.append((index, value))
    return tuple(runs)


def _latest(runs: Runs, first: int, last: int) -> date:
    """The latest of the values of the slots from `first` up to `last`."""
    start = bisect_right(runs, first, key=lambda run: run[0]) - 1
    stop = bisect_left(runs, last, key=lambda run: run[0])
    return max(value for _, value in runs[start:stop])


def _slots(observations: Iterable[Observation]) -> tuple[Slot, ...]:
    versions = defaultdict(list)
    for seen in observations:
        versions[seen.period_start, seen.period_end].append(seen)
    return tuple(
        Slot(start.toordinal(), end.toordinal(), _in_order(versions[start, end]))
        for start, end in sorted(versions)
    )


def _in_order(versions: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(sorted(versions, key=lambda seen: seen.vintage_from))
