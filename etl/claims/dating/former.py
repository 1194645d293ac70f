"""A number in its reading comes in, told as a former record; the days on which it was set go out."""

import re
from dataclasses import replace

from etl.claims.parts import Reading
from etl.vocabulary import Basis, Period, Quantity, Reach


# "The previous high of 401", "the old record was 1,305": its days stand behind it.
PREVIOUS = re.compile(
    r"\bprevious[ ](?:\w+[ ]){0,2}(?:record|high(?:est)?|peak|best|low(?:est)?|most)\b"
    r"(?:[ ](?:daily[ ])?(?:figure|number|total)[ ](?:for|on|in)[ ](?:a|any|one)[ ](?:single[ ])?day)?[^.;]{0,24}$"
    r"|\bold[ ](?:\w+[ ]){0,2}(?:record|high|peak)\b[^.;]{0,16}$",
    re.IGNORECASE,
)
# "In July the number more than halved, to 2,316 from 5,454".
TO_FROM = re.compile(
    r"\b(?:fell|fall(?:en|s)?|rose|risen|dropped|halved|doubled|trebled|tripled|down|up|declined|climbed|grew|jumped|cut)\b"
    r"[^.;\d]{0,30}?\bto[ ](?:\w+[ ])?[\d,]+(?:[ ][a-z]+)?,?[ ]from[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)


def is_former(reading: Reading, quantity: Quantity) -> bool:
    """Whether the words before a number tell it as the record that was broken."""
    return PREVIOUS.search(reading.before(quantity, 64)) is not None


def set_on(reading: Reading, quantity: Quantity) -> list[Period]:
    """ "The previous high of 853 was recorded only last week, on 3 November": the days behind, or the day in them."""
    behind = [as_day(p) for p in reading.periods if p.span.start > quantity.span.start]
    day = next((p for p in behind[1:2] if p.start == p.end), None)
    within = day and behind[0].start <= day.start <= behind[0].end
    return [day] if day and within else behind[:1]


def as_day(period: Period) -> Period:
    """ "The previous high of 401, which had stood since 22 September": reached on that day."""
    if period.reach is Reach.SINCE:
        return replace(period, end=period.start, basis=Basis.STATED, reach=Reach.DAYS)
    return period if period.start == period.end else replace(period, reach=Reach.WITHIN)


def fell_from(reading: Reading, quantity: Quantity) -> bool:
    """ "To 2,316 from 5,454": the older side, told behind the newer one."""
    return TO_FROM.search(reading.before(quantity, 70)) is not None
