"""A window of days comes in, the official sums of those days and the highest stretches go out."""

from datetime import date

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import panels, series, words
from dashboard.exhibits import Exhibit
from dashboard.panels import Column
from dashboard.store import Store
from dashboard.views.explorer import PATH, View, everything, rows, source


RECORDS, HIGHEST = "records", 5
NO_RECORD = "No day, week or month of it is above nought."


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


def records(store: Store, view: View) -> Exhibit | None:
    """The highest days, weeks and months of the indicator; None where none is recorded."""
    grains = [grain for grain in series.grains(store, view.indicator) if grain != "year"]
    top = pd.concat([_highest(store, view, grain) for grain in grains])
    if top.empty:
        return None
    unit = view.what.unit
    return Exhibit(
        RECORDS,
        f"The highest of each kind: {view.what.title[0].lower()}{view.what.title[1:]}",
        sentence(top, unit),
        source(series.extent(store, view.indicator)),
        top.rename(columns={"value": unit}).astype({unit: "Int64"}),
        (everything(view),),
        tables=(html.Div([table(top, grain, unit) for grain in grains], className="columns"),),
        page=PATH,
        cells=(("Days", "Highest by", unit.capitalize()), [_drawn(row) for row in rowed(top)]),
    )


def _highest(store: Store, view: View, grain: str) -> pd.DataFrame:
    """Columns highest_by, first_day, last_day, value: the highest first; nought is no record."""
    every = rows(store, view.indicator, grain)
    top = every[every["value"] > 0].nlargest(HIGHEST, "value")
    named = {"start": "first_day", "end": "last_day"}
    return top.rename(columns=named).assign(highest_by=grain)[
        ["highest_by", "first_day", "last_day", "value"]
    ]


def rowed(top: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Of each row by what it is counted, its days and its number, in words."""
    return [
        (
            row.highest_by,
            words.days(row.first_day.date(), row.last_day.date()),
            words.number(row.value),
        )
        for row in top.itertuples()
    ]


def table(top: pd.DataFrame, grain: str, unit: str) -> Component:
    """The highest of one grain."""
    columns = [Column(grain.capitalize()), Column(unit.capitalize(), numeric=True)]
    own = [(days, value) for by, days, value in rowed(top) if by == grain]
    return panels.table(columns, own, f"Highest by {grain}")


def _drawn(row: tuple[str, str, str]) -> list[tuple[str, str]]:
    by, days, value = row
    return [(days, "ink"), (by, "ink-soft"), (value, "ink")]


def sentence(top: pd.DataFrame, unit: str) -> str:
    """The highest of each grain."""
    highest = top.drop_duplicates("highest_by")
    said = "; ".join(
        f"the highest {by} is {days}, with {words.of(value, unit)}"
        for (by, days, _), value in zip(rowed(highest), highest["value"], strict=True)
    )
    return f"{said[0].upper()}{said[1:]}."
