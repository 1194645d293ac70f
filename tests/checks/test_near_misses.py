"""What would make a figure true: the slips that are recognised."""

import pytest
from factories import claim, daily, found

from etl.checks import doubts, official_series
from etl.vocabulary import Claim


# 365 days of 2024 and 2025, so that totals of the two years differ.
SERIES = [
    *daily([30] * 366, start="2024-01-01"),
    *daily([100 + n for n in range(300)], start="2025-01-01"),
    *daily([2] * 300, "boats", start="2025-01-01"),
]


@pytest.mark.parametrize(
    ("reported", "words"),
    [
        (claim(3596, "2025-01-01/2025-01-31"), "3,596 is the total from 2 January to 1 February"),
        (claim(3210, "2025-01-01/2025-01-21"), "two digits are exchanged"),
        (claim(2320, "2025-01-01/2025-01-21"), "one digit apart"),
        (claim(930, "2025-01-01/2025-01-31"), "930 is the total in January 2024"),
        (claim(2310, "2025-01-01/2025-01-25"), "2,310 was the total on 21 January 2025"),
        (claim(120, "2025-01-14"), "120 is the total on 21 January 2025"),
        (
            claim(4590, "2024-01-01/2024-12-31"),
            "4,590 is the total from 1 January to 1 June 2024",
        ),
        (
            claim(4920, "2025-01-01/2025-01-21"),
            "4,920 is the total from 1 January to 10 February 2025",
        ),
        (
            claim(3565, "2025-01-01/2025-01-31", "boats", text="In all {} boats came."),
            "people arriving by small boat",
        ),
    ],
)
def test_the_likeliest_slip_closes_the_sentence(reported: Claim, words: str) -> None:
    (finding,) = found(official_series, [reported], SERIES, "2025-06-01")
    assert words in finding.explanation


@pytest.mark.parametrize(
    ("reported", "reason"),
    [
        (claim(8, "2025-01-14", "boats"), "period_unclear"),
        (claim(5, "2025-01-14"), "period_unclear"),
        (claim(9999, "2025-01-01/2025-01-31", low=9999, high=None), "period_unclear"),
        (claim(77777, "2025-01-01/2025-01-31"), "period_unclear"),
        (claim(4111, "2025-01-01/2025-01-31"), "no_reading_fits"),
        (claim(3111, "2025-01-01/2025-01-31"), "no_reading_fits"),
    ],
)
def test_without_a_likely_slip_a_number_far_off_was_likelier_read_amiss(
    reported: Claim, reason: str
) -> None:
    (finding,) = found(official_series, [reported], SERIES, "2025-06-01")
    assert (finding.reason, doubts.WHY in finding.explanation) == (
        reason,
        reason == "period_unclear",
    )


@pytest.mark.parametrize(
    ("behind", "reason"),
    [
        *((noun, "no_reading_fits") for noun in ("people", "migrants", "arrivals", "Migrants")),
        *((noun, "no_reading_fits") for noun in ("boat", "boats", "dinghies", "vessels")),
        *((noun, "no_reading_fits") for noun in ("small boats", "so-called small boats")),
        *((noun, "period_unclear") for noun in ("", "in all", "of the rickety old boats")),
    ],
)
def test_units_are_called_exchanged_only_where_a_noun_stands_behind_the_number(
    behind: str, reason: str
) -> None:
    reported = claim(3565, "2025-01-01/2025-01-31", "boats", text=f"They counted {{}} {behind}.")
    (finding,) = found(official_series, [reported], SERIES, "2025-06-01")
    assert "3,565 is the total of people arriving" in finding.explanation
    assert finding.reason == reason


@pytest.mark.parametrize(
    ("words", "period", "reason"),
    [
        # "Down on 2025 (2,310)" is up to some day that the words do not give; a date and a whole year are given.
        ("2025", "2025-01-01/2025-01-20", "period_unclear"),
        ("2025 to 20 January", "2025-01-01/2025-01-20", "no_reading_fits"),
        ("20", "2025-01-01/2025-01-20", "no_reading_fits"),
        ("the new year", "2025-01-01/2025-01-20", "period_unclear"),
    ],
)
def test_only_days_that_words_give_are_held_against_a_total_that_came_later(
    words: str, period: str, reason: str
) -> None:
    reported = claim(2310, period, period_text=words)
    (finding,) = found(official_series, [reported], SERIES, "2025-06-01")
    assert "2,310 is the total from 1 to 21 January 2025" in finding.explanation
    assert finding.reason == reason


@pytest.mark.parametrize(
    ("value", "read_as", "words"),
    [
        (4_046, "2024-03-01/2024-03-31", "4,046 is the total in February 2025"),
        (5_394, "2024-04-01/2024-04-30", "5,394 is the total in March 2025"),
        (13_005, "2024-04-01/2024-06-30", "13,005 is the total from 1 January to 31 March 2025"),
    ],
)
def test_the_older_side_may_be_any_month_or_quarter_up_to_a_year_behind(
    value: int, read_as: str, words: str
) -> None:
    reported = claim(value, read_as, text="That spring saw more, up from {}.")
    (finding,) = found(official_series, [reported], SERIES, "2025-06-01")
    assert words in finding.explanation
    assert finding.reason == "period_unclear"


@pytest.mark.parametrize(
    ("value", "read_as", "text"),
    [
        (5_394, "2024-04-01/2024-04-30", "That spring saw {} in all."),
        (5_394, "2024-02-01/2024-02-29", "That spring saw more, up from {}."),
        (5_394, "2024-04-02/2024-04-30", "That spring saw more, up from {}."),
        (5_394, "2024-04-01/2024-04-29", "That spring saw more, up from {}."),
    ],
)
def test_the_months_behind_are_looked_at_for_whole_months_of_an_older_side_alone(
    value: int, read_as: str, text: str
) -> None:
    (finding,) = found(official_series, [claim(value, read_as, text=text)], SERIES, "2025-06-01")
    assert "in March 2025" not in finding.explanation


@pytest.mark.parametrize(
    ("value", "read_as", "words"),
    [
        (4_920, "2025-01-01/2025-03-27", "4,920 was the total on 10 February 2025"),
        (4_920, "2025-01-01/2025-03-28", ""),
        (18_921, "2025-01-01/2025-03-15", "18,921 is the total from 1 January to 29 April 2025"),
        (18_921, "2025-01-01/2025-03-14", ""),
    ],
)
def test_a_total_is_looked_for_on_the_45_days_before_and_behind(
    value: int, read_as: str, words: str
) -> None:
    (finding,) = found(official_series, [claim(value, read_as)], SERIES, "2025-06-01")
    assert words in finding.explanation
    assert bool(words) is (" total " in finding.explanation)


def test_no_year_after_print_is_looked_at() -> None:
    """The 5,454 of July 2025 was no slip of a paper of 2024."""
    days = [*daily([30] * 366, start="2024-01-01"), *daily([45] * 300, start="2025-01-01")]
    (finding,) = found(official_series, [claim(1395, "2024-01-01/2024-01-31")], days, "2024-06-01")
    assert "2025" not in finding.explanation


@pytest.mark.parametrize(
    ("value", "period", "reason"),
    [
        # 31 days of January 2024 up to the 19th, and to the 25th.
        (570, "2024-01-01/2024-01-31", "period_unclear"),
        (750, "2024-01-01/2024-01-31", "stale"),
        # Of a closed month less than half is no total of it that was true before, but the count of a part.
        (450, "2024-01-01/2024-01-31", "period_unclear"),
        # To the 19th of the year, no whole month or year.
        (570, "2024-01-01/2024-01-25", "stale"),
        (570, "2024-01-02/2024-01-31", "stale"),
    ],
)
def test_a_month_of_another_year_may_be_meant_up_to_the_day_of_print(
    value: int, period: str, reason: str
) -> None:
    (finding,) = found(official_series, [claim(value, period)], SERIES, "2025-01-20")
    assert finding.reason == reason


@pytest.mark.parametrize(
    ("period", "told"), [("2025-01-01/2025-01-21", True), ("2025-01-21", False)]
)
def test_a_number_right_for_the_last_day_alone_was_read_with_too_many(
    period: str, told: bool
) -> None:
    (finding,) = found(official_series, [claim(120, period)], SERIES, "2025-06-01")
    right = (
        finding.reason == "period_unclear"
        and "120 is the total on 21 January" in finding.explanation
    )
    assert right is told


@pytest.mark.parametrize(
    ("period", "left_open"),
    [("2025-06-01", True), ("2025-05-26/2025-06-01", True), ("2025-05-25/2025-06-01", False)],
)
def test_a_day_or_a_week_that_ends_on_the_day_of_print_was_not_over(
    period: str, left_open: bool
) -> None:
    days = daily([100] * 300)
    total = 150 * (1 if "/" not in period else 7)
    (finding,) = found(official_series, [claim(total, period)], days, "2025-06-01")
    assert ("was not over when the text appeared" in finding.explanation) is left_open
