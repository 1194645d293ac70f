"""A number without a noun comes in; whether it goes on with another thing that was counted just before goes out."""

import re

from etl.claims.counting import candidates, comparands, topics
from etl.claims.counting.nouns import Counted, counted
from etl.claims.counting.surroundings import SMALL, has_total, is_set_against, words_before
from etl.claims.cues import AWAY
from etl.claims.parts import Reading, Spoken
from etl.vocabulary import Quantity


# Nouns of other things, and numbers whose noun stood with the one before them.
OTHER = (Counted.OTHER, Counted.NOTHING)
# "The figure was 65 in July, and 50 in May": a total of what was told last, of ours or not.
THE_FIGURE = re.compile(
    r"^[“\"‘']?(?:The|That)[ ](?:figure|number)[ ](?:was|is|had[ ]been|has[ ]been)\b[^.;]{0,50}$"
)
# "This year's count has passed 41,000": of ours, whether it was read or not.
THE_COUNT = re.compile(r"\b(?:count|total|tally)\b[^.;,]*$", re.IGNORECASE)
LISTED = re.compile(r"(?:,|,?[ ]and|,?[ ]then)[ ]")
# Figures back among which that of another number is looked for.
BACK = 12
# Sentences back, and characters, in which words go on with a number.
NEAR, REACH = 2, 80
# A number goes on with one of a few if it is not so many times as large.
ALIKE = 10


def are_gone_on_with(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "Police reported 612 finds. It had been 388": the number told last in the paragraph is no figure of ours."""
    where, other = _told_last(reading, quantity, spoken)
    if where is None or other is None or _is_our_total(reading, quantity, where, other):
        return False
    noun = counted(where.sentence.text, other)
    # Two numbers of the treaty may stand side by side, each as somebody has it.
    counts = spoken.topic in topics.FLOWS or THE_COUNT.search(where.before(other, REACH))
    if noun is Counted.NOTHING and counts:
        return False
    # "250 came, and that is 250 too many": the same number again.
    again = any(d.quantity.value == other.value for d in spoken.drafts[-BACK:])
    return noun in OTHER and not again and other.span.start not in _ours(where, spoken)


def _ours(where: Reading, spoken: Spoken) -> set[int]:
    """Where the figures of ours begin in a sentence."""
    return {d.quantity.span.start for d in spoken.drafts[-BACK:] if d.reading is where}


def _is_our_total(reading: Reading, quantity: Quantity, where: Reading, other: Quantity) -> bool:
    """Whether words between the two begin with a total again: "the total for 2025 is 36,954"."""
    before = words_before(reading, quantity)
    if THE_FIGURE.match(before):
        return False
    part = reading.segments.opening(quantity.span.start) if where is reading else None
    opens = max(other.span.end, part.start) if part else 0
    between = reading.sentence.text[opens : quantity.span.start][-REACH:]
    return has_total(between) or is_set_against(between)


def _told_last(
    reading: Reading, quantity: Quantity, spoken: Spoken
) -> tuple[Reading | None, Quantity | None]:
    """The number told last before one, in its sentence or those before in its paragraph, and the sentence."""
    near = [one for one in spoken.readings[-NEAR:] if one.paragraph == reading.paragraph]
    for where in (reading, *reversed(near)):
        told = [
            q for q in where.quantities if where is not reading or q.span.end <= quantity.span.start
        ]
        told = [q for q in told if where is not reading or not _is_listed(where, q, quantity)]
        ours = _ours(where, spoken)
        told = [q for q in told if q.span.start in ours or _counts(where, q, quantity, bool(ours))]
        if told:
            return where, told[-1]
    return None, None


def _is_listed(where: Reading, number: Quantity, quantity: Quantity) -> bool:
    """ "To 36,816 and 41,472 respectively": one of the same list, which is told of as one."""
    return LISTED.fullmatch(where.sentence.text[number.span.end : quantity.span.start]) is not None


def _counts(where: Reading, number: Quantity, quantity: Quantity, is_ours: bool) -> bool:
    """Whether a number tells how many: no share, date or age, and not the few that any story has."""
    if number.percent or number.label or number.ordinal or number.value == 1:
        return False
    if number.value <= SMALL and number.value * ALIKE < quantity.value:
        return False
    told = number.taken_as in candidates.COUNTABLE and not _may_come(where, number, is_ours)
    return told and not comparands.is_length(where, number)


def _may_come(where: Reading, number: Quantity, is_ours: bool) -> bool:
    """ "To overtake 2022 it would need 6,464": of ours, but not yet a figure."""
    is_ours = is_ours or any(cue.kind != AWAY for cue in where.cues)
    return is_ours and candidates.is_unreal(where, number)
