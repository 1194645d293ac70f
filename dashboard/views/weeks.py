"""A view comes in, the weeks of its year go out: who arrived, and below them who was prevented."""

from datetime import date, timedelta

import pandas as pd

from dashboard import axes, bars, charts, milestones, points, series, words
from dashboard.exhibits import Exhibit, Whole
from dashboard.plots import Figure
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.store import Store, kept
from dashboard.views import arrivals, days
from dashboard.views.asked import Unit, View
from etl.indicators import catalogue


WEEK = timedelta(days=7)
PREVENTED = "prevented_people"


def exhibit(store: Store, view: View) -> Exhibit | None:
    """The weeks that lie in the window, whole or in part; None where none of them is recorded."""
    rows = within(measured(store, view.unit), view)
    if rows.empty or rows["value"].dropna().empty:
        return None
    marks = of_whole_weeks(store, rows, view)
    reports = tuple(report for mark in marks for report in mark.reports)
    return Exhibit(
        "weeks",
        title(rows, view),
        sentence(rows, view),
        f"{arrivals.source(series.extent(store, 'arrivals'))} {recorded(store, view)}".strip(),
        file_rows(rows, view),
        wholes(view),
        drawn(rows, view, marks),
        (arrivals.figures(marks),) if marks else (),
        reports,
        "short",
        view.measure.blank,
    )


@kept
def measured(store: Store, unit: Unit) -> pd.DataFrame:
    """Columns day, last, people, boats, value, prevented: a row a week, from its first day to its last.

    Preventions are for people alone.
    """
    weeks = series.both_by_week(store).assign(prevented=float("nan"))
    weeks.insert(1, "last", weeks["day"] + WEEK - timedelta(days=1))
    if unit == Unit.PER_BOAT:
        return weeks.assign(value=weeks["people"] / weeks["boats"])
    if unit == Unit.BOATS:
        return weeks.assign(value=weeks["boats"])
    stopped = series.by_week(store, PREVENTED).set_index("start")["value"]
    prevented = pd.to_numeric(weeks["day"].map(stopped))
    return weeks.assign(value=weeks["people"], prevented=prevented)


def within(weeks: pd.DataFrame, view: View) -> pd.DataFrame:
    """The weeks of which at least the last day lies in the window of the year asked about."""
    own = weeks[weeks["last"].dt.year == view.year]
    inside = series.inside(series.of_the_year(own["last"]), view.first, view.last)
    return own[inside].reset_index(drop=True)


def prevented(rows: pd.DataFrame) -> pd.Series:
    return rows["prevented"].dropna()


def drawn(rows: pd.DataFrame, view: View, marks: list[Point]) -> Figure:
    """Bars above nought for who arrived, below it for who was prevented."""
    below = prevented(rows)
    high = max([rows["value"].max(), *(mark.height for mark in marks)])
    yaxis = axes.mirrored(high, below.max()) if len(below) else axes.counts(high)
    figure = bars.by_step(rows, 7, yaxis, wide=92 if len(below) else 14)
    week = "Week from %{x|%-d %B %Y}"
    bars.add_bars(
        figure, rows, "value", 7, f"{week}: %{{y:,}} {view.measure.many}<extra></extra>", "accent"
    )
    if len(below):
        under = rows.assign(prevented=-rows["prevented"])
        bars.add_bars(
            figure,
            under,
            "prevented",
            7,
            f"{week}: %{{customdata}} prevented<extra></extra>",
            "context",
        )
        figure.data[-1]["customdata"] = [
            None if pd.isna(v) else words.number(-v) for v in under["prevented"]
        ]
        figure.layout["annotations"] = names(figure, high, below.max())
    milestones.add_dates(figure, days.dates(rows))
    charts.add_points(figure, marks, lambda day: day - WEEK / 2)
    return figure


def names(figure: Figure, high: float, low: float) -> list[dict]:
    """What stands above and below nought, written where the weeks end."""
    end = figure.layout["xaxis"]["range"][1]
    at_end = {"xanchor": "left", "xshift": 8}
    return [
        charts.note(end, high / 2, "<b>Arrived</b>", charts.colour("accent")) | at_end,
        charts.note(end, -low / 2, "Prevented", charts.colour("ink-soft")) | at_end,
    ]


def of_whole_weeks(store: Store, rows: pd.DataFrame, view: View) -> list[Point]:
    """Reported figures that cover one of these weeks and no other day."""
    shown = set(rows["day"].dt.date.tolist())

    def is_shown(report: Report) -> bool:
        claim = report.claim
        return (
            claim.period_start in shown
            and claim.period_end == claim.period_start + WEEK - timedelta(days=1)
        )

    return points.at_own_value(filter(is_shown, days.reported(store, view.unit)))


def title(rows: pd.DataFrame, view: View) -> str:
    what = "People arriving by small boat and people prevented from crossing"
    named = what if len(prevented(rows)) else view.measure.title
    return f"{named}, by week, {said_weeks(rows)}"


def said_weeks(rows: pd.DataFrame) -> str:
    return words.days(rows["day"].min().date(), last_day(rows))


def last_day(rows: pd.DataFrame) -> date:
    return rows["last"].max().date()


def sentence(rows: pd.DataFrame, view: View) -> str:
    """The latest week and the highest, with those prevented where they are recorded."""
    held = rows[rows["value"].notna()]
    last, top = held.iloc[-1], held.loc[held["value"].idxmax()]
    stopped = last["prevented"]
    beside = (
        ""
        if pd.isna(stopped)
        else f" and {words.counted(stopped, 'person was', 'people were')} prevented"
    )
    come = "" if view.unit == Unit.PER_BOAT else " arrived"
    return (
        f"In the week to {words.day(last['last'].date())} "
        f"{view.measure.of(charts.plain(last['value']))}{come}{beside}; the highest week shown is that "
        f"from {words.day(top['day'].date())}, with {words.number(charts.plain(top['value']))}{totals(rows)}."
    )


def totals(rows: pd.DataFrame) -> str:
    """All that were prevented in the weeks shown, beside all who arrived in the same weeks."""
    both = rows[rows["prevented"].notna() & rows["value"].notna()]
    if both.empty:
        return ""
    weeks = words.counted(len(both), "week", "weeks")
    return (
        f"; over the {weeks} with both counts {words.number(both['value'].sum())} arrived and "
        f"{words.number(both['prevented'].sum())} were prevented"
    )


def recorded(store: Store, view: View) -> str:
    """Since when preventions are recorded: before, there is no bar, which is not nought."""
    return counted_by(store) if view.unit == Unit.PEOPLE else ""


@kept
def counted_by(store: Store) -> str:
    first = series.by_week(store, PREVENTED).dropna(subset="value")["start"]
    since = f", recorded since {words.day(first.min().date())}" if len(first) else ""
    return f"{catalogue()[PREVENTED].title}: counted by French authorities{since}."


def wholes(view: View) -> tuple[Whole, ...]:
    more = (Whole("All official, prevented", "observations", (("indicator", PREVENTED),)),)
    return (*arrivals.wholes(view), *(more if view.unit == Unit.PEOPLE else ()))


def file_rows(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    ends = {"day": "week_from", "last": "week_to"}
    told = {
        Unit.PEOPLE: {"value": "people", "prevented": "prevented"},
        Unit.BOATS: {"value": "boats"},
        Unit.PER_BOAT: {"people": "people", "boats": "boats", "value": "people_per_boat"},
    }
    named = ends | told[view.unit]
    return rows[list(named)].rename(columns=named)


def headline(exhibit: Exhibit, view: View, reached: date) -> str:
    """The latest week, against those prevented in it; of weeks that are past, the highest."""
    column = "people" if view.unit == Unit.PEOPLE else exhibit.rows.columns[-1]
    rows = exhibit.rows.dropna(subset=column)
    last = rows.iloc[-1]
    is_past = last["week_to"].date() + WEEK <= reached
    row = rows.loc[rows[column].idxmax()] if is_past else last
    day, week = words.day(row["week_to"].date()), "highest week," if is_past else "week"
    value = view.measure.of(charts.plain(row[column]))
    if "prevented" not in rows or pd.isna(row["prevented"]):
        return f"{value} in the {week} to {day}"
    stopped = words.number(row["prevented"])
    return (
        f"{words.number(row[column])} arrived and {stopped} were prevented in the {week} to {day}"
    )
