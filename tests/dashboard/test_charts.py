"""Charts: what is drawn, where the labels stand, what a mark carries."""

import json
from datetime import date, timedelta
from itertools import pairwise

import pandas as pd
import pytest

from dashboard import axes, charts, points, series
from dashboard.points import Point
from dashboard.store import Store
from dashboard.theme import LOOKS, colour
from etl.vocabulary import Verdict


WHOLE = date(2000, 1, 1), date(2000, 12, 31)

# Ends of lines, the gap between labels, the floor -> where the labels stand.
SPREAD = {
    "far apart they stay": ([10, 50, 90], 10, 0, [10, 50, 90]),
    "two that touch move apart by as much": ([50, 52], 10, 0, [46, 56]),
    "the order given is kept": ([52, 50], 10, 0, [56, 46]),
    "a group that grows takes in its neighbour": (
        [40, 50, 51, 52],
        10,
        0,
        [33.25, 43.25, 53.25, 63.25],
    ),
    "none goes below the floor": ([0, 1], 10, 2, [2, 12]),
    "equal ones part": ([30, 30], 10, 0, [25, 35]),
    "nothing to place": ([], 10, 0, []),
}


@pytest.fixture
def figure(held: Store):
    running = series.running(held, "arrivals")
    marks = points.on_running_totals(points.counts(held, "arrivals"), running)
    return charts.over_the_year(running, 2025, *WHOLE, marks)


@pytest.mark.parametrize(("values", "gap", "floor", "places"), SPREAD.values(), ids=SPREAD)
def test_labels_at_line_ends_are_pushed_apart(values, gap, floor, places) -> None:
    assert charts.spread(values, gap, floor) == pytest.approx(places)


def seen_lines(figure) -> list:
    return [
        trace for trace in figure.data if trace.get("mode") == "lines" and trace.get("opacity") != 0
    ]


def test_the_daily_totals_are_silent_near_a_mark(figure) -> None:
    (daily,) = [trace for trace in figure.data if trace["name"] == "2025 by day"]
    told = [day for day, value in enumerate(daily["y"], start=1) if value is not None]
    assert told == [1, 2, *range(20, 32)]  # the marks stand on the 11th


def test_labels_never_touch_however_many_lines_end_together() -> None:
    placed = sorted(charts.spread([0, 3, 5, 5, 6, 40, 41, 90], 7, 0))
    assert all(b - a >= 7 - 1e-9 for a, b in pairwise(placed))


def test_the_year_asked_about_alone_has_the_accent(figure) -> None:
    lines = {trace["name"]: trace["line"]["color"] for trace in seen_lines(figure)}
    assert lines == {"2024": colour("context"), "2025": colour("accent")}


def test_the_year_asked_about_is_drawn_over_the_others(figure) -> None:
    assert [trace["name"] for trace in seen_lines(figure)][-1] == "2025"


def test_a_line_stops_where_the_official_figures_stop(figure) -> None:
    (line,) = [trace for trace in figure.data if trace["name"] == "2025"]
    assert line["y"] == [10 * day for day in range(1, 32)]


def test_a_year_without_a_29_february_keeps_its_days_in_place() -> None:
    days = pd.date_range("2023-01-01", "2023-12-31")
    rows = pd.DataFrame({"day": days, "year": 2023, "total": range(1, 366)})
    line = charts.year_line(2023, rows, 2023, *WHOLE)
    by_day = dict(zip(line.x, line.y, strict=True))
    assert by_day[date(2000, 2, 29)] == by_day[date(2000, 2, 28)] == 59
    assert by_day[date(2000, 12, 31)] == 365


def test_a_window_leaves_out_lines_and_marks_outside_it(held: Store) -> None:
    running = series.running(held, "arrivals")
    marks = points.on_running_totals(points.counts(held, "arrivals"), running)
    figure = charts.over_the_year(running, 2024, date(2000, 6, 1), date(2000, 6, 30), marks)
    assert [trace["name"] for trace in figure.data] == ["2024", "2024 by day"]
    assert len(figure.data[0]["y"]) == 30


def test_each_mark_carries_its_claim_and_the_way_to_its_sentence(figure) -> None:
    carried = [
        data[:2]
        for trace in figure.data
        if trace["mode"] == "markers"
        for data in trace["customdata"]
    ]
    assert ["paper:3", "/sources/paper#c3"] in [list(data) for data in carried]
    assert all(address == f"/sources/paper#c{claim.split(':')[1]}" for claim, address in carried)


def test_a_verdict_is_told_by_shape_as_well_as_colour(figure) -> None:
    shapes = {
        trace["name"]: trace["marker"]["symbol"]
        for trace in figure.data
        if trace["mode"] == "markers"
    }
    assert shapes == {
        LOOKS[verdict].word: LOOKS[verdict].shape for verdict in (Verdict.AGREES, Verdict.DIFFERS)
    }


def test_a_mark_says_its_verdict_number_days_and_publisher(figure) -> None:
    (trace,) = [trace for trace in figure.data if trace["name"] == "differs"]
    assert trace["customdata"][0][2] == "≠ differs<br><b>999</b>, 1 to 11 January 2025<br>The Paper"


def test_a_mark_with_many_reports_names_some_and_counts_the_rest(held: Store) -> None:
    report = points.counts(held, "arrivals")[0]
    point = Point(date(2025, 1, 1), 1, Verdict.AGREES, (report,) * 9)
    assert charts._hover(point).endswith("<br>and 5 more")


def test_what_was_not_recorded_has_no_bar_and_what_is_nought_has_one() -> None:
    days = pd.to_datetime(["2025-01-01", "2025-01-02", "2025-01-03"])
    rows = pd.DataFrame({"start": days, "end": days, "value": [None, 0, 5]})
    (bars,) = charts.bars(rows).data
    assert bars["x"] == ["2025-01-02", "2025-01-03"]
    assert bars["y"] == [0, 5]


def test_a_bar_is_as_wide_as_its_days() -> None:
    rows = pd.DataFrame(
        {
            "start": pd.to_datetime(["2025-01-01", "2025-02-01"]),
            "end": pd.to_datetime(["2025-01-31", "2025-02-28"]),
            "value": [1, 2],
        }
    )
    (bars,) = charts.bars(rows).data
    assert [width / charts.DAY_MS / 0.86 for width in bars["width"]] == pytest.approx([31, 28])


def test_the_axis_ends_where_the_last_day_does() -> None:
    day = pd.to_datetime(["2025-10-18"])
    figure = charts.bars(pd.DataFrame({"start": day, "end": day, "value": [369]}))
    assert figure.layout["xaxis"]["range"] == ["2025-10-18", "2025-10-19"]


def test_a_chart_neither_zooms_nor_swallows_a_swipe(figure) -> None:
    assert figure.layout["dragmode"] is False
    assert figure.layout["xaxis"]["fixedrange"] is True
    assert figure.layout["yaxis"]["fixedrange"] is True
    assert figure.layout["showlegend"] is False


def test_all_years_as_json_stay_small(held: Store) -> None:
    days = pd.date_range("2018-01-01", "2026-12-31")
    rows = pd.DataFrame({"day": days, "year": days.year, "total": range(len(days))})
    figure = charts.over_the_year(rows, 2026, *WHOLE, [])
    assert len(figure.to_json()) < 40_000


@pytest.mark.parametrize("high", [1, 3, 9, 10, 68, 305, 999, 45_755, 1e6])
def test_an_axis_of_counts_has_few_round_ticks_and_holds_the_highest(high: float) -> None:
    axis = axes.counts(high)
    assert 2 <= len(axis["tickvals"]) <= 6
    assert axis["range"][0] == 0
    assert axis["range"][1] > high
    assert len(set(axis["ticktext"])) == len(axis["tickvals"])


@pytest.mark.parametrize(("low", "high"), [(24_500, 41_472), (0, 100), (36_000, 36_010), (5, 5)])
def test_an_axis_between_holds_both_ends(low: float, high: float) -> None:
    axis = axes.between(low, high)
    assert axis["range"][0] <= low < high + 1
    assert axis["range"][1] > high
    assert 1 <= len(axis["tickvals"]) <= 7


@pytest.mark.parametrize("length", [1, 2, 7, 30, 59, 90, 366, 1000, 3150])
def test_an_axis_of_days_has_few_ticks_all_inside_it(length: int) -> None:
    first = date(2018, 1, 1)
    last = first + timedelta(days=length)
    ticks = [date.fromisoformat(tick) for tick in axes.days(first, last)["tickvals"]]
    assert 1 <= len(ticks) <= 8
    assert all(first <= tick <= last for tick in ticks)


def test_a_figure_is_plain_json(figure) -> None:
    assert json.loads(figure.to_json())["layout"]["yaxis"]["range"][0] == 0
