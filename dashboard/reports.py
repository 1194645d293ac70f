"""A store and conditions come in, reported figures with their documents and findings go out."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from dashboard import quotes
from dashboard.store import Store
from etl import corrections
from etl.checks import cumulative_counts
from etl.vocabulary import Claim, Document, Finding, Verdict


# Totals "so far" of one day are reported with ends up to three days apart.
NEAR_DAYS = 3
MOST_OTHERS = 100

BY_NUMBER = """
    select figures.* from (select unnest(?) as number, unnest(range(?)) as asked_as) as asked
    join figures on figures.rowid = asked.number order by asked_as
"""
FINDINGS_OF = """
    select * from findings
    where rowid in (select place from named where claim_id in (select unnest(?)))
    order by finding_id
"""

# The same thing counted over the same days, whoever reports it.
SAME_THING = f"""
    indicator = ? and measure = ? and subset = ? and claim_id <> ?
    and abs(period_start - ?::date) <= {NEAR_DAYS} and abs(period_end - ?::date) <= {NEAR_DAYS}
    and coalesce(abs(base_start - ?::date) <= {NEAR_DAYS}, base_start is null and ? is null)
"""


@dataclass(frozen=True, slots=True)
class Report:
    """A reported figure, the document that reports it, and what the checks found."""

    claim: Claim
    document: Document
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        return quotes.verdict(self.findings)


def find(store: Store, condition: str, values: Iterable[Any], tail: str = "") -> list[Report]:
    """Reports of the claims that meet a condition; `tail` orders and limits them."""
    sql = f"select claims.* from claims join documents using (document_id) where {condition} {tail}"
    return _with_findings(store, store.records(Claim, sql, *values))


def picked(store: Store, condition: str, values: Iterable[Any], tail: str = "") -> list[Report]:
    """Reports of a few claims of many, in the order of `tail`; the condition asks of nothing but the claims.

    Which they are is asked of narrow columns, and only theirs are the rows that are read whole.
    """
    sql = f"select rowid as number from figures as claims where {condition} {tail}"
    numbers = [row["number"] for row in store.rows(sql, *values)]
    return _with_findings(store, store.records(Claim, BY_NUMBER, numbers, len(numbers)))


def _with_findings(store: Store, claims: list[Claim]) -> list[Report]:
    printed = documents(store, {claim.document_id for claim in claims})
    findings = findings_by_claim(store, [claim.claim_id for claim in claims])
    return [
        Report(claim, printed[claim.document_id], tuple(findings[claim.claim_id]))
        for claim in claims
    ]


def one(store: Store, claim_id: str) -> Report | None:
    """The report with that claim id, None where there is none."""
    return next(iter(find(store, "claim_id = ?", [claim_id])), None)


def about(store: Store, findings: Iterable[Finding]) -> dict[str, list[Report]]:
    """The reports that each finding names, by finding id, in the order in which it names them."""
    ids = {finding.finding_id: corrections.named(finding) for finding in findings}
    wanted = [claim_id for named in ids.values() for claim_id in named]
    found = find(store, "claim_id in (select unnest(?))", [wanted])
    by_id = {report.claim.claim_id: report for report in found}
    return {name: [by_id[c] for c in named if c in by_id] for name, named in ids.items()}


def sets(findings: Iterable[Finding], about: dict[str, list[Report]]) -> dict[str, list[Report]]:
    """Of findings that name a smallest set of figures that cannot all be so: the set, oldest day first."""
    return {
        finding.finding_id: sorted(about[finding.finding_id], key=_by_day)
        for finding in findings
        if is_set(finding)
    }


def is_set(finding: Finding) -> bool:
    """Whether a finding names a smallest set of figures that cannot all be so."""
    return finding.check == cumulative_counts.CHECK and finding.verdict is not Verdict.AGREES


def _by_day(report: Report) -> tuple:
    return report.claim.period_end, report.claim.value, report.claim.claim_id


def of_document(store: Store, document_id: str) -> list[Report]:
    """The figures of one document in reading order."""
    return find(store, "document_id = ?", [document_id], "order by start, claim_id")


def same_thing(store: Store, claim: Claim) -> list[Report]:
    """Other reports of what the claim reports, oldest first; none where its period is not known."""
    values = (
        claim.indicator,
        claim.measure,
        claim.subset,
        claim.claim_id,
        claim.period_start,
        claim.period_end,
        claim.base_start,
        claim.base_start,
    )
    tail = f"order by published, document_id, start limit {MOST_OTHERS}"
    return find(store, SAME_THING, values, tail)


def findings_by_claim(store: Store, claim_ids: list[str]) -> dict[str, list[Finding]]:
    """The findings that name each of the claims, in the order of their ids."""
    by_claim = defaultdict(list)
    for finding in store.records(Finding, FINDINGS_OF, claim_ids):
        for claim_id in finding.claim_ids.split():
            by_claim[claim_id].append(finding)
    return by_claim


def documents(store: Store, document_ids: set[str]) -> dict[str, Document]:
    """The documents of those ids."""
    sql = "select * from documents where document_id in (select unnest(?))"
    found = store.records(Document, sql, sorted(document_ids))
    return {document.document_id: document for document in found}
