"""Totals that fit one count that never falls, those that do not, and what they imply together."""

from dataclasses import replace
from datetime import date

import pytest
from factories import claim, daily, document, found, named

from etl.checks import cumulative_counts
from etl.checks.cumulative_counts import Implied, implied
from etl.vocabulary import Basis, Claim, Direction


OPEN = {"period_basis": Basis.INFERRED}


def out(value: float, end: str, start: str = "2025-08-06", **columns) -> Claim:
    return claim(value, f"{start}/{end}", "returns_to_france", **columns)


def more(value: float, end: str, since: str) -> Claim:
    days, base = f"2025-08-06/{end}", f"2025-08-06/{since}"
    above = {"direction": Direction.ABOVE}
    return claim(value, days, "returns_to_france", "difference", base, **above)


def passed(value: float, day: str) -> Claim:
    return claim(value, f"2025-08-06/{day}", "returns_to_france", "milestone")


CONSISTENT = [out(26, "2025-10-09"), out(42, "2025-10-19"), out(75, "2025-10-31")]


@pytest.mark.parametrize(
    ("claims", "values"),
    [
        ([out(42, "2025-10-19"), out(40, "2025-10-31")], "40 ≠ 42"),
        ([*CONSISTENT, out(40, "2025-10-31", "2025-10-20")], "40 ≠ 42 ≠ 75"),
        ([*CONSISTENT, more(34, "2025-10-31", "2025-10-19")], "34 ≠ 42 ≠ 75"),
        ([*CONSISTENT, passed(50, "2025-10-19")], "42 ≠ 50"),
        ([*CONSISTENT, passed(26, "2025-10-31")], "26 ≠ 42"),
        ([out(9, "2025-10-09", within=1), out(7, "2025-10-19")], "7 ≠ 9"),
    ],
)
def test_the_smallest_set_that_cannot_all_be_true_is_named(
    claims: list[Claim], values: str
) -> None:
    first = found(cumulative_counts, claims)[0]
    assert (first.reason, first.working) == ("contradiction", values)
    assert len(first.claim_ids.split()) == values.count("≠") + 1


@pytest.mark.parametrize(
    "claims",
    [
        CONSISTENT,
        [*CONSISTENT, more(33, "2025-10-31", "2025-10-19")],
        [*CONSISTENT, passed(40, "2025-10-19"), passed(40, "2025-10-20")],
        # When a mark was passed that may be now, and what was passed on the first day, is open below.
        [*CONSISTENT, replace(passed(30, "2025-10-19"), **OPEN)],
        [passed(5, "2025-08-06"), out(5, "2025-08-06")],
        [out(42, "2025-10-19"), out(41, "2025-10-20", **OPEN)],
        [out(9, "2025-10-09", within=2), out(7, "2025-10-19")],
        [out(42, "2025-10-19", low=42, high=None), out(80, "2025-10-20")],
        [out(42, "2025-10-19"), out(40, "2025-10-31", subset="men"), out(43, "2025-10-31")],
    ],
)
def test_totals_that_fit_one_history_agree_together(claims: list[Claim]) -> None:
    (finding,) = found(cumulative_counts, claims)
    assert finding.verdict == "agrees"


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({}, {"document_id": "b"}, "contradiction"),
        (OPEN, {}, "contradiction"),
        (OPEN, {"document_id": "b"}, "period_unclear"),
        ({}, {"document_id": "b", **OPEN}, "period_unclear"),
        ({}, {"document_id": "b", "start": None}, "period_unclear"),
    ],
)
def test_sources_accuse_each_other_only_where_each_sentence_names_its_day(
    one: dict[str, object], other: dict[str, object], reason: str
) -> None:
    claims = [
        out(193, "2025-12-20", document_id="a", **one),
        replace(out(153, "2026-01-01", document_id="a"), **other),
    ]
    dated = [document("a", "2025-12-21"), document("b", "2026-01-02")]
    first = found(cumulative_counts, claims, documents=dated)[0]
    assert (first.reason, len(first.claim_ids.split())) == (reason, 2)
    assert ("neither side" in first.explanation) is (reason == "period_unclear")


def test_a_total_that_several_sources_give_stands_against_one_other() -> None:
    claims = [
        out(60, "2025-10-15", document_id="a"),
        *(out(42, "2025-10-19", document_id=name, **OPEN) for name in ("b", "c")),
    ]
    dated = [document(name, "2025-10-20") for name in "abc"]
    first = found(cumulative_counts, claims, documents=dated)[0]
    assert (first.reason, first.working) == ("contradiction", "42 ≠ 60")


def test_a_total_without_a_day_may_be_the_last_that_was_published() -> None:
    claims = [
        out(42, "2025-10-19", document_id="a"),
        out(60, "2025-10-22", document_id="c"),
        out(42, "2025-10-24", document_id="b", **OPEN),
    ]
    dated = [document(name, "2025-10-25") for name in "abc"]
    first = found(cumulative_counts, claims, documents=dated)[0]
    assert first.reason == "period_unclear"
    assert "the text names no day for it" in first.explanation


def test_a_figure_said_twice_in_one_text_counts_once() -> None:
    twice = [*CONSISTENT, replace(CONSISTENT[0], same_as="text:0")]
    (finding,) = found(cumulative_counts, twice)
    assert finding.explanation.startswith("3 figures for")


def test_a_figure_alone_agrees_with_nothing() -> None:
    assert found(cumulative_counts, CONSISTENT[:1]) == []


def test_after_a_contradiction_the_rest_is_looked_at_again() -> None:
    claims = [*CONSISTENT, out(20, "2025-10-19"), out(90, "2025-10-09"), out(94, "2025-11-05")]
    reasons = [finding.reason for finding in found(cumulative_counts, claims)]
    assert reasons == ["contradiction", "contradiction", "within_wording"]


def test_counts_of_different_making_are_not_held_together() -> None:
    dead = [
        claim(n, f"2025-01-01/{end}", "deaths") for n, end in ((9, "2025-05-01"), (7, "2025-06-01"))
    ]
    assert found(cumulative_counts, dead) == []


@pytest.mark.parametrize(("published", "findings"), [("2026-03-09", 1), ("2022-03-09", 0)])
def test_beyond_the_official_series_a_document_is_held_against_itself(
    published: str, findings: int
) -> None:
    year = published[:4]
    claims = [
        claim(50, f"{year}-01-01/{year}-03-01"),
        claim(40, f"{year}-01-01/{year}-03-05"),
        claim(40, f"{year}-01-01/{year}-02-01", document_id="other"),
    ]
    assert len(found(cumulative_counts, claims, daily([10] * 20), published)) == findings


def test_what_the_official_series_differs_from_is_left_to_it() -> None:
    claims = [claim(50, "2025-01-01/2025-01-03"), claim(40, "2025-01-01/2025-01-04")]
    assert found(cumulative_counts, claims, daily([10] * 20), "2025-06-01") == []


def test_what_the_official_series_bears_out_stands_beside_what_is_in_question() -> None:
    claims = [claim(10, "2025-01-01/2025-01-01"), claim(5, "2025-01-01/2025-02-05")]
    (finding,) = found(cumulative_counts, claims, daily([10] * 20), "2025-06-01")
    assert (finding.claim_ids, finding.beside_ids) == ("text:1", "text:0")


def test_where_all_are_in_question_none_stands_beside() -> None:
    (finding,) = found(cumulative_counts, [out(42, "2025-10-19"), out(40, "2025-10-31")])
    assert (len(finding.claim_ids.split()), finding.beside_ids) == (2, "")


def test_implied_bounds_are_the_tightest_that_the_totals_allow() -> None:
    bounds = implied(named(CONSISTENT), "returns_to_france")
    assert [(each.day.isoformat(), each.low, each.high) for each in bounds] == [
        ("2025-08-05", 0, 0),
        ("2025-10-09", 26, 26),
        ("2025-10-19", 42, 42),
        ("2025-10-31", 75, 75),
    ]


def test_an_open_end_and_an_open_bound_leave_a_band() -> None:
    claims = named([out(26, "2025-10-09"), out(42, "2025-10-19", low=42, high=None, **OPEN)])
    bounds = implied(claims, "returns_to_france", [document("text", "2025-10-20")])
    assert bounds[1:] == [
        Implied(date(2025, 10, 9), 26, 26),
        Implied(date(2025, 10, 20), 42, None),
    ]


def test_contradicting_totals_imply_nothing() -> None:
    assert implied(named([out(42, "2025-10-19"), out(40, "2025-10-31")]), "returns_to_france") == []
