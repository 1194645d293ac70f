"""A held table (CSV) comes in, its rows with their vintages go out; and back, byte for byte."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby, pairwise
from pathlib import Path

from etl.observations.sheets import DAILY, REVISED, WEEKLY, Row, Sheet, observed, status
from etl.vocabulary import InputError, Observation, Series, Status


FILES = {"daily.csv": DAILY, "weekly.csv": WEEKLY}
FIRST_COLUMN = {DAILY: "day", WEEKLY: "week_ending"}
LISTED_COLUMNS = ("indicator", "period_start", "period_end", "value", "note", "vintage_from")
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """The values of a day or week and the vintages from the first to the last that had them."""

    end: date
    values: tuple[float | None, ...]
    revised: bool
    vintage_from: date
    vintage_to: date | None


def header(sheet: Sheet) -> list[str]:
    return [FIRST_COLUMN[sheet], *sheet.indicators, "note", "vintage_from", "vintage_to"]


def read(path: Path, sheet: Sheet) -> tuple[Held, ...]:
    """The rows of a held table, by day and vintage; each must end where the next one begins."""
    rows = tuple(_held(place, sheet, cells) for place, cells in lines(path, header(sheet)))
    for _, versions in groupby(rows, key=lambda row: row.end):
        for before, after in pairwise([*versions, None]):
            expected = after.vintage_from - ONE_DAY if after else None
            if before.vintage_to != expected:
                raise InputError(
                    f"{path} {before.end}", f"vintage_to {before.vintage_to}", str(expected)
                )
    return rows


def listed(path: Path, series: Series) -> Iterator[Observation]:
    """The values of a table that has one row a value: known revisions, annual totals."""
    for place, cells in lines(path, LISTED_COLUMNS):
        yield Observation(
            series=series,
            indicator=cells["indicator"],
            period_start=day(place, cells["period_start"]),
            period_end=day(place, cells["period_end"]),
            value=_value(place, cells["value"]),
            status=Status.FINAL if series is Series.QUARTERLY else status(_revised(place, cells)),
            vintage_from=day(place, cells["vintage_from"]),
            vintage_to=None,
        )


def observations(sheet: Sheet, rows: Iterable[Held]) -> Iterator[Observation]:
    """Each value of each row by itself, as of the vintage that brought the row."""
    for held in rows:
        row = Row(held.end, held.values, held.revised)
        yield from observed(sheet, row, held.vintage_from, held.vintage_to)


def to_csv(sheet: Sheet, rows: Iterable[Held]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header(sheet))
    for row in rows:
        numbers = ["" if value is None else f"{value:.0f}" for value in row.values]
        note = REVISED if row.revised else ""
        writer.writerow([row.end, *numbers, note, row.vintage_from, row.vintage_to or ""])
    return text.getvalue().encode()


def lines(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Each row of a CSV by column, with its place; another shape is refused."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(path, f"no column {missing[0]!r}", ", ".join(columns))
            for cells in reader:
                place = f"{path} line {reader.line_num}"
                if None in cells or None in cells.values():
                    raise InputError(place, "too many or too few cells", "one a column")
                yield place, cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(path, " ".join(str(error).split()), "a UTF-8 CSV table") from None


def _held(place: str, sheet: Sheet, cells: dict[str, str]) -> Held:
    return Held(
        day(place, cells[FIRST_COLUMN[sheet]]),
        tuple(_value(place, cells[indicator]) for indicator in sheet.indicators),
        _revised(place, cells),
        day(place, cells["vintage_from"]),
        day(place, cells["vintage_to"]) if cells["vintage_to"] else None,
    )


def day(place: str, cell: str) -> date:
    """The day in a cell; anything else is refused."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        raise InputError(place, repr(cell), "a day such as 2026-08-21") from None


def _value(place: str, cell: str) -> float | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit()):
        raise InputError(place, repr(cell), "a whole number, or nothing where not recorded")
    return float(cell)


def _revised(place: str, cells: dict[str, str]) -> bool:
    if cells["note"] not in ("", REVISED):
        raise InputError(place, repr(cells["note"]), f"{REVISED!r} or nothing")
    return bool(cells["note"])
