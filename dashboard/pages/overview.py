"""The address of the overview comes in, the answer in words, numbers and charts goes out."""

from dash import register_page
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup

from dashboard import exhibits, fragments, panels, prerender, series, shell, store
from dashboard.exhibits import Exhibit
from dashboard.store import Store, kept
from dashboard.views import (
    arrivals,
    asked,
    chosen,
    controls,
    crowding,
    days,
    sources,
    standing,
    treaty,
    weeks,
)
from dashboard.views.asked import View


register_page(__name__, path="/", title=shell.titled("Overview"))


def layout(**query: str) -> Component:
    held = store.current()
    known = series.years(held)
    if not known:
        return panels.page(*panels.NO_OFFICIAL)
    page = built(held, asked.read(known, query), request.url_root.rstrip("/"))
    return fragments.shown(fragments.unmeant(asked.unmeant(known, query)) + page)


@kept
def built(held: Store, view: View, base: str) -> Markup:
    """The page; the tables of a store never change, so neither does the page of a view."""
    known = list(series.years(held))
    shown = Shown(held, view, known, base)
    return fragments.render(
        "overview",
        opening=opening(held),
        choices=controls.choices(view, known),
        reported_by=Markup(prerender.to_html(controls.sources(view, known))),  # nosec B704 - escapes what it writes
        shown=shown,
        headlines=shown.headlines(),
        lede=arrivals.LEDE.format(what=view.measure.title),
        year=view.year,
        treaty_lede=treaty.LEDE,
        sources_lede=sources.LEDE,
        crowding_lede=crowding.LEDE,
    )


@kept
def opening(held: Store) -> Markup:
    """How things stand, whatever view is asked for."""
    running, extent = series.running(held, "arrivals"), series.extent(held, "arrivals")
    told = panels.page(
        standing.headline(running, extent.day.year),
        standing.lede(running, extent.day.year, extent),
        standing.facts(held, running, extent),
    )
    return Markup(prerender.to_html(told))  # nosec B704 - escapes what it writes


class Shown:
    """The charts of a view, each as HTML by its name; nothing where there is nothing to show."""

    def __init__(self, held: Store, view: View, known: list[int], base: str) -> None:
        self._held, self._base, self._view = held, base, view
        self._asked = asked.query(view, known)
        self.exhibits = {name: chosen.of(held, name, view) for name in chosen.OVERVIEW.charts}

    def __call__(self, name: str) -> Markup:
        return exhibits.shown(self.exhibits[name], self._held, self._asked, self._base)

    def has(self, name: str) -> bool:
        return self.exhibits[name] is not None

    def headlines(self) -> dict[str, str]:
        """What each section finds, for those that have something to show."""
        found: dict[str, Exhibit] = {name: one for name, one in self.exhibits.items() if one}
        view, days_ = self._view, asked.stretch(self._view)
        reached = series.extent(self._held, "arrivals").day
        said = {
            "arrivals": lambda _: arrivals.headline(view),
            "days": lambda one: days.headline(one, view, reached),
            "weeks": lambda one: weeks.headline(one, view, reached),
            "sources": sources.headline,
            "per-boat": lambda one: crowding.headline(one.rows, days_, reached),
            "treaty-returns_to_france": lambda _: treaty.headline(self._held),
        }
        return {name: said[name](one) for name, one in found.items() if name in said}
