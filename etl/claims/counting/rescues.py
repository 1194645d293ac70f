"""A number in its reading comes in; whether those rescued are people who came to our shore goes out."""

import re

from etl.claims.cues import AWAY, ELSEWHERE, FAR_NAMED, one_of
from etl.claims.parts import Cue, Reading, Spoken
from etl.vocabulary import Quantity


RESCUED = re.compile(r"rescued\b", re.IGNORECASE)
# "Rescued from five boats": from several, of which a text has a count.
FROM_BOATS = re.compile(
    r"[ ](?:from|off|aboard|on|in)[ ](?:\w+[ ]){1,2}?(?:small[ ])?(?:boats|dinghies|vessels|inflatables)\b",
    re.IGNORECASE,
)
# "Off Sandgate", "Border Force": our side of the sea.
SHORE = re.compile(rf"\b(?:off|near|at)[ ](?:{one_of(ELSEWHERE['shores'])})\b|\bBorder[ ]Force\b")
# Sentences back in which a text may tell of deaths.
LATELY = 4


def are_ours(reading: Reading, quantity: Quantity, cue: Cue | None, spoken: Spoken) -> bool:
    """ "23 were picked up off Dover. On Christmas Day 45 were rescued from five boats": as those before them."""
    if cue is None or cue.kind != AWAY or not RESCUED.match(cue.span.exact):
        return False
    if not FROM_BOATS.match(reading.sentence.text, cue.span.end) or _is_far(reading):
        return False
    last = spoken.drafts[-1] if spoken.drafts else None
    if last is None or last.reading.paragraph != reading.paragraph or _is_far(last.reading):
        return False
    near = spoken.readings[-LATELY:]
    if any(one.kind == "deaths" for before in near for one in before.cues):
        return False
    told = last.reading.sentence.text
    return last.indicator in ("arrivals", "boats") and SHORE.search(told) is not None


def are_boats_of(reading: Reading, cue: Cue | None, spoken: Spoken) -> bool:
    """ "45 people were rescued from five boats": of the people whom the same words brought here."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if cue is None or last is None or last.reading is not reading or cue.kind != AWAY:
        return False
    return last.indicator == "arrivals" and last.cue == cue.span


def _is_far(reading: Reading) -> bool:
    """Whether a sentence names the other side of the sea."""
    return FAR_NAMED.search(reading.sentence.text) is not None
