"""A quantity in its reading comes in; whether it can be a figure of ours at all goes out."""

import re

from etl.claims.counting import forerunners, other_rates, shares, uncounted
from etl.claims.counting.surroundings import are_days_of
from etl.claims.cues import UNREAL
from etl.claims.keyed import Keyed
from etl.claims.parts import Reading
from etl.vocabulary import Measure, Quantity, Span, TakenAs


COUNTABLE = (TakenAs.OTHER_INDICATOR, TakenAs.UNREAD)
# "One of the five", "the two people known to have": a few already spoken of, or people in a story.
DEFINITE = re.compile(
    r"\b(?:the|these|those|both|other|his|her|their|its"
    r"|(?:one|two|three|some|any|each|all|many|most|none)[ ]of)[ ]$",
    re.IGNORECASE,
)
OF_THEM = re.compile(r"^[ ]of[ ](?:them|those|these|us|the)\b", re.IGNORECASE)
# "Seven of the returns took place on Thursday": a count of that day.
OF_RETURNS = re.compile(
    r"[ ]of[ ]the[ ](?:returns|removals|arrivals|crossings|deaths)[ ](?:took[ ]place|were[ ]on|came[ ]on)\b"
)
# "More than the 12 recorded in all of 2023".
OF_YEAR = re.compile(
    r"[ ](?:people[ ]|deaths[ ])?(?:recorded|counted|registered|reported|logged|who[ ]died|dead|deaths|killed)\b"
    r"[^.;,]{0,30}[ ]20\d\d\b"
)
# "Two of them dead": of those spoken of, and a count of the deaths all the same.
DEAD_AFTER = re.compile(
    r"^[ ]of[ ]\w+(?:,[ ][^.;,]{1,60},)?[ ](?:dead|died|drowned|perished|were[ ](?:killed|crushed|trampled))\b",
    re.IGNORECASE,
)
SEEN = re.compile(
    r"\b(?:see|sees|saw|seen|seeing|spot(?:s|ted|ting)?|glimps\w+)[ ](?:\w+[ ]){0,1}$",
    re.IGNORECASE,
)
BODIES = re.compile(r"^[ ](?:\w+[ ])?bod(?:y|ies)\b", re.IGNORECASE)
WERE_ADDED = re.compile(
    r"^[ ](?:more[ ])?(?:were|was|have[ ]been|has[ ]been)[ ](?:\w+[ ])?added\b", re.IGNORECASE
)
PART_MEN = re.compile(r"^[ ]of[ ](?:them|whom|those)[ ](?:\w+[ ]){0,2}?men\b", re.IGNORECASE)
# Up to so many a text speaks of as people it has told of, not as a count.
FEW = 12
# More people than have ever crossed.
MOST = 400_000
# "In 1572": a year, however long ago.
IN_YEAR = re.compile(
    r"\b(?:in|since|by|from|after|until|before|during|of|early|late|mid)[ -]$", re.IGNORECASE
)
YEAR = re.compile(r"1\d{3}")
NOUN_AFTER = re.compile(r"[ ][a-z]")
# "Two men, 31 and 44, crossed": people in a story, and how old they are.
WITH_AGES = re.compile(
    r"^[ ](?:men|women|brothers|sisters|people)(?:[ ]from[ ]\w+)?,[ ](?:aged[ ])?\d\d(?:,[ ]\d\d)*[ ]and[ ]\d\d,"
)
AN_AGE = re.compile(
    r"[ ](?:men|women|brothers|sisters|people)(?:[ ]from[ ]\w+)?,[ ](?:aged[ ])?(?:\d\d(?:,[ ]|[ ]and[ ]))*$"
)
AGE_ENDS = re.compile(r",|[ ]and[ ]\d\d,")
OLDEST = 99
# "62 more in than out": the two ways are set against each other, and no two times.
MORE_IN = re.compile(
    r"[ ](?:more|fewer)[ ](?:people[ ])?(?:coming[ ]|going[ ])?(?:in|out|came|arrived)[ ]than[ ]"
    r"(?:going[ ]|coming[ ])?(?:out|in|went|left)\b"
    r"|[ ](?:more|fewer)[ ]than[ ](?:we|they|it)[ ](?:have[ ]|has[ ]|had[ ])?(?:sent|removed|returned|deported)\b"
)
# "Which would beat the 45,755 who came": what a forecast is held against has happened.
HELD_AGAINST = re.compile(
    r"\b(?:beat|top|exceed|pass|surpass|match|than|overtake|eclipse|from|on|behind(?:[ ]only)?)[ ]"
    r"(?:the|last[ ]year[’']s)[ ]$"
)
MARK_ON_DAYS = re.compile(
    r"\bon[ ](?:just[ ]|only[ ]|at[ ]least[ ])?(?!all\b|the\b|those\b|these\b|both\b|that\b)[\w-]+[ ]"
    r"(?:separate[ ]|different[ ]|other[ ])?(?:days|occasions)\b[^.;,]{0,60}$",
    re.IGNORECASE,
)
# "The 34,812 small boat arrivals who received a decision in the year": they came at any time before.
DECIDED = Keyed(
    re.compile(
        r"^[^.;,\d]{0,30}\bwho[ ](?:(?:had|have)[ ])?(?:received|were[ ]granted"
        r"|got(?![ ](?:through|across|here|in|to)\b)|(?:were[ ])?await\w+)\b",
        re.IGNORECASE,
    ),
    "who ",
)
# "Brought in four people from a yacht": who came by another kind of boat.
FROM_YACHT = Keyed(
    re.compile(
        r"^(?:[ ]\w+){0,2}?[ ](?:from|off|aboard|on)[ ](?:a|an|the|two|three)[ ](?:[\w-]+[ ]){0,2}?"
        r"(?:yachts?|trawlers?|cruisers?|ferry|ferries|fishing[ ]boats?|speedboats?|jet[ ]skis?"
        r"|canoes?|paddleboards?)\b",
        re.IGNORECASE,
    ),
    *("yacht", "trawler", "cruiser", "ferry", "ferries", "fishing", "speedboat", "jet ski"),
    *("canoe", "paddleboard"),
)
# "Three have been removed for a second time": those already counted.
SECOND_TIME = Keyed(
    re.compile(
        r"^(?:,[^,;.]{1,40},)?[^.;,]{0,60}\bfor[ ]a[ ](?:second|third)[ ]time\b", re.IGNORECASE
    ),
    " time",
)
# "Not one boat came".
NOT_ONE = re.compile(r"\bnot[ ]$", re.IGNORECASE)
# Breaks heavier than this part a number from another sea or country named behind it.
ELSEWHERE_PARTED = 45
# What stands between a removal and the place that it is to.
REMOVED_TO = re.compile(r"[ ](?:home[ ]|back[ ])?to[ ](?:[\w-]+[ ]){0,3}?")
# How far before a number a plan or condition is looked for, and how far behind it; and no words that something is
# held against are longer.
UNREAL_REACH, UNREAL_AFTER, HELD_REACH = 90, 60, 30
# "If the weather holds, the total may rise; 1,075 came on Saturday": what was unreal ends here.
BACK_TO_FACT = re.compile(
    r"[;:.(]| but | while | and (?:says?|said|adds?|claims?|insists?|notes?) "
    r"| after (?!(?:all|that|it(?! (?:emerged|was|came|turned)))\b)|, as "
    r"|, (?:and|after|with|it|there|they|we|he|she|the (?:number|total|figure))\b"
)
PAST_BEHIND = re.compile(
    r"(?:[ ](?:people|migrants|more|others))?[ ](?:(?:have|had)[ ](?:now[ ]|since[ ]|already[ ])?)?"
    r"(?:c[ao]me|arrived|crossed|landed|reached)\b"
)
# "60 people would be sent back", "five are feared dead": what may be, right behind the number.
UNREAL_BEHIND = re.compile(
    r"^(?:[ ]by[ ]\w+)?[ ](?:is|are|was|were)[ ](?:possible|conceivable|likely|on[ ]the[ ]cards)\b"
    r"|^(?:,|(?:[ ](?!before\b)[\w-]+){0,4}?)"
    r"[ ](?:(?:could|would(?!-be)|will|may|might)(?![ ](?:not[ ])?(?:seem|sound|look|appear))"
    r"|due[ ]to"
    r"|(?:(?:is|are|was|were|being)[ ])(?:planned|booked|scheduled)\b|(?:planned|booked|scheduled)[ ](?:for|on)"
    r"|(?:was|were)[ ]to[ ]have|(?:did[ ]not|didn[’']t|never)[ ](?:proceed|go[ ]ahead|take[ ]place|leave|happen)"
    r"|(?:is|are|was|were)[ ](?:expected[ ](?!to[ ]be[ ](?:overtaken|passed|exceeded|surpassed|broken|beaten|topped))"
    r"|feared|due|to be|missing|unaccounted|still missing))\b"
)


def is_out(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number is an age, a date, a label and the like, or its sentence is of another sea."""
    return quantity.taken_as not in COUNTABLE or quantity.label or reading.abroad


def is_asked(reading: Reading, quantity: Quantity, measure: Measure) -> bool:
    """Whether a number can be a figure at all: no label, not elsewhere, not a hope, no other rate."""
    if is_out(reading, quantity) or _is_elsewhere(reading, quantity):
        return False
    if MORE_IN.match(reading.after(quantity, 50)) or forerunners.rule_out(
        reading, quantity, measure
    ):
        return False
    if quantity.value > MOST or shares.is_multiple(reading.sentence.text, quantity):
        return False
    if uncounted.is_uncounted(reading, quantity, measure):
        return False
    if measure is Measure.COUNT and not _is_count(reading, quantity):
        return False
    if measure is Measure.MILESTONE and MARK_ON_DAYS.search(reading.before(quantity, 90)):
        return False
    return not is_unreal(reading, quantity)


def _is_elsewhere(reading: Reading, quantity: Quantity) -> bool:
    """Whether another sea or country is named before the number, or beside it."""
    if reading.elsewhere is None:
        return False
    if _is_removed_to(reading, quantity, reading.elsewhere):
        return False
    parted = reading.segments.between(reading.elsewhere, quantity.span) > ELSEWHERE_PARTED
    return reading.elsewhere.start < quantity.span.start or not parted


def _is_removed_to(reading: Reading, quantity: Quantity, place: Span) -> bool:
    """ "185 had been sent back to European countries": the place that they were taken to."""
    return any(
        quantity.span.end <= cue.span.start
        and REMOVED_TO.fullmatch(reading.sentence.text[cue.span.end : place.start])
        for cue in reading.cues
        if cue.kind == "other_returns"
    )


def _is_count(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number counts anything new: whole, no mark, no rate, not the few just spoken of."""
    if quantity.value % 1 or NOT_ONE.search(reading.before(quantity, 5)):
        return False
    if other_rates.is_rate(reading, quantity):
        return False
    if _has_ages(reading, quantity) or _is_in_story(reading, quantity):
        return False
    after = reading.after(quantity, 80)
    if DECIDED.search(after) or SECOND_TIME.search(after) or FROM_YACHT.search(after[:60]):
        return False
    if _is_year(reading, quantity):
        return False
    return quantity.value > FEW or not _is_known(reading, quantity)


def _has_ages(reading: Reading, quantity: Quantity) -> bool:
    """ "Two men, 31 and 44, crossed": neither how many nor how old is a count of ours."""
    if WITH_AGES.match(reading.after(quantity, 40)):
        return True
    if quantity.value > OLDEST or not AGE_ENDS.match(reading.after(quantity, 8)):
        return False
    return AN_AGE.search(reading.before(quantity, 40)) is not None


def _is_year(reading: Reading, quantity: Quantity) -> bool:
    """ "In 1572, in the weeks after the massacre": four digits behind such a word, and no noun."""
    written = YEAR.fullmatch(quantity.span.exact) and IN_YEAR.search(reading.before(quantity, 8))
    return bool(written) and not NOUN_AFTER.match(reading.after(quantity, 3))


def _is_in_story(reading: Reading, quantity: Quantity) -> bool:
    """ "Seeing fifteen bodies", "10,000 of them single men", "when four were added": no count of ours."""
    after = reading.after(quantity, 40)
    seen = BODIES.match(after[:16]) and SEEN.search(reading.before(quantity, 24))
    return bool(seen or PART_MEN.match(after) or WERE_ADDED.match(after))


def _is_known(reading: Reading, quantity: Quantity) -> bool:
    """ "The two people", "twelve of them": some few whom the text has spoken of."""
    if (
        are_days_of(reading, quantity)
        or OF_RETURNS.match(reading.after(quantity, 50))
        or OF_YEAR.match(reading.after(quantity, 60))
    ):
        return False
    if OF_THEM.match(reading.after(quantity, 12)):
        return not DEAD_AFTER.match(reading.after(quantity, 90))
    return DEFINITE.search(reading.before(quantity, 16)) is not None


def _is_past(reading: Reading, quantity: Quantity) -> bool:
    """ "While nobody mentioned it if they could help it, 973 people came": the condition is closed."""
    if reading.before(quantity, 2) != ", ":
        return False
    return PAST_BEHIND.match(reading.after(quantity, 40)) is not None


def is_unreal(reading: Reading, quantity: Quantity) -> bool:
    """A forecast, a plan or a condition before the number in its own part, or right behind it."""
    before = reading.before(quantity, UNREAL_REACH)
    if not _is_hoped(reading, quantity, before):
        return False
    if HELD_AGAINST.search(before[-HELD_REACH:]) or _is_past(reading, quantity):
        return False
    return not uncounted.has_happened(reading, quantity)


def _is_hoped(reading: Reading, quantity: Quantity, before: str) -> bool:
    """Whether words of what may be stand before a number, with nothing of fact behind them, or right behind it."""
    for match in reversed(list(UNREAL.finditer(before))):
        start = quantity.span.start - len(before) + match.start()
        if not BACK_TO_FACT.search(before, match.end()):
            return not any(p.span.start <= start < p.span.end for p in reading.periods)
    return UNREAL_BEHIND.match(reading.after(quantity, UNREAL_AFTER)) is not None
