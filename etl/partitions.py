"""Entries of documents come in; a folder of Parquet files goes out, one a partition, each written once.

A file is named for all that it was made of: the documents' own bytes, what is known of them, and the program. So a run
that was stopped goes on where it was, one document more costs one partition, and no list has to be kept.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path

from etl import addresses, documents, files, pipeline, tables
from etl.documents import Entry
from etl.pipeline import Run, Unread
from etl.vocabulary import Claim, InputError


# About a minute of reading, and some ten thousand rows: a file that is worth opening.
DOCUMENTS = 1_000
# A partition ends before a document whose name says so, or at the latest when it is so many times as long.
LONGEST = 2
NAME = "claims-{digest}.parquet"


@dataclass(frozen=True, slots=True)
class Partition:
    """Documents whose figures stand in one file, and the program that is to read them."""

    entries: tuple[Entry, ...]
    program: str


@dataclass(frozen=True, slots=True)
class Written:
    """The file of a partition: its name, what was read for it, and whether it was there already."""

    name: str
    documents: int
    figures: int
    unread: tuple[Unread, ...]
    kept: bool


def write(entries: Iterable[Entry], folder: Path, run: Run, size: int = DOCUMENTS) -> list[Written]:
    """Write the file of every partition that has none yet, and remove those of partitions that are no more."""
    with addresses.reached(folder):
        folder.mkdir(parents=True, exist_ok=True)
    parts = (Partition(part, program()) for part in split(entries, size))
    written = list(run(partial(write_one, folder), parts))
    names = {part.name for part in written}
    for file in folder.glob(NAME.format(digest="*")):
        if file.name not in names:
            file.unlink()
    return written


def split(entries: Iterable[Entry], size: int) -> Iterator[tuple[Entry, ...]]:
    """Partitions of about `size` entries; a document more or less moves the ends of none but its own."""
    part: list[Entry] = []
    for entry in entries:
        ends = int(documents.digest(entry.document_id)[:12], 16) % size == 0
        if part and (ends or len(part) >= LONGEST * size):
            yield tuple(part)
            part = []
        part.append(entry)
    if part:
        yield tuple(part)


def write_one(folder: Path, part: Partition) -> Written:
    """Read a partition and write its file, unless it is there: then what it says of itself is enough."""
    if part.program != program():
        raise InputError(
            "a worker", "has another version of the program", "the same one everywhere"
        )
    file = folder / NAME.format(digest=_digest(part))
    said = _said(file)
    if said is not None:
        return _written(file.name, said, kept=True)
    unread: list[Unread] = []
    texts = pipeline.open_all(part.entries, documents.open_entry, unread)
    claims = list(chain.from_iterable(pipeline.claims_of(texts)))
    said = {
        "documents": str(len(part.entries) - len(unread)),
        "figures": str(len(claims)),
        "unread": json.dumps([[item.place, item.problem] for item in unread]),
    }
    _put(file, tables.to_parquet(Claim, tables.frame(Claim, claims), said))
    return _written(file.name, said, kept=False)


def _said(file: Path) -> dict[str, str] | None:
    """What a file says of itself; nothing where there is none, or one that was not written to its end."""
    try:
        with file.open("rb") as opened:
            return tables.said_in_parquet(opened)
    except FileNotFoundError:
        return None


def _written(name: str, said: dict[str, str], kept: bool) -> Written:
    unread = tuple(Unread(*item) for item in json.loads(said["unread"]))
    return Written(name, int(said["documents"]), int(said["figures"]), unread, kept)


def _put(file: Path, content: bytes) -> None:
    """In one step on this machine; elsewhere a file that is not whole is no file when it is asked for again."""
    if addresses.is_local(file):
        tables.replace(file, content)
    else:
        file.write_bytes(content)


def _digest(part: Partition) -> str:
    """The same for the same documents read by the same program, wherever it runs."""
    total = hashlib.sha256(part.program.encode())
    for entry in part.entries:
        known = replace(entry, path=Path(entry.path.name))
        total.update(f"{known}\n{_content(entry.path)}\n".encode())
    return total.hexdigest()[:32]


def _content(path: Path) -> str:
    try:
        return hashlib.sha256(files.content_at_rest(path)).hexdigest()
    except InputError as error:
        return str(error)


@cache
def program() -> str:
    """SHA-256 of all that decides how a text is read: the package's own files."""
    package = Path(__file__).parent
    total = hashlib.sha256()
    for file in sorted(package.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            total.update(f"{file.relative_to(package).as_posix()}\n".encode() + file.read_bytes())
    return total.hexdigest()
