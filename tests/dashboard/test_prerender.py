"""Components as the HTML that stands before any program runs."""

import pytest
from dash import dcc, html

from dashboard import charts, drawings, panels, prerender, series
from dashboard.store import Store


TREES = {
    "text is escaped": (html.P("<b>&"), "<p>&lt;b&gt;&amp;</p>"),
    "nothing is nothing": (html.P([None, "a"]), "<p>a</p>"),
    "a number is text": (html.Td(5), "<td>5</td>"),
    "classes and labels keep their HTML names": (
        html.Label("x", htmlFor="i", className="c"),
        '<label class="c" for="i">x</label>',
    ),
    "a true attribute has no value": (html.Details(open=True), "<details open></details>"),
    "a false attribute is left out": (html.Details(open=False), "<details></details>"),
    "an attribute cannot be left by a quote": (
        html.P(title='" onclick="x'),
        '<p title="&quot; onclick=&quot;x"></p>',
    ),
    "a link of Dash is a link": (dcc.Link("a", href="/b"), '<a href="/b">a</a>'),
    "an address that runs is dropped": (html.A("a", href="javascript:x()"), "<a>a</a>"),
    "what lives only in the browser is left out": ([dcc.Location(id="l"), dcc.Store(id="s")], ""),
    "an element is not cut short": (html.Label(html.Del("x")), "<label><del>x</del></label>"),
    "what Dash calls otherwise has its own name": (html.MapEl("x"), "<map>x</map>"),
    "a still part is its HTML": (panels.still(html.B("&")), "<div><b>&amp;</b></div>"),
}


@pytest.mark.parametrize(("tree", "expected"), TREES.values(), ids=TREES)
def test_a_tree_becomes_html(tree, expected: str) -> None:
    assert prerender.to_html(tree) == expected


def test_a_chart_is_drawn_with_the_variables_of_the_stylesheet(held: Store) -> None:
    figure = charts.by_year(series.per_boat(held))
    drawing = drawings.draw(figure)
    assert 'stroke="var(--accent)"' in drawing
    assert "#" not in drawing


def test_a_table_costs_dash_one_component(held: Store) -> None:
    rows = [[str(n), "x"] for n in range(500)]
    table = panels.table([panels.Column("a"), panels.Column("b")], rows)
    assert list(table) == []
