"""An indicator and a stretch come in, the totals that sources give for it go out, each with its standing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from etl.checks import intervals, revisions
from etl.checks.corpus import Corpus
from etl.checks.readings import Stretch
from etl.checks.revisions import Printed
from etl.histories import History, Total
from etl.indicators import catalogue
from etl.vocabulary import Claim, Interval, Reason, Series


# Best first: what an agreement with a total of this standing is worth.
STANDINGS = (
    Reason.EXACT,
    Reason.AT_ITS_DATE,
    Reason.OTHER_SERIES,
    Reason.VINTAGE_NOT_HELD,
    Reason.NOT_COMPARABLE,
)

# "So far this year" allows a hundred stretches, and the figures of a text ask for the same ones again and again.
MOST_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Operand:
    """A total that something can be held against; `value` is the one to show for it.

    `years`: those that are counted as in the quarterly series, the other days as in the weekly one.
    """

    interval: Interval
    value: float
    standing: Reason
    vintage: date | None = None
    claims: tuple[Claim, ...] = ()
    years: tuple[int, ...] = ()


class _Wanted(NamedTuple):
    """The total asked for, with the history that has it and its value as it stands now."""

    corpus: Corpus
    history: History
    stretch: Stretch
    published: date
    now: Total


def official(corpus: Corpus, indicator: str, stretch: Stretch, published: date) -> list[Operand]:
    """The official totals of a stretch that a text of that day may have had, best standing first.

    None where the official series do not cover the stretch.
    """
    asked = indicator, stretch, published
    if asked not in corpus.official:
        if len(corpus.official) >= MOST_KEPT:
            corpus.official.clear()
        corpus.official[asked] = tuple(_official(corpus, indicator, stretch, published))
    return list(corpus.official[asked])


def _official(corpus: Corpus, indicator: str, stretch: Stretch, published: date) -> list[Operand]:
    history = corpus.history(indicator)
    now = history and history.between(stretch.start, stretch.end)
    if not now:
        return list(_whole_years(corpus, indicator, stretch))
    wanted = _Wanted(corpus, history, stretch, published, now)
    found = today(corpus, indicator, stretch)
    found += _at_its_date(wanted)
    found += _in_other_series(wanted)
    found += _before_revision(wanted)
    return found


def today(corpus: Corpus, indicator: str, stretch: Stretch) -> list[Operand]:
    """The total as the series has it now, alone: the first of what `official` gives, without a look for others."""
    history = corpus.history(indicator)
    now = history and history.between(stretch.start, stretch.end)
    return [Operand(now.interval, now.interval.high, Reason.EXACT, now.vintage)] if now else []


def _whole_years(corpus: Corpus, indicator: str, stretch: Stretch) -> Iterator[Operand]:
    history = corpus.history(indicator, Series.QUARTERLY)
    total = history and history.between(stretch.start, stretch.end)
    if total and total.interval.low == total.interval.high:
        yield Operand(total.interval, total.interval.low, Reason.OTHER_SERIES, total.vintage)


def _at_its_date(wanted: _Wanted) -> Iterator[Operand]:
    start, end = wanted.stretch.start, wanted.stretch.end
    for then in wanted.history.standing(start, end, wanted.published):
        if then.interval != wanted.now.interval:
            yield Operand(then.interval, then.interval.high, Reason.AT_ITS_DATE, wanted.now.vintage)


def _in_other_series(wanted: _Wanted) -> Iterator[Operand]:
    """The quarterly series gives whole years; the days beyond them are taken from the weekly one.

    Who adds up years may have some from the one and some from the other series. In a year of which
    only part is asked, the two may be apart by as much as over the whole year.
    """
    whole, parts = [], []
    for gap in _yearly_gaps(wanted):
        years, asked = gap.years, wanted.stretch
        (whole if asked.start <= years.start and years.end <= asked.end else parts).append(gap)
    yield from (_final_in(wanted, chosen) for chosen in _choices(whole))
    if parts:
        now, width = wanted.now.interval, sum(abs(gap.people) for gap in parts)
        apart = intervals.widen(now, abs(sum(gap.people for gap in whole)) + width)
        yield Operand(apart, now.high, Reason.NOT_COMPARABLE, parts[-1].vintage)


class _Gap(NamedTuple):
    """A year for which the quarterly series has more than the weekly one, or fewer."""

    years: Stretch
    people: float
    vintage: date


def _choices(gaps: list[_Gap]) -> list[tuple[_Gap, ...]]:
    """All the years as in the quarterly series, or one of several alone."""
    alone = [(gap,) for gap in gaps]
    return alone if len(gaps) < 2 else [tuple(gaps), *alone]


def _final_in(wanted: _Wanted, chosen: tuple[_Gap, ...]) -> Operand:
    now, more = wanted.now.interval, sum(gap.people for gap in chosen)
    return Operand(
        Interval(now.low + more, now.high + more),
        now.high + more,
        Reason.OTHER_SERIES,
        max(gap.vintage for gap in chosen),
        years=tuple(gap.years.start.year for gap in chosen),
    )


def _yearly_gaps(wanted: _Wanted) -> Iterator[_Gap]:
    quarterly = wanted.corpus.history(wanted.history.indicator, Series.QUARTERLY)
    for year in range(wanted.stretch.start.year, wanted.stretch.end.year + 1):
        years = Stretch(date(year, 1, 1), date(year, 12, 31))
        weekly = wanted.history.between(years.start, years.end)
        final = quarterly and quarterly.between(years.start, years.end)
        if weekly and final and final.interval != weekly.interval:
            yield _Gap(years, final.interval.low - weekly.interval.low, final.vintage)


def _was_printed(wanted: _Wanted) -> bool:
    """Whether a text of that day or before prints today's value: then no revision lies between."""
    indicator, days = wanted.history.indicator, (wanted.stretch.start, wanted.stretch.end)
    return wanted.corpus.was_printed(indicator, days, wanted.now.interval, wanted.published)


def _before_revision(wanted: _Wanted) -> Iterator[Operand]:
    gap = revisions.allowance(_as_printed(wanted))
    # What was printed is looked up only where it decides something: beside a million figures that is work.
    if gap and not _was_printed(wanted):
        now = wanted.now
        yield Operand(
            intervals.widen(now.interval, gap),
            now.interval.high,
            Reason.VINTAGE_NOT_HELD,
            now.vintage,
        )


def _as_printed(wanted: _Wanted) -> Printed:
    start, end = wanted.stretch.start, wanted.stretch.end
    history, published = wanted.history, wanted.published
    first_fresh = max(start, published - revisions.FRESH)
    fresh = history.between(first_fresh, end) if first_fresh <= end else None
    # Of a total over several years, only this year's part was ever seen to move.
    this_year = history.between(max(start, date(end.year, 1, 1)), end)
    return Printed(
        total=wanted.now.interval.high,
        this_year=this_year.interval.high,
        fresh=fresh.interval.high if fresh else 0.0,
        start=start,
        end=end,
        published=published,
        daily=history.is_daily,
        people=catalogue()[history.indicator].unit == "people",
        held=history.between(start, end, on=published).held,
        in_days_of_vintages=history.vintages_from <= published,
    )


def without_revision(found: list[Operand], printed: Iterable[Claim]) -> list[Operand]:
    """The operands less the allowance for revisions, where the text itself prints today's value.

    What the text works out, it works out from what it prints: no revision came between.
    """
    now = [operand.interval for operand in found if operand.standing is Reason.EXACT]
    if any(claim.interval == interval for claim in printed for interval in now):
        return [each for each in found if each.standing is not Reason.VINTAGE_NOT_HELD]
    return found


def stated(claims: Iterable[Claim]) -> list[Operand]:
    """The totals that claims give, each for its own period."""
    return [Operand(claim.interval, claim.value, Reason.EXACT, claims=(claim,)) for claim in claims]
