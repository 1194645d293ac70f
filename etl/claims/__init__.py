"""A text comes in; its reported figures go out, and every number written in it with what it was taken for.

`sections` leaves out the lines around a headline, and `themes` tells which sentences speak of another sea, age or
subject. `readings` finds in each its numbers, days, cues and parts. For each number `counting` tells what it counts,
and `dating` which days it is of. `pairings` tells lists of numbers from lists of days, `cells` reads what stands in a
table, `superlatives` gives the ranks told without a number, `speakers` the office that tells. `weighing` holds what
these say of a number against all the words around it. `records` keeps it with the words that decided, and `written`
tells of every number.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from etl import grids, quantities
from etl.claims import (
    blanks,
    cells,
    pairings,
    readings,
    records,
    speakers,
    superlatives,
    weighing,
    written,
)
from etl.claims.counting import (
    breakdowns,
    candidates,
    measures,
    nouns,
    others,
    scope,
    sizes,
    subsets,
    topics,
    verbs,
)
from etl.claims.dating import (
    attachment,
    closing,
    comparisons,
    headlines,
    quiet_days,
    scopes,
    sides,
    totals,
)
from etl.claims.pairings import Paired
from etl.claims.parts import CHANGES, NOWHERE, Draft, Found, Reading, Spoken
from etl.grids import Place
from etl.vocabulary import (
    Claim,
    Direction,
    Measure,
    Number,
    Period,
    Quantity,
    Text,
)


RATES = (Measure.PER_BOAT, Measure.PER_DAY)

# Figures and sentences back over which a text goes on speaking of the same thing.
RECALL = 120
Told = TypeVar("Told", Draft, Reading)


def assemble(text: Text) -> tuple[list[Claim], list[Number]]:
    """The claims and numbers of one text, in reading order."""
    plain = blanks.plain(text)
    claims, numbers = _assembled(plain.text)
    return plain.claims(claims), plain.numbers(numbers)


def _assembled(text: Text) -> tuple[list[Claim], list[Number]]:
    found = list(readings.read(text))
    places = {place.cell.start: place for place in grids.find(text)}
    drafts: list[Draft] = []
    ranks: list[Draft] = []
    topic, opening = "", topics.opening(found)
    for place, reading in enumerate(found):
        before = _lately(found, place)
        for quantity in (
            reading.quantities if len(reading.quantities) <= readings.MOST_NUMBERS else ()
        ):
            about = topic or (opening if topics.asks(reading, quantity) and not drafts else "")
            spoken = Spoken(drafts[-RECALL:], about, before)
            cell = _cell(places, reading, quantity)
            draft = _told(cell, reading, place, quantity, spoken, text)
            if draft:
                drafts.append(draft)
        topic = topics.named(reading, Spoken(drafts[-RECALL:], topic, before))
        ranks += superlatives.find(reading, place, drafts[-RECALL:], text.document.published)
    told = sorted([*drafts, *ranks], key=lambda draft: (draft.place, draft.quantity.span.start))
    told = headlines.dated(told, found, text.document.published)
    announced, quiet = _last_announced(found), quiet_days.last(found)
    closed = closing.close(told, announced, quiet, text.document.published)
    claims = [
        records.claim(draft, _lately(closed, place), _lately(found, draft.place), text.document)
        for place, draft in enumerate(closed)
    ]
    return claims, list(written.numbers(found, drafts, text.document.document_id))


def _lately(told: Sequence[Told], place: int) -> Sequence[Told]:
    """What was told before a place, as far back as the text is still speaking of it."""
    return told[max(0, place - RECALL) : place]


def _last_announced(found: Sequence[Reading]) -> date | None:
    return max((reading.announced.end for reading in found if reading.announced), default=None)


def _draft(
    reading: Reading, place: int, quantity: Quantity, spoken: Spoken, text: Text
) -> Draft | None:
    paired = pairings.find(reading, spoken).get(quantity.span.start)
    found = _found(reading, quantity, paired, spoken)
    if not found:
        return None
    period, base = _periods(reading, quantity, found, spoken, text)
    while not (paired or sizes.can_have_come(found, reading, quantity, period, spoken)):
        if found.ruled is None:
            return None
        found = found.ruled
        period, base = _periods(reading, quantity, found, spoken, text)
    if paired and paired.period and found.measure not in CHANGES:
        period = totals.to_date(paired.period, text.document.published)
    compared = found.measure in CHANGES
    text_of = reading.sentence.text
    subset, subset_span = subsets.find(text_of, quantity, found.indicator)
    speaker = speakers.find(text_of)
    return Draft(
        reading=reading,
        place=place,
        quantity=_rounded(quantity, found.measure),
        indicator=found.indicator,
        measure=found.measure,
        direction=_direction(reading, quantity, (period, base), spoken)
        if compared
        else Direction.NONE,
        subset=_subset(subset, reading, quantity, found, spoken),
        speaker=speaker.exact if speaker else "",
        period=period,
        base=base,
        cue=found.cue,
        measure_span=measures.words(text_of, quantity, found.measure),
        subset_span=subset_span,
        speaker_span=speaker,
        weighed=found.weighed,
    )


def _subset(subset: str, reading: Reading, quantity: Quantity, found: Found, spoken: Spoken) -> str:
    """Which part of all is counted, as its words or those before say; a rate is of every boat."""
    if found.measure is Measure.PER_BOAT:
        return "" if subset == "one boat" else subset
    return subset or subsets.gone_on_with(reading, quantity, spoken)


def _direction(
    reading: Reading,
    quantity: Quantity,
    compared: tuple[Period | None, Period | None],
    spoken: Spoken,
) -> Direction:
    """Newer against older, also where the sentence speaks of the older side."""
    said = measures.direction(reading.sentence.text, quantity)
    if not all(compared) or not sides.is_of_older(reading, quantity, compared, spoken.drafts):
        return said
    return {Direction.ABOVE: Direction.BELOW, Direction.BELOW: Direction.ABOVE}.get(said, said)


def _found(
    reading: Reading, quantity: Quantity, paired: Paired | None, spoken: Spoken
) -> Found | None:
    """What a number reports; of a list the last number has the noun: "369 and 143 people"."""
    # Of an age, a label or another sea no more is told than that it is a part of what was.
    is_out = paired is None and candidates.is_out(reading, quantity)
    if is_out and not breakdowns.part_of_last(reading, quantity, spoken):
        return None
    measure = measures.measure(reading.sentence.text, quantity)
    if paired and paired.indicator and candidates.is_asked(reading, quantity, Measure.COUNT):
        return Found(paired.indicator, Measure.COUNT)
    listed = (
        paired and not _has_noun(reading, quantity) and not verbs.is_told_apart(reading, quantity)
    )
    if paired and listed and paired.last is not quantity:
        return _found(reading, paired.last, None, spoken)
    if measure is None:
        return None
    found = scope.find(reading, quantity, measure, spoken)
    bare = found is None and measure is Measure.COUNT and not _has_noun(reading, quantity)
    # Of a number that goes on with another thing the words around it tell nothing.
    if bare and others.are_gone_on_with(reading, quantity, spoken):
        return None
    return weighing.weigh(found, measure, reading, quantity, spoken)


def _has_noun(reading: Reading, quantity: Quantity) -> bool:
    return nouns.counted(reading.sentence.text, quantity) is not nouns.Counted.NOTHING


def _cell(places: Mapping[int, Place], reading: Reading, quantity: Quantity) -> Place | None:
    """The cell of a table in which a number stands: it opens with the number, or with its bound."""
    start = reading.sentence.start + quantity.span.start
    bound = quantity.bound_span
    found = places.get(start) or (bound and places.get(reading.sentence.start + bound.start))
    return found or None


def _told(
    cell: Place | None, reading: Reading, place: int, quantity: Quantity, spoken: Spoken, text: Text
) -> Draft | None:
    """What the sentence tells of a number, or the table that it stands in; of a label with one value both may."""
    in_prose = cell is None or cell.alone
    said = _draft(reading, place, quantity, spoken, text) if in_prose else None
    told = _of_cell(cell, reading, place, quantity, spoken, text) if cell else None
    if not said or not told or said.indicator != told.indicator:
        return told or said
    is_dated = cell is not None and cell.label is not None and cell.label.is_days
    return told if is_dated or (_names(told) and not _names(said)) else said


def _names(draft: Draft) -> bool:
    """Whether words name the days of a figure."""
    return draft.period is not None and draft.period.span != NOWHERE


def _of_cell(
    cell: Place, reading: Reading, place: int, quantity: Quantity, spoken: Spoken, text: Text
) -> Draft | None:
    published = text.document.published
    told = cells.of(cell, reading, quantity, spoken, published)
    if told is None:
        return None
    found = Found(told.indicator, told.measure)
    period = told.period or attachment.period(reading, quantity, found, spoken, published)
    return Draft(
        reading=reading,
        place=place,
        quantity=_rounded(quantity, told.measure),
        indicator=told.indicator,
        measure=told.measure,
        direction=Direction.NONE,
        subset=told.subset,
        speaker="",
        period=period,
        base=None,
        cue=None,
        clues=told.clues,
    )


def _periods(
    reading: Reading, quantity: Quantity, found: Found, spoken: Spoken, text: Text
) -> tuple[Period | None, Period | None]:
    published = text.document.published
    if found.measure in CHANGES:
        return comparisons.periods(reading, quantity, found.indicator, spoken, published)
    period = attachment.period(reading, quantity, found, spoken, published)
    if period is None or found.measure is not Measure.RANK:
        return period, None
    return period, scopes.find(reading, quantity, period, published)


def _rounded(quantity: Quantity, measure: Measure) -> Quantity:
    """A rate is always a rounded number: 61 people a boat is anything from 60.5 to 61.5."""
    if measure not in RATES:
        return quantity
    allowed = quantities.interval(quantity.value, quantity.span.exact, quantity.bound, fine=True)
    return Quantity(
        quantity.span,
        quantity.value,
        quantity.taken_as,
        quantity.bound,
        allowed,
        quantity.bound_span,
    )
