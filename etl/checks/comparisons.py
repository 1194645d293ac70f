"""A claim and what it can be held against come in, the reason for a verdict goes out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from math import isclose

from etl.checks import intervals
from etl.checks.operands import STANDINGS, Operand
from etl.checks.readings import Stretch
from etl.vocabulary import Claim, Interval, Reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """One value that a claim may mean: what it is made of, and how good an agreement would be."""

    interval: Interval
    value: float
    operands: tuple[Operand, ...]
    stretch: Stretch

    @property
    def standing(self) -> Reason:
        return max((operand.standing for operand in self.operands), key=STANDINGS.index)

    @property
    def vintage(self) -> date | None:
        return max((part.vintage for part in self.operands if part.vintage), default=None)

    @property
    def is_open(self) -> bool:
        """Whether official weeks that do not fit the stretch leave a total open."""
        return any(
            operand.interval.low != operand.interval.high and not operand.claims
            for operand in self.operands
        )

    @property
    def claims(self) -> tuple[Claim, ...]:
        return tuple(claim for operand in self.operands for claim in operand.claims)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Why a claim agrees with a candidate, or with none: then the first candidate is shown.

    `now` is the candidate for the same stretch that stands now.
    """

    reason: Reason
    candidate: Candidate
    now: Candidate


def compare(claim: Claim, candidates: Iterable[Candidate]) -> Comparison | None:
    """The best agreement that any candidate allows; None where there is nothing to hold against."""
    candidates = list(candidates)
    if not candidates:
        return None
    fitting = [each for each in candidates if each.interval.meets(claim.interval)]
    if not fitting:
        return Comparison(Reason.NO_READING_FITS, _shown(candidates), _shown(candidates))
    best = min(fitting, key=lambda each: (STANDINGS.index(each.standing), not _equal(claim, each)))
    same_days = [each for each in candidates if each.stretch == best.stretch]
    return Comparison(_reason(claim, best), best, _shown(same_days))


def _shown(candidates: Sequence[Candidate]) -> Candidate:
    return min(candidates, key=lambda each: STANDINGS.index(each.standing))


def _reason(claim: Claim, best: Candidate) -> Reason:
    if best.standing is not Reason.EXACT:
        return best.standing
    if not intervals.lies_in(best.interval, claim.interval):
        return Reason.PERIOD_UNCLEAR if best.is_open else Reason.WITHIN_WORDING
    return Reason.EXACT if _equal(claim, best) else Reason.WITHIN_WORDING


def _equal(claim: Claim, candidate: Candidate) -> bool:
    is_one_value = candidate.interval.low == candidate.interval.high
    return is_one_value and isclose(candidate.interval.low, claim.value, abs_tol=1e-9)
