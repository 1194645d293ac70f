"""The address of the overview comes in, the answer in words, numbers and charts goes out."""

from dash import register_page
from dash.development.base_component import Component

from dashboard import panels, series, store
from dashboard.views import arrivals, crowding, standing, treaty


register_page(__name__, path="/", title="Overview")


def layout(
    year: str = "", years: str = "", first: str = "", last: str = "", **query: str
) -> Component:
    held = store.current()
    running = series.running(held, "arrivals")
    view = arrivals.read(running, year=year, years=years, first=first, last=last)
    extent = series.extent(held, "arrivals")
    return panels.page(
        standing.headline(running, extent.day.year),
        standing.lede(running, extent.day.year, extent),
        standing.facts(held, running, extent),
        arrivals.section(held, running, view, extent),
        treaty.section(held),
        crowding.section(held, extent),
    )
