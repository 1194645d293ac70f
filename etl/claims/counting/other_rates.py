"""A number in its reading comes in; whether it tells how often something happened, and not how many, goes out."""

import re

from etl.claims.counting.ahead import Ahead, Reach
from etl.claims.keyed import Keyed
from etl.claims.parts import Reading
from etl.claims.wordlists import fold
from etl.vocabulary import Quantity


# "The number for every one of them", "a ratio of four": how often, and not how many.
FOR_EVERY = r"for[ ](?:each|every)\b[^.;]{0,70}|ratio[ ]of\b[^.;]{0,20}"
# "The first time a day's figure has topped 250": a mark, and no count.
FIRST_TIME = (
    r"(?:first|second|third|fourth|fifth|only|last)[ ](?:time|day|occasion)\b"
    r"[^.;]{0,60}\b(?:topped|exceeded|passed|above|over|more[ ]than)[ ]"
)
PASSED = ("topped", "exceeded", "passed", "above", "over ", "more than ")
# What tells of a rate or a mark before a number, within so many characters, and words that each has.
REACH = 90
AHEAD, AHEAD_WORDS = (FIRST_TIME, FOR_EVERY), (*PASSED, "for each", "for every", "ratio of")
TOPPED_FIRST = Ahead(Reach((FIRST_TIME,), REACH, PASSED))
# "500 or more came on four days": the number is a mark that days reached.
ON_DAYS = re.compile(
    r"""
    ^ [^.;,]{0,40}? \b on [ ] (?: just [ ] | only [ ] )? \w+ [ ] (?: separate [ ] | different [ ] )?
    (?: days | occasions ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "50 returns a week", "roughly 270 arrivals for each removal": a rate that is no measure of ours.
OTHER_RATE = Keyed(
    re.compile(
        r"""
    ^ (?: [ ] [\w-]+ ){0,3}? (?<! [ ] on ) (?<! aboard ) [ ]
    (?: (?: a | per | each | every ) [ ]
        (?: week | month | year | hour | minute | night | flight
          | head | person | family | removal | return | one\b )
      | for [ ] (?: each | every ) ) \b
    (?! [ ] (?: earlier | before | ago | later | when ) )
    """,
        re.VERBOSE | re.IGNORECASE,
    ),
    *(" a ", " per ", " each ", " every ", "for each", "for every"),
)
# "One asylum seeker from France for each person it returns": what is exchanged for what.
FOR_EACH = re.compile(
    r"[ ][^.;\d]{1,90}\b(?:for|against)[ ](?:each|every)[ ](?:person|one|man|migrant|individual|returnee)\b",
    re.IGNORECASE,
)
# "36 of every 37", "nine out of ten": how many of how many.
OUT_OF = re.compile(
    r"^[ ](?:out[ ]of|of|in)[ ](?:every[ ]|each[ ])(?:\d|\w+)|^[ ]out[ ]of[ ]"
    r"|^(?:[ ]\w+)?[ ]in[ ]a[ ](?:hundred|thousand)\b",
    re.I,
)
# "On six days more than 1,000 came": the number is a mark that days reached.
DAYS_ON = re.compile(
    r"\bon[ ](?:just[ ]|only[ ]|at[ ]least[ ])?(?!all\b|the\b|those\b|these\b|both\b|that\b)[\w-]+[ ]"
    r"(?:separate[ ]|different[ ]|other[ ])?(?:days|occasions)\b[^.;,]{0,40},?[ ]"
    r"(?:more|fewer|over|at|above|upwards)[ ](?:[\w-]+[ ]){0,2}$",
    re.IGNORECASE,
)


def is_first_time(reading: Reading, quantity: Quantity) -> bool:
    """ "The first time a day's figure has topped 250": a mark, and no count."""
    return TOPPED_FIRST.stands_in(reading.before(quantity, REACH))


def is_rate(reading: Reading, quantity: Quantity) -> bool:
    """ "50 a week", "500 on four days": how often, and not how many."""
    after = reading.after(quantity, 60)
    return bool(
        OTHER_RATE.search(after)
        or (quantity.value == 1 and FOR_EACH.match(reading.after(quantity, 130)))
        or OUT_OF.match(after)
        or _is_mark_of_days(reading, quantity)
    )


def _is_mark_of_days(reading: Reading, quantity: Quantity) -> bool:
    """ "500 or more came on four days", "on six days more than 1,000 came"."""
    small = fold(reading.sentence.text)
    if "days" not in small and "occasions" not in small:
        return False
    return bool(
        ON_DAYS.match(reading.after(quantity, 60)) or DAYS_ON.search(small[: quantity.span.start])
    )
