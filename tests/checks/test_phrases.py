"""Numbers and days as a finding speaks of them."""

from datetime import date

import pytest
from factories import claim, days

from etl.checks import phrases
from etl.vocabulary import Bound, Direction


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (36734, "36,734"),
        (61.9, "61.9"),
        (61.04, "61"),
        (61.96, "62"),
        (0, "0"),
        (1000.5, "1,000.5"),
    ],
)
def test_a_number_has_a_point_only_where_it_needs_one(value: float, text: str) -> None:
    assert phrases.number(value) == text


@pytest.mark.parametrize(
    ("period", "text"),
    [
        ("2025-10-18", "on 18 October 2025"),
        ("2024-01-01/2024-12-31", "in 2024"),
        ("2018-01-01/2024-12-31", "from 2018 to 2024"),
        ("2025-09-01/2025-09-30", "in September 2025"),
        ("2024-09-01/2025-09-30", "from 1 September 2024 to 30 September 2025"),
        ("2025-09-01/2025-09-29", "from 1 to 29 September 2025"),
        ("2025-01-01/2025-10-18", "from 1 January to 18 October 2025"),
        ("2024-12-30/2025-01-02", "from 30 December 2024 to 2 January 2025"),
    ],
)
def test_a_span_says_what_both_ends_share_once(period: str, text: str) -> None:
    assert phrases.span(*days(period)) == text


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([18], "18 October 2025"),
        ([18, 19], "18 to 19 October 2025"),
        ([18, 19, 20, 21, 23], "18 to 21 October 2025 and 23 October 2025"),
        ([18, 20, 22], "18 October 2025, 20 October 2025 and 22 October 2025"),
    ],
)
def test_days_in_a_row_are_told_as_one(numbers: list[int], text: str) -> None:
    assert phrases.days([date(2025, 10, number) for number in numbers]) == text


@pytest.mark.parametrize(
    ("measure", "columns", "text"),
    [
        ("count", {}, "61"),
        ("count", {"bound": Bound.MORE_THAN}, "more than 61"),
        ("per_boat", {"bound": Bound.ABOUT}, "about 61 people a boat"),
        ("per_day", {}, "61 people a day"),
        ("difference", {}, "difference of 61"),
        ("percent_change", {"direction": Direction.ABOVE}, "rise of 61 per cent"),
        ("percent_change", {"direction": Direction.BELOW}, "fall of 61 per cent"),
        ("percent_change", {}, "change of 61 per cent"),
    ],
)
def test_what_is_reported_is_told_with_its_bound_and_unit(
    measure: str, columns: dict, text: str
) -> None:
    assert phrases.reported(claim(61, "2025-10-18", measure=measure, **columns)) == text
