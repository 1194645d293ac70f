"""A window of days comes in, the official sums of those days and the highest stretches go out."""

from datetime import date

from dash import html
from dash.development.base_component import Component

from dashboard import panels, series, words
from dashboard.panels import Column
from dashboard.store import Store
from dashboard.views.explorer import OFFICIAL, View, rows


HIGHEST = 5


def total(store: Store, view: View) -> Component:
    """What the days of the window add up to: the sentence to hold a reported figure against."""
    people, boats = (_sum(store, code, view.first, view.last) for code in ("arrivals", "boats"))
    if people is None or boats is None:
        return html.P(f"{words.days(view.first, view.last)}: not every day is recorded.")
    said = [
        f"{words.days(view.first, view.last)}: ",
        html.Strong(f"{words.number(people)} people arrived"),
        f" in {words.counted(boats, 'boat', 'boats')}",
    ]
    return html.P([*said, f", {words.number(people / boats)} to a boat." if boats else "."])


def _sum(store: Store, code: str, first: date, last: date) -> float | None:
    return series.total(store, code, first, last)


def records(store: Store, view: View) -> Component:
    """The highest days, weeks and months of the indicator."""
    grains = [grain for grain in series.grains(store, view.indicator) if grain != "year"]
    tables = [_highest(store, view, grain) for grain in grains]
    what = OFFICIAL[view.indicator]
    return panels.section(
        "Records",
        html.Div(tables, className="columns"),
        lede=f"The highest of each kind: {what.title[0].lower()}{what.title[1:]}.",
        name="records",
    )


def _highest(store: Store, view: View, grain: str) -> Component:
    top = rows(store, view.indicator, grain).dropna(subset="value")
    top = top.nlargest(HIGHEST, "value")
    columns = [Column(grain.capitalize()), Column(OFFICIAL[view.indicator].unit.capitalize(), True)]
    cells = [
        [words.days(row.start.date(), row.end.date()), words.number(row.value)]
        for row in top.itertuples()
    ]
    return panels.table(columns, cells, f"Highest by {grain}")
