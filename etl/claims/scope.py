"""A quantity in its reading comes in; the indicator that it reports goes out, None where it reports none of ours."""

import re
from collections.abc import Sequence

from etl.claims import subsets
from etl.claims.cues import AWAY, TREATY
from etl.claims.nouns import Counted, counted
from etl.claims.parts import Cue, Draft, Reading, gap
from etl.vocabulary import Measure, Quantity, Span, TakenAs


# A clause boundary between a number and a cue weighs like so many characters.
BOUNDARY_WEIGHT = 45
# Words that let a number stand without a noun: "brings the total for the year so far to 36,734".
TOTAL = re.compile(
    r"""
    \b (?: total | tally | figures? | number | count | toll | record(?:ed)? | compared | against
      | so[ ]far | last[ ]year | this[ ]year | altogether | up[ ]from | down[ ]from | year | average
      | peak | high | stood | stands | mark | previous | fewer | more | rise | increase | fall | drop
      | below | above | short ) \b
    """,
    re.VERBOSE | re.IGNORECASE,
)
UNCONTROLLED = re.compile(r"uncontrolled[ ]landings?", re.IGNORECASE)
BOATS_NEAR = re.compile(r"\b(?:number[ ]of[ ])?(?:boats|dinghies|vessels)\b", re.IGNORECASE)
COMPARISONS = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE, Measure.RANK, Measure.PER_DAY)
COUNTABLE = (TakenAs.OTHER_INDICATOR, TakenAs.UNREAD)


def indicator(
    reading: Reading, quantity: Quantity, measure: Measure, earlier: Sequence[Draft]
) -> tuple[str, Span | None] | None:
    """The indicator and the words that gave it; no words where it is carried over."""
    if quantity.taken_as not in COUNTABLE or quantity.label or reading.abroad:
        return None
    if measure is Measure.PER_BOAT:
        return _people_per_boat(reading, quantity, earlier)
    thing = counted(reading.sentence.text, quantity)
    if thing is Counted.OTHER and measure not in COMPARISONS:
        return None
    if thing is Counted.BOATS:
        return _boats(reading, quantity, earlier)
    if thing is Counted.EVENTS:
        return _events(reading, quantity, earlier)
    return _people(reading, quantity, thing, measure, earlier)


def nearest(reading: Reading, quantity: Quantity) -> Cue | None:
    """The cue that stands closest to a number, clause boundaries counted as distance."""

    def distance(cue: Cue) -> int:
        crossed = reading.boundaries_between(cue.span, quantity.span)
        # "75 out, 51 in": the word after the number is nearer than the word before it.
        behind = 3 if cue.span.start < quantity.span.start else 0
        return gap(cue.span, quantity.span) + BOUNDARY_WEIGHT * crossed + behind

    return min(reading.cues, key=distance, default=None)


def _recent(reading: Reading, earlier: Sequence[Draft]) -> Draft | None:
    """The last figure, where it stands close enough for a sentence to go on speaking of it."""
    if earlier and reading.sentence.start - earlier[-1].reading.sentence.end < 320:
        return earlier[-1]
    return None


def _people_per_boat(
    reading: Reading, quantity: Quantity, earlier: Sequence[Draft]
) -> tuple[str, Span | None] | None:
    cue = nearest(reading, quantity)
    if cue and cue.kind == "arrivals":
        return "arrivals", cue.span
    recent = _recent(reading, earlier)
    return ("arrivals", None) if recent and recent.indicator in ("arrivals", "boats") else None


def _boats(
    reading: Reading, quantity: Quantity, earlier: Sequence[Draft]
) -> tuple[str, Span | None] | None:
    cue = nearest(reading, quantity)
    if (cue and cue.kind == AWAY) or _is_one_boat(reading, quantity):
        return None
    recent = _recent(reading, earlier)
    if not (cue and cue.kind == "arrivals") and not (
        recent and recent.indicator in ("arrivals", "boats")
    ):
        return None
    landing = UNCONTROLLED.search(reading.sentence.text)
    return ("uncontrolled_landings" if landing else "boats"), cue.span if cue else None


def _is_one_boat(reading: Reading, quantity: Quantity) -> bool:
    """ "Aboard one boat" tells of the people which boat they were on; it counts no boats."""
    return quantity.value == 1 and subsets.find(reading.sentence.text, quantity) == "one boat"


def _events(
    reading: Reading, quantity: Quantity, earlier: Sequence[Draft]
) -> tuple[str, Span | None] | None:
    cue = next((cue for cue in reading.cues if cue.kind == "prevented_people"), None)
    recent = _recent(reading, earlier)
    if cue or (recent and recent.indicator.startswith("prevented")):
        return "prevented_events", cue.span if cue else None
    return None


def _people(
    reading: Reading, quantity: Quantity, thing: Counted, measure: Measure, earlier: Sequence[Draft]
) -> tuple[str, Span | None] | None:
    cue = nearest(reading, quantity)
    if thing is Counted.NOTHING and not _may_stand_alone(reading, quantity, cue, measure):
        return None
    if cue and cue.kind == AWAY:
        return None
    if (measure in COMPARISONS or thing is Counted.NOTHING) and _speaks_of_boats(reading, quantity):
        return "boats", cue.span if cue else None
    if cue:
        return _resolved(cue, reading, earlier), cue.span
    recent = _recent(reading, earlier)
    if recent and (TOTAL.search(reading.sentence.text) or _lists_on(reading, quantity, recent)):
        return _people_of(recent), None
    return None


def _lists_on(reading: Reading, quantity: Quantity, recent: Draft) -> bool:
    """ "299 in 2018, 1,843 in 2019": a large number beside a period of its own."""
    return quantity.value >= 100 and bool(reading.periods) and recent.measure is Measure.COUNT


def _people_of(draft: Draft) -> str:
    """After "369 people in seven boats" a total without a noun goes on about the people."""
    return "arrivals" if draft.indicator == "boats" else draft.indicator


def _speaks_of_boats(reading: Reading, quantity: Quantity) -> bool:
    before = reading.sentence.text[max(0, quantity.span.start - 60) : quantity.span.start]
    return bool(BOATS_NEAR.search(before)) and "people" not in before


def _may_stand_alone(
    reading: Reading, quantity: Quantity, cue: Cue | None, measure: Measure
) -> bool:
    """A number without a noun is a figure only beside a verb of ours or a word such as "total"."""
    if measure in COMPARISONS:
        return True
    if cue and cue.kind != AWAY and gap(cue.span, quantity.span) <= 1:
        return True
    if quantity.value >= 100 and reading.periods:
        return True
    return quantity.value > 12 and bool(TOTAL.search(reading.sentence.text))


def _resolved(cue: Cue, reading: Reading, earlier: Sequence[Draft]) -> str:
    """A removal is a return to France where the sentence, or the figure before, speaks of the treaty."""
    if cue.kind != "other_returns":
        return cue.kind
    if TREATY.search(reading.sentence.text):
        return "returns_to_france"
    recent = _recent(reading, earlier)
    treaty = recent and recent.indicator in ("returns_to_france", "arrivals_from_france")
    return "returns_to_france" if treaty else "other_returns"
