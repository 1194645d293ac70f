"""A total is the sum of its parts, and the earlier total and what came since.

Parts that follow each other day by day, in one document, must add up. Where a document gives a total
and the newest part of it, what is left is compared with the latest earlier total of any document.

Example: "returned 16 more people this week, taking the number to 42", and 26 on 9 October: 42 - 16 = 26.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from etl.checks import findings, intervals, official
from etl.checks.corpus import Corpus, is_total, last_day
from etl.checks.phrases import day, number, reported, series
from etl.checks.readings import DAY
from etl.checks.witnesses import in_one_sentence
from etl.open_ends import last_days
from etl.vocabulary import Basis, Claim, Finding, Reason, Verdict


CHECK = "running_totals"

SINCE = re.compile(r"since\b", re.IGNORECASE)
# Ways to tile a total with parts that are looked at; texts with more than a few do not occur.
WAYS = 50


def find(corpus: Corpus) -> Iterator[Finding]:
    for claims in corpus.claims_of.values():
        totals = [claim for claim in claims if is_total(claim)]
        for same in _by_meaning(totals):
            if corpus.concerns(same):
                yield from _sum_of_parts(same, totals, corpus)
            # Where there is an official series, the earlier total is there to be looked up.
            if corpus.history(same[0].indicator) is None:
                yield from _what_was_there_before(same, totals, corpus)


def _by_meaning(totals: Iterable[Claim]) -> list[list[Claim]]:
    """Claims of one document that repeat each other, together."""
    found: dict[tuple[object, ...], list[Claim]] = {}
    for claim in totals:
        days = (claim.period_start, claim.period_end)
        found.setdefault((claim.indicator, *days, claim.low, claim.high), []).append(claim)
    return list(found.values())


def _sum_of_parts(
    same: Sequence[Claim], totals: Sequence[Claim], corpus: Corpus
) -> Iterator[Finding]:
    whole = same[0]
    ways = [way for _, way in zip(range(WAYS), _tilings(whole, totals), strict=False)]
    fitting = [way for way in ways if _sum(way).meets(whole.interval)]
    if fitting:
        yield _adds_up(same, fitting[0])
    elif ways and (asked := official.in_question((whole, *ways[0]), corpus)):
        yield _does_not_add_up(whole, ways[0], asked)


def _tilings(whole: Claim, totals: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    """Parts of the whole that follow each other day by day from its first to its last."""
    parts = [
        claim
        for claim in totals
        if claim.indicator == whole.indicator
        and whole.period_start <= claim.period_start
        and claim.period_end <= whole.period_end
        and (claim.period_start, claim.period_end) != (whole.period_start, whole.period_end)
    ]
    return _rows(whole, whole.period_start, parts)


def _rows(whole: Claim, start: date, parts: Sequence[Claim]) -> Iterator[tuple[Claim, ...]]:
    for part in parts:
        if part.period_start == start or _is_after(part, start - DAY, whole):
            if part.period_end == whole.period_end:
                yield (part,)
            else:
                for rest in _rows(whole, part.period_end + DAY, parts):
                    yield (part, *rest)


def _is_after(part: Claim, day_before: date, whole: Claim) -> bool:
    """ "The 19 since 5 November, added to the 94 up to that day": the days after it, where one sentence adds."""
    is_since = part.period_start == day_before and SINCE.match(part.period_text) is not None
    return is_since and part.period_end > day_before and in_one_sentence(part, whole)


def _sum(parts: Iterable[Claim]) -> object:
    return intervals.total(part.interval for part in parts)


def _working(parts: Sequence[Claim]) -> str:
    added = " + ".join(number(part.value) for part in parts)
    return f"{added} = {number(sum(part.value for part in parts))}"


def _adds_up(same: Sequence[Claim], parts: Sequence[Claim]) -> Finding:
    whole, added = same[0], sum(part.value for part in parts)
    names = series(number(part.value) for part in parts)
    return findings.build(
        CHECK,
        Reason.EXACT if added == whole.value else Reason.WITHIN_WORDING,
        [*same, *parts],
        f"The reported {reported(whole)} is what its parts {names} add up to, {number(added)}.",
        reported=whole.value,
        expected=added,
        working=_working(parts),
    )


def _does_not_add_up(whole: Claim, parts: Sequence[Claim], asked: Sequence[Claim]) -> Finding:
    names = series(number(part.value) for part in parts)
    added = sum(part.value for part in parts)
    return findings.build(
        CHECK,
        Reason.ARITHMETIC,
        asked,
        f"The document reports {reported(whole)}, but its own parts {names} "
        f"add up to {number(added)}.",
        reported=whole.value,
        expected=added,
        working=_working(parts),
    )


def _what_was_there_before(
    same: Sequence[Claim], totals: Sequence[Claim], corpus: Corpus
) -> Iterator[Finding]:
    whole = same[0]
    for newest in _by_meaning(_newest_parts(whole, totals, corpus)):
        rest = intervals.less(whole.interval, newest[0].interval)
        earlier = [
            claim
            for claim in _latest_before(whole, newest[0], corpus)
            if claim.document_id != whole.document_id and claim.interval == rest
        ]
        if earlier and corpus.concerns((*same, *earlier)):
            yield _leaves(same, newest, earlier, corpus)


def _newest_parts(whole: Claim, totals: Iterable[Claim], corpus: Corpus) -> Iterator[Claim]:
    """Parts that end where the whole ends: "16 more this week"."""
    for claim in totals:
        if claim.indicator == whole.indicator and claim.period_start > whole.period_start:
            first, last = last_days(claim, corpus.published(claim))
            whole_first, whole_last = last_days(whole, corpus.published(whole))
            if first <= whole_last and whole_first <= last:
                yield claim


def _latest_before(whole: Claim, newest: Claim, corpus: Corpus) -> list[Claim]:
    """The claims of the latest total, from the same first day, that ended before the newest part."""
    totals = corpus.totals_from(whole.indicator, whole.period_start)
    before = totals[: bisect_left(totals, newest.period_start, key=last_day)]
    stated = (claim for claim in reversed(before) if claim.period_basis is Basis.STATED)
    _, latest = next(groupby(stated, key=last_day), (None, ()))
    return list(latest)[::-1]


def _leaves(
    same: Sequence[Claim], newest: Sequence[Claim], earlier: Sequence[Claim], corpus: Corpus
) -> Finding:
    whole, part, before = same[0], newest[0], earlier[0]
    left = whole.value - part.value
    reason = Reason.EXACT if left == before.value else Reason.WITHIN_WORDING
    assert reason.verdict is Verdict.AGREES, reason
    return findings.build(
        CHECK,
        reason,
        [*same, *newest, *earlier],
        f"The reported {reported(whole)} less the {reported(part)} of the newest stretch leaves "
        f"{number(left)}, the total that {corpus.publisher(before)} gave for "
        f"{day(before.period_end)}.",
        reported=whole.value,
        expected=before.value + part.value,
        working=f"{number(whole.value)} - {number(part.value)} = {number(left)}",
    )
