"""Texts come in, what is read in them goes out: kept from the build before where nothing changed, else read anew."""

import hashlib
import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from secrets import token_hex
from typing import Any

import msgspec

from etl import claims
from etl.vocabulary import Claim, InputError, Number, Text


# The rooms that reading is made of: a change in one of them may change what is read.
READER = (
    "vocabulary",
    "events",
    "indicators",
    "sentences",
    "numerals",
    "grids",
    "quantities",
    "periods",
    "claims",
    "readings",
)
SOURCES = ("*.py", "*.toml", "*.csv")
# What a reading depends on beside them: the feast days, and what a letter or a digit is.
LIBRARIES = ("python-dateutil",)

SUFFIX, PART = ".reading", ".part"
CHECKSUM = hashlib.sha256().digest_size
# The longest document that is read has a reading of half as many.
MOST_BYTES = 100_000_000

Reading = tuple[list[Claim], list[Number]]
Run = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]

# A reading is kept with the name that it goes by, so that no other can stand in for it.
_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(tuple[str, list[Claim], list[Number]])


def beside(data: Path) -> Path:
    """The folder that holds the readings of a data folder: next to it, and named for it."""
    whole = data.resolve()
    return whole.parent / f".{whole.name}.readings"


@dataclass(slots=True)
class Kept:
    """The readings in a folder: those of the build before come in, those of this one stay.

    Nothing depends on them: what cannot be read or written is a line in `problems`, and costs time.
    """

    folder: Path
    problems: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    is_readable: bool = True
    is_writable: bool = True

    def find(self, name: str) -> Reading | None:
        """The reading of that name, None where none is kept or what is kept is not sound."""
        self.asked.add(name)
        if not self.is_readable:
            return None
        try:
            return decoded(self._path(name), name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except InputError as error:
            self.problems.append(str(error))
        except OSError as error:
            self.is_readable = False
            self._told(self._path(name), error, "a file to read: kept readings are not used")
        return None

    def add(self, name: str, reading: Reading) -> None:
        """Keep a reading; where that cannot be done once, it is not tried again."""
        if not self.is_writable:
            return
        try:
            _put(self._path(name), encoded(name, reading))
        except OSError as error:
            self.is_writable = False
            self._told(self.folder, error, "a folder to write in: readings are not kept")

    def _told(self, place: Path, error: OSError, expected: str) -> None:
        self.problems.append(str(InputError(place, error.strerror or str(error), expected)))

    def settle(self) -> None:
        """Take away what this build did not ask for: other texts, other readers, parts of killed runs."""
        wanted = {self._path(name) for name in self.asked}
        # Who may not write there may not tidy up either.
        with suppress(OSError):
            for path in self.folder.glob(f"*/*{SUFFIX}*"):
                if path not in wanted:
                    path.unlink()

    def _path(self, name: str) -> Path:
        # In 256 folders, as one with 100,000 files is slow to list.
        return self.folder / name[:2] / f"{name[2:]}{SUFFIX}"


def read(texts: Iterable[Text], run: Run, kept: Kept | None = None) -> Iterator[Reading]:
    """What is read in each text, in their order; `run` maps the reader over those that are not kept."""
    if kept is None:
        yield from run(claims.assemble, texts)
        return
    waiting: deque[tuple[str, Reading | None]] = deque()
    for fresh in run(claims.assemble, _unknown(texts, kept, waiting)):
        yield from _known(waiting)
        kept.add(waiting.popleft()[0], fresh)
        yield fresh
    yield from _known(waiting)


def _unknown(
    texts: Iterable[Text], kept: Kept, waiting: deque[tuple[str, Reading | None]]
) -> Iterator[Text]:
    """The texts that have to be read; every text is noted, with its reading where that is kept."""
    for text in texts:
        called = name(text)
        found = kept.find(called)
        waiting.append((called, found))
        if found is None:
            yield text


def _known(waiting: deque[tuple[str, Reading | None]]) -> Iterator[Reading]:
    """The kept readings up to the first text that has to be read."""
    while waiting and waiting[0][1] is not None:
        yield waiting.popleft()[1]


def name(text: Text) -> str:
    """What a reading goes by: a hash of all that it depends on, the reader itself included."""
    document = text.document
    held = [(passage.start, passage.text) for passage in text.passages]
    depends = (reader(), document.document_id, document.published, held)
    return hashlib.sha256(_encoder.encode(depends)).hexdigest()


@cache
def reader(folder: Path = Path(__file__).parent) -> str:
    """A hash of the sources that a reading is made by, and of the versions of what they use."""
    digest = hashlib.sha256(platform.python_version().encode())
    for library in LIBRARIES:
        digest.update(f"{library} {version(library)}".encode())
    for path in sources(folder):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(folder).as_posix()} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def sources(folder: Path) -> list[Path]:
    """The files below a folder that make up the reader, in a fixed order."""
    found = (path for pattern in SOURCES for path in folder.rglob(pattern))
    return sorted(path for path in found if path.relative_to(folder).parts[0] in _rooms())


@cache
def _rooms() -> frozenset[str]:
    """A room is a file or a folder, with its words in a file beside it."""
    return frozenset(f"{room}{ending}" for room in READER for ending in ("", ".py", ".toml"))


def encoded(name: str, reading: Reading) -> bytes:
    """The bytes of a reading, with a checksum ahead."""
    body = _encoder.encode((name, *reading))
    return hashlib.sha256(body).digest() + body


def decoded(path: Path, name: str) -> Reading:
    """The reading in a file, which has to be the one of that name, whole and of the records' types."""
    with path.open("rb") as file:
        content = file.read(MOST_BYTES)
    checksum, body = content[:CHECKSUM], content[CHECKSUM:]
    if hashlib.sha256(body).digest() != checksum:
        raise InputError(path, "is damaged", "a reading as it was kept: read anew")
    try:
        named, *reading = _decoder.decode(body)
    except msgspec.MsgspecError as error:
        raise InputError(path, str(error), "a reading: read anew") from None
    if named != name:
        raise InputError(path, "is the reading of another text", "its own: read anew")
    return tuple(reading)


def _put(path: Path, content: bytes) -> None:
    """A whole file or none: one that a killed run left behind goes by another name."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{token_hex(8)}{PART}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
