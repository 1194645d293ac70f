"""A packed file from outside comes in, the parts asked for go out a chunk at a time, within bounds."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from etl.vocabulary import InputError


# A report of 200 pages with pictures has 10 million and 300 members, its text unpacks to 5 million.
MOST_BYTES = 20_000_000
MOST_UNPACKED = 50_000_000
MOST_MEMBERS = 5_000
# A mark that goes on over pieces is read from its beginning with each of them: few pieces keep that short.
CHUNK = 1_048_576
PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

# All that zipfile has been seen to raise over one flipped byte.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    OSError,
    ValueError,
    KeyError,
)


class Package:
    """The members of an archive, of which no more is unpacked than MOST_UNPACKED in all."""

    def __init__(self, place: str, archive: zipfile.ZipFile) -> None:
        self._place, self._archive, self._left = place, archive, MOST_UNPACKED
        members = archive.infolist()
        self.names = [member.filename for member in members]
        if len(members) > MOST_MEMBERS or len(set(self.names)) < len(members):
            problem = f"an archive of {len(members):,} members"
            raise InputError(place, problem, f"at most {MOST_MEMBERS:,}, each of its own name")
        if any(member.compress_type not in PACKINGS for member in members):
            raise InputError(place, "is packed in an unusual way", "a file as Word saves it")

    def chunks(self, name: str) -> Iterator[bytes]:
        """The content of a member."""
        # An archive may declare a thousand bytes and hold a hundred million: what comes is counted.
        with self._archive.open(name) as member:
            while part := member.read(CHUNK):
                self._left -= len(part)
                if self._left < 0:
                    problem, expected = "unpacks beyond the limit", f"at most {MOST_UNPACKED:,}"
                    raise InputError(self._place, problem, f"{expected} bytes")
                yield part


@contextmanager
def opened(content: bytes, place: str) -> Iterator[Package]:
    """The package in a file; whatever is broken in it is one InputError."""
    if len(content) > MOST_BYTES:
        raise InputError(place, "a file that is too large", f"at most {MOST_BYTES:,} bytes")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield Package(place, archive)
    except InputError:
        raise
    except BROKEN as error:
        problem = f"is damaged ({' '.join(str(error).split())[:80] or type(error).__name__})"
        raise InputError(place, problem, "a whole file") from None
