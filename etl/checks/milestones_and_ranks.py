"""A total passed a number on the day stated, and a record holds the place stated.

A day is ranked among days, a month among months, a year among years and the same part of a year among the
same parts of other years; where the wording allows several, each is tried.

Example: "the year's total had passed 35,000 on 8 October": 34,997 the day before would do, 35,100 would not.
"""

from collections.abc import Iterator

from etl.checks import findings, milestones, ranks
from etl.checks.corpus import Corpus, is_dated, lies_ahead
from etl.checks.explanations import AHEAD
from etl.checks.phrases import number, thing
from etl.vocabulary import Claim, Finding, Measure, Reason


CHECK = "milestones_and_ranks"


def find(corpus: Corpus) -> Iterator[Finding]:
    for claim in corpus.asked:
        if claim.measure in (Measure.MILESTONE, Measure.RANK):
            yield _found(claim, corpus) or _undecided(claim, corpus)


def _found(claim: Claim, corpus: Corpus) -> Finding | None:
    if not is_dated(claim) or claim.subset or lies_ahead(claim, corpus.published(claim)):
        return None
    of_kind = milestones if claim.measure is Measure.MILESTONE else ranks
    return of_kind.find(CHECK, claim, corpus)


def _undecided(claim: Claim, corpus: Corpus) -> Finding:
    reason, why = _why_not(claim, corpus)
    said = f"Whether {thing(claim.indicator)} reached {claim.measure} {number(claim.value)}"
    return findings.build(
        CHECK, reason, [claim], f"{said} cannot be decided: {why}.", reported=claim.value
    )


def _why_not(claim: Claim, corpus: Corpus) -> tuple[Reason, str]:
    if claim.subset:
        return Reason.NOT_COMPARABLE, f"it speaks of a part only ({claim.subset})"
    if not is_dated(claim):
        return Reason.PERIOD_UNCLEAR, "the text does not make clear which days are meant"
    if lies_ahead(claim, corpus.published(claim)):
        return Reason.PERIOD_UNCLEAR, AHEAD
    if corpus.history(claim.indicator) is None:
        return Reason.NO_OFFICIAL_SERIES, "no official series was found"
    if claim.measure is Measure.RANK and claim.base_start and ranks.is_of_other_days(claim, corpus):
        return (
            Reason.PERIOD_UNCLEAR,
            "the number that the text gives for these days is that of other days",
        )
    if claim.measure is Measure.RANK and claim.base_start and ranks.is_right_beside(claim, corpus):
        return Reason.PERIOD_UNCLEAR, "it is right for days or a scope told beside it"
    if claim.measure is Measure.RANK:
        return Reason.NOT_COMPARABLE, "the official series holds no stretches of the same kind"
    return Reason.NO_OFFICIAL_SERIES, "the official series does not cover its days"
