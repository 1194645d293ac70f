"""Numbers and days as a reader sees them."""

from datetime import date

import pytest

from dashboard import words


NUMBERS = {36816: "36,816", 0: "0", 61.7157: "61.7", -82: "−82", 7.0: "7"}

DAYS = {
    (date(2025, 10, 18), date(2025, 10, 18)): "18 October 2025",
    (date(2025, 10, 14), date(2025, 10, 20)): "14 to 20 October 2025",
    (date(2025, 9, 18), date(2025, 10, 18)): "18 September to 18 October 2025",
    (date(2024, 12, 31), date(2025, 1, 1)): "31 December 2024 to 1 January 2025",
    (date(2024, 1, 1), date(2024, 12, 31)): "2024",
    (date(2018, 1, 1), date(2024, 12, 31)): "2018 to 2024",
    (date(2022, 8, 1), date(2022, 8, 31)): "August 2022",
    (date(2024, 2, 1), date(2024, 2, 28)): "1 to 28 February 2024",
    (date(2024, 2, 1), date(2024, 2, 29)): "February 2024",
    (date(2025, 1, 1), date(2025, 3, 31)): "January to March 2025",
}

CHANGES = {
    (150, 100): "50% more than",
    (50, 100): "50% fewer than",
    (100, 100): "as many as",
    (1001, 1000): "under 1% more than",
    (5, 0): "5 more than",
    (0, 0): "as many as",
}


@pytest.mark.parametrize(("value", "said"), NUMBERS.items())
def test_numbers_are_grouped_and_rounded_to_what_is_needed(value: float, said: str) -> None:
    assert words.number(value) == said


@pytest.mark.parametrize(("ends", "said"), DAYS.items())
def test_a_stretch_of_days_is_said_as_briefly_as_it_can_be(ends, said: str) -> None:
    assert words.days(*ends) == said


@pytest.mark.parametrize(("values", "said"), CHANGES.items())
def test_a_change_is_in_per_cent_where_that_can_be_said(values, said: str) -> None:
    assert words.change(*values) == said


def test_one_thing_is_singular() -> None:
    assert words.counted(1, "boat", "boats") == "1 boat"
    assert words.counted(0, "boat", "boats") == "0 boats"
