"""A difference or percentage in its reading comes in; whether it is of our figures, and of which, goes out."""

import re

from etl.claims.counting import comparands, standing, verbs
from etl.claims.cues import AWAY
from etl.claims.parts import CHANGES, Draft, Found, Reading, Spoken
from etl.vocabulary import Measure, Quantity


# "1,075 people in 15 boats, 39% more than": the people, not the boats told with them, are compared.
PAIRED = {"arrivals": ("boats",), "prevented_people": ("prevented_events",)}
# "30,000 people have been prevented from crossing, an increase of about 40 per cent": of the figure before it.
IN_APPOSITION = re.compile(
    r"(?:,|[ ]–|[ ]-|\()[ ]?(?:which[ ](?:is|was)[ ]|that[ ]is[ ])?"
    r"(?:an?[ ](?:\w+[ ])?(?:increase|rise|jump|surge|growth|fall|drop|decrease|decline|reduction)[ ]of[ ]"
    r"|(?:up|down)[ ](?:by[ ])?)"
    r"(?:(?:just|about|around|some|nearly|almost|more|less|than|over|under|only)[ ]){0,3}$",
    re.IGNORECASE,
)
# "The difference is 8,703 people, or 45%": a change of what the difference is of.
TOLD = (Measure.COUNT, Measure.DIFFERENCE)
# "26 fewer calm days": what is compared is a thing of another kind.
OTHER_THING = re.compile(
    r"^[ ](?:more|fewer|less)[ ]"
    r"(?!(?:people|migrants|arrivals|boats|crossings|than|in|on|the|who|had|have|were|by|at|asylum"
    r"|returns|removals|deaths|dinghies|of|year)\b)(?:\w+[ ]){0,2}?[a-z]{3,}",
    re.IGNORECASE,
)
# "15% fewer days with a calm sea".
FEWER_DAYS = re.compile(
    r"(?:[ ]?%|[ ]per[ ]?cent)[ ](?:more|fewer|less)[ ](?:[\w-]+[ ]){0,2}?(?:days|nights|hours|officers|patrols|police"
    r"|engines|hotels|applications|claims|money|spending)\b",
    re.IGNORECASE,
)


def compares_ours(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> bool:
    """Whether a comparison is of our figures: not "26 fewer calm days", not of another number of the sentence."""
    if measure is Measure.DIFFERENCE and OTHER_THING.match(reading.after(quantity, 40)):
        return False
    if FEWER_DAYS.match(reading.after(quantity, 60)):
        return False
    ours = [cue for cue in reading.cues if cue.kind != AWAY]
    own = any(draft.reading is reading for draft in spoken.drafts[-6:])
    again = spoken.is_near(reading) and comparands.DONE_SO.match(reading.after(quantity, 40))
    if not (ours or own or again or standing.is_total(reading, quantity)):
        return False
    return not comparands.is_of_another(reading, quantity, spoken) or any(
        not verbs.is_parted(reading, cue, quantity) for cue in ours
    )


def compared(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> str:
    """The indicator of the figure right before a comparison: "672 boats arrived in 2025, 39% fewer than in 2022"."""
    own = [d for d in spoken.drafts[-6:] if d.reading is reading and d.measure in TOLD]
    if measure not in CHANGES or not own:
        return ""
    last = before = own[-1]
    if len(own) > 1 and before.indicator in PAIRED.get(own[-2].indicator, ()):
        before = own[-2]
    if IN_APPOSITION.search(reading.before(quantity, 60)) and _is_last(reading, quantity, last):
        return before.indicator
    cued = [
        c for c in reading.cues if before.quantity.span.end < c.span.start < quantity.span.start
    ]
    clear = all(c.kind in (before.indicator, AWAY) or before.indicator == "boats" for c in cued)
    return before.indicator if clear else ""


def _is_last(reading: Reading, quantity: Quantity, before: Draft) -> bool:
    """Whether no other number stands between a figure and a change told behind it."""
    low, high = before.quantity.span.end, quantity.span.start
    return not any(low <= q.span.start < high for q in reading.quantities)


def is_of_own(found: Found, reading: Reading, spoken: Spoken) -> bool:
    """Whether a change is of the figure that stands before it in its sentence: its words are weighed there."""
    last = spoken.drafts[-1] if spoken.drafts else None
    return (
        found.measure in CHANGES
        and last is not None
        and last.reading is reading
        and last.indicator == found.indicator
    )
