"""Files that belong together come in and take their places in a folder as one; read back, they are of one time."""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from etl.vocabulary import InputError


Result = TypeVar("Result")

MANIFEST = "manifest.json"
# A folder of this name holds files that count already and have yet to be put in their places: until they
# are, they stand before the files beside it. Renaming it is the one step that turns old into new.
COMMITTED = ".committed"
PART = ".part"

# A reader that meets a change begins again; a change takes a hundredth of a second.
TRIES, PAUSE = 20, 0.05


@contextmanager
def alone(folder: Path, wait: float = 0) -> Iterator[None]:
    """Hold the folder's lock, made if missing; who comes second waits so many seconds, then is refused."""
    made = not folder.exists()
    with told(folder):
        lock = _locked(folder, time.monotonic() + wait)
    try:
        with told(folder):
            _sweep(folder)
            _settle(folder)
        yield
    finally:
        # What wrote nothing leaves nothing.
        with suppress(OSError):
            if made:
                folder.rmdir()
        with suppress(OSError):
            os.close(lock)


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Whatever the system refuses there is one line: a full disk, a folder that is not to be written."""
    try:
        yield
    except OSError as error:
        raise InputError(folder, error.strerror or str(error), "a folder to write in") from None


def _locked(folder: Path, until: float) -> int:
    while True:
        folder.mkdir(parents=True, exist_ok=True)
        # The lock is on the folder itself: it dies with the process and leaves no file behind.
        lock = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # One that held it before may have taken the folder away with it.
            if folder.is_dir() and os.path.samestat(os.fstat(lock), folder.stat()):
                return lock
        except BlockingIOError:
            if time.monotonic() >= until:
                os.close(lock)
                raise InputError(
                    folder, "another run is writing to it", "one run at a time"
                ) from None
        os.close(lock)
        time.sleep(PAUSE)


def _sweep(folder: Path) -> None:
    # What a killed run was writing; nobody writes here now, for the lock is ours.
    for part in folder.glob(f".*{PART}"):
        if part.is_dir():
            shutil.rmtree(part)
        else:
            part.unlink()


def publish(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put the files in the folder, all or none; only within `alone`."""
    with told(folder):
        staged = folder / f".{os.getpid()}{PART}"
        try:
            staged.mkdir()
            for name, content in files.items():
                _write(staged / name, content)
            sync(staged)
            staged.rename(folder / COMMITTED)
            sync(folder)
        finally:
            shutil.rmtree(staged, ignore_errors=True)
        _settle(folder)


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """A file is in its folder for good only when the folder too is on the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _settle(folder: Path) -> None:
    """Put what counts already in its places; a run that died on the way is made whole by the next."""
    committed = folder / COMMITTED
    if not committed.is_dir():
        return
    names = sorted(path.name for path in committed.iterdir())
    if MANIFEST in names:
        for name in _before(folder) - set(names):
            (folder / name).unlink(missing_ok=True)
        # Last, because it names what is to go.
        names.append(names.pop(names.index(MANIFEST)))
    for name in names:
        _place(committed / name, folder / name)
    sync(folder)
    spent = folder / f".spent{PART}"
    committed.rename(spent)
    shutil.rmtree(spent)


def _before(folder: Path) -> set[str]:
    """The files of the build before this one; where its manifest is damaged, none is known."""
    try:
        stated = json.loads((folder / MANIFEST).read_bytes())["sha256"]
        return set(map(_plain, stated))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()


def _plain(name: str) -> str:
    """The name of a file of the folder itself; a manifest with any other is not ours."""
    if Path(name).name != name or not name.isprintable():
        raise ValueError(f"names {name!a}")
    return name


def _place(source: Path, target: Path) -> None:
    beside = target.with_name(f".{target.name}{PART}")
    try:
        # A second name for the same file takes no room on a disk that may be full.
        os.link(source, beside)
        beside.replace(target)
    finally:
        # Where target was that file already, a rename does nothing.
        beside.unlink(missing_ok=True)


def manifest(files: Mapping[str, bytes]) -> bytes:
    """What a whole generation is: the SHA-256 of each of its files."""
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    return (json.dumps({"sha256": hashes}, indent=2) + "\n").encode()


def _stated(folder: Path) -> dict[str, str]:
    """The hashes in the manifest of a folder; none where there is no manifest."""
    if not at(folder, MANIFEST).exists():
        return {}
    try:
        stated = json.loads(_content(folder, MANIFEST))["sha256"]
        return {_plain(name): str(digest) for name, digest in stated.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, InputError):
            raise
        problem = f"cannot be read ({' '.join(str(error).split())})"
        raise InputError(folder / MANIFEST, problem, "the manifest of a build") from None


def at(folder: Path, name: str) -> Path:
    """Where the file of that name is that counts."""
    committed = folder / COMMITTED / name
    return committed if committed.exists() else folder / name


def stamp(folder: Path, names: Iterable[str]) -> tuple[tuple[int, ...], ...]:
    """Changes when one of the files is replaced or changed."""
    return tuple(_stamp(at(folder, name)) for name in names)


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        known = path.stat()
    except OSError:
        return ()
    return known.st_ino, known.st_mtime_ns, known.st_size


def steady(folder: Path, names: tuple[str, ...], work: Callable[[], Result]) -> Result:
    """What the work gives while none of the files that it reads was replaced."""
    for _ in range(TRIES):
        before = stamp(folder, names)
        try:
            done = work()
        except InputError:
            # A file that went while it was read says nothing of the one that took its place.
            if stamp(folder, names) == before:
                raise
            continue
        if stamp(folder, names) == before:
            return done
    raise InputError(folder, "changes all the time", "a folder that is not being written")


def read(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The files of one build, each with the hash that its manifest states; without one, as they stand."""
    asked = tuple(names)
    assert MANIFEST not in asked, "it would be read twice, and may change in between"
    for _ in range(TRIES):
        before = stamp(folder, (MANIFEST, *asked))
        try:
            return _of_one_build(folder, asked)
        except InputError:
            # Where nobody was writing, a file that does not fit is a damaged one.
            if stamp(folder, (MANIFEST, *asked)) == before:
                raise
    return _of_one_build(folder, asked)


def _of_one_build(folder: Path, asked: tuple[str, ...]) -> dict[str, bytes]:
    stated = _stated(folder)
    contents = {name: _content(folder, name) for name in asked}
    if stated:
        for name, content in contents.items():
            _check(folder / name, hashlib.sha256(content).hexdigest(), stated.get(name))
    return contents


def refuse_damaged(folder: Path, name: str) -> None:
    """Refuse a file that is not the one that was built; however large, it is never whole in memory."""
    stated = _stated(folder)
    try:
        with at(folder, name).open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest() if stated else ""
    except OSError as error:
        raise _unreadable(folder / name, error) from None
    if stated:
        _check(folder / name, digest, stated.get(name))


def _check(path: Path, digest: str, stated: str | None) -> None:
    if digest != stated:
        expected = f"the file that {MANIFEST} names: build the tables again"
        raise InputError(path, "is not the file that was built", expected)


def _content(folder: Path, name: str) -> bytes:
    try:
        with suppress(FileNotFoundError):
            return (folder / COMMITTED / name).read_bytes()
        return (folder / name).read_bytes()
    except OSError as error:
        raise _unreadable(folder / name, error) from None


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError(path, error.strerror or str(error), "a file of a whole build")


def verify(folder: Path) -> list[str]:
    """What is wrong with each file of a build, in a line; nothing where all are as they were built."""
    stated = _stated(folder)
    if not stated:
        raise InputError(folder / MANIFEST, "is missing", "the folder of a build")
    wrong = []
    for name in sorted(stated):
        try:
            read(folder, [name])
        except InputError as error:
            wrong.append(str(error))
    return wrong
