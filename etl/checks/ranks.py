"""A claim that a stretch was the highest, second highest ... of a scope comes in, the finding goes out."""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from etl.checks import findings, intervals, operands
from etl.checks.corpus import Corpus, is_dated
from etl.checks.operands import STANDINGS, Operand
from etl.checks.phrases import number, span, thing
from etl.checks.readings import Stretch, same_day_of_year, stretches
from etl.histories import History
from etl.open_ends import moved
from etl.vocabulary import Claim, Finding, Interval, Measure, Reason


# "The third-highest for the date" leaves no room for whole years as rivals.
SAME_PART = re.compile(
    r"for the date|at th(?:is|e same) (?:point|stage|time)|same (?:point|period)|by now"
)
# "The eighth-highest": the second of the two words says no place of its own.
PLACE_BEFORE = re.compile(r"\b(?:\w{2,8}th|\d+(?:st|nd|rd)|first|second|third)-$", re.IGNORECASE)
# "It was the fifth-highest day of 2023": of what the sentences before told, within so many characters.
LEANS = re.compile(r"[“‘\"']?(?:It|That|This|These|They)\b")
LEANT_ON = 300
FEWEST = re.compile(r"lowest|fewest|quietest|least|smallest")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a stretch stands among its rivals: between the best and the worst place."""

    own: Stretch
    total: Operand
    best: int
    worst: int
    above: tuple[tuple[float, Stretch], ...]


def find(check: str, claim: Claim, corpus: Corpus) -> Finding | None:
    """None where the official series do not cover the claim, or nothing like the stretch is there."""
    history = corpus.history(claim.indicator)
    if history is None or not is_dated(claim) or claim.base_start is None or claim.subset:
        return None
    if is_of_other_days(claim, corpus) or PLACE_BEFORE.search(claim.prefix):
        return None
    tried = [place for place in _places(claim, corpus, history) if _can_be_meant(claim, place)]
    if not tried:
        return None
    fitting = [place for place in tried if _fits(claim, place)]
    if not fitting and is_right_beside(claim, corpus):
        return None
    shown = min(fitting or tried, key=lambda place: STANDINGS.index(place.total.standing))
    reason = shown.total.standing if fitting else Reason.NO_READING_FITS
    return findings.build(
        check,
        reason,
        [claim],
        _explanation(claim, reason, shown),
        reported=claim.value,
        expected=shown.best if shown.total.standing is Reason.EXACT else None,
        working=_working(claim, shown),
        vintage=shown.total.vintage,
    )


def is_of_other_days(claim: Claim, corpus: Corpus) -> bool:
    """Whether what the text counts on the days that it ranks is not what came then: other days may be meant."""
    assert claim.period_start, claim
    assert claim.period_end, claim
    told = corpus.beside_from(claim, claim.indicator, claim.period_start)
    counts = [other for other in told if other.period_end == claim.period_end]
    published = corpus.published(claim)
    stretch = Stretch(claim.period_start, claim.period_end)
    totals = operands.official(corpus, claim.indicator, stretch, published)
    return bool(counts and totals) and not any(
        intervals.meet(Interval(count.low, count.high), total.interval)
        for count in counts
        for total in totals
    )


def _fits(claim: Claim, place: _Place) -> bool:
    return place.best <= claim.value <= place.worst


def is_right_beside(claim: Claim, corpus: Corpus) -> bool:
    """ "August was the busiest month, followed by September with 4,729": right for other days told beside it."""
    history = corpus.history(claim.indicator)
    return history is not None and any(
        _fits(claim, place)
        for days in _told_beside(claim, corpus)
        for place in _places(replace(claim, **days), corpus, history)
    )


def _told_beside(claim: Claim, corpus: Corpus) -> Iterator[dict[str, date | None]]:
    """The days of the counts in its sentence, and in those before where it opens with "it".

    "A record 1,195 came yesterday, the most on one day this year": and the scope of the same place beside it.
    """
    opens = (claim.start or 0) - len(claim.prefix) - (LEANT_ON if LEANS.match(claim.prefix) else 0)
    closes = (claim.end or 0) + len(claim.suffix)
    for other in corpus.claims_of[claim.document_id]:
        is_alike = other.indicator == claim.indicator and not other.subset and is_dated(other)
        if not is_alike or other.start is None or not opens <= other.start < closes:
            continue
        if other.measure is Measure.COUNT:
            yield {"period_start": other.period_start, "period_end": other.period_end}
        elif other.measure is Measure.RANK and other.value == claim.value:
            yield {"base_start": other.base_start, "base_end": other.base_end}


def _can_be_meant(claim: Claim, place: _Place) -> bool:
    """A day on which nobody came is no record: then another day is meant than the one that was read."""
    return _fits(claim, place) or place.total.value > 0 or _is_of_fewest(claim)


def _places(claim: Claim, corpus: Corpus, history: History) -> Iterator[_Place]:
    for own in stretches(claim, corpus.published(claim)):
        for total in _own_totals(claim, own, corpus):
            for rivals in _rivals(claim, own, history):
                yield _place(claim, own, total, rivals, history)


def _own_totals(claim: Claim, own: Stretch, corpus: Corpus) -> list[Operand]:
    """The stretch's totals; no revision is allowed for where the text prints them."""
    return operands.official(corpus, claim.indicator, own, corpus.published(claim))


def _rivals(claim: Claim, own: Stretch, history: History) -> Iterator[list[Stretch]]:
    """Sets of stretches of the same kind in the scope; the scope may also end with the stretch."""
    scopes = product(_first_days(claim), (claim.base_end or own.end, own.end))
    for first, last in dict.fromkeys(scopes):
        scope = Stretch(max(first, history.first_day), min(last, history.last_day))
        for kind in _kinds(claim, own, scope):
            inside = [each for each in kind if scope.start <= each.start and each.end <= scope.end]
            others = [each for each in inside if each != own]
            if others:
                yield others


def _first_days(claim: Claim) -> Iterator[date]:
    """ "The lowest December since 2018": that of 2018 was lower, if a year is named and not the records."""
    yield claim.base_start
    sentence = f"{claim.prefix}{claim.exact}{claim.suffix}"
    if re.search(rf"\bsince[ ]{claim.base_start.year}\b", sentence):
        yield date(claim.base_start.year + 1, 1, 1)


def _kinds(claim: Claim, own: Stretch, scope: Stretch) -> Iterator[list[Stretch]]:
    years = range(scope.start.year, scope.end.year + 1)
    if own.days == 1:
        yield [Stretch(when, when) for when in _days(scope)]
        return
    yield [_in_year(own, year) for year in years]
    if own.start.day == 1 and same_day_of_year(own.end, _month_end(own.start)):
        yield [Stretch(first, _month_end(first)) for first in _months(years)]
    sentence = claim.prefix + claim.exact + claim.suffix
    if same_day_of_year(own.start, date(2000, 1, 1)) and not SAME_PART.search(sentence):
        yield [
            Stretch(date(year, 1, 1), date(year, 12, 31)) for year in years if year != own.end.year
        ]
    if own.days == 7:
        weeks = range(-scope.days // 7, scope.days // 7 + 1)
        yield [Stretch(own.start + timedelta(7 * n), own.end + timedelta(7 * n)) for n in weeks]


def _in_year(own: Stretch, year: int) -> Stretch:
    by = year - own.start.year
    return Stretch(moved(own.start, by), moved(own.end, by))


def _days(scope: Stretch) -> Iterator[date]:
    return (scope.start + timedelta(days=number_) for number_ in range(scope.days))


def _months(years: Iterable[int]) -> Iterator[date]:
    return (date(year, month, 1) for year in years for month in range(1, 13))


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _place(
    claim: Claim, own: Stretch, total: Operand, rivals: Iterable[Stretch], history: History
) -> _Place:
    totals = ((history.between(each.start, each.end), each) for each in rivals)
    known = [(found.interval, each) for found, each in totals if found]
    if _is_of_fewest(claim):
        known = [(_mirrored(interval), each) for interval, each in known]
        total = Operand(_mirrored(total.interval), total.value, total.standing, total.vintage)
    above = [(found, each) for found, each in known if found.low > intervals.top(total.interval)]
    level = [each for found, each in known if intervals.top(found) >= total.interval.low]
    ordered = sorted(((abs(found.low), each) for found, each in above), key=lambda pair: -pair[0])
    return _Place(own, total, 1 + len(above), 1 + len(level), tuple(ordered))


def _is_of_fewest(claim: Claim) -> bool:
    return FEWEST.search(claim.exact + claim.suffix) is not None


def _mirrored(interval: Interval) -> Interval:
    return Interval(-intervals.top(interval), -interval.low)


def _explanation(claim: Claim, reason: Reason, shown: _Place) -> str:
    own = f"{thing(claim.indicator)} {span(shown.own.start, shown.own.end)}"
    said = f"The text ranks {own} number {number(claim.value)}"
    if reason is Reason.NO_READING_FITS:
        return (
            f"{said}; with {number(shown.total.value)} it is number {shown.best}{_topped(shown)}."
        )
    if reason is Reason.VINTAGE_NOT_HELD:
        return f"{said}; whether it was turns on the value that stood then, which is not held."
    return f"{said}, and with {number(shown.total.value)} it is."


def _topped(shown: _Place) -> str:
    if not shown.above:
        return ", with none above it"
    value, stretch = shown.above[-1]
    return f", next to {number(value)} {span(stretch.start, stretch.end)}"


def _working(claim: Claim, shown: _Place) -> str:
    nearer = [number(value) for value, _ in shown.above[-3:]]
    return (" < " if _is_of_fewest(claim) else " > ").join([*nearer, number(shown.total.value)])
