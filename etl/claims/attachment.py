"""A figure in its reading comes in; the period that it covers goes out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims import mentions
from etl.claims.parts import Draft, Reading
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Measure, Period, Quantity, Reach, Span


TREATY = ("returns_to_france", "arrivals_from_france")

# "brings the total for the year so far to", "the number deported under the deal to", "stood at"
RUNNING_TOTAL = re.compile(
    r"""
    \b (?: total | tally | number | figure | count | toll ) s? \b (?! [ ] of [ ] (?: \w+ [ ] )? $ )
    [^.;]{0,90} (?: \b (?: to | at | is | was | reached | past ) | , ) [ ] (?: \w+ [ ] ){0,3} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
STOOD_AT = re.compile(r"\b(?:stood|stands|standing)[ ]at[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
# A sentence that goes on from the figure before it: "This brings the total ... to".
GOES_ON = re.compile(
    r"""
    ^ [“‘"']? (?: This | That | It | Which | The[ ]total[ ]is ) \b
    | \b (?: taking | bringing | lifting | pushing ) [ ] (?: the | to ) \b
    | \b (?: took | brought | takes | brings | lifted ) [ ] the \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "The total for the year at that point": which point, another sentence says.
THAT_POINT = re.compile(r"\b(?:at[ ]that[ ](?:point|stage|time)|by[ ]then)\b", re.IGNORECASE)
# Characters over which a text goes on speaking of the same days.
CARRY = 160
# The words of a period that none of its own sentence gave.
NOWHERE = Span(0, 0, "")
BATCH = re.compile(r"\b(?:further|more|another|additional|latest)\b", re.IGNORECASE)


def period(
    reading: Reading,
    quantity: Quantity,
    indicator: str,
    measure: Measure,
    earlier: Sequence[Draft],
    published: date,
) -> Period | None:
    """The period of a count: named beside it, carried over, or a total's own start."""
    mention = mentions.named_for(reading, quantity)
    if measure is Measure.MILESTONE and mention:
        return _passed(mention, indicator)
    if is_running_total(reading, quantity):
        return _running_total(reading, quantity, mention, indicator, earlier, published)
    if mention:
        return _scoped(mention, indicator)
    if indicator in TREATY:
        return _treaty_event_or_total(reading, quantity, published)
    return _carried(reading, indicator, earlier)


def _passed(mention: Period, indicator: str) -> Period:
    """A milestone runs from the start of the count to the day passed."""
    if mention.start != mention.end:
        return _scoped(mention, indicator)
    start = TREATY_IN_FORCE if indicator in TREATY else date(mention.end.year, 1, 1)
    return replace(mention, start=start)


def is_running_total(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words before the number make it a total up to a day."""
    before = _before(reading, quantity)
    return bool(RUNNING_TOTAL.search(before) or STOOD_AT.search(before))


def _before(reading: Reading, quantity: Quantity) -> str:
    return reading.sentence.text[max(0, quantity.span.start - 130) : quantity.span.start]


def _scoped(named: Period, indicator: str) -> Period:
    """A count "by 5 October" starts where counts of its indicator start."""
    if indicator in TREATY and named.reach in (Reach.UNTIL, Reach.SO_FAR):
        return _since(TREATY_IN_FORCE, named.end, named.span, named.basis, named.reach)
    return named


def _since(start: date, end: date, span: Span, basis: Basis, reach: Reach = Reach.SINCE) -> Period:
    return Period(start, max(start, end), basis, span, reach)


def _running_total(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    indicator: str,
    earlier: Sequence[Draft],
    published: date,
) -> Period:
    if indicator in TREATY:
        return _treaty_total(reading, mention, published)
    last = _last_named(earlier) if GOES_ON.search(reading.sentence.text) else None
    goes_on = last and (mention is None or mention.start <= last.end <= mention.end)
    if last and goes_on:
        span = mention.span if mention else NOWHERE
        start = mention.start if mention else date(last.end.year, 1, 1)
        return Period(start, last.end, last.basis, span)
    if mention is None:
        return year_to_date(date(published.year, 1, 1), published)
    if mention.start == mention.end and STOOD_AT.search(_before(reading, quantity)):
        return replace(mention, start=date(mention.end.year, 1, 1))
    if THAT_POINT.search(reading.sentence.text):
        return replace(mention, span=NOWHERE)
    return _to_date(mention, published)


def _to_date(mention: Period, published: date) -> Period:
    """ "The total for 2025" printed during 2025 runs to the day of printing, not to December."""
    is_this_year = (mention.start.month, mention.end.month) == (1, 12) and mention.end >= published
    return year_to_date(mention.start, published, mention.span) if is_this_year else mention


def year_to_date(start: date, published: date, span: Span = NOWHERE) -> Period:
    """A count from `start` with no named end: it runs to the day before publication."""
    return _since(start, published - timedelta(1), span, Basis.INFERRED, Reach.SO_FAR)


def _last_named(earlier: Sequence[Draft]) -> Period | None:
    """The period of the figure before, where both its ends were named."""
    last = earlier[-1].period if earlier else None
    return last if last and last.reach in (Reach.DAYS, Reach.UNTIL) else None


def _treaty_total(reading: Reading, mention: Period | None, published: date) -> Period:
    named = [period for period in reading.periods if period.reach in (Reach.DAYS, Reach.UNTIL)]
    # "Nine on Thursday and 10 last week bring the total to 26": of the newest day that is named.
    mention = max(named, key=lambda period: period.end, default=mention)
    if mention and mention.reach in (Reach.DAYS, Reach.UNTIL) and mention.end < published:
        return Period(
            TREATY_IN_FORCE, max(TREATY_IN_FORCE, mention.end), mention.basis, mention.span
        )
    announced = reading.announced
    end = announced.end if announced else published - timedelta(1)
    span = announced.span if announced else NOWHERE
    return _since(TREATY_IN_FORCE, end, span, Basis.INFERRED)


def _treaty_event_or_total(reading: Reading, quantity: Quantity, published: date) -> Period:
    """ "A further 16" with no day of its own is taken to be of the seven days up to its announcement."""
    near = reading.sentence.text[max(0, quantity.span.start - 20) : quantity.span.end + 12]
    if not BATCH.search(near):
        return _treaty_total(reading, None, published)
    end = reading.announced.end if reading.announced else published
    span = reading.announced.span if reading.announced else NOWHERE
    return Period(end - timedelta(6), end, Basis.INFERRED, span)


def _carried(reading: Reading, indicator: str, earlier: Sequence[Draft]) -> Period | None:
    """What the figure before covers, where it stands in this sentence or just before it.

    Only "369 people in seven boats" surely shares its days; else the words stay with the figure before.
    """
    last = earlier[-1] if earlier else None
    if last is None or reading.sentence.start - last.reading.sentence.end > CARRY:
        return None
    paired = last.reading is reading and last.indicator != indicator
    if last.period is None or paired:
        return last.period
    return replace(last.period, span=NOWHERE)
