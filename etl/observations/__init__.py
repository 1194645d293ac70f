"""An official spreadsheet or a saved daily page comes in, Observations go out."""

from pathlib import Path

from etl import addresses
from etl.observations import pages, sheets, spreadsheets
from etl.vocabulary import InputError, Observation


READERS = {".ods": spreadsheets.read, ".html": pages.read, ".htm": pages.read}


def read(path: Path) -> list[Observation]:
    """Every value of the official file at `path`; whatever has another shape is refused."""
    reader = READERS.get(path.suffix.lower())
    if not reader:
        raise InputError(path, f"a name ending in {path.suffix!r}", f"one of {', '.join(READERS)}")
    addresses.refuse_pipe(path)
    edition = reader(path)
    sheets.verify(edition)
    return [
        observation
        for sheet, rows in edition.rows.items()
        for row in rows
        for observation in sheets.observed(sheet, row, edition.vintage)
    ]
