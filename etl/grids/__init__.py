"""A text comes in; its tables, lists and labelled lines go out: for each cell of values the cells that speak for it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from etl.grids import rows
from etl.grids.rows import Cell, Row
from etl.vocabulary import Text


__all__ = ["Cell", "Place", "find"]

# Lines above a table that may speak for it, and how long they may be.
HEADINGS, LONGEST_HEADING = 2, 300
# No total is of more rows, and no row is looked at more often than so.
MOST_LABELS = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of values, and what speaks for it: the head of its column, the label of its row, the lines above.

    `corner` is the head of the labels ("Week ending"), `heads` and `labels` are those of the whole table:
    a total is of all its rows. `alone` is a label with one value, which may be read as a sentence as well.
    """

    cell: Cell
    head: Cell | None
    label: Cell | None
    headings: tuple[Cell, ...]
    corner: Cell | None = None
    heads: tuple[Cell, ...] = ()
    labels: tuple[Cell, ...] = ()
    alone: bool = False


def find(text: Text) -> list[Place]:
    """Every cell of values with what speaks for it, in reading order."""
    return sorted(_places(rows.read(text)), key=lambda place: place.cell.start)


def _places(written: Sequence[Row]) -> Iterator[Place]:
    headings: list[Cell] = []
    for parted, group in groupby(written, key=lambda row: row.parted):
        table = list(group)
        above = tuple(reversed(headings[-HEADINGS:]))
        if parted == "":
            headings = [row.cells[0] for row in table if len(row.cells[0].text) <= LONGEST_HEADING]
        elif parted in ("label", "lines"):
            yield from (_labelled(row, above) for row in table)
        else:
            yield from _table(table, above)


def _labelled(row: Row, above: tuple[Cell, ...]) -> Place:
    label, value = row.cells
    return Place(value, None, label, above, alone=True)


def _table(written: Sequence[Row], above: tuple[Cell, ...]) -> Iterator[Place]:
    """The values of a table, each with the head of its column; a row without values is a new row of heads."""
    heads: tuple[Cell, ...] = ()
    valued = (row for row in written if any(cell.is_value for cell in row.cells[1:]))
    labels = tuple(row.cells[0] for row in islice(valued, MOST_LABELS))
    for row in written:
        if not any(cell.is_value for cell in row.cells):
            heads = row.cells if any(cell.text for cell in row.cells[1:]) else heads
            continue
        labelled = not row.cells[0].is_value
        for column, cell in enumerate(row.cells):
            if cell.is_value:
                head = _head(heads, column, len(row.cells))
                label = row.cells[0] if labelled else None
                corner = _head(heads, 0, len(row.cells)) if labelled else None
                alone = not heads and len(row.cells) == 2
                yield Place(cell, head, label, above, corner, heads, labels, alone)


def _head(heads: tuple[Cell, ...], column: int, width: int) -> Cell | None:
    """The head of a column; heads that are one too few leave out that of the labels."""
    column -= width - len(heads)
    return heads[column] if 0 <= width - len(heads) <= 1 and column >= 0 else None
