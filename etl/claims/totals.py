"""A total in its reading comes in; the days from the start of its count to its last go out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims import standing, strangers
from etl.claims.parts import NOWHERE, TREATY, Draft, Reading, gap
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Period, Quantity, Reach, Span


# "brings the total for the year so far to", "the number deported under the deal to", "stood at"
RUNNING_TOTAL = re.compile(
    r"""
    \b (?: total | tally | number | figure | count | toll ) s? \b (?! [ ] of [ ] (?: \w+ [ ] )? $ )
    [^.;]{0,90} (?: \b (?: to | at | is | was | reached | past ) | , ) [ ] (?: \w+ [ ] ){0,3} $
    """,
    re.VERBOSE | re.IGNORECASE,
)

STOOD_AT = re.compile(
    r"\b(?:stood|stands|standing)[ ]at[ ](?:\w+[ ]){0,2}$|\bwhen[ ](?:it|the[ ]\w+)[ ](?:was|had[ ]been|had[ ]reached)[ ]$",
    re.I,
)

# "took the total past 25,000, to 25,065": a total that goes on from the day before.
RAISED = re.compile(
    r"\b(?:brought|brings?|bringing|took|takes?|taking|put|puts|putting|lift(?:ed|s|ing)|push(?:ed|es|ing)"
    r"|carried|raised|leaves|left|leaving|pass(?:ed|es|ing)|past)\b[^.;]{0,70}$",
    re.IGNORECASE,
)

WHOLE_COUNT = re.compile(
    r"\b(?:year[’']s|annual|cumulative|running|overall|year-to-date|grand|combined|yearly)[ ](?:\w+[ ])?(?:total|tally|figure|count)"
    r"|\b(?:total|tally|count|figure|number)[ ](?:for|since|so far|in(?! (?:a|one)\b)|this|has|now|stands|stood)\b|\b20\d\d[ ](?:total|count|tally)",
    re.IGNORECASE,
)

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

BATCH = re.compile(
    r"\b(?:further|more|another|additional|latest|largest|biggest|first|flight|plane|aircraft|coach)\b",
    re.IGNORECASE,
)

# A break of the sentence lighter than this does not part people from their boats.
PARTED = 35


def is_running_total(reading: Reading, quantity: Quantity, mention: Period | None) -> bool:
    """Whether the words before the number make it a total up to a day, and not the count of one day."""
    before = reading.before(quantity, 130)
    if STOOD_AT.search(before) or standing.TAKEN_TO.search(before):
        return True
    if not RUNNING_TOTAL.search(before):
        return False
    of_its_days = mention is not None and mention.reach is Reach.DAYS and not is_year(mention)
    return not of_its_days or bool(RAISED.search(before) or WHOLE_COUNT.search(before))


def is_year(period: Period) -> bool:
    return (period.start.month, period.start.day, period.end.month, period.end.day) == (
        1,
        1,
        12,
        31,
    )


def running(
    reading: Reading,
    quantity: Quantity,
    mention: Period | None,
    indicator: str,
    earlier: Sequence[Draft],
    published: date,
) -> Period:
    if indicator in TREATY:
        return _treaty_total(reading, mention, published)
    day = _last_day(reading, quantity, mention)
    last = _last_named(earlier) if GOES_ON.search(reading.sentence.text) else None
    if (
        last
        and not (day and day.end > last.end)
        and (mention is None or mention.start <= last.end <= mention.end)
    ):
        span = mention.span if mention else NOWHERE
        start = (
            mention.start if mention and mention.end > mention.start else date(last.end.year, 1, 1)
        )
        return Period(start, last.end, last.basis, span)
    if mention is None:
        return this_year_to_date(published)
    if day and mention.start <= day.end <= mention.end and mention.end > mention.start:
        return Period(mention.start, day.end, day.basis, mention.span)
    if mention.start == mention.end and mention.reach is Reach.DAYS:
        return replace(mention, start=_start_of_count(reading, mention))
    if THAT_POINT.search(reading.sentence.text):
        return replace(mention, span=NOWHERE)
    return to_date(mention, published)


def _start_of_count(reading: Reading, day: Period) -> date:
    named = [
        p.start
        for p in reading.periods
        if p.reach in (Reach.SINCE, Reach.SO_FAR) and p.start <= day.end
    ]
    return named[0] if named else date(day.end.year, 1, 1)


def _last_day(reading: Reading, quantity: Quantity, mention: Period | None) -> Period | None:
    """The one day that the total runs to: "the total for 2025 was 31,031 on Wednesday night"."""
    days = [
        p
        for p in reading.periods
        if p.reach in (Reach.DAYS, Reach.UNTIL)
        and (p.start == p.end or p.reach is Reach.UNTIL)
        and not strangers.belongs_elsewhere(reading, p, quantity)
        and reading.segments.between(p.span, quantity.span) < PARTED
        and not strangers.has_rival(reading, p, quantity)
    ]
    return min(days, key=lambda p: gap(p.span, quantity.span), default=None)


def to_date(mention: Period, published: date) -> Period:
    """ "The total for 2025" printed during 2025 runs to the day of printing, not to December."""
    is_this_year = (mention.start.month, mention.end.month) == (1, 12) and mention.end >= published
    return year_to_date(mention.start, published, mention.span) if is_this_year else mention


def since(start: date, end: date, span: Span, basis: Basis, reach: Reach = Reach.SINCE) -> Period:
    return Period(start, max(start, end), basis, span, reach)


def year_to_date(start: date, published: date, span: Span = NOWHERE) -> Period:
    """A count from `start` with no named end: it runs to the day before publication."""
    return since(start, published - timedelta(1), span, Basis.INFERRED, Reach.SO_FAR)


def this_year_to_date(published: date) -> Period:
    """The year so far; on the first days of January the figures are still of the year before."""
    return year_to_date(date((published - timedelta(2)).year, 1, 1), published)


def _last_named(earlier: Sequence[Draft]) -> Period | None:
    """The newest period of the figures just before, where both its ends were named."""
    last = [
        d.period for d in earlier[-4:] if d.period and d.period.reach in (Reach.DAYS, Reach.UNTIL)
    ]
    return max(last, key=lambda period: period.end, default=None)


def _treaty_total(reading: Reading, mention: Period | None, published: date) -> Period:
    named = [
        p
        for p in reading.periods
        if p.reach in (Reach.DAYS, Reach.UNTIL)
        and not strangers.is_scope(reading, p)
        and not strangers.is_described(reading, p)
        and p.end <= published
    ]
    # "Nine on Thursday and 10 last week bring the total to 26": of the newest day that is named.
    mention = max(named, key=lambda period: period.end, default=mention)
    if (
        mention
        and mention.reach in (Reach.DAYS, Reach.UNTIL)
        and TREATY_IN_FORCE <= mention.end < published
    ):
        return Period(TREATY_IN_FORCE, mention.end, mention.basis, mention.span)
    announced = reading.announced
    end = announced.end if announced else published - timedelta(1)
    span = announced.span if announced else NOWHERE
    return since(TREATY_IN_FORCE, end, span, Basis.INFERRED)


def of_treaty(
    reading: Reading, quantity: Quantity, indicator: str, earlier: Sequence[Draft], published: date
) -> Period:
    """ "A further 16" with no day of its own is taken to be of the seven days up to its announcement."""
    other = next(
        (d for d in reversed(earlier) if d.reading is reading and d.indicator in TREATY), None
    )
    if (
        other
        and other.indicator != indicator
        and other.period
        and other.period.start == TREATY_IN_FORCE
    ):
        return other.period
    near = reading.sentence.text[max(0, quantity.span.start - 20) : quantity.span.end + 12]
    if not BATCH.search(near):
        return _treaty_total(reading, None, published)
    end = reading.announced.end if reading.announced else published
    span = reading.announced.span if reading.announced else NOWHERE
    return Period(end - timedelta(6), end, Basis.INFERRED, span)
