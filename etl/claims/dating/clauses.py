"""A number and days behind it come in; whether one clause tells of both goes out."""

import re

from etl.claims.dating.strangers import DIGIT
from etl.claims.parts import Reading
from etl.vocabulary import Period, Quantity


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
# "After almost 1,200 people crossed", "as another 400 landed".
OPENS_CLAUSE = re.compile(
    r"[^.;\d]{0,60}\b(?:after|as|when|because|hours[ ]before|days[ ]after)[ ](?:[a-z]+[ ]){0,4}",
    re.IGNORECASE,
)
# "The highest number on a single day during the year was 1,195, on 31 May".
RIGHT_BEHIND = re.compile(r",[ ]on[ ](?:the[ ])?", re.IGNORECASE)


def is_of_one_clause(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """Whether nothing but what is told in between parts a number from days behind it."""
    if is_right_behind(reading, quantity, period):
        return True
    words = reading.sentence.text[quantity.span.end : period.span.start]
    left = ASIDE.sub("", words)
    return not LEAVES_CLAUSE.search(left) and not DIGIT.search(left)


def opens_behind(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """Whether a number's own clause opens behind a stretch: "over the past five years after 1,200 came"."""
    between = reading.sentence.text[period.span.end : quantity.span.start]
    return period.end > period.start and OPENS_CLAUSE.fullmatch(between) is not None


def is_right_behind(reading: Reading, quantity: Quantity, period: Period) -> bool:
    """Whether nothing but ", on" parts a number from days behind it."""
    words = reading.sentence.text[quantity.span.end : period.span.start]
    return RIGHT_BEHIND.fullmatch(words) is not None
