"""Findings and matched figures come in, which planted errors were found and which sound figures accused."""

from collections.abc import Iterable
from dataclasses import dataclass

from benchmarks.annotations import Figure
from benchmarks.matching import Matched
from etl.vocabulary import Finding, Verdict


@dataclass(frozen=True, slots=True)
class Accused:
    """Planted errors found and not found, and the sound figures that were accused."""

    found: tuple[Figure, ...]
    not_found: tuple[Figure, ...]
    sound: tuple[Figure, ...]


def judge(matched: Matched, findings: Iterable[Finding]) -> Accused:
    """A finding that names a planted figure accuses that one; any other accuses all that it names."""
    figures = {claim.claim_id: each.figure for each in matched.pairs for claim in each.hits}
    planted = {name for name, figure in figures.items() if figure.planted}
    accused: set[str] = set()
    for finding in findings:
        if finding.verdict is Verdict.DIFFERS:
            named = set(finding.claim_ids.split())
            accused |= named & planted or named & figures.keys()
    found = {figures[name] for name in accused}
    every = [each.figure for each in matched.pairs if each.figure.planted]
    return Accused(
        tuple(figure for figure in every if figure in found),
        tuple(figure for figure in every if figure not in found),
        tuple(figures[name] for name in sorted(accused - planted)),
    )
