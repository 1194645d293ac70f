"""A number without a noun comes in; whether it goes on with another thing that was counted just before goes out."""

import re

from etl.claims.counting import candidates, comparands
from etl.claims.counting.nouns import Counted, counted
from etl.claims.counting.surroundings import SET_AGAINST, SMALL, TOTAL, words_before
from etl.claims.cues import AWAY
from etl.claims.parts import Reading, Spoken
from etl.vocabulary import Quantity


# Nouns of other things, and numbers whose noun stood with the one before them.
OTHER = (Counted.OTHER, Counted.NOTHING)
# "The figure was 65": a total of what was told last, of ours or not.
THE_FIGURE = re.compile(
    r"^[“\"‘']?(?:The|That)[ ](?:figure|number|total)[ ](?:was|is|had[ ]been)[ ]$"
)
# Figures back among which that of another number is looked for.
BACK = 12


def are_gone_on_with(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Police reported 612 finds. It had been 388": the number told last in the paragraph is no figure of ours."""
    if any(cue.kind != AWAY for cue in reading.cues):
        return False
    before = words_before(reading, quantity)
    if (TOTAL.search(before) or SET_AGAINST.search(before)) and not THE_FIGURE.search(before):
        return False
    where, other = _told_last(reading, quantity, spoken)
    if where is None or other is None:
        return False
    ours = {d.quantity.span.start for d in spoken.drafts[-BACK:] if d.reading is where}
    return other.span.start not in ours and counted(where.sentence.text, other) in OTHER


def _told_last(
    reading: Reading, quantity: Quantity, spoken: Spoken
) -> tuple[Reading | None, Quantity | None]:
    """The number told last before one, in its sentence or the one before in its paragraph, and the sentence."""
    near = [one for one in spoken.readings[-1:] if one.paragraph == reading.paragraph]
    for where in (reading, *near):
        told = [
            q for q in where.quantities if where is not reading or q.span.end <= quantity.span.start
        ]
        told = [q for q in told if _counts(where, q)]
        if told:
            return where, told[-1]
    return None, None


def _counts(where: Reading, number: Quantity) -> bool:
    """Whether a number tells how many: no share, date or age, and not the few that any story has."""
    if number.percent or number.label or number.ordinal or number.value <= SMALL:
        return False
    told = number.taken_as in candidates.COUNTABLE and not candidates.is_unreal(where, number)
    return told and not comparands.is_length(where, number)
