"""The address of the official series comes in, explorer, records and revisions go out."""

from typing import Any

from dash import html, register_page
from dash.development.base_component import Component
from flask import request
from markupsafe import Markup

from dashboard import exhibits, fragments, panels, prerender, series, shell, store, words
from dashboard.series import Extent
from dashboard.store import Store, kept
from dashboard.views import chosen, explorer, series_compared, sums
from dashboard.views.explorer import View


register_page(__name__, path=explorer.PATH, title=shell.titled("Official series"))


def layout(**query: str) -> Component:
    held = store.current()
    if series.running(held, "arrivals").empty:
        return panels.page(*panels.NO_OFFICIAL)
    said = panels.asked(query)
    page = built(held, explorer.read(held, said), request.url_root.rstrip("/"))
    return fragments.shown(fragments.unmeant(explorer.unmeant(held, said)) + page)


@kept
def built(held: Store, view: View, base: str) -> Markup:
    """The page; the tables of a store never change, so neither does the page of a view."""
    extent = series.extent(held, view.indicator)
    whole = panels.page(
        series.reach(extent),
        lede(extent),
        sums.total(held, view),
        explored(held, view, base),
        records(held, view, base),
        compared(held, view, base),
        revisions(held, view, base),
    )
    return Markup(prerender.to_html(whole))  # nosec B704 - escapes what it writes


def lede(extent: Extent) -> str:
    return (
        "Published by the Home Office and read as they stand; the latest vintage held is that of "
        f"{words.day(extent.vintage)}. What was not recorded is shown as not recorded, never as nought."
    )


def explored(held: Store, view: View, base: str) -> Component:
    said = explorer.said(held, view)
    return panels.section(
        f"{view.what.title}, by {view.by}",
        explorer.choices(held, view),
        chart(held, explorer.NAME, view, said, base, explorer.nothing(view)),
        lede=view.what.definition,
        name=explorer.PLACE.removeprefix("#"),
    )


def compared(held: Store, view: View, base: str) -> Component:
    """The two series, which are the same whatever the address asks for."""
    return panels.section(
        series_compared.headline(series.both_series(held)),
        chart(held, series_compared.NAME, view, {}, base, series_compared.NONE_IN_BOTH),
        lede=series_compared.WHY,
        name=series_compared.NAME,
    )


def records(held: Store, view: View, base: str) -> Component:
    """The highest stretches of the indicator."""
    return panels.section(
        "Records",
        chart(held, sums.RECORDS, view, explorer.said(held, view), base, sums.NO_RECORD),
        lede=f"The highest of each kind: {view.what.title[0].lower()}{view.what.title[1:]}.",
        name=sums.RECORDS,
    )


def revisions(held: Store, view: View, base: str) -> Component:
    """What was replaced by later figures, whatever the address asks for."""
    name = series_compared.REVISIONS
    return panels.section(
        series_compared.revised_headline(chosen.of(held, name, view)),
        chart(held, name, view, {}, base, series_compared.NONE_REVISED),
        lede=series_compared.REPLACED,
        name=name,
    )


def chart(
    held: Store, name: str, view: View, said: dict[str, Any], base: str, without: str
) -> Component:
    """The chart of that name with all that belongs to it; `without` says that there is nothing to show."""
    exhibit = chosen.of(held, name, view)
    return panels.still(exhibits.shown(exhibit, held, said, base)) if exhibit else html.P(without)
