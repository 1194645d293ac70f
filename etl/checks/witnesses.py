"""Claims and what the checks found of them come in; the figures whose days another figure bears out go out.

"882 people were picked up from 51 boats": where the 882 is the official total of a day, the boats are of that day.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, product

from etl.open_ends import moved
from etl.vocabulary import Claim, Finding, Measure, Reason


Days = tuple[date | None, date | None]

# A smaller number meets an official total by chance.
TELLING = 100
# "The same part of 2023": the part is another sentence's, and may have been read there amiss.
SAME_PART = re.compile(r"\bsame\b(?! day)", re.IGNORECASE)
# "48 per cent higher than at this point last year"
AT_THAT_POINT = re.compile(
    r"^[^\d.;]{0,60}\b(?:this|same|that)[ ](?:point|time|stage|date|period)\b", re.IGNORECASE
)
# "Up 12 per cent on the 28,204": what the percentage is of stands right behind it.
ON_TOTAL = re.compile(
    r"^\s?(?:%|per[ -]?cent)[^\d,;.()]{0,20}?\b(?:on|from|than|over|against)[ ](?:the[ ])?(?=\d)",
    re.IGNORECASE,
)
# So near before it stands the total whose days "the same point last year" takes up.
JUST_BEFORE = 200


def borne_out(claims: Sequence[Claim], found: Iterable[Finding]) -> frozenset[str]:
    """The counts that stand beside an exact one: of other things in its days, or of its days in another year;
    and the percentages against such days just behind an exact total."""
    exact = {each.claim_ids for each in found if _is_exact(each)}
    beside: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.measure is Measure.COUNT and not claim.subset and claim.period_start:
            beside[sentence_of(claim)].append(claim)
    pairs = chain.from_iterable(product(group, group) for group in beside.values())
    return frozenset(
        claim.claim_id
        for other, claim in chain(pairs, _taken_up(claims))
        if other.claim_id in exact and _bears_out(other, claim)
    )


def _taken_up(claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """ "So far 36,734 have crossed. At the same point last year it was 28,204": a total, and what takes up its days."""
    last: Claim | None = None
    for claim in claims:
        if claim.start is None or claim.subset or not claim.period_start:
            continue
        if claim.measure not in (Measure.COUNT, Measure.PERCENT_CHANGE):
            continue
        is_near = last is not None and last.document_id == claim.document_id
        if _takes_up(claim):
            if is_near and claim.start - last.start <= JUST_BEFORE:
                yield last, claim
        elif claim.measure is Measure.COUNT:
            last = claim


def sentence_of(claim: Claim) -> tuple[str, str]:
    """What two claims of one sentence have in common."""
    return claim.document_id, claim.prefix + claim.exact + claim.suffix


def in_one_sentence(one: Claim, other: Claim) -> bool:
    """Whether two figures stand in the same sentence of the same text."""
    is_text = one.start is not None and other.start is not None
    return is_text and sentence_of(one) == sentence_of(other)


def _takes_up(claim: Claim) -> bool:
    if claim.measure is Measure.COUNT:
        return SAME_PART.search(claim.period_text) is not None
    return AT_THAT_POINT.search(claim.suffix) is not None


def is_on_total(claim: Claim) -> bool:
    """Whether a percentage names the older total right behind itself."""
    return claim.measure is Measure.PERCENT_CHANGE and ON_TOTAL.match(claim.suffix) is not None


def stands_between(change: Claim, newer: Claim, older: Claim, told: Iterable[Claim]) -> bool:
    """ "36,734 people, up 12 per cent on the 28,204": no count between the two can be meant instead."""
    if change.start is None or not (in_one_sentence(change, newer) and is_on_total(change)):
        return False
    behind = ON_TOTAL.match(change.suffix)
    assert behind, change
    is_next = older.start == change.start + len(change.exact) + behind.end()
    between = (
        other
        for other in told
        if other.start is not None and newer.start < other.start < change.start
    )
    return is_next and newer.start < change.start and not any(between)


def _is_exact(finding: Finding) -> bool:
    is_telling = finding.reported is not None and finding.reported >= TELLING
    return finding.check == "official_series" and finding.reason is Reason.EXACT and is_telling


def _bears_out(exact: Claim, claim: Claim) -> bool:
    if claim.measure is not Measure.COUNT:
        is_compared = exact.indicator == claim.indicator and _days(exact) == _days(claim)
        return is_compared and _in_another_year(exact, (claim.base_start, claim.base_end))
    if exact.indicator != claim.indicator:
        return _days(exact) == _days(claim)
    return _in_another_year(exact, _days(claim))


def _in_another_year(exact: Claim, days: Days) -> bool:
    """Whether days are those of a total in another year."""
    years = days[0].year - exact.period_start.year if days[0] else 0
    return years != 0 and tuple(moved(when, years) for when in _days(exact)) == days


def _days(claim: Claim) -> Days:
    return claim.period_start, claim.period_end
