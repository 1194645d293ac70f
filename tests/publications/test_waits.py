"""How long an answer asks to wait: in seconds, until a date, or it does not say."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.publications import waits


NOON = "Fri, 21 Aug 2026 12:00:00 GMT"


@pytest.mark.parametrize(
    ("asked", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 3600 ", 3600),
        ("Fri, 21 Aug 2026 12:00:30 GMT", 30),
        ("Friday, 21-Aug-26 12:01:00 GMT", 60),
        ("Fri, 21 Aug 2026 13:00:30 +0100", 30),
        ("Fri, 21 Aug 2026 12:00:30 -0000", 30),
        ("Fri, 21 Aug 2026 11:00:00 GMT", 0),
    ],
)
def test_seconds_and_dates_are_read(asked: str, seconds: float) -> None:
    assert waits.seconds(asked, NOON) == seconds


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "soon",
        "-5",
        "1.5",
        "1e3",
        "٣",
        "9" * 5000,
        "Fri, 31 Jun 2026 12:00:00 GMT",
        "2026-08-21",
    ],
)
def test_what_says_nothing_is_no_wait(asked: str) -> None:
    assert waits.seconds(asked, NOON) is None


def test_a_date_is_counted_from_the_clock_of_this_machine_where_the_server_tells_none() -> None:
    in_a_minute = format_datetime(datetime.now(UTC) + timedelta(minutes=1), usegmt=True)
    assert 58 <= waits.seconds(in_a_minute) <= 60
    assert 58 <= waits.seconds(in_a_minute, "now") <= 60


@given(st.text(), st.text())
def test_no_header_brings_it_down(asked: str, date: str) -> None:
    found = waits.seconds(asked, date)
    assert found is None or found >= 0


MOMENTS = st.datetimes(timezones=st.just(UTC), min_value=datetime(1970, 1, 1))


@given(MOMENTS, MOMENTS)
def test_a_date_later_than_the_servers_own_is_waited_for(until: datetime, now: datetime) -> None:
    asked = waits.seconds(format_datetime(until, usegmt=True), format_datetime(now, usegmt=True))
    between = until.replace(microsecond=0) - now.replace(microsecond=0)
    assert asked == max(0, between.total_seconds())
