"""Claims and observations come in, findings go out, one module a check, in report order."""

from collections.abc import Iterable
from types import ModuleType

from etl import histories
from etl.checks import (
    calendar,
    corpus,
    cumulative_counts,
    definitions,
    doubts,
    milestones_and_ranks,
    official_series,
    percent_changes,
    rates,
    running_totals,
    sources_agree,
    stated_differences,
    witnesses,
)
from etl.checks.corpus import Corpus
from etl.vocabulary import Claim, Document, Finding, Observation


CHECKS: tuple[ModuleType, ...] = (
    stated_differences,
    percent_changes,
    rates,
    running_totals,
    sources_agree,
    cumulative_counts,
    official_series,
    milestones_and_ranks,
    calendar,
)


def run(
    documents: Iterable[Document], claims: Iterable[Claim], observations: Iterable[Observation]
) -> list[Finding]:
    """The findings of all checks, in report order."""
    return look(corpus.gather(documents, claims, histories.collect(observations)))


def look(gathered: Corpus) -> list[Finding]:
    """The findings of all checks on a corpus that is already gathered."""
    by_id = {claim.claim_id: claim for claim in gathered.claims}
    # First what the official series say of each figure: other checks ask for its verdict again.
    officially = list(official_series.find(gathered))
    made = [
        finding
        for check in CHECKS
        for finding in (officially if check is official_series else check.find(gathered))
    ]
    twice = doubts.told_twice(gathered.claims)
    borne_out = witnesses.borne_out(gathered.claims, made)
    settled = (doubts.settled(each, by_id, twice, borne_out) for each in made)
    found = [definitions.told(each, by_id) for each in settled]
    # Where one pair of figures gives the same finding by two ways, it is told once.
    return list({finding.finding_id: finding for finding in reversed(found)}.values())[::-1]
