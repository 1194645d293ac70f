"""The CSV of a table comes in, its rows as a database stores them go out, some thousands at a time."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import csv

from etl import tables
from etl.vocabulary import Field, stored_fields


# A row is read whole: one that is longer than a block is left to `careful`.
BLOCK = 1_000_000


class Odd(Exception):
    """A table that is not as `etl.tables` writes it: it may yet be read, or told what is the matter."""


def quick(record: type, path: Path) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of a table that is as we write it; Odd where it is not."""
    fields = list(stored_fields(record))
    asked = csv.ConvertOptions(
        column_types={field.name: tables.ARROW_TYPES[tables.kind(field)] for field in fields},
        include_columns=[field.name for field in fields],
        null_values=[""],
    )
    try:
        with csv.open_csv(
            path,
            csv.ReadOptions(use_threads=False, block_size=BLOCK),
            csv.ParseOptions(newlines_in_values=True),
            asked,
        ) as reader:
            for batch in reader:
                yield list(zip(*map(_stored, fields, batch.columns), strict=True))
    except (pa.ArrowInvalid, KeyError, ValueError) as error:
        raise Odd from error


def _stored(field: Field, cells: pa.Array) -> list[Any]:
    if closed := tables.closed_list(field):
        for cell in cells.unique().to_pylist():
            closed(cell)
    return (cells.cast(pa.string()) if tables.kind(field) is date else cells).to_pylist()


def careful(record: type, path: Path) -> Iterator[list[tuple[Any, ...]]]:
    """The rows of any table that can be read at all, with all of it in memory."""
    names = [field.name for field in stored_fields(record)]
    held = tables.read(record, path)
    yield [tuple(_plain(getattr(row, name)) for name in names) for row in held]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value
