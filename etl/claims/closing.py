"""The drafts of a document come in with ends that their words leave open; they go out with every end closed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import zip_longest

from etl.claims.parts import NOWHERE, TREATY, Draft
from etl.periods.days import shifted
from etl.vocabulary import Measure, Period, Reach


# A page of official figures shows the days up to the one before; over a weekend it may lag further.
FRESH = timedelta(3)
# Small numbers repeat by chance.
FEW = 9


def close(drafts: Sequence[Draft], announced: date | None, published: date) -> list[Draft]:
    """Open counts end on the newest day that the document itself reports on, else the day before publication.

    A count of arrivals announced "on Sunday" runs to the Saturday; `announced` is the newest such day.
    """
    named = _named(drafts)
    drafts = [_repeated(draft, named) for draft in drafts]
    drafts = [_with_its_people(draft, after) for draft, after in zip_longest(drafts, drafts[1:])]
    newest = _newest_day(drafts, announced, published)
    closed = [_closed(draft, newest, published) for draft in drafts]
    return [_aligned(draft, newest) for draft in closed]


def _repeated(draft: Draft, named: Mapping[tuple, Period]) -> Draft:
    """A figure without days of its own, in a headline say, has those that the text names where it repeats it."""
    period = named.get(_meaning(draft)) if draft.quantity.value > FEW else None
    if period is None or (draft.period and draft.period.span.exact):
        return draft
    return draft.with_period(replace(period, span=NOWHERE))


def _with_its_people(draft: Draft, after: Draft | None) -> Draft:
    """ "NINE BOATS, 425 PEOPLE": boats without days have those of the people told right behind them."""
    if draft.period or draft.indicator != "boats" or after is None:
        return draft
    paired = after.reading is draft.reading and after.indicator == "arrivals"
    return draft.with_period(after.period) if paired else draft


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
    return (announced if announced and announced < published else published) - timedelta(1)


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
    return replace(changed, base=_same_point(draft.base, newest))


def _same_point(period: Period | None, newest: date) -> Period | None:
    if period is None or period.reach is not Reach.SAME_POINT:
        return period
    end = shifted(newest, period.end.year - newest.year)
    return replace(period, end=max(period.start, end))
