"""Every cell of every official file: read by calamine, by odfpy, and by us as a document and as figures."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from etl import formats, observations
from etl.observations.sheets import DAILY, NOT_RECORDED, WEEKLY
from etl.vocabulary import Series


opendocument = pytest.importorskip("odf.opendocument", reason="odfpy is not installed")
from odf.namespaces import OFFICENS, TABLENS  # noqa: E402
from odf.table import CoveredTableCell, Table, TableCell, TableRow  # noqa: E402
from odf.teletype import extractText  # noqa: E402
from odf.text import P  # noqa: E402


NAMES = (
    "2025-11-14_small_boats_time_series",
    "2025-12-12_small_boats_time_series",
    "2026-02-20_small_boats_time_series_v2",
    "2026-05-15_small_boats_time_series",
    "2026-08-21_small_boats_time_series",
)
# Rows that a filter hides: figures to the program, and not there for who reads the sheet.
HIDDEN = {"2026-02-20_small_boats_time_series_v2": 417}
Grid = list[list[object]]


def by_calamine(path: Path) -> dict[str, Grid]:
    book = CalamineWorkbook.from_path(path)
    return {
        name: trimmed(book.get_sheet_by_name(name).to_python(skip_empty_area=False))
        for name in book.sheet_names
    }


def by_odfpy(path: Path) -> dict[str, Grid]:
    document = opendocument.load(path)
    return {
        table.getAttrNS(TABLENS, "name"): trimmed(list(rows_of(table)))
        for table in document.getElementsByType(Table)
    }


def rows_of(table) -> Iterator[list[object]]:
    for row in table.getElementsByType(TableRow):
        cells: list[object] = []
        for cell in row.childNodes:
            if cell.qname in (TableCell().qname, CoveredTableCell().qname):
                times = int(cell.getAttrNS(TABLENS, "number-columns-repeated") or 1)
                held = value_of(cell)
                cells += [held] * (times if held != "" else min(times, 20))
        filled = any(cell != "" for cell in cells)
        times = int(row.getAttrNS(TABLENS, "number-rows-repeated") or 1)
        yield from [cells] * (times if filled else min(times, 50))


def value_of(cell) -> object:
    kind = cell.getAttrNS(OFFICENS, "value-type")
    if kind == "float":
        return float(cell.getAttrNS(OFFICENS, "value"))
    if kind == "date":
        return datetime.fromisoformat(cell.getAttrNS(OFFICENS, "date-value"))
    return "\n".join(extractText(paragraph) for paragraph in cell.getElementsByType(P))


def trimmed(grid: Grid) -> Grid:
    """Without the empty cells at the right and the empty rows below; days without their hour."""
    rows = [[alike(cell) for cell in row] for row in grid]
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def alike(cell: object) -> object:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date()
    return float(cell) if isinstance(cell, int) else cell


def of_document(path: Path) -> list[list[str]]:
    text = formats.read(path.read_bytes(), path.name).text
    return [[cell.strip() for cell in line.split("|")] for line in text.split("\n\n")]


@pytest.fixture(params=NAMES)
def path(request, shared: Path) -> Path:
    return shared / f"official/ods/{request.param}.ods"


def test_every_cell_is_the_same_to_all(path: Path) -> None:
    grids, others = by_calamine(path), by_odfpy(path)
    assert grids == others
    assert sum(map(len, grids[DAILY.name])) > 10_000
    shown = [line for line in of_document(path) if len(line) >= len(DAILY.header)]
    days, weeks = grids[DAILY.name], grids[WEEKLY.name]
    told_of = [told(line) for line in shown]
    rows = iter(every := [*map(of_row, days), *map(of_row, weeks)])
    assert all(line in rows for line in told_of)
    assert len(every) - len(told_of) == HIDDEN.get(path.stem, 0)
    assert of_figures(path) == {**figures(DAILY, days[1:]), **figures(WEEKLY, weeks[1:])}


def told(line: list[str]) -> list[object]:
    """A line of the document: days and numbers as such, what is empty at its end left out."""
    cells = [*line]
    while cells and not cells[-1]:
        cells.pop()
    return [number(cell) for cell in cells]


def number(cell: str) -> object:
    try:
        return datetime.strptime(cell, "%d/%m/%Y").date()
    except ValueError:
        plain = cell.replace(",", "")
        return float(plain) if plain.isdecimal() else cell


def of_row(row: list[object]) -> list[object]:
    return [" ".join(cell.split()) if isinstance(cell, str) else cell for cell in row]


def figures(sheet, rows: Grid) -> dict[tuple, float | None]:
    return {
        (indicator, sheet.days, row[0]): None if row[column] == NOT_RECORDED else row[column]
        for row in rows
        for column, indicator in enumerate(sheet.indicators, start=1)
    }


def of_figures(path: Path) -> dict[tuple[str, int, date], float | None]:
    return {
        (
            each.indicator,
            (each.period_end - each.period_start).days + 1,
            each.period_end,
        ): each.value
        for each in observations.read(path)
        if each.series is Series.WEEKLY
    }
