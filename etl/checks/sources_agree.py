"""Sources that report the same total for the same days report the same number.

Copies of one text count as one source, and one source confirms nothing. Where two stated totals of the
same days cannot both be true, neither can be called the one that is off.

Example: three documents of 20 October 2025 give 42 people returned to France so far.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from etl import open_ends
from etl.checks import findings, origins
from etl.checks.corpus import LOOSELY_DEFINED, Corpus, is_total
from etl.checks.origins import Origin
from etl.checks.phrases import day, number, reported, series, span, thing
from etl.copies import wordings
from etl.open_ends import last_days
from etl.vocabulary import Basis, Claim, Finding, Reason


CHECK = "sources_agree"
# Within so many days a total of the treaty is the last that was published; "as of last week" names no day.
LATELY = timedelta(14)
VAGUE = re.compile(r"\bweek\b", re.IGNORECASE)

Pair = tuple[Sequence[Claim], Sequence[Claim]]


def find(corpus: Corpus) -> Iterator[Finding]:
    totals = [claim for claim in corpus.claims if is_total(claim)]
    groups = list(_groups(totals, corpus))
    for group in groups:
        if corpus.concerns(group) and len(_documents(group)) > 1:
            yield _agreement(group, corpus)
    yield from _conflicts(groups, corpus)


def _groups(totals: Iterable[Claim], corpus: Corpus) -> Iterator[list[Claim]]:
    """Claims of one value for what can be the same days."""
    by_value: dict[tuple[str, float], list[Claim]] = {}
    for claim in totals:
        by_value.setdefault((claim.indicator, claim.value), []).append(claim)
    for same_value in by_value.values():
        groups: list[_Group] = []
        for claim in sorted(same_value, key=_stated_first):
            ends = last_days(claim, corpus.published(claim))
            fitting = next((group for group in groups if group.can_take(claim, *ends)), None)
            if fitting is None:
                groups.append(_Group([claim], *ends))
            else:
                fitting.take(claim, *ends)
        yield from (group.claims for group in groups)


@dataclass(slots=True)
class _Group:
    """Claims of one value, and between which days all their periods can end."""

    claims: list[Claim]
    first: date
    last: date

    def can_take(self, claim: Claim, first: date, last: date) -> bool:
        return (
            first <= self.last
            and self.first <= last
            and open_ends.same_start(self.claims[0], claim)
        )

    def take(self, claim: Claim, first: date, last: date) -> None:
        self.claims.append(claim)
        self.first, self.last = max(self.first, first), min(self.last, last)


def _stated_first(claim: Claim) -> tuple[bool, date, date, str]:
    is_inferred = claim.period_basis is Basis.INFERRED
    return is_inferred, claim.period_start, claim.period_end, claim.claim_id


def _same_days(one: Claim, other: Claim, corpus: Corpus) -> bool:
    return open_ends.same_days(one, corpus.published(one), other, corpus.published(other))


def _documents(group: Iterable[Claim]) -> list[str]:
    return sorted({claim.document_id for claim in group})


def _agreement(group: Sequence[Claim], corpus: Corpus) -> Finding:
    claim, sources = group[0], origins.find(group, corpus)
    if len(sources) == 1:
        return _one_source(group, sources, corpus)
    total, names = number(claim.value), series(source.name for source in sources)
    return findings.build(
        CHECK,
        Reason.EXACT,
        group,
        f"{_said(claim)} {len(sources)} independent sources{origins.told(sources, corpus)}: {names}.",
        reported=claim.value,
        expected=claim.value,
        working=" = ".join([total] * len(sources)),
    )


def _one_source(group: Sequence[Claim], sources: Sequence[Origin], corpus: Corpus) -> Finding:
    """One text printed many times is no agreement."""
    claim = group[0]
    return findings.build(
        CHECK,
        Reason.ONE_SIDE_UNKNOWN,
        group,
        f"{_said(claim)} one source only{origins.told(sources, corpus)}; no other text that was read gives it.",
        reported=claim.value,
        working=f"{len(_documents(group))} documents, 1 source",
    )


def _said(claim: Claim) -> str:
    return f"{number(claim.value)} for {thing(claim.indicator)} {_span(claim)} is reported by"


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
        for one, other in _meeting(same_thing, corpus):
            yield from _conflict(one, other, corpus)


def _meeting(groups: Sequence[list[Claim]], corpus: Corpus) -> Iterator[Pair]:
    """The pairs of groups, one of them asked for, with periods that can be the same days: few of all pairs."""
    wanted = {place for place, group in enumerate(groups) if corpus.concerns(group)}
    ending: dict[date, list[tuple[int, Claim]]] = {}
    for place, group in enumerate(groups):
        for same in _by_meaning(group, corpus):
            first, last = last_days(same[0], corpus.published(same[0]))
            for later in range((last - first).days + 1):
                ending.setdefault(first + timedelta(later), []).append((place, same[0]))
    found = {
        (before, after)
        for on_one_day in ending.values()
        if any(place in wanted for place, _ in on_one_day)
        for (before, one), (after, other) in combinations(on_one_day, 2)
        if before != after and {before, after} & wanted and open_ends.same_start(one, other)
    }
    for before, after in sorted(found):
        yield groups[before], groups[after]


def _conflict(one: Sequence[Claim], other: Sequence[Claim], corpus: Corpus) -> Iterator[Finding]:
    pairs = [
        (left, right)
        for left in _by_meaning(one, corpus)
        for right in _by_meaning(other, corpus)
        if _clash(left[0], right[0], corpus) and len(_texts([*left, *right], corpus)) > 1
    ]
    certain = [pair for pair in pairs if all(_is_stated(side[0]) for side in pair)]
    if certain:
        yield _contradiction(_members(certain), _heads(certain[0]), corpus)
    open_ = [pair for pair in pairs if pair not in certain]
    if open_:
        yield _doubt(one, other, _members(open_), _heads(open_[0]), corpus)


def _texts(claims: Iterable[Claim], corpus: Corpus) -> set[str]:
    """The documents that had the sentences first: two copies of one text do not speak against each other."""
    return {corpus.original(claim).document_id for claim in claims}


def _by_meaning(claims: Iterable[Claim], corpus: Corpus) -> list[list[Claim]]:
    """Claims that say the same of the same days, together: thousands of copies are one thing said."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        days = (claim.period_start, claim.period_end, claim.period_basis)
        ends = last_days(claim, corpus.published(claim))
        found.setdefault((*days, *ends, claim.low, claim.high), []).append(claim)
    return list(found.values())


def _clash(one: Claim, other: Claim, corpus: Corpus) -> bool:
    return (
        _same_days(one, other, corpus)
        and not one.interval.meets(other.interval)
        and not _has_grown(one, other)
    )


def _has_grown(one: Claim, other: Claim) -> bool:
    """Whether the larger total is the one that was read to end later, as it should."""
    smaller, larger = sorted((one, other), key=lambda claim: claim.value)
    return smaller.period_end < larger.period_end


def _is_stated(claim: Claim) -> bool:
    return claim.period_basis is Basis.STATED


def _members(pairs: Iterable[Pair]) -> list[Claim]:
    return list(dict.fromkeys(claim for pair in pairs for side in pair for claim in side))


def _heads(pair: Pair) -> tuple[Claim, Claim]:
    return pair[0][0], pair[1][0]


def _contradiction(claims: Sequence[Claim], pair: tuple[Claim, Claim], corpus: Corpus) -> Finding:
    one, other = pair
    return findings.build(
        CHECK,
        Reason.CONTRADICTION,
        claims,
        f"{corpus.publisher(one)} gives {reported(one)} and {corpus.publisher(other)} gives "
        f"{reported(other)} for {thing(one.indicator)} {_span(one)}; both cannot be true together, "
        f"and neither can be called the one that is off{echo(pair, corpus)}{_one_text(pair)}.",
        reported=one.value,
        expected=other.value,
        working=_gap(one, other),
    )


def _one_text(pair: tuple[Claim, Claim]) -> str:
    """A remark where a number was changed in a text that is otherwise the same."""
    if any(claim.start is None for claim in pair) or not wordings.alike(*pair):
        return ""
    return "; but for the number the two sentences are the same"


def echo(claims: Iterable[Claim], corpus: Corpus) -> str:
    """A remark where one of the numbers was already given for an earlier day."""
    for _, twin in _told_before(claims, corpus):
        return (
            f" ({number(twin.value)} was also the total given for "
            f"{day(twin.period_end)}, so it may be an older figure)"
        )
    return ""


def may_be_last_published(claims: Iterable[Claim], corpus: Corpus) -> bool:
    """Whether one of the numbers, told without its day, is a total that was given some days before.

    Such totals come out now and then: a text that names no day may well give the last one.
    """
    return any(
        claim.period_end - twin.period_end <= LATELY
        and (not _is_stated(claim) or VAGUE.search(claim.period_text))
        for claim, twin in _told_before(claims, corpus)
    )


def _told_before(claims: Iterable[Claim], corpus: Corpus) -> Iterator[tuple[Claim, Claim]]:
    for claim in claims:
        if twin := corpus.older_twin(claim):
            yield claim, twin


def _doubt(
    one: Sequence[Claim],
    other: Sequence[Claim],
    claims: Sequence[Claim],
    pair: tuple[Claim, Claim],
    corpus: Corpus,
) -> Finding:
    named = set(claims)
    sides = [[claim for claim in side if claim in named] for side in (one, other)]
    left, right = pair
    told = " and ".join(_who_gives(side, corpus) for side in sides)
    return findings.build(
        CHECK,
        Reason.PERIOD_UNCLEAR,
        claims,
        f"{told} for {thing(left.indicator)} up to about {day(left.period_end)}; these conflict: of one day both "
        f"cannot be true together, but the texts leave the day open{echo(pair, corpus)}{_one_text(pair)}.",
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
