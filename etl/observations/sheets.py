"""Cells of an official sheet come in, rows of days and whole numbers go out, or a refusal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from etl.indicators import catalogue
from etl.vocabulary import InputError, Observation, Series, Status


NOT_RECORDED = "-"
NOTES = "Notes"
REVISED = "Revised"
FIRST_DAY = date(2018, 1, 1)
# A bank holiday moves the publication by days, never by a fortnight: more is a cut file.
LATEST = timedelta(days=14)
# Of these the days must sum to the week. Not of uncontrolled landings: the vintage of 20 February
# 2026 gave 5 for a week whose days have none, and a later one put it right.
SUMMED = ("arrivals", "boats")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The shape of one official table: a row covers `days` days, named by the last of them."""

    name: str
    row: str
    days: int
    indicators: tuple[str, ...]

    @property
    def header(self) -> tuple[str, ...]:
        columns = (catalogue()[indicator].official for indicator in self.indicators)
        return (self.row, *columns, NOTES)

    def start(self, end: date) -> date:
        """First day that a row covers."""
        return end - timedelta(days=self.days - 1)


DAILY = Sheet("SB_01", "Date", 1, ("arrivals", "boats", "uncontrolled_landings"))
WEEKLY = Sheet(
    "SB_02", "Week ending", 7, (*DAILY.indicators, "prevented_people", "prevented_events")
)


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one day or week, in the order of the sheet's indicators; None: not recorded."""

    end: date
    values: tuple[float | None, ...]
    revised: bool


@dataclass(frozen=True, slots=True)
class Edition:
    """What one official publication held, and the day it was published."""

    place: str
    vintage: date
    rows: dict[Sheet, tuple[Row, ...]]


def status(revised: bool) -> Status:
    return Status.REVISED if revised else Status.PROVISIONAL


def observed(
    sheet: Sheet, row: Row, vintage_from: date, vintage_to: date | None = None
) -> Iterator[Observation]:
    """Each value of a row by itself, with the vintages that had it."""
    for indicator, value in zip(sheet.indicators, row.values, strict=True):
        yield Observation(
            series=Series.WEEKLY,
            indicator=indicator,
            period_start=sheet.start(row.end),
            period_end=row.end,
            value=value,
            status=status(row.revised),
            vintage_from=vintage_from,
            vintage_to=vintage_to,
        )


def check_header(place: str, found: Sequence[object], expected: Sequence[str]) -> None:
    """Refuse a first row that is not word for word the one we know how to read."""
    cells = tuple(" ".join(str(cell).split()) for cell in found)
    if cells != tuple(expected):
        raise InputError(
            f"{place} header", f"columns {_listed(cells)}", f"the columns {_listed(expected)}"
        )


def _listed(cells: Sequence[str]) -> str:
    shown = ", ".join(cell or "(empty)" for cell in cells[:8])
    return shown[:200] or "(none)"


def read(place: str, sheet: Sheet, body: Iterable[Sequence[object]]) -> tuple[Row, ...]:
    """The rows below the header; `place` names the table in a refusal."""
    rows = tuple(
        _row(f"{place} row {number}", sheet, cells) for number, cells in enumerate(body, start=2)
    )
    if not rows:
        raise InputError(place, "no rows", f"one row for every {sheet.days} days")
    for number, (before, row) in enumerate(pairwise(rows), start=3):
        expected = before.end + timedelta(days=sheet.days)
        if row.end != expected:
            raise InputError(f"{place} row {number}", f"{row.end} follows {before.end}", expected)
    return rows


def _row(place: str, sheet: Sheet, cells: Sequence[object]) -> Row:
    if len(cells) != len(sheet.header):
        raise InputError(place, f"{len(cells)} cells", f"{len(sheet.header)}")
    end, *values, note = cells
    columns = sheet.header[1:-1]
    return Row(
        _day(f"{place} {sheet.row}", end),
        tuple(
            _value(f"{place} {column}", value)
            for column, value in zip(columns, values, strict=True)
        ),
        _is_revised(f"{place} {NOTES}", note),
    )


def _day(place: str, cell: object) -> date:
    if not isinstance(cell, date):
        raise InputError(place, repr(cell)[:60], "a day")
    if not isinstance(cell, datetime):
        return cell
    if cell.time() != time():
        raise InputError(place, str(cell), "a day without a time")
    return cell.date()


def _value(place: str, cell: object) -> float | None:
    if cell == NOT_RECORDED:
        return None
    whole = isinstance(cell, float) and cell.is_integer() and cell >= 0
    if not whole:
        raise InputError(place, repr(cell)[:60], f"a whole number or {NOT_RECORDED!r}")
    return cell


def _is_revised(place: str, cell: object) -> bool:
    note = str(cell).strip()
    if note and note.casefold() != REVISED.casefold():
        raise InputError(place, repr(note)[:60], f"{REVISED!r} or nothing")
    return bool(note)


def verify(edition: Edition) -> None:
    """Refuse an edition that ends too early or too late for its day, or whose sums do not meet."""
    days, weeks = edition.rows[DAILY], edition.rows.get(WEEKLY, ())
    _ends_in_time(edition.place, days[-1].end, edition.vintage)
    if weeks:
        _ends_in_time(edition.place, weeks[-1].end, days[-1].end + timedelta(days=1))
        for problem, expected in _unequal_sums(days, weeks):
            raise InputError(edition.place, problem, expected)


def _ends_in_time(place: str, last: date, after: date) -> None:
    if not after - LATEST <= last < after:
        raise InputError(
            place, f"the last row is of {last}", f"one from {after - LATEST} to before {after}"
        )


def _unequal_sums(days: Sequence[Row], weeks: Sequence[Row]) -> Iterator[tuple[str, str]]:
    of_day = {row.end: row.values for row in days}
    for week in weeks:
        week_days = [of_day[week.end - timedelta(days=back)] for back in range(WEEKLY.days)]
        for column, indicator in enumerate(WEEKLY.indicators):
            if indicator not in SUMMED:
                continue
            parts = [values[column] for values in week_days]
            total = None if None in parts else sum(parts)
            if total != week.values[column]:
                yield (
                    f"{indicator} of the week ending {week.end} is {_told(week.values[column])}",
                    f"the sum of its days, {_told(total)}",
                )


def _told(value: float | None) -> str:
    return "not recorded" if value is None else f"{value:,.0f}"
