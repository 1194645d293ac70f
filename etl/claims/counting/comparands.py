"""A number without a noun comes in; the figure that it is set against or joined to goes out."""

import re
from collections.abc import Sequence

from etl.claims.counting import loads, other_rates
from etl.claims.counting.surroundings import (
    BRACKET,
    DAYS_BEHIND,
    SMALL,
    are_days_at,
    has_total,
    is_followed,
    is_joined,
    is_set_against,
    words_before,
)
from etl.claims.cues import AWAY
from etl.claims.parts import Cue, Draft, Reading, Spoken, gap
from etl.vocabulary import Measure, Quantity, TakenAs


YEAR = re.compile(r"20\d\d")
# "28 red days", "13 nights".
LENGTH_BEHIND = re.compile(
    r"^(?:[ ][“\"‘']?[a-z-]{1,12}){0,2}?[ ][“\"‘']?(?:days|nights)\b(?![’'])"
)
# "With ten days of July remaining, this month has passed that number": no number that another is held against.
REMAINING = re.compile(
    r"[ ](?:days|weeks|months|hours)\b[^.;,\d]{0,30}\b(?:remaining|left|to[ ](?:go|come|run|spare))\b"
)
# "Bringing the total for the two days to 107": no days are held against those.
BROUGHT_TO = re.compile(r"(?<!compared)[ ]to[ ]$", re.IGNORECASE)
# "The first half of any year": no count.
PORTION = re.compile(r"half|quarter", re.IGNORECASE)
FIRST = re.compile(r"\b(?:first|last|opening|final)[ ]$", re.IGNORECASE)
# "106 boats – more than four times the 299 who did so": no boats.
WHO = re.compile(r"[ ]who\b")
# "Against 304 and 10": the second of two numbers, and the first.
NUMBER_AND = re.compile(r"\d[ ]and[ ](?:about[ ]|some[ ])?$")
AND_NUMBER = re.compile(r"^[ ]and[ ](?:about[ ]|some[ ])?\d", re.IGNORECASE)
COMPARED = re.compile(
    r"\b(?:compared[ ](?:with|to)|against|up[ ]from|down[ ]from)[ ](?:\w+[ ])?$", re.IGNORECASE
)
# What may close the part in which a bare number stands.
ENDS = re.compile(r"^(?:[.,;)]|$|[ ]and\b)")
# No number of boats is set against one so many times as large.
FLEET = 10
# "The boats numbered 178; last time it was 288", "35 in each on Thursday, whereas in 2020 it was 13".
IT_WAS = re.compile(
    r"[;,](?:[ ](?:and|but|while|whereas))?[ ](?:[^.;,]{0,40}?[ ])?(?:it|that|there)[ ]"
    r"(?:was|were|is|had[ ]been|has[ ]been)[ ]"
    r"(?:(?:just|only|about|around|some|nearly|almost|over|still|now)[ ])?$"
)
# "That compares with 379 people and 18 incidents": what the sentence before told of.
THAT_COMPARES = re.compile(
    r"^[“\"‘']?(?:(?:And|But)[ ])?(?:That|This|It|These|Those)[ ](?:figures?[ ]|numbers?[ ])?"
    r"(?:compare[sd]?[ ](?:with|to)|(?:is|was|are|were)[ ](?:(?:up|down)[ ]from|against)|was|were|follow(?:s|ed))"
    r"[ ](?:(?:a|the|total|of|just|only|about|some|nearly|over|more|than)[ ]){0,3}$",
    re.IGNORECASE,
)
# "There were 179 people in 12 incidents".
IN_INCIDENTS = re.compile(
    r"[ ](?:people|migrants|others|more)[ ](?:and|in|over|during)[ ][\w-]+[ ](?:[\w-]+[ ])?"
    r"(?:incidents?|events?|attempts?|attempted[ ]crossings?|interventions?)\b"
)
# Figures back among which those of one sentence stand.
NEAR = 6
# What counts no people.
OF_NO_PEOPLE = ("boats", "uncontrolled_landings", "prevented_events")
COUNTS = (Measure.COUNT, Measure.PER_BOAT, Measure.PER_DAY, Measure.MILESTONE, Measure.RANK)
# "To the same date last year 17,822 fewer had done so": as was told just before.
DONE_SO = re.compile(r"^[ ](?:people[ ])?(?:more|fewer)(?:[ ]people)?[ ](?:had|have)[ ]done[ ]so\b")


def find(reading: Reading, quantity: Quantity, spoken: Spoken) -> Draft | None:
    """The figure that a bare number is set against or joined to: of those near it the one most alike."""
    drafts = spoken.drafts
    before = words_before(reading, quantity)
    set_against = bool(is_set_against(before) or BRACKET.search(before))
    echoed = _echoed(reading, quantity, drafts, before)
    if echoed:
        return echoed
    goes_on = set_against or is_joined(before) or IT_WAS.search(reading.before(quantity, 80))
    if not goes_on or is_of_another(reading, quantity, spoken):
        return None
    own = [d for d in drafts if d.reading is reading and d.measure in COUNTS]
    if own and _is_new(reading, quantity, own[-1], set_against):
        return None
    if not own and set_against and not reading.cues:
        own = [d for d in drafts[-4:] if _is_here(d, reading) and d.measure in COUNTS]
    own = [d for d in own if d.indicator != "boats" or quantity.value < FLEET * d.quantity.value]
    own = [d for d in own if d.measure is not Measure.PER_BOAT or _can_be_rate(quantity)]
    aboard = loads.OF_THEM_ABOARD.match(reading.after(quantity, 60)) is not None
    if aboard or WHO.match(reading.after(quantity, 5)) or _is_another_day(reading, quantity, own):
        own = [d for d in own if d.indicator != "boats"]
    if not own or not _is_bare(reading, quantity):
        return None
    return min(reversed(own), key=lambda draft: _unlike(draft.quantity.value, quantity.value))


def people(reading: Reading, quantity: Quantity, spoken: Spoken) -> Draft | None:
    """ "Prevented 48 people from leaving, compared to 83 people": those whom words of comparison set beside others."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if last is None or last.reading is not reading:
        return _people_before(reading, quantity, spoken)
    if last.measure is not Measure.COUNT:
        return None
    told_behind = any(c.span.start > quantity.span.end and c.kind != AWAY for c in reading.cues)
    stopped = last.indicator == "prevented_people" and not told_behind
    return last if stopped and COMPARED.search(reading.before(quantity, 30)) else None


def _people_before(reading: Reading, quantity: Quantity, spoken: Spoken) -> Draft | None:
    """ "They stopped 270 people in 16 incidents. That compares with 379 people": of one kind, told right before."""
    said = spoken.readings[-1] if spoken.readings else None
    if said is None or reading.paragraph - said.paragraph > 1 or reading.cues:
        return None
    told = [d for d in spoken.drafts[-NEAR:] if d.reading is said and d.measure is Measure.COUNT]
    told = [d for d in told if d.indicator not in OF_NO_PEOPLE]
    if len({draft.indicator for draft in told}) != 1:
        return None
    paired = told[-1].indicator == "prevented_people" and IN_INCIDENTS.match(
        reading.after(quantity, 60)
    )
    return told[-1] if paired or THAT_COMPARES.match(reading.before(quantity, 60)) else None


def _can_be_rate(quantity: Quantity) -> bool:
    """Whether a boat may hold so many."""
    return quantity.value <= loads.MOST_ABOARD


def _is_another_day(reading: Reading, quantity: Quantity, own: Sequence[Draft]) -> bool:
    """ "737 people arrived on Saturday in 11 boats, and 52 on Sunday": people again, if too many for boats."""
    if len(own) < 2 or not are_days_at(reading, quantity, DAYS_BEHIND):
        return False
    people, boats = own[-2:]
    told = people.indicator != "boats" and boats.indicator == "boats"
    parted = any(
        people.quantity.span.end < p.span.start < boats.quantity.span.start for p in reading.periods
    )
    return told and parted and quantity.value > 2 * boats.quantity.value


def _is_here(draft: Draft, reading: Reading) -> bool:
    return reading.paragraph == draft.reading.paragraph


def _is_new(reading: Reading, quantity: Quantity, last: Draft, set_against: bool) -> bool:
    """Whether words between the last figure and a number begin another count."""
    between = reading.sentence.text[last.quantity.span.end : quantity.span.start]
    if last.indicator == "boats" and has_total(between):
        return True
    return not set_against and _is_cued(reading, quantity, last)


def _is_cued(reading: Reading, quantity: Quantity, last: Draft) -> bool:
    """ "1,075 came in a day and they have sent back, what, 26": words of another kind stand between."""
    between = [
        c for c in reading.cues if last.quantity.span.end <= c.span.start < quantity.span.start
    ]
    return any(
        c.kind != AWAY
        and last.cue is not None
        and c.span.start > last.cue.end
        and c.kind != last.indicator
        and not _is_stopped(last, c)
        for c in between
    )


def _is_stopped(last: Draft, cue: Cue) -> bool:
    """ "Prevented 22,000 crossings in 2025, and 2,064 since": the crossings are what was prevented."""
    stopped = last.indicator in ("prevented_people", "prevented_events")
    return stopped and cue.kind == "arrivals" and gap(last.quantity.span, cue.span) <= 1


def _is_bare(reading: Reading, quantity: Quantity) -> bool:
    """A small number goes on with a count only where days, a verb or the end of its part follow it."""
    if quantity.value == 1:
        return are_days_at(reading, quantity, DAYS_BEHIND)
    return (
        quantity.value > SMALL
        or is_followed(reading, quantity)
        or ENDS.match(reading.after(quantity, 40)) is not None
    )


def _echoed(
    reading: Reading, quantity: Quantity, drafts: Sequence[Draft], before: str
) -> Draft | None:
    """ "124 people in four incidents, against 304 and 10": each of the two goes with its own kind."""
    opens = AND_NUMBER.match(reading.after(quantity, 16)) is not None
    ends = NUMBER_AND.search(before) is not None
    if not (opens or ends):
        return None
    if not (ends or is_set_against(before) or has_total(reading.sentence.text)):
        return None
    counts = [d for d in drafts if d.measure is Measure.COUNT][-3:]
    pair = counts[-2:] if opens else counts[:2] if len(counts) == 3 else []
    if len(pair) < 2 or not _are_told_together(*pair):
        return None
    other = pair[0] if opens else pair[1]
    too_many = other.indicator == "boats" and quantity.value > FLEET * other.quantity.value
    return None if too_many else other


def _are_told_together(one: Draft, other: Draft) -> bool:
    """Two figures of one sentence that are of two kinds: people and their boats."""
    return one.indicator != other.indicator and one.reading is other.reading


def _unlike(one: float, other: float) -> int:
    """How far two sizes are apart, in steps of two: of figures about as alike the nearest one is meant."""
    low, high = sorted((max(one, 0.5), max(other, 0.5)))
    return int(high / low / 2)


def is_length(reading: Reading, quantity: Quantity) -> bool:
    """ "28 red days in April": a number of days, not a date."""
    return LENGTH_BEHIND.match(reading.after(quantity, 30)) is not None


def goes_on_lengths(reading: Reading, quantity: Quantity) -> bool:
    """ "106 days with good conditions in 2024 and 144 in 2025": a number of days again."""
    # "The first 11 days" are days that a figure is of.
    dated = [q for q in reading.dated if not FIRST.search(reading.before(q, 12))]
    every = sorted((*reading.quantities, *dated), key=lambda q: q.span.start)
    before = [
        q for q in every if q.span.end <= quantity.span.start and not YEAR.fullmatch(q.span.exact)
    ]
    return bool(before) and is_length(reading, before[-1])


def is_against_length(reading: Reading, quantity: Quantity) -> bool:
    """ "It counted 60 “red days”, almost double the 27 of the year before": days are held against days."""
    told = (q for q in reading.quantities if not q.percent)
    before = [q for q in told if q.span.end <= quantity.span.start]
    brought_to = BROUGHT_TO.search(reading.before(quantity, 12))
    return bool(before) and not brought_to and is_length(reading, before[-1])


def is_of_another(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """ "190 windy days, up from 106": the number that it is set against is no figure of ours."""
    told = [
        q
        for q in reading.quantities
        if not PORTION.fullmatch(q.span.exact) and not (q.percent or q.label or q.ordinal)
        if q.taken_as is not TakenAs.IDIOM
        and not other_rates.is_first_time(reading, q)
        and not REMAINING.match(reading.after(q, 60))
    ]
    before = [q for q in told if q.span.end <= quantity.span.start]
    before += [
        q
        for q in reading.dated
        if q.span.end <= quantity.span.start and is_length(reading, q)
        if not REMAINING.match(reading.after(q, 60))
        if not (q.ordinal or q.label or FIRST.search(reading.before(q, 12)))
    ]
    if BROUGHT_TO.search(reading.before(quantity, 12)):
        before = [q for q in before if not is_length(reading, q)]
    before.sort(key=lambda q: q.span.start)
    ours = {d.quantity.span.start for d in spoken.drafts[-8:] if d.reading is reading}
    return bool(before) and before[-1].span.start not in ours
