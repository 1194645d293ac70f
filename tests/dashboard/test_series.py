"""Official tables from a store: sums, gaps, vintages."""

from datetime import date
from pathlib import Path

import pandas as pd
import papers
import pytest

from dashboard import series
from dashboard.store import Store


def test_the_extent_is_the_last_day_and_the_day_it_was_published(held: Store) -> None:
    days = date(2025, 1, 31), date(2025, 2, 1), date(2025, 2, 3)
    assert series.extent(held, "arrivals") == series.Extent(*days)


REACHES = [
    (date(2025, 2, 3), "Official figures to 31 January 2025, read on 3 February 2025"),
    (None, "Official figures to 31 January 2025"),
]


@pytest.mark.parametrize(("read_on", "told"), REACHES)
def test_how_far_they_go_is_told_with_the_day_they_were_read(read_on, told: str) -> None:
    assert series.reach(series.Extent(date(2025, 1, 31), date(2025, 2, 1), read_on)) == told


def test_where_no_figures_are_held_nothing_is_told_of_them(tmp_path: Path) -> None:
    empty = Store(papers.folder(tmp_path))
    assert series.reach(series.extent(empty, "arrivals")) == ""


def test_a_value_that_was_replaced_is_not_counted_again(held: Store) -> None:
    assert len(series.by_day(held, "arrivals")) == 366 + 31
    assert series.total(held, "arrivals", date(2025, 1, 5), date(2025, 1, 5)) == 10


def test_weeks_and_days_are_kept_apart(held: Store) -> None:
    assert series.by_week(held, "arrivals")["value"].tolist() == [70] * 4
    assert series.by_month(held, "arrivals")["value"].iloc[-1] == 310


def test_a_year_of_which_nothing_was_recorded_has_no_value(held: Store) -> None:
    landings = series.by_year(held, "uncontrolled_landings")["value"]
    assert pd.isna(landings.iloc[0])
    assert landings.iloc[1] == 62


def test_a_sum_over_a_day_that_was_not_recorded_is_no_sum(held: Store) -> None:
    ends = date(2024, 12, 31), date(2025, 1, 1)
    assert series.total(held, "uncontrolled_landings", *ends) is None
    assert series.total(held, "arrivals", date(2025, 1, 31), date(2025, 2, 1)) is None


def test_a_running_total_stops_before_a_missing_day(held: Store) -> None:
    running = series.running(held, "uncontrolled_landings")
    assert running["year"].unique().tolist() == [2025]
    assert running["total"].tolist() == [2 * day for day in range(1, 32)]


@pytest.mark.parametrize(
    ("indicator", "grains"),
    [("arrivals", ["day", "week", "month", "year"]), ("prevented_people", ["week"])],
)
def test_what_is_published_by_week_alone_is_offered_by_week(
    held: Store, indicator: str, grains: list[str]
) -> None:
    assert series.grains(held, indicator) == grains


def test_the_last_day_with_anybody_is_found(held: Store) -> None:
    assert series.last_with_any(held, "arrivals") == date(2025, 1, 31)


def test_people_per_boat_divides_the_year(held: Store) -> None:
    assert series.per_boat(held)["value"].tolist() == [10, 10]


def test_the_two_series_stand_side_by_side_where_both_have_a_year(held: Store) -> None:
    both = series.both_series(held).to_dict("records")
    assert both == [{"year": 2024, "weekly": 3660, "quarterly": 3664, "difference": 4}]


def test_a_revision_gives_the_value_before_and_after(held: Store) -> None:
    (found,) = series.revisions(held).to_dict("records")
    assert (found["start"].date(), found["before"], found["after"]) == (date(2025, 1, 5), 9, 10)
