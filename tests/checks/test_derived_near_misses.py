"""What would make a difference, a percentage or a rate true: the slips that are recognised."""

from datetime import date

import pytest
from factories import claim, daily, found

from etl.checks import doubts, percent_changes, rates, stated_differences
from etl.vocabulary import Claim, Direction


# Ten a day in the first year, 20 in the second, 30 and then 15 in the third; two boats a day, then three.
SERIES = [
    *daily([10] * 365, start="2022-01-01"),
    *daily([20] * 365, start="2023-01-01"),
    *daily([30] * 100 + [15] * 266, start="2024-01-01"),
    *daily([2] * 365, "boats", start="2023-01-01"),
    *daily([3] * 366, "boats", start="2024-01-01"),
]
UP = {"direction": Direction.ABOVE}
SPRING = "2024-01-01/2024-04-30", "2023-01-01/2023-04-30"


def risen(value: float, period: str, base: str, text: str = "Up {} per cent.") -> Claim:
    return claim(value, period, measure="percent_change", base=base, within=0.5, text=text, **UP)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (
            176,
            "= 38.1 %; held against the total from 1 January to 30 April 2022, it would be right.",
        ),
        (50, "= 38.1 %; it was the rise of 50 per cent up to 11 April 2024."),
        (12, "= 38.1 %."),
    ],
)
def test_the_days_for_which_a_percentage_is_right_close_the_sentence(
    value: float, words: str
) -> None:
    (finding,) = found(percent_changes, [risen(value, *SPRING)], SERIES, "2025-03-01")
    assert finding.explanation.endswith(words)


def test_a_base_before_the_series_is_tried_on_no_other_day() -> None:
    year, before = "2022-01-01/2022-06-30", "2021-01-01/2021-06-30"
    told = [risen(50, year, before), claim(1810, year), claim(905, before)]
    (finding,) = found(percent_changes, told, SERIES, "2025-03-01")
    assert finding.reason == "arithmetic"
    assert finding.explanation.endswith("(1,810 - 905) / 905 = 100 %.")


def test_a_rate_is_looked_for_in_other_years() -> None:
    reported = claim(10, "2024-12-01/2024-12-31", measure="per_boat", within=0.05)
    (finding,) = found(rates, [reported], SERIES, "2025-03-01")
    assert finding.explanation.endswith("465 / 93 = 5; in December 2023 it would be right.")


def test_a_year_that_the_sentence_names_too_is_no_ground_to_differ() -> None:
    text = "Arrivals rose by {} per cent from 1 January to 30 April 2024, from 2022."
    reported = risen(176, *SPRING, text)
    (finding,) = found(percent_changes, [reported], SERIES, "2025-03-01")
    settled = doubts.settled(finding, {reported.claim_id: reported, "text:0": reported})
    assert (finding.reason, settled.reason) == ("no_reading_fits", "period_unclear")


@pytest.mark.parametrize(
    ("value", "base", "reason", "lengths"),
    [
        (50, "2023-12-01/2023-12-31", "exact", ""),
        (55, "2023-12-02/2023-12-31", "exact", "31 days and 30 days"),
        (210, "2023-12-17/2023-12-31", "not_comparable", "31 days and 15 days"),
        (55, "2023-01-01/2023-01-30", "exact", "31 days and 30 days"),
        (50, "2023-01-01/2023-01-31", "exact", ""),
    ],
)
def test_stretches_of_unequal_length_are_named(
    value: float, base: str, reason: str, lengths: str
) -> None:
    (finding,) = found(
        percent_changes, [risen(value, "2024-01-01/2024-01-31", base)], SERIES, "2025-03-01"
    )
    told = f"; the two stretches are of unequal length, {lengths}." if lengths else " %."
    assert (finding.reason, finding.explanation.endswith(told)) == (reason, True)


# Each day one more than on the day before, so that no two days have the same difference.
GROWING = [
    *daily([100 + n for n in range(365)], start="2022-01-01"),
    *daily([300 + 3 * n for n in range(365)], start="2023-01-01"),
]


def earlier(back: int, end: str = "2023-12-31", base: str = "2022-12-31") -> str:
    """What is told where the difference is that of so many days before."""
    days = (date.fromisoformat(end) - date(2023, 1, 1)).days + 1 - back
    newer, older = (
        sum(first + step * n for n in range(days)) for first, step in ((300, 3), (100, 1))
    )
    reported = claim(
        newer - older,
        f"2023-01-01/{end}",
        measure="difference",
        base=f"2022-01-01/{base}",
        direction=Direction.ABOVE,
    )
    (finding,) = found(stated_differences, [reported], GROWING, "2025-03-01")
    return finding.explanation


@pytest.mark.parametrize(
    ("back", "day"),
    [
        (1, "30 December 2023"),
        (2, "29 December 2023"),
        (3, "28 December 2023"),
        (200, "14 June 2023"),
    ],
)
def test_a_comparison_is_looked_for_on_each_of_the_days_before(back: int, day: str) -> None:
    assert earlier(back).endswith(f" up to {day}.")


def test_no_comparison_is_looked_for_on_days_farther_back() -> None:
    assert " up to " not in earlier(201)


@pytest.mark.parametrize(("back", "told"), [(1, True), (16, True), (17, False)])
def test_a_running_total_runs_a_fortnight_before_it_is_compared(back: int, told: bool) -> None:
    assert (" up to " in earlier(back, "2023-01-30", "2022-01-30")) is told


def test_a_difference_is_looked_for_in_other_years_with_its_base() -> None:
    reported = claim(
        300,
        "2024-07-01/2024-07-30",
        measure="difference",
        base="2023-07-01/2023-07-30",
        direction=Direction.ABOVE,
    )
    (finding,) = found(stated_differences, [reported], SERIES, "2025-03-01")
    assert finding.explanation.endswith("from 1 to 30 July 2023 it would be right.")
