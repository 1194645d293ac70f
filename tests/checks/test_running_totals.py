"""Parts that add up to a total, and what a total leaves for before its newest part."""

from dataclasses import replace

import pytest
from factories import claim, daily, found

from etl.checks import running_totals
from etl.vocabulary import Basis, Claim


def out(value: float, period: str, document_id: str = "text", **columns) -> Claim:
    return claim(value, period, "returns_to_france", document_id=document_id, **columns)


BEFORE, SINCE, WHOLE = "2025-08-06/2025-11-05", "2025-11-06/2025-11-12", "2025-08-06/2025-11-12"


@pytest.mark.parametrize(
    ("values", "reason", "working"),
    [
        ((94, 19, 113), "exact", "94 + 19 = 113"),
        ((94, 19, 131), "arithmetic", "94 + 19 = 113"),
    ],
)
def test_parts_that_follow_each_other_add_up(
    values: tuple[int, ...], reason: str, working: str
) -> None:
    periods = (BEFORE, SINCE, WHOLE)
    claims = [out(value, period) for value, period in zip(values, periods, strict=True)]
    (finding,) = found(running_totals, claims)
    assert (finding.reason, finding.working) == (reason, working)


ADDED = "It added 19 since 5 November to the 94 until then, 113 in all."


def added(value: float, period: str, sentence: str = ADDED, period_text: str = "") -> Claim:
    """The figure where the sentence has its number, on the days that its words name."""
    before, _, behind = sentence.partition(f"{value:g}")
    return out(value, period, text=f"{before}{{}}{behind}", period_text=period_text)


def test_the_newest_part_since_a_day_is_added_to_what_was_counted_up_to_it() -> None:
    newest = added(19, "2025-11-05/2025-11-12", period_text="Since 5 November")
    (finding,) = found(running_totals, [added(94, BEFORE), newest, added(113, WHOLE)])
    assert (finding.reason, finding.working) == ("exact", "94 + 19 = 113")


@pytest.mark.parametrize(
    "newest",
    [
        added(19, "2025-11-05/2025-11-12", "Since 5 November 19 went.", "since 5 November"),
        added(19, "2025-11-05/2025-11-12", period_text="from 5 November"),
        added(19, "2025-11-05/2025-11-05", period_text="since 5 November"),
        added(19, "2025-11-04/2025-11-12", period_text="since 4 November"),
    ],
)
def test_a_part_that_holds_the_last_day_of_another_is_not_added_to_it(newest: Claim) -> None:
    assert found(running_totals, [added(94, BEFORE), newest, added(113, WHOLE)]) == []


def test_rounded_parts_add_up_within_their_wording() -> None:
    claims = [out(90, BEFORE, within=5), out(19, SINCE), out(113, WHOLE)]
    (finding,) = found(running_totals, claims)
    assert finding.reason == "within_wording"


@pytest.mark.parametrize(
    "claims",
    [
        [out(94, BEFORE), out(131, WHOLE)],
        [out(94, BEFORE), out(19, "2025-11-07/2025-11-12"), out(131, WHOLE)],
        [out(94, BEFORE), out(19, SINCE, subset="women"), out(131, WHOLE)],
        [out(94, BEFORE), out(19, SINCE, "other"), out(131, WHOLE)],
        [out(94, BEFORE), replace(out(19, SINCE), indicator="boats"), out(131, WHOLE)],
    ],
)
def test_parts_that_leave_a_gap_say_nothing(claims: list[Claim]) -> None:
    assert found(running_totals, claims) == []


def test_one_way_that_adds_up_is_enough() -> None:
    claims = [out(94, BEFORE), out(90, BEFORE), out(19, SINCE), out(113, WHOLE)]
    assert [each.reason for each in found(running_totals, claims)] == ["exact"]


OPEN = {"period_basis": Basis.INFERRED}
NEWEST = out(16, "2025-10-14/2025-10-20", **OPEN)
TO_DATE = out(42, "2025-08-06/2025-10-19", **OPEN)


def test_a_total_less_its_newest_part_is_the_earlier_total_of_another_document() -> None:
    earlier = out(26, "2025-08-06/2025-10-09", "office", claim_id="office:1")
    (finding,) = found(running_totals, [NEWEST, TO_DATE, earlier])
    assert (finding.reason, finding.working) == ("exact", "42 - 16 = 26")
    assert "The Office gave for 9 October 2025" in finding.explanation
    assert "office:1" in finding.claim_ids


@pytest.mark.parametrize(
    "other",
    [
        out(25, "2025-08-06/2025-10-09", "office"),
        out(26, "2025-08-07/2025-10-09", "office"),
        out(26, "2025-08-06/2025-10-16", "office"),
        out(26, "2025-08-06/2025-10-09", "office", **OPEN),
    ],
)
def test_an_earlier_total_that_is_not_what_is_left_says_nothing(other: Claim) -> None:
    assert found(running_totals, [NEWEST, TO_DATE, other]) == []


def test_where_there_is_an_official_series_what_is_left_is_not_looked_for_elsewhere() -> None:
    earlier = out(26, "2025-08-06/2025-10-09", "office")
    series = daily([1, 2, 3], "returns_to_france")
    assert found(running_totals, [NEWEST, TO_DATE, earlier], series) == []
