"""A quantity in its reading comes in; the indicator that it reports goes out, None where it reports none of ours."""

import re

from etl.claims.counting import (
    breakdowns,
    candidates,
    changed,
    comparands,
    continued,
    flights,
    rates,
    rescues,
    standing,
    surroundings,
    topics,
    verbs,
    vessels,
)
from etl.claims.counting.nouns import Counted, counted
from etl.claims.cues import AWAY
from etl.claims.parts import CHANGES, Cue, Draft, Found, Reading, Spoken
from etl.vocabulary import Measure, Quantity


COMPARISONS = (*CHANGES, Measure.RANK)
# What these say of needs no noun and no word such as "total".
NOUNLESS = (*COMPARISONS, Measure.PER_DAY, Measure.MILESTONE)
# "They had stopped 40 crossings": events, not people.
VERB_TO_NUMBER = 16
CROSSINGS = re.compile(r"[ ](?:crossings?|departures|launches)\b", re.IGNORECASE)
# "64,697 illegal immigrants since the election": who they are says how they came.
CROSSERS = re.compile(
    r"[ ](?:illegal|irregular|undocumented|small[- ]boat|Channel)[ ](?:im)?migrants\b",
    re.IGNORECASE,
)
# "A boat carrying 16 people capsized": who were on board, not who died.
HELD = re.compile(r"\b(?:carrying|holding|with|containing)[ ](?:\w+[ ]){0,2}$", re.IGNORECASE)
# "Last year was the deadliest, with 82 deaths".
THE_DEAD = re.compile(r"[ ](?:deaths|dead|fatalities|drownings|died|drowned)\b", re.IGNORECASE)
# "Go by the year to June, to match the net migration estimate, and it was 43,309": of what was spoken of.
IT_WAS = re.compile(
    r",[ ](?:and|but|so)[ ]it[ ](?:was|is|stood[ ]at|came[ ]to)[ ](?:\w+[ ])?$", re.IGNORECASE
)
# "Gone up by 63% to more than 11,000".
UP_TO = re.compile(r"\d(?:%|[ ]?per[ ]?cent),?[ ]to[ ](?:[a-z]+[ ]){0,2}$")
THE_NUMBER = re.compile(
    r"\b(?:the|their)[ ](?:number|figure|total)[ ](?:(?:had|has)[ ])?"
    r"(?:dropped|fell|fallen|risen|rose|was|stood)[^.;,\d]{0,20}$",
    re.IGNORECASE,
)


def find(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    """The indicator and measure, and the words that gave them; no words where they are carried over."""
    again = breakdowns.told_again(reading, quantity, measure, spoken)
    again = again or breakdowns.part_of_last(reading, quantity, spoken)
    if again:
        return again
    if measure is Measure.COUNT and rates.is_older_rate(reading, quantity, spoken):
        measure = Measure.PER_BOAT
    if not candidates.is_asked(reading, quantity, measure):
        return None
    if measure is Measure.COUNT and flights.is_told(reading, quantity, spoken):
        return Found("returns_to_france", measure)
    thing = counted(reading.sentence.text, quantity)
    is_few = measure is Measure.COUNT and thing in (Counted.PEOPLE, Counted.NOTHING)
    rate = is_few and rates.is_rate_again(reading, quantity, spoken)
    if is_few and not rate and vessels.is_load(reading, quantity, spoken):
        return Found("arrivals", measure)
    if measure is Measure.PER_BOAT and thing in (Counted.PEOPLE, Counted.NOTHING):
        return rates.people_in_each(reading, quantity, spoken)
    if thing is Counted.OTHER and measure not in (*COMPARISONS, Measure.MILESTONE):
        return None
    if thing is Counted.NOTHING and (
        _is_told_away(reading, quantity) or breakdowns.is_of_others(reading, quantity, spoken)
    ):
        return None
    if thing is Counted.NOTHING and measure is Measure.COUNT:
        bare = _bare(reading, quantity, spoken)
        if bare:
            return bare
    if thing is Counted.BOATS:
        return vessels.boats(reading, quantity, measure, spoken)
    if thing is Counted.EVENTS:
        return _events(reading, quantity, measure, spoken)
    return _people(reading, quantity, thing, measure, spoken)


def _bare(reading: Reading, quantity: Quantity, spoken: Spoken) -> Found | None:
    """A count without a noun: boats where the words before tell of boats, else the figure that it is set against."""
    if rates.is_rate_again(reading, quantity, spoken):
        return Found("arrivals", Measure.PER_BOAT)
    boats = vessels.is_boats_of(reading, quantity, spoken) or vessels.is_subject(reading, quantity)
    if boats or vessels.is_side_of_boats(reading, quantity):
        return Found("boats", Measure.COUNT)
    other = comparands.find(reading, quantity, spoken)
    if other is None or verbs.beside(reading, quantity) or _turns_away(reading, quantity, other):
        return None
    passed = other.measure in (Measure.MILESTONE, Measure.RANK)
    return Found(other.indicator, Measure.COUNT if passed else other.measure)


def _turns_away(reading: Reading, quantity: Quantity, other: Draft) -> bool:
    """ "50,000 had been removed, and raids on work were up by 63% to 11,000": another thing is told in between."""
    if other.reading is not reading or not UP_TO.search(reading.before(quantity, 40)):
        return False
    low, high = other.quantity.span.end, quantity.span.start
    between = [cue for cue in reading.cues if low <= cue.span.start and cue.span.end <= high]
    return bool(between) and between[-1].kind == AWAY


def _is_told_away(reading: Reading, quantity: Quantity) -> bool:
    """Whether a number without a noun is of what points away: "the number of officers on patrol, to 200"."""
    if verbs.is_away_at(reading, quantity):
        return True
    if not verbs.is_only_away(reading):
        return False
    labelled = reading.before(quantity, 2).endswith(": ")
    own = surroundings.has_total(reading.before(quantity, 60)) or (reading.periods and not labelled)
    return not own or _goes_on_with_away(reading, quantity)


def _goes_on_with_away(reading: Reading, quantity: Quantity) -> bool:
    """ "4,000 were held in October, the number had dropped to 1,147": of those who were held."""
    number = THE_NUMBER.search(reading.before(quantity, 60))
    if number is None:
        return False
    start = quantity.span.start - len(number.group())
    return any(cue.span.end <= start for cue in reading.cues)


def _events(reading: Reading, quantity: Quantity, measure: Measure, spoken: Spoken) -> Found | None:
    """ "In four incidents": ours where prevention is told; the boats of those who crossed where crossings are."""
    if measure is Measure.COUNT and vessels.is_boats_of(reading, quantity, spoken):
        return Found("boats", measure)
    cue = next((cue for cue in reading.cues if cue.kind == "prevented_people"), None)
    near = any(draft.indicator.startswith("prevented") for draft in spoken.drafts[-2:])
    if cue or near:
        return Found("prevented_events", measure, cue.span if cue else None)
    return None


def _people(
    reading: Reading, quantity: Quantity, thing: Counted, measure: Measure, spoken: Spoken
) -> Found | None:
    """The indicator of people, or of a number without a noun."""
    cue = verbs.nearest(reading, quantity)
    bare = thing is Counted.NOTHING and measure not in NOUNLESS
    if bare and not _stands_alone(reading, quantity, spoken):
        return None
    other = comparands.people(reading, quantity, spoken) if thing is Counted.PEOPLE else None
    if other and measure is Measure.COUNT:
        return Found(other.indicator, measure)
    if thing is Counted.PEOPLE and rescues.are_ours(reading, quantity, cue, spoken):
        return Found("arrivals", measure, cue.span if cue else None)
    if _is_away(reading, quantity, thing, cue) and not _is_told_since(
        reading, quantity, cue, spoken
    ):
        return None
    if measure in CHANGES and not changed.compares_ours(reading, quantity, measure, spoken):
        return None
    if cue and cue.kind == AWAY:
        cue = None
    alone = bare or (thing is Counted.NOTHING and measure is Measure.PER_DAY)
    goes_on = spoken.is_near(reading) or spoken.topic in topics.FLOWS
    if cue and alone and goes_on and verbs.is_of_next(reading, quantity, cue):
        cue = None
    if (measure in COMPARISONS or bare) and vessels.is_spoken_of(reading, quantity):
        return Found("boats", measure, cue.span if cue else None)
    paired = _is_with_boats(reading, quantity, thing, bare)
    named = reading.periods and CROSSERS.match(reading.after(quantity, 40))
    let_in = cue is not None and cue.kind == "arrivals_from_france"
    if (cue is None and (paired or named)) or (let_in and named):
        return Found("arrivals", measure)
    compared = changed.compared(reading, quantity, measure, spoken)
    if compared:
        return Found(compared, measure)
    stopped = _stopped(reading, quantity)
    if stopped:
        return Found(_stopped_kind(quantity), measure, stopped.span)
    if cue:
        return _cued(reading, quantity, cue, measure, spoken)
    return continued.found(reading, quantity, thing, measure, spoken)


def _is_with_boats(reading: Reading, quantity: Quantity, thing: Counted, bare: bool) -> bool:
    """ "NINE BOATS, 425 PEOPLE", "326, in four boats": their boats say who they are."""
    if thing is Counted.PEOPLE:
        return vessels.is_paired(reading, quantity)
    return bare and vessels.is_in_boats(reading, quantity)


def _stopped(reading: Reading, quantity: Quantity) -> Cue | None:
    """ "They had stopped 40 crossings": the words of prevention right before them."""
    if not CROSSINGS.match(reading.after(quantity, 24)):
        return None
    start = quantity.span.start
    stops = (c for c in reading.cues if c.kind == "prevented_people" and c.span.start < start)
    return next((cue for cue in stops if start - cue.span.end < VERB_TO_NUMBER), None)


def _stopped_kind(quantity: Quantity) -> str:
    """ "Prevented more than 29,000 crossings": of people, for a year has far fewer events."""
    return "prevented_people" if quantity.value >= topics.LARGE else "prevented_events"


def _stands_alone(reading: Reading, quantity: Quantity, spoken: Spoken) -> bool:
    """Whether a number without a noun is a count at all: a verb beside it, or the words around it."""
    if quantity.value == 1 and _is_one_of_boats(reading, spoken):
        return False
    if verbs.beside(reading, quantity) or standing.may_stand(reading, quantity, spoken):
        return True
    said = reading.periods and standing.is_said(reading, quantity)
    return bool(said) and rates.is_rate(reading, quantity, spoken)


def _is_one_of_boats(reading: Reading, spoken: Spoken) -> bool:
    """ "They came in 14 boats. One landed at Dungeness": one of the boats that the sentence before counts."""
    last = spoken.drafts[-1] if spoken.drafts else None
    return last is not None and last.indicator == "boats" and last.reading in spoken.readings[-1:]


def _is_away(reading: Reading, quantity: Quantity, thing: Counted, cue: Cue | None) -> bool:
    """Whether the words that say what happened point away from every indicator."""
    only_away = thing is Counted.PEOPLE and verbs.is_only_away(reading)
    if not only_away and not verbs.is_away(reading, quantity, cue):
        return False
    return thing is not Counted.NOTHING or not IT_WAS.search(reading.before(quantity, 40))


def _is_told_since(reading: Reading, quantity: Quantity, cue: Cue | None, spoken: Spoken) -> bool:
    """ "To match net migration, and it was 43,309, which is 38% up": a figure of ours stands between."""
    if cue is None or counted(reading.sentence.text, quantity) is Counted.PEOPLE:
        return False
    return any(
        draft.reading is reading and cue.span.end <= draft.quantity.span.start < quantity.span.start
        for draft in spoken.drafts[-4:]
    )


def _cued(
    reading: Reading, quantity: Quantity, cue: Cue, measure: Measure, spoken: Spoken
) -> Found | None:
    """The indicator that the closest words name, in the light of what was spoken of before."""
    kind = topics.resolved(cue, reading, spoken, quantity.value)
    kind = topics.answering(kind, reading, quantity, spoken.drafts)
    kind = breakdowns.of_those_removed(kind, reading, quantity, spoken)
    if breakdowns.is_breakdown(reading, quantity, spoken):
        return None
    if kind == "deaths" and not THE_DEAD.match(reading.after(quantity, 16)):
        held = HELD.search(reading.before(quantity, 40)) is not None
        if held or breakdowns.is_of_whom(reading, quantity):
            return None
    return Found(kind, measure, cue.span) if kind else None
