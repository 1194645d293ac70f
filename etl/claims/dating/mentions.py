"""A quantity in its reading comes in; the period named for it goes out, those of others left aside."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from etl.claims.dating import clauses, former, rivals, strangers, told_when
from etl.claims.keyed import Keyed
from etl.claims.parts import OPEN, Reading, gap
from etl.periods.days import WEEKDAY, shifted
from etl.vocabulary import Basis, Period, Quantity, Reach


# "By the same date", "by the same stage".
SAME = re.compile(r"\bsame\b", re.IGNORECASE)
YEAR = 364
# "Down from 20,828", "against 8,199": the number of the same days a year before.
OLDER_SIDE = Keyed(
    re.compile(
        r"(?<!picked[ ]up[ ])(?<!rescued[ ])(?<!taken[ ]off[ ])"
        r"\b(?:from|against|compare[sd]?[ ](?:with|to))[ ](?:the[ ]|about[ ]|just[ ]|some[ ])?$",
        re.IGNORECASE,
    ),
    "from ",
    "against ",
    "compare",
)
# "Up 48% from 13,489": the number that the stretch before is set against.
RAISED_FROM = Keyed(
    re.compile(
        r"\b(?:up|down|rise|increase|fall|drop|rose|fell|higher|lower|more|fewer)[ ](?:of[ ]|by[ ])?(?:\w+[ ]){0,2}"
        r"[\d.,]+(?:[ ]?%|[ ]per[ ]?cent),?[ ](?:up[ ]|down[ ])?(?:from|than)[ ](?:the[ ]|about[ ]|just[ ]|some[ ])?$",
        re.IGNORECASE,
    ),
    "from ",
    "than ",
)
WEEKDAY_NAMED = re.compile(WEEKDAY, re.IGNORECASE)
# "The record until then, before Saturday's 1,195".
BEFORE = re.compile(r"before\b", re.IGNORECASE)
HAVE_NOW = re.compile(r"(?:[ ][a-z]+){0,8}[ ](?:have|has)[ ]", re.IGNORECASE)
HAD_THEN = re.compile(r"(?:[ ][a-z]+){0,8}[ ]had[ ]", re.IGNORECASE)
# "60,000 people with no right to be here have been removed or deported since": nothing is begun anew.
ONE_CLAUSE = re.compile(
    r"(?:(?!\b(?:and|but|while|when|after|as|compared)\b)[^.;:,()–—\d])*", re.IGNORECASE
)
# More days than these name a year, or the part of one that has run.
MONTHS = 100
# "On 30 July 898 made it in one day": which day is told.
ONE_DAY = re.compile(r"(?:one|a|a single) day|24 hours", re.IGNORECASE)
# "Over the holiday weekend", "the month before that": which days these are the words leave open.
CLOSED = re.compile(r"[.,;)]|$|[ ]and[ ]")
UNSURE = Keyed(
    re.compile(
        r"holiday weekend|(?:before|after) (?:that|it|then)\b|\bthose\b|\bsince then\b",
        re.IGNORECASE,
    ),
    *("holiday weekend", "before ", "after ", "those", "since then"),
)
STRETCH = (Reach.DAYS, Reach.SO_FAR, Reach.WITHIN)
# Another number between a number and a period, likelier to be the one that the period is of, weighs
# like so many characters.
RIVAL_WEIGHT = 25
# "83 people in just 11 boats": what stands between people and their boats.
PEOPLE_IN = re.compile(
    r"[ ](?:people|migrants|men|arrivals|passengers)(?:[ ](?:arrived|crossed|landed|came))?[ ](?:in|aboard|on)"
    r"[ ](?:just[ ]|only[ ]|some[ ]|about[ ])?",
    re.IGNORECASE,
)
# "From seven in 2018 to 28 in 2021": the days behind a number are nearer than those before it.
BEFORE_WEIGHT = 4
# A period that opens the sentence reaches all of it, from no farther than this.
OPENING, OPENING_REACH = 8, 60


def named_for(reading: Reading, quantity: Quantity) -> Period | None:
    """The closest period that can be this number's own; None where the sentence names none."""
    if not reading.periods:
        return None
    if when := told_when.when(reading, quantity) or _whose(reading, quantity):
        return when
    fitting = [
        period
        for period in reading.periods
        if not strangers.belongs_elsewhere(reading, period, quantity)
    ]
    fitting = _still_running(reading, _less_points(fitting), quantity)
    if any(p.start == p.end and p.reach is Reach.DAYS for p in fitting):
        fitting = [p for p in fitting if not ONE_DAY.fullmatch(p.span.exact)]
    if former.is_former(reading, quantity):
        fitting = former.set_on(reading, quantity)
    if is_bracketed(reading, quantity):
        fitting = beside_bracket(reading, quantity) or fitting
    raised = RAISED_FROM.search(reading.before(quantity, 48)) or former.fell_from(reading, quantity)
    if raised and not _has_own(reading, quantity):
        return _older(reading, quantity)
    if not fitting:
        return _older(reading, quantity)
    closest = fitting[0]
    if len(fitting) > 1:
        closest = min(fitting, key=lambda period: _distance(reading, period, quantity))
    closest = _narrower(reading, closest, fitting, quantity) or closest
    return _sure(
        reading,
        quantity,
        told_when.in_its_year(reading, told_when.on_the_day(reading, closest, quantity), quantity),
    )


def _less_points(fitting: list[Period]) -> list[Period]:
    """ "In 2022 there had been 28,561 by the same date": the date is of the year that is named."""
    others = [p for p in fitting if p.reach is not Reach.UNTIL or not SAME.search(p.span.exact)]
    return others if any((p.end - p.start).days >= YEAR for p in others) else fitting


def _still_running(reading: Reading, fitting: list[Period], quantity: Quantity) -> list[Period]:
    """ "150 came on Tuesday and means that 5,623 have now come since January": of the open stretch behind."""
    after = reading.after(quantity, 40)
    had = HAD_THEN.match(after)
    if not had and not HAVE_NOW.match(after):
        return fitting
    behind = [
        p
        for p in fitting
        if p.reach in ((Reach.SINCE,) if had else OPEN) and p.span.start >= quantity.span.end
        if ONE_CLAUSE.fullmatch(reading.sentence.text[quantity.span.end : p.span.start])
    ]
    # "The flights this week meant that 94 had gone since August"; but "by 31 October 94 had gone since August".
    others = [p for p in fitting if p not in behind]
    ends = had and any(p.reach is Reach.UNTIL or p.start == p.end for p in others)
    return fitting if ends else behind or fitting


def _has_own(reading: Reading, quantity: Quantity) -> bool:
    """Whether days stand behind a number in the same part of the sentence: "up 48% from 13,489 in 2024"."""
    behind = (p for p in reading.periods if p.span.start >= quantity.span.end)
    return any(not reading.segments.between(quantity.span, p.span) for p in behind)


def _narrower(
    reading: Reading, outer: Period, fitting: Sequence[Period], quantity: Quantity
) -> Period | None:
    """ "Last month 12 people lost their lives on 3 September": of the two that one verb has the day is meant."""
    if outer.span.end > quantity.span.start:
        return None
    apart = clauses.opens_behind(reading, quantity, outer)
    if apart and (day := _day_of_clause(reading, fitting, quantity)):
        return day
    if outer.reach not in STRETCH:
        return None
    for named in fitting:
        period = _of_the_year(named, outer)
        behind = period.span.start >= quantity.span.end and period.reach is Reach.DAYS
        within = outer.start <= period.start and period.end <= outer.end
        shorter = period.end - period.start < outer.end - outer.start
        told_of = outer.reach is Reach.WITHIN and clauses.is_right_behind(reading, quantity, period)
        if told_of and behind:
            return named
        if behind and within and shorter and clauses.is_of_one_clause(reading, quantity, period):
            return period
    return None


def _day_of_clause(
    reading: Reading, fitting: Sequence[Period], quantity: Quantity
) -> Period | None:
    """ "It lost control over five years after 1,200 people crossed on Saturday": the day of the number's own clause."""
    days = (p for p in fitting if p.reach is Reach.DAYS and p.start == p.end)
    own = (p for p in days if p.span.start >= quantity.span.end)
    return next((p for p in own if clauses.is_of_one_clause(reading, quantity, p)), None)


def _of_the_year(period: Period, outer: Period) -> Period:
    """ "In 2023 61 people crossed on Christmas Day": days without a year are of the one named before."""
    years = outer.end.year - period.end.year
    is_year = outer.start.year == outer.end.year and (outer.end - outer.start).days > MONTHS
    if not is_year or not years or told_when.YEAR_NAMED.search(period.span.exact):
        return period
    if WEEKDAY_NAMED.search(period.span.exact) or "last" in period.span.exact.lower():
        return period
    return replace(period, start=shifted(period.start, years), end=shifted(period.end, years))


def _whose(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The first since Saturday's 82": the number of the day itself."""
    for period in reading.periods:
        beside = period.span.end + 1 == quantity.span.start
        owns = beside and period.span.exact.endswith(("'s", "’s"))
        if beside and period.reach is Reach.SINCE:
            return former.as_day(period) if owns else None
        if owns and BEFORE.match(period.span.exact):
            day = period.end + timedelta(1)
            return replace(period, start=day, end=day, basis=Basis.STATED, reach=Reach.DAYS)
        if _has_with_it(reading, period, quantity):
            return period
    return None


def _has_with_it(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """ "By 6 September, with 1,101, and 8 October, with 1,075": of the days right before."""
    text = reading.sentence.text
    if text[period.span.end : quantity.span.start] != ", with ":
        return False
    day = period.reach is Reach.DAYS and period.start == period.end
    return day and CLOSED.match(text, quantity.span.end) is not None


def _sure(reading: Reading, quantity: Quantity, period: Period | None) -> Period | None:
    """Days that the words leave open, and a weekend that may be long, are no period to hold a number to."""
    if period is None:
        return None
    words = reading.sentence.text[max(0, period.span.start - 9) : period.span.end]
    if period.start < period.end and former.is_beaten_day(reading, quantity):
        period = replace(period, reach=Reach.WITHIN)
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
    between = sum(
        rivals.is_between(period.span, other.span, quantity.span)
        and not _are_its_boats(reading, quantity, other)
        for other in reading.quantities
    )
    away = (
        gap(period.span, quantity.span)
        + reading.segments.between(period.span, quantity.span)
        + RIVAL_WEIGHT * between
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
        rivals.is_between(period.span, other.span, quantity.span) for other in reading.periods
    )


def _older(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The second quarter brought 8,054, against 8,199": the same days a year before."""
    if not is_older_side(reading, quantity):
        return None
    named = [p for p in reading.periods if _is_stretch_before(reading, p, quantity)]
    if not named or not rivals.has_rival(reading, named[-1], quantity):
        return None
    # "Higher than a year before: 2,153 against 2,143": those words have named it already.
    if strangers.is_compared_with(reading, named[-1]):
        return named[-1]
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
