"""Words, numbers and figures come in, the furniture of a page goes out as Dash components."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import prerender, words
from dashboard.theme import LOOKS
from etl.vocabulary import Verdict


Content = Any  # what Dash takes for children: text, a component, or a list of either


@dataclass(frozen=True, slots=True)
class Fact:
    """One large number with what it counts above it and what qualifies it below."""

    label: Content
    value: Content
    note: Content = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several views of a page, as an address; `count` says what is to be found there."""

    text: str
    address: str
    chosen: bool = False
    count: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a shown table; numbers stand to the right."""

    title: str
    numeric: bool = False


NO_OFFICIAL = (
    "No official figures are held",
    "The observations table is empty: read the official series with `python -m etl refresh`.",
)


def page(title: Content, lede: Content, *rest: Content) -> Component:
    """A whole page: its finding as the heading, what that rests on below, then the sections."""
    return html.Article([html.H1(title), html.P(lede, className="lede"), *rest])


def section(title: Content, *rest: Content, lede: Content = None, name: str = "") -> Component:
    """A part of a page under its own heading; `name` is what an address ends in to lead here."""
    opening = [html.H2(title), *([html.P(lede, className="lede")] if lede else [])]
    return html.Section([*opening, *rest], className="section", **({"id": name} if name else {}))


def facts(shown: Iterable[Fact]) -> Component:
    return html.Dl([_fact(fact) for fact in shown], className="facts")


def _fact(fact: Fact) -> Component:
    parts = [html.Dt(fact.label), html.Dd(fact.value, className="value")]
    note = [html.Dd(fact.note, className="note")] if fact.note else []
    return html.Div(parts + note, className="fact")


def choices(label: str, offered: Iterable[Choice]) -> Component:
    """A row of links between views, the present one marked for eye and ear."""
    links = html.Ul([html.Li(_choice(choice)) for choice in offered])
    heading = html.Span(label, className="label")
    return html.Nav([heading, links], className="choices", **{"aria-label": label})


def _choice(choice: Choice) -> Component:
    count = [html.Span(f" {choice.count}", className="count")] if choice.count else []
    marked = {"aria-current": "true"} if choice.chosen else {}
    # A plain link: it works before any program runs, and going back restores the view.
    return html.A([choice.text, *count], href=choice.address, **marked)


def asked(query: Mapping[str, Any]) -> dict[str, str]:
    """What an address asks, each thing once: the last where it says one twice."""
    return {name: text if isinstance(text, str) else text[-1] for name, text in query.items()}


def address(path: str, **query: object) -> str:
    """A path with its query; what is None or empty is left out."""
    kept = {name: value for name, value in query.items() if value not in (None, "")}
    return f"{path}?{urlencode(kept, doseq=True)}" if kept else path


def verdict(given: Verdict, link: str = "", count: int | None = None) -> Component:
    """A verdict, or how many have it, as sign and word; a link where there is somewhere to go."""
    look = LOOKS[given]
    word = look.word if count in (None, 1) else look.plural
    said = word if count is None else f"{words.number(count)} {word}"
    text = [html.Span(look.sign, **{"aria-hidden": "true"}), said]
    style = f"verdict {look.token}"
    return html.A(text, href=link, className=style) if link else html.Span(text, className=style)


def still(tree: Content) -> Component:
    """A part of a page that no callback touches, as HTML: its thousand cells cost Dash one."""
    inner = tree if isinstance(tree, Markup) else prerender.to_html(tree)
    return html.Div(**{prerender.STILL: inner})


def key() -> Component:
    """What the marks of a chart mean: shape and word, the colour besides."""
    looks = [html.Span([f"{k.glyph} ", k.word], className=f"key {k.token}") for k in LOOKS.values()]
    return html.P(["Reported figures: ", *looks], className="source")


def table(
    columns: Sequence[Column], rows: Iterable[Sequence[Content]], caption: str = ""
) -> Component:
    """Rows under their headings; the first cell of each names the row."""
    heads = "".join(_cell('th scope="col"', column, column.title) for column in columns)
    # As text at once: a component for each of a thousand cells took longer than the queries behind them.
    body = "".join(_row(columns, row) for row in rows)
    named = f"<caption>{escape(caption)}</caption>" if caption else ""
    whole = f"<table>{named}<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    # A table wider than the screen scrolls by itself, so the keyboard must be able to reach it.
    region = f'tabindex="0" role="region" aria-label="{escape(caption or columns[0].title)}"'
    return still(Markup(f'<div class="table-wrap" {region}>{whole}</div>'))  # nosec B704 - escaped


def _row(columns: Sequence[Column], cells: Sequence[Content]) -> str:
    kinds = ('th scope="row"', *["td"] * (len(columns) - 1))
    return f"<tr>{''.join(_cell(*each) for each in zip(kinds, columns, cells, strict=True))}</tr>"


def _cell(kind: str, column: Column, content: Content) -> str:
    side = ' class="number"' if column.numeric else ""
    return f"<{kind}{side}>{prerender.to_html(content)}</{kind[:2]}>"


def downloads(links: Iterable[tuple[str, str]]) -> Component:
    """Links to files, each said in words with its format."""
    parts = [html.Li(html.A(text, href=href)) for text, href in links]
    return html.Ul(parts, className="downloads", **{"aria-label": "Downloads"})
