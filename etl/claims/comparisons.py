"""A difference or percentage in its reading comes in; the stretch and the base it compares go out."""

import re
from collections.abc import Sequence
from datetime import date

from etl.claims import mentions
from etl.claims.attachment import GOES_ON, year_to_date
from etl.claims.parts import Draft, Reading
from etl.periods.days import shifted
from etl.vocabulary import Measure, Period, Quantity, Reach


WHOLE = re.compile(r"\b(?:whole|all|entire|total|full)\b", re.IGNORECASE)


def periods(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft], published: date
) -> tuple[Period | None, Period | None]:
    """The newer stretch and the older one it is compared with."""
    newest = _gone_on_from(reading, indicator, earlier) or _newest_count(indicator, earlier)
    base = _base(reading, quantity, newest)
    own = [period for period in reading.periods if period is not base]
    own = [period for period in own if not mentions.is_compared_with(reading, period)]
    newer = next((period for period in own if base and period.end > base.end), None)
    newer = newer or newest or year_to_date(date(published.year, 1, 1), published)
    return newer, _same_window(base, newer, reading, quantity) if base else None


def _base(reading: Reading, quantity: Quantity, newest: Period | None) -> Period | None:
    """The period named behind the number, else an older one named before it."""
    behind = [period for period in reading.periods if period.span.start > quantity.span.start]
    if behind:
        return behind[0]
    before = [period for period in reading.periods if period.span.start < quantity.span.start]
    older = [period for period in before if newest and period.end < newest.end]
    return older[-1] if older else None


def _gone_on_from(reading: Reading, indicator: str, earlier: Sequence[Draft]) -> Period | None:
    """ "This is 82 short" speaks of the figure just before."""
    last = earlier[-1] if earlier and GOES_ON.search(reading.sentence.text) else None
    return (
        last.period
        if last and last.indicator == indicator and last.measure is Measure.COUNT
        else None
    )


def _newest_count(indicator: str, earlier: Sequence[Draft]) -> Period | None:
    periods = [
        draft.period
        for draft in earlier
        if draft.period
        and draft.indicator == indicator
        and draft.measure is Measure.COUNT
        and not draft.subset
    ]
    return max(periods, key=lambda period: (period.end, period.end - period.start), default=None)


def _same_window(base: Period, newer: Period, reading: Reading, quantity: Quantity) -> Period:
    """A year to date "up on last year" is held against the same days, unless the whole year is named."""
    whole_year = (base.start.month, base.start.day, base.end.month, base.end.day) == (1, 1, 12, 31)
    words = reading.sentence.text[quantity.span.end : base.span.end]
    if not whole_year or WHOLE.search(words) or (newer.end.month, newer.end.day) == (12, 31):
        return base
    years = base.start.year - newer.end.year
    if years >= 0:
        return base
    return Period(
        shifted(newer.start, years),
        shifted(newer.end, years),
        base.basis,
        base.span,
        Reach.SAME_POINT,
    )
