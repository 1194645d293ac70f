"""Documents, claims and observations come in, the Corpus that every check looks at goes out."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from etl.histories import Histories, History
from etl.vocabulary import Basis, Claim, Document, Interval, Measure, Series, Verdict


# What is counted here depends on who counts (at sea or also on land; enforced or all returns), so
# two numbers that differ are no contradiction.
LOOSELY_DEFINED = frozenset({"deaths", "other_returns"})

LINE_BREAK = re.compile(r"[ \t]*\r?\n[ \t]*")

# How a pasted text is called among others: nobody is known to have published it.
UNNAMED = "this text"


# An indicator, the first and the last day, and between which ends the total was said to be.
Said = tuple[str, date, date, float, float | None]


def _nowhere(said: Said) -> date | None:
    return None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that a check may look at; `asked` are the claims that findings are wanted of.

    A check of one claim, by itself or beside those of its own document, looks at those asked alone.
    """

    documents: Mapping[str, Document]
    claims: tuple[Claim, ...]
    asked: tuple[Claim, ...]
    histories: Histories
    claims_of: Mapping[str, Sequence[Claim]]
    totals_of: Mapping[tuple[str, date, date], Sequence[Claim]]
    totals_since: Mapping[tuple[str, date], Sequence[Claim]]
    totals_beside: Mapping[tuple[str, str, date], Sequence[Claim]]
    stated_of: Mapping[tuple[str, float, date], Sequence[Claim]]
    printed: Mapping[Said, date]
    by_id: Mapping[str, Claim]
    # On which day a document that is not laid out here gave a total first.
    printed_elsewhere: Callable[[Said], date | None] = _nowhere
    # The ids of the documents that findings are wanted of; None: all.
    wanted: Collection[str] | None = None
    # What was worked out of the histories before, by what was asked; and what came of it, by claim.
    official: dict[Hashable, Sequence[Any]] = field(default_factory=dict, compare=False)
    verdicts: dict[str, Verdict | None] = field(default_factory=dict, compare=False)

    def published(self, claim: Claim) -> date:
        return self.documents[claim.document_id].published

    def publisher(self, claim: Claim) -> str:
        return self.documents[claim.document_id].publisher or UNNAMED

    def concerns(self, claims: Iterable[Claim]) -> bool:
        """Whether a finding that names these claims is wanted."""
        return self.wanted is None or any(claim.document_id in self.wanted for claim in claims)

    def original(self, claim: Claim) -> Claim:
        """The earliest claim that has the claim's sentence: itself where it copies none."""
        return self.by_id.get(claim.copy_of, claim)

    def beside_from(self, claim: Claim, indicator: str, start: date) -> Sequence[Claim]:
        """The claims of the same document that count an indicator from this day on."""
        return self.totals_beside.get((claim.document_id, indicator, start), ())

    def totals(self, indicator: str, start: date, end: date) -> Sequence[Claim]:
        """The claims that count an indicator over exactly these days."""
        return self.totals_of.get((indicator, start, end), ())

    def totals_from(self, indicator: str, start: date) -> Sequence[Claim]:
        """The claims that count an indicator from this day on, in the order of their last days."""
        return self.totals_since.get((indicator, start), ())

    def older_twin(self, claim: Claim) -> Claim | None:
        """An earlier total of the same value from the same first day, its days stated: the later may be a copy."""
        same = self.stated_of.get((claim.indicator, claim.value, claim.period_start), ())
        earlier = [other for other in same if other.period_end < claim.period_end]
        return max(earlier, key=lambda other: (other.period_end, other.claim_id), default=None)

    def was_printed(
        self, indicator: str, days: tuple[date, date], said: Interval, by: date
    ) -> bool:
        """Whether a text of that day or before gives this total of exactly these days."""
        asked = (indicator, *days, said.low, said.high)
        return any(
            first is not None and first <= by
            for first in (self.printed.get(asked), self.printed_elsewhere(asked))
        )

    def history(self, indicator: str, series: Series = Series.WEEKLY) -> History | None:
        return self.histories.get((series, indicator))


def gather(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    histories: Histories,
    asked: Collection[str] | None = None,
    printed_elsewhere: Callable[[Said], date | None] = _nowhere,
) -> Corpus:
    """All of them, laid out; `asked` are the ids of the documents that findings are wanted of, None all."""
    by_id = {document.document_id: document for document in documents}
    ordered = tuple(sorted(map(_on_one_line, claims), key=_reading_order))
    claims_of, totals_of, totals_since, totals_beside, stated_of = (
        defaultdict(list) for _ in range(5)
    )
    for claim in ordered:
        claims_of[claim.document_id].append(claim)
        if is_total(claim):
            totals_of[claim.indicator, claim.period_start, claim.period_end].append(claim)
            totals_since[claim.indicator, claim.period_start].append(claim)
            totals_beside[claim.document_id, claim.indicator, claim.period_start].append(claim)
            if claim.period_basis is Basis.STATED:
                stated_of[claim.indicator, claim.value, claim.period_start].append(claim)
    for totals in totals_since.values():
        totals.sort(key=last_day)
    return Corpus(
        documents=by_id,
        claims=ordered,
        asked=ordered if asked is None else tuple(c for c in ordered if c.document_id in asked),
        histories=histories,
        claims_of=claims_of,
        totals_of=totals_of,
        totals_since=totals_since,
        totals_beside=totals_beside,
        stated_of=stated_of,
        printed=_printed(totals_of, by_id),
        by_id={claim.claim_id: claim for claim in ordered},
        printed_elsewhere=printed_elsewhere,
        wanted=asked,
    )


def _on_one_line(claim: Claim) -> Claim:
    """The claim with its sentence as if its lines were never full."""
    if "\n" not in claim.prefix and "\n" not in claim.suffix:
        return claim
    before, behind = (LINE_BREAK.sub(" ", words) for words in (claim.prefix, claim.suffix))
    return replace(claim, prefix=before, suffix=behind)


def _printed(
    totals_of: Mapping[tuple[str, date, date], Sequence[Claim]], documents: Mapping[str, Document]
) -> dict[Said, date]:
    """On which day each total was printed first."""
    printed: dict[Said, date] = {}
    for days, totals in totals_of.items():
        for total in totals:
            said = (*days, total.low, total.high)
            published = documents[total.document_id].published
            printed[said] = min(printed.get(said, published), published)
    return printed


def _reading_order(claim: Claim) -> tuple[str, int, str]:
    return claim.document_id, -1 if claim.start is None else claim.start, claim.claim_id


def last_day(claim: Claim) -> date:
    return claim.period_end


def is_dated(claim: Claim) -> bool:
    """Whether the claim's days are known, and in order."""
    start, end = claim.period_start, claim.period_end
    return start is not None and end is not None and start <= end


def is_total(claim: Claim) -> bool:
    """Whether the claim counts the whole of its indicator over known days."""
    return claim.measure is Measure.COUNT and not claim.subset and is_dated(claim)


def lies_ahead(claim: Claim, published: date) -> bool:
    """Whether the period was read to end after the text appeared: then it was read amiss, or the
    text looks ahead, and nothing can be held against it."""
    return claim.period_basis is Basis.STATED and claim.period_end > published
