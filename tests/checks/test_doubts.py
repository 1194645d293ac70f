"""An accusation stands only where the reading does."""

from dataclasses import replace

import pytest
from factories import claim, daily, found

from etl.checks import doubts, findings, official_series
from etl.vocabulary import Basis, Bound, Claim, Finding, Reason, Verdict


YEAR = "2025-01-01/2025-10-18"
NAMED = "So far in 2025 {} people arrived."


def finding(
    reason: Reason, *claims: Claim, reported: float = 444, expected: float = 369
) -> Finding:
    return findings.build(
        "official_series", reason, claims, "It differs.", reported=reported, expected=expected
    )


def settled(made: Finding, *claims: Claim) -> Finding:
    return doubts.settled(made, {each.claim_id: each for each in claims})


def sure(value: float, name: str, **columns: object) -> Claim:
    return replace(
        claim(value, YEAR, text=NAMED, **columns),
        claim_id=name,
        document_id=name,
        period_text="So far in 2025",
    )


def test_a_figure_whose_sentence_names_its_days_can_differ() -> None:
    told = sure(444, "a")
    assert settled(finding(Reason.NO_READING_FITS, told), told).verdict is Verdict.DIFFERS


def test_a_figure_whose_days_were_carried_over_is_left_open() -> None:
    carried = replace(sure(444, "a"), period_text="on Saturday")
    left = settled(finding(Reason.NO_READING_FITS, carried), carried)
    assert (left.verdict, left.reason) == (Verdict.UNDECIDED, Reason.PERIOD_UNCLEAR)
    assert left.explanation == f"It differs; {doubts.WHY}."


def test_a_statement_was_typed_with_its_days() -> None:
    assert doubts.is_sure(replace(sure(444, "a"), start=None, period_text=""))


@pytest.mark.parametrize(
    ("reported", "expected", "plausible"),
    [
        (444, 369, True),
        (738, 369, True),
        (739, 369, False),
        (5, -5.1, False),
        (17, 0, False),
        (None, 3, True),
    ],
)
def test_a_slip_hardly_more_than_doubles_a_number(
    reported: float | None, expected: float, plausible: bool
) -> None:
    assert doubts.is_plausible(reported, expected) is plausible


def test_totals_that_are_worlds_apart_are_of_different_things() -> None:
    small, large = sure(9, "a"), sure(26, "b")
    assert (
        settled(finding(Reason.CONTRADICTION, small, large), small, large).verdict
        is Verdict.UNDECIDED
    )
    near = sure(23, "c")
    assert (
        settled(finding(Reason.CONTRADICTION, near, large), near, large).verdict is Verdict.DIFFERS
    )


def test_two_totals_in_one_sentence_are_of_different_things() -> None:
    one = replace(
        sure(75, "a"), document_id="d", prefix="There were ", suffix=" and 51.", period_text="There"
    )
    other = replace(
        sure(51, "b"), document_id="d", prefix="There were 75 and ", suffix=".", period_text="There"
    )
    assert (
        settled(finding(Reason.CONTRADICTION, one, other), one, other).verdict is Verdict.UNDECIDED
    )


def test_an_agreement_is_left_as_it_is() -> None:
    carried = replace(sure(369, "a"), period_text="")
    made = finding(Reason.EXACT, carried)
    assert settled(made, carried) is made


def test_of_two_counts_that_one_sentence_has_for_the_same_days_none_is_accused() -> None:
    text = "Crossings fell to 29,437 in 2023, before rising to 36,816 and {} respectively."
    year = "2023-01-01/2023-12-31"
    one = claim(41472, year, text=text, claim_id="text:60")
    other = replace(claim(29437, year, text="{} in 2023"), claim_id="text:18")
    same = replace(other, prefix=one.prefix, exact=one.exact, suffix=one.suffix)
    assert doubts.told_twice([one, same]) == {"text:60", "text:18"}
    assert doubts.told_twice([one, other]) == frozenset()


def test_two_short_numbers_are_a_slip_apart_by_chance() -> None:
    series = daily([23] * 40, start="2025-01-01")
    (finding,) = found(official_series, [claim(83, "2025-01-05")], series, "2025-06-01")
    assert finding.verdict == "undecided"


def test_some_days_are_none_that_a_sentence_names() -> None:
    some = replace(sure(444, "a"), period_text="four days", period_basis=Basis.INFERRED)
    assert not doubts.is_sure(some)
    assert doubts.is_sure(replace(some, period_basis=Basis.STATED, suffix=" in four days."))


@pytest.mark.parametrize(
    ("measure", "check", "columns", "verdict"),
    [
        ("difference", "stated_differences", {}, Verdict.DIFFERS),
        ("milestone", "milestones_and_ranks", {}, Verdict.DIFFERS),
        ("per_day", "rates", {}, Verdict.DIFFERS),
        # Twenty times as large as what it is held against: of other days.
        ("milestone", "milestones_and_ranks", {"reported": 9_000.0}, Verdict.UNDECIDED),
        # A rate of the year before, with which this one is compared.
        ("per_day", "rates", {"prefix": "So far in 2025 up from "}, Verdict.UNDECIDED),
    ],
)
def test_what_was_worked_out_is_held_to_the_days_of_its_sentence(
    measure: str, check: str, columns: dict[str, object], verdict: Verdict
) -> None:
    told = {name: value for name, value in columns.items() if name != "reported"}
    derived = replace(sure(444, "a", measure=measure), **told)
    given = columns.get("reported", 444.0)
    made = replace(finding(Reason.NO_READING_FITS, derived), check=check, reported=given)
    assert settled(made, derived).verdict is verdict


def test_a_change_that_would_be_right_for_other_days_is_left_open() -> None:
    derived = sure(444, "a", measure="difference")
    made = replace(
        finding(Reason.NO_READING_FITS, derived),
        check="stated_differences",
        explanation="It differs; in 2024 it would be right.",
    )
    assert settled(made, derived).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("prefix", "bound", "older"),
    [
        ("In fewer than ", Bound.LESS_THAN, False),
        ("It was up from more than ", Bound.MORE_THAN, True),
        ("It was more than the ", Bound.EXACTLY, True),
        ("There were ", Bound.MORE_THAN, False),
    ],
)
def test_a_than_that_bounds_a_number_compares_it_with_nothing_older(
    prefix: str, bound: Bound, older: bool
) -> None:
    assert doubts.is_of_older_side(replace(sure(9, "a"), prefix=prefix, bound=bound)) is older


@pytest.mark.parametrize(
    ("days", "measure", "verdict"),
    [
        (YEAR, "per_day", Verdict.DIFFERS),
        (YEAR, "difference", Verdict.DIFFERS),
        (YEAR, "count", Verdict.UNDECIDED),
        ("2025-01-01/2025-10-17", "per_day", Verdict.UNDECIDED),
        ("2025-01-02/2025-10-18", "per_day", Verdict.UNDECIDED),
    ],
)
def test_a_count_is_asked_beside_a_rate_of_its_sentence_and_days(
    days: str, measure: str, verdict: Verdict
) -> None:
    told = replace(sure(444, "a"), period_text="")
    beside = replace(claim(2, days, measure=measure), claim_id="b", document_id="a")
    beside = replace(beside, prefix=told.prefix, exact=told.exact, suffix=told.suffix)
    made = replace(finding(Reason.ARITHMETIC, told), check="rates", beside_ids="b")
    assert settled(made, told, beside).verdict is verdict


def test_a_count_is_asked_where_the_check_worked_something_out() -> None:
    told = replace(sure(444, "a"), period_text="")
    beside = replace(told, claim_id="b", measure="per_day")
    for check, reason in (
        ("official_series", Reason.ARITHMETIC),
        ("rates", Reason.NO_READING_FITS),
    ):
        made = replace(finding(reason, told), check=check, beside_ids="b")
        assert settled(made, told, beside).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("said", "meant", "verdict"),
    [
        (35.5, 30, Verdict.DIFFERS),
        (35, 30, Verdict.UNDECIDED),
        (24.5, 30, Verdict.DIFFERS),
        (61, 30, Verdict.UNDECIDED),
    ],
)
def test_a_percentage_whose_days_are_borne_out_has_some_points_of_play(
    said: float, meant: float, verdict: Verdict
) -> None:
    change = replace(sure(said, "a", measure="percent_change"), period_text="")
    made = findings.build(
        "percent_changes",
        Reason.NO_READING_FITS,
        [change],
        "It differs.",
        reported=said,
        expected=meant,
    )
    left = doubts.settled(made, {"a": change}, borne_out={"a"})
    assert left.verdict is verdict
    assert doubts.settled(made, {"a": change}).verdict is Verdict.UNDECIDED


@pytest.mark.parametrize(
    ("suffix", "verdict"),
    [
        ("% on the 28,204 of last year.", Verdict.DIFFERS),
        ("% on last year, when 28,204 came.", Verdict.UNDECIDED),
    ],
)
def test_a_percentage_of_the_total_right_behind_it_may_be_far_off(
    suffix: str, verdict: Verdict
) -> None:
    change = replace(sure(12, "a", measure="percent_change"), suffix=suffix)
    made = findings.build(
        "percent_changes", Reason.ARITHMETIC, [change], "It differs.", reported=12, expected=30.2
    )
    assert settled(made, change).verdict is verdict
