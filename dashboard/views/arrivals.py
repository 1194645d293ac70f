"""A year and a window come in, running totals with every reported figure marked go out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import charts, panels, points, quotes, words
from dashboard.panels import Choice, Column
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.series import Extent
from dashboard.store import Store
from dashboard.views import standing


LEAP = charts.LEAP
# Windows that a reader can choose; any other can be written into the address.
WINDOWS = {
    "Whole year": ("01-01", "12-31"),
    "January to March": ("01-01", "03-31"),
    "April to June": ("04-01", "06-30"),
    "July to September": ("07-01", "09-30"),
    "October to December": ("10-01", "12-31"),
}
WHOLE = WINDOWS["Whole year"]


@dataclass(frozen=True, slots=True)
class View:
    """What the address asks for: a year, the years beside it, and days of the year as MM-DD."""

    year: int
    years: tuple[int, ...]
    first: str
    last: str

    @property
    def window(self) -> tuple[date, date]:
        return tuple(date.fromisoformat(f"{LEAP}-{end}") for end in (self.first, self.last))


def read(running: pd.DataFrame, query: Mapping[str, str]) -> View:
    """The view that an address asks for; what it does not say, or cannot mean, is usual."""
    known = sorted(running["year"].unique().tolist())
    by_name = {str(year): year for year in known}
    beside = [by_name[name] for name in query.get("years", "").split(",") if name in by_name]
    window = (query.get("first", WHOLE[0]), query.get("last", WHOLE[1]))
    return View(
        by_name.get(query.get("year", ""), known[-1]),
        tuple(sorted(set(beside))) or tuple(known),
        *(window if _is_window(*window) else WHOLE),
    )


def _is_window(first: str, last: str) -> bool:
    try:
        ends = [date.fromisoformat(f"{LEAP}-{end}") for end in (first, last)]
    except ValueError:
        return False
    return ends[0] < ends[1]


def address(view: View, running: pd.DataFrame) -> str:
    """The address of a view, without what it would have anyway."""
    known = sorted(running["year"].unique().tolist())
    return panels.address(
        "/",
        year=view.year if view.year != known[-1] else None,
        years=",".join(map(str, view.years)) if list(view.years) != known else None,
        first=view.first if (view.first, view.last) != WHOLE else None,
        last=view.last if (view.first, view.last) != WHOLE else None,
    )


def section(store: Store, running: pd.DataFrame, view: View, extent: Extent) -> Component:
    shown = running[running["year"].isin({view.year, *view.years})]
    counts = points.counts(store, "arrivals")
    marks = [
        point
        for point in points.on_running_totals(counts, running)
        if point.day.year in {view.year, *view.years}
    ]
    figure = charts.over_the_year(shown, view.year, *view.window, marks)
    return panels.section(
        f"How {view.year} compares with other years",
        choices(view, running),
        panels.chart(
            "arrivals",
            figure,
            sentence(shown, view, marks),
            tables(shown, view, marks),
            source=[source(extent), panels.key()],
        ),
        panels.downloads(
            [("Official series (CSV)", DOWNLOAD), ("Reported figures (CSV)", FIGURES)]
        ),
        lede=LEDE,
        name="arrivals",
    )


LEDE = (
    "People arriving by small boat since 1 January, every year over the others. Each mark is a "
    "reported figure on the last day it covers: on the line it agrees, off the line it does not. "
    "Choose a mark to read its sentence."
)
DOWNLOAD = "/data/observations.csv?indicator=arrivals"
FIGURES = "/data/claims.csv?indicator=arrivals"


def source(extent: Extent) -> str:
    return (
        f"Official figures to {words.day(extent.day)}, vintage of {words.day(extent.vintage)} "
        "(Home Office, weekly series)."
    )


def choices(view: View, running: pd.DataFrame) -> Component:
    known = sorted(running["year"].unique().tolist())

    def choice(text: str, other: View) -> Choice:
        return Choice(text, f"{address(other, running)}#arrivals", other == view)

    years = [choice(str(year), replace(view, year=year)) for year in reversed(known)]
    beside = [("All years", tuple(known))]
    if view.year - 1 in known:
        beside.append((f"{view.year - 1} only", (view.year - 1,)))
    compared = [choice(text, replace(view, years=with_)) for text, with_ in beside]
    windows = [
        choice(text, replace(view, first=first, last=last))
        for text, (first, last) in WINDOWS.items()
    ]
    return html.Div(
        [
            panels.choices("Year", years),
            panels.choices("Beside it", compared),
            panels.choices("Days", windows),
        ]
    )


def sentence(shown: pd.DataFrame, view: View, marks: list[Point]) -> str:
    """What the chart shows, in one sentence made from the same rows."""
    end, total = standing.latest(shown, view.year)
    figures = sum(len(mark.reports) for mark in marks)
    others = len(set(shown["year"]) - {view.year})
    return (
        f"Running total of people arriving by small boat: {words.number(total)} from 1 January to "
        f"{words.day(end)}, beside {words.counted(others, 'other year', 'other years')}, "
        f"with {words.counted(figures, 'reported figure', 'reported figures')} marked."
    )


def tables(shown: pd.DataFrame, view: View, marks: list[Point]) -> list[Component]:
    """The marks with links, and the totals at the end of each month: the lines in numbers."""
    return [figures(marks), month_ends(shown, view)]


FIGURE_COLUMNS = (
    Column("Reported figure"),
    Column("Days covered"),
    Column("Verdict"),
    Column("Published by"),
    Column("Sentence"),
)


def figures(marks: list[Point]) -> Component:
    reports = [report for mark in marks for report in mark.reports]
    rows = [figure_row(report) for report in reports]
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


def month_ends(shown: pd.DataFrame, view: View) -> Component:
    """Totals at the end of each month, a column a year."""
    ends = shown.assign(month=shown["day"].dt.month).groupby(["month", "year"])["total"].last()
    wide = ends.unstack()
    columns = [Column("To the end of"), *(Column(str(year), numeric=True) for year in wide)]
    rows = [
        [words.MONTHS[month - 1], *("" if pd.isna(v) else words.number(v) for v in totals)]
        for month, *totals in wide.itertuples()
    ]
    caption = f"People since 1 January; the last entry of {view.year} is its latest day"
    return panels.table(columns, rows, caption)
