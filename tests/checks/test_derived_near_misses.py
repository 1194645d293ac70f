"""What would make a difference, a percentage or a rate true: the slips that are recognised."""

import pytest
from factories import claim, daily, found

from etl.checks import doubts, percent_changes, rates
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
