"""Sources that report the same total for the same days report the same number.

Copies of one agency's text count as one source. Where two stated totals of the same days cannot both be
true, neither can be called the one that is off.

Example: three documents of 20 October 2025 give 42 people returned to France so far.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from etl.checks import findings
from etl.checks.corpus import (
    LOOSELY_DEFINED,
    OPEN_DAYS,
    Corpus,
    is_total,
    last_days,
    older_twin,
)
from etl.checks.phrases import day, number, reported, series, span, thing
from etl.vocabulary import Basis, Claim, Finding, Reason


CHECK = "sources_agree"


def find(corpus: Corpus) -> Iterator[Finding]:
    totals = [claim for claim in corpus.claims if is_total(claim)]
    groups = list(_groups(totals, corpus))
    for group in groups:
        if len(_documents(group)) > 1:
            yield _agreement(group, corpus)
    yield from _conflicts(groups, corpus)


def _groups(totals: Iterable[Claim], corpus: Corpus) -> Iterator[list[Claim]]:
    """Claims of one value for what can be the same days."""
    by_value: dict[tuple[str, float], list[Claim]] = {}
    for claim in totals:
        by_value.setdefault((claim.indicator, claim.value), []).append(claim)
    for same_value in by_value.values():
        groups: list[list[Claim]] = []
        for claim in sorted(same_value, key=_stated_first):
            fitting = [group for group in groups if _can_be_one(claim, group, corpus)]
            if fitting:
                fitting[0].append(claim)
            else:
                groups.append([claim])
        yield from groups


def _stated_first(claim: Claim) -> tuple[bool, date, date, str]:
    is_inferred = claim.period_basis is Basis.INFERRED
    return is_inferred, claim.period_start, claim.period_end, claim.claim_id


def _can_be_one(claim: Claim, group: Sequence[Claim], corpus: Corpus) -> bool:
    return all(_same_days(claim, other, corpus) for other in group)


def _same_days(one: Claim, other: Claim, corpus: Corpus) -> bool:
    """Whether both can cover the same days: where an end is inferred, so may the start have been."""
    bases = (one.period_basis, other.period_basis)
    apart = abs(one.period_start - other.period_start)
    if apart and (Basis.INFERRED not in bases or apart > OPEN_DAYS):
        return False
    first, last = last_days(one, corpus.published(one))
    other_first, other_last = last_days(other, corpus.published(other))
    return first <= other_last and other_first <= last


def _documents(group: Iterable[Claim]) -> list[str]:
    return sorted({claim.document_id for claim in group})


def _sources(group: Iterable[Claim], corpus: Corpus) -> list[str]:
    """Who stands behind the claims, each once: the agency where the copy is an agency's."""
    documents = (corpus.documents[claim.document_id] for claim in group)
    return sorted({document.agency or document.publisher for document in documents})


def _agreement(group: Sequence[Claim], corpus: Corpus) -> Finding:
    claim, sources = group[0], _sources(group, corpus)
    count = len(_documents(group))
    said = (
        f"{count} documents give {number(claim.value)} for {thing(claim.indicator)} {_span(claim)}"
    )
    one_source = f"all from one source, {sources[0]}"
    several = f"they go back to {len(sources)} sources, {series(sources)}"
    return findings.build(
        CHECK,
        Reason.EXACT,
        group,
        f"{said}; {one_source if len(sources) == 1 else several}.",
        reported=claim.value,
        expected=claim.value,
        working=" = ".join([number(claim.value)] * count),
    )


def _span(claim: Claim) -> str:
    return span(claim.period_start, claim.period_end)


def _conflicts(groups: Iterable[list[Claim]], corpus: Corpus) -> Iterator[Finding]:
    """Only where no official series can settle it; where one can, `official_series` does."""
    by_start: dict[str, list[list[Claim]]] = {}
    for group in groups:
        indicator = group[0].indicator
        if indicator not in LOOSELY_DEFINED and corpus.history(indicator) is None:
            by_start.setdefault(indicator, []).append(group)
    for same_thing in by_start.values():
        for one, other in combinations(same_thing, 2):
            yield from _conflict(one, other, corpus)


def _conflict(one: Sequence[Claim], other: Sequence[Claim], corpus: Corpus) -> Iterator[Finding]:
    pairs = [
        (left, right)
        for left in one
        for right in other
        if left.document_id != right.document_id
        and _same_days(left, right, corpus)
        and not left.interval.meets(right.interval)
        and not _has_grown(left, right)
    ]
    certain = [pair for pair in pairs if all(_is_stated(claim) for claim in pair)]
    if certain:
        yield _contradiction(_members(certain), certain[0], corpus)
    open_ = [pair for pair in pairs if pair not in certain]
    if open_:
        yield _doubt(one, other, open_, corpus)


def _has_grown(one: Claim, other: Claim) -> bool:
    """Whether the larger total is the one that was read to end later, as it should."""
    smaller, larger = sorted((one, other), key=lambda claim: claim.value)
    return smaller.period_end < larger.period_end


def _is_stated(claim: Claim) -> bool:
    return claim.period_basis is Basis.STATED


def _members(pairs: Iterable[tuple[Claim, Claim]]) -> list[Claim]:
    return list(dict.fromkeys(claim for pair in pairs for claim in pair))


def _contradiction(claims: Sequence[Claim], pair: tuple[Claim, Claim], corpus: Corpus) -> Finding:
    one, other = pair
    return findings.build(
        CHECK,
        Reason.CONTRADICTION,
        claims,
        f"{corpus.publisher(one)} gives {reported(one)} and {corpus.publisher(other)} gives "
        f"{reported(other)} for {thing(one.indicator)} {_span(one)}; both cannot be true together, "
        f"and neither can be called the one that is off{echo(pair, corpus)}.",
        reported=one.value,
        expected=other.value,
        working=_gap(one, other),
    )


def echo(claims: Iterable[Claim], corpus: Corpus) -> str:
    """A remark where one of the numbers was already given for an earlier day."""
    for claim in claims:
        earlier = corpus.totals_from(claim.indicator, claim.period_start)
        twin = older_twin(claim, [other for other in earlier if _is_stated(other)])
        if twin:
            return (
                f" ({number(twin.value)} was also the total given for "
                f"{day(twin.period_end)}, so it may be an older figure)"
            )
    return ""


def _doubt(
    one: Sequence[Claim],
    other: Sequence[Claim],
    pairs: Sequence[tuple[Claim, Claim]],
    corpus: Corpus,
) -> Finding:
    claims = _members(pairs)
    sides = [[claim for claim in side if claim in claims] for side in (one, other)]
    left, right = pairs[0]
    told = " and ".join(_who_gives(side, corpus) for side in sides)
    return findings.build(
        CHECK,
        Reason.PERIOD_UNCLEAR,
        claims,
        f"{told} for {thing(left.indicator)} up to about {day(left.period_end)}; of one day both "
        f"cannot be true together, but the texts leave the day open{echo(pairs[0], corpus)}.",
        reported=left.value,
        expected=right.value,
        working=_gap(left, right),
    )


def _who_gives(claims: Sequence[Claim], corpus: Corpus) -> str:
    publishers = sorted({corpus.publisher(claim) for claim in claims})
    verb = "gives" if len(publishers) == 1 else "give"
    return f"{series(publishers)} {verb} {number(claims[0].value)}"


def _gap(one: Claim, other: Claim) -> str:
    first, second = max(one.value, other.value), min(one.value, other.value)
    return f"{number(first)} - {number(second)} = {number(first - second)}"
