"""How far a printed total may stand from today's official value, by the day on which it was printed."""

from datetime import date
from math import inf

import pytest
from factories import days

from etl.checks import revisions
from etl.checks.revisions import Printed


def printed(period: str, day: str, **columns: object) -> Printed:
    start, end = days(period)
    given = {
        "total": 1_000,
        "this_year": 500,
        "fresh": 100,
        "daily": True,
        "people": True,
        "held": False,
        "in_days_of_vintages": False,
    }
    return Printed(start=start, end=end, published=date.fromisoformat(day), **given | columns)


QUARTER, DAY = "2022-10-01/2022-12-31", "2025-10-18"
YEAR = "2025-01-01/2025-10-18"


@pytest.mark.parametrize(
    ("total", "allowed"),
    [
        # Before the series was compiled newspapers had other counts, of short stretches by far.
        (printed(QUARTER, "2023-01-31"), 35),
        (printed(QUARTER, "2023-02-01"), 0),
        (printed("2022-10-01/2022-10-27", "2023-01-31"), 200),
        (printed("2022-10-01/2022-10-28", "2023-01-31"), 35),
        (printed(QUARTER, "2023-01-31", people=False), 35),
        (printed(QUARTER, "2023-01-31", people=False, total=50), 3),
        (printed("2022-10-01/2022-10-02", "2023-01-31", people=False, total=50), 10),
        (printed("2022-10-01", "2023-01-31", people=False, total=50), 3),
        # Printed within a week, the newest days can still move, and before there were vintages those of the year.
        (printed(YEAR, "2025-10-25"), 13),
        (printed(YEAR, "2025-10-26"), 0),
        (printed(YEAR, "2025-10-20", this_year=2_000), 30),
        (printed(YEAR, "2025-10-20", this_year=2_000, in_days_of_vintages=True), 13),
        (printed(YEAR, "2025-10-20", people=False), 13),
        (printed(YEAR, "2025-10-20", people=False, fresh=10, this_year=100), 2),
        (printed(DAY, "2025-10-20", people=False), 2),
        # What stood on that day is at hand, or the series is one of weeks.
        (printed(YEAR, "2025-10-20", held=True), 0),
        (printed(YEAR, "2025-10-20", daily=False), inf),
        (printed(YEAR, "2025-10-20", daily=False, held=True), 0),
    ],
)
def test_how_far_a_printed_total_may_have_been_revised(total: Printed, allowed: float) -> None:
    assert revisions.allowance(total) == pytest.approx(allowed)
