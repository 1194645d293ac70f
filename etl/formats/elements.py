"""A part of a packed file comes in; a reader is told of its elements one by one, within bounds."""

from collections.abc import Iterable
from typing import Protocol
from xml.parsers import expat

from etl.formats.names import Names
from etl.formats.packages import Package
from etl.vocabulary import InputError


# A report of 200 pages has 200,000; each costs four microseconds at most.
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
    tell_of(place, package.chunks(name), name, reader)


def tell_of(place: str, chunks: Iterable[bytes], name: str, reader: Reader) -> None:
    """The same of a part that comes in pieces of any length."""
    elements, names = 0, Names(f"{place}: {name}")

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal elements
        elements += 1
        if elements > MOST_ELEMENTS:
            problem, expected = f"{name} is too large", f"at most {MOST_ELEMENTS:,} elements"
            raise InputError(place, problem, expected)
        reader.start(*names.opened(element, attributes))

    def end(_: str) -> None:
        reader.end(names.closed())

    def refuse(*_: object) -> None:
        raise InputError(place, f"a document type in {name}", "plain text, no entities")

    # Office programs write UTF-8; a name of another encoding would be looked for among all that Python knows.
    # Namespaces are looked up here: expat writes the whole name before each of its elements and attributes.
    parser = expat.ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = refuse
    try:
        for chunk in chunks:
            parser.Parse(chunk)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise InputError(place, f"{name} is broken ({error})", "well-formed XML") from None
