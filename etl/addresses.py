"""What a user calls a place comes in, a path goes out: one of this machine, or one in an object store."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from etl.vocabulary import InputError


SCHEME = "://"


def path(place: str) -> Path:
    """A local path as it is; an address such as s3://bucket/folder as a path that is read and written alike."""
    if SCHEME not in place:
        return Path(place)
    try:
        from upath import UPath
    except ImportError:
        raise InputError(
            place, "universal_pathlib is not installed", "pip install channel-figures[dask]"
        ) from None
    try:
        found = UPath(place)
        # What speaks the protocol is looked for only when it is needed: better now than in the midst of work.
        _ = found.fs
    except ImportError as error:
        raise InputError(place, "its protocol is not installed", str(error)) from None
    # Each protocol has an error of its own for an address without its parts, or a host that does not answer.
    except (ValueError, TypeError, OSError) as error:
        raise InputError(place, str(error), "a path, or an address that fsspec knows") from None
    return Path(found.path) if found.protocol == "file" else cast(Path, found)


def is_local(place: Path) -> bool:
    """Whether a path is one of this machine's own disks."""
    return isinstance(place, Path)


@contextmanager
def reached(place: Path) -> Iterator[None]:
    """Whatever a disk or a store refuses there is one line."""
    try:
        yield
    except OSError as error:
        problem = error.strerror or " ".join(str(error).split())
        raise InputError(place, problem, "a place that can be reached") from None


def refuse_pipe(place: Path) -> None:
    """Refuse what is no file that lies there, and would be waited for."""
    if is_local(place) and (place.is_fifo() or place.is_char_device()):
        raise InputError(place, "is a pipe or a device", "a file")
