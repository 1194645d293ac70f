"""The drafts of a document come in with ends that their words leave open; they go out with every end closed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from etl.claims.dating.totals import is_year
from etl.claims.parts import NOWHERE, TREATY, Draft
from etl.periods.days import shifted
from etl.vocabulary import Basis, Measure, Period, Reach


# A page of official figures shows the days up to the one before; over a weekend it may lag further.
FRESH = timedelta(3)
# What was announced weeks ago tells of no open count.
RECENT = timedelta(7)
# What reviews the months before comes out so long after them; it tells of them in several figures.
QUARTER = timedelta(20), timedelta(130)
MONTHS, SEVERAL = 80, 2
# "..., and 60,796 since": a second count in the same breath.
AND = re.compile(r"(?:,[ ]|[ ])and[ ](?:\w+[ ]){0,2}$")
# "In seven years", and how many figures back they may be listed.
YEARS = re.compile(r"(?:\b[a-z]{1,12}[ ]){0,2}\b[\w-]{1,16}[ ]years", re.IGNORECASE)
LISTED, FRESH_YEAR = 40, timedelta(40)
COUNT = Measure.COUNT
WHOLE_YEARS = (364, 365)
# Small numbers repeat by chance.
FEW = 9


def close(
    drafts: Sequence[Draft], announced: date | None, quiet: date | None, published: date
) -> list[Draft]:
    """Open counts end on the newest day that the document itself reports on, else the day before publication.

    A count of arrivals announced "on Sunday" runs to the Saturday; `announced` is the newest such day. `quiet` is
    the newest day on which nobody came.
    """
    named = _named(drafts)
    repeated = [_repeated(draft, named) for draft in drafts]
    drafts = [
        _along(*told)
        for told in zip(drafts, repeated, [None, *drafts], [None, *repeated], strict=False)
    ]
    drafts = [_with_its_people(draft, after) for draft, after in zip_longest(drafts, drafts[1:])]
    drafts = [
        _summed(draft, drafts[max(0, place - LISTED) : place]) for place, draft in enumerate(drafts)
    ]
    drafts = [
        _joined(draft, before) for draft, before in zip(drafts, [None, *drafts], strict=False)
    ]
    newest = _newest_day(drafts, announced, published)
    newest = quiet if quiet and newest < quiet < published else newest
    closed = [_closed(draft, newest, published) for draft in drafts]
    return [_aligned(draft, newest) for draft in closed]


def _repeated(draft: Draft, named: Mapping[tuple, Period]) -> Draft:
    """A figure without days of its own, in a headline say, has those that the text names where it repeats it."""
    period = named.get(_meaning(draft)) if draft.quantity.value > FEW else None
    if period is None or (draft.period and draft.period.span.exact):
        return draft
    return draft.with_period(replace(period, span=NOWHERE))


def _along(draft: Draft, now: Draft, before: Draft | None, before_now: Draft | None) -> Draft:
    """ "1,250 people came in 36 boats": where the people have other days now, so have their boats."""
    if before is None or before_now is None or before.reading is not draft.reading:
        return now
    moved = before_now.period is not before.period and before.period == draft.period
    return now.with_period(before_now.period) if moved and draft.indicator == "boats" else now


def _with_its_people(draft: Draft, after: Draft | None) -> Draft:
    """ "NINE BOATS, 425 PEOPLE": boats without days have those of the people told right behind them."""
    if draft.period or draft.indicator != "boats" or after is None:
        return draft
    paired = after.reading is draft.reading and after.indicator == "arrivals"
    return draft.with_period(after.period) if paired else draft


def _joined(draft: Draft, before: Draft | None) -> Draft:
    """ "9,000 this year through 5 November, and 60,000 since the election": both run to the day named."""
    if before is None or before.reading is not draft.reading or not before.period:
        return draft
    alike = (before.indicator, before.measure) == (draft.indicator, draft.measure)
    is_open = draft.period is not None and draft.period.reach is Reach.SINCE
    stated = before.period.basis is Basis.STATED and before.period.end > before.period.start
    if not (alike and is_open and stated and AND.search(draft.reading.before(draft.quantity, 24))):
        return draft
    if not before.period.start <= draft.period.end or before.period.end < draft.period.start:
        return draft
    return draft.with_period(
        replace(draft.period, end=before.period.end, basis=Basis.STATED, reach=Reach.UNTIL)
    )


def _summed(draft: Draft, earlier: Sequence[Draft]) -> Draft:
    """ "2022: 45,755. 2023: 29,437. 2024: 36,816. That makes 112,008 in three years": the years just listed."""
    period = draft.period
    if period is None or not YEARS.fullmatch(period.span.exact) or draft.measure is not COUNT:
        return draft
    count = round((period.end - period.start).days / 365.25)
    told = [d.period for d in earlier if _meaning(d)[:2] == _meaning(draft)[:2]]
    years = sorted({p.end.year for p in told if p and is_year(p) and p.start.year == p.end.year})
    row = years[-count:]
    if count < SEVERAL or len(row) < count or row[-1] - row[0] != count - 1:
        return draft
    if abs(period.end - date(row[-1], 12, 31)) > FRESH_YEAR:
        return draft
    listed = replace(period, start=date(row[0], 1, 1), end=date(row[-1], 12, 31))
    return draft.with_period(replace(listed, basis=Basis.STATED, reach=Reach.DAYS))


def _meaning(draft: Draft) -> tuple[str, str, float]:
    return draft.indicator, draft.measure, draft.quantity.value


def _named(drafts: Sequence[Draft]) -> dict[tuple, Period]:
    """The first days that the text names for each figure."""
    held = reversed([d for d in drafts if d.period and d.period.span.exact])
    return {_meaning(draft): draft.period for draft in held if draft.period}


def _newest_day(drafts: Sequence[Draft], announced: date | None, published: date) -> date:
    reported = [
        draft.period.end
        for draft in drafts
        if draft.period and draft.period.reach in (Reach.DAYS, Reach.UNTIL)
        if draft.indicator in ("arrivals", "boats")
        and draft.measure is Measure.COUNT
        and not draft.subset
        if published - FRESH <= draft.period.end < published
    ]
    if reported:
        return max(reported)
    reviewed = _end_of_review(drafts, published)
    if reviewed:
        return reviewed
    fresh = announced and published - RECENT <= announced < published
    return (announced if announced and fresh else published) - timedelta(1)


def _end_of_review(drafts: Sequence[Draft], published: date) -> date | None:
    """ "In the year to June 43,309 arrived. Since 2018, 172,000 have": a review of months ends with them.

    It names no day since, and no count that is still running.
    """
    known = [d.period for d in drafts if d.period and d.indicator in ("arrivals", "boats")]
    if any(period.reach is Reach.SO_FAR for period in known):
        return None
    ends = [p.end for p in known if p.reach in (Reach.DAYS, Reach.UNTIL)]
    newest = max(ends, default=None)
    long = [p for p in known if p.end == newest and p.reach is Reach.DAYS and _is_long(p)]
    if newest is None or len(long) < SEVERAL:
        return None
    is_month_end = (newest + timedelta(1)).day == 1
    return newest if is_month_end and QUARTER[0] <= published - newest <= QUARTER[1] else None


def _is_long(period: Period) -> bool:
    return (period.end - period.start).days > MONTHS


def _closed(draft: Draft, newest: date, published: date) -> Draft:
    period = draft.period
    if (
        period is None
        or period.reach not in (Reach.SINCE, Reach.SO_FAR)
        or draft.indicator in TREATY
    ):
        return draft
    if period.end != published - timedelta(1) or newest < period.start:
        return draft
    return draft.with_period(replace(period, end=newest))


def _aligned(draft: Draft, newest: date) -> Draft:
    """The same point of an earlier year is the day that the document's own count ends on."""
    changed = draft.with_period(_same_point(draft.period, newest))
    of_year = draft.period and draft.period.end.year == newest.year
    end = draft.period.end if draft.period and of_year else newest
    base = _same_point(draft.base, min(end, newest))
    return changed if base is draft.base else replace(changed, base=base)


def _same_point(period: Period | None, newest: date) -> Period | None:
    if period is None or period.reach is not Reach.SAME_POINT:
        return period
    if (period.end - period.start).days in WHOLE_YEARS and period.start.month > 1:
        # "65 aboard in the year to June, compared with 56 a year ago": of twelve months.
        return period
    end = shifted(newest, period.end.year - newest.year)
    return replace(period, end=max(period.start, end))
