"""Official rows: the sum of days that a finding used, as it stood on the day of the vintage."""

from datetime import date

import papers
import pytest

from dashboard import officials
from dashboard.store import Store
from etl.vocabulary import Finding, Reason


YEAR = (date(2024, 1, 1), date(2024, 12, 31))


def used(vintage: date | None) -> tuple[Finding, ...]:
    return (papers.finding(Reason.EXACT, papers.claim("[1]"), vintage=vintage),)


def values(held: Store, start: date, end: date, vintage: date | None, **more) -> list[tuple]:
    claim = papers.claim("[1]", period_start=start, period_end=end, **more)
    found = officials.behind(held, claim, used(vintage))
    return [(row.series, row.days, row.value) for row in found]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2025, 1, 11), date(2025, 1, 11), [("weekly provisional", 1, 10)]),
        (*YEAR, [("weekly provisional", 366, 3660), ("quarterly final", 0, 3664)]),
        (
            date(2024, 12, 30),
            date(2025, 1, 5),
            [("weekly provisional", 7, 70), ("weekly provisional", 0, 70)],
        ),
        (date(2025, 1, 1), date(2025, 12, 31), []),
    ],
)
def test_days_are_added_up_beside_rows_of_the_same_stretch(
    held: Store, start: date, end: date, expected: list
) -> None:
    assert values(held, start, end, date(2025, 2, 1)) == expected


def test_the_value_is_the_one_that_stood_on_the_day_of_the_vintage(held: Store) -> None:
    day = date(2025, 1, 5)
    assert values(held, day, day, date(2025, 1, 15)) == [("weekly provisional", 1, 9)]
    assert values(held, day, day, date(2025, 2, 1)) == [("weekly provisional", 1, 10)]


def test_a_stretch_with_days_not_recorded_has_no_sum(held: Store) -> None:
    rows = values(
        held,
        date(2024, 12, 31),
        date(2025, 1, 1),
        date(2025, 2, 1),
        indicator="uncontrolled_landings",
    )
    assert rows == [("weekly provisional", 2, None)]


def test_the_older_period_of_a_comparison_is_shown_too(held: Store) -> None:
    compared = {"base_start": YEAR[0], "base_end": YEAR[1]}
    rows = values(held, date(2025, 1, 1), date(2025, 1, 11), date(2025, 2, 1), **compared)
    assert [value for _, _, value in rows] == [110, 3660, 3664]


def test_nothing_official_is_shown_where_no_finding_used_it(held: Store) -> None:
    assert values(held, *YEAR, None) == []
