"""Every reported figure in its sentence, chosen by facets and words that stand in the address."""

from collections.abc import Callable
from dataclasses import dataclass

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import fragments, quotes, selections, shell, store
from dashboard.selections import Option, Selection
from dashboard.store import Store, kept
from etl import indicators
from etl.vocabulary import Claim, Document, InputError, stored_fields


dash.register_page(__name__, path="/figures", title=shell.titled("Reported figures"))

# A longer list of choices keeps the rest behind a line that opens it.
MOST_OPTIONS = 8

LABELS = {field.name: field.column.label for field in stored_fields(Claim)}


@dataclass(frozen=True, slots=True)
class Facet:
    """A list of choices under its title; `label` says an option's code in words."""

    name: str
    title: str
    label: Callable[[str], str]
    options: list[Option]


def layout(**query: str | list[str]) -> Component:
    return fragments.shown(page(store.current(), query))


def page(held: Store, query: dict[str, str | list[str]]) -> Markup:
    """The page for a query; a query that the tables cannot answer is shown as none, and told."""
    try:
        return _page(held, selections.read(query))
    except InputError as error:
        return _page(held, selections.read({}), str(error))


@kept
def _page(held: Store, selection: Selection, problem: str = "") -> Markup:
    counted = selections.count(held, selection)
    return fragments.render(
        "figures",
        problem=problem,
        selection=selection,
        text=" ".join(selection.chosen("q")),
        facets=facets(held, selection),
        orders=selections.ORDERS,
        labels=LABELS,
        listed=selections.rows(held, selection) if counted.places else [],
        figures=counted.figures,
        all=selections.count(held, selections.read({})).figures,
        total=counted.places,
        rows_at_most=selections.ROWS_AT_MOST,
        most_options=MOST_OPTIONS,
    )


def facets(held: Store, selection: Selection) -> list[Facet]:
    """The lists of choices with the number of figures behind each."""
    publisher = next(f for f in stored_fields(Document) if f.name == "publisher").column.label
    said = {
        "verdict": ("Verdict", quotes.plain),
        "indicator": (LABELS["indicator"], lambda code: indicators.catalogue()[code].title),
        "publisher": (publisher, str),
        "measure": (LABELS["measure"], quotes.plain),
    }
    return [
        Facet(name, *said[name], selections.options(held, selection, name))
        for name in selections.FACETS
    ]
