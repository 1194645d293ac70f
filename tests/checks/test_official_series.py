"""Reported totals against the official series: what agrees, what differs, what stays open."""

from dataclasses import replace
from datetime import date

import pytest
from factories import EDITION, claim, daily, days, document, found, observation

from etl.checks import official_series, operands
from etl.vocabulary import Basis, Claim, Finding, Observation, Series


TEN_A_DAY = daily([10] * 300)
YEAR = "2025-01-01/2025-01-31"
SO_FAR = {"period_basis": Basis.INFERRED}
# Long after the last day that is counted, the series as it stands is what was printed.
LATER = "2025-06-01"


def only(claim_: Claim, published: str = LATER, series: list[Observation] = TEN_A_DAY) -> Finding:
    (finding,) = found(official_series, [claim_], series, published)
    return finding


@pytest.mark.parametrize(
    ("reported", "reason"),
    [
        (claim(310, YEAR), "exact"),
        (claim(310, YEAR, within=0.5), "exact"),
        (claim(300, YEAR, within=50), "within_wording"),
        (claim(300, YEAR, low=300, high=None), "within_wording"),
        (claim(400, YEAR, low=0, high=400), "within_wording"),
        (claim(310.5, YEAR), "no_reading_fits"),
        (claim(300, YEAR, low=0, high=300), "stale"),
        (claim(400, YEAR, low=400, high=None), "no_reading_fits"),
        (claim(300, YEAR), "stale"),
        (claim(10, "2025-01-05"), "exact"),
        (claim(11, "2025-01-05"), "no_reading_fits"),
        (claim(9, YEAR, subset="Albanian"), "not_comparable"),
        (claim(310, ""), "period_unclear"),
        (claim(310, "2024-01-01/2025-01-31"), "no_official_series"),
        (claim(310, YEAR, "returns_to_france"), "no_official_series"),
        (claim(310, YEAR, "deaths"), "no_official_series"),
    ],
)
def test_a_stated_total_has_one_reading(reported: Claim, reason: str) -> None:
    assert only(reported).reason == reason


@pytest.mark.parametrize("day", [17, 18, 19, 20])
def test_a_total_so_far_may_end_three_days_before_print_or_later(day: int) -> None:
    period = "2025-01-01/2025-01-19"
    reported = claim(10 * day, period, **SO_FAR)
    assert only(reported, "2025-01-20").reason == "exact"


def test_a_total_so_far_that_ended_earlier_is_stale() -> None:
    reported = claim(600, "2025-01-01/2025-03-09", **SO_FAR)
    finding = only(reported, "2025-03-10")
    assert (finding.reason, finding.reported, finding.expected) == ("stale", 600, 680)
    assert "600 was the total on 1 March 2025" in finding.explanation


STOOD_STILL = daily([10] * 19 + [0, 0, 30, 0, 5], start="2025-01-01")


@pytest.mark.parametrize(
    ("printed", "basis", "told"),
    [
        ("2025-01-21", Basis.INFERRED, ""),
        ("2025-01-22", Basis.INFERRED, "by the end of 22 January 2025 it was 220"),
        ("2025-01-23", Basis.INFERRED, "by the end of 22 January 2025 it was 220"),
        ("2025-01-22", Basis.STATED, ""),
        ("2025-06-01", Basis.INFERRED, ""),
    ],
)
def test_a_total_that_agrees_but_was_outgrown_when_printed_tells_its_days(
    printed: str, basis: Basis, told: str
) -> None:
    reported = claim(190, "2025-01-01/2025-01-21", period_basis=basis)
    finding = only(reported, printed, STOOD_STILL)
    days_told = "; 190 was the total on 19 to 21 January 2025; "
    assert (finding.reason, days_told in finding.explanation) == ("exact", bool(told))
    assert told in finding.explanation
    assert finding.explanation.endswith("190 is stale.") is bool(told)


def test_a_number_whose_wording_allows_the_total_of_the_day_of_print_is_not_told_stale() -> None:
    reported = claim(190, "2025-01-01/2025-01-21", within=40, **SO_FAR)
    assert "stale" not in only(reported, "2025-01-24", STOOD_STILL).explanation


def test_a_week_so_far_may_be_any_seven_days_up_to_print() -> None:
    rising = daily(range(1, 60))
    reported = claim(sum(range(11, 18)), "2025-01-13/2025-01-19", **SO_FAR)
    assert only(reported, "2025-01-20", rising).reason == "exact"


def test_a_year_not_yet_over_is_read_to_the_day_of_print() -> None:
    reported = claim(300, "2025-01-01/2025-12-31")
    assert only(reported, "2025-01-31").reason == "exact"


def test_a_period_that_lies_ahead_of_its_text_is_no_ground_to_differ() -> None:
    reported = claim(999, "2025-01-01/2025-12-31")
    assert only(reported, "2025-01-31").reason == "period_unclear"


@pytest.mark.parametrize(
    ("value", "period", "published", "reason"),
    [
        (1129, "2025-03-01", "2025-03-02", "vintage_not_held"),
        (1131, "2025-03-01", "2025-03-02", "no_reading_fits"),
        (1001, "2025-03-01", "2025-03-20", "no_reading_fits"),
        (60800, "2025-01-01/2025-03-01", "2025-03-02", "vintage_not_held"),
        (61200, "2025-01-01/2025-03-01", "2025-03-02", "no_reading_fits"),
        (1199, "2022-03-01", "2022-05-01", "vintage_not_held"),
        (1201, "2022-03-01", "2022-05-01", "no_reading_fits"),
        (32000, "2022-03-01/2022-03-31", "2022-05-01", "vintage_not_held"),
        (32200, "2022-03-01/2022-03-31", "2022-05-01", "no_reading_fits"),
        (1001, "2022-03-01", "2023-05-01", "no_reading_fits"),
    ],
)
def test_a_gap_no_larger_than_revisions_is_left_open(
    value: float, period: str, published: str, reason: str
) -> None:
    year = period[:4]
    series = daily([1000] * 365, start=f"{year}-01-01")
    assert only(claim(value, period), published, series).reason == reason


@pytest.mark.parametrize(
    ("boats", "published", "reason"),
    [
        (12, "2025-03-02", "vintage_not_held"),
        (13, "2025-03-02", "no_reading_fits"),
        (13, "2022-03-02", "vintage_not_held"),
        (14, "2022-03-02", "no_reading_fits"),
    ],
)
def test_boats_are_revised_by_a_few(boats: int, published: str, reason: str) -> None:
    series = daily([10] * 365, "boats", start=f"{published[:4]}-01-01")
    day = f"{published[:8]}01"
    assert only(claim(boats, day, "boats"), published, series).reason == reason


def test_where_the_same_day_is_printed_as_it_stands_now_no_revision_lies_between() -> None:
    both = [claim(310, YEAR), replace(claim(312, YEAR), document_id="other")]
    reasons = [each.reason for each in found(official_series, both, TEN_A_DAY, "2025-02-01")]
    assert sorted(reasons) == ["exact", "no_reading_fits"]


REVISED = [
    *daily([10] * 30, start="2025-11-01"),
    observation(5, *days("2025-12-01"), vintage=date(2025, 12, 2), until=date(2025, 12, 11)),
    observation(8, *days("2025-12-01"), vintage=date(2025, 12, 12)),
]


@pytest.mark.parametrize(
    ("value", "published", "reason"),
    [
        (305, "2025-12-03", "at_its_date"),
        (308, "2025-12-03", "exact"),
        (308, "2025-12-20", "exact"),
        (305, "2025-12-20", "no_reading_fits"),
        (306, "2025-12-03", "no_reading_fits"),
    ],
)
def test_a_value_that_stood_when_printed_agrees(value: int, published: str, reason: str) -> None:
    reported = claim(value, "2025-11-01/2025-12-01")
    assert only(reported, published, REVISED).reason == reason


def two_series(weekly: int, final: int) -> list[Observation]:
    first, last = days("2020-01-01/2020-12-31")
    rest = [0] * 365
    return [
        *daily([weekly, *rest], start="2020-01-01"),
        *daily([7] * 31, start="2021-01-01"),
        observation(final, first, last, series=Series.QUARTERLY),
    ]


@pytest.mark.parametrize(
    ("value", "period", "reason"),
    [
        (8462, "2020-01-01/2020-12-31", "exact"),
        (8466, "2020-01-01/2020-12-31", "other_series"),
        (8470, "2020-01-01/2020-12-31", "no_reading_fits"),
        (8473, "2020-01-01/2021-01-01", "other_series"),
        (8465, "2020-01-01/2020-06-30", "not_comparable"),
        (8467, "2020-01-01/2020-06-30", "no_reading_fits"),
    ],
)
def test_both_official_series_are_tried(value: int, period: str, reason: str) -> None:
    assert only(claim(value, period), "2024-06-01", two_series(8462, 8466)).reason == reason


def test_a_year_that_only_the_final_series_has_is_compared_with_it() -> None:
    final = observation(299, *days("2018-01-01/2018-12-31"), series=Series.QUARTERLY)
    reported = claim(299, "2018-01-01/2018-12-31")
    assert only(reported, "2024-01-01", [final]).reason == "other_series"


WEEKS = [
    observation(10, *days(f"2025-01-{first:02}/2025-01-{first + 6:02}"), "prevented_people")
    for first in (6, 13, 20)
]


@pytest.mark.parametrize(
    ("value", "period", "published", "reason"),
    [
        (10, "2025-01-13/2025-01-19", "2026-01-01", "exact"),
        (12, "2025-01-13/2025-01-19", "2026-01-01", "no_reading_fits"),
        (12, "2025-01-13/2025-01-19", "2025-01-21", "vintage_not_held"),
        (12, "2025-01-10/2025-01-19", "2026-01-01", "period_unclear"),
        (21, "2025-01-10/2025-01-19", "2026-01-01", "no_reading_fits"),
    ],
)
def test_weekly_counts_are_compared_week_by_week(
    value: int, period: str, published: str, reason: str
) -> None:
    reported = claim(value, period, "prevented_people")
    assert only(reported, published, WEEKS).reason == reason


def test_the_working_shows_both_numbers_and_the_vintage() -> None:
    agrees, differs = only(claim(310, YEAR)), only(claim(400, YEAR))
    assert (agrees.working, differs.working) == ("310 = 310", "400 - 310 = 90")
    assert (differs.difference, differs.vintage) == (90, EDITION)
    assert "400" in differs.explanation
    assert "310" in differs.explanation


def test_a_finding_is_named_for_its_check_and_claim() -> None:
    assert only(claim(310, YEAR, claim_id="text:52")).finding_id == "official_series:text:52"


@pytest.mark.parametrize(
    ("end", "reason"),
    [
        ("2025-01-17", "period_unclear"),
        ("2025-01-18", "exact"),
        ("2025-01-20", "exact"),
        ("2025-01-21", "exact"),
    ],
)
def test_the_same_point_of_another_year_is_open_by_as_many_days(end: str, reason: str) -> None:
    """ "989 this year, compared with 180 at the same point last year": both may be to a day or two before."""
    total = 10 * date.fromisoformat(end).day
    claims = [claim(total, "2025-01-01/2025-01-20", document_id="a", **SO_FAR)]
    findings = found(official_series, claims, TEN_A_DAY, documents=[document("a", "2026-01-21")])
    assert [finding.reason for finding in findings] == [reason]


def test_documents_are_read_at_their_own_date() -> None:
    claims = [claim(180, "2025-01-01/2025-01-19", document_id=name, **SO_FAR) for name in "ab"]
    dated = [document("a", "2025-01-20"), document("b", "2025-03-20")]
    findings = found(official_series, claims, TEN_A_DAY, documents=dated)
    assert [finding.reason for finding in findings] == ["exact", "stale"]


@pytest.mark.parametrize(
    ("reported", "published", "series", "told"),
    [
        (
            claim(12, "2025-01-13/2025-01-19", "prevented_people"), "2025-01-21", WEEKS,
            "cannot be held against today's official 10 for",
        ),
        (
            claim(1129, "2025-03-01"), "2025-03-02", daily([1000] * 300),
            "no further apart than such figures have been revised by",
        ),
        (
            claim(8465, "2020-01-01/2020-06-30"), "2024-06-01", two_series(8462, 8466),
            "no further apart than the two official series",
        ),
    ],
)  # fmt: skip
def test_what_keeps_a_total_from_being_settled_is_told(
    reported: Claim, published: str, series: list[Observation], told: str
) -> None:
    assert told in only(reported, published, series).explanation


def test_totals_that_are_kept_for_the_next_who_asks_are_not_kept_without_end(monkeypatch) -> None:
    claims = [claim(10 * day, f"2025-01-01/2025-01-{day:02}") for day in range(1, 20)]
    whole = [finding.reason for finding in found(official_series, claims, TEN_A_DAY, LATER)]
    monkeypatch.setattr(operands, "MOST_KEPT", 3)
    fewer = [finding.reason for finding in found(official_series, claims, TEN_A_DAY, LATER)]
    assert fewer == whole == ["exact"] * 19
