"""A small data folder of invented figures, with everything that a chart must cope with."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from dashboard.store import Store
from etl import tables
from etl.vocabulary import (
    Basis,
    Bound,
    Claim,
    Direction,
    Document,
    Extent,
    Finding,
    Holding,
    Measure,
    Observation,
    Reason,
    Series,
    Status,
)


VINTAGE = date(2025, 2, 1)
READ_ON = date(2025, 2, 3)


def observation(indicator: str, first: date, days: int, value: float | None, **more) -> Observation:
    last = first + timedelta(days=days - 1)
    usual = {"series": Series.WEEKLY, "status": Status.PROVISIONAL, "vintage_from": VINTAGE}
    return Observation(
        **(usual | {"vintage_to": None} | more),
        indicator=indicator,
        period_start=first,
        period_end=last,
        value=value,
    )


def claim(number: int, indicator: str, value: float, first: date, last: date, **more) -> Claim:
    usual = {
        "measure": Measure.COUNT,
        "subset": "",
        "bound": Bound.EXACTLY,
        "direction": Direction.NONE,
        "period_basis": Basis.STATED,
        "speaker": "",
    }
    return Claim(
        **(usual | more),
        claim_id=f"paper:{number}",
        document_id="paper",
        indicator=indicator,
        value=value,
        low=value,
        high=value,
        period_start=first,
        period_end=last,
        period_text="",
        base_start=None,
        base_end=None,
        start=number,
        end=number + 1,
        prefix="",
        exact=str(value),
        suffix="",
    )


def official() -> list[Observation]:
    """Ten people a day through 2024 and January 2025; boats one a day; landings recorded late."""
    days = [date(2024, 1, 1) + timedelta(days=ahead) for ahead in range(366 + 31)]
    rows = [observation("arrivals", day, 1, 10) for day in days]
    rows += [observation("boats", day, 1, 1) for day in days]
    rows += [
        observation("uncontrolled_landings", day, 1, None if day.year == 2024 else 2)
        for day in days
    ]
    weeks = [date(2024, 12, 30) + timedelta(days=7 * ahead) for ahead in range(4)]
    rows += [observation("prevented_people", day, 7, 5) for day in weeks]
    rows += [observation("arrivals", day, 7, 70) for day in weeks]
    earlier = {"vintage_from": date(2025, 1, 10), "vintage_to": date(2025, 1, 31)}
    rows.append(observation("arrivals", date(2025, 1, 5), 1, 9, **earlier))
    year = date(2024, 1, 1)
    return [*rows, observation("arrivals", year, 366, 3664, series=Series.QUARTERLY)]


CLAIMS = [
    claim(1, "arrivals", 3660, date(2024, 1, 1), date(2024, 12, 31)),
    claim(2, "arrivals", 10, date(2025, 1, 11), date(2025, 1, 11)),
    claim(3, "arrivals", 999, date(2025, 1, 1), date(2025, 1, 11)),
    claim(4, "arrivals", 20, date(2024, 12, 31), date(2025, 1, 1)),
    claim(5, "arrivals", 110, date(2025, 1, 1), date(2025, 1, 11)),
    claim(6, "arrivals", 3, date(2025, 1, 1), date(2025, 1, 11), subset="Albanian"),
    claim(7, "returns_to_france", 42, date(2025, 8, 6), date(2025, 10, 19)),
    claim(8, "returns_to_france", 16, date(2025, 10, 13), date(2025, 10, 19)),
    claim(9, "arrivals_from_france", 23, date(2025, 8, 6), date(2025, 10, 19), speaker="Minister"),
]


def finding(reason: Reason, *numbers: int) -> Finding:
    named = [f"paper:{number}" for number in numbers]
    return Finding(
        finding_id=f"official_series:{reason}:{named[0]}",
        check="official_series",
        indicator="arrivals",
        verdict=reason.verdict,
        reason=reason,
        claim_ids=" ".join(named),
        reported=None,
        expected=None,
        difference=None,
        working="",
        explanation="",
        vintage=VINTAGE,
    )


FINDINGS = [
    finding(Reason.EXACT, 1, 2, 5),
    finding(Reason.NO_READING_FITS, 3),
    finding(Reason.PERIOD_UNCLEAR, 3, 4, 5),
]

PAPER = Document(
    document_id="paper",
    publisher="The Paper",
    title="",
    published=date(2025, 10, 20),
    url="https://example.org/paper",
    agency="",
    holding=Holding.PASSAGES,
    characters=100,
    sha256="0" * 64,
)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the invented tables."""
    folder = tmp_path_factory.mktemp("small")
    rows = {
        "documents": [PAPER],
        "claims": CLAIMS,
        "observations": official(),
        "series": [Extent(Series.WEEKLY, date(2024, 1, 1), date(2025, 1, 31), VINTAGE, READ_ON)],
        "findings": FINDINGS,
    }
    for name, record in tables.TABLES.items():
        tables.write(record, rows.get(name, []), folder / f"{name}.csv")
    return folder


@pytest.fixture(scope="session")
def held(small: Path) -> Store:
    return Store(small)
