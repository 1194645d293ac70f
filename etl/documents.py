"""Files, folders, catalogues and pasted texts come in, Texts go out: a document and what we hold of it."""

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from etl import agencies, files, formats, tables
from etl.formats.contents import Content
from etl.vocabulary import Document, Holding, InputError, Passage, Text


# A day far from these is a slip of the pen, and what is said of "last year" there would leave the calendar.
YEARS = range(1900, 2100)
DAY_WANTED = "--published DATE, a catalogue with its day, or a page that states it"

# The opening of a passage in a passages file: its offset in the whole document.
PASSAGE = re.compile(r"^@(?P<start>\d{1,9}) ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a catalogue: where a document lies and what is known of it.

    A day of publication that is not known is looked for in the document.
    """

    document_id: str
    path: Path
    published: date | None
    publisher: str
    title: str
    url: str
    agency: str
    sha256: str
    characters: int = 0
    passages_sha256: str = ""


def digest(text: str) -> str:
    """SHA-256 of a text in UTF-8: the same for a file and for the same characters pasted."""
    return hashlib.sha256(text.encode()).hexdigest()


def from_string(text: str, published: date, document_id: str = "text", publisher: str = "") -> Text:
    """A text held whole."""
    if published.year not in YEARS:
        expected = f"a day of the years {YEARS[0]} to {YEARS[-1]}"
        raise InputError(document_id, f"was published on {published}", expected)
    document = Document(
        document_id=document_id,
        publisher=publisher,
        title="",
        published=published,
        url="",
        agency=agencies.find(text),
        holding=Holding.FULL,
        characters=len(text),
        sha256=digest(text),
    )
    return Text(document, (Passage(document_id, 0, text),))


def load(path: Path) -> Content:
    """The plain text of a file of any readable format, and what it states of itself."""
    return formats.read(files.content(path), str(path))


def from_content(content: Content, published: date, document_id: str) -> Text:
    """A text held whole, with what its file states."""
    text = from_string(content.text, published, document_id, content.publisher)
    stated = replace(text.document, title=content.title, url=content.url)
    return Text(stated, text.passages)


def read(path: Path, published: date | None = None, document_id: str = "") -> Text:
    """One file, held whole."""
    return open_entry(_undescribed(path, document_id or path.stem, published))


def entries(path: Path, published: date | None) -> list[Entry]:
    """A file, or the readable files of a folder and of those below it, in a fixed order."""
    if not path.is_dir():
        return [_undescribed(path, path.stem, published)]
    found = sorted(file for file in path.rglob("*") if file.suffix.lower() in formats.SUFFIXES)
    return [
        _undescribed(file, file.relative_to(path).with_suffix("").as_posix(), published)
        for file in found
    ]


def distinct(listed: list[Entry]) -> list[Entry]:
    """The entries in the order of their names, each with one of its own.

    An article saved as page and as PDF has one name twice: then the ending tells them apart, and
    where this is not enough the folder.
    """
    once = list(dict.fromkeys(listed))
    for name in (lambda entry: f"{entry.document_id}{entry.path.suffix}", lambda entry: entry.path):
        times = Counter(entry.document_id for entry in once)
        once = [
            replace(entry, document_id=files.writable(str(name(entry))))
            if times[entry.document_id] > 1
            else entry
            for entry in once
        ]
    return sorted(once, key=lambda entry: entry.document_id)


def _undescribed(path: Path, name: str, published: date | None) -> Entry:
    return Entry(
        files.writable(name), path, published, publisher="", title="", url="", agency="", sha256=""
    )


def catalogue(path: Path) -> list[Entry]:
    """The entries of a catalogue; its columns may be more than the three that are needed."""
    return [
        Entry(
            document_id=_given(row, "document_id", f"{path} row {number}"),
            path=path.parent / _given(row, "file", f"{path} row {number}"),
            published=_day(row["published"], f"{path} row {number}") if row["published"] else None,
            publisher=row.get("publisher") or "",
            title=row.get("title") or "",
            url=row.get("url") or "",
            agency=row.get("agency") or "",
            sha256=row.get("sha256") or "",
        )
        for number, row in enumerate(rows(path, ("document_id", "file", "published")), start=2)
    ]


SEED_COLUMNS = (
    "id",
    "seed",
    "publisher",
    "title",
    "published",
    "url",
    "agency",
    "sha256",
    "characters",
    "passages_sha256",
)


def seed_catalogue(folder: Path) -> list[Entry]:
    """The entries of seeds/catalogue.csv; each points at its file of quoted passages."""
    path = folder / "catalogue.csv"
    return [
        Entry(
            document_id=row["id"],
            path=folder / "passages" / f"{row['id']}.txt",
            published=_day(row["published"], f"{path} row {number}"),
            publisher=row["publisher"],
            title=row["title"],
            url=row["url"],
            agency=row["agency"],
            sha256=row["sha256"],
            characters=_whole(row["characters"], f"{path} row {number}"),
            passages_sha256=row["passages_sha256"],
        )
        for number, row in enumerate(rows(path, SEED_COLUMNS), start=2)
    ]


def rows(path: Path, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """The rows of a CSV that must have `columns`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [name for name in columns if name not in (reader.fieldnames or ())]
            if missing:
                raise InputError(path, f"no column {missing[0]!r}", ", ".join(columns))
            yield from reader
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(path, str(error), "a UTF-8 CSV") from None


def open_entry(entry: Entry) -> Text:
    """The text that an entry of a user's catalogue points at, held whole."""
    content = files.content_at_rest(entry.path)
    stated = formats.read(content, str(entry.path))
    published = entry.published or stated.published
    if published is None:
        raise InputError(entry.path, "has no day of publication", DAY_WANTED)
    text = from_content(stated, published, entry.document_id)
    # Of a file other than plain text, either hash is one that its owner can know.
    if entry.sha256 not in ("", text.document.sha256, hashlib.sha256(content).hexdigest()):
        raise InputError(entry.path, "does not match the hash in its catalogue", entry.sha256)
    known = {name: getattr(entry, name) for name in ("publisher", "title", "url", "agency")}
    given = {name: value for name, value in known.items() if value}
    return Text(replace(text.document, **given), text.passages)


def open_passages(entry: Entry) -> Text:
    """The quoted passages that an entry of the seed catalogue points at."""
    content = _passages_file(entry)
    if digest(content) != entry.passages_sha256:
        raise InputError(
            entry.path, "does not match the hash in the catalogue", entry.passages_sha256
        )
    passages = tuple(_passages(content, entry))
    return Text(_quoted(entry), passages)


def _passages_file(entry: Entry) -> str:
    """The file as it is; a document that bears no figure has an empty one."""
    try:
        return entry.path.read_bytes().decode("utf-8")
    except OSError:
        raise InputError(entry.path, "is missing", "the quoted passages of the document") from None
    except UnicodeDecodeError as error:
        raise InputError(
            entry.path, f"byte {error.start} is not UTF-8", "quoted passages"
        ) from None


def _passages(content: str, entry: Entry) -> Iterator[Passage]:
    openings = list(PASSAGE.finditer(content))
    if content.strip() and (not openings or openings[0].start() != 0):
        raise InputError(
            entry.path, "does not open with an offset", "passages that open like '@5210 '"
        )
    ends = [opening.start() for opening in openings[1:]] + [len(content)] * bool(openings)
    last = 0
    for opening, end in zip(openings, ends, strict=True):
        passage = Passage(
            entry.document_id, int(opening["start"]), content[opening.end() : end].rstrip("\n")
        )
        if passage.start < last or passage.end > entry.characters:
            raise InputError(
                entry.path,
                f"passage @{passage.start} does not fit",
                f"offsets within {entry.characters} characters",
            )
        last = passage.end
        yield passage


def _quoted(entry: Entry) -> Document:
    assert entry.published is not None, entry
    return Document(
        document_id=entry.document_id,
        publisher=entry.publisher,
        title=entry.title,
        published=entry.published,
        url=entry.url,
        agency=entry.agency,
        holding=Holding.PASSAGES,
        characters=entry.characters,
        sha256=entry.sha256,
    )


def _given(row: dict[str, str], column: str, place: str) -> str:
    if not row[column]:
        raise InputError(place, f"has no {column}", "one in each row")
    return row[column]


def _day(text: str, place: str) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        raise InputError(place, f"published is {text!r}", "a day such as 2025-10-20") from None


def _whole(text: str, place: str) -> int:
    if not (text or "").isdecimal():
        raise InputError(place, f"characters is {text!r}", "a whole number")
    return int(text)


def keep_passages(seeds: Path, sha256: str, content: str) -> str:
    """Write the passages of the listed document with this hash, and their own hash in the catalogue."""
    path = seeds / "catalogue.csv"
    listed = list(rows(path, SEED_COLUMNS))
    row = next((row for row in listed if row["sha256"] == sha256), None)
    if row is None:
        raise InputError(path, f"lists no document with hash {sha256}", "an entry for it")
    row["passages_sha256"] = digest(content)
    tables.replace(seeds / "passages" / f"{row['id']}.txt", content.encode())
    table = io.StringIO()
    writer = csv.DictWriter(table, SEED_COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(listed)
    tables.replace(path, table.getvalue().encode())
    return f"{seeds / 'passages' / row['id']}.txt: {content.count(chr(10))} passages"
