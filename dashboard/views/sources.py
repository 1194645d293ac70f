"""A view comes in, the matrix of sources and the figures that they report goes out."""

from collections import Counter

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import matrices, panels, quotes, words
from dashboard.exhibits import Exhibit, Whole
from dashboard.matrices import Matrix, Row
from dashboard.reports import Report
from dashboard.store import Store
from dashboard.theme import LOOKS
from dashboard.views.asked import View
from etl.indicators import catalogue
from etl.vocabulary import Measure, Verdict


NAME = "sources"
LEDE = (
    "Down the side, what was counted and over which days; across, the texts and statements that "
    "report it. Each number leads to its figure. A copy prints the sentence of another text, and "
    "confirms nothing."
)


def exhibit(store: Store, view: View) -> Exhibit | None:
    """The matrix; None where no figure has the sources that are asked for."""
    matrix = matrices.of(store, every_source=view.every_source)
    if not matrix.rows:
        return None
    return Exhibit(
        NAME,
        "Which source reported which figure",
        sentence(matrix, view),
        source(matrix),
        file_rows(matrix),
        (Whole("Everything reported", "claims"), Whole("All documents", "documents")),
        tables=(table(matrix),),
        marked=tuple(matrix.figures),
        cells=(heads(matrix), [drawn(matrix, row) for row in matrix.rows]),
    )


def source(matrix: Matrix) -> str:
    """How far the texts go that the matrix is made from."""
    last = max(document.published for document in matrix.sources)
    return f"Texts and statements published up to {words.day(last)}, as they were read."


def sentence(matrix: Matrix, view: View) -> str:
    """How many figures, sources, verdicts and copies the matrix holds."""
    figures = matrix.figures
    counted = Counter(report.verdict for report in figures)
    verdicts = ", ".join(f"{counted[v]} {LOOKS[v].plural}" for v in Verdict)
    copies = sum(bool(report.claim.copy_of) for report in figures)
    shared = "" if view.every_source else " that two sources or more report"
    left = f"; {matrix.sources_left} more are not shown" if matrix.sources_left else ""
    things = words.counted(len(matrix.rows), "figure", "figures")
    return (
        f"{things}{shared}, from {words.counted(len(matrix.sources), 'source', 'sources')}{left}: of "
        f"{words.counted(len(figures), 'report', 'reports')} {verdicts}; "
        f"{words.counted(copies, 'is a copy', 'are copies')} of another text."
    )


def headline(exhibit: Exhibit) -> str:
    things, sources = exhibit.cells[1], exhibit.cells[0][1:]
    return (
        f"{words.counted(len(things), 'figure', 'figures')}, "
        f"{words.counted(len(sources), 'source', 'sources')}: who reported what"
    )


def name(row: Row) -> str:
    """What was counted, over which days."""
    claim = row.first
    what = catalogue()[claim.indicator].title
    kind = "" if claim.measure == Measure.COUNT else f" ({quotes.kind(claim)})"
    part = f" ({claim.subset})" if claim.subset else ""
    return f"{what}{part}{kind}, {words.days(claim.period_start, claim.period_end)}"


def heads(matrix: Matrix) -> list[str]:
    return ["Figure", *(quotes.name(document) for document in matrix.sources)]


def table(matrix: Matrix) -> Component:
    """Figures down, sources across; each number a verdict that leads to its figure."""
    columns = [panels.Column(head) for head in heads(matrix)]
    rows = [
        [name(row), *(cell(row.cells.get(d.document_id, ())) for d in matrix.sources)]
        for row in matrix.rows
    ]
    shown = panels.table(columns, rows, "Figures down the side, sources across")
    return html.Div(shown, className="matrix")


def cell(found: tuple[Report, ...]) -> list:
    if not found:
        return [
            html.Span("·", **{"aria-hidden": "true"}),
            html.Span("not reported", className="visually-hidden"),
        ]
    return [number(report) for report in found]


def number(report: Report) -> Component:
    """The number with its verdict as sign and word, and whether it is a copy."""
    claim, look = report.claim, LOOKS[report.verdict]
    parts = [
        html.Span(look.sign, **{"aria-hidden": "true"}),
        quotes.amount(claim),
        html.Span(f", {look.word}", className="visually-hidden"),
    ]
    link = html.A(
        parts, href=quotes.figure_address(claim.claim_id), className=f"verdict {look.token}"
    )
    copied = [html.Span(" copy", className="note")] if claim.copy_of else []
    return html.Div([link, *copied])


def drawn(matrix: Matrix, row: Row) -> list[tuple[str, str]]:
    """A row of the picture: each cell a text with the token of its colour."""
    cells = [(name(row), "ink")]
    for document in matrix.sources:
        found = row.cells.get(document.document_id, ())
        said = " ".join(
            f"{LOOKS[report.verdict].sign} {quotes.amount(report.claim)}" for report in found
        )
        cells.append((said or "·", LOOKS[found[0].verdict].token if found else "ink-soft"))
    return cells


def file_rows(matrix: Matrix) -> pd.DataFrame:
    """A row for each report in the matrix: the figure, the source, the number, the verdict."""
    return pd.DataFrame(
        [
            {
                "figure": name(row),
                "source": quotes.name(report.document),
                "value": report.claim.value,
                "verdict": str(report.verdict),
                "copy": "copy" if report.claim.copy_of else "",
                "claim_id": report.claim.claim_id,
            }
            for row in matrix.rows
            for found in row.cells.values()
            for report in found
        ]
    )
