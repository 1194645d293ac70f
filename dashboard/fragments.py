"""A template and its values come in, HTML goes out, and the component that shows it."""

from typing import Any

from dash import html
from dash.development.base_component import Component
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from dashboard import prerender, quotes, words
from dashboard.theme import LOOKS
from etl import indicators


# Autoescape is what keeps a hostile text on the check page a text.
ENVIRONMENT = Environment(
    loader=PackageLoader("dashboard"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
ENVIRONMENT.globals.update(quotes=quotes, words=words, looks=LOOKS)


def compiled() -> None:
    """Have every template at hand, which takes a while: done once, for all processes that are forked afterwards."""
    for name in ENVIRONMENT.list_templates():
        ENVIRONMENT.get_template(name)


def render(template: str, **values: Any) -> Markup:
    """The template filled in; every value is escaped unless it is Markup."""
    page = ENVIRONMENT.get_template(f"{template}.html")
    return Markup(page.render(indicators=indicators.catalogue(), **values))  # nosec B704 - jinja escapes


def unmeant(odd: list[str]) -> Markup:
    """What of an address could not be meant, told; nothing where all of it was."""
    return render("unmeant", odd=odd) if odd else Markup()


def shown(markup: Markup, name: str = "fragment") -> Component:
    """The HTML as one component: to Dash a long list costs no more than a short one."""
    return html.Div(id=name, **{prerender.STILL: markup})
