"""What all sources together leave room for, on every day: no gap, no fall, no true count outside."""

from datetime import date
from itertools import accumulate, pairwise

import pytest
from factories import DAY, claim, document
from hypothesis import given
from hypothesis import strategies as st

from etl import implied_totals
from etl.checks.cumulative_counts import Implied
from etl.vocabulary import Basis, Document, ImpliedTotal


FIRST = date(2025, 8, 6)
PAPER = document("text", "2025-12-31")


def out(value: float, end: str, **columns):
    return claim(
        value, f"{FIRST}/{end}", "returns_to_france", claim_id=f"text:{end}{value}", **columns
    )


def told(*claims, paper: Document = PAPER) -> list[str]:
    """Each row as "first day..last day: least-greatest"."""
    return [
        f"{row.day_from:%d.%m}..{row.day_to:%d.%m}: {row.low:g}-{'' if row.high is None else f'{row.high:g}'}"
        for row in implied_totals.find([paper], claims)
    ]


SAID = {
    "between two totals any total between them": (
        [out(26, "2025-10-09"), out(42, "2025-10-19")],
        [
            "06.08..08.10: 0-26",
            "09.10..09.10: 26-26",
            "10.10..18.10: 26-42",
            "19.10..19.10: 42-42",
        ],
    ),
    "two days that follow leave no day between them": (
        [out(26, "2025-08-06"), out(42, "2025-08-07")],
        ["06.08..06.08: 26-26", "07.08..07.08: 42-42"],
    ),
    "the same total on two days stands between them too": (
        [out(26, "2025-10-09"), out(26, "2025-10-19")],
        ["06.08..08.10: 0-26", "09.10..19.10: 26-26"],
    ),
    "no upper limit is said where there is none": (
        [out(26, "2025-10-09", low=27, high=None)],
        ["06.08..08.10: 0-", "09.10..09.10: 27-"],
    ),
    "totals that contradict each other say nothing": (
        [out(42, "2025-10-19"), out(40, "2025-10-31"), out(50, "2025-11-05")],
        ["06.08..04.11: 0-50", "05.11..05.11: 50-50"],
    ),
    "no total, no row": ([], []),
}


@pytest.mark.parametrize(("claims", "rows"), SAID.values(), ids=SAID)
def test_the_rows_say_what_the_totals_leave_room_for(claims: list, rows: list[str]) -> None:
    assert told(*claims) == rows


def test_what_an_official_series_counts_or_everybody_counts_otherwise_has_no_rows() -> None:
    claims = [
        claim(n, f"{FIRST}/2025-10-09", code, claim_id=f"text:{code}")
        for n, code in enumerate(("arrivals", "boats", "deaths", "other_returns"), start=9)
    ]
    assert told(*claims) == []


HISTORIES = st.lists(st.integers(0, 30), min_size=2, max_size=40)


@given(steps=HISTORIES, chosen=st.data())
def test_the_true_count_lies_within_the_rows_on_every_day(steps: list[int], chosen) -> None:
    totals = list(accumulate(steps))
    days = chosen.draw(st.sets(st.integers(0, len(totals) - 1), min_size=1))
    claims = [
        out(totals[n], str(FIRST + n * DAY), low=totals[n] - slack, high=totals[n] + slack)
        for n in sorted(days)
        for slack in [chosen.draw(st.integers(0, 9))]
    ]
    rows = list(implied_totals.find([PAPER], claims))
    assert [(after.day_from - before.day_to).days for before, after in pairwise(rows)] == [1] * (
        len(rows) - 1
    )
    assert rows[0].day_from == rows[0].counted_from == FIRST
    assert rows[-1].day_to == FIRST + max(days) * DAY
    for row in rows:
        covered = range((row.day_from - FIRST).days, (row.day_to - FIRST).days + 1)
        assert all(row.low <= totals[n] <= row.high for n in covered)
    assert [row.low for row in rows] == sorted(row.low for row in rows)
    assert [row.high for row in rows] == sorted(row.high for row in rows)


def test_an_open_end_is_held_against_the_day_of_print() -> None:
    open_end = {"period_basis": Basis.INFERRED}
    claims = [out(26, "2025-10-09"), out(42, "2025-12-30", **open_end)]
    assert told(*claims)[-3:] == [
        "10.10..28.12: 26-42",
        "29.12..30.12: 26-",
        "31.12..31.12: 42-",
    ]


def test_a_row_is_made_of_two_named_days() -> None:
    named = [Implied(FIRST - DAY, 0, 0), Implied(FIRST + DAY, 5, None)]
    assert list(implied_totals.rows("returns_to_france", named)) == [
        ImpliedTotal("returns_to_france", FIRST, FIRST, FIRST, 0, None),
        ImpliedTotal("returns_to_france", FIRST, FIRST + DAY, FIRST + DAY, 5, None),
    ]


@pytest.mark.parametrize(
    ("published", "between"),
    [
        ("2025-10-19", ["10.10..16.10: 26-42", "17.10..18.10: 26-50", "19.10..24.10: 42-50"]),
        ("2025-10-22", ["10.10..19.10: 26-42", "20.10..21.10: 26-50", "22.10..24.10: 42-50"]),
    ],
)
def test_an_open_end_may_lie_up_to_three_days_before_the_day_of_print(
    published: str, between: list[str]
) -> None:
    claims = [
        out(26, "2025-10-09"),
        out(42, "2025-10-19", period_basis=Basis.INFERRED),
        out(50, "2025-10-25"),
    ]
    assert told(*claims, paper=document("text", published))[2:-1] == between
