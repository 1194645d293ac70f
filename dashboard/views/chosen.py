"""The name of a chart and what an address asks come in, the chart goes out, whichever page it stands on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dashboard import panels, series
from dashboard.exhibits import Exhibit
from dashboard.store import Store, kept
from dashboard.views import (
    arrivals,
    asked,
    crowding,
    days,
    explorer,
    series_compared,
    sources,
    sums,
    treaty,
    weeks,
)
from dashboard.views.asked import View


Query = Mapping[str, str | list[str]]
Make = Callable[[Store, Any], Exhibit | None]


@dataclass(frozen=True, slots=True)
class Gallery:
    """The charts of one page, in the order in which a reader meets them.

    `read` makes a view of a query, `say` the shortest query of a view.
    """

    path: str
    charts: Mapping[str, Make]
    read: Callable[[Store, Query], Any]
    say: Callable[[Store, Any], dict[str, Any]]


def _treaty(code: str) -> Make:
    return lambda store, view: treaty.exhibits(store).get(code)


OVERVIEW = Gallery(
    "/",
    {
        "arrivals": arrivals.exhibit,
        "days": days.exhibit,
        "weeks": weeks.exhibit,
        **{f"treaty-{code}": _treaty(code) for code in treaty.COUNTED},
        "sources": sources.exhibit,
        "per-boat": crowding.exhibit,
    },
    lambda store, query: asked.read(series.years(store), query),
    lambda store, view: asked.query(view, series.years(store)),
)
OFFICIAL = Gallery(
    explorer.PATH,
    {
        explorer.NAME: explorer.exhibit,
        sums.RECORDS: sums.records,
        series_compared.NAME: series_compared.exhibit,
        series_compared.REVISIONS: series_compared.revisions,
    },
    lambda store, query: explorer.read(store, panels.asked(query)),
    explorer.said,
)
GALLERIES = {gallery.path: gallery for gallery in (OVERVIEW, OFFICIAL)}

# Every chart that there is, with the page on which it stands.
CHARTS = {name: gallery for gallery in GALLERIES.values() for name in gallery.charts}


# What of a view the charts of the overview depend on: views that agree in it have one chart.
HEEDED: Mapping[str, Callable[[View], View]] = {
    "arrivals": lambda view: replace(view, every_source=False),
    "days": lambda view: View(view.year, _before(view), view.first, view.last, view.unit),
    "weeks": lambda view: View(view.year, (), view.first, view.last, view.unit),
    **{f"treaty-{code}": lambda _: View(0, ()) for code in treaty.COUNTED},
    "sources": lambda view: View(0, (), every_source=view.every_source),
    "per-boat": lambda view: View(max(view.shown_years), view.shown_years, view.first, view.last),
}


def _before(view: View) -> tuple[int, ...]:
    """The year before, where it is one of those beside."""
    return tuple(year for year in view.years if year == view.year - 1)


def of(store: Store, name: str, view: Any) -> Exhibit | None:
    """The chart of that name."""
    return _made(store, name, HEEDED[name](view) if name in HEEDED else view)


@kept
def _made(store: Store, name: str, view: Any) -> Exhibit | None:
    return CHARTS[name].charts[name](store, view)
