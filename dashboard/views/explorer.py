"""What the address asks of the official series comes in, a chart and its words go out."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import charts, panels, series, words
from dashboard.panels import Choice, Column
from dashboard.series import Extent
from dashboard.store import Store
from etl.indicators import Indicator, catalogue


PATH = "/official"
ROWS = "/official/rows.csv"
OFFICIAL = {code: found for code, found in catalogue().items() if found.official}
# A bar a day is for one year at a time: more than that cannot be seen, or read as a table.
SHORT = "day"


@dataclass(frozen=True, slots=True)
class View:
    """An indicator, by stretches of a length, from one day to another."""

    indicator: str
    by: str
    first: date
    last: date

    @property
    def what(self) -> Indicator:
        return catalogue()[self.indicator]

    def address(self, path: str = PATH) -> str:
        return panels.address(
            path,
            indicator=self.indicator,
            by=self.by,
            **{"from": self.first.isoformat(), "to": self.last.isoformat()},
        )


def read(store: Store, query: dict[str, str]) -> View:
    """The view that an address asks for; what it does not say, or cannot mean, is usual."""
    indicator = query.get("indicator", "")
    indicator = indicator if indicator in OFFICIAL else next(iter(OFFICIAL))
    grains = series.grains(store, indicator)
    by = query.get("by") if query.get("by") in grains else grains[min(1, len(grains) - 1)]
    whole = whole_stretch(store, indicator, by)
    ends = [_day(query.get("from", "")) or whole[0], _day(query.get("to", "")) or whole[1]]
    return View(indicator, by, *(ends if ends[0] <= ends[1] else whole))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def whole_stretch(store: Store, indicator: str, by: str) -> tuple[date, date]:
    """All days that are recorded, or the latest year of them where each day has its bar."""
    first, last = recorded_stretch(store, indicator, by)
    return (date(last.year, 1, 1) if by == SHORT else first, last)


def recorded_stretch(store: Store, indicator: str, by: str) -> tuple[date, date]:
    recorded = rows(store, indicator, by).dropna(subset="value")
    return recorded["start"].min().date(), recorded["end"].max().date()


def rows(store: Store, indicator: str, by: str) -> pd.DataFrame:
    return series.GRAINS[by](store, indicator)


def within(table: pd.DataFrame, view: View) -> pd.DataFrame:
    """The stretches that lie in the window, whole or in part."""
    inside = (table["end"] >= str(view.first)) & (table["start"] <= str(view.last))
    return table[inside]


def section(store: Store, view: View, extent: Extent) -> Component:
    shown = within(rows(store, view.indicator, view.by), view)
    return panels.section(
        f"{view.what.title}, by {view.by}",
        choices(store, view),
        *drawn(shown, view, extent),
        panels.downloads(files(store, view, len(shown))),
        lede=view.what.definition,
        name="explorer",
    )


def drawn(shown: pd.DataFrame, view: View, extent: Extent) -> list[Component]:
    recorded = shown.dropna(subset="value")
    if recorded.empty:
        return [html.P(f"Nothing was recorded {_window(view)}.")]
    figure = charts.bars(shown)
    said = sentence(recorded, view)
    notes = [html.P(said), html.P(f"{unrecorded(shown)} {source(extent)}".strip())]
    table_ = panels.table(columns(view), [_row(row) for row in shown.itertuples()])
    return [panels.chart("official", figure, said, table_, source=notes, saved=True)]


def columns(view: View) -> list[Column]:
    return [Column(view.by.capitalize()), Column(view.what.unit.capitalize(), numeric=True)]


def _row(row) -> list[str]:
    value = "not recorded" if pd.isna(row.value) else words.number(row.value)
    return [words.days(row.start.date(), row.end.date()), value]


def sentence(recorded: pd.DataFrame, view: View) -> str:
    """What the chart shows, with its highest stretch."""
    top = recorded.loc[recorded["value"].idxmax()]
    days = words.days(top["start"].date(), top["end"].date())
    return (
        f"{view.what.title} by {view.by}, {_window(view)}. "
        f"The highest: {words.number(top['value'])} {view.what.unit}, {days}."
    )


def _window(view: View) -> str:
    return words.days(view.first, view.last)


def unrecorded(shown: pd.DataFrame) -> str:
    """A word on the stretches without a bar: nothing was recorded, which is not nought."""
    missing = int(shown["value"].isna().sum())
    return f"{words.counted(missing, 'stretch', 'stretches')} not recorded." if missing else ""


def source(extent: Extent) -> str:
    return (
        f"Official figures to {words.day(extent.day)}, vintage of {words.day(extent.vintage)} "
        "(Home Office, weekly series)."
    )


def files(store: Store, view: View, shown: int) -> list[tuple[str, str]]:
    """What is shown and all that was published, each with its number of rows."""
    sql = "select count(*) as published from observations where indicator = ?"
    (row,) = store.rows(sql, view.indicator)
    every = panels.address("/data/observations.csv", indicator=view.indicator)
    return [
        (f"What is shown: {words.counted(shown, 'row', 'rows')} (CSV)", view.address(ROWS)),
        (f"All as published: {words.counted(row['published'], 'row', 'rows')} (CSV)", every),
    ]


def choices(store: Store, view: View) -> Component:
    indicators = [
        Choice(found.title, panels.address(PATH, indicator=code), code == view.indicator)
        for code, found in OFFICIAL.items()
    ]
    grains = [
        Choice(grain, panels.address(PATH, indicator=view.indicator, by=grain), grain == view.by)
        for grain in series.grains(store, view.indicator)
    ]
    return html.Div(
        [
            panels.choices("Indicator", indicators),
            panels.choices("By", grains),
            panels.choices("Days", years(store, view)),
            between(view),
        ]
    )


def years(store: Store, view: View) -> list[Choice]:
    """Each year that is recorded, and all of them where a bar is wide enough to be seen."""
    first, last = recorded_stretch(store, view.indicator, view.by)
    spans = [(str(y), date(y, 1, 1), date(y, 12, 31)) for y in range(last.year, first.year - 1, -1)]
    spans = [(name, max(start, first), min(end, last)) for name, start, end in spans]
    if view.by != SHORT:
        spans.insert(0, ("All", *whole_stretch(store, view.indicator, view.by)))
    views = [(name, replace(view, first=start, last=end)) for name, start, end in spans]
    return [Choice(name, other.address(), other == view) for name, other in views]


def between(view: View) -> Component:
    """Any two days: a form of its own, so that it works before any program runs."""
    hidden = {"indicator": view.indicator, "by": view.by}
    kept = [dcc.Input(type="hidden", name=name, value=value) for name, value in hidden.items()]
    ends = [("From", "from", view.first), ("To", "to", view.last)]
    fields = [
        html.Label([label, dcc.Input(id=f"day-{name}", name=name, value=day.isoformat(), **DAY)])
        for label, name, day in ends
    ]
    send = html.Button("Show these days", type="submit", className="button plain")
    return html.Form([*kept, *fields, send], className="form", action=PATH, method="get")


DAY = {"type": "text", "pattern": r"\d{4}-\d{2}-\d{2}", "inputMode": "numeric", "debounce": True}
