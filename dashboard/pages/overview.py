"""The address of the overview comes in, the answer in words, numbers and charts goes out."""

from functools import lru_cache

from dash import register_page
from dash.development.base_component import Component

from dashboard import panels, series, store
from dashboard.store import Store
from dashboard.views import arrivals, crowding, standing, treaty
from dashboard.views.arrivals import View


register_page(__name__, path="/", title="Overview")


def layout(**query: str) -> Component:
    held = store.current()
    running = series.running(held, "arrivals")
    if running.empty:
        return panels.page(*panels.NO_OFFICIAL)
    return built(held, arrivals.read(running, panels.asked(query)))


@lru_cache(maxsize=64)
def built(held: Store, view: View) -> Component:
    """The page; the tables of a store never change, so neither does the page of a view."""
    running = series.running(held, "arrivals")
    extent = series.extent(held, "arrivals")
    return panels.page(
        standing.headline(running, extent.day.year),
        standing.lede(running, extent.day.year, extent),
        standing.facts(held, running, extent),
        arrivals.section(held, running, view, extent),
        treaty.section(held),
        crowding.section(held, extent),
    )
