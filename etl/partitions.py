"""Entries of documents come in; a folder of Parquet files goes out, one a partition, each written once.

A file is named for all that it was made of: the documents' own bytes, what is known of them, and the program. So a run
that was stopped goes on where it was, and no list has to be kept. A file also says which documents are in it: where one
is new or has changed, the figures of the others are taken from the file that stood there before.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
# `opening` tells a partition by its first document, whatever else is in it.
NAME = "claims-{opening}-{digest}.parquet"
ANY = "claims-*.parquet"
# Hexadecimal digits of a name, of what tells a partition by, and of what tells a document by in its file.
DIGITS, OPENING_DIGITS, MARK_DIGITS = 32, 8, 24


@dataclass(frozen=True, slots=True)
class Partition:
    """Documents whose figures stand in one file, the program that is to read them, and the files that stood there."""

    entries: tuple[Entry, ...]
    program: str
    former: tuple[str, ...] = ()


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
    there: dict[str, list[str]] = defaultdict(list)
    for name in sorted(file.name for file in folder.glob(ANY)):
        there[name[: len(_opening(""))]].append(name)
    written = list(run(partial(write_one, folder), _parts(entries, size, there)))
    for name in {*chain.from_iterable(there.values())} - {part.name for part in written}:
        # Another run may have done so in the meantime.
        (folder / name).unlink(missing_ok=True)
    return written


def _parts(
    entries: Iterable[Entry], size: int, there: Mapping[str, Sequence[str]]
) -> Iterator[Partition]:
    """Each partition with the files that may hold its figures: one that opens with any of its documents, or one of the
    partition before it, of which it may have been cut by a new document.
    """
    before: tuple[str, ...] = ()
    for part in split(entries, size):
        own = [name for entry in part for name in there.get(_opening(entry.document_id), ())]
        yield Partition(part, program(), (*before, *own))
        before = tuple(own)


def _opening(document_id: str) -> str:
    """How the names of the files of a partition open that this document is the first of."""
    first = documents.digest(document_id)[:OPENING_DIGITS]
    return NAME.partition("{digest}")[0].format(opening=first)


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
    marks = [_mark(entry, part.program) for entry in part.entries]
    opening = _opening(part.entries[0].document_id)
    file = folder / f"{opening}{_digest(marks)}.parquet"
    said = _said(file)
    if said is not None:
        return _written(file.name, said, kept=True)
    figures, said = _made(folder, part, marks)
    _put(file, tables.to_parquet(Claim, tables.frame(Claim, figures), said))
    return _written(file.name, said, kept=False)


def _made(
    folder: Path, part: Partition, marks: Sequence[str]
) -> tuple[list[Claim], dict[str, str]]:
    """What the file of a partition holds, as the files before had it or read anew, and what it says of itself."""
    held = {entry.document_id: mark for entry, mark in zip(part.entries, marks, strict=True)}
    kept = _kept(folder, part, held)
    unread: list[Unread] = []
    fresh = (entry for entry in part.entries if entry.document_id not in kept)
    read = {
        text.document.document_id: next(pipeline.claims_of([text]))
        for text in pipeline.open_all(fresh, documents.open_entry, unread)
    }
    figures = list(chain.from_iterable([*kept.values(), *read.values()]))
    said = {
        "documents": str(len(part.entries) - len(unread)),
        "figures": str(len(figures)),
        "unread": json.dumps([[item.place, item.problem] for item in unread]),
        "marks": " ".join(held[name] for name in held if name in kept or name in read),
    }
    return figures, said


def _kept(folder: Path, part: Partition, held: Mapping[str, str]) -> dict[str, list[Claim]]:
    """The figures of each document that a file before holds as it is now."""
    kept: dict[str, list[Claim]] = {}
    for name in part.former:
        said = _said(folder / name)
        marks = set(said.get("marks", "").split()) if said else set()
        same = [document for document, mark in held.items() if mark in marks]
        figures = _figures(folder / name) if same else None
        if figures is not None:
            kept |= {document: [] for document in same}
            for claim in figures:
                if held.get(claim.document_id) in marks:
                    kept[claim.document_id].append(claim)
    return kept


def _figures(file: Path) -> list[Claim] | None:
    """The figures in a file; None where it is gone or damaged: then all of its documents are read."""
    try:
        with file.open("rb") as opened:
            return list(tables.records_in_parquet(Claim, opened))
    except (OSError, ValueError):
        return None


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


def _digest(marks: Sequence[str]) -> str:
    """The same for the same documents read by the same program, wherever it runs."""
    return hashlib.sha256(" ".join(marks).encode()).hexdigest()[:DIGITS]


def _mark(entry: Entry, program: str) -> str:
    """All that the figures of one document depend on: its bytes, what is known of it, and the program."""
    known = replace(entry, path=Path(entry.path.name))
    whole = f"{program}\n{known}\n{_content(entry.path)}"
    return hashlib.sha256(whole.encode()).hexdigest()[:MARK_DIGITS]


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
