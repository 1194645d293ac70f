"""A text comes in; its reported figures go out, and every number written in it with what it was taken for."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from etl import quantities
from etl.claims import attachment, closing, comparisons, measures, readings, scope, subsets, topics
from etl.claims.parts import Draft, Found, Reading, Spoken
from etl.vocabulary import (
    Basis,
    Claim,
    Clue,
    Direction,
    Measure,
    Number,
    Period,
    Quantity,
    TakenAs,
    Text,
)


COMPARISONS = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE)
RATES = (Measure.PER_BOAT, Measure.PER_DAY)

DID_SO = re.compile(r"^[ ](?:have[ ]|had[ ])?(?:did|done)[ ]so\b", re.IGNORECASE)
OFFICE = r"(?:Home[ ]Office|Home[ ]Secretary|Ministry[ ]of[ ]Defence)"
SPEAKER = re.compile(
    rf"""
    \b (?P<who> {OFFICE} ) [ ] (?: has [ ] | had [ ] )?
        (?: announced | said | told | confirmed | revealed ) \b
    | \b according [ ] to [ ] (?: the [ ] )? (?P<who2> {OFFICE} ) \b (?! [ ] (?: figures | data | statistics ) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def assemble(text: Text) -> tuple[list[Claim], list[Number]]:
    """The claims and numbers of one text, in reading order."""
    found = list(readings.read(text))
    drafts: list[Draft] = []
    topic = ""
    for place, reading in enumerate(found):
        for quantity in reading.quantities:
            draft = _draft(reading, quantity, Spoken(drafts, topic, found[:place]), text)
            if draft:
                drafts.append(draft)
        topic = topics.named(reading, Spoken(drafts, topic, found[:place]))
    closed = closing.close(drafts, _last_announced(found), text.document.published)
    claims = [_claim(draft, text.document.document_id) for draft in closed]
    numbers = _numbers(found, drafts, text.document.document_id)
    return claims, sorted(numbers, key=lambda number: number.start)


def _last_announced(found: Sequence[Reading]) -> date | None:
    return max((reading.announced.end for reading in found if reading.announced), default=None)


def _draft(reading: Reading, quantity: Quantity, spoken: Spoken, text: Text) -> Draft | None:
    measure = measures.measure(reading.sentence.text, quantity)
    found = measure and scope.find(reading, quantity, measure, spoken)
    if not found:
        return None
    period, base = _periods(reading, quantity, found, spoken, text)
    compared = found.measure in COMPARISONS
    return Draft(
        reading=reading,
        quantity=_rounded(quantity, found.measure),
        indicator=found.indicator,
        measure=found.measure,
        direction=measures.direction(reading.sentence.text, quantity)
        if compared
        else Direction.NONE,
        subset=subsets.find(reading.sentence.text, quantity, found.indicator)
        or _subset_gone_on_with(reading, quantity, spoken),
        speaker=_speaker(reading.sentence.text),
        period=period,
        base=base,
        cue=found.cue,
    )


def _subset_gone_on_with(reading: Reading, quantity: Quantity, spoken: Spoken) -> str:
    """ "12,700 Albanians crossed in 2022; in 2023 fewer than 1,000 did so": of the same people."""
    last = spoken.drafts[-1] if spoken.drafts else None
    if (
        last is None
        or last.reading is not reading
        or not DID_SO.search(reading.after(quantity, 12))
    ):
        return ""
    return last.subset


def _periods(
    reading: Reading, quantity: Quantity, found: Found, spoken: Spoken, text: Text
) -> tuple[Period | None, Period | None]:
    published = text.document.published
    if found.measure in COMPARISONS:
        return comparisons.periods(reading, quantity, found.indicator, spoken.drafts, published)
    return attachment.period(reading, quantity, found, spoken, published), None


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


def _speaker(text: str) -> str:
    match = SPEAKER.search(text)
    return (match["who"] or match["who2"]) if match else ""


def _claim(draft: Draft, document_id: str) -> Claim:
    sentence, span, period = draft.reading.sentence, draft.quantity.span, draft.period
    return Claim(
        claim_id=f"{document_id}:{sentence.start + span.start}",
        document_id=document_id,
        indicator=draft.indicator,
        measure=draft.measure,
        subset=draft.subset,
        value=draft.quantity.value,
        bound=draft.quantity.bound,
        low=draft.quantity.interval.low,
        high=draft.quantity.interval.high,
        direction=draft.direction,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        period_basis=period.basis if period else Basis.INFERRED,
        period_text=period.span.exact if period else "",
        base_start=draft.base.start if draft.base else None,
        base_end=draft.base.end if draft.base else None,
        speaker=draft.speaker,
        start=sentence.start + span.start,
        end=sentence.start + span.end,
        prefix=sentence.text[: span.start],
        exact=span.exact,
        suffix=sentence.text[span.end :],
        clues=tuple(_clues(draft)),
    )


def _clues(draft: Draft) -> Iterator[Clue]:
    """The words of the sentence that gave each part, offsets in the whole document."""
    named = {"indicator": draft.cue, "bound": draft.quantity.bound_span}
    for part, period in (("period", draft.period), ("base", draft.base)):
        named[part] = period.span if period and period.span.exact else None
    text, start = draft.reading.sentence.text, draft.reading.sentence.start
    for part, span in named.items():
        if span and text[span.start : span.end] == span.exact:
            yield Clue(part, start + span.start, start + span.end, span.exact)


def _numbers(
    found: Sequence[Reading], drafts: Sequence[Draft], document_id: str
) -> Iterator[Number]:
    claimed = {draft.reading.sentence.start + draft.quantity.span.start for draft in drafts}
    for reading in found:
        offset = reading.sentence.start
        for quantity in reading.quantities:
            start = offset + quantity.span.start
            kind = TakenAs.CLAIM if start in claimed else quantity.taken_as
            yield Number(document_id, start, offset + quantity.span.end, quantity.span.exact, kind)
        for period in (*reading.periods, *([reading.announced] if reading.announced else [])):
            if any(character.isdigit() for character in period.span.exact):
                yield _date(period, offset, document_id)


def _date(period: Period, offset: int, document_id: str) -> Number:
    start, end = offset + period.span.start, offset + period.span.end
    return Number(document_id, start, end, period.span.exact, TakenAs.DATE)
