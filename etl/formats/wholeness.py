"""A PDF as it was parsed comes in; what shows that a part of it is gone goes out: the parser passes over that."""

import re
import zlib
from collections.abc import Iterator

from pypdf import PageObject, PdfReader, filters
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NullObject,
    PdfObject,
    StreamObject,
)


# What a stream opens with before the packed bytes, and the checksum behind them; with this bit in its head it is
# packed by a dictionary that no PDF has, and the parser finds nothing in it.
HEAD, CHECKSUM = 2, 4
BY_DICTIONARY = 0x20
CHUNK = 1_000_000
ENCODINGS = {"/ASCII85Decode": filters.ASCII85Decode, "/ASCIIHexDecode": filters.ASCIIHexDecode}
PACKED = "/FlateDecode"
# "/F1 11 Tf": from here on in that font.
FONT_SET = re.compile(rb"/\S{1,99}\s{1,9}[\d.]{1,9}\s{1,9}Tf\b")


def of_file(reader: PdfReader) -> str:
    """Why pages of the file are missing; empty where none is."""
    declared, found = reader.root_object["/Pages"]["/Count"], len(reader.pages)
    return "" if declared == found else f"{declared} pages are declared, {found} found"


def of_page(page: PageObject, most: int) -> str:
    """Why text of the page may be missing; no part of it is unpacked beyond so many bytes."""
    contents, resources = _listed(_held(page, "/Contents")), _held(page, "/Resources")
    fonts = _each(resources, "/Font")
    if not contents:
        return "a page without contents" if fonts else ""
    if not all(_is_whole(part, most) for part in (*contents, *_parts(resources))):
        return "a part of a page does not come with its checksum"
    is_written = not fonts and any(FONT_SET.search(part.get_data()) for part in contents)
    return "a page without its fonts" if is_written else ""


def _held(parent: DictionaryObject, name: str) -> PdfObject:
    """What has that name there; it may stand elsewhere in the file, and be nothing."""
    return parent.get(name, NullObject()).get_object()


def _listed(one_or_more: PdfObject) -> list[PdfObject]:
    """Each of an array; what is none stands for itself, and nothing for no part."""
    if isinstance(one_or_more, NullObject):
        return []
    many = isinstance(one_or_more, ArrayObject)
    return [each.get_object() for each in one_or_more] if many else [one_or_more]


def _parts(resources: PdfObject) -> Iterator[PdfObject]:
    """The forms within a page, and which letters the fonts have."""
    seen: set[int] = set()
    ahead = [resources]
    while ahead:
        here = ahead.pop()
        if id(here) in seen:
            continue
        seen.add(id(here))
        letters = (_held(font, "/ToUnicode") for font in _each(here, "/Font"))
        # A font may name a table that every reader knows.
        yield from (table for table in letters if not isinstance(table, NameObject | NullObject))
        forms = [form for form in _each(here, "/XObject") if form.get("/Subtype") == "/Form"]
        yield from forms
        ahead += [_held(form, "/Resources") for form in forms]


def _each(resources: PdfObject, kind: str) -> list[DictionaryObject]:
    """The fonts, or the forms and pictures, that may be used."""
    held = _held(resources, kind) if isinstance(resources, DictionaryObject) else None
    named = held if isinstance(held, DictionaryObject) else {}
    values = (value.get_object() for value in named.values())
    return [value for value in values if isinstance(value, DictionaryObject)]


def _is_whole(part: PdfObject, most: int) -> bool:
    """Whether packed bytes reach their end and have their checksum; some programs leave that out."""
    if not isinstance(part, StreamObject):
        return False
    names = _listed(_held(part, "/Filter"))
    packed: bytes = part._data
    while names and names[0] in ENCODINGS:
        packed = ENCODINGS[names.pop(0)].decode(packed)
    if names[:1] != [PACKED] or not packed:
        return True
    return not packed[:HEAD][-1] & BY_DICTIONARY and _ends(packed[HEAD:], most)


def _ends(packed: bytes, most: int) -> bool:
    unpacking, summed, length = zlib.decompressobj(-zlib.MAX_WBITS), 1, 0
    try:
        while packed and not unpacking.eof and length <= most:
            part = unpacking.decompress(packed, CHUNK)
            summed, length = zlib.adler32(part, summed), length + len(part)
            packed = unpacking.unconsumed_tail
    except zlib.error:
        return False
    told = unpacking.unused_data[:CHECKSUM]
    has_its_sum = len(told) < CHECKSUM or int.from_bytes(told) == summed
    # What is longer is refused by the parser, with its size.
    return length > most or (unpacking.eof and has_its_sum)
