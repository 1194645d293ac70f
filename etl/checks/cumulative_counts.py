"""All totals of one indicator fit one cumulative history that never falls.

Each reported total bounds the number of people between two days. Totals that leave no room for any history
contradict each other, and the smallest set of them is named.

Example: 75 people returned by 31 October 2025 and 42 by 19 October leave 33 for the days between.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from etl import difference_constraints
from etl.checks import findings, official, revisions, sources_agree
from etl.checks.corpus import LOOSELY_DEFINED, Corpus, is_dated, is_total
from etl.checks.phrases import day, number, series, span, thing
from etl.checks.readings import DAY
from etl.checks.sources_agree import echo
from etl.difference_constraints import Inequality
from etl.open_ends import last_days
from etl.vocabulary import (
    Basis,
    Claim,
    Direction,
    Document,
    Finding,
    Interval,
    Measure,
    Reason,
    Verdict,
)


CHECK = "cumulative_counts"


@dataclass(frozen=True, slots=True)
class Implied:
    """The least and the greatest total up to a day that all sources together allow."""

    day: date
    low: float
    high: float | None


def find(corpus: Corpus) -> Iterator[Finding]:
    groups = defaultdict(list)
    for claim in corpus.claims:
        if claim.indicator not in LOOSELY_DEFINED and _bounds_a_history(claim):
            for group in _group(claim, corpus):
                groups[group].append(claim)
    for claims in groups.values():
        if corpus.concerns(claims):
            yield from _of_group(claims, corpus)


def _group(claim: Claim, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Where there is no official series, all documents together; else each by itself.

    Texts of different days may print different editions of one series, and what differs from the
    series is told by `official_series`; before the series was compiled, one text had several sources.
    """
    if corpus.history(claim.indicator) is None:
        yield claim.indicator, ""
    elif (
        corpus.concerns((claim,))
        and claim.measure is Measure.COUNT
        and corpus.published(claim) >= revisions.SERIES_COMPILED
        and not official.contradicts(claim, corpus)
    ):
        yield claim.indicator, claim.document_id


def _of_group(claims: Sequence[Claim], corpus: Corpus) -> Iterator[Finding]:
    system = {claim: _inequalities(claim, corpus.published(claim)) for claim in claims}
    for cycle in _contradictions(system, corpus):
        asked = official.in_question(cycle, corpus)
        if asked and corpus.concerns(asked):
            yield _contradiction(asked, cycle, corpus)
    is_open = corpus.history(claims[0].indicator) is None
    if len(system) > 1 and is_open and corpus.concerns(system):
        yield _one_history(list(system), corpus)


def _contradictions(
    system: dict[Claim, list[Inequality]], corpus: Corpus
) -> Iterator[tuple[Claim, ...]]:
    """Sets of claims that cannot all be true; each is taken out before the next is looked for.

    They end where none of the claims is left that findings are wanted of.
    """
    while corpus.concerns(system) and (cycle := _cycle(system)):
        yield cycle
        # What the official series bear out stays, to show what else does not fit it.
        for claim in official.in_question(cycle, corpus) or cycle:
            del system[claim]


def _cycle(system: dict[Claim, list[Inequality]]) -> tuple[Claim, ...]:
    broken = difference_constraints.solve(_with_time(system))
    return tuple(dict.fromkeys(inequality.reason for inequality in broken if inequality.reason))


def _with_time(system: dict[Claim, list[Inequality]]) -> list[Inequality]:
    """All inequalities of the claims, and that a count never falls from day to day."""
    # A thousand copies of one total are one inequality, told by the first of them.
    stated: dict[tuple[date, date, float], Inequality] = {}
    for inequalities in system.values():
        for each in inequalities:
            stated.setdefault((each.earlier, each.later, each.most), each)
    days = sorted({when for before, after, _ in stated for when in (before, after)})
    never_falls = [Inequality(after, before, 0.0) for before, after in pairwise(days)]
    return [*stated.values(), *never_falls]


def _bounds_a_history(claim: Claim) -> bool:
    if claim.subset or not is_dated(claim):
        return False
    return is_total(claim) or claim.measure is Measure.MILESTONE or _is_part(claim)


def _is_part(claim: Claim) -> bool:
    """A difference of two totals from the same first day counts the days between their last."""
    return (
        claim.measure is Measure.DIFFERENCE
        and claim.direction is Direction.ABOVE
        and claim.base_start == claim.period_start
        and claim.base_end is not None
        and claim.base_start <= claim.base_end < claim.period_end
    )


def _inequalities(claim: Claim, published: date) -> list[Inequality]:
    first, last = last_days(claim, published)
    before = claim.period_start - DAY
    if claim.measure is Measure.MILESTONE:
        found = [_at_least(before, last, claim.value, claim)]
        # "Passed on Tuesday" may be the day on which Monday's total came out: hence two days before.
        if first == last and first - 2 * DAY > before:
            found.append(Inequality(before, first - 2 * DAY, claim.value - 1, claim))
        return found
    if _is_part(claim):
        return _both(claim.base_end, first, last, claim.interval, claim)
    return _both(before, first, last, claim.interval, claim)


def _both(
    before: date, first: date, last: date, allowed: Interval, claim: Claim
) -> list[Inequality]:
    """Where the end is open, the widest stretch holds at least `low`, the narrowest at most `high`."""
    found = [_at_least(before, last, allowed.low, claim)]
    if allowed.high is not None and first > before:
        found.append(Inequality(before, first, allowed.high, claim))
    return found


def _at_least(before: date, last: date, low: float, claim: Claim) -> Inequality:
    return Inequality(last, before, -low, claim)


def _contradiction(asked: Sequence[Claim], cycle: Sequence[Claim], corpus: Corpus) -> Finding:
    told = series(_told(claim, corpus) for claim in cycle)
    what = thing(cycle[0].indicator)
    is_open = corpus.history(cycle[0].indicator) is None
    remark = echo(cycle, corpus) if is_open else ""
    left_open = _left_open(cycle, corpus) if is_open else ""
    reason = Reason.PERIOD_UNCLEAR if left_open else Reason.CONTRADICTION
    values = sorted({claim.value for claim in cycle})
    return findings.build(
        CHECK,
        reason,
        asked,
        f"Of {what}, {told} cannot all be true together{remark}{left_open}.",
        reported=asked[0].value,
        working=" ≠ ".join(number(value) for value in values),
        beside=cycle,
    )


def _left_open(cycle: Sequence[Claim], corpus: Corpus) -> str:
    """Why a conflict accuses nobody; empty where it stands.

    Where no series can settle it, one source speaks against another. A total that names no day of its own
    may be the last that was published, one known by its value alone may be counted otherwise: they stand
    against others only where several sources give them. `sources_agree` looks at those of the same day.
    """
    if sources_agree.may_be_last_published(cycle, corpus):
        return "; the text names no day for it, and this is left open"
    is_of_one = len({claim.document_id for claim in cycle}) == 1
    if is_of_one or all(_is_firm(claim, corpus) for claim in cycle):
        return ""
    return (
        "; they are of several sources and days, no official series settles it, and neither side "
        "can be called the one that is off"
    )


def _is_firm(claim: Claim, corpus: Corpus) -> bool:
    """Whether a sentence is at hand that names the day, or several sources give the same of the same days."""
    is_dated = claim.start is not None and claim.period_basis is Basis.STATED
    return is_dated or official.is_given_elsewhere(claim, corpus)


def _told(claim: Claim, corpus: Corpus) -> str:
    start = claim.base_end + DAY if _is_part(claim) else claim.period_start
    return f"{number(claim.value)} {span(start, claim.period_end)} ({corpus.publisher(claim)})"


def _one_history(claims: Sequence[Claim], corpus: Corpus) -> Finding:
    documents = {claim.document_id for claim in claims}
    figures = {claim.same_as or claim.claim_id for claim in claims}
    last = max(claim.period_end for claim in claims)
    return findings.build(
        CHECK,
        Reason.WITHIN_WORDING,
        claims,
        f"{len(figures)} figures for {thing(claims[0].indicator)} from {len(documents)} "
        f"document{'s' if len(documents) > 1 else ''}, "
        f"up to {day(last)}, can all be true of one count that never falls.",
    )


def contradictory(found: Iterable[Finding]) -> set[str]:
    """The names of the figures that findings of this check set against each other."""
    return {
        name
        for finding in found
        if finding.check == CHECK and finding.verdict is not Verdict.AGREES
        for name in (*finding.claim_ids.split(), *finding.beside_ids.split())
    }


def implied(
    claims: Iterable[Claim], indicator: str, documents: Iterable[Document] = ()
) -> list[Implied]:
    """What the sources together imply for the running total of an indicator, day by named day.

    Counted from the first day that most totals start from; claims that contradict each other are left out.
    Without documents, an inferred end is taken to lie before the day after it.
    """
    days = {document.document_id: document.published for document in documents}
    chosen = [c for c in claims if c.indicator == indicator and _bounds_a_history(c)]
    system = {
        claim: _inequalities(claim, days.get(claim.document_id, claim.period_end + DAY))
        for claim in chosen
    }
    while cycle := _cycle(system):
        for claim in cycle:
            del system[claim]
    return _day_by_day(system)


def _day_by_day(system: dict[Claim, list[Inequality]]) -> list[Implied]:
    if not system:
        return []
    starts = [claim.period_start - DAY for claim in system]
    origin = max(sorted(set(starts)), key=starts.count)
    found = difference_constraints.bounds(_with_time(system), origin)
    return [
        Implied(when, max(0.0, low), None if high == float("inf") else high)
        for when, (low, high) in sorted(found.items())
        if when >= origin
    ]
