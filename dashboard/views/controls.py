"""A view comes in, the choices that lead from it to others go out."""

from dataclasses import replace

from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import fragments, panels, prerender
from dashboard.panels import Choice
from dashboard.views import asked
from dashboard.views.asked import UNITS, WINDOWS, View


PLACE = "#arrivals"


def choices(view: View, known: list[int]) -> Markup:
    """Rows of links for what is asked often, and a form for any years and any days."""
    rows = [
        panels.choices(label, offered)
        for label, offered in (
            ("Year", years(view, known)),
            ("Count", units(view, known)),
            ("Beside it", beside(view, known)),
            ("Up to", same_day(view, known)),
            ("Days", windows(view, known)),
        )
    ]
    return Markup(prerender.to_html(rows)) + form(view, known)  # nosec B704 - escapes what it writes


def choice(text: str, other: View, view: View, known: list[int]) -> Choice:
    return Choice(text, asked.address(other, known) + PLACE, other == view)


def years(view: View, known: list[int]) -> list[Choice]:
    return [choice(str(y), replace(view, year=y), view, known) for y in sorted(known, reverse=True)]


def units(view: View, known: list[int]) -> list[Choice]:
    return [choice(said.choice, replace(view, unit=u), view, known) for u, said in UNITS.items()]


def beside(view: View, known: list[int]) -> list[Choice]:
    offered = {"All years": tuple(sorted(known))}
    if view.year - 1 in known:
        offered[f"{view.year - 1} only"] = (view.year - 1,)
    return [choice(t, replace(view, years=held), view, known) for t, held in offered.items()]


def same_day(view: View, known: list[int]) -> list[Choice]:
    said = {False: "The end of each year", True: "The same day of the year"}
    return [choice(t, replace(view, same_day=held), view, known) for held, t in said.items()]


def windows(view: View, known: list[int]) -> list[Choice]:
    return [
        choice(text, replace(view, first=first, last=last), view, known)
        for text, (first, last) in WINDOWS.items()
    ]


def form(view: View, known: list[int]) -> Markup:
    """Any years and any days: a form of its own, so that it works before any program runs."""
    kept = {
        name: value
        for name, value in asked.query(view, known).items()
        if name not in ("years", "first", "last") and value is not None
    }
    # A year that ended on a 29 February would leave the field empty in the others.
    leap_safe = {"02-29": "02-28"}
    ends = [leap_safe.get(end, end) for end in (view.first, view.last)]
    return fragments.render(
        "controls", view=view, known=sorted(known), kept=kept, ends=ends, place=PLACE
    )


def sources(view: View, known: list[int]) -> Component:
    """Which figures the matrix shows."""
    said = {False: "Two sources or more", True: "Any source"}
    return panels.choices(
        "Reported by",
        [
            Choice(
                text,
                asked.address(replace(view, every_source=held), known) + "#sources",
                held == view.every_source,
            )
            for held, text in said.items()
        ],
    )
