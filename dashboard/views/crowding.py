"""The store comes in, how many people come in each boat, year by year, goes out."""

import pandas as pd
from dash.development.base_component import Component

from dashboard import charts, panels, series, words
from dashboard.panels import Column
from dashboard.series import Extent
from dashboard.store import Store
from dashboard.views import arrivals


COLUMNS = (
    Column("Year"),
    Column("People", numeric=True),
    Column("Boats", numeric=True),
    Column("People per boat", numeric=True),
)


def section(store: Store, extent: Extent) -> Component:
    rows = series.per_boat(store)
    return panels.section(
        headline(rows),
        panels.chart(
            "per-boat",
            charts.by_year(rows),
            sentence(rows),
            table(rows),
            source=arrivals.source(extent),
        ),
        lede=f"People per boat, by year; {rows['year'].max()} to {words.day(extent.day)}.",
        name="per-boat",
    )


def headline(rows: pd.DataFrame) -> str:
    first, last = rows.iloc[0], rows.iloc[-1]
    return (
        f"A boat carried {words.number(round(first['value']))} people on average in "
        f"{int(first['year'])}, and {words.number(round(last['value']))} in {int(last['year'])}"
    )


def sentence(rows: pd.DataFrame) -> str:
    values = ", ".join(f"{row.year}: {row.value:.1f}" for row in rows.itertuples())
    return f"People per boat by year. {values}."


def table(rows: pd.DataFrame) -> Component:
    cells = [
        [str(row.year), words.number(row.people), words.number(row.boats), f"{row.value:.1f}"]
        for row in rows.itertuples()
    ]
    return panels.table(COLUMNS, cells)
