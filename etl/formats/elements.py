"""A part of a packed file comes in; a reader is told of its elements one by one, within bounds."""

from typing import Protocol
from xml.parsers import expat

from etl.formats.packages import Package
from etl.vocabulary import InputError


# A report of 200 pages has 200,000; each costs three microseconds at most.
MOST_ELEMENTS = 1_000_000


class Reader(Protocol):
    """Whoever wants to know of the elements; names of other namespaces stand behind them and a blank."""

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, element: str) -> None:
        """An element closes."""

    def characters(self, text: str) -> None:
        """Characters stand in the element that is open."""


def tell(place: str, package: Package, name: str, reader: Reader) -> None:
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
