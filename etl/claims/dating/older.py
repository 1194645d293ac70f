"""A figure and those told near it come in; whether it is of older days than the text goes on with goes out."""

import re
from collections.abc import Sequence

from etl.claims.parts import OPEN, Draft
from etl.vocabulary import Period


# "This compares with 767 in the previous week": told of other days than the text goes on with.
COMPARES = re.compile(r"(?:This|That|It|Which)[ ](?:compare[sd]|(?:was|is)[ ](?:up|down)[ ]from)\b")
# "The highest daily figure on record, beating the 74 who arrived on June 1": told of another day, too.
BEATEN = re.compile(
    r"\b(?:beat(?:s|ing)?|surpass(?:es|ed|ing)|topp(?:ed|ing)|tops|exceed(?:s|ed|ing)|eclips(?:es|ed|ing)"
    r"|smash(?:es|ed|ing)|overtak(?:es|ing)|overtook|pass(?:es|ed|ing)|break(?:s|ing)|broke)[ ]"
    r"(?:(?:the|a|its|previous|old|former|earlier|last|record|high|peak|best|total|figure|mark|of|just)[ ]){1,6}$",
    re.IGNORECASE,
)


def is_older_side(draft: Draft, near: Sequence[Draft]) -> bool:
    """Whether its sentence holds a figure of newer days, or does nothing but compare with the one before."""
    if COMPARES.match(draft.reading.sentence.text) or BEATEN.search(
        draft.reading.before(draft.quantity, 60)
    ):
        return True
    return any(
        d.reading is draft.reading
        and d.period
        and draft.period
        and _is_newer(d.period, draft.period)
        for d in near
    )


def _is_newer(one: Period, other: Period) -> bool:
    """Whether a stretch ends later than another, and is not the open count in which the other lies."""
    around = one.reach in OPEN and one.start <= other.start
    # "113 as of Wednesday, up from 94 a week earlier": the same count, and not a part of it.
    around = around and not (other.reach in OPEN and one.start == other.start)
    return one.end > other.end and not around
