"""Claims and what the checks found of them come in; the counts whose days another figure bears out go out.

"882 people were picked up from 51 boats": where the 882 is the official total of a day, the boats are of that day.
"""

from collections import defaultdict
from collections.abc import Iterable

from etl.checks.readings import moved
from etl.vocabulary import Claim, Finding, Measure, Reason


# A smaller number meets an official total by chance.
TELLING = 100


def borne_out(claims: Iterable[Claim], found: Iterable[Finding]) -> frozenset[str]:
    """The counts that stand beside an exact one: of other things in its days, or of its days in another year."""
    exact = {each.claim_ids for each in found if _is_exact(each)}
    beside: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure is Measure.COUNT and not claim.subset and claim.period_start:
            beside[sentence_of(claim)].append(claim)
    return frozenset(
        claim.claim_id
        for group in beside.values()
        for claim in group
        if any(_bears_out(other, claim) for other in group if other.claim_id in exact)
    )


def sentence_of(claim: Claim) -> tuple[str, str]:
    """What two claims of one sentence have in common."""
    return claim.document_id, claim.prefix + claim.exact + claim.suffix


def in_one_sentence(one: Claim, other: Claim) -> bool:
    """Whether two figures stand in the same sentence of the same text."""
    is_text = one.start is not None and other.start is not None
    return is_text and sentence_of(one) == sentence_of(other)


def _is_exact(finding: Finding) -> bool:
    is_telling = finding.reported is not None and finding.reported >= TELLING
    return finding.check == "official_series" and finding.reason is Reason.EXACT and is_telling


def _bears_out(exact: Claim, claim: Claim) -> bool:
    if exact.indicator != claim.indicator:
        return _days(exact) == _days(claim)
    years = claim.period_start.year - exact.period_start.year
    return years != 0 and tuple(moved(when, years) for when in _days(exact)) == _days(claim)


def _days(claim: Claim) -> tuple[object, object]:
    return claim.period_start, claim.period_end
