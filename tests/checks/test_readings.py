"""Which older stretches a claim may be held against, and which days its wording allows."""

from datetime import date

import pytest
from factories import claim, days

from etl.checks.readings import Stretch, bases, stretches
from etl.vocabulary import Basis


NEWER, OLDER = "2025-01-01/2025-10-18", "2024-01-01/2024-10-18"


def stretch(period: str) -> Stretch:
    first, last = days(period)
    assert first
    assert last
    return Stretch(first, last)


def held_against(base: str, period: str = NEWER, newer: str = NEWER, **columns: object) -> list:
    stated = claim(82, period, measure="difference", base=base, **columns)
    return bases(stated, stretch(period), stretch(newer))


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {"base_start": date(2024, 1, 1)},
        {"base_end": date(2024, 10, 18)},
        {"base_start": date(2024, 10, 18), "base_end": date(2024, 1, 1)},
    ],
)
def test_without_both_ends_in_their_order_there_is_no_base(columns: dict[str, date]) -> None:
    assert held_against("", **columns) == []


def test_a_base_of_one_day_is_a_base() -> None:
    assert held_against("2024-10-18", "2025-10-18", "2025-10-18") == [stretch("2024-10-18")]


@pytest.mark.parametrize(
    ("base", "period", "newer", "moved"),
    [
        (OLDER, NEWER, "2025-01-01/2025-10-17", "2024-01-01/2024-10-17"),
        ("2024-01-01/2024-10-15", NEWER, "2025-01-01/2025-10-17", "2024-01-01/2024-10-17"),
        ("2024-01-01/2024-10-21", NEWER, "2025-01-01/2025-10-17", "2024-01-01/2024-10-17"),
        ("2024-01-01/2024-10-14", NEWER, "2025-01-01/2025-10-17", ""),
        ("2024-01-01/2024-10-22", NEWER, "2025-01-01/2025-10-17", ""),
        ("2024-01-02/2024-10-18", NEWER, "2025-01-01/2025-10-17", ""),
        ("2024-02-01/2024-10-18", NEWER, "2025-01-01/2025-10-17", ""),
        ("2024-01-01/2024-12-30", "2025-01-01/2025-12-30", NEWER, OLDER),
        ("2024-01-01/2024-12-31", "2025-01-01/2025-12-31", NEWER, ""),
        ("2023-01-01/2023-10-18", NEWER, "2025-01-01/2025-10-17", "2023-01-01/2023-10-17"),
        ("2025-01-01/2025-10-18", NEWER, "2025-01-01/2025-10-17", ""),
    ],
)
def test_the_same_part_of_an_earlier_year_moves_along(
    base: str, period: str, newer: str, moved: str
) -> None:
    expected = [stretch(base), *([stretch(moved)] if moved else [])]
    assert held_against(base, period, newer) == expected


@pytest.mark.parametrize(
    ("period", "basis", "others"),
    [
        ("2025-10-13/2025-10-19", Basis.STATED, []),
        ("2025-10-14/2025-10-20", Basis.STATED, ["2025-10-14/2025-10-19", "2025-10-14/2025-10-18",
            "2025-10-14/2025-10-17"]),
        ("2025-01-01/2025-12-31", Basis.STATED, ["2025-01-01/2025-10-20", "2025-01-01/2025-10-19",
            "2025-01-01/2025-10-18", "2025-01-01/2025-10-17"]),
        ("2025-10-19/2025-10-31", Basis.STATED, ["2025-10-19/2025-10-20", "2025-10-19/2025-10-19"]),
        ("2025-10-13/2025-10-19", Basis.INFERRED, ["2025-10-13/2025-10-20", "2025-10-14/2025-10-20",
            "2025-10-13/2025-10-18", "2025-10-12/2025-10-18", "2025-10-13/2025-10-17",
            "2025-10-11/2025-10-17"]),
        ("2025-10-12/2025-10-19", Basis.INFERRED, ["2025-10-12/2025-10-20", "2025-10-12/2025-10-18",
            "2025-10-12/2025-10-17"]),
    ],
)  # fmt: skip
def test_the_stretches_that_a_wording_allows(period: str, basis: Basis, others: list[str]) -> None:
    found = stretches(claim(40, period, period_basis=basis), date(2025, 10, 20))
    assert found == [stretch(period), *map(stretch, others)]
