"""A spreadsheet file from outside comes in, a small archive that is safe to parse goes out."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from etl.formats import elements
from etl.formats.packages import BROKEN, CHUNK, PACKINGS
from etl.vocabulary import InputError


MOST_BYTES = 20_000_000
MOST_UNPACKED = 40_000_000  # today's content.xml has 2.4 million
MOST_CELLS = 500_000  # today's largest table has 16,000
MOST_MEMBERS = 100
MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384

MIMETYPE = "mimetype"
CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"

TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
VALUE_TYPE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 value-type"
CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")


def cleaned(path: Path) -> io.BytesIO:
    """The three members that hold the cells, checked and packed anew: nothing else is parsed."""
    members = _members(path.name, _bytes(path))
    if members[MIMETYPE].strip() != SPREADSHEET:
        raise InputError(path.name, "another kind of file", "an OpenDocument spreadsheet (.ods)")
    _check_cells(path.name, members[CONTENT])
    clean = io.BytesIO()
    with zipfile.ZipFile(clean, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    clean.seek(0)
    return clean


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise InputError(path, problem, "a file that can be read") from None
    if len(content) > MOST_BYTES:
        raise InputError(path.name, "a file that is too large", f"at most {MOST_BYTES:,} bytes")
    if content.lstrip()[:1] == b"<":
        raise InputError(path.name, "a web page (HTML)", "a spreadsheet (.ods)")
    return content


def _members(place: str, content: bytes) -> dict[str, bytes]:
    wanted = (MIMETYPE, CONTENT, MANIFEST)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if not _as_spreadsheets_are_packed(archive.infolist(), wanted):
                raise InputError(
                    place, "an archive of another make", f"one each of {', '.join(wanted)}"
                )
            return dict(_unpacked(place, archive, wanted))
    except InputError:
        raise
    except BROKEN as error:
        problem = f"not a whole archive ({' '.join(str(error).split())[:80]})"
        raise InputError(place, problem, "a spreadsheet (.ods)") from None


def _as_spreadsheets_are_packed(found: list[zipfile.ZipInfo], wanted: tuple[str, ...]) -> bool:
    names = [each.filename for each in found]
    return (
        len(names) <= MOST_MEMBERS
        and all(names.count(name) == 1 for name in wanted)
        and all(each.compress_type in PACKINGS for each in found)
    )


def _unpacked(
    place: str, archive: zipfile.ZipFile, names: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    # In chunks, because an archive may declare a thousand bytes and hold a hundred million.
    left = MOST_UNPACKED
    for name in names:
        parts = []
        with archive.open(name) as member:
            while part := member.read(CHUNK):
                parts.append(part)
                left -= len(part)
                if left < 0:
                    raise InputError(
                        place,
                        f"{name} unpacks beyond the limit",
                        f"at most {MOST_UNPACKED:,} bytes",
                    )
        yield name, b"".join(parts)


@dataclass(slots=True)
class Extent:
    """How far the filled cells of the table being parsed reach."""

    place: str
    rows: int = 0
    row_repeat: int = 1
    columns: int = 0
    filled: bool = False
    widest: int = 0
    lowest: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == f"{TABLE}table":
            self.rows = self.widest = self.lowest = 0
        elif name == f"{TABLE}table-row":
            self.row_repeat = self._repeat(attributes, "number-rows-repeated", MOST_ROWS)
            self.columns, self.filled = 0, False
        elif name in CELLS:
            self.columns += self._repeat(attributes, "number-columns-repeated", MOST_COLUMNS)
            if VALUE_TYPE in attributes:
                self.filled = True
                self.widest = max(self.widest, self.columns)

    def end(self, name: str) -> None:
        if name != f"{TABLE}table-row":
            return
        self.rows += self.row_repeat
        if self.filled:
            self.lowest = self.rows
        if self.lowest * self.widest > MOST_CELLS:
            raise InputError(
                self.place, "a table that is too large", f"at most {MOST_CELLS:,} cells"
            )

    def characters(self, text: str) -> None:
        """What stands in a cell counts for nothing here."""

    def _repeat(self, attributes: dict[str, str], name: str, most: int) -> int:
        written = attributes.get(TABLE + name, "1")
        if not (written.isascii() and written.isdigit() and 1 <= int(written[:9]) <= most):
            raise InputError(self.place, f"{name} {written[:20]!r}", f"1 to {most:,}")
        return int(written)


def _check_cells(place: str, content: bytes) -> None:
    # Only filled cells count: empty ones repeat to the edge of the sheet in every real file.
    elements.tell_of(place, [content], CONTENT, Extent(place))
