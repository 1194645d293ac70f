"""A claim made of two totals comes in, the values that its two totals give it go out."""

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from etl.checks import intervals, operands
from etl.checks.comparisons import Candidate
from etl.checks.corpus import Corpus
from etl.checks.operands import Operand
from etl.checks.phrases import number
from etl.checks.readings import Stretch, bases, stretches
from etl.checks.witnesses import in_one_sentence
from etl.open_ends import OPEN_DAYS, last_days
from etl.vocabulary import Basis, Claim, Direction, Interval, Measure, Reason


DERIVED = frozenset({Measure.DIFFERENCE, Measure.PERCENT_CHANGE, Measure.PER_BOAT, Measure.PER_DAY})

Source = Callable[[str, Stretch], list[Operand]]


def from_official(claim: Claim, corpus: Corpus) -> list[Candidate]:
    """The values that official totals give, over every stretch that the wording allows."""
    published = corpus.published(claim)

    def source(indicator: str, stretch: Stretch) -> list[Operand]:
        found = operands.official(corpus, indicator, stretch, published)
        return operands.without_revision(found, _printed(claim, indicator, stretch, corpus))

    return list(_candidates(claim, stretches(claim, published), source))


def from_today(claim: Claim, corpus: Corpus) -> list[Candidate]:
    """Of these the values that the series give as they stand now."""

    def source(indicator: str, stretch: Stretch) -> list[Operand]:
        return operands.today(corpus, indicator, stretch)

    return list(_candidates(claim, stretches(claim, corpus.published(claim)), source))


def _printed(claim: Claim, indicator: str, stretch: Stretch, corpus: Corpus) -> Iterator[Claim]:
    """The totals of the claim's own document that can be for these days."""
    for total in corpus.beside_from(claim, indicator, stretch.start):
        first, last = last_days(total, corpus.published(claim))
        if first <= stretch.end <= last:
            yield total


def from_document(claim: Claim, corpus: Corpus) -> list[Candidate]:
    """The values that the totals stated in the claim's own document give."""

    def source(indicator: str, stretch: Stretch) -> list[Operand]:
        totals = corpus.totals(indicator, stretch.start, stretch.end)
        own = [c for c in totals if c.document_id == claim.document_id]
        return _once(own or _beside(claim, indicator, stretch, corpus))

    return list(_candidates(claim, [Stretch(claim.period_start, claim.period_end)], source))


def _beside(claim: Claim, indicator: str, stretch: Stretch, corpus: Corpus) -> Iterator[Claim]:
    """The totals of the claim's own sentence whose open end may have been read a few days off."""
    for total in corpus.beside_from(claim, indicator, stretch.start):
        is_open = Basis.INFERRED in (claim.period_basis, total.period_basis)
        is_near = abs(total.period_end - stretch.end) <= OPEN_DAYS
        if is_open and is_near and in_one_sentence(claim, total):
            yield total


def from_documents(claim: Claim, corpus: Corpus) -> list[Candidate]:
    """The values that totals stated in any document give."""

    def source(indicator: str, stretch: Stretch) -> list[Operand]:
        totals = corpus.totals(indicator, stretch.start, stretch.end)
        return _once(totals)

    return list(_candidates(claim, [Stretch(claim.period_start, claim.period_end)], source))


def _once(totals: Iterable[Claim]) -> list[Operand]:
    """A number that is given many times is tried once, as it stands first; "more than 40,000" not beside 41,829."""
    first: dict[tuple[float, float | None], Claim] = {}
    for claim in totals:
        first.setdefault((claim.low, claim.high), claim)
    return operands.stated(c for c in first.values() if not _is_narrowed(c, first.values()))


def _is_narrowed(claim: Claim, others: Iterable[Claim]) -> bool:
    """Whether another total of the same days says more closely what this one leaves unlimited."""
    return claim.high is None and any(
        other.high is not None and intervals.lies_in(other.interval, claim.interval)
        for other in others
    )


def _candidates(claim: Claim, newer: Iterable[Stretch], source: Source) -> Iterator[Candidate]:
    for stretch in newer:
        for left, right in _pairs(claim, stretch, source):
            if not right.value and claim.measure is not Measure.DIFFERENCE:
                continue
            for sign in signs(claim):
                yield Candidate(
                    derived(claim.measure, sign, left.interval, right.interval),
                    _plain(claim.measure, sign, left.value, right.value),
                    (left, right),
                    stretch,
                )


def _pairs(claim: Claim, stretch: Stretch, source: Source) -> Iterator[tuple[Operand, Operand]]:
    lefts = source(claim.indicator, stretch)
    if claim.measure is Measure.PER_BOAT:
        yield from product(lefts, source("boats", stretch))
    elif claim.measure is Measure.PER_DAY:
        days = Operand(intervals.exactly(stretch.days), stretch.days, Reason.EXACT)
        yield from product(lefts, [days])
    else:
        own = Stretch(claim.period_start, claim.period_end)
        for base in bases(claim, own, stretch):
            yield from product(lefts, source(claim.indicator, base))


def signs(claim: Claim) -> tuple[int, ...]:
    """1: the newer total is the larger; -1: the older; both where the wording leaves it open."""
    if claim.measure in (Measure.PER_BOAT, Measure.PER_DAY):
        return (1,)
    return {Direction.ABOVE: (1,), Direction.BELOW: (-1,)}.get(claim.direction, (1, -1))


def derived(measure: Measure, sign: int, left: Interval, right: Interval) -> Interval:
    """The interval that two totals allow for a difference, a percentage or a rate."""
    if measure is Measure.DIFFERENCE:
        return intervals.less(left, right) if sign > 0 else intervals.less(right, left)
    ratio = intervals.over(left, right)
    if measure is Measure.PERCENT_CHANGE:
        return intervals.scaled(ratio, sign * 100, -sign * 100)
    return ratio


def _plain(measure: Measure, sign: int, left: float, right: float) -> float:
    value = derived(measure, sign, intervals.exactly(left), intervals.exactly(right))
    return value.low


def working(claim: Claim, candidate: Candidate) -> str:
    """The arithmetic: "36,816 - 36,734 = 82"."""
    left, right = (number(operand.value) for operand in candidate.operands)
    result = number(candidate.value)
    if claim.measure in (Measure.PER_BOAT, Measure.PER_DAY):
        return f"{left} / {right} = {result}"
    # With a direction left open, the larger total comes first.
    newer, older = (operand.value for operand in candidate.operands)
    falls = claim.direction is Direction.BELOW or (not claim.direction and newer < older)
    first, second = (right, left) if falls else (left, right)
    if claim.measure is Measure.DIFFERENCE:
        return f"{first} - {second} = {result}"
    return f"({first} - {second}) / {right} = {result} %"
