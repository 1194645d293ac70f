"""An OpenDocument spreadsheet comes in, what stands in its visible cells goes out: sheet by sheet, a row a line."""

from etl.formats import contents, elements, packages
from etl.formats.contents import Content
from etl.formats.packages import Package
from etl.formats.spreadsheets import Lines
from etl.vocabulary import InputError


MIMETYPE, CONTENT, MANIFEST = "mimetype", "content.xml", "META-INF/manifest.xml"
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
KINDS = (SPREADSHEET, SPREADSHEET + b"-template")
ENCRYPTED = "encryption-data"
# Bytes within which a part of the archive tells what it is.
LONGEST_KIND = 65_536


def read(content: bytes, place: str) -> Content:
    """The rows of every sheet, in their order."""
    with packages.opened(content, place) as package:
        if MIMETYPE not in package.names or _first(package, MIMETYPE).strip() not in KINDS:
            raise InputError(place, "an OpenDocument file that is no spreadsheet", "an ods")
        _refuse_locked(place, package)
        lines = Lines(place)
        elements.tell(place, package, CONTENT, lines)
        return Content(contents.lay_out(lines.found()))


def _refuse_locked(place: str, package: Package) -> None:
    # A locked file keeps its kind, and what stands under the name of its content is no XML.
    manifest = _first(package, MANIFEST) if MANIFEST in package.names else b""
    if CONTENT not in package.names or ENCRYPTED.encode() in manifest:
        raise InputError(place, "is encrypted or has no content", "an ods without a password")


def _first(package: Package, name: str) -> bytes:
    """The beginning of a part: no kind and no manifest is longer."""
    return next(package.chunks(name), b"")[:LONGEST_KIND]
