"""A quantity in its reading comes in; the period named for it goes out, those of others left aside."""

import re
from dataclasses import replace
from datetime import date

from etl.claims import strangers
from etl.claims.parts import Reading, gap
from etl.periods.days import DAY, WEEKDAY, shifted
from etl.vocabulary import Basis, Period, Quantity, Reach


# "since Wednesday 22 October, when 220 came": the number is of the day itself.
WHEN = re.compile(r"^,[ ]when\b", re.IGNORECASE)

# "down from 20,828", "against 8,199": the number of the same days a year before.
OLDER_SIDE = re.compile(
    r"\b(?:from|against|compared[ ](?:with|to))[ ](?:the[ ]|about[ ]|just[ ]|some[ ])?$",
    re.IGNORECASE,
)

DAY_NAMED = re.compile(rf"{DAY}|{WEEKDAY}", re.IGNORECASE)

YEAR_NAMED = re.compile(r"\b20\d\d\b")

UNSURE = re.compile(r"holiday weekend|(?:before|after) (?:that|it|then)\b|\bthose\b", re.IGNORECASE)

# Breaks as heavy as this open a clause of their own.
CLAUSE = 60

PREVIOUS = re.compile(
    r"\bprevious[ ](?:\w+[ ]){0,2}(?:record|high|peak|best|low)\b[^.;]{0,24}$|\bold[ ]record\b[^.;]{0,16}$",
    re.IGNORECASE,
)

# Another number between a number and a period, likelier to be the one that the period is of, weighs
# like so many characters; so far behind the number a period is out of reach.
RIVAL_WEIGHT, FAR = 25, 75

# A period that opens the sentence reaches all of it, from no farther than this.
OPENING, OPENING_REACH = 8, 60


def named_for(reading: Reading, quantity: Quantity) -> Period | None:
    """The closest period that can be this number's own; None where the sentence names none."""
    when = _when(reading, quantity)
    if when:
        return when
    fitting = [
        period
        for period in reading.periods
        if not strangers.belongs_elsewhere(reading, period, quantity)
    ]
    if PREVIOUS.search(reading.before(quantity, 40)):
        fitting = [_as_day(p) for p in reading.periods if p.span.start > quantity.span.start][:1]
    if is_bracketed(reading, quantity):
        fitting = beside_bracket(reading, quantity) or fitting
    closest = min(fitting, key=lambda period: _distance(reading, period, quantity), default=None)
    if closest is None:
        return _older(reading, quantity)
    return _sure(_in_its_year(reading, _on_the_day(reading, closest, quantity), quantity))


def _when(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The highest since 18 June, when 882 people arrived": of that day, whatever the day is named for."""
    before = [p for p in reading.periods if p.span.end <= quantity.span.start]
    own = [p for p in reading.periods if p.span.start > quantity.span.start and not reading.segments.between(quantity.span, p.span)]
    if not before or own or not WHEN.search(reading.sentence.text[before[-1].span.end :]):
        return None
    if reading.segments.between(before[-1].span, quantity.span) >= CLAUSE:
        return None
    return _on_the_day(reading, before[-1], quantity)


def _in_its_year(reading: Reading, period: Period | None, quantity: Quantity) -> Period | None:
    """ "At the same time last year, when the figure was 9,376 by April 19": the day is of that year."""
    if period is None or period.reach is Reach.SINCE or YEAR_NAMED.search(period.span.exact):
        return period
    for other in reading.periods:
        whens = WHEN.search(reading.sentence.text[other.span.end :])
        if (
            other.span.end > quantity.span.start
            or reading.segments.between(other.span, quantity.span) >= CLAUSE
        ):
            continue
        named = other.start if other.reach is Reach.SINCE else other.end
        if whens and named.year < period.end.year and other is not period:
            years = named.year - period.end.year
            return replace(
                period, start=shifted(period.start, years), end=shifted(period.end, years)
            )
    return period


def _sure(period: Period | None) -> Period | None:
    """Days that the words leave open, and a weekend that may be long, are no period to hold a number to."""
    if period is None or not (period.reach is Reach.WITHIN or UNSURE.search(period.span.exact)):
        return period
    return replace(
        period, basis=Basis.INFERRED, span=replace(period.span, end=period.span.start, exact="")
    )


def _as_day(period: Period) -> Period:
    """ "The previous high of 401, which had stood since 22 September": reached on that day."""
    if period.reach is not Reach.SINCE:
        return period
    return replace(period, end=period.start, basis=Basis.STATED, reach=Reach.DAYS)


def is_bracketed(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number stands in brackets behind what it is the number of: "2024 (36,816)"."""
    opening = reading.segments.opening(quantity.span.start)
    return opening is not None and reading.sentence.text[opening.start : opening.end] == "("


def beside_bracket(reading: Reading, quantity: Quantity) -> list[Period]:
    opening = reading.segments.opening(quantity.span.start)
    assert opening
    closing = reading.segments.closing(quantity.span.start)
    end = closing.start if closing else len(reading.sentence.text)
    inside = [p for p in reading.periods if opening.start < p.span.start < end]
    before = [p for p in reading.periods if p.span.end <= opening.start]
    return inside or before[-1:]


def _distance(reading: Reading, period: Period, quantity: Quantity) -> int:
    crossed = reading.segments.between(period.span, quantity.span)
    rivals = sum(
        strangers.is_between(period.span, other.span, quantity.span) for other in reading.quantities
    )
    # "from seven in 2018 to 28 in 2021": the days behind a number are nearer than those before it.
    behind = 4 if period.span.start < quantity.span.start else 0
    away = gap(period.span, quantity.span) + crossed + RIVAL_WEIGHT * rivals + behind
    opens = period.span.start < OPENING and not any(
        strangers.is_between(period.span, other.span, quantity.span) for other in reading.periods
    )
    return min(away, OPENING_REACH) if opens else away


def _on_the_day(reading: Reading, period: Period, quantity: Quantity) -> Period | None:
    """ "No arrivals since 8 October, when 1,075 came", "to Monday, when 474 arrived": of the last day named."""
    follows = quantity.span.start > period.span.start
    if not (follows and WHEN.search(reading.sentence.text[period.span.end :])):
        return period
    if not DAY_NAMED.search(period.span.exact):
        return _as_year(period) if period.reach is Reach.SINCE else period
    day = period.start if period.reach is Reach.SINCE else period.end
    return replace(period, start=day, end=day, basis=Basis.STATED, reach=Reach.DAYS)


def _as_year(period: Period) -> Period | None:
    """ "It has risen every year since 2018, when it was seven": of that year."""
    if (period.start.month, period.start.day) != (1, 1) or not period.span.exact[-4:].isdigit():
        return None
    return replace(
        period, end=date(period.start.year, 12, 31), basis=Basis.STATED, reach=Reach.DAYS
    )


def _older(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The second quarter brought 8,054, against 8,199": the same days a year before."""
    if not OLDER_SIDE.search(reading.before(quantity, 24)):
        return None
    before = [p for p in reading.periods if p.span.end <= quantity.span.start]
    named = [
        p
        for p in before
        if p.reach is Reach.DAYS and p.end > p.start and not strangers.is_scope(reading, p)
    ]
    if not named or not any(
        strangers.is_between(named[-1].span, q.span, quantity.span) for q in reading.quantities
    ):
        return None
    start, end = shifted(named[-1].start, -1), shifted(named[-1].end, -1)
    return replace(named[-1], start=start, end=end)
