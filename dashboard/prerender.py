"""A tree of Dash components comes in, the HTML that shows the same without any program goes out."""

import re
from collections.abc import Iterable
from html import escape
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component


# The attribute in which HTML travels that the browser puts in place as it is.
STILL = "data-still"
NAMES = {"className": "class", "htmlFor": "for", "autoComplete": "autocomplete"}
VOID = {"br", "hr", "img", "input"}
# Kept by Dash for itself: they mean nothing in a page.
INWARD = {"children", "key", "n_clicks", "n_clicks_timestamp", "n_blur", "n_submit", "debounce"}
INWARD |= {"refresh", "target", "persistence", "persistence_type", "style", "disable_n_clicks"}
# Where the name of a component is not that of its element.
TAGS = {dcc.Link: "a", dcc.Input: "input", html.MapEl: "map", html.ObjectEl: "object"}
SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:|[/#?])")


def to_html(tree: Any) -> str:
    """The tree as HTML; components that live only in the browser leave no trace."""
    if tree is None:
        return ""
    if isinstance(tree, Component):
        return _element(tree)
    if isinstance(tree, Iterable) and not isinstance(tree, str):
        return "".join(map(to_html, tree))
    return escape(str(tree), quote=False)


def _element(component: Component) -> str:
    inner = getattr(component, STILL, None) or to_html(getattr(component, "children", None))
    tag = TAGS.get(type(component)) or _tag(component)
    if not tag:
        return inner
    opening = f"<{tag}{''.join(_attributes(component))}>"
    return opening if tag in VOID else f"{opening}{inner}</{tag}>"


def _tag(component: Component) -> str:
    native = component._namespace == "dash_html_components"
    return component._type.lower() if native else ""


def _attributes(component: Component) -> Iterable[str]:
    for name, value in component.to_plotly_json()["props"].items():
        if name in (*INWARD, STILL) or isinstance(value, dict | list):
            continue
        if value is None or value is False:
            continue
        if name in {"href", "action", "src"} and not SAFE_ADDRESS.match(str(value)):
            continue
        plain = NAMES.get(name, name.lower())
        yield f" {plain}" if value is True else f' {plain}="{escape(str(value))}"'
