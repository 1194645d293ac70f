"""A claim made of two totals comes in, the findings on it go out: by its own document, then by official totals."""

from collections.abc import Iterator
from functools import partial

from etl.checks import (
    comparisons,
    derivations,
    derived_near_misses,
    doubts,
    explanations,
    findings,
    official,
    witnesses,
)
from etl.checks.comparisons import Candidate, Comparison
from etl.checks.corpus import Corpus, is_dated
from etl.checks.phrases import number, reported, series, thing
from etl.checks.readings import Stretch
from etl.checks.witnesses import in_one_sentence
from etl.open_ends import moved
from etl.vocabulary import Claim, Finding, Measure, Reason, Verdict


# Stretches whose lengths are this far apart are no base for a percentage.
UNEQUAL = 0.05


def find(check: str, claim: Claim, corpus: Corpus) -> Iterator[Finding]:
    if reason := _out_of_reach(claim):
        yield findings.build(check, reason, [claim], _why_not(claim, reason), reported=claim.value)
        return
    own = sorted(derivations.from_document(claim, corpus), key=partial(_apart, claim))
    inside = comparisons.compare(claim, own)
    if inside and inside.reason.verdict is Verdict.AGREES:
        yield _found(check, claim, inside, corpus)
        return
    questioned = _questioned(claim, inside, corpus) if inside else ()
    if questioned:
        yield _arithmetic(check, claim, inside, questioned, corpus)
    if claim not in questioned:
        yield _by_other_totals(check, claim, corpus)


def _apart(claim: Claim, candidate: Candidate) -> float:
    """How far a result is from what is reported: of several totals for the same days the nearest was meant."""
    return abs(abs(candidate.value) - abs(claim.value))


def _out_of_reach(claim: Claim) -> Reason | None:
    if not is_dated(claim):
        return Reason.PERIOD_UNCLEAR
    return Reason.NOT_COMPARABLE if claim.subset else None


def _why_not(claim: Claim, reason: Reason) -> str:
    said = f"The reported {reported(claim)} cannot be worked out again"
    if reason is Reason.PERIOD_UNCLEAR:
        return f"{said}: its period is not clear from the text."
    return f"{said}: it speaks of a part only ({claim.subset}), for which no totals are at hand."


def _questioned(claim: Claim, inside: Comparison, corpus: Corpus) -> tuple[Claim, ...]:
    """Whom the document's own totals put in question; nobody where a total was read in doubt.

    "By 64 per cent, from 1,110 to 602": a sentence that gives its totals says itself of what it speaks.
    A result far from what is reported shows that other totals were meant.
    """
    totals = inside.candidate.claims
    if not all(doubts.is_sure(total) or in_one_sentence(claim, total) for total in totals):
        return ()
    is_near = doubts.is_plausible(abs(claim.value), abs(inside.candidate.value))
    told = corpus.claims_of[claim.document_id]
    if not is_near and not (len(totals) > 1 and witnesses.stands_between(claim, *totals, told)):
        return ()
    asked = official.in_question((claim, *inside.candidate.claims), corpus)
    return tuple(each for each in asked if not official.is_given_elsewhere(each, corpus))


def _found(check: str, claim: Claim, comparison: Comparison, corpus: Corpus) -> Finding:
    candidate, working = comparison.candidate, derivations.working(claim, comparison.candidate)
    reason, remark = comparison.reason, _remark(claim, comparison, corpus)
    if reason.verdict is Verdict.AGREES and _is_lopsided(claim, candidate.stretch):
        reason = Reason.NOT_COMPARABLE
    explanation = explanations.of_derived(claim, comparison, working).removesuffix(".")
    return findings.build(
        check,
        reason,
        [claim, *candidate.claims],
        f"{explanation}{remark}.",
        reported=claim.value,
        expected=round(candidate.value, 4),
        working=working,
        vintage=candidate.vintage,
    )


def _remark(claim: Claim, comparison: Comparison, corpus: Corpus) -> str:
    """For which days it would be right, or that its two stretches are not of one length."""
    if comparison.reason is Reason.NO_READING_FITS:
        words = derived_near_misses.find(claim, corpus, comparison.candidate.value)
        return f"; {words}" if words else ""
    newer, older = comparison.candidate.stretch, _base(claim)
    if older is None or newer.start == older.start or _is_same_part(newer, older):
        return ""
    if newer.days == older.days:
        return ""
    lengths = f"{number(newer.days)} days and {number(older.days)} days"
    return f"; the two stretches are of unequal length, {lengths}"


def _base(claim: Claim) -> Stretch | None:
    if claim.base_start is None or claim.base_end is None:
        return None
    return Stretch(claim.base_start, claim.base_end)


def _is_same_part(newer: Stretch, older: Stretch) -> bool:
    """Two years, or the same part of both, of which one may have a day in February more."""
    back = older.start.year - newer.start.year
    return (moved(newer.start, back), moved(newer.end, back)) == (older.start, older.end)


def _is_lopsided(claim: Claim, newer: Stretch) -> bool:
    """Growth of one running total is no comparison of two stretches."""
    older = _base(claim)
    if claim.measure is not Measure.PERCENT_CHANGE or older is None or older.start == newer.start:
        return False
    return abs(newer.days - older.days) > UNEQUAL * older.days


def _arithmetic(
    check: str, claim: Claim, inside: Comparison, questioned: tuple[Claim, ...], corpus: Corpus
) -> Finding:
    working = derivations.working(claim, inside.candidate)
    is_own = claim in questioned
    nearest = derived_near_misses.find(claim, corpus, inside.candidate.value) if is_own else ""
    return findings.build(
        check,
        Reason.ARITHMETIC,
        questioned,
        _own_arithmetic(claim, working, questioned, nearest),
        reported=claim.value if is_own else None,
        expected=round(inside.candidate.value, 4) if is_own else None,
        working=working,
        beside=() if is_own else (claim, *inside.candidate.claims),
    )


def _own_arithmetic(claim: Claim, working: str, questioned: tuple[Claim, ...], nearest: str) -> str:
    differs = f"differs from what the document's own totals give: {working}"
    if claim in questioned:
        return f"The reported {reported(claim)} {differs}{f'; {nearest}' if nearest else ''}."
    others = series(number(other.value) for other in questioned)
    return (
        f"The reported {reported(claim)} {differs}; held against the official series, "
        f"it is {others} that is in question."
    )


def _by_other_totals(check: str, claim: Claim, corpus: Corpus) -> Finding:
    if comparison := official.compare(claim, corpus):
        return _found(check, claim, comparison, corpus)
    elsewhere = comparisons.compare(claim, derivations.from_documents(claim, corpus))
    if elsewhere and elsewhere.reason.verdict is Verdict.AGREES:
        return _found(check, claim, elsewhere, corpus)
    return findings.build(
        check,
        Reason.ONE_SIDE_UNKNOWN,
        [claim],
        f"The reported {reported(claim)} cannot be worked out again: not both totals of "
        f"{thing(claim.indicator)} that it is made of are at hand.",
        reported=claim.value,
    )
