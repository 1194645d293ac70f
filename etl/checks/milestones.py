"""A claim that a total passed a number on a day comes in, the finding on it goes out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.checks import findings, intervals, operands
from etl.checks.corpus import Corpus
from etl.checks.operands import STANDINGS, Operand
from etl.checks.phrases import day, number, thing
from etl.checks.readings import DAY, Stretch, stretches
from etl.vocabulary import Basis, Claim, Finding, Reason


@dataclass(frozen=True, slots=True)
class _Passing:
    """The totals up to a day and up to the day before it, of one standing or of two."""

    until: Stretch
    after: Operand
    before: Operand

    @property
    def standing(self) -> Reason:
        return max(self.after.standing, self.before.standing, key=STANDINGS.index)


def find(check: str, claim: Claim, corpus: Corpus) -> Finding | None:
    """None where the official series do not cover the claim."""
    tried = [
        passing
        for stretch in _until(claim, corpus.published(claim))
        for passing in _passings(claim, stretch, corpus)
    ]
    if not tried:
        return None
    fitting = [passing for passing in tried if _fits(claim, passing)]
    shown = min(fitting or tried, key=lambda passing: STANDINGS.index(passing.standing))
    reason = shown.standing if fitting else Reason.NO_READING_FITS
    if fitting and reason is Reason.EXACT and shown.until.end != claim.period_end:
        reason = Reason.WITHIN_WORDING
    return findings.build(
        check,
        reason,
        [claim],
        _explanation(claim, reason, shown, corpus),
        reported=claim.value,
        expected=shown.after.value,
        working=_working(claim, shown),
        vintage=shown.after.vintage,
    )


def _until(claim: Claim, published: date) -> Iterable[Stretch]:
    """The days that may be meant: "passed on Tuesday" may be the day when Monday's total came out."""
    found = stretches(claim, published)
    eve = claim.period_end - DAY
    if claim.period_basis is Basis.STATED and eve >= claim.period_start:
        found.append(Stretch(claim.period_start, eve))
    return found


def _passings(claim: Claim, until: Stretch, corpus: Corpus) -> Iterable[_Passing]:
    published = corpus.published(claim)
    nothing_yet = [Operand(intervals.exactly(0.0), 0.0, Reason.EXACT)]
    before = (
        operands.official(corpus, claim.indicator, Stretch(until.start, until.end - DAY), published)
        if until.days > 1
        else nothing_yet
    )
    for after in operands.official(corpus, claim.indicator, until, published):
        for eve in before:
            yield _Passing(until, after, eve)


def _fits(claim: Claim, passing: _Passing) -> bool:
    has_passed = intervals.top(passing.after.interval) >= claim.value
    if claim.period_basis is Basis.INFERRED:
        return has_passed
    return has_passed and passing.before.interval.low < claim.value


def _explanation(claim: Claim, reason: Reason, shown: _Passing, corpus: Corpus) -> str:
    total = f"the total of {thing(claim.indicator)}"
    said = f"The text has {total} pass {number(claim.value)}"
    said += f" by {day(claim.period_end)}" if _is_open(claim) else f" on {day(claim.period_end)}"
    reached = f"{number(shown.after.value)} by {day(shown.until.end)}"
    if reason is Reason.VINTAGE_NOT_HELD:
        return f"{said}; today's series has {reached}, and the value that stood then is not held."
    if reason is Reason.NO_READING_FITS:
        return f"{said}, but official totals reached {reached}{_true_day(claim, corpus)}."
    if _is_open(claim):
        return f"{said}; it stood at {reached}."
    return f"{said}; it was {number(shown.before.value)} the day before and {reached}."


def _is_open(claim: Claim) -> bool:
    return claim.period_basis is Basis.INFERRED


def _true_day(claim: Claim, corpus: Corpus) -> str:
    history = corpus.history(claim.indicator)
    passed = history and history.reached(claim.period_start, claim.value)
    return f"; {number(claim.value)} was passed on {day(passed)}" if passed else ""


def _working(claim: Claim, shown: _Passing) -> str:
    before, value, after = (
        number(value) for value in (shown.before.value, claim.value, shown.after.value)
    )
    if _is_open(claim):
        return f"{after} ≥ {value}" if shown.after.value >= claim.value else f"{after} < {value}"
    if shown.before.value < claim.value <= shown.after.value:
        return f"{before} < {value} ≤ {after}"
    return f"{before} to {after}, not across {value}"
