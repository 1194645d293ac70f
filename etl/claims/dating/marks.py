"""A number that a total passed comes in; the days from the beginning of that total to the passing go out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims.dating import extents, totals
from etl.claims.parts import NOWHERE, OPEN, TREATY, Draft, Found, Reading, gap
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach


# "The earliest date on which the 30,000 mark has been passed since records began": these are of the rank.
EARLIEST = re.compile(r"\b(?:earliest|soonest|fastest|quickest)\b[^.;]{0,110}$", re.IGNORECASE)
# "It passed 50,000 on 11 August": the total just told.
IT_PASSED = re.compile(
    r"[“‘\"']?(?:It|That|The[ ](?:total|tally|count|number|figure))[ ](?:had[ ]|has[ ])?(?:first[ ]|only[ ])?$"
    r"|^[“‘\"']?(?:It|That|The[ ](?:total|tally|count|number|figure))[ ][^,.;\d]{1,40}$"
)
# "Taking the annual count past 35,000", "this year's total to over 30,000": begun with the year.
OF_THE_YEAR = re.compile(
    r"\b(?:annual|yearly|(?:this[ ]|the[ ])?year[’']s)[ ](?:\w+[ ])?(?:count|total|tally|number|figure)\b"
    r"[^.;,\d]{0,40}$|\b(?:count|total|tally|number|figure)[ ](?:for|of)[ ](?:this|the)[ ]year\b[^.;,\d]{0,30}$",
    re.IGNORECASE,
)
COUNTS = (Measure.COUNT, Measure.MILESTONE)
# "Passed 40,000 at the weekend", "last week": on one of so few days.
A_WEEK = timedelta(7)
# Figures back among which a total is looked for that the text goes on with.
LATELY = 12
# What it is when its number is told again, and how far a total may have gone on since.
SAME, SINCE_THEN = 1.0, 1.1


def passed(
    mention: Period,
    quantity: Quantity,
    indicator: str,
    reading: Reading,
    earlier: Sequence[Draft],
    published: date,
) -> Period:
    """A milestone runs from the start of the count to the day passed."""
    ahead = reading.sentence.text[: mention.span.start]
    if mention.reach is Reach.SINCE and EARLIEST.search(ahead):
        told = _told(quantity, indicator, earlier) or totals.this_year_to_date(published)
        return replace(told, span=NOWHERE)
    days = [p for p in reading.periods if extents.is_day(p)]
    if not (days or extents.is_day(mention)):
        # "In 2024 the line was not crossed until 14 May": on that day.
        days = [p for p in reading.periods if p.reach is Reach.UNTIL and not totals.is_year(p)]
    few = mention.reach is Reach.DAYS and mention.end - mention.start < A_WEEK
    if not few and not days:
        return totals.to_date(extents.scoped(mention, indicator, reading, None), published)
    day = mention if extents.is_day(mention) or not days else days[0]
    end = day.end
    if day is mention and not extents.is_day(mention):
        mention = replace(mention, basis=Basis.INFERRED)
    start = _start(quantity, indicator, reading, earlier, end)
    return replace(mention, start=start, end=end)


def on_day(
    day: Period, quantity: Quantity, indicator: str, reading: Reading, earlier: Sequence[Draft]
) -> Period:
    """ "Monday's 1,295 take the year past the 22,000 mark": not in that day alone."""
    return replace(day, start=_start(quantity, indicator, reading, earlier, day.end))


def _start(
    quantity: Quantity, indicator: str, reading: Reading, earlier: Sequence[Draft], end: date
) -> date:
    """Where the count begins: as named in the sentence or told before, else with the treaty or the year."""
    if indicator not in TREATY and OF_THE_YEAR.search(reading.before(quantity, 80)):
        return date(end.year, 1, 1)
    running = [p for p in reading.periods if p.reach in OPEN and not extents.is_day(p)]
    named = min(running, key=lambda p: gap(p.span, quantity.span), default=None)
    if named and named.start <= end:
        return named.start
    told = _told(quantity, indicator, earlier) or _gone_on_with(reading, quantity, earlier)
    if told and told.start < end <= told.end:
        return told.start
    return TREATY_IN_FORCE if indicator in TREATY else date(end.year, 1, 1)


def _told(quantity: Quantity, indicator: str, earlier: Sequence[Draft]) -> Period | None:
    """The days of the total that was told to have this number: "more than 50,000 since the election"."""
    last = (d for d in reversed(earlier) if d.indicator == indicator and d.measure in COUNTS)
    same = (d.period for d in last if not d.subset and d.quantity.value == quantity.value)
    return next((p for p in same if p and not extents.is_day(p)), None)


def _gone_on_with(reading: Reading, quantity: Quantity, earlier: Sequence[Draft]) -> Period | None:
    """ "The number since July 2024 is 51,239. It passed 50,000 on 11 August": of the total told last."""
    last = earlier[-1] if earlier else None
    if last is None or last.period is None or last.measure is not Measure.COUNT or last.subset:
        return None
    near = reading.paragraph - last.reading.paragraph <= 1 and last.quantity.value >= quantity.value
    return last.period if near and IT_PASSED.match(reading.before(quantity, 60)) else None


def counted_since(quantity: Quantity, found: Found, earlier: Sequence[Draft]) -> Period | None:
    """ "200,000 have come since 2018. Saturday brought the total to 200,186": what is counted so was told before."""
    last = (d for d in reversed(earlier[-LATELY:]) if d.indicator == found.indicator)
    for draft in last:
        since = draft.period is not None and draft.period.reach is Reach.SINCE
        grown = SAME <= quantity.value / max(draft.quantity.value, 1) <= SINCE_THEN
        if draft.measure in COUNTS and not draft.subset and since and grown:
            return draft.period
    return None
