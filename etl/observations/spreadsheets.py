"""The Home Office weekly spreadsheet (.ods) comes in, an Edition of its two tables goes out."""

import re
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from etl.observations import archives, days, sheets
from etl.observations.sheets import DAILY, FIRST_DAY, WEEKLY, Edition, Row, Sheet
from etl.vocabulary import InputError


COVER = "Cover_sheet"
# So far the cover names no day; one that announces the next release must not be taken for this one.
STATES_ITS_DAY = re.compile(
    r"\s*(?:last |date )?(?:published|updated|of publication)", re.IGNORECASE
)


def read(path: Path) -> Edition:
    """Both tables of the spreadsheet at `path`, whole since the first day of the series."""
    content = archives.cleaned(path)
    try:
        workbook = CalamineWorkbook.from_filelike(content)
        tables = {sheet: _table(path.name, workbook, sheet) for sheet in (DAILY, WEEKLY)}
        vintage = _vintage(path.name, workbook)
    except CalamineError as error:
        raise InputError(path.name, str(error), "a spreadsheet that can be read") from None
    return Edition(path.name, vintage, tables)


def _table(place: str, workbook: CalamineWorkbook, sheet: Sheet) -> tuple[Row, ...]:
    if sheet.name not in workbook.sheet_names:
        found = ", ".join(workbook.sheet_names)[:100]
        raise InputError(place, f"no sheet {sheet.name} among {found}", f"the sheet {sheet.name}")
    # Left to its default, calamine drops leading empty rows and the header would seem in its place.
    grid = workbook.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    place = f"{place} {sheet.name}"
    sheets.check_header(place, grid[0] if grid else (), sheet.header)
    rows = sheets.read(place, sheet, grid[1:])
    if sheet.start(rows[0].end) != FIRST_DAY:
        raise InputError(
            f"{place} row 2", f"the series starts on {sheet.start(rows[0].end)}", FIRST_DAY
        )
    return rows


def _vintage(place: str, workbook: CalamineWorkbook) -> date:
    stated = [days.find(text) for text in (*_cover(workbook), place)]
    found = next(filter(None, stated), None)
    if not found:
        raise InputError(
            place, "no day of publication on its cover or in its name", "2026-08-21_... or alike"
        )
    return found


def _cover(workbook: CalamineWorkbook) -> list[str]:
    if COVER not in workbook.sheet_names:
        return []
    grid = workbook.get_sheet_by_name(COVER).to_python()
    return [
        cell for row in grid for cell in row if isinstance(cell, str) and STATES_ITS_DAY.match(cell)
    ]
