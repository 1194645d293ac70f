"""Differences, percentages and rates: worked out from the document, then from official totals."""

from datetime import date
from types import ModuleType

import pytest
from factories import DAY, claim, daily, days, found, observation

from etl.checks import intervals, operands, percent_changes, rates, stated_differences
from etl.checks.operands import Operand
from etl.vocabulary import (
    Basis,
    Claim,
    Direction,
    Finding,
    Interval,
    Observation,
    Reason,
    Series,
)


NEWER, OLDER = "2025-01-01/2025-10-18", "2024-01-01/2024-12-31"
SAME_2024 = "2024-01-01/2024-10-18"
TOTALS = [claim(36734, NEWER), claim(36816, OLDER)]
AMONG_BOATS = [claim(36734, NEWER), claim(600, NEWER, "boats")]


def change(value: float, direction: str = "above", measure: str = "difference", **columns) -> Claim:
    given = {"base": OLDER, "direction": Direction(direction), **columns}
    return claim(value, NEWER, measure=measure, **given)


def rate(value: float, measure: str = "per_boat", **columns) -> Claim:
    return claim(value, NEWER, measure=measure, **columns)


def reasons(check: ModuleType, claims: list[Claim], **given) -> list[str]:
    return [finding.reason for finding in found(check, claims, **given)]


@pytest.mark.parametrize(
    ("stated", "reason", "working"),
    [
        (change(82, "below"), "exact", "36,816 - 36,734 = 82"),
        (change(82, ""), "exact", "36,816 - 36,734 = 82"),
        (change(80, "below", within=5), "within_wording", "36,816 - 36,734 = 82"),
        (change(92, "below"), "arithmetic", "36,816 - 36,734 = 82"),
        (change(82, "above"), "arithmetic", "36,734 - 36,816 = -82"),
    ],
)
def test_a_difference_is_taken_between_the_totals_of_its_document(
    stated: Claim, reason: str, working: str
) -> None:
    (finding,) = found(stated_differences, [*TOTALS, stated])
    assert (finding.reason, finding.working) == (reason, working)
    assert len(finding.claim_ids.split()) == 3


@pytest.mark.parametrize(
    ("value", "reason"), [(41, "arithmetic"), (164, "arithmetic"), (165, "one_side_unknown")]
)
def test_a_result_more_than_twice_as_large_shows_that_other_totals_were_meant(
    value: int, reason: str
) -> None:
    assert reasons(stated_differences, [*TOTALS, change(value, "below")]) == [reason]


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        (change(30, measure="percent_change", base=SAME_2024, within=0.5), "within_wording"),
        (change(31, measure="percent_change", base=SAME_2024, within=0.5), "arithmetic"),
        (change(30, "below", "percent_change", base=SAME_2024, within=0.5), "arithmetic"),
        (change(30, "", "percent_change", base=SAME_2024, within=0.5), "within_wording"),
        (change(0, "below", "percent_change", within=0.5), "not_comparable"),
    ],
)
def test_a_percentage_needs_stretches_of_equal_length(stated: Claim, reason: str) -> None:
    totals = [*TOTALS, claim(28204, SAME_2024)]
    assert reasons(percent_changes, [*totals, stated]) == [reason]


def test_growth_of_one_running_total_is_no_matter_of_length() -> None:
    first, then = "2025-08-06/2025-10-09", "2025-08-06/2025-10-31"
    counts = [claim(n, period, "returns_to_france") for n, period in ((20, first), (40, then))]
    doubled = claim(
        100, then, "returns_to_france", "percent_change", first, 0.5, direction=Direction.ABOVE
    )
    assert reasons(percent_changes, [*counts, doubled]) == ["exact"]


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        (rate(61, within=0.5), "within_wording"),
        (rate(62, within=0.5), "arithmetic"),
        (rate(126, "per_day", within=0.5), "within_wording"),
        (rate(120, "per_day", within=0.5), "arithmetic"),
    ],
)
def test_a_rate_is_people_divided_by_boats_or_days(stated: Claim, reason: str) -> None:
    assert reasons(rates, [*AMONG_BOATS, stated]) == [reason]


def test_a_rate_of_days_without_boats_has_nothing_to_divide_by() -> None:
    series = [*daily([0] * 20), *daily([0] * 20, "boats")]
    stated = claim(5, "2025-01-03", measure="per_boat")
    assert reasons(rates, [stated], observations=series) == ["one_side_unknown"]


TEN_A_DAY = [
    *daily([8] * 366, start="2024-01-01"),
    *daily([10] * 300),
    *daily([2] * 300, "boats"),
]
JANUARY, JANUARY_2024 = "2025-01-01/2025-01-31", "2024-01-01/2024-01-31"


def of_january(value: float, measure: str, published: str = "2025-06-01", **columns) -> Finding:
    base = "" if measure.startswith("per_") else JANUARY_2024
    stated = claim(value, JANUARY, measure=measure, base=base, **columns)
    check = {"difference": stated_differences, "percent_change": percent_changes}
    (finding,) = found(check.get(measure, rates), [stated], TEN_A_DAY, published)
    return finding


@pytest.mark.parametrize(
    ("value", "measure", "reason"),
    [
        (62, "difference", "exact"),
        (63, "difference", "no_reading_fits"),
        (25, "percent_change", "exact"),
        (26, "percent_change", "no_reading_fits"),
        (5, "per_boat", "exact"),
        (6, "per_boat", "no_reading_fits"),
        (10, "per_day", "exact"),
        (11, "per_day", "no_reading_fits"),
    ],
)
def test_totals_that_the_document_lacks_are_taken_from_the_official_series(
    value: float, measure: str, reason: str
) -> None:
    finding = of_january(value, measure)
    assert (finding.reason, finding.vintage is not None) == (reason, True)


def test_a_difference_of_fresh_totals_leaves_room_for_revisions() -> None:
    assert of_january(63, "difference", "2025-02-01").reason == "vintage_not_held"
    assert of_january(162, "difference", "2025-02-01").reason == "no_reading_fits"


def test_what_the_text_prints_as_it_stands_now_was_not_revised() -> None:
    stated = claim(63, JANUARY, measure="difference", base=JANUARY_2024)
    claims = [claim(310, JANUARY), stated]
    given = {"observations": TEN_A_DAY, "published": "2025-02-01"}
    assert reasons(stated_differences, claims, **given) == ["no_reading_fits"]


def test_the_base_moves_along_with_an_end_left_open() -> None:
    stated = claim(
        40,
        "2025-01-01/2025-01-31",
        measure="difference",
        base="2024-01-01/2024-01-31",
        period_basis=Basis.INFERRED,
    )
    rising = [
        *daily([1] * 60, start="2024-01-01"),
        *daily([3] * 20 + [0] * 40, start="2025-01-01"),
    ]
    given = {"observations": rising, "published": "2025-01-21"}
    assert reasons(stated_differences, [stated], **given) == ["exact"]


def test_the_operand_that_the_series_differs_from_is_the_one_in_question() -> None:
    boats = claim(52, JANUARY, "boats", claim_id="text:boats")
    stated = claim(5, JANUARY, measure="per_boat", within=0.5, claim_id="text:rate")
    claims = [claim(310, JANUARY, claim_id="text:people"), boats, stated]
    of_boats, of_rate = found(rates, claims, TEN_A_DAY, "2025-06-01")
    assert (of_boats.claim_ids, of_boats.reason) == ("text:boats", "arithmetic")
    assert (of_rate.claim_ids, of_rate.reason) == ("text:rate", "exact")


def test_totals_of_other_documents_can_bear_a_difference_out_but_not_accuse() -> None:
    first, then = "2025-08-06/2025-10-09", "2025-08-06/2025-10-31"
    counts = [
        claim(value, period, "returns_to_france", document_id=name)
        for value, period, name in ((26, first, "a"), (75, then, "b"))
    ]
    more = {"direction": Direction.ABOVE, "document_id": "c"}
    by_49 = claim(49, then, "returns_to_france", "difference", first, **more)
    by_50 = claim(50, then, "returns_to_france", "difference", first, **more)
    assert reasons(stated_differences, [*counts, by_49, by_50]) == ["exact", "one_side_unknown"]


def preventions(value: float, week_ending: str) -> Observation:
    last = date.fromisoformat(week_ending)
    return observation(value, last - 6 * DAY, last, "prevented_people")


LAST_OF_JANUARY = date(2025, 1, 31)
REVISED = [
    *daily([8] * 366, start="2024-01-01"),
    *daily([10] * 30),
    observation(
        5, LAST_OF_JANUARY, LAST_OF_JANUARY, vintage=date(2025, 2, 1), until=date(2025, 6, 30)
    ),
    observation(10, LAST_OF_JANUARY, LAST_OF_JANUARY, vintage=date(2025, 7, 1)),
]
YEARS = [
    observation(value, *days(f"{year}-01-01/{year}-12-31"), series=Series.QUARTERLY)
    for value, year in ((100, 2023), (120, 2024))
]
WEEKS = [
    preventions(70, "2025-01-12"),
    preventions(90, "2025-01-19"),
    preventions(20, "2025-01-26"),
]
BY_20 = claim(20, "2024-01-01/2024-12-31", measure="difference", base="2023-01-01/2023-12-31")
MIDWEEK = claim(
    20, "2025-01-13/2025-01-15", "prevented_people", "difference", "2025-01-06/2025-01-12"
)
NOT_YET = claim(9, "2025-01-01/2025-01-31", measure="difference", base=JANUARY_2024)


@pytest.mark.parametrize(
    ("stated", "series", "published", "reason", "told"),
    [
        (claim(57, JANUARY, measure="difference", base=JANUARY_2024), REVISED, "2025-02-10",
         "at_its_date", "follows from official totals as they stood then: 305 - 248 = 57."),
        (BY_20, YEARS, "2025-02-10",
         "other_series", "follows from quarterly final totals: 120 - 100 = 20."),
        (MIDWEEK, WEEKS, "2025-02-10",
         "period_unclear", "cannot be decided: official weeks do not fit the period, 90 - 70 = 20"),
        (NOT_YET, TEN_A_DAY, "2025-01-20",
         "period_unclear", "cannot be decided: its period was read to end after the text appeared."),
    ],
)  # fmt: skip
def test_what_official_totals_say_of_a_change_is_told_with_their_standing(
    stated: Claim, series: list[Observation], published: str, reason: str, told: str
) -> None:
    (finding,) = found(stated_differences, [stated], series, published)
    assert finding.reason == reason
    assert told in finding.explanation


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        (change(82, base=""), "one_side_unknown"),
        (change(82, subset="people per boat"), "not_comparable"),
        (claim(82, "", measure="difference", base=OLDER), "period_unclear"),
    ],
)
def test_what_cannot_be_worked_out_again_is_left_open(stated: Claim, reason: str) -> None:
    assert reasons(stated_differences, [stated]) == [reason]


@pytest.mark.parametrize(("printed", "left"), [(310, 1), (320, 2)])
def test_where_the_text_prints_what_stands_now_no_revision_is_allowed_for(
    printed: int, left: int
) -> None:
    stands = Operand(Interval(310, 310), 310, Reason.EXACT)
    may_have_stood = Operand(Interval(305, 320), 310, Reason.VINTAGE_NOT_HELD)
    held = operands.without_revision([stands, may_have_stood], [claim(printed, NEWER)])
    assert held == [stands, may_have_stood][:left]
    (given,) = operands.without_revision([may_have_stood], [claim(310, NEWER, within=5)])
    assert given is may_have_stood


@pytest.mark.parametrize(
    ("left", "right", "ends"),
    [((10, 20), (2, 5), (2, 10)), ((10, 20), (0, 5), (2, None)), ((10, None), (2, 5), (2, None))],
)
def test_a_quotient_lies_between_those_of_the_ends(left, right, ends) -> None:
    found_ = intervals.over(Interval(*left), Interval(*right))
    assert (found_.low, found_.high) == ends
