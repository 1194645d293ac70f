"""Weekdays beside dates, and periods that lie ahead of their text."""

import pytest
from factories import claim, found

from etl.checks import calendar
from etl.vocabulary import Claim


def on(text: str, period: str = "2024-10-30", **columns) -> Claim:
    return claim(431, period, text=text, **columns)


@pytest.mark.parametrize(
    ("reported", "reason"),
    [
        (on("{} people came on Wednesday 30 October 2024."), "exact"),
        (on("{} people came on Tuesday 30 October 2024."), "contradiction"),
        (on("{} people came on Tuesday, October 30, 2024."), "contradiction"),
        (on("{} people came on Wednesday the 30th of October."), "exact"),
        (on("On Thursday, 30 October, {} people came."), "contradiction"),
        (on("{} by Tuesday 30 October", "2024-01-01/2024-10-30"), "contradiction"),
    ],
)
def test_a_weekday_agrees_with_its_date(reported: Claim, reason: str) -> None:
    (finding,) = found(calendar, [reported])
    assert finding.reason == reason
    assert "30 October 2024 was a Wednesday" in finding.explanation


@pytest.mark.parametrize(
    "reported",
    [
        on("{} people came on Tuesday."),
        on("{} people came on 30 October 2024."),
        on("{} people came; on Tuesday 29 October 2024 there were none, as on Monday."),
        on("{} people came on Tuesday 30 October 2023."),
        on("{} people came on Tuesday; 30 October 2024 saw none."),
        on("{} people came on Tuesday 30 October 2024.", ""),
    ],
)
def test_a_weekday_without_the_date_of_the_figure_says_nothing(reported: Claim) -> None:
    assert found(calendar, [reported]) == []


def test_figures_of_one_sentence_share_one_finding() -> None:
    both = [on("{} people in 9 boats on Tuesday 30 October 2024."), on("{} on Tuesday 30 October.")]
    claims = [both[0], on("{} people in 9 boats on Tuesday 30 October 2024.", indicator="boats")]
    (finding,) = found(calendar, claims)
    assert len(finding.claim_ids.split()) == 2


def test_a_period_cannot_end_after_its_text() -> None:
    (finding,) = found(calendar, [claim(9, "2025-01-01/2025-12-31")], published="2025-10-20")
    assert finding.reason == "period_unclear"
