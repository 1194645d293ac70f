"""A quantity in its reading comes in; the indicator that it reports goes out, None where it reports none of ours."""

import re

from etl.claims import standing, subsets, topics
from etl.claims.cues import AWAY, UNREAL
from etl.claims.nouns import Counted, counted
from etl.claims.parts import Cue, Found, Reading, Spoken, gap
from etl.vocabulary import Measure, Quantity, TakenAs


UNCONTROLLED = re.compile(r"uncontrolled[ ]landings?", re.IGNORECASE)
BOATS_NEAR = re.compile(
    r"\b(?:(?:number|total|tally)[ ]of[ ](?:small[ ])?(?:boats|dinghies|vessels)\b(?![ ]and\b)|(?:boats|dinghies|vessels)[ ]?[:|])",
    re.I,
)
COMPARISONS = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE, Measure.RANK)
# What these say of needs no noun and no word such as "total".
PAIRED = {"arrivals": ("boats",), "prevented_people": ("prevented_events",)}
NOUNLESS = (*COMPARISONS, Measure.PER_DAY, Measure.MILESTONE)
# "the number for every one of them", "on four days": how often, and not how many.
FOR_EVERY = re.compile(
    r"\bfor[ ](?:each|every)\b[^.;]{0,70}$|\bratio[ ]of\b[^.;]{0,20}$", re.IGNORECASE
)
ON_DAYS = re.compile(
    r"^[^.;,]{0,40}?\bon[ ](?:just[ ]|only[ ])?\w+[ ](?:separate[ ]|different[ ])?(?:days|occasions)\b",
    re.IGNORECASE,
)
COUNTABLE = (TakenAs.OTHER_INDICATOR, TakenAs.UNREAD)
# "50 returns a week", "roughly 270 arrivals for each removal": a rate that is no measure of ours.
OTHER_RATE = re.compile(
    r"^ (?: [ ] [\w-]+ ){0,3}? [ ] (?: (?: a | per | each | every ) [ ] (?: week | month | year | hour | minute | night | flight"
    r" | head | person | family | removal | return | one\b ) | for [ ] (?: each | every ) ) \b (?! [ ] (?: earlier | before | ago | later ) )",
    re.VERBOSE | re.IGNORECASE,
)
# "one of the five", "the two people known to have": a few already spoken of, or people in a story.
DEFINITE = re.compile(
    r"\b(?:the|these|those|both|other|his|her|their|its|(?:one|two|three|some|any|each|all|many|most|none)[ ]of)[ ]$",
    re.I,
)
OF_THEM = re.compile(r"^[ ]of[ ](?:them|those|these|us|the)\b", re.IGNORECASE)
DEAD_AFTER = re.compile(r"^[ ]of[ ]\w+[ ](?:dead|died|drowned|were[ ]killed)\b", re.IGNORECASE)
FEW = 12
OTHER_THING = re.compile(
    r"^[ ](?:more|fewer|less)[ ](?!(?:people|migrants|arrivals|boats|crossings|than|in|on|the|who|had|have|were|by|at|asylum"
    r"|returns|removals|deaths|dinghies|of|year)\b)(?:\w+[ ]){0,2}?[a-z]{3,}",
    re.IGNORECASE,
)
RATE_TOPIC = re.compile(
    r"\b(?:people|migrants|passengers|number)[ ](?:per|in each|on each|in every|aboard each)[ ](?:small[ ])?boat",
    re.I,
)
# More people than have ever crossed; multiples that name no change ("twice as many", "four times").
MOST = 400_000
# "The first time a day's figure has topped 250": a mark, and no count.
FIRST_TIME = re.compile(
    r"\bfirst[ ]time\b[^.;]{0,60}\b(?:topped|exceeded|passed|above|over|more[ ]than)[ ]$", re.IGNORECASE
)
NOT_ONE = re.compile(r"\bnot[ ]$", re.IGNORECASE)
BREAKDOWN = re.compile(r"^[ ](?:other[ ])?(?:men|women|girls|boys|males|females)\b", re.IGNORECASE)
MULTIPLE = re.compile(r"(?:times|twice|half)$", re.IGNORECASE)
# Characters between people and their boats.
BESIDE = 40
ELSEWHERE_PARTED = 45
AWAY_REACH = 75
UNREAL_REACH, UNREAL_AFTER = 90, 60
# "who arrived by small boat have been returned": what became of them, not how they came, is counted.
BECAME = re.compile(r"^[^,;\d]{0,60}\b(?:have|has|had|were|was)[ ](?:been[ ]|since[ ]|now[ ])*$")
RELATIVE = re.compile(r"^[^,;]{0,40}?[ ](?:who|that)\b", re.IGNORECASE)


def find(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    """The indicator and measure, and the words that gave them; no words where they are carried over."""
    if not _is_asked(reading, quantity, measure):
        return None
    thing = counted(reading.sentence.text, quantity)
    if measure is Measure.PER_BOAT and thing in (Counted.PEOPLE, Counted.NOTHING):
        return _people_per_boat(reading, quantity, spoken)
    if thing is Counted.OTHER and measure not in (*COMPARISONS, Measure.MILESTONE):
        return None
    if thing is Counted.NOTHING and measure is Measure.COUNT:
        other = standing.comparand(reading, quantity, spoken)
        if other and not _beside(reading, quantity):
            return Found(
                other.indicator,
                other.measure if other.measure is not Measure.MILESTONE else measure,
            )
    if thing is Counted.NOTHING and _is_boats_of(reading, quantity, spoken):
        return Found("boats", measure)
    if thing is Counted.BOATS:
        return _boats(reading, quantity, measure, spoken)
    if thing is Counted.EVENTS:
        return _events(reading, quantity, measure, spoken)
    return _people(reading, quantity, thing, measure, spoken)


def _is_asked(reading: Reading, quantity: Quantity, measure: Measure) -> bool:
    """Whether a number can be a figure at all: no label, not elsewhere, not a hope, no other rate."""
    if quantity.taken_as not in COUNTABLE or quantity.label or _is_abroad(reading, quantity):
        return False
    if measure is Measure.COUNT and FIRST_TIME.search(reading.before(quantity, 90)):
        return False
    if measure is Measure.COUNT and (
        quantity.value % 1 or NOT_ONE.search(reading.before(quantity, 5))
    ):
        return False
    if quantity.value > MOST or MULTIPLE.search(quantity.span.exact):
        return False
    after = reading.after(quantity, 60)
    if measure is Measure.COUNT and (
        OTHER_RATE.search(after)
        or ON_DAYS.search(after)
        or FOR_EVERY.search(reading.before(quantity, 90))
    ):
        return False
    if quantity.value <= FEW and measure is Measure.COUNT and _is_known(reading, quantity):
        return False
    return not _is_unreal(reading, quantity)


def _is_abroad(reading: Reading, quantity: Quantity) -> bool:
    """Whether another sea or country is named before the number, or beside it."""
    if reading.abroad or reading.elsewhere is None:
        return reading.abroad
    parted = reading.segments.between(reading.elsewhere, quantity.span) > ELSEWHERE_PARTED
    return reading.elsewhere.start < quantity.span.start or not parted


def _is_known(reading: Reading, quantity: Quantity) -> bool:
    """ "The two people", "twelve of them": some few whom the text has spoken of."""
    if OF_THEM.search(reading.after(quantity, 12)):
        return not DEAD_AFTER.search(reading.after(quantity, 30))
    return DEFINITE.search(reading.before(quantity, 16)) is not None


def _is_unreal(reading: Reading, quantity: Quantity) -> bool:
    """A forecast, a plan or a condition before the number in its own part of the sentence, or right behind it."""
    before = reading.before(quantity, UNREAL_REACH)
    for match in reversed(list(UNREAL.finditer(before))):
        start = quantity.span.start - len(before) + match.start()
        between = before[match.end() :]
        if not re.search(
            r"[;:.(]| but | while |, (?:and|after|with|it|there|they|we|he|she|the (?:number|total|figure))\b",
            between,
        ):
            return not any(p.span.start <= start < p.span.end for p in reading.periods)
    after = reading.after(quantity, UNREAL_AFTER)
    return bool(
        re.match(
            r"(?:[ ][\w-]+){1,4}?[ ](?:could|would|will|may|might|would-be"
            r"|due[ ]to|(?:is|are|was|were)[ ](?:feared|expected|due|to be|missing|unaccounted|still missing))\b",
            after,
        )
    )


def nearest(reading: Reading, quantity: Quantity) -> Cue | None:
    """The cue that stands closest to a number, breaks between the parts of a sentence counted as distance."""

    def distance(cue: Cue) -> int:
        # "75 out, 51 in": the word after the number is nearer than the word before it.
        behind = 3 if cue.span.start < quantity.span.start else 0
        return (
            gap(cue.span, quantity.span)
            + reading.segments.between(cue.span, quantity.span)
            + behind
        )

    closest = min(reading.cues, key=distance, default=None)
    return _main(reading, quantity, closest) if closest else None


def _main(reading: Reading, quantity: Quantity, closest: Cue) -> Cue:
    """The verb behind a relative clause, where the closest cue stands in that clause."""
    after = reading.sentence.text[quantity.span.end :]
    if closest.span.start < quantity.span.end or not RELATIVE.search(
        after[: closest.span.start - quantity.span.end]
    ):
        return closest
    for cue in reading.cues:
        if cue.span.start > closest.span.end and cue.kind not in (closest.kind, AWAY):
            words = reading.sentence.text[closest.span.end : cue.span.start]
            if BECAME.search(words):
                return cue
    return closest


def _beside(reading: Reading, quantity: Quantity) -> Cue | None:
    """A verb of ours right at the number: "and 57 had been transferred", "let in 51", "75 out"."""
    for cue in reading.cues:
        words = reading.sentence.text[quantity.span.end : cue.span.start]
        follows = cue.span.start >= quantity.span.end and re.fullmatch(
            r"(?: (?:have|had|has|were|was|people|then|been|also|since|legally|so far|now|more|others?|of them|of those)){0,5} ?",
            words,
        )
        before = reading.sentence.text[cue.span.end : quantity.span.start]
        if follows or (
            cue.span.end <= quantity.span.start
            and re.fullmatch(r"(?:,|:| of| to| at| –)? ?", before)
        ):
            return cue
    return None


def _people_per_boat(reading: Reading, quantity: Quantity, spoken: Spoken) -> Found | None:
    cue = nearest(reading, quantity)
    if cue and cue.kind == "arrivals":
        return Found("arrivals", Measure.PER_BOAT, cue.span)
    about = topics.carried(spoken, reading, quantity.value)
    near = {draft.indicator for draft in spoken.drafts[-6:]} | {about, spoken.topic}
    return Found("arrivals", Measure.PER_BOAT) if near & {"arrivals", "boats"} else None


def _boats(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    cue = nearest(reading, quantity)
    if _is_away(reading, quantity, cue) or _is_one_boat(reading, quantity):
        return None
    last = spoken.drafts[-1] if spoken.drafts else None
    goes_on = (
        last is not None
        and last.indicator in ("arrivals", "boats")
        and reading.paragraph - last.reading.paragraph <= 1
    )
    ours = (cue and cue.kind == "arrivals") or goes_on or spoken.topic in ("arrivals", "boats")
    if not ours and not _are_held(reading, quantity):
        return None
    landing = UNCONTROLLED.search(reading.sentence.text)
    kind = "uncontrolled_landings" if landing else "boats"
    return Found(kind, measure, cue.span if cue and cue.kind == "arrivals" else None)


def _is_boats_of(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "451 arrivals in 11 boats, and Boxing Day brought 407 more in 10"."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if last is None or last.reading is not reading or last.indicator != "arrivals":
        return False
    between = reading.sentence.text[last.quantity.span.end : quantity.span.start]
    return (
        re.fullmatch(r"(?: more| people| others)? in ", between) is not None
        and quantity.value * 4 <= last.quantity.value
    )


def _is_away(reading: Reading, quantity: Quantity, cue: Cue | None) -> bool:
    """Whether the closest words point away, from within reach."""
    if cue is None or cue.kind != AWAY:
        return False
    return (
        gap(cue.span, quantity.span) + reading.segments.between(cue.span, quantity.span)
        < AWAY_REACH
    )


def _only_away(reading: Reading) -> bool:
    return bool(reading.cues) and all(cue.kind == AWAY for cue in reading.cues)


def _are_held(reading: Reading, quantity: Quantity) -> bool:
    text = reading.sentence.text
    people = [q for q in reading.quantities if counted(text, q) is Counted.PEOPLE]
    return any(
        gap(q.span, quantity.span) < BESIDE and quantity.value * 4 <= q.value for q in people
    )


def _is_one_boat(reading: Reading, quantity: Quantity) -> bool:
    """ "Aboard one boat" tells of the people which boat they were on; it counts no boats."""
    return (
        quantity.value == 1 and subsets.find(reading.sentence.text, quantity, "boats") == "one boat"
    )


def _events(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    cue = next((cue for cue in reading.cues if cue.kind == "prevented_people"), None)
    near = any(draft.indicator.startswith("prevented") for draft in spoken.drafts[-2:])
    if cue or near:
        return Found("prevented_events", measure, cue.span if cue else None)
    return None


def _people(
    reading: Reading, quantity: Quantity, thing: Counted, measure: Measure, spoken: Spoken
) -> Found | None:
    cue = nearest(reading, quantity)
    bare = thing is Counted.NOTHING and measure not in NOUNLESS
    if (
        bare
        and not _beside(reading, quantity)
        and not standing.may_stand(reading, quantity, spoken)
    ):
        return None
    if _is_away(reading, quantity, cue) or (thing is Counted.PEOPLE and _only_away(reading)):
        return None
    if measure in (Measure.DIFFERENCE, Measure.PERCENT_CHANGE) and not _compares_ours(
        reading, quantity, measure, spoken
    ):
        return None
    if cue and cue.kind == AWAY:
        cue = None
    if (measure in COMPARISONS or bare) and _speaks_of_boats(reading, quantity):
        return Found("boats", measure, cue.span if cue else None)
    if cue is None and thing is Counted.PEOPLE and _is_paired(reading, quantity):
        return Found("arrivals", measure)
    compared = _compared(reading, quantity, measure, spoken)
    if compared:
        return Found(compared, measure)
    if cue:
        kind = topics.resolved(cue, reading, spoken, quantity.value)
        kind = topics.answering(kind, reading, quantity, spoken.drafts)
        if (
            kind == "deaths"
            and BREAKDOWN.search(reading.after(quantity, 20))
            and _is_breakdown(reading, spoken)
        ):
            return None
        return Found(kind, measure, cue.span) if kind else None
    return _carried(reading, quantity, thing, measure, spoken)


def _compares_ours(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> bool:
    """Whether a comparison is of our figures: not "26 fewer calm days", not of another number of the sentence."""
    if measure is Measure.DIFFERENCE and OTHER_THING.search(reading.after(quantity, 40)):
        return False
    ours = [cue for cue in reading.cues if cue.kind != AWAY]
    own = any(draft.reading is reading for draft in spoken.drafts[-6:])
    if not (ours or own or standing.is_total(reading, quantity)):
        return False
    return not standing.is_of_another(reading, quantity, spoken) or any(
        not _numbers_between(reading, cue, quantity) for cue in ours
    )


def _is_breakdown(reading: Reading, spoken: Spoken) -> bool:
    """ "27 people drowned: 17 men, seven women": parts of a count that the sentence has given."""
    return any(d.reading is reading and d.indicator == "deaths" for d in spoken.drafts[-4:])


def _is_paired(reading: Reading, quantity: Quantity) -> bool:
    """ "NINE BOATS, 425 PEOPLE": people and their boats side by side, with no verb at all."""
    text = reading.sentence.text
    boats = [q for q in reading.quantities if counted(text, q) is Counted.BOATS]
    return any(gap(q.span, quantity.span) < BESIDE and q.value * 4 <= quantity.value for q in boats)


def _compared(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> str:
    """The indicator of the figure right before a comparison: "672 boats arrived in 2025, 39% fewer than in 2022"."""
    own = [d for d in spoken.drafts[-6:] if d.reading is reading and d.measure is Measure.COUNT]
    if measure not in COMPARISONS or not own or measure is Measure.RANK:
        return ""
    before = (
        own[-2]
        if len(own) > 1 and own[-1].indicator in PAIRED.get(own[-2].indicator, ())
        else own[-1]
    )
    cued = [
        c for c in reading.cues if before.quantity.span.end < c.span.start < quantity.span.start
    ]
    clear = all(c.kind in (before.indicator, AWAY) or before.indicator == "boats" for c in cued)
    return before.indicator if clear else ""


def _numbers_between(reading: Reading, cue: Cue, quantity: Quantity) -> bool:
    low, high = sorted((cue.span.start, quantity.span.start))
    return any(low < q.span.start < high for q in reading.quantities if not q.percent)


def _carried(
    reading: Reading, quantity: Quantity, thing: Counted, measure: Measure, spoken: Spoken
) -> Found | None:
    about = "" if spoken.topic == AWAY else spoken.topic
    if measure is Measure.COUNT:
        about = topics.carried(spoken, reading, quantity.value)
    if spoken.topic == "boats" and thing is Counted.NOTHING:
        about = "boats"
    elif about == "boats":
        about = "arrivals"
    compared = measure in COMPARISONS
    if (
        measure is Measure.COUNT
        and thing is Counted.NOTHING
        and _is_rate(reading, quantity, spoken)
    ):
        return Found("arrivals", Measure.PER_BOAT)
    if not about or (
        thing is Counted.PEOPLE and not compared and not standing.goes_on(reading, quantity)
    ):
        return None
    return Found(about, measure)


def _is_rate(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "62 people per boat. In 2018 the average was seven": it goes on with the rate."""
    last = spoken.drafts[-1] if spoken.drafts else None
    said = spoken.readings[-1] if spoken.readings else None
    if (
        said
        and quantity.value <= 200
        and RATE_TOPIC.search(said.sentence.text)
        and (last is None or last.reading is not said)
    ):
        return said.paragraph == reading.paragraph
    if (
        last is None
        or last.measure is not Measure.PER_BOAT
        or reading.paragraph != last.reading.paragraph
    ):
        return False
    low, high = sorted((last.quantity.value, max(quantity.value, 1)))
    return high <= 200 and high / low < 12


def _speaks_of_boats(reading: Reading, quantity: Quantity) -> bool:
    before = reading.before(quantity, 60)
    return BOATS_NEAR.search(before) is not None and "people" not in before
