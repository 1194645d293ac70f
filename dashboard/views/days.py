"""A view comes in, the days of its year with the mean of seven days go out."""

from datetime import date

import pandas as pd

from dashboard import axes, bars, charts, milestones, points, policies, series, words
from dashboard.exhibits import Exhibit
from dashboard.plots import Figure
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.store import Store, kept
from dashboard.views import arrivals
from dashboard.views.asked import Unit, View


MEAN_OF = 7


def exhibit(store: Store, view: View) -> Exhibit | None:
    """The days of the window; None where none of them is recorded."""
    every = measured(store, view.unit)
    rows = within(every, view, view.year)
    if rows["value"].dropna().empty:
        return None
    marks = of_single_days(store, rows, view)
    reports = tuple(report for mark in marks for report in mark.reports)
    return Exhibit(
        "days",
        f"{view.measure.title}, by day, {said_days(rows)}",
        sentence(rows, view),
        arrivals.source(series.extent(store, "arrivals")),
        file_rows(rows, view),
        arrivals.wholes(view),
        drawn(rows, earlier(every, view), view, marks),
        (arrivals.figures(marks),) if marks else (),
        reports,
        "short",
        view.measure.blank,
    )


@kept
def measured(store: Store, unit: Unit) -> pd.DataFrame:
    """Columns day, year, place, value, mean: a row a day; a mean over a day that was not recorded is none."""
    days = series.both_by_day(store)
    if unit == Unit.PER_BOAT:
        sums = days[["people", "boats"]].rolling(MEAN_OF).sum()
        value, mean = days["people"] / days["boats"], sums["people"] / sums["boats"]
    else:
        value = days[unit.value]
        mean = value.rolling(MEAN_OF).mean()
    return days[["day", "year", "place"]].assign(value=value, mean=mean)


def within(days: pd.DataFrame, view: View, year: int) -> pd.DataFrame:
    """The days of the window in a year."""
    own = days[days["year"] == year]
    return own[series.inside(own["place"], view.first, view.last)]


def earlier(days: pd.DataFrame, view: View) -> pd.DataFrame:
    """The year before over the same days, where it is one of those beside; else nothing."""
    if view.year - 1 not in view.years:
        return days[:0]
    before = within(days, view, view.year - 1)
    # A 29 February has no place in the year after.
    before = before[before["place"] != series.place("02-29")]
    return before.assign(day=before["day"] + pd.DateOffset(years=1))


def drawn(rows: pd.DataFrame, before: pd.DataFrame, view: View, marks: list[Point]) -> Figure:
    """Bars for the days, and over them the means of this year and the year before."""
    heights = [*rows["value"].dropna(), *before["mean"].dropna(), *(mark.height for mark in marks)]
    figure = bars.by_step(rows, 1, axes.counts(max(heights)), wide=100)
    told = f"%{{x|%A %-d %B %Y}}: %{{y:,}} {view.measure.many}<extra></extra>"
    bars.add_bars(figure, rows, "value", 1, told, "context")
    before = before[before["day"] <= rows["day"].max()]
    named = [(f"in {view.year - 1}", before, False), ("7-day mean", rows, True)]
    lines = [line(name, found, chosen) for name, found, chosen in named]
    lines = [found for found in lines if found.x]
    for found in lines:
        charts.add_line(figure, found)
    charts.add_labels(figure, lines, charts.LABEL_IN_LOW)
    milestones.add_dates(figure, dates(rows))
    charts.add_points(figure, marks, lambda day: day)
    return figure


def line(name: str, rows: pd.DataFrame, chosen: bool) -> charts.Line:
    """The mean of seven days as a line through the middle of each day's bar."""
    held = rows[rows["mean"].notna()]
    means = [charts.plain(mean) for mean in held["mean"].tolist()]
    days = held["day"].dt.date.tolist()
    # It crosses the bars, which have the colour of what is only beside.
    apart = {} if chosen else {"dash": "dot", "token": "ink-soft"}  # nosec B105 - the name of a colour
    return charts.Line(name, days, means, chosen, **apart)


def dates(rows: pd.DataFrame) -> list[tuple[date, str]]:
    """The policy days that lie between the first day shown and the last."""
    found = policies.between(rows["day"].min().date(), rows["day"].max().date())
    return [(policy.day, policy.name) for policy in found]


def of_single_days(store: Store, rows: pd.DataFrame, view: View) -> list[Point]:
    """Reported figures that cover one of these days and no other."""
    shown = set(rows["day"].dt.date.tolist())

    def is_shown(report: Report) -> bool:
        claim = report.claim
        return claim.period_start == claim.period_end and claim.period_end in shown

    return points.at_own_value(filter(is_shown, reported(store, view.unit)))


def reported(store: Store, unit: Unit) -> list[Report]:
    """The reported figures that are of the unit."""
    if unit == Unit.PER_BOAT:
        return points.per_boat(store)
    return points.counts(store, *arrivals.INDICATORS[unit])


def sentence(rows: pd.DataFrame, view: View) -> str:
    """The days with any, the highest day and the latest mean."""
    held = rows[rows["value"].notna()]
    top = held.loc[held["value"].idxmax()]
    some = int((held["value"] > 0).sum())
    unit = view.measure
    counted = f"People arrived on {some} of {words.counted(len(rows), 'day', 'days')}"
    mean = rows["mean"].dropna()
    ending = (
        f"; the mean of the last seven days is {words.number(round(mean.iloc[-1], 1))}"
        if len(mean)
        else ""
    )
    return (
        f"{counted}, {said_days(rows)}: at most {unit.of(charts.plain(top['value']))} "
        f"on {words.day(top['day'].date())}{ending}."
    )


def said_days(rows: pd.DataFrame) -> str:
    return words.days(rows["day"].min().date(), rows["day"].max().date())


def file_rows(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    named = {"value": view.unit.value.replace("-", "_"), "mean": "mean_of_seven_days"}
    if view.unit == Unit.PER_BOAT:
        named = {"value": "people_per_boat", "mean": "people_per_boat_of_seven_days"}
    return rows[["day", "value", "mean"]].rename(columns=named).reset_index(drop=True)


def headline(exhibit: Exhibit, view: View, reached: date) -> str:
    """The mean of the latest seven days; of days that are past, the highest."""
    rows, (_, value, mean) = exhibit.rows, exhibit.rows.columns
    day, means = rows["day"].max().date(), rows[mean].dropna()
    if day < reached or means.empty:
        top = rows.loc[rows[value].idxmax()]
        highest = view.measure.of(charts.plain(top[value]))
        return f"{highest} on the highest day, {words.day(top['day'].date())}"
    daily = "" if view.unit == Unit.PER_BOAT else " a day"
    return f"{view.measure.of(charts.plain(means.iloc[-1]))}{daily} in the week to {words.day(day)}"
