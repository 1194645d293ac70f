"""The path of a file comes in, its bytes go out within bounds, and its name as it can stand in a table."""

from pathlib import Path

from etl import addresses
from etl.vocabulary import InputError


# The longest file of any format; each format has a bound of its own.
MOST_BYTES = 20_000_000


def content(path: Path) -> bytes:
    """The bytes of a file of any readable format."""
    try:
        with path.open("rb") as file:
            found = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        problem = getattr(error, "strerror", None) or str(error)
        raise InputError(path, problem, "a readable file") from None
    if len(found) > MOST_BYTES:
        raise InputError(path, "a file that is too large", f"at most {MOST_BYTES:,} bytes")
    return found


def content_at_rest(path: Path) -> bytes:
    """The bytes of a file that lies there: for what comes by a pipe a folder of documents would wait for ever."""
    addresses.refuse_pipe(path)
    return content(path)


def writable(name: str) -> str:
    """The name of a file; its bytes that are no UTF-8 as escapes, so that it can stand in a table."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
