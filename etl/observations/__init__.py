"""An official spreadsheet or a saved daily page comes in, Observations go out."""

from collections.abc import Iterator
from pathlib import Path

from etl.observations import pages, sheets, spreadsheets
from etl.observations.sheets import Edition
from etl.vocabulary import InputError, Observation, Series, Status


READERS = {".ods": spreadsheets.read, ".html": pages.read, ".htm": pages.read}


def read(path: Path) -> list[Observation]:
    """Every value of the official file at `path`; whatever has another shape is refused."""
    reader = READERS.get(path.suffix.lower())
    if not reader:
        raise InputError(path, f"a name ending in {path.suffix!r}", f"one of {', '.join(READERS)}")
    edition = reader(path)
    sheets.verify(edition)
    return list(_observations(edition))


def _observations(edition: Edition) -> Iterator[Observation]:
    for sheet, rows in edition.rows.items():
        for row in rows:
            for indicator, value in zip(sheet.indicators, row.values, strict=True):
                yield Observation(
                    series=Series.WEEKLY,
                    indicator=indicator,
                    period_start=sheet.start(row.end),
                    period_end=row.end,
                    value=value,
                    status=Status.REVISED if row.revised else Status.PROVISIONAL,
                    vintage_from=edition.vintage,
                    vintage_to=None,
                )
