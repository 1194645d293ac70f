"""Bytes that atheris makes up come in; reading them gives figures that stand in the text, or one InputError.

Run as a program: `targets.py NAME [options of libFuzzer]`.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path


ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import atheris  # noqa: E402


with atheris.instrument_imports(
    include=[
        "etl.formats",
        "etl.quantities",
        "etl.numerals",
        "etl.sentences",
        "etl.grids",
        "etl.periods",
        "etl.observations",
    ]
):
    from etl import claims, documents, formats, observations
    from etl.vocabulary import InputError
from fuzz import parts  # noqa: E402


PUBLISHED = date(2025, 10, 20)
SENTENCES = [
    "On Saturday 369 people crossed",
    "So far this year 36,734 ",
    "one in, one out",
    " more than half a million ",
]


def read(text: str) -> None:
    """Every number of the text stands where it says; nothing else is asked of any text."""
    held = documents.from_string(text, PUBLISHED)
    found, numbers = claims.assemble(held)
    for each in (*found, *numbers):
        assert text[each.start : each.end] == each.exact, each


def sentence(content: bytes) -> None:
    """Text in which words of the subject stand between what was made up."""
    data = atheris.FuzzedDataProvider(content)
    parts = []
    while data.remaining_bytes() and len(parts) < 50:
        parts.append(
            data.PickValueInList(SENTENCES)
            if data.ConsumeBool()
            else data.ConsumeUnicodeNoSurrogates(40)
        )
    read("".join(parts))


def of_format(name: str, opening: bytes = b"") -> Callable[[bytes], None]:
    return lambda content: read_or_refused(opening + content, f"a.{name}")


def read_or_refused(content: bytes, name: str) -> None:
    """A text, or one line that says why there is none."""
    try:
        text, refusal = formats.read(content, name).text, ""
    except InputError as error:
        text, refusal = "", str(error)
    assert bool(text.strip()) != bool(refusal)
    assert "\n" not in refusal


def within(make: Callable[[parts.Choices], bytes]) -> Callable[[bytes], None]:
    """The same for a file whose frame is whole."""
    name = f"a.{make.__name__}"
    return lambda content: read_or_refused(make(atheris.FuzzedDataProvider(content)), name)


def official(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix="_2026-08-21_small_boats.ods") as file:
        file.write(content)
        file.flush()
        with suppress(InputError):
            observations.read(Path(file.name))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "sentence": sentence,
    "txt": of_format("txt"),
    "md": of_format("md"),
    "html": of_format("html", b"<!doctype html>"),
    "pdf": of_format("pdf", b"%PDF-1.7\n"),
    "docx": of_format("docx", b"PK\x03\x04"),
    "ods": of_format("ods", b"PK\x03\x04"),
    "official": lambda content: official(b"PK\x03\x04" + content),
    "in_pdf": within(parts.pdf),
    "in_docx": within(parts.docx),
    "in_ods": within(parts.ods),
    "in_official": lambda content: official(parts.official(atheris.FuzzedDataProvider(content))),
}


if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
