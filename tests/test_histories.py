"""Official totals of any period: now, as they stood, and where nothing was recorded."""

from datetime import date, timedelta
from itertools import combinations_with_replacement

import pytest
from factories import EDITION, daily, days, observation
from hypothesis import given
from hypothesis import strategies as st

from etl import histories
from etl.histories import History
from etl.vocabulary import Interval, Series


LATER = date(2025, 12, 12)


def weekly_history(observations: list, indicator: str = "arrivals") -> History:
    return histories.collect(observations)[Series.WEEKLY, indicator]


def total(history: History, period: str, on: date | None = None) -> tuple[float, float] | None:
    found = history.between(*days(period), on)
    return (found.interval.low, found.interval.high) if found else None


TEN_DAYS = weekly_history(daily([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2025-01-01", 1),
        ("2025-01-10", 10),
        ("2025-01-01/2025-01-10", 55),
        ("2025-01-03/2025-01-04", 7),
    ],
)
def test_a_total_is_the_sum_of_its_days(period: str, expected: float) -> None:
    assert total(TEN_DAYS, period) == (expected, expected)


@pytest.mark.parametrize(
    "period", ["2024-12-31/2025-01-02", "2025-01-09/2025-01-11", "2026-01-01", "2024-01-01"]
)
def test_days_that_the_series_does_not_cover_have_no_total(period: str) -> None:
    assert TEN_DAYS.between(*days(period)) is None


def test_a_day_not_recorded_leaves_its_periods_without_a_total() -> None:
    history = weekly_history(daily([1, 2, None, 4, 5]))
    assert total(history, "2025-01-01/2025-01-02") == (3, 3)
    assert total(history, "2025-01-04/2025-01-05") == (9, 9)
    assert total(history, "2025-01-02/2025-01-04") is None
    assert total(history, "2025-01-03") is None


def test_a_series_that_records_nothing_has_no_history() -> None:
    assert histories.collect(daily([None, None])) == {}


def test_weeks_that_do_not_fit_a_period_bound_its_total() -> None:
    weeks = [
        observation(value, *days(period), "prevented_people")
        for value, period in ((10, "2025-01-06/2025-01-12"), (20, "2025-01-13/2025-01-19"))
    ]
    history = weekly_history(weeks, "prevented_people")
    assert total(history, "2025-01-06/2025-01-12") == (10, 10)
    assert total(history, "2025-01-06/2025-01-14") == (10, 30)
    assert total(history, "2025-01-08/2025-01-09") == (0, 10)
    assert not history.is_daily


def test_weekly_sums_beside_days_are_not_counted_twice() -> None:
    week = observation(28, *days("2025-01-01/2025-01-07"))
    assert total(weekly_history([*daily([4] * 7), week]), "2025-01-01/2025-01-07") == (28, 28)


def test_years_of_366_days_stand_beside_years_of_365() -> None:
    years = [
        observation(n, *days(f"{year}-01-01/{year}-12-31"), series=Series.QUARTERLY)
        for n, year in ((5, 2023), (7, 2024))
    ]
    history = histories.collect(years)[Series.QUARTERLY, "arrivals"]
    assert total(history, "2023-01-01/2024-12-31") == (12, 12)


def revised(day: str, before: float, after: float, since: date = EDITION) -> list:
    start, end = days(day)
    return [
        observation(before, start, end, vintage=since, until=LATER),
        observation(after, start, end, vintage=LATER),
    ]


def test_a_revised_day_gives_the_total_that_stood_on_each_day() -> None:
    history = weekly_history([*daily([10, 10]), *revised("2025-01-03", 5, 8)])
    assert total(history, "2025-01-01/2025-01-03", on=EDITION) == (25, 25)
    assert total(history, "2025-01-01/2025-01-03", on=LATER) == (28, 28)
    assert total(history, "2025-01-01/2025-01-03") == (28, 28)
    assert history.between(*days("2025-01-01/2025-01-03")).vintage == LATER
    assert history.between(*days("2025-01-01/2025-01-02")).vintage == EDITION


def test_of_two_revised_days_the_older_may_have_been_revised_first() -> None:
    both = [*revised("2025-01-02", 19, 20), *revised("2025-01-03", 26, 30)]
    history = weekly_history([*daily([10]), *both])
    stood = history.standing(*days("2025-01-01/2025-01-03"), EDITION)
    assert [each.interval.low for each in stood] == [55, 56, 60]


def test_a_day_revised_outside_of_a_period_gives_it_no_second_total() -> None:
    history = weekly_history([*daily([10, 10]), *revised("2025-01-03", 26, 30)])
    assert len(history.standing(*days("2025-01-01/2025-01-02"), EDITION)) == 1
    assert len(history.standing(*days("2025-01-01/2025-01-03"), EDITION)) == 2


def test_a_value_is_held_from_the_first_edition_that_has_it() -> None:
    history = weekly_history([*daily([1]), *daily([2], start="2025-01-02", vintage=LATER)])
    assert history.between(*days("2025-01-01"), on=EDITION).held
    assert not history.between(*days("2025-01-01/2025-01-02"), on=EDITION).held
    assert history.vintages_from == EDITION


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (1, "01-01"),
        (2, "01-02"),
        (3, "01-02"),
        (4, "01-03"),
        (55, "01-10"),
        (56, None),
        (0, "01-01"),
    ],
)
def test_a_total_has_reached_a_value_on_the_first_day_it_is_no_less(
    value: float, day: str | None
) -> None:
    expected = day and date.fromisoformat(f"2025-{day}")
    assert TEN_DAYS.reached(date(2025, 1, 1), value) == expected


def test_a_value_is_reached_from_a_recorded_day_and_not_across_a_gap() -> None:
    assert TEN_DAYS.reached(date(2025, 1, 3), 4) == date(2025, 1, 4)
    assert TEN_DAYS.reached(date(2024, 12, 31), 4) is None
    assert TEN_DAYS.reached(date(2025, 1, 11), 4) is None
    with_gap = weekly_history(daily([1, 2, None, 4, 5]))
    assert with_gap.reached(date(2025, 1, 1), 3) == date(2025, 1, 2)
    assert with_gap.reached(date(2025, 1, 1), 4) is None
    assert with_gap.reached(date(2025, 1, 4), 9) == date(2025, 1, 5)


@given(st.lists(st.integers(0, 999), min_size=1, max_size=60), st.data())
def test_neighbouring_periods_add_up(values: list[int], data: st.DataObject) -> None:
    history = weekly_history(daily(values))
    first, last = history.first_day.toordinal(), history.last_day.toordinal()
    cut = data.draw(st.integers(first, last))
    whole = history.between(history.first_day, history.last_day)
    left = history.between(history.first_day, date.fromordinal(cut))
    right = history.between(date.fromordinal(cut + 1), history.last_day) if cut < last else None
    parts = left.interval.low + (right.interval.low if right else 0)
    assert whole.interval == Interval(sum(values), sum(values)) == Interval(parts, parts)


WEEK = timedelta(7)
ANY_DAYS = st.lists(st.none() | st.integers(0, 3), min_size=5, max_size=20).map(daily)
ANY_WEEKS = st.lists(st.integers(0, 3), min_size=1, max_size=4).map(
    lambda values: [
        observation(value, date(2025, 1, 1) + week * WEEK, date(2025, 1, 7) + week * WEEK)
        for week, value in enumerate(values)
    ]
)


@given(ANY_DAYS | ANY_WEEKS, st.integers(1, 12))
def test_the_stretches_that_give_a_value_are_those_whose_total_it_is(
    observations: list, value: int
) -> None:
    if all(each.value is None for each in observations):
        return
    history = weekly_history(observations)
    first, last = history.first_day.toordinal() - 2, history.last_day.toordinal() + 2
    stretches = list(combinations_with_replacement(range(first, last + 1), 2))
    as_dates = [(date.fromordinal(start), date.fromordinal(end)) for start, end in stretches]
    totals = [history.between(start, end) for start, end in as_dates]
    assert list(history.giving(value, stretches)) == [
        asked
        for asked, found in zip(as_dates, totals, strict=True)
        if found and found.interval == Interval(value, value)
    ]
