"""A chart with its sentence and its rows comes in, the chart with all that belongs to it goes out, and its files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd
from dash.development.base_component import Component
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from dashboard import drawings, filters, fragments, panels, pictures, prerender, words
from dashboard.panels import Column
from dashboard.plots import Figure
from dashboard.reports import Report
from dashboard.store import Store, kept
from etl import tables
from etl.vocabulary import Claim


NAME = "Channel Figures"
# Longer tables come when they are asked for: they would be most of the page.
MOST_INLINE = 60


@dataclass(frozen=True, slots=True)
class Whole:
    """A published table behind a chart: how it is called, and which of its rows are meant."""

    text: str
    table: str
    asked: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        return panels.address(f"/data/{self.table}.csv", **dict(self.asked))

    def count(self, store: Store) -> int:
        return filters.read(self.table, MultiDict(self.asked)).count(store)


@dataclass(frozen=True, slots=True, eq=False)
class Exhibit:
    """A chart: what it finds, in one sentence; the rows that it shows; where they come from.

    `tables` stand on the page at once; `rows` are what the file holds, column by column.
    `missing` is how the table says that there is no value. A table that is its
    own chart has `cells` in place of a figure. `page` is the path that it stands at.
    """

    name: str
    title: str
    sentence: str
    source: str
    rows: pd.DataFrame
    wholes: tuple[Whole, ...]
    figure: Figure | None = None
    tables: tuple[Component, ...] = ()
    marked: tuple[Report, ...] = ()
    size: str = ""
    missing: str = "–"
    cells: tuple[Sequence[str], Sequence[Sequence[tuple[str, str]]]] | None = None
    page: str = "/"
    most_inline: int = MOST_INLINE


def shown(
    exhibit: Exhibit, store: Store, asked: Mapping[str, Any], base: str, *, alone: bool = False
) -> Markup:
    """The chart as the page has it; `asked` is the query of the view, `base` the address of the site."""
    drawing, tables, inline = _stills(store, exhibit)
    return fragments.render(
        "exhibit",
        exhibit=exhibit,
        alone=alone,
        drawing=drawing,
        tables=tables,
        inline=inline,
        wholes=[(whole.text, whole.address, whole.count(store)) for whole in exhibit.wholes],
        at=lambda extension: panels.address(f"/charts/{exhibit.name}{extension}", **asked),
        view=base + panels.address(exhibit.page, **asked) + f"#chart-{exhibit.name}",
        embed=base + panels.address(exhibit.page, embed=1, chart=exhibit.name, **asked),
        site=NAME,
    )


@kept
def _stills(store: Store, exhibit: Exhibit) -> tuple[str, list[str], str]:
    """What is the same in every view that has the chart: its drawing, its tables, its rows where they are few."""
    return (
        Markup(drawings.draw(exhibit.figure)) if exhibit.figure else "",  # nosec B704 - escapes what it writes
        [Markup(prerender.to_html(table)) for table in exhibit.tables],  # nosec B704 - escapes what it writes
        Markup(prerender.to_html(table(exhibit))) if is_short(exhibit) else "",  # nosec B704 - escapes what it writes
    )


def is_short(exhibit: Exhibit) -> bool:
    return exhibit.figure is not None and len(exhibit.rows) <= exhibit.most_inline


def table(exhibit: Exhibit) -> Component:
    """The rows of the chart, as they stand in its file."""
    numeric = [kind in "if" for kind in _kinds(exhibit.rows)]
    heads = [
        Column(name.replace("_", " ").capitalize(), number)
        for name, number in zip(exhibit.rows, numeric, strict=True)
    ]
    heads[0] = Column(heads[0].title)
    return panels.table(
        heads, (_said(row, exhibit.missing) for row in cells(exhibit)), exhibit.title
    )


def _kinds(rows: pd.DataFrame) -> list[str]:
    """For each column i, f or another letter: whole numbers, numbers, or what else there is."""
    return [rows[name].dtype.kind for name in rows]


def cells(exhibit: Exhibit) -> list[list[Any]]:
    """The rows as plain values: days, whole numbers, numbers with one decimal, None for none."""
    return [[_plain(value) for value in row] for row in exhibit.rows.itertuples(index=False)]


def _plain(value: Any) -> Any:
    if isinstance(value, str | int):
        return value
    if value is None or pd.isna(value):
        return None
    if isinstance(value, datetime | date):
        return value.date() if isinstance(value, datetime) else value
    return int(value) if float(value).is_integer() else round(float(value), 1)


def _said(row: list[Any], missing: str) -> list[str]:
    first, *others = (missing if value is None else _word(value) for value in row)
    # A year names its row; it is not counted, so it has no comma.
    return [str(row[0]) if isinstance(row[0], int) else first, *others]


def _word(value: Any) -> str:
    if isinstance(value, date):
        return words.day(value)
    return value if isinstance(value, str) else words.number(value)


def csv(exhibit: Exhibit) -> str:
    """What the chart shows as RFC 4180 text; what was not recorded is empty."""
    lines = pd.DataFrame(cells(exhibit), columns=list(exhibit.rows), dtype=object)
    return lines.to_csv(index=False, lineterminator="\n")


def figures_csv(exhibit: Exhibit) -> str:
    """The reported figures that the chart marks, with the columns of the claims table."""
    return tables.to_csv(tables.frame(Claim, [report.claim for report in exhibit.marked]))


def svg(exhibit: Exhibit, view: str) -> str:
    """The chart as a picture that stands by itself: it names its source and where it is from."""
    notes = [exhibit.source, f"{NAME}, {view}"]
    if exhibit.figure is not None:
        return pictures.draw(exhibit.title, exhibit.sentence, notes, exhibit.figure)
    return pictures.table(exhibit.title, exhibit.sentence, notes, *exhibit.cells)
