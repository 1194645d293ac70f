"""How far a printed total may stand from today's official value, by the day on which it was printed."""

from datetime import date

import pytest
from factories import days

from etl.checks import revisions


@pytest.mark.parametrize(("day", "allowed"), [("2023-01-31", 35.0), ("2023-02-01", 0.0)])
def test_other_counts_were_printed_up_to_the_day_before_the_series_was_compiled(
    day: str, allowed: float
) -> None:
    start, end = days("2022-10-01/2022-12-31")
    printed = revisions.Printed(
        total=1_000,
        this_year=1_000,
        fresh=0,
        start=start,
        end=end,
        published=date.fromisoformat(day),
        daily=True,
        people=True,
        held=False,
        in_days_of_vintages=False,
    )
    assert revisions.allowance(printed) == pytest.approx(allowed)
