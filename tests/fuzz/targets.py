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
sys.path.insert(0, str(ROOT))

import atheris  # noqa: E402


with atheris.instrument_imports(
    include=[
        "etl.formats",
        "etl.quantities",
        "etl.numerals",
        "etl.sentences",
        "etl.grids",
        "etl.periods",
    ]
):
    from etl import claims, documents, formats, observations
    from etl.vocabulary import InputError

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
    def target(content: bytes) -> None:
        try:
            text, refusal = formats.read(opening + content, f"a.{name}").text, ""
        except InputError as error:
            text, refusal = "", str(error)
        assert bool(text.strip()) != bool(refusal)
        assert "\n" not in refusal

    return target


def official(content: bytes) -> None:
    with tempfile.NamedTemporaryFile(suffix="_2026-08-21_small_boats.ods") as file:
        file.write(b"PK\x03\x04" + content)
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
    "official": official,
}


if __name__ == "__main__":
    name = sys.argv.pop(1)
    atheris.Setup(sys.argv, TARGETS[name])
    atheris.Fuzz()
