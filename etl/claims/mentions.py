"""A quantity in its reading comes in; the period named for it goes out, those of others left aside."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.claims import former, strangers
from etl.claims.parts import Reading, gap
from etl.periods.days import DAY, WEEKDAY, shifted
from etl.vocabulary import Basis, Period, Quantity, Reach


# "Since Wednesday 22 October, when 220 came": the number is of the day itself.
WHEN = re.compile(r"^(?:,[ ](?:under|with)[ ][^,;.\d]{1,40})?,[ ]when\b", re.IGNORECASE)
# "Since 2018, when figures were first recorded, 127,811 have come": what is told of the year ends before.
CLOSED_AGAIN = re.compile(r"^,[ ]when[ ][^;.]*?,[ ](?!(?:the|a|an)[ ][^,]*,)", re.IGNORECASE)
# "By the same date", "by the same stage".
SAME = re.compile(r"\bsame\b", re.IGNORECASE)
YEAR = 364
# "No arrivals in the week ending 1 February, when 83 were stopped": of the week.
AS_WEEK = re.compile(r"\bweek\b", re.IGNORECASE)
# "Down from 20,828", "against 8,199": the number of the same days a year before.
OLDER_SIDE = re.compile(
    r"\b(?:from|against|compared[ ](?:with|to))[ ](?:the[ ]|about[ ]|just[ ]|some[ ])?$",
    re.IGNORECASE,
)
# "Up 48% from 13,489": the number that the stretch before is set against.
RAISED_FROM = re.compile(
    r"\b(?:up|down|rise|increase|fall|drop|rose|fell|higher|lower|more|fewer)[ ](?:of[ ]|by[ ])?(?:\w+[ ]){0,2}"
    r"[\d.,]+(?:[ ]?%|[ ]per[ ]?cent),?[ ](?:up[ ]|down[ ])?(?:from|than)[ ](?:the[ ]|about[ ]|just[ ]|some[ ])?$",
    re.IGNORECASE,
)
DAY_NAMED = re.compile(
    rf"{DAY}|{WEEKDAY}|\b(?:Christmas|Boxing|New[ ]Year[’']s)[ ](?:Day|Eve)\b", re.IGNORECASE
)
WEEKDAY_NAMED = re.compile(WEEKDAY, re.IGNORECASE)
# More days than these name a year, or the part of one that has run.
MONTHS = 100
YEAR_NAMED = re.compile(r"\b20\d\d\b")
# "Over the holiday weekend", "the month before that": which days these are the words leave open.
UNSURE = re.compile(
    r"holiday weekend|(?:before|after) (?:that|it|then)\b|\bthose\b|\bsince then\b", re.IGNORECASE
)
# ", six of them children,": what is told in between and closed again.
ASIDE = re.compile(
    r"(?:,|[ ][–—-])[ ](?!and\b|but\b|with[ ]\d|on\b|in\b)[^,;.()–—]{1,60}(?:,|[ ][–—-](?=[ ]))(?=[ ][a-z])"
)
# Marks and words behind which another clause has days of its own, or a part of the number has.
LEAVES_CLAUSE = re.compile(
    r"[,;:()–—]|\b(?:and|but|while|including|who|which|that|when|where|after|before|than|since|as|compared|against"
    r"|most|highest|busiest|record|until|by|up|down|from)\b",
    re.IGNORECASE,
)
# Breaks as heavy as this open a clause of their own.
CLAUSE = 60
# Another number between a number and a period, likelier to be the one that the period is of, weighs
# like so many characters.
RIVAL_WEIGHT = 25
# "83 people in just 11 boats": what stands between people and their boats.
PEOPLE_IN = re.compile(
    r"[ ](?:people|migrants|men|arrivals|passengers)[ ](?:in|aboard|on)[ ](?:just[ ]|only[ ]|some[ ]|about[ ])?",
    re.IGNORECASE,
)
# "From seven in 2018 to 28 in 2021": the days behind a number are nearer than those before it.
BEFORE_WEIGHT = 4
# A period that opens the sentence reaches all of it, from no farther than this.
OPENING, OPENING_REACH = 8, 60


def named_for(reading: Reading, quantity: Quantity) -> Period | None:
    """The closest period that can be this number's own; None where the sentence names none."""
    when = _when(reading, quantity) or _whose(reading, quantity)
    if when:
        return when
    fitting = [
        period
        for period in reading.periods
        if not strangers.belongs_elsewhere(reading, period, quantity)
    ]
    fitting = _less_points(fitting)
    if former.is_former(reading, quantity):
        fitting = former.set_on(reading, quantity)
    if is_bracketed(reading, quantity):
        fitting = beside_bracket(reading, quantity) or fitting
    raised = RAISED_FROM.search(reading.before(quantity, 48)) or former.fell_from(reading, quantity)
    if raised and not _has_own(reading, quantity):
        return _older(reading, quantity)
    closest = min(fitting, key=lambda period: _distance(reading, period, quantity), default=None)
    if closest is None:
        return _older(reading, quantity)
    closest = _narrower(reading, closest, fitting, quantity) or closest
    return _sure(reading, _in_its_year(reading, _on_the_day(reading, closest, quantity), quantity))


def _less_points(fitting: list[Period]) -> list[Period]:
    """ "In 2022 there had been 28,561 by the same date": the date is of the year that is named."""
    others = [p for p in fitting if p.reach is not Reach.UNTIL or not SAME.search(p.span.exact)]
    return others if any((p.end - p.start).days >= YEAR for p in others) else fitting


def _has_own(reading: Reading, quantity: Quantity) -> bool:
    """Whether days stand behind a number in the same part of the sentence: "up 48% from 13,489 in 2024"."""
    behind = (p for p in reading.periods if p.span.start >= quantity.span.end)
    return any(not reading.segments.between(quantity.span, p.span) for p in behind)


def _narrower(
    reading: Reading, outer: Period, fitting: Sequence[Period], quantity: Quantity
) -> Period | None:
    """ "Last month 12 people lost their lives on 3 September": of the two that one verb has the day is meant."""
    if outer.span.end > quantity.span.start or outer.reach not in (Reach.DAYS, Reach.SO_FAR):
        return None
    for named in fitting:
        period = _of_the_year(named, outer)
        behind = period.span.start >= quantity.span.end and period.reach is Reach.DAYS
        within = outer.start <= period.start and period.end <= outer.end
        shorter = period.end - period.start < outer.end - outer.start
        if behind and within and shorter and _is_of_one_clause(reading, quantity, period):
            return period
    return None


def _of_the_year(period: Period, outer: Period) -> Period:
    """ "In 2023 61 people crossed on Christmas Day": days without a year are of the one named before."""
    years = outer.end.year - period.end.year
    is_year = outer.start.year == outer.end.year and (outer.end - outer.start).days > MONTHS
    if not is_year or not years or YEAR_NAMED.search(period.span.exact):
        return period
    if WEEKDAY_NAMED.search(period.span.exact) or "last" in period.span.exact.lower():
        return period
    return replace(period, start=shifted(period.start, years), end=shifted(period.end, years))


def _is_of_one_clause(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """Whether nothing but what is told in between parts a number from days behind it."""
    words = reading.sentence.text[quantity.span.end : period.span.start]
    left = ASIDE.sub("", words)
    return not LEAVES_CLAUSE.search(left) and not strangers.DIGIT.search(left)


def _when(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The highest since 18 June, when 882 people arrived": of that day, whatever the day is named for."""
    before = [p for p in reading.periods if p.span.end <= quantity.span.start]
    behind = [p for p in reading.periods if p.span.start > quantity.span.start]
    own = [p for p in behind if not reading.segments.between(quantity.span, p.span)]
    if not before or own or not WHEN.search(reading.sentence.text[before[-1].span.end :]):
        return None
    if reading.segments.between(before[-1].span, quantity.span) >= CLAUSE:
        return None
    return _on_the_day(reading, before[-1], quantity)


def _whose(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The first since Saturday's 82": the number of the day itself."""
    for period in reading.periods:
        if period.span.end + 1 == quantity.span.start and period.reach is Reach.SINCE:
            return former.as_day(period) if period.span.exact.endswith(("'s", "’s")) else None
    return None


def _in_its_year(reading: Reading, period: Period | None, quantity: Quantity) -> Period | None:
    """ "At the same time last year, when the figure was 9,376 by April 19": the day is of that year."""
    if period is None or period.reach is Reach.SINCE or YEAR_NAMED.search(period.span.exact):
        return period
    for other in reading.periods:
        named = other.start if other.reach is Reach.SINCE else other.end
        if named.year < period.end.year and _opens_when(reading, other, quantity):
            years = named.year - period.end.year
            start, end = shifted(period.start, years), shifted(period.end, years)
            return replace(period, start=start, end=end)
    return period


def _opens_when(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether ", when" follows a period before a number, with no clause of its own between."""
    if period.span.end > quantity.span.start:
        return False
    near = reading.segments.between(period.span, quantity.span) < CLAUSE
    return near and WHEN.search(reading.sentence.text[period.span.end :]) is not None


def _sure(reading: Reading, period: Period | None) -> Period | None:
    """Days that the words leave open, and a weekend that may be long, are no period to hold a number to."""
    if period is None:
        return None
    words = reading.sentence.text[max(0, period.span.start - 9) : period.span.end]
    if period.reach is not Reach.WITHIN and not UNSURE.search(words):
        return period
    unsaid = replace(period.span, end=period.span.start, exact="")
    return replace(period, basis=Basis.INFERRED, span=unsaid)


def is_bracketed(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number stands in brackets behind what it is the number of: "2024 (36,816)"."""
    opening = reading.segments.opening(quantity.span.start)
    return opening is not None and reading.sentence.text[opening.start : opening.end] == "("


def beside_bracket(reading: Reading, quantity: Quantity) -> list[Period]:
    """The periods in the brackets of a number, else the last one before them."""
    opening = reading.segments.opening(quantity.span.start)
    assert opening
    closing = reading.segments.closing(quantity.span.start)
    end = closing.start if closing else len(reading.sentence.text)
    inside = [p for p in reading.periods if opening.start < p.span.start < end]
    before = [p for p in reading.periods if p.span.end <= opening.start]
    return inside or before[-1:]


def _distance(reading: Reading, period: Period, quantity: Quantity) -> int:
    """Characters between a period and a number; breaks, other numbers and a place before it weigh too."""
    rivals = sum(
        strangers.is_between(period.span, other.span, quantity.span)
        and not _are_its_boats(reading, quantity, other)
        for other in reading.quantities
    )
    away = (
        gap(period.span, quantity.span)
        + reading.segments.between(period.span, quantity.span)
        + RIVAL_WEIGHT * rivals
        + (BEFORE_WEIGHT if period.span.start < quantity.span.start else 0)
    )
    return min(away, OPENING_REACH) if _opens(reading, period, quantity) else away


def _are_its_boats(reading: Reading, quantity: Quantity, other: Quantity) -> bool:
    """ "83 people in 11 boats since Christmas": the boats are told of the same days."""
    between = reading.sentence.text[quantity.span.end : other.span.start]
    return PEOPLE_IN.fullmatch(between) is not None


def _opens(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether a period opens the sentence and no other stands between it and the number."""
    return period.span.start < OPENING and not any(
        strangers.is_between(period.span, other.span, quantity.span) for other in reading.periods
    )


def _on_the_day(reading: Reading, period: Period, quantity: Quantity) -> Period | None:
    """ "No arrivals since 8 October, when 1,075 came", "to Monday, when 474 arrived": of the last day named."""
    follows = quantity.span.start > period.span.start
    between = reading.sentence.text[period.span.end : quantity.span.start]
    if not (follows and WHEN.search(between)) or CLOSED_AGAIN.search(between):
        return period
    if not DAY_NAMED.search(period.span.exact):
        return _as_year(period) if period.reach in (Reach.SINCE, Reach.UNTIL) else period
    if (
        period.reach is Reach.DAYS
        and period.end > period.start
        and AS_WEEK.search(period.span.exact)
    ):
        return period
    day = period.start if period.reach is Reach.SINCE else period.end
    return replace(period, start=day, end=day, basis=Basis.STATED, reach=Reach.DAYS)


def _as_year(period: Period) -> Period | None:
    """ "Every year since 2018, when it was seven", "rare until 2018, when 299 came": of that year."""
    named = period.span.exact[-4:]
    if (period.start.month, period.start.day) != (1, 1) or not named.isdigit():
        return None
    first, last = date(int(named), 1, 1), date(int(named), 12, 31)
    return replace(period, start=first, end=last, basis=Basis.STATED, reach=Reach.DAYS)


def _older(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The second quarter brought 8,054, against 8,199": the same days a year before."""
    if not is_older_side(reading, quantity):
        return None
    named = [p for p in reading.periods if _is_stretch_before(reading, p, quantity)]
    if not named or not strangers.has_rival(reading, named[-1], quantity):
        return None
    return year_before(named[-1])


def is_older_side(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words before a number set it against one told before: "down from", "up 18% from"."""
    before = reading.before(quantity, 48)
    return bool(OLDER_SIDE.search(before) or RAISED_FROM.search(before))


def year_before(period: Period) -> Period:
    """The same days a year before; of a week the one before it."""
    if (period.end - period.start).days == 6:
        away = timedelta(7)
        return replace(period, start=period.start - away, end=period.end - away)
    return replace(period, start=shifted(period.start, -1), end=shifted(period.end, -1))


def _is_stretch_before(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether several days are named before a number, and not as the scope of a rank."""
    stretch = period.reach is Reach.DAYS and period.end > period.start
    before = period.span.end <= quantity.span.start
    return stretch and before and not strangers.is_scope(reading, period)
