"""Lists of records come in one after another, one table goes out as CSV, JSON or Parquet while they come."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from etl import addresses, clues, tables
from etl.vocabulary import Claim


# Enough rows at once that making a table of them costs little beside reading them.
BATCH = 2_000

Write = Callable[[type, Iterable[list[Any]]], Iterator[bytes]]


def write(record: type, lists: Iterable[list[Any]], form: str, out: Path | None) -> int:
    """Write the records, whose lists come in the order of the key; says how many there were."""
    written = 0

    def counted() -> Iterator[list[Any]]:
        nonlocal written
        for batch in _batches(lists):
            written += len(batch)
            yield batch

    with _opened(out) as file:
        for part in FORMS[form](record, counted()):
            file.write(part)
    return written


@contextmanager
def _opened(out: Path | None) -> Iterator[BinaryIO]:
    if out is None:
        yield sys.stdout.buffer
    elif addresses.is_local(out) and out.exists() and not out.is_file():
        # In the place of a pipe, a terminal or /dev/null no file may be put.
        with addresses.reached(out), out.open("wb") as file:
            yield file
    else:
        with tables.replacing(out) as file:
            yield file


def _batches(lists: Iterable[list[Any]]) -> Iterator[list[Any]]:
    """The records in lists of some thousands, the first of them even if it is empty."""
    held: list[Any] = []
    for records in lists:
        held += records
        if len(held) >= BATCH:
            yield held
            held = []
    yield held


def _to_csv(record: type, batches: Iterable[list[Any]]) -> Iterator[bytes]:
    for number, batch in enumerate(batches):
        header, _, rows = tables.to_csv(tables.frame(record, batch)).partition("\n")
        yield (rows if number else f"{header}\n{rows}").encode()


def _to_json(record: type, batches: Iterable[list[Any]]) -> Iterator[bytes]:
    """A list as `json.dumps` would write it, a part at a time."""
    between = "[\n"
    for batch in batches:
        if batch:
            rows = clues.with_why(batch) if record is Claim else tables.to_json(record, batch)
            text = json.dumps(rows, ensure_ascii=False, indent=1)
            yield f"{between}{text[2:-2]}".encode()
            between = ",\n"
    yield b"[]\n" if between == "[\n" else b"\n]\n"


def _to_parquet(record: type, batches: Iterable[list[Any]]) -> Iterator[bytes]:
    """Columns lie one behind another in the file, so the rows have to be there, as columns."""
    frames = [tables.frame(record, batch) for batch in batches]
    yield tables.to_parquet(record, pd.concat(frames, ignore_index=True))


FORMS: dict[str, Write] = {"csv": _to_csv, "json": _to_json, "parquet": _to_parquet}
