"""A number told by "when" or of a day just named comes in; that day, in its year, goes out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl import numerals
from etl.claims.dating import strangers
from etl.claims.keyed import Keyed
from etl.claims.parts import NOWHERE, OPEN, Reading, Spoken
from etl.periods.days import DAY, WEEKDAY, WEEKDAYS, shifted
from etl.vocabulary import Basis, Period, Quantity, Reach


# "Since Wednesday 22 October, when 220 came": the number is of the day itself.
WHEN = re.compile(
    r"(?:,[ ](?:under|with)[ ][^,;.\d]{1,40}|[ ](?:was|is)[ ][^,;.\d]{1,50})?,[ ]when\b",
    re.IGNORECASE,
)
# "36,954 had arrived by the end of Wednesday, after 220 made the journey": those of the day itself.
AFTER_THOSE = re.compile(
    r",[ ]after[ ](?:(?:another|a|further|some|about|nearly|only|just)[ ]){0,2}"
)
A_DAY_BRINGS = 1_500
# "Since 2018, when figures were first recorded, 127,811 have come": what is told of the year ends before.
CLOSED_AGAIN = re.compile(r",[ ]when[ ][^;.]*?,[ ](?!(?:the|a|an)[ ][^,]*,)", re.IGNORECASE)
# "No arrivals in the week ending 1 February, when 83 were stopped": of the week.
AS_WEEK = re.compile(r"\bweek\b", re.IGNORECASE)
DAY_NAMED = re.compile(
    rf"{DAY}|{WEEKDAY}|\b(?:Christmas|Boxing|New[ ]Year[’']s)[ ](?:Day|Eve)\b", re.IGNORECASE
)
# Breaks as heavy as this open a clause of their own.
CLAUSE = 60
# "It comes a day after 23 migrants were picked up".
DAYS_AFTER = Keyed(
    re.compile(
        r"\b(?:comes?|came|coming|follow(?:s|ed)?|landed|arrived|were|was)[ ](?:\w+[ ])?"
        r"(?P<count>a|one|two|three|four|five|six)[ ]days?[ ]after[ ]"
        r"(?:(?:a|some|about|around|nearly|almost|over|more|than|at|least|another|record|further|only|just)[ ]){0,3}$",
        re.IGNORECASE,
    ),
    "day after ",
    "days after ",
)
TOLD = re.compile(
    r"[^.;\d]{2,90}?[ ](?:told|said|confirmed|announced|reported|admitted|revealed|claimed|boasted)\b"
    r"[^.;\d]{0,50}[ ]that[ ](?:\d[^.;]{1,60}[ ]and[ ])?"
    r"(?:(?:about|around|some|nearly|almost|only|just|over|more|than)[ ]){0,2}",
    re.IGNORECASE,
)
HAD = re.compile(r"(?:[ ][a-z]+){0,2}[ ]had[ ]")
# What was told so lately is told of the days up to publication.
FRESH = timedelta(3)
# Figures back among which the day of a story is looked for.
STORY = 6
# "Last year, when 19,341 had arrived on the way to 45,755 for the year": the whole of it.
# "On 18 June, until then the busiest day of the year".
RECORD_DAY = re.compile(r",[ ](?:\w+[ ]){1,6}days?[ ](?:of|in|since)[ ](?:the[ ])?", re.IGNORECASE)
WHOLE_YEAR = re.compile(r"the[ ](?:whole[ ]|full[ ])?year", re.IGNORECASE)
# "Since November 29, 2022, when there were 947, and takes the number for the year to date to 12,313": of this year.
TAKES_TOTAL = re.compile(
    r"\b(?:takes?|took|taking|brings?|brought|bringing|pushe[sd]|pushing|lifts?|lifted|lifting)[ ](?:the|this|its)\b",
    re.IGNORECASE,
)
YEAR_NAMED = re.compile(r"\b20\d\d\b")


def when(reading: Reading, quantity: Quantity) -> Period | None:
    """ "The highest since 18 June, when 882 people arrived": of that day, whatever the day is named for."""
    before = [p for p in reading.periods if p.span.end <= quantity.span.start]
    behind = [p for p in reading.periods if p.span.start > quantity.span.start]
    own = [p for p in behind if not reading.segments.between(quantity.span, p.span)]
    # "A quieter weekend than the one before, when 681 came in two days": those two.
    own = [p for p in own if not (before and _is_as_long(p, before[-1]))]
    outdone = None if own else _outdone(reading, before)
    if outdone:
        return in_its_year(reading, outdone, quantity)
    if not before or own or not WHEN.match(reading.sentence.text, before[-1].span.end):
        return None
    if reading.segments.between(before[-1].span, quantity.span) >= CLAUSE:
        return None
    return in_its_year(reading, on_the_day(reading, before[-1], quantity), quantity)


def _is_as_long(period: Period, told: Period) -> bool:
    """Whether "in two days" counts no others than a stretch that was just named."""
    unsaid = period.reach is Reach.SINCE and period.span.exact.lower().endswith(("days", "hours"))
    return unsaid and period.end - period.start == told.end - told.start


def _outdone(reading: Reading, before: Sequence[Period]) -> Period | None:
    """ "More than on 18 June, until then the busiest day of the year, when it was 882": the day of that record."""
    text = reading.sentence.text
    scope = before[-1] if before else None
    if (
        scope is None
        or not strangers.is_scope(reading, scope)
        or not WHEN.match(text, scope.span.end)
    ):
        return None
    day = next((p for p in reversed(before) if p.start == p.end and p.reach is Reach.DAYS), None)
    return day if day and RECORD_DAY.fullmatch(text[day.span.end : scope.span.start]) else None


def days_after(reading: Reading, quantity: Quantity, spoken: Spoken) -> Period | None:
    """ "It comes a day after 23 migrants were picked up": so long before the day of the story."""
    before = reading.before(quantity, 60)
    match = DAYS_AFTER.search(before)
    if match is None:
        return None
    opens = quantity.span.start - len(before) + match.start()
    if any(_dates(p) for p in reading.periods if p.span.end > opens):
        return None
    told = (d.period for d in spoken.drafts[-STORY:] if d.period and d.reading is not reading)
    days = [p for p in told if p.start == p.end and p.reach is Reach.DAYS]
    newest = max(days, key=lambda p: p.end, default=None)
    if newest is None:
        return None
    many = match["count"].lower()
    away = timedelta(1 if many == "a" else int(numerals.value(many)))
    start = newest.start - away
    return replace(newest, start=start, end=start, span=NOWHERE, basis=Basis.INFERRED)


def _dates(period: Period) -> bool:
    """Whether words name days of their own; "on a Saturday" says but which day of the week it was."""
    return period.span.exact.lower() not in WEEKDAYS


def as_told(reading: Reading, quantity: Quantity, mention: Period, published: date) -> Period:
    """ "Told MPs last Wednesday that 12,000 had come since January": up to the day on which it was told."""
    told = reading.announced
    if told is None or mention.reach not in OPEN or published - told.end <= FRESH:
        return mention
    had = HAD.match(reading.after(quantity, 40)) and told.span.end <= quantity.span.start
    if not had or not mention.start < told.end < mention.end:
        return mention
    return replace(mention, end=told.end - timedelta(1), reach=Reach.UNTIL)


def is_telling(reading: Reading, quantity: Quantity, mention: Period) -> bool:
    """ "Only a week ago she told MPs that 281 had been sent back": the days of the telling, not of the returns."""
    between = reading.sentence.text[mention.span.end : quantity.span.start]
    had = HAD.match(reading.after(quantity, 40)) is not None
    return had and mention.reach is Reach.WITHIN and TOLD.fullmatch(between) is not None


def in_its_year(reading: Reading, period: Period | None, quantity: Quantity) -> Period | None:
    """ "At the same time last year, when the figure was 9,376 by April 19": the day is of that year."""
    if period is None or period.reach is Reach.SINCE or YEAR_NAMED.search(period.span.exact):
        return period
    for other in reading.periods:
        named = other.start if other.reach is Reach.SINCE else other.end
        if _is_past(reading, other, period):
            continue
        told = _opens_when(reading, other, quantity) or _is_apposed(reading, other, period)
        if named.year < period.end.year and told:
            if period.reach is Reach.SO_FAR and WHOLE_YEAR.fullmatch(period.span.exact):
                return _whole_year(period, named.year)
            years = named.year - period.end.year
            start, end = shifted(period.start, years), shifted(period.end, years)
            return replace(period, start=start, end=end)
    return period


def _whole_year(period: Period, year: int) -> Period:
    first, last = date(year, 1, 1), date(year, 12, 31)
    return replace(period, start=first, end=last, reach=Reach.DAYS)


def _is_past(reading: Reading, other: Period, period: Period) -> bool:
    """ "Since late 2022, when 947 came, and past the peak for 2023, 872 on 2 September": another year since."""
    years = (p for p in reading.periods if YEAR_NAMED.search(p.span.exact))
    return any(other.span.end <= p.span.start < period.span.start for p in years)


def _is_apposed(reading: Reading, year: Period, day: Period) -> bool:
    """ "The worst day of last year, 31 May": the day is put beside the year."""
    between = reading.sentence.text[year.span.end : day.span.start]
    point = between == ", on " and year.reach is Reach.SAME_POINT
    told = point or (between == ", " and year.reach is Reach.DAYS)
    return told and day.start == day.end


def _opens_when(reading: Reading, period: Period, quantity: Quantity) -> bool:
    """Whether ", when" follows a period before a number, with no clause of its own between."""
    if period.span.end > quantity.span.start:
        return False
    near = reading.segments.between(period.span, quantity.span) < CLAUSE
    if TAKES_TOTAL.search(reading.sentence.text, period.span.end, quantity.span.start):
        return False
    return near and WHEN.match(reading.sentence.text, period.span.end) is not None


def on_the_day(reading: Reading, period: Period, quantity: Quantity) -> Period | None:
    """ "No arrivals since 8 October, when 1,075 came", "to Monday, when 474 arrived": of the last day named."""
    follows = quantity.span.start > period.span.start
    between = reading.sentence.text[period.span.end : quantity.span.start]
    if _closes_total(period, quantity, between):
        return replace(period, start=period.end, basis=Basis.STATED, reach=Reach.DAYS)
    if not (follows and WHEN.match(between)) or CLOSED_AGAIN.match(between):
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


def _closes_total(period: Period, quantity: Quantity, between: str) -> bool:
    """ "36,954 had arrived by the end of Wednesday, after 220 made the journey": the last day of the total."""
    few = quantity.value <= A_DAY_BRINGS and period.reach is Reach.UNTIL
    return few and bool(AFTER_THOSE.fullmatch(between) and DAY_NAMED.search(period.span.exact))


def _as_year(period: Period) -> Period | None:
    """ "Every year since 2018, when it was seven", "rare until 2018, when 299 came": of that year."""
    named = period.span.exact[-4:]
    if (period.start.month, period.start.day) != (1, 1) or not named.isdigit():
        return None
    first, last = date(int(named), 1, 1), date(int(named), 12, 31)
    return replace(period, start=first, end=last, basis=Basis.STATED, reach=Reach.DAYS)
