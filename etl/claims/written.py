"""The readings of a text and its figures come in; every number written in it goes out, with what it was taken for."""

from collections.abc import Collection, Iterator, Sequence
from itertools import groupby

from etl.claims.parts import Draft, Reading
from etl.vocabulary import Number, Period, Quantity, TakenAs


def numbers(
    found: Sequence[Reading], drafts: Sequence[Draft], document_id: str
) -> Iterator[Number]:
    """Every number of a text, in reading order: of two that open at one place the longer one."""
    claimed = {draft.reading.sentence.start + draft.quantity.span.start for draft in drafts}
    every = sorted(_numbers(found, claimed, document_id), key=lambda n: (n.start, -n.end))
    yield from (next(same) for _, same in groupby(every, key=lambda n: n.start))


def _numbers(
    found: Sequence[Reading], claimed: Collection[int], document_id: str
) -> Iterator[Number]:
    for reading in found:
        offset, days = reading.sentence.start, _periods(reading)
        dated = [quantity for quantity in reading.dated if _is_wider(quantity, days)]
        for quantity in (*reading.quantities, *dated):
            start = offset + quantity.span.start
            kind = TakenAs.CLAIM if start in claimed else quantity.taken_as
            yield Number(document_id, start, offset + quantity.span.end, quantity.span.exact, kind)
        for period in days:
            if _holds_number(period, reading):
                yield _date(period, offset, document_id)


def _periods(reading: Reading) -> tuple[Period, ...]:
    return (*reading.periods, reading.announced) if reading.announced else reading.periods


def _is_wider(quantity: Quantity, days: Sequence[Period]) -> bool:
    """Whether a number goes beyond the days that it holds: "No 604/2013" is more than the year."""
    start, end = quantity.span.start, quantity.span.end
    return not any(one.span.start <= start and end <= one.span.end for one in days)


def _holds_number(period: Period, reading: Reading) -> bool:
    """Whether digits or a number word stand in the words of a period: "seven days", "the third quarter"."""
    if any(character.isdigit() for character in period.span.exact):
        return True
    return any(period.span.start <= q.span.start < period.span.end for q in reading.dated)


def _date(period: Period, offset: int, document_id: str) -> Number:
    start, end = offset + period.span.start, offset + period.span.end
    return Number(document_id, start, end, period.span.exact, TakenAs.DATE)
