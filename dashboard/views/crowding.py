"""A view comes in, how many people came in each boat, year by year, goes out."""

from datetime import date

import pandas as pd

from dashboard import charts, series, words
from dashboard.exhibits import Exhibit
from dashboard.store import Store
from dashboard.views import arrivals, asked
from dashboard.views.asked import Unit, View


def exhibit(store: Store, view: View) -> Exhibit | None:
    """The years shown, over the days of the window; None where no boat came."""
    every = series.per_boat(store, view.first, view.last)
    rows = every[every["year"].isin(view.shown_years)]
    if rows.empty:
        return None
    extent = series.extent(store, "arrivals")
    days = asked.stretch(view)
    return Exhibit(
        "per-boat",
        f"People per small boat, by year{f', {days} of each' if days else ''}",
        sentence(rows, days, extent.day),
        arrivals.source(extent),
        file_rows(rows),
        arrivals.wholes(View(view.year, view.years, unit=Unit.PER_BOAT))[:2],
        charts.by_year(rows),
        size="short",
    )


def headline(rows: pd.DataFrame, days: str, reached: date) -> str:
    """The first year and the last, on average."""
    first, last = rows.iloc[0], rows.iloc[-1]
    people = [words.number(round(row["people_per_boat"])) for row in (first, last)]
    over = f", {days}" if days else ""
    years = [so_far(int(row["year"]), days, reached) for row in (first, last)]
    if len(rows) == 1:
        return f"A boat carried {people[0]} people on average in {years[0]}{over}"
    return f"A boat carried {people[0]} people on average in {years[0]}, and {people[1]} in {years[1]}{over}"


LEDE = "All people who arrived in a year, divided by all boats in which they came."


def so_far(year: int, days: str, reached: date) -> str:
    """2025, or "2026 so far" of a year that goes on; of some days of a year nothing is left out."""
    return f"{year} so far" if not days and reached < date(year, 12, 31) else str(year)


def sentence(rows: pd.DataFrame, days: str, reached: date) -> str:
    values = ", ".join(
        f"{row.value:.1f} in {so_far(row.year, days, reached)}" for row in rows.itertuples()
    )
    return f"People per boat{f' from {days}' if days else ''}: {values}."


def file_rows(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.rename(columns={"value": "people_per_boat"}).reset_index(drop=True)
