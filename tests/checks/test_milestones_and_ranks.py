"""Totals that pass a number on a day, and records that hold a place."""

import pytest
from factories import claim, daily, found

from etl.checks import milestones_and_ranks
from etl.vocabulary import Basis, Claim


TEN_A_DAY = daily([10] * 300)


def passing(value: float, day: str, **columns) -> Claim:
    return claim(value, f"2025-01-01/{day}", measure="milestone", **columns)


def only(reported: Claim, series: list, published: str = "2025-06-01") -> tuple[str, str]:
    (finding,) = found(milestones_and_ranks, [reported], series, published)
    return finding.reason, finding.explanation


@pytest.mark.parametrize(
    ("reported", "reason"),
    [
        (passing(195, "2025-01-20"), "exact"),
        (passing(200, "2025-01-20"), "exact"),
        (passing(195, "2025-01-21"), "within_wording"),
        (passing(195, "2025-01-22"), "no_reading_fits"),
        (passing(195, "2025-01-19"), "no_reading_fits"),
        (passing(5, "2025-01-01"), "exact"),
        (passing(5, "2025-01-02"), "within_wording"),
        (passing(5, "2025-01-03"), "no_reading_fits"),
        (passing(195, "2025-03-01", period_basis=Basis.INFERRED), "exact"),
        (passing(9000, "2025-03-01", period_basis=Basis.INFERRED), "no_reading_fits"),
        (passing(195, "2026-03-01"), "period_unclear"),
        (passing(195, "2025-01-20", indicator="returns_to_france"), "no_official_series"),
        (passing(195, "2025-01-20", subset="Albanian"), "not_comparable"),
        (claim(195, "", measure="milestone"), "period_unclear"),
    ],
)
def test_a_number_is_passed_on_its_day_or_told_a_day_later(reported: Claim, reason: str) -> None:
    assert only(reported, TEN_A_DAY)[0] == reason


@pytest.mark.parametrize("day", ["2025-01-20", "2025-02-20", "2026-03-01"])
def test_every_finding_tells_what_was_reported(day: str) -> None:
    (finding,) = found(milestones_and_ranks, [passing(195, day)], TEN_A_DAY)
    assert finding.reported == 195


def test_a_day_that_the_series_does_not_reach_is_left_open() -> None:
    assert only(passing(195, "2026-03-01"), TEN_A_DAY, "2026-03-02")[0] == "no_official_series"


def test_the_day_on_which_the_number_was_passed_is_told() -> None:
    assert "195 was passed on 20 January 2025" in only(passing(195, "2025-02-20"), TEN_A_DAY)[1]


def test_a_fresh_total_may_have_passed_a_little_earlier() -> None:
    series = daily([1000] * 100)
    found_ = only(passing(50500, "2025-02-19"), series, "2025-02-20")
    assert found_[0] == "vintage_not_held"
    assert only(passing(50500, "2025-02-19"), series)[0] == "no_reading_fits"


WAVES = daily([5, 9, 7, 8, 6, 0, 0])
SCOPE = "2025-01-01/2025-01-07"


def placed(place: int, period: str, base: str = SCOPE, **columns) -> Claim:
    return claim(place, period, measure="rank", base=base, **columns)


@pytest.mark.parametrize(
    ("reported", "reason"),
    [
        (placed(1, "2025-01-02"), "exact"),
        (placed(2, "2025-01-02"), "no_reading_fits"),
        (placed(2, "2025-01-04"), "exact"),
        (placed(3, "2025-01-03"), "exact"),
        (placed(2, "2025-01-03"), "exact"),
        (placed(4, "2025-01-03"), "no_reading_fits"),
        (placed(6, "2025-01-07"), "exact"),
        (placed(7, "2025-01-07"), "exact"),
        (placed(1, "2025-01-07", text="The {} lowest, quietest day."), "exact"),
        (placed(2, "2025-01-04/2025-01-05"), "not_comparable"),
        (placed(1, "2025-01-02", base=""), "not_comparable"),
        (placed(1, "2025-01-02", indicator="returns_to_france"), "no_official_series"),
    ],
)
def test_a_day_is_ranked_among_the_days_of_its_scope(reported: Claim, reason: str) -> None:
    assert only(reported, WAVES)[0] == reason


@pytest.mark.parametrize(
    ("reported", "value", "reason"),
    [
        # 3 January had 7: a text that counts 9 has read the days amiss, or tells of others.
        (placed(1, "2025-01-03"), 9, "period_unclear"),
        (placed(1, "2025-01-03"), 7, "no_reading_fits"),
        (placed(1, "2025-01-02"), 9, "exact"),
        # Nobody came on 7 January: no record can be meant.
        (placed(1, "2025-01-07"), None, "not_comparable"),
    ],
)
def test_a_rank_is_not_held_against_days_that_its_own_number_contradicts(
    reported: Claim, value: float | None, reason: str
) -> None:
    counted = [claim(value, reported.period_start.isoformat())] if value is not None else []
    findings = found(milestones_and_ranks, [reported, *counted], WAVES, "2025-06-01")
    assert [finding.reason for finding in findings] == [reason]


@pytest.mark.parametrize(
    ("beside", "reason"),
    [
        # "A record 8 came on 4 January, the most on one day of the month": 8 was the most from the 3rd on, not of all.
        (placed(1, "2025-01-04", "2025-01-03/2025-01-07", start=70), "period_unclear"),
        (placed(1, "2025-01-04", "2025-01-02/2025-01-07", start=70), "no_reading_fits"),
        (placed(2, "2025-01-04", "2025-01-03/2025-01-07", start=70), "no_reading_fits"),
        (
            placed(1, "2025-01-04", "2025-01-03/2025-01-07", indicator="boats", start=70),
            "no_reading_fits",
        ),
        (placed(1, "2025-01-04", "2025-01-03/2025-01-07", start=900), "no_reading_fits"),
    ],
)
def test_a_place_may_be_one_of_the_scope_that_its_sentence_gives_beside_it(
    beside: Claim, reason: str
) -> None:
    text = f"The {{}} record of all was followed by others of which some were {'larger ' * 9}."
    record = placed(1, "2025-01-04", "2025-01-01/2025-01-07", text=text)
    findings = found(milestones_and_ranks, [record, beside], WAVES, "2025-06-01")
    assert findings[0].reason == reason


# 2022: 365 x 30, 2023: 365 x 10, 2024: 366 x 20, 2025: 200 x 15.
YEARS = [
    *daily([30] * 365, start="2022-01-01"),
    *daily([10] * 365, start="2023-01-01"),
    *daily([20] * 366, start="2024-01-01"),
    *daily([25] * 200, start="2025-01-01"),
]
SINCE_2022 = "2022-01-01/2025-07-19"


@pytest.mark.parametrize(
    ("reported", "reason"),
    [
        (placed(2, "2024-01-01/2024-12-31", "2022-01-01/2024-12-31"), "exact"),
        (placed(1, "2024-01-01/2024-12-31", "2022-01-01/2024-12-31"), "no_reading_fits"),
        (placed(2, "2025-01-01/2025-06-30", SINCE_2022), "exact"),
        (placed(3, "2025-01-01/2025-06-30", SINCE_2022), "exact"),
        (placed(4, "2025-01-01/2025-06-30", SINCE_2022), "no_reading_fits"),
        (
            placed(3, "2025-01-01/2025-06-30", SINCE_2022, text="The {} highest for the date."),
            "no_reading_fits",
        ),
        (placed(1, "2025-03-01/2025-03-31", "2025-01-01/2025-06-30"), "exact"),
        (placed(1, "2025-02-01/2025-02-28", "2025-01-01/2025-06-30"), "no_reading_fits"),
        (placed(1, "2025-03-03/2025-03-09", SINCE_2022), "no_reading_fits"),
        (placed(1, "2025-03-03/2025-03-09", "2025-01-01/2025-06-30"), "exact"),
    ],
)
def test_stretches_are_ranked_among_their_like(reported: Claim, reason: str) -> None:
    assert only(reported, YEARS, "2025-12-01")[0] == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        # 2022 was higher: a rank since that year is one among the years after it.
        ("2024 was the {}highest year since 2022.", "exact"),
        ("2024 was the {}highest year since records began.", "no_reading_fits"),
    ],
)
def test_the_year_since_which_a_rank_holds_may_be_left_out(text: str, reason: str) -> None:
    reported = placed(1, "2024-01-01/2024-12-31", "2022-01-01/2024-12-31", text=text)
    assert only(reported, YEARS, "2025-12-01")[0] == reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The eighth-{} of all.", "not_comparable"),
        ("The 12th-{} of all.", "not_comparable"),
        ("The second-{} of all.", "not_comparable"),
        ("The all-time {} of all.", "no_reading_fits"),
    ],
)
def test_the_second_word_of_a_place_is_none_of_its_own(text: str, reason: str) -> None:
    reported = placed(1, "2024-01-01/2024-12-31", "2022-01-01/2024-12-31", text=text)
    assert only(reported, YEARS, "2025-12-01")[0] == reason


def test_a_fresh_day_may_have_stood_higher() -> None:
    series = daily([100] * 20 + [95])
    reported = placed(1, "2025-01-21", "2025-01-01/2025-01-21")
    assert only(reported, series, "2025-01-22")[0] == "vintage_not_held"
    printed = [reported, claim(95, "2025-01-21")]
    (finding,) = found(milestones_and_ranks, printed, series, "2025-01-22")
    assert finding.reason == "no_reading_fits"
