"""The address of the official series comes in, explorer, records and revisions go out."""

from dash import register_page
from dash.development.base_component import Component

from dashboard import panels, series, store, words
from dashboard.series import Extent
from dashboard.store import Store, kept
from dashboard.views import explorer, series_compared, sums
from dashboard.views.explorer import View


register_page(__name__, path="/official", title="Official series")


def layout(**query: str) -> Component:
    held = store.current()
    if series.running(held, "arrivals").empty:
        return panels.page(*panels.NO_OFFICIAL)
    return built(held, explorer.read(held, panels.asked(query)))


@kept
def built(held: Store, view: View) -> Component:
    """The page; the tables of a store never change, so neither does the page of a view."""
    extent = series.extent(held, view.indicator)
    return panels.page(
        series.reach(extent),
        lede(extent),
        sums.total(held, view),
        explorer.section(held, view, extent),
        sums.records(held, view),
        series_compared.section(held),
        series_compared.revisions(held),
    )


def lede(extent: Extent) -> str:
    return (
        "Published by the Home Office and read as they stand; the latest vintage held is that of "
        f"{words.day(extent.vintage)}. What was not recorded is shown as not recorded, never as nought."
    )
