"""A quantity in its reading comes in; the words go out that say what happened to those it counts."""

import re

from etl.claims.cues import AWAY
from etl.claims.parts import Cue, Reading, gap
from etl.vocabulary import Quantity


NEXT_CLAUSE = 60
AWAY_REACH = 75

# "who arrived by small boat have been returned": what became of them, not how they came, is counted.
BECAME = re.compile(r"^[^,;\d]{0,60}\b(?:have|has|had|were|was)[ ](?:been[ ]|since[ ]|now[ ])*$")

RELATIVE = re.compile(r"^[^,;]{0,40}?[ ](?:who|that)\b", re.IGNORECASE)


def nearest(reading: Reading, quantity: Quantity) -> Cue | None:
    """The cue that stands closest to a number, breaks between the parts of a sentence counted as distance."""

    closest = min(
        reading.cues, key=lambda cue: distance(reading, quantity, cue), default=None
    )
    return _main(reading, quantity, closest) if closest else None


def distance(reading: Reading, quantity: Quantity, cue: Cue) -> int:
    """Characters from a number to a cue, what the breaks between them weigh added."""
    # "75 out, 51 in": the word after the number is nearer than the word before it.
    behind = 3 if cue.span.start < quantity.span.start else 0
    parted = reading.segments.between(cue.span, quantity.span)
    return gap(cue.span, quantity.span) + parted + behind


def is_of_next(reading: Reading, quantity: Quantity, cue: Cue) -> bool:
    """ "The record of 869 was set in August, after which bad weather prevented crossings": a verb of another clause."""
    if cue.span.start < quantity.span.end or not reading.segments.between(cue.span, quantity.span):
        return False
    return distance(reading, quantity, cue) > NEXT_CLAUSE


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


def beside(reading: Reading, quantity: Quantity) -> Cue | None:
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


def is_away(reading: Reading, quantity: Quantity, cue: Cue | None) -> bool:
    """Whether the closest words point away, from within reach."""
    if cue is None or cue.kind != AWAY:
        return False
    return (
        gap(cue.span, quantity.span) + reading.segments.between(cue.span, quantity.span)
        < AWAY_REACH
    )


def is_only_away(reading: Reading) -> bool:
    return bool(reading.cues) and all(cue.kind == AWAY for cue in reading.cues)


def is_parted(reading: Reading, cue: Cue, quantity: Quantity) -> bool:
    low, high = sorted((cue.span.start, quantity.span.start))
    return any(low < q.span.start < high for q in reading.quantities if not q.percent)
