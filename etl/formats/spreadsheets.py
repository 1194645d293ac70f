"""The elements of a spreadsheet come in one by one; the lines that its readers see go out, a row being one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from etl.formats.html import CELL_BAR, LONGEST_CELL, NOTE_MARK
from etl.vocabulary import InputError


OFFICE, STYLE, TABLE, TEXT = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0 "
    for name in ("office", "style", "table", "text")
)
# Remarks in the margin, what was there before a change, and what belongs to no sheet.
LEFT_OUT = {
    f"{OFFICE}annotation",
    f"{OFFICE}forms",
    f"{TABLE}tracked-changes",
    f"{TABLE}content-validations",
    f"{TABLE}dde-links",
}
TABLES, COLUMN, ROW = f"{TABLE}table", f"{TABLE}table-column", f"{TABLE}table-row"
CELL, COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
ROWS_REPEATED, COLUMNS_REPEATED = f"{TABLE}number-rows-repeated", f"{TABLE}number-columns-repeated"
VISIBILITY = f"{TABLE}visibility"
PARAGRAPH, SPAN, SPAN_STYLE = f"{TEXT}p", f"{TEXT}span", f"{TEXT}style-name"
CHARACTERS = {f"{TEXT}tab": " ", f"{TEXT}line-break": " ", f"{TEXT}s": " "}
HIDES = ("collapse", "filter")

# The official file has 35,000; a sheet is 1,048,576 rows long, most of them empty and not counted.
MOST_CELLS = 200_000
MOST_CHARACTERS = 5_000_000
MOST_REPEATS = 1_048_576
REPEATS = re.compile("[0-9]{1,7}")

# Values as the format has them, for a cell of which no program wrote what it shows.
WRITTEN = tuple(f"{OFFICE}{name}" for name in ("string-value", "date-value", "value"))
VALUE_TYPE = f"{OFFICE}value-type"
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,17})?")
AT_MIDNIGHT = "T00:00:00"


@dataclass(slots=True)
class Sheet:
    """A table while it is open: its rows hold the text of each column that is filled."""

    name: str
    hidden: bool
    rows: list[dict[int, str]] = field(default_factory=list)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0

    def shown(self) -> list[int]:
        """The visible columns, from the first to the last that any row fills."""
        filled = {column for row in self.rows for column in row} - self.hidden_columns
        around = range(min(filled), max(filled) + 1) if filled else ()
        return [column for column in around if column not in self.hidden_columns]

    def lines(self) -> Iterator[str]:
        """Each row as a line; one that fills only the first column, or is of long texts, is no row of values."""
        columns = self.shown()
        for row in self.rows:
            cells = [row.get(column, "") for column in columns]
            if not any(cells[1:]) or max(map(len, cells)) > LONGEST_CELL:
                yield from filter(None, cells)
            else:
                yield CELL_BAR.join(cells)


@dataclass(slots=True)
class Row:
    """A row while it is open."""

    repeats: int
    hidden: bool
    column: int = 0
    cells: dict[int, str] = field(default_factory=dict)


@dataclass(slots=True)
class Cell:
    """A cell while it is open: its paragraphs, and what the format has for its value."""

    repeats: int
    covered: bool
    value: str
    paragraphs: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        shown = " ".join(part for part in (" ".join(p.split()) for p in self.paragraphs) if part)
        return "" if self.covered else shown or self.value


class Lines:
    """What stands in the visible cells of the visible sheets, as the elements of the content go by."""

    def __init__(self, place: str) -> None:
        self._place = place
        self._sheets: list[Sheet] = []
        self._hidden_styles: set[str] = set()
        self._raised_styles: set[str] = set()
        self._style = ""
        # A table may stand within a cell: its text is the cell's.
        self._tables = self._left_out = self._paragraphs = 0
        self._cells = self._characters = self._hidden_columns = 0
        self._row: Row | None = None
        self._cell: Cell | None = None
        self._spans: list[tuple[bool, int]] = []

    def found(self) -> list[str]:
        """The lines of all sheets; of several, each behind the name on its tab."""
        seen = [sheet for sheet in self._sheets if not sheet.hidden and sheet.rows]
        lines: list[str] = []
        for sheet in seen:
            # One wide row makes all of its sheet as wide.
            self._refuse_more_than(MOST_CELLS, len(sheet.rows) * len(sheet.shown()), "cells")
            lines += [sheet.name] if len(seen) > 1 else []
            lines += sheet.lines()
        return lines

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """Open a sheet, row, cell or paragraph, or note a style."""
        if self._left_out or element in LEFT_OUT:
            self._left_out += 1
        elif element.startswith(STYLE):
            self._start_style(element, attributes)
        elif element.startswith(TABLE):
            self._start_table(element, attributes)
        elif self._cell:
            self._start_text(self._cell, element, attributes)

    def _start_style(self, element: str, attributes: dict[str, str]) -> None:
        if element == f"{STYLE}style":
            self._style = attributes.get(f"{STYLE}name", "")
        elif attributes.get(f"{TABLE}display") == "false":
            self._hidden_styles.add(self._style)
        elif attributes.get(f"{STYLE}text-position", "").startswith("super"):
            self._raised_styles.add(self._style)

    def _start_table(self, element: str, attributes: dict[str, str]) -> None:
        if element == TABLES:
            self._tables += 1
            if self._tables == 1:
                style = attributes.get(f"{TABLE}style-name")
                name = attributes.get(f"{TABLE}name", "")
                self._sheets.append(Sheet(name, style in self._hidden_styles))
        elif self._tables != 1:
            return
        elif self._cell and element in (ROW, CELL, COVERED):
            problem = "a row or a cell within a cell"
            raise InputError(self._place, problem, "a table as spreadsheet programs save it")
        elif element == COLUMN:
            self._note_columns(self._sheets[-1], attributes)
        elif element == ROW:
            repeats = self._repeats(attributes, ROWS_REPEATED)
            self._row = Row(repeats, attributes.get(VISIBILITY) in HIDES)
        elif element in (CELL, COVERED):
            repeats = self._repeats(attributes, COLUMNS_REPEATED)
            self._cell = Cell(repeats, element == COVERED, _value(attributes))

    def _note_columns(self, sheet: Sheet, attributes: dict[str, str]) -> None:
        first = sheet.columns
        sheet.columns += self._repeats(attributes, COLUMNS_REPEATED)
        if attributes.get(VISIBILITY) in HIDES:
            self._hidden_columns += sheet.columns - first
            self._refuse_more_than(MOST_REPEATS, self._hidden_columns, "hidden columns")
            sheet.hidden_columns.update(range(first, sheet.columns))

    def _start_text(self, cell: Cell, element: str, attributes: dict[str, str]) -> None:
        if element == PARAGRAPH:
            self._paragraphs += 1
            cell.paragraphs.append("")
        elif element == SPAN:
            raised = attributes.get(SPAN_STYLE) in self._raised_styles
            self._spans.append((raised, len(cell.paragraphs[-1]) if cell.paragraphs else 0))
        elif self._paragraphs:
            cell.paragraphs[-1] += CHARACTERS.get(element, "")

    def end(self, element: str) -> None:
        """Close what is open; a closed cell is of its row, a closed row of its sheet."""
        if self._left_out:
            self._left_out -= 1
        elif element == TABLES:
            self._tables -= 1
        elif self._tables == 1 and element in (CELL, COVERED):
            self._close_cell()
        elif self._tables == 1 and element == ROW:
            self._close_row()
        elif self._cell and element == PARAGRAPH:
            self._paragraphs -= 1
        elif self._cell and element == SPAN:
            self._close_span(self._cell)

    def _close_span(self, cell: Cell) -> None:
        """A raised digit is the mark of a note."""
        raised, start = self._spans.pop()
        if raised and cell.paragraphs and NOTE_MARK.fullmatch(cell.paragraphs[-1][start:].strip()):
            cell.paragraphs[-1] = cell.paragraphs[-1][:start]

    def _close_cell(self) -> None:
        row, cell = self._row, self._cell
        self._cell = None
        if not row or not cell:
            return
        first = row.column
        row.column += cell.repeats
        if cell.text:
            self._refuse_more_than(MOST_CELLS, row.column, "cells")
            row.cells |= dict.fromkeys(range(first, row.column), cell.text)

    def _close_row(self) -> None:
        row, self._row = self._row, None
        if not row or row.hidden or not row.cells:
            return
        self._cells += row.repeats * (max(row.cells) + 1)
        self._refuse_more_than(MOST_CELLS, self._cells, "cells")
        self._characters += row.repeats * sum(map(len, row.cells.values()))
        self._refuse_more_than(MOST_CHARACTERS, self._characters, "characters")
        self._sheets[-1].rows += [row.cells] * row.repeats

    def characters(self, text: str) -> None:
        """Text counts only in a paragraph of a cell."""
        if self._cell and self._paragraphs and not self._left_out:
            self._cell.paragraphs[-1] += text

    def _repeats(self, attributes: dict[str, str], name: str) -> int:
        written = attributes.get(name, "1")
        if not (REPEATS.fullmatch(written) and 1 <= int(written) <= MOST_REPEATS):
            raise InputError(
                self._place,
                f"{name.removeprefix(TABLE)} {written[:20]!r}",
                f"1 to {MOST_REPEATS:,}",
            )
        return int(written)

    def _refuse_more_than(self, most: int, found: int, what: str) -> None:
        if found > most:
            raise InputError(self._place, f"too many {what}", f"at most {most:,}")


def _value(attributes: dict[str, str]) -> str:
    """What the format has for the value of a cell: "36816", "2025-10-18", "39%"."""
    written = next((attributes[name] for name in WRITTEN if name in attributes), "")
    if attributes.get(VALUE_TYPE) == "percentage" and PLAIN_NUMBER.fullmatch(written):
        return f"{(Decimal(written) * 100).normalize():f}%"
    return " ".join(written.removesuffix(AT_MIDNIGHT).split())
