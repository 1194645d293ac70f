"""A view comes in, running totals of its years with every reported figure marked go out."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import charts, milestones, panels, points, policies, quotes, series, words
from dashboard.exhibits import Exhibit, Whole
from dashboard.panels import Column
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.series import Extent
from dashboard.store import Store, kept
from dashboard.views import asked
from dashboard.views.asked import WHOLE, Unit, View


INDICATORS = {Unit.PEOPLE: ("arrivals",), Unit.BOATS: ("boats",)}
BY_THEN = "by the same day of {}"
OF_RATES = ("arrivals", "boats")
LEDE = (
    "{what} since 1 January, every year over the others. Each mark is a reported figure on the last "
    "day it covers: on the line it agrees, off the line it does not. Choose a mark to read its sentence."
)


@kept
def running(store: Store, unit: Unit) -> pd.DataFrame:
    """Columns day, year, place, total since 1 January, in a unit."""
    if unit == Unit.PER_BOAT:
        return series.running_per_boat(store)
    return series.running(store, *INDICATORS[unit])


def exhibit(store: Store, view: View) -> Exhibit:
    whole = running(store, view.unit)
    lines = whole[whole["year"].isin(view.shown_years)]
    first, last = ends(lines, view)
    marks = marked(store, view, first, last)
    figure = charts.over_the_year(lines, view.year, first, last, marks, valued=view.same_day)
    milestones.add_dates(figure, dates(view, first, last))
    reports = tuple(report for mark in marks for report in mark.reports)
    extent = series.extent(store, "arrivals")
    return Exhibit(
        "arrivals",
        f"{view.measure.title} since 1 January, {beside(view)}",
        sentence(whole, view, marks),
        source(extent),
        by_day(store, view, first, last),
        wholes(view),
        figure,
        (*([figures(marks)] if marks else []), month_ends(store, view)),
        reports,
    )


def ends(lines: pd.DataFrame, view: View) -> tuple[date, date]:
    """The window; with the same day asked for, it ends where the year asked about does."""
    first, last = view.window
    reached = charts.in_leap_year(latest(lines, view)[0])
    return (first, min(last, reached)) if view.same_day and reached > first else (first, last)


def marked(store: Store, view: View, first: date, last: date) -> list[Point]:
    """The reported figures of the years shown whose last day lies in the window."""
    return [
        point
        for point in placed(store, view.unit)
        if point.day.year in view.shown_years and first <= charts.in_leap_year(point.day) <= last
    ]


@kept
def placed(store: Store, unit: Unit) -> list[Point]:
    """All reported figures of a unit, where its lines have room for them."""
    if unit == Unit.PER_BOAT:
        return points.at_own_value(points.per_boat(store))
    counts = points.counts(store, *INDICATORS[unit])
    return points.on_running_totals(counts, running(store, unit))


def dates(view: View, first: date, last: date) -> list[tuple[date, str]]:
    """The policy days of the years shown, laid over the leap year that all years are laid over."""
    placed = [
        (charts.in_leap_year(policy.day), f"{policy.name} {policy.day.year}")
        for policy in policies.of_years(view.shown_years)
    ]
    return [(day, name) for day, name in placed if first <= day <= last]


def beside(view: View) -> str:
    others = [year for year in view.shown_years if year != view.year]
    if not others:
        return str(view.year)
    listed = f"{others[0]} to {others[-1]}" if len(others) > 2 else " and ".join(map(str, others))
    return f"{view.year} beside {listed}"


def wholes(view: View) -> tuple[Whole, ...]:
    codes = INDICATORS.get(view.unit, OF_RATES)
    names = {"arrivals": "people", "boats": "boats"}
    official = [
        Whole(f"All official, {names[c]}", "observations", (("indicator", c),)) for c in codes
    ]
    claims = [Whole(f"All reported, {names[c]}", "claims", (("indicator", c),)) for c in codes]
    return (*official, *claims)


def source(extent: Extent) -> str:
    return (
        f"Official figures to {words.day(extent.day)}, vintage of {words.day(extent.vintage)} "
        "(Home Office, weekly series)."
    )


def latest(lines: pd.DataFrame, view: View) -> tuple[date, float]:
    """The last day of the year asked about that lies before the end of the window, and its total."""
    own = lines[lines["year"] == view.year]
    inside = own[series.inside(own["place"], WHOLE[0], view.last)]
    row = (inside if len(inside) else own).iloc[-1]
    return row["day"].date(), row["total"]


def sentence(whole: pd.DataFrame, view: View, marks: Sequence[Point]) -> str:
    """What the chart shows, in one sentence made from the same rows."""
    end, total = latest(whole, view)
    opening = f"Running total of {view.measure.title[0].lower()}{view.measure.title[1:]}"
    if view.unit == Unit.PER_BOAT:
        opening = "People per small boat"
    return (
        f"{opening}: {words.number(total)} from 1 January to {words.day(end)}"
        f"{against(whole, view, end, total)}{told(marks)}"
    )


def against(whole: pd.DataFrame, view: View, end: date, total: float) -> str:
    """How that stands to the other years on the same day, nearest first."""
    on = whole[whole["place"] == series.place(f"{end:%m-%d}")]
    others = on[on["year"].isin(view.shown_years) & (on["year"] != view.year)]
    before = on.loc[on["year"] == view.year - 1, "total"]
    said = []
    if view.year - 1 in view.shown_years and len(before):
        change = words.change(total, before.iloc[0])
        then = (
            f"in {view.year - 1}"
            if (end.month, end.day) == (12, 31)
            else BY_THEN.format(view.year - 1)
        )
        said.append(f"{change} {then} ({words.number(before.iloc[0])})")
    if len(others) > 1:
        place = int((others["total"] > total).sum()) + 1
        said.append(f"number {place} of the {len(others) + 1} years shown")
    if view.unit == Unit.PER_BOAT:
        said = [
            part.replace("fewer than", "lower than").replace("more than", "higher than")
            for part in said
        ]
    return ", " + ", ".join(said) if said else ""


def told(marks: Sequence[Point]) -> str:
    """How many reported figures are marked, at how many places, and how many of them differ."""
    reports = [report for mark in marks for report in mark.reports]
    if not reports:
        return "; no reported figure lies in these days."
    differing = sum(report.verdict == "differs" for report in reports)
    count = words.counted(len(reports), "reported figure is", "reported figures are")
    places = (
        f" at {words.counted(len(marks), 'place', 'places')}" if len(marks) < len(reports) else ""
    )
    return f"; {count} marked{places}, {differing or 'none'} of them {'differs' if differing < 2 else 'differ'}."


def by_day(store: Store, view: View, first: date, last: date) -> pd.DataFrame:
    """A row for each day of the year, a column a year: the lines in numbers."""
    wide = _shown(days_of_years(store, view.unit), view)
    held = wide.loc[series.place(f"{first:%m-%d}") : series.place(f"{last:%m-%d}")]
    held = held.dropna(how="all").dropna(how="all", axis=1)
    held.columns = [str(year) for year in held]
    names = [f"{place % 100} {words.MONTHS[place // 100 - 1]}" for place in held.index]
    held.insert(0, "day_of_the_year", names)
    return held.reset_index(drop=True)


@kept
def days_of_years(store: Store, unit: Unit) -> pd.DataFrame:
    """The totals of every day, a row a place in the year, a column a year."""
    return running(store, unit).pivot(index="place", columns="year", values="total")


def _shown(wide: pd.DataFrame, view: View) -> pd.DataFrame:
    """The columns of the years shown."""
    return wide[[year for year in wide if year in view.shown_years]]


FIGURE_COLUMNS = (
    Column("Reported figure"),
    Column("Days covered"),
    Column("Verdict"),
    Column("Published by"),
    Column("Sentence"),
)


def figures(marks: list[Point]) -> Component:
    """The reported figures that a chart marks, each with the way to its sentence."""
    rows = [figure_row(report) for mark in marks for report in mark.reports]
    return panels.table(FIGURE_COLUMNS, rows, "The reported figures that are marked")


def figure_row(report: Report) -> list:
    claim = report.claim
    return [
        html.A(quotes.amount(claim), href=quotes.figure_address(claim.claim_id)),
        words.days(claim.period_start, claim.period_end),
        panels.verdict(report.verdict),
        quotes.name(report.document),
        html.A("Read it in place", href=quotes.source_address(claim)),
    ]


def month_ends(store: Store, view: View) -> Component:
    """Totals at the end of each month, a column a year."""
    wide = _shown(months_of_years(store, view.unit), view).dropna(how="all")
    columns = [Column("To the end of"), *(Column(str(year), numeric=True) for year in wide)]
    rows = [
        [words.MONTHS[month - 1], *("" if pd.isna(v) else words.number(v) for v in totals)]
        for month, *totals in wide.itertuples()
    ]
    what = view.measure.many[0].upper() + view.measure.many[1:]
    caption = f"{what} since 1 January; the last entry of {view.year} is its latest day"
    return panels.table(columns, rows, caption)


@kept
def months_of_years(store: Store, unit: Unit) -> pd.DataFrame:
    """The last total of every month, a row a month, a column a year."""
    lines = running(store, unit)
    return lines.groupby([lines["place"] // 100, "year"])["total"].last().unstack()


def headline(view: View) -> str:
    days = asked.stretch(view)
    return f"How {view.year} compares with other years{f', {days}' if days else ''}"
