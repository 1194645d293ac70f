"""All that is told of figures of invented papers beside an invented series, to the word."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories import claim, daily, document, named, observation

from etl import checks
from etl.vocabulary import Basis, Bound, Claim, Direction, Finding, Series


PATH = Path(__file__).parents[1] / "cases" / "whole_findings.toml"
CASES = tomllib.loads(PATH.read_text(encoding="utf-8"))["case"] if PATH.exists() else []
TYPES = {"bound": Bound, "direction": Direction, "period_basis": Basis}
# Three years in which no two days in a row have the same number, and the years' final totals, a little higher.
FIRST = date(2023, 1, 1)
SERIES = [
    *daily([10 + 7 * n % 31 + n % 366 // 30 for n in range(1030)], start="2023-01-01"),
    *daily([n % 3 for n in range(1030)], "boats", start="2023-01-01"),
]
SERIES += [
    observation(
        4
        + sum(
            row.value for row in SERIES if row.indicator == name and row.period_start.year == year
        ),
        date(year, 1, 1),
        date(year, 12, 31),
        name,
        Series.QUARTERLY,
    )
    for name in ("arrivals", "boats")
    for year in (2023, 2024)
]
PAPERS = {"a": "2025-10-20", "b": "2025-10-21", "c": "2025-10-27", "d": "2024-02-01"}


def figure(columns: dict) -> Claim:
    """A figure of a case: the words around it may be given, the days that it names are in them."""
    typed = {name: TYPES[name](columns[name]) for name in TYPES if name in columns}
    made = claim(**{"document_id": "a"} | columns | typed)
    if made.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        made = replace(made, high=None)
    return made


def looked(claims: list[dict]) -> list[Finding]:
    made = [
        replace(each, start=100 * n, end=100 * n + 3) for n, each in enumerate(map(figure, claims))
    ]
    papers = [
        replace(document(name, day), publisher=f"The {name.upper()}")
        for name, day in PAPERS.items()
    ]
    return checks.run(papers, named(made), SERIES)


def told(finding: Finding) -> str:
    cells = [
        finding.finding_id,
        finding.verdict,
        finding.reason,
        finding.indicator,
        finding.claim_ids,
        f"beside {finding.beside_ids}" if finding.beside_ids else "",
        *(
            f"{n:g}" if n is not None else ""
            for n in (finding.reported, finding.expected, finding.difference)
        ),
        finding.working,
        str(finding.vintage or ""),
        finding.explanation,
    ]
    return " | ".join(cells)


@pytest.mark.parametrize("case", CASES, ids=[f"{n}" for n, _ in enumerate(CASES)])
def test_every_finding_is_told_to_the_word(case: dict) -> None:
    assert [told(each) for each in looked(case["figures"])] == case["told"]
