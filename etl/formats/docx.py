"""A Word document comes in, the text that its readers see goes out: insertions in, deletions and hidden text out."""

from etl.formats import contents, elements, packages, wordings
from etl.formats.contents import Content
from etl.formats.packages import Package
from etl.formats.wordings import Lines, Parts, Styles
from etl.vocabulary import InputError


CONTENT_TYPES = "[Content_Types].xml"


def read(content: bytes, place: str) -> Content:
    """Headers, the text with its tables and text boxes, notes and footers, in this order."""
    with packages.opened(content, place) as package:
        if CONTENT_TYPES not in package.names:
            raise InputError(place, "an archive that is no Word document", "a docx")
        parts = Parts()
        elements.tell(place, package, CONTENT_TYPES, parts)
        if not parts.names("document"):
            raise InputError(place, "an Office file that is no Word document", "a docx")
        return Content(contents.lay_out(_lines(place, package, parts)))


def _lines(place: str, package: Package, parts: Parts) -> list[str]:
    styles = Styles()
    for name in parts.names("styles"):
        elements.tell(place, package, name, styles)
    lines = Lines(styles.hidden())
    for kind in wordings.KINDS:
        # A document has up to three headers and footers a chapter, mostly with the same words.
        repeats = kind in wordings.REPEATED
        before = lines.found
        for name in parts.names(kind):
            lines.found = []
            elements.tell(place, package, name, lines)
            before = before + [
                line for line in lines.found if not (repeats and line in set(before))
            ]
        lines.found = before
    return lines.found
