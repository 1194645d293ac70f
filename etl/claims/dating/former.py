"""A number in its reading comes in, told as a former record; the days on which it was set go out."""

import re
from dataclasses import replace
from datetime import date

from etl.claims.keyed import Keyed
from etl.claims.parts import NOWHERE, Reading, Spoken
from etl.vocabulary import Basis, Period, Quantity, Reach


# "The previous high of 401", "the old record was 1,305": its days stand behind it.
PREVIOUS = Keyed(
    re.compile(
        r"\bprevious[ ](?:[\w-]+[ ]){0,2}(?:record|high(?:est)?|peak|best|low(?:est)?|most)\b"
        r"(?:[ ](?:daily[ ])?(?:figure|number|total)[ ](?:for|on|in)[ ](?:a|any|one)[ ](?:single[ ])?day)?[^.;]{0,24}$"
        r"|\bold[ ](?:[\w-]+[ ]){0,2}(?:record|high|peak)\b[^.;]{0,16}$",
        re.IGNORECASE,
    ),
    "previous ",
    "old ",
)
# "The biggest day of 2026, beating 710 in June"; "the record, 1,305, set in September 2022".
BEATEN_DAY = Keyed(
    re.compile(
        r"\bday\b[^.;\d]{0,30}(?:20\d\d)?[^.;\d]{0,20}\b(?:beating|topping|surpassing|eclipsing|passing|ahead[ ]of)[ ]"
        r"(?:the[ ])?(?:\w+[ ])?$",
        re.IGNORECASE,
    ),
    *("beating", "topping", "passing", "eclipsing", "ahead of"),
)
A_RECORD = re.compile(
    r"\b(?:day|daily|single-day|all-time|the)[ ]record(?:,|[ ]of)[ ]$", re.IGNORECASE
)
IS_SET = re.compile(
    r",?[ ](?:people[ ])?(?:which[ ]was[ ])?(?:set|reached|recorded)[ ]in[ ]", re.IGNORECASE
)
# "The previous record, set on 6 August, was 259".
SET_ON = Keyed(
    re.compile(
        r"\b(?:record|high|peak|best)\b[ ]?,?[ ](?:which[ ]was[ ]|had[ ]been[ ])?(?:set|reached|recorded|seen"
        r"|dating)[ ](?:on|in|from|only|last)[ ][\w ]{2,40},?[ ](?:was|stood[ ]at|had[ ]been|of)[ ](?:\w+[ ])?$",
        re.IGNORECASE,
    ),
    *("record", "high", "peak", "best"),
)
# "The old annual record of 28,526".
ANNUAL = Keyed(
    re.compile(
        r"\b(?:old|previous|former|last[ ]year[’']s)[ ](?:annual|yearly|full-year|calendar-year)[ ]"
        r"(?:record|high|peak)[ ](?:of[ ])?$",
        re.IGNORECASE,
    ),
    *("annual ", "yearly ", "full-year ", "calendar-year "),
)
YEAR = 364
# "In July the number more than halved, to 2,316 from 5,454".
TO_FROM = Keyed(
    re.compile(
        r"\b(?:fell|fall(?:en|s)?|rose|risen|dropped|halved|doubled|trebled|tripled|down|up|declined|climbed|grew|jumped|cut)\b"
        r"[^.;\d]{0,30}?\bto[ ](?:\w+[ ])?[\d,]+(?:[ ][a-z]+)?,?[ ]from[ ](?:\w+[ ])?$",
        re.IGNORECASE,
    ),
    " from ",
)


def is_beaten_day(reading: Reading, quantity: Quantity) -> bool:
    """ "The biggest day of 2026, beating 710 in June", "the record, 1,305, set in September": of one day in it."""
    before = reading.before(quantity, 90)
    is_set = IS_SET.match(reading.after(quantity, 30)) and A_RECORD.search(before)
    return BEATEN_DAY.search(before) is not None or bool(is_set)


def is_former(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words before a number tell it as the record that was broken."""
    return PREVIOUS.search(reading.before(quantity, 64)) is not None


def set_on(reading: Reading, quantity: Quantity) -> list[Period]:
    """ "The previous high of 853 was recorded only last week, on 3 November": the days behind, or the day in them."""
    behind = [as_day(p) for p in reading.periods if p.span.start > quantity.span.start]
    told = SET_ON.search(reading.before(quantity, 70))
    if told and not behind:
        ahead = quantity.span.start - len(told.group())
        named = (p for p in reading.periods if ahead <= p.span.start < quantity.span.start)
        return [as_day(p) for p in named][:1]
    day = next((p for p in behind[1:2] if p.start == p.end), None)
    within = day and behind[0].start <= day.start <= behind[0].end
    return [day] if day and within else behind[:1]


def as_day(period: Period) -> Period:
    """ "The previous high of 401, which had stood since 22 September": reached on that day."""
    if period.reach is Reach.SINCE:
        return replace(period, end=period.start, basis=Basis.STATED, reach=Reach.DAYS)
    return period if period.start == period.end else replace(period, reach=Reach.WITHIN)


def is_annual(reading: Reading, quantity: Quantity) -> bool:
    """ "The old annual record of 28,526 went on Monday": no number of that day."""
    return ANNUAL.search(reading.before(quantity, 60)) is not None and not any(
        p.span.start > quantity.span.end and (p.end - p.start).days >= YEAR for p in reading.periods
    )


def year_of(spoken: Spoken, published: date) -> Period | None:
    """The year that was over when the text first named one."""
    named = (p for r in spoken.readings for p in r.periods if p.reach is Reach.DAYS)
    years = (p for p in named if (p.end - p.start).days >= YEAR and p.end < published)
    found = next(years, None)
    return replace(found, span=NOWHERE, basis=Basis.INFERRED) if found else None


def fell_from(reading: Reading, quantity: Quantity) -> bool:
    """ "To 2,316 from 5,454": the older side, told behind the newer one."""
    return TO_FROM.search(reading.before(quantity, 70)) is not None
