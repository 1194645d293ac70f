"""Sentences with ranks come in; what is ranked, and among which days, is as a reader takes it."""

from datetime import date

import pytest
from test_claims import read


# Text, day of publication, the words of the rank, the days that are ranked, the first day of the scope.
RANKED = [
    (
        "On Saturday 1,097 people crossed the Channel, the highest number on a single day this year.",
        "2025-09-07", "highest", "2025-09-06/2025-09-06", "2025-01-01",
    ),
    (
        "On Saturday 1,097 people crossed the Channel, the second-highest number on a single day this year.",
        "2025-09-07", "second", "2025-09-06/2025-09-06", "2025-01-01",
    ),
    (
        "In August 3,567 people crossed the Channel in small boats, the lowest August since 2021.",
        "2025-09-02", "lowest", "2025-08-01/2025-08-31", "2022-01-01",
    ),
    (
        "On Tuesday 882 people crossed the Channel, the most in a day since November 2022.",
        "2024-06-19", "most", "2024-06-18/2024-06-18", "2022-12-01",
    ),
    (
        "On Saturday 801 people crossed the Channel, the busiest day since 18 June, when 882 did.",
        "2024-09-15", "busiest", "2024-09-14/2024-09-14", "2024-06-19",
    ),
    (
        "A record 45,755 people crossed the Channel in small boats in 2022.",
        "2023-01-02", "record", "2022-01-01/2022-12-31", "2018-01-01",
    ),
    (
        "On Monday 430 people crossed the Channel in 14 boats, a new daily record.",
        "2021-07-20", "record", "2021-07-19/2021-07-19", "2018-01-01",
    ),
    (
        "On Sunday 549 people arrived in 10 small boats, the highest daily total on record.",
        "2023-06-12", "highest", "2023-06-11/2023-06-11", "2018-01-01",
    ),
    (
        "On Sunday 549 people arrived in 10 small boats, THE HIGHEST DAILY TOTAL ON RECORD.",
        "2023-06-12", "HIGHEST", "2023-06-11/2023-06-11", "2018-01-01",
    ),
    (
        "In August 3,567 people crossed the Channel in small boats, THE HIGHEST MONTHLY TOTAL this year.",
        "2025-09-02", "HIGHEST", "2025-08-01/2025-08-31", "2025-01-01",
    ),
    (
        "The total of people who crossed the Channel in 2025 is 14,812. That is 42% higher than at the same point last "
        "year (10,448) and 95% higher than in 2023 (7,610). It is also the highest total for this point in the year.",
        "2025-06-01", "highest", "2025-01-01/2025-05-31", "2018-01-01",
    ),
    (
        "Some 882 people crossed the Channel on Tuesday. The previous daily record for 2024 was 711, on 1 May. "
        "It is also the largest figure since 29 November 2022, when 947 people were recorded in a day.",
        "2024-06-19", "largest", "2024-06-18/2024-06-18", "2022-11-30",
    ),
    (
        "This year 36,954 people have crossed the Channel, below the 37,603 recorded by this date in 2022, "
        "the worst year on record.",
        "2025-10-23", "worst", "2022-01-01/2022-12-31", "2018-01-01",
    ),
    (
        "Some 41,000 people have crossed the Channel, 11% below this point in 2022, the year with the biggest number "
        "of arrivals on record.",
        "2025-12-14", "biggest", "2022-01-01/2022-12-31", "2018-01-01",
    ),
    (
        "August saw 1,470 people cross the Channel, up from 1,111 in July and at the time the highest monthly figure "
        "on record.",
        "2020-09-03", "highest", "2020-08-01/2020-08-31", "2018-01-01",
    ),
]  # fmt: skip

# The rank is of something else, is no first place, or is held among days that are not all alike.
LEFT_OUT = [
    "On Monday 430 people crossed the Channel in small boats, beating the previous record of 401.",
    "On Monday 430 people crossed the Channel in small boats, one of the highest daily totals this year.",
    "On Monday 430 people crossed the Channel, far below the record number of last year.",
    "The minister spoke of the busiest day of her life after 430 people crossed the Channel in small boats this year.",
]


@pytest.mark.parametrize(("text", "published", "words", "days", "since"), RANKED)
def test_a_superlative_ranks_its_figure(
    text: str, published: str, words: str, days: str, since: str
) -> None:
    (rank,) = [
        claim for claim in read(text, date.fromisoformat(published)) if claim.measure == "rank"
    ]
    assert (rank.exact, f"{rank.period_start}/{rank.period_end}") == (words, days)
    assert (str(rank.base_start), rank.base_end) == (since, rank.period_end)


@pytest.mark.parametrize("text", LEFT_OUT)
def test_another_rank_is_none_of_the_figures(text: str) -> None:
    assert [claim.exact for claim in read(text, date(2021, 7, 20)) if claim.measure == "rank"] == []


def test_days_of_one_month_are_not_ranked_among_all_days() -> None:
    text = "On Saturday 803 people crossed the Channel, the highest number for any day in December on record."
    ranks = [claim for claim in read(text, date(2025, 12, 21)) if claim.measure == "rank"]
    assert [rank.base_start for rank in ranks] in ([], [None])
