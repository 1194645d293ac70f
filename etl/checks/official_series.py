"""A reported total is the total of the official series for its days.

Every reading is tried: each day on which a total "so far" may end, the value as it stood on the day of
print, the other official series, and what revisions have been known to make.

Example: "36,734 this year", printed on 20 October 2025: the official total to 18 October is 36,734.
"""

from collections.abc import Iterator
from dataclasses import replace

from etl.checks import (
    days_told,
    doubts,
    explanations,
    findings,
    intervals,
    near_misses,
    official,
    operands,
)
from etl.checks.comparisons import Comparison
from etl.checks.corpus import Corpus, is_dated
from etl.checks.near_misses import NearMiss
from etl.checks.phrases import day, number, reported, span, thing
from etl.checks.readings import DAY, Stretch
from etl.open_ends import OPEN_DAYS, as_of
from etl.vocabulary import Basis, Claim, Finding, Measure, Reason, Verdict


# Numbers that end so may be rounded, and meet an earlier total by chance.
ROUND = 100
WEEK = 7


def find(corpus: Corpus) -> Iterator[Finding]:
    for claim in corpus.asked:
        if claim.measure is Measure.COUNT:
            comparison = official.compare(claim, corpus)
            yield _compared(claim, comparison, corpus) if comparison else _alone(claim, corpus)


def _compared(claim: Claim, comparison: Comparison, corpus: Corpus) -> Finding:
    candidate, reason, note = comparison.candidate, comparison.reason, ""
    if reason.verdict is Verdict.DIFFERS:
        reason, note = _why_apart(claim, comparison, corpus)
    elif reason is Reason.VINTAGE_NOT_HELD:
        comparison, note = _if_outdated(claim, comparison, corpus)
        reason = comparison.reason
    elif reason is Reason.EXACT and claim.period_basis is Basis.INFERRED:
        note = _joined(near_misses.outgrown(claim, corpus, candidate.stretch))
    return findings.build(
        "official_series",
        reason,
        [claim],
        explanations.of_total(claim, comparison, note),
        reported=claim.value,
        expected=candidate.value,
        working=_in_two_series(comparison) or _working(claim.value, candidate.value),
        vintage=candidate.vintage,
    )


def _why_apart(claim: Claim, comparison: Comparison, corpus: Corpus) -> tuple[Reason, str]:
    if _runs_into_print(claim, corpus):
        return Reason.PERIOD_UNCLEAR, "; its last day was not over when the text appeared"
    near = near_misses.find(claim, corpus, comparison.candidate.stretch)
    if near:
        is_meant = _is_of_days_before(claim, near, corpus) or _is_of_day_told(claim, corpus)
        is_meant = is_meant or _is_of_part(claim, near, comparison)
        reason = Reason.PERIOD_UNCLEAR if is_meant else near.reason
        return reason, _joined(near.words)
    if not doubts.is_plausible(
        claim.value, comparison.candidate.value, comparison.candidate.stretch.days
    ):
        return Reason.PERIOD_UNCLEAR, f"; {doubts.WHY}"
    return comparison.reason, ""


def _is_of_days_before(claim: Claim, near: NearMiss, corpus: Corpus) -> bool:
    """Whether an end that the text leaves open may be the day to which the number is right."""
    if near.until is None or claim.period_basis is not Basis.INFERRED:
        return False
    return near.until >= as_of(claim, corpus.published(claim)) - DAY - OPEN_DAYS


def _is_of_part(claim: Claim, near: NearMiss, comparison: Comparison) -> bool:
    """ "The biggest day of the year, beating 710 in June": no total of the month, and none that was true before."""
    if near.reason is not Reason.STALE or claim.period_basis is not Basis.STATED:
        return False
    return not doubts.is_plausible(claim.value, comparison.candidate.value)


def _is_of_day_told(claim: Claim, corpus: Corpus) -> bool:
    """Whether a total that runs to the day of print fits a day that the text names elsewhere."""
    if claim.period_end + OPEN_DAYS < corpus.published(claim):
        return False
    return any(
        intervals.meet(claim.interval, total.interval)
        for end in days_told.find(claim, corpus)
        for total in operands.official(
            corpus, claim.indicator, Stretch(claim.period_start, end), corpus.published(claim)
        )
    )


def _runs_into_print(claim: Claim, corpus: Corpus) -> bool:
    """Whether a day or a few of them end on the day of print: "on Sunday" may well be a week before."""
    days = (claim.period_end - claim.period_start).days + 1
    return claim.period_end == corpus.published(claim) and days <= WEEK


def _if_outdated(claim: Claim, comparison: Comparison, corpus: Corpus) -> tuple[Comparison, str]:
    """A gap that a revision may have made is stale all the same where the very number stood before.

    Days are read right to within a few; only a number older than that is called stale.
    """
    near = near_misses.outdated(claim, corpus, comparison.candidate.stretch)
    if near is None:
        return comparison, ""
    is_old = near.until < claim.period_end - OPEN_DAYS and claim.value % ROUND
    is_old = is_old and not _is_of_day_told(claim, corpus)
    settled = replace(comparison, reason=near.reason) if is_old else comparison
    return settled, _joined(near.words)


def _joined(note: str) -> str:
    return f"; {note}" if note else ""


def _in_two_series(comparison: Comparison) -> str:
    """The weekly total and what the quarterly series has more in some of its years: 99,956 + 4 = 99,960."""
    more = comparison.candidate.value - comparison.now.value
    if comparison.reason is not Reason.OTHER_SERIES or not more:
        return ""
    sign = "+" if more > 0 else "-"
    parts = f"{number(comparison.now.value)} {sign} {number(abs(more))}"
    return f"{parts} = {number(comparison.candidate.value)}"


def _working(said: float, meant: float) -> str:
    if said == meant:
        return f"{number(said)} = {number(meant)}"
    first, second = max(said, meant), min(said, meant)
    return f"{number(first)} - {number(second)} = {number(first - second)}"


def _alone(claim: Claim, corpus: Corpus) -> Finding:
    reason, why = _nothing_to_compare(claim, corpus)
    return findings.build(
        "official_series",
        reason,
        [claim],
        f"The reported {reported(claim)} has nothing official to be held against: {why}.",
        reported=claim.value,
    )


def _nothing_to_compare(claim: Claim, corpus: Corpus) -> tuple[Reason, str]:
    history = corpus.history(claim.indicator)
    if history is None:
        return Reason.NO_OFFICIAL_SERIES, f"no series of {thing(claim.indicator)} was found"
    if claim.subset:
        return Reason.NOT_COMPARABLE, f"it counts a part only ({claim.subset})"
    if not is_dated(claim):
        return Reason.PERIOD_UNCLEAR, "the text does not make clear which days it covers"
    held = f"from {day(history.first_day)} to {day(history.last_day)}"
    days = span(claim.period_start, claim.period_end)
    return Reason.NO_OFFICIAL_SERIES, f"the series held runs {held}, the figure is for days {days}"
