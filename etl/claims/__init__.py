"""A text comes in; its reported figures go out, and every number written in it with what it was taken for.

`themes` tells which sentences speak of another sea, age or subject. `readings` finds in each its numbers, days,
cues and parts. For each number `measures` tells the kind of number, and `scope` the indicator: `candidates` says
whether it can be a figure at all, `nouns` what it counts, `verbs` what happened to those, `vessels` what is said
of boats, `standing` which number without a noun
is a figure (by its `surroundings`, and by the `comparands` that it is set against), `topics` what the text is
speaking of. Then `attachment` gives its days: `mentions` those named for it (`strangers` are of something
else), `totals`, `ranking` and `carrying` those that no words name; `comparisons` gives both sides of a
difference. `closing` closes the ends left open, and `reasons` keeps the words that decided.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from etl import quantities
from etl.claims import (
    attachment,
    closing,
    comparisons,
    measures,
    readings,
    reasons,
    scope,
    subsets,
    topics,
)
from etl.claims.parts import CHANGES, Draft, Found, Reading, Spoken
from etl.vocabulary import (
    Basis,
    Claim,
    Direction,
    Document,
    Measure,
    Number,
    Period,
    Quantity,
    Span,
    TakenAs,
    Text,
)


RATES = (Measure.PER_BOAT, Measure.PER_DAY)

# Figures and sentences back over which a text goes on speaking of the same thing.
RECALL = 120

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
        before = found[max(0, place - RECALL) : place]
        for quantity in (
            reading.quantities if len(reading.quantities) <= readings.MOST_NUMBERS else ()
        ):
            spoken = Spoken(drafts[-RECALL:], topic, before)
            draft = _draft(reading, place, quantity, spoken, text)
            if draft:
                drafts.append(draft)
        topic = topics.named(reading, Spoken(drafts[-RECALL:], topic, before))
    closed = closing.close(drafts, _last_announced(found), text.document.published)
    claims = [
        _claim(draft, closed[max(0, place - RECALL) : place], found, text.document)
        for place, draft in enumerate(closed)
    ]
    numbers = _numbers(found, drafts, text.document.document_id)
    return claims, sorted(numbers, key=lambda number: number.start)


def _last_announced(found: Sequence[Reading]) -> date | None:
    return max((reading.announced.end for reading in found if reading.announced), default=None)


def _draft(
    reading: Reading, place: int, quantity: Quantity, spoken: Spoken, text: Text
) -> Draft | None:
    measure = measures.measure(reading.sentence.text, quantity)
    found = measure and scope.find(reading, quantity, measure, spoken)
    if not found:
        return None
    period, base = _periods(reading, quantity, found, spoken, text)
    compared = found.measure in CHANGES
    text_of = reading.sentence.text
    subset, subset_span = subsets.find(text_of, quantity, found.indicator)
    speaker = _speaker(text_of)
    return Draft(
        reading=reading,
        place=place,
        quantity=_rounded(quantity, found.measure),
        indicator=found.indicator,
        measure=found.measure,
        direction=measures.direction(reading.sentence.text, quantity)
        if compared
        else Direction.NONE,
        subset=subset or _subset_gone_on_with(reading, quantity, spoken),
        speaker=speaker.exact if speaker else "",
        period=period,
        base=base,
        cue=found.cue,
        measure_span=measures.words(text_of, quantity, found.measure),
        subset_span=subset_span,
        speaker_span=speaker,
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
    if found.measure in CHANGES:
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


def _speaker(text: str) -> Span | None:
    match = SPEAKER.search(text)
    if match is None:
        return None
    group = "who" if match["who"] else "who2"
    return Span(match.start(group), match.end(group), match[group])


def _claim(
    draft: Draft, earlier: Sequence[Draft], found: Sequence[Reading], document: Document
) -> Claim:
    sentence, span, period = draft.reading.sentence, draft.quantity.span, draft.period
    readings_before = found[max(0, draft.place - RECALL) : draft.place]
    return Claim(
        claim_id=f"{document.document_id}:{sentence.start + span.start}",
        document_id=document.document_id,
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
        clues=tuple(reasons.find(draft, earlier, readings_before, document.published)),
    )


def _numbers(
    found: Sequence[Reading], drafts: Sequence[Draft], document_id: str
) -> Iterator[Number]:
    claimed = {draft.reading.sentence.start + draft.quantity.span.start for draft in drafts}
    for reading in found:
        offset = reading.sentence.start
        for quantity in (*reading.quantities, *filter(_is_wider(reading), reading.dated)):
            start = offset + quantity.span.start
            kind = TakenAs.CLAIM if start in claimed else quantity.taken_as
            yield Number(document_id, start, offset + quantity.span.end, quantity.span.exact, kind)
        for period in (*reading.periods, *([reading.announced] if reading.announced else [])):
            if _holds_number(period, reading):
                yield _date(period, offset, document_id)


def _is_wider(reading: Reading) -> Callable[[Quantity], bool]:
    """Whether a number goes beyond the days that it holds: "No 604/2013" is more than the year."""
    spans = [period.span for period in reading.periods]
    return lambda q: not any(s.start <= q.span.start and q.span.end <= s.end for s in spans)


def _holds_number(period: Period, reading: Reading) -> bool:
    """Whether digits or a number word stand in the words of a period: "seven days", "the third quarter"."""
    if any(character.isdigit() for character in period.span.exact):
        return True
    return any(period.span.start <= q.span.start < period.span.end for q in reading.dated)


def _date(period: Period, offset: int, document_id: str) -> Number:
    start, end = offset + period.span.start, offset + period.span.end
    return Number(document_id, start, end, period.span.exact, TakenAs.DATE)
