"""A Word document comes in, the text that its readers see goes out: insertions in, deletions and hidden text out."""

from xml.parsers import expat

from etl.formats import contents, packages, wordings
from etl.formats.contents import Content
from etl.formats.packages import Package
from etl.formats.wordings import Lines, Parts, Styles
from etl.vocabulary import InputError


CONTENT_TYPES = "[Content_Types].xml"
# A report of 200 pages has 200,000; each costs a microsecond or two.
MOST_ELEMENTS = 1_000_000


def read(content: bytes, place: str) -> Content:
    """Headers, the text with its tables and text boxes, notes and footers, in this order."""
    with packages.opened(content, place) as package:
        if CONTENT_TYPES not in package.names:
            raise InputError(place, "an archive that is no Word document", "a docx")
        parts = Parts()
        _parse(place, package, CONTENT_TYPES, parts)
        if not parts.names("document"):
            raise InputError(place, "an Office file that is no Word document", "a docx")
        return Content(contents.lay_out(_lines(place, package, parts)))


def _lines(place: str, package: Package, parts: Parts) -> list[str]:
    styles = Styles()
    for name in parts.names("styles"):
        _parse(place, package, name, styles)
    lines = Lines(styles.hidden())
    for kind in wordings.KINDS:
        # A document has up to three headers and footers a chapter, mostly with the same words.
        repeats = kind in wordings.REPEATED
        before = lines.found
        for name in parts.names(kind):
            lines.found = []
            _parse(place, package, name, lines)
            before = before + [
                line for line in lines.found if not (repeats and line in set(before))
            ]
        lines.found = before
    return lines.found


def _parse(place: str, package: Package, name: str, reader: Parts | Styles | Lines) -> None:
    """Tell the reader of every element of a part, as it is unpacked."""
    elements = 0

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > MOST_ELEMENTS:
            problem, expected = f"{name} is too large", f"at most {MOST_ELEMENTS:,} elements"
            raise InputError(place, problem, expected)
        reader.start(element, attributes)

    def refuse(*_: object) -> None:
        raise InputError(place, f"a document type in {name}", "plain text, no entities")

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        for chunk in package.chunks(name):
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(place, f"{name} is broken ({error})", "well-formed XML") from None
