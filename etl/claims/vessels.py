"""A quantity of boats, or of people in each, comes in; the indicator that it reports goes out."""

import re

from etl.claims import subsets, topics, verbs
from etl.claims.nouns import Counted, counted
from etl.claims.parts import Found, Reading, Spoken, gap
from etl.vocabulary import Measure, Quantity


UNCONTROLLED = re.compile(r"uncontrolled[ ]landings?", re.IGNORECASE)

BOATS_NEAR = re.compile(
    r"\b(?:(?:number|total|tally)[ ]of[ ](?:small[ ])?(?:boats|dinghies|vessels)\b(?![ ]and\b)|(?:boats|dinghies|vessels)[ ]?[:|])",
    re.I,
)

RATE_TOPIC = re.compile(
    r"\b(?:per|(?:in|on|into|onto|aboard)[ ](?:each|every))[ ](?:small[ ])?(?:boat|dinghy|vessel)\b|\baverage[ ](?:small[ ])?boat\b",
    re.I,
)

# Characters between people and their boats.
BESIDE = 40


def people_in_each(reading: Reading, quantity: Quantity, spoken: Spoken) -> Found | None:
    cue = verbs.nearest(reading, quantity)
    if cue and cue.kind == "arrivals":
        return Found("arrivals", Measure.PER_BOAT, cue.span)
    about = topics.carried(spoken, reading, quantity.value)
    near = {draft.indicator for draft in spoken.drafts[-6:]} | {about, spoken.topic}
    return Found("arrivals", Measure.PER_BOAT) if near & {"arrivals", "boats"} else None


def boats(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    cue = verbs.nearest(reading, quantity)
    if verbs.is_away(reading, quantity, cue) or _is_one_boat(reading, quantity):
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


def is_boats_of(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "451 arrivals in 11 boats, and Boxing Day brought 407 more in 10"."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if last is None or last.reading is not reading or last.indicator != "arrivals":
        return False
    low, high = last.quantity.span.end, quantity.span.start
    between = reading.sentence.text[low:high]
    for period in reading.periods:
        if low <= period.span.start and period.span.end <= high:
            between = between.replace(period.span.exact, "")
    return (
        re.fullmatch(r"(?: more| people| others| arrived| came| crossed| followed)?(?: on)? {1,2}in ", between) is not None
        and quantity.value * 4 <= last.quantity.value
    )


def _are_held(reading: Reading, quantity: Quantity) -> bool:
    text = reading.sentence.text
    people = [q for q in reading.quantities if counted(text, q) is Counted.PEOPLE]
    return any(
        gap(q.span, quantity.span) < BESIDE and quantity.value * 4 <= q.value for q in people
    )


def _is_one_boat(reading: Reading, quantity: Quantity) -> bool:
    """ "Aboard one boat" tells of the people which boat they were on; it counts no boats."""
    return (
        quantity.value == 1
        and subsets.find(reading.sentence.text, quantity, "boats")[0] == "one boat"
    )


def is_paired(reading: Reading, quantity: Quantity) -> bool:
    """ "NINE BOATS, 425 PEOPLE": people and their boats side by side, with no verb at all."""
    text = reading.sentence.text
    boats = [q for q in reading.quantities if counted(text, q) is Counted.BOATS]
    return any(gap(q.span, quantity.span) < BESIDE and q.value * 4 <= quantity.value for q in boats)


def is_rate(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
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


def is_spoken_of(reading: Reading, quantity: Quantity) -> bool:
    before = reading.before(quantity, 60)
    return BOATS_NEAR.search(before) is not None and "people" not in before
