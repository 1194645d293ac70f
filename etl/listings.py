"""The places that a user names come in, the entries of the documents there go out."""

from datetime import date
from pathlib import Path

from etl import addresses, documents, formats
from etl.documents import Entry
from etl.vocabulary import InputError


def find(places: list[str], published: date | None, catalogue: str) -> list[Entry]:
    """The entries of a catalogue and of each PATH, each with a name of its own."""
    entries = documents.catalogue(addresses.path(catalogue)) if catalogue else []
    for path in map(addresses.path, places):
        with addresses.reached(path):
            entries += _found(path, published)
    if not entries:
        raise InputError("extract", "nothing to read", "a PATH or --catalogue FILE")
    return documents.distinct(entries)


def _found(path: Path, published: date | None) -> list[Entry]:
    """A path as it is; a folder with a catalogue is read by it where no day is given."""
    if not path.exists():
        raise InputError(path, "is missing", "a text or a folder of texts")
    listed = path / "catalogue.csv"
    by_catalogue = path.is_dir() and published is None and listed.is_file()
    found = documents.catalogue(listed) if by_catalogue else documents.entries(path, published)
    if not found:
        raise InputError(path, "holds no file that can be read", formats.READABLE)
    return found
