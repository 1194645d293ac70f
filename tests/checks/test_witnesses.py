"""Counts whose days an exact figure of their own sentence bears out."""

from dataclasses import replace

import pytest
from factories import claim

from etl.checks import findings, witnesses
from etl.vocabulary import Claim, Reason


SENTENCE = {"prefix": "On Saturday ", "exact": "882", "suffix": " people came in 15 boats."}
DAY, YEAR_BEFORE = "2025-10-18", "2024-10-18"


def figure(value: float, period: str, indicator: str = "arrivals", **columns: object) -> Claim:
    return replace(claim(value, period, indicator), claim_id="figure", **SENTENCE | columns)


def borne_out(
    other: Claim, exact: Claim, reason: Reason = Reason.EXACT, check: str = "official_series"
) -> bool:
    exact = replace(exact, claim_id="exact")
    found = findings.build(
        check, reason, [exact], "It is.", reported=exact.value, expected=exact.value
    )
    return witnesses.borne_out([other, exact], [found]) == {"figure"}


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (figure(15, DAY, "boats"), True),
        (figure(15, "2025-10-17", "boats"), False),
        (figure(15, "2025-10-17/2025-10-18", "boats"), False),
        (figure(700, YEAR_BEFORE), True),
        (figure(700, "2023-10-18"), True),
        (figure(700, DAY), False),
        (figure(700, "2024-10-17"), False),
        (figure(15, YEAR_BEFORE, "boats"), False),
        (figure(15, DAY, "boats", subset="Albanian"), False),
        (figure(15, DAY, "boats", prefix="On Sunday "), False),
        (figure(15, DAY, "boats", document_id="another"), False),
        (figure(15, "", "boats"), False),
    ],
)
def test_beside_an_exact_figure_stand_its_days_or_those_of_another_year(
    other: Claim, told: bool
) -> None:
    assert borne_out(other, figure(882, DAY)) is told


def test_an_average_is_no_count() -> None:
    assert not borne_out(figure(15, DAY, "boats", measure="per_day"), figure(882, DAY))


@pytest.mark.parametrize(("value", "told"), [(99, False), (100, True)])
def test_a_small_number_is_exact_by_chance(value: float, told: bool) -> None:
    assert borne_out(figure(15, DAY, "boats"), figure(value, DAY)) is told


def test_only_what_the_official_series_bears_out_to_the_last_bears_out_another() -> None:
    boats, exact = figure(15, DAY, "boats"), figure(882, DAY)
    assert not borne_out(boats, exact, Reason.WITHIN_WORDING)
    assert not borne_out(boats, exact, check="sources_agree")
