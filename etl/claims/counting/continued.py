"""A number without words of its own in its reading comes in; the indicator that it goes on with goes out."""

import re

from etl.claims.counting import loads, others, rates, standing, surroundings, topics, vessels
from etl.claims.counting.nouns import Counted
from etl.claims.cues import AWAY
from etl.claims.parts import CHANGES, Found, Reading, Spoken
from etl.vocabulary import Measure, Quantity


# "Seats had been left empty. By May the figure had reached 207": the figure that was told last.
THE_FIGURE = re.compile(
    r"\bthe[ ](?:figure|total|count|tally|number)[ ](?:for[ ]20\d\d[ ])?(?:so[ ]far[ ])?(?:now[ ])?"
    r"(?:had|has|was|is|stood|stands|increased|rose|fell|dropped|grew)\b",
    re.IGNORECASE,
)
# "A single boat, with 32 people", "a dinghy carrying 16".
BOAT_WITH = re.compile(
    r"\b(?:a|one|another)[ ](?:[\w-]+[ ])?(?:boat|dinghy|vessel|inflatable),?[ ](?:with|carrying)[ ](?:\w+[ ])?$",
    re.IGNORECASE,
)
# "May alone brought 3,738", "we've had 549": those who came, though others were stopped.
BROUGHT = re.compile(
    r"\b(?:brought|produced|we(?:[’']ve|[ ]have)[ ]had)[ ](?:(?:just|only|some|about|over|nearly)[ ])?$",
    re.IGNORECASE,
)
# "Three such events, involving 25 people".
INVOLVING = re.compile(r"\binvolving[ ](?:\w+[ ])?$", re.IGNORECASE)
# "In the week before, 1,036 people were stopped": where prevention is spoken of.
STOPPED = re.compile(
    r"^[ ]\w+[ ](?:had[ ]been|have[ ]been|were)[ ](?:stopped|halted|caught|kept[ ]back)\b"
)
# "89 of them were cleared": what was done to those counted, by no words of ours; "36,816 were recorded".
DONE_TO = re.compile(
    r"(?:[ ](?:people|men|migrants|others|of[ ](?:them|those|these))){0,2}[ ](?:were|was|had[ ]been|have[ ]been)[ ]"
    r"(?P<verb>\w+(?:ed|en))\b(?![ ](?:before|trying|attempting))"
)
COUNTED = re.compile(
    r"record\w*|aged|count\w*|log\w*|register\w*|report\w*|seen|detect\w*|add\w*|enforc\w*|involv\w*|return\w*|remov\w*|deport\w*"
    r"|intercept\w*|prevent\w*|stopp\w*|halt\w*|us\w*|list\w*|stat\w*|announc\w*|confirm\w*|accept\w*|admitt\w*"
    r"|transferr\w*|land\w*|pick\w*|kill\w*|drown\w*|pass\w*|need\w*|follow\w*|taken|beaten|exceed\w*"
    r"|surpass\w*|been|children|men|women|nam\w*|publish\w*|given|turn\w*"
)
# So many figures of a text, and so large a part of them, tell what it is about.
SOME, MOSTLY = 2, 0.7
# Sentences back in which a text may have turned to another thing.
NEAR = 3


def found(
    reading: Reading, quantity: Quantity, thing: Counted, measure: Measure, spoken: Spoken
) -> Found | None:
    """The indicator that a number without words of its own goes on with."""
    bare = thing is Counted.NOTHING
    last = spoken.drafts[-1] if spoken.drafts else None
    if (
        last
        and last.indicator == "prevented_events"
        and INVOLVING.search(reading.before(quantity, 24))
    ):
        return Found("prevented_people", measure)
    if measure is Measure.COUNT and bare and rates.is_rate(reading, quantity, spoken):
        return Found("arrivals", Measure.PER_BOAT)
    is_people = thing is Counted.PEOPLE and measure not in (*CHANGES, Measure.RANK)
    if measure is Measure.COUNT and _is_done_to(reading, quantity):
        return None
    if measure is Measure.COUNT and bare and others.are_gone_on_with(reading, quantity, spoken):
        return None
    prevented = (
        last is not None and last.indicator == "prevented_people" and spoken.is_near(reading)
    )
    told_of = prevented or spoken.topic == "prevented_people"
    if is_people and told_of and STOPPED.match(reading.after(quantity, 40)):
        return Found("prevented_people", measure)
    if is_people and not standing.goes_on(reading, quantity):
        return None
    if is_people and spoken.topic in topics.FLOWS and _is_load(reading, quantity):
        return Found("arrivals", measure)
    about = _spoken_of(reading, quantity, bare, measure, spoken)
    if bare and about == "prevented_people" and BROUGHT.search(reading.before(quantity, 40)):
        return Found("arrivals", measure)
    return Found(about, measure) if about else None


def _is_load(reading: Reading, quantity: Quantity) -> bool:
    """ "There was a single boat, with 32 people": those came in it, whatever the treaty moved."""
    load = loads.load_of(reading.sentence.text, quantity)
    return load is not None or BOAT_WITH.search(reading.before(quantity, 60)) is not None


def _is_done_to(reading: Reading, quantity: Quantity) -> bool:
    """ "On Thursday 89 of them were cleared in a dawn operation": another thing that happened, and none of ours."""
    done = DONE_TO.match(reading.after(quantity, 60))
    return done is not None and COUNTED.fullmatch(done["verb"]) is None


def _spoken_of(
    reading: Reading, quantity: Quantity, bare: bool, measure: Measure, spoken: Spoken
) -> str:
    """What the text was speaking of; a number with a noun of people is never of boats."""
    if spoken.topic == "boats" and bare:
        return (
            "arrivals"
            if quantity.value > vessels.MOST
            or surroundings.PEOPLE_MOVED.search(reading.before(quantity, 60))
            else "boats"
        )
    about = "" if spoken.topic == AWAY else spoken.topic
    if measure is Measure.COUNT:
        back = THE_FIGURE.search(reading.before(quantity, 50)) if spoken.topic == AWAY else None
        spoken = Spoken(spoken.drafts, "", spoken.readings) if back else spoken
        about = topics.carried(spoken, reading, quantity.value)
        if back and not about and _is_of_year(reading, quantity, spoken):
            return "arrivals"
        about = about or (_mostly(reading, quantity, spoken) if bare else "")
    return "arrivals" if about == "boats" else about


def _mostly(reading: Reading, quantity: Quantity, spoken: Spoken) -> str:
    """ "Friday brought 895", wherever in a text that nearly all of its figures show to be about those who came."""
    near = [one for one in spoken.readings[-NEAR:] if one.paragraph == reading.paragraph]
    turned = any(cue.kind == AWAY for one in (*near, reading) for cue in one.cues)
    if turned or quantity.value < topics.HANDFUL or not reading.periods:
        return ""
    came = sum(draft.indicator in ("arrivals", "boats") for draft in spoken.drafts)
    return "arrivals" if came > SOME and came >= MOSTLY * len(spoken.drafts) else ""


def _is_of_year(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "The total for 2026 so far stands at 7,576", at the end of a text that was about those who came."""
    told = any(draft.indicator == "arrivals" for draft in spoken.drafts)
    return told and bool(reading.periods) and quantity.value >= topics.LARGE
