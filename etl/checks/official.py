"""A claim comes in, its comparison with the official series goes out."""

from dataclasses import replace

from etl.checks import comparisons, derivations, operands
from etl.checks.comparisons import Candidate, Comparison
from etl.checks.corpus import Corpus, is_dated, is_total, lies_ahead
from etl.checks.readings import stretches
from etl.vocabulary import Claim, Reason, Series, Verdict


def compare(claim: Claim, corpus: Corpus) -> Comparison | None:
    """None where the official series say nothing of what is claimed."""
    found = _compared(claim, corpus)
    corpus.verdicts[claim.claim_id] = found and found.reason.verdict
    return found


def _compared(claim: Claim, corpus: Corpus) -> Comparison | None:
    if all(corpus.history(claim.indicator, series) is None for series in Series):
        return None
    found = comparisons.compare(claim, _candidates(claim, corpus))
    differs = found is not None and found.reason.verdict is Verdict.DIFFERS
    if differs and lies_ahead(claim, corpus.published(claim)):
        return replace(found, reason=Reason.PERIOD_UNCLEAR)
    return found


def _candidates(claim: Claim, corpus: Corpus) -> list[Candidate]:
    if is_total(claim):
        return _counts(claim, corpus)
    if claim.measure in derivations.DERIVED and is_dated(claim) and not claim.subset:
        return derivations.from_official(claim, corpus)
    return []


def _counts(claim: Claim, corpus: Corpus) -> list[Candidate]:
    published = corpus.published(claim)
    return [
        Candidate(total.interval, total.value, (total,), stretch)
        for stretch in stretches(claim, published)
        for total in operands.official(corpus, claim.indicator, stretch, published)
    ]


def contradicts(claim: Claim, corpus: Corpus) -> bool:
    """Whether the official series differ from the claim in every reading."""
    return _verdict(claim, corpus) is Verdict.DIFFERS


def bears_out(claim: Claim, corpus: Corpus) -> bool:
    """Whether the official series agree with the claim, so that a conflict with others is not its own."""
    return _verdict(claim, corpus) is Verdict.AGREES


def _verdict(claim: Claim, corpus: Corpus) -> Verdict | None:
    """What the comparison comes to: several checks ask for it, the comparison itself is made and told once."""
    if claim.claim_id not in corpus.verdicts:
        compare(claim, corpus)
    return corpus.verdicts[claim.claim_id]


def in_question(claims: tuple[Claim, ...], corpus: Corpus) -> tuple[Claim, ...]:
    """Of claims that cannot all be true, those that the official series differ from; where there
    are none, all that they do not bear out."""
    differing = tuple(claim for claim in claims if contradicts(claim, corpus))
    return differing or tuple(claim for claim in claims if not bears_out(claim, corpus))


def is_given_elsewhere(claim: Claim, corpus: Corpus) -> bool:
    """Whether another text has the same total of the same days, where no official series could."""
    if not is_total(claim) or corpus.history(claim.indicator) is not None:
        return False
    first = corpus.original(claim).document_id
    same_days = corpus.totals(claim.indicator, claim.period_start, claim.period_end)
    return any(
        other.interval == claim.interval and corpus.original(other).document_id != first
        for other in same_days
    )
