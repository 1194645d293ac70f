"""A sentence comes in; the numbers written in it go out, each with its kind and the interval its wording allows."""

from dataclasses import replace

from etl.quantities import bounds, intervals, kinds, pairs, scan, setting
from etl.quantities.forms import Form, Written
from etl.quantities.intervals import interval
from etl.quantities.kinds import Kind
from etl.quantities.setting import Setting
from etl.vocabulary import Bound, Interval, Quantity, Sentence, Span, TakenAs


__all__ = ["find", "interval"]

# A change told in words is never exact: "fell by a fifth".
IN_WORDS = (Form.FRACTION, Form.MULTIPLE)
# More numbers than any sentence holds: kept as they stand and not looked at one by one, like those that show otherwise.
CROWD = 150
UNBOUNDED = (TakenAs.DATE, TakenAs.IDIOM, TakenAs.LIST)


def find(sentence: Sentence) -> list[Quantity]:
    """All numbers of a sentence in reading order; nothing that looks like a number is left out."""
    if scan.has_invisible(sentence.text):
        return _without_invisible(sentence.text)
    return _found(sentence)


def _found(sentence: Sentence) -> list[Quantity]:
    text, low = sentence.text, sentence.small.text
    stretches = list(scan.stretches(sentence.small))
    if not stretches:
        return []
    if len(stretches) > CROWD or scan.is_twisted(text):
        return [_unread(written, text) for written in stretches]
    found = [setting.around(written, text, low) for written in stretches]
    taken, paired = pairs.joined(found, [kinds.of(one) for one in found])
    return [
        _quantity(one, kind, _bound(one, kind, paired.get(place)))
        for place, (one, kind) in enumerate(zip(found, taken, strict=True))
    ]


def _unread(written: Written, text: str) -> Quantity:
    number, exact = float(written.value), text[written.start : written.end]
    span = Span(written.start, written.end, exact)
    allowed = Interval(number, number)
    return Quantity(span, number, TakenAs.UNREAD, Bound.EXACTLY, allowed, None, label=True)


def _without_invisible(text: str) -> list[Quantity]:
    """ "36,<zero-width blank>734" reads 36,734: read what is seen, point at what is there."""
    places = [place for place, sign in enumerate(text) if not scan.INVISIBLE.match(sign)]
    seen = "".join(text[place] for place in places)

    def there(span: Span) -> Span:
        start, end = places[span.start], places[span.end - 1] + 1
        return Span(start, end, text[start:end])

    return [
        replace(
            quantity,
            span=there(quantity.span),
            bound_span=quantity.bound_span and there(quantity.bound_span),
        )
        for quantity in _found(Sentence(0, seen))
    ]


def _bound(one: Setting, kind: Kind, paired: Bound | None) -> tuple[Bound, Span | None]:
    if kind.label or kind.ordinal or kind.taken_as in UNBOUNDED:
        return Bound.EXACTLY, None
    bound, span = bounds.find(one)
    if paired and bound in (Bound.EXACTLY, Bound.ABOUT):
        return paired, None
    told = kind.percent and one.written.form in IN_WORDS and bound is Bound.EXACTLY
    return (Bound.ABOUT, None) if told else (bound, span)


def _quantity(one: Setting, kind: Kind, bounded: tuple[Bound, Span | None]) -> Quantity:
    written = one.written
    exact = one.text[written.start : written.end]
    number = float(written.value)
    bound, bound_span = bounded
    if kind.label:
        allowed = Interval(number, number)
    elif written.form in IN_WORDS:
        allowed = intervals.of_words(number, bound)
    else:
        allowed = interval(number, exact, bound, fine=kind.percent)
    return Quantity(
        span=Span(written.start, written.end, exact),
        value=number,
        taken_as=kind.taken_as,
        bound=bound,
        interval=allowed,
        bound_span=bound_span,
        percent=kind.percent,
        ordinal=kind.ordinal,
        label=kind.label,
        direction=kind.direction,
    )
