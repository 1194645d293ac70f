"""The bytes of a file and its name come in, plain text goes out, whatever the format."""

import re
from collections.abc import Callable
from pathlib import PurePath

from etl.formats import docx, html, markdown, ods, packages, pdf, plain
from etl.formats.contents import Content
from etl.vocabulary import InputError


Reader = Callable[[bytes, str], Content]

# By the ending of a name, in the order in which a reader is told of them.
READERS: dict[str, Reader] = {
    ".txt": plain.read,
    ".md": markdown.read,
    ".markdown": markdown.read,
    ".html": html.read,
    ".htm": html.read,
    ".xhtml": html.read,
    ".pdf": pdf.read,
    ".docx": docx.read,
    ".ods": ods.read,
}
SUFFIXES = tuple(READERS)
READABLE = "txt, md, html, pdf, docx or ods"


def _packed(content: bytes, place: str) -> Content:
    """Of packed files only those of OpenDocument name their kind in a part of its own."""
    with packages.opened(content, place) as package:
        reader = ods.read if ods.MIMETYPE in package.names else docx.read
    return reader(content, place)


# What a file opens with tells more than its name.
OPENINGS: tuple[tuple[bytes, Reader], ...] = (
    (b"%PDF-", pdf.read),
    (b"PK\x03\x04", _packed),
    (b"<!doctype html", html.read),
    (b"<html", html.read),
)
# Formats that are known and not read.
UNREAD = {
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "an old Office file, or one with a password",
    b"{\\rtf": "a rich text file (RTF)",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a packed file (gzip)",
    b"PK\x05\x06": "an empty archive",
}
# Formats of which a file must bear the mark, whatever its name says.
MARKED = {
    pdf.read: "does not open as a PDF",
    docx.read: "does not open as a docx",
    ods.read: "does not open as an ods",
}
# Linked data and the tables of letters in a PDF can name what is no character by itself.
HALF = re.compile("[\0\ud800-\udfff]")
BLANK = b"\xef\xbb\xbf \t\r\n"


def read(content: bytes, place: str) -> Content:
    """The plain text of a file called `place`; one that holds none is refused."""
    read_it = _reader(content, place)
    if not content.strip(BLANK):
        raise InputError(place, "is empty", "a text")
    found = _whole(read_it(content, place))
    if not found.text.strip():
        raise InputError(place, "holds no text", "a text")
    return found


def _whole(found: Content) -> Content:
    """Halves of characters, which no table can hold, and NUL as the sign for a character that is not known."""
    given = (found.text, found.title, found.publisher, found.url)
    text, title, publisher, url = (HALF.sub("\ufffd", each) for each in given)
    return Content(text, found.published, title, publisher, url)


def _reader(content: bytes, place: str) -> Reader:
    """By what the file opens with; else by the ending of its name; what comes by no name is a text."""
    opening = content[:1024].lstrip(BLANK).lower()
    for mark, reader in OPENINGS:
        if opening.startswith(mark.lower()):
            return reader
    for mark, kind in UNREAD.items():
        if content.startswith(mark):
            raise InputError(place, f"is {kind}", READABLE)
    suffix = PurePath(place).suffix.lower()
    if place != "-" and suffix not in READERS:
        raise InputError(place, f"cannot read {suffix or 'a file without ending'}", READABLE)
    reader = READERS.get(suffix, plain.read)
    if reader in MARKED and content.strip():
        raise InputError(place, MARKED[reader], READABLE)
    return reader
