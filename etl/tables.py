"""Records come in and CSV, Parquet and JSON go out, and back again."""

import io
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from types import NoneType
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from etl import generations
from etl.vocabulary import (
    Claim,
    Clue,
    Document,
    Extent,
    Field,
    Finding,
    ImpliedTotal,
    InputError,
    Number,
    Observation,
    Passage,
    stored_fields,
)


# In the order in which a reader should meet them.
TABLES: dict[str, type] = {
    "documents": Document,
    "passages": Passage,
    "claims": Claim,
    "clues": Clue,
    "numbers": Number,
    "observations": Observation,
    "series": Extent,
    "findings": Finding,
    "implied_totals": ImpliedTotal,
}

ABOUT = {
    "documents": "The documents that were read.",
    "passages": "The characters of the documents that are held, each run with its offset.",
    "claims": "Every reported figure, pointing at its own characters.",
    "clues": "Which words gave each part of a reported figure, and where a rule decided.",
    "numbers": "Every number written in the documents, in scope or not.",
    "observations": "Values published by the Home Office, with status and vintage.",
    "series": "The official series that are held: how far each goes, and when it was last read.",
    "findings": "The result of each check.",
    "implied_totals": "Between which totals all sources together leave room, where no official series counts.",
}


def kind(field: Field) -> type:
    """The one type of a field's values, None aside."""
    (only,) = (type_ for type_ in field.types if type_ is not NoneType)
    return str if issubclass(only, StrEnum) else only


ARROW_TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64(), date: pa.date32()}
DTYPES = {str: "str", int: "Int64", float: "Float64", date: "datetime64[s]"}
SCHEMA_TYPES = {str: "string", int: "integer", float: "number", date: "date"}


def frame(record: type, rows: Iterable[Any]) -> pd.DataFrame:
    """A table of records: one row a record, one typed column a stored field, sorted by the key."""
    rows = list(rows)
    table = pd.DataFrame(
        {
            field.name: pd.Series(
                [getattr(row, field.name) for row in rows], dtype=DTYPES[kind(field)]
            )
            for field in stored_fields(record)
        }
    )
    return table.sort_values(
        list(record.KEY), kind="stable", na_position="first", ignore_index=True
    )


def to_csv(table: pd.DataFrame) -> str:
    """RFC 4180 text: whole numbers without a point, ISO days, empty for not known."""
    # pandas leaves a bare carriage return unquoted, which readers take for a line end.
    plain = table.copy()
    for name in plain.select_dtypes("Float64"):
        plain[name] = plain[name].map(lambda value: f"{value:.12g}", na_action="ignore")
    for name in plain.select_dtypes("datetime"):
        plain[name] = plain[name].dt.strftime("%Y-%m-%d")
    for name in plain.select_dtypes("str"):
        plain[name] = plain[name].str.replace("\r", "\n")
    return plain.to_csv(index=False, lineterminator="\n")


def to_parquet(record: type, table: pd.DataFrame, said: Mapping[str, str] | None = None) -> bytes:
    """The table as Parquet, days as days; `said` is kept in the file beside the rows.

    A column that happens to be empty has its type all the same, so that many files read as one table.
    """
    schema = pa.schema([(f.name, ARROW_TYPES[kind(f)]) for f in stored_fields(record)])
    rows = pa.Table.from_pandas(table, schema, preserve_index=False)
    buffer = io.BytesIO()
    parquet.write_table(rows.replace_schema_metadata(said), buffer)
    return buffer.getvalue()


def said_in_parquet(file: BinaryIO) -> dict[str, str] | None:
    """What a Parquet file keeps beside its rows; None where it was not written to its end."""
    try:
        kept = parquet.read_schema(file).metadata or {}
    except pa.ArrowInvalid:
        return None
    return {name.decode(): text.decode() for name, text in kept.items()}


def records_in_parquet(record: type, file: BinaryIO) -> Iterator[Any]:
    """The rows of a Parquet file as records, in its order."""
    table = parquet.read_table(file)
    columns = [table[field.name].to_pylist() for field in stored_fields(record)]
    yield from made(record, zip(*columns, strict=True))


def write(record: type, rows: Iterable[Any], path: Path) -> None:
    """Replace the CSV at `path` by the rows, in one step: a reader sees the old table or the new."""
    replace(path, to_csv(frame(record, rows)).encode())


def replace(path: Path, content: bytes) -> None:
    """Put `content` at `path` so that a killed run leaves the old file or the new, never a part."""
    with replacing(path) as file:
        file.write(content)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write in, which takes the place of the one at `path` when all is written."""
    with generations.told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            beside.replace(path)
            generations.sync(path.parent)
        finally:
            beside.unlink(missing_ok=True)


def load(record: type, path: Path) -> pd.DataFrame:
    """The CSV at `path` as a typed table; a missing file, column or unreadable cell is refused."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(path, " ".join(str(error).split()), "a UTF-8 CSV table") from None
    return parse(record, content, path)


def name(record: type) -> str:
    """The name of the file of a table."""
    return next(f"{table}.csv" for table, listed in TABLES.items() if listed is record)


def built(folder: Path, *wanted: type) -> dict[type, pd.DataFrame]:
    """The tables of a folder, or those wanted, all of one build."""
    names = {record: name(record) for record in wanted or TABLES.values()}
    contents = generations.read(folder, names.values())
    return {record: parse(record, contents[file], folder / file) for record, file in names.items()}


def parse(record: type, content: bytes, path: Path) -> pd.DataFrame:
    """The bytes of the CSV at `path` as a typed table."""
    fields = list(stored_fields(record))
    try:
        table = pd.read_csv(
            io.BytesIO(content),
            dtype={field.name: "str" for field in fields},
            keep_default_na=False,
            encoding="utf-8",
        )
    except (UnicodeDecodeError, ValueError) as error:
        raise InputError(path, " ".join(str(error).split()), "a UTF-8 CSV table") from None
    missing = [field.name for field in fields if field.name not in table]
    if missing:
        raise InputError(path, f"no column {missing[0]!r}", ", ".join(f.name for f in fields))
    return pd.DataFrame({field.name: _typed(table[field.name], field, path) for field in fields})


def _typed(cells: pd.Series, field: Field, path: Path) -> pd.Series:
    if kind(field) is str:
        return cells
    empty = cells.mask(cells == "")
    try:
        if kind(field) is date:
            return pd.to_datetime(empty, format="%Y-%m-%d").astype(DTYPES[date])
        return pd.to_numeric(empty).astype(DTYPES[kind(field)])
    except (ValueError, TypeError) as error:
        raise InputError(
            f"{path} column {field.name}", str(error), SCHEMA_TYPES[kind(field)]
        ) from None


def read(record: type, path: Path) -> list[Any]:
    """The records of the CSV at `path`."""
    return list(records(record, load(record, path)))


def records(record: type, table: pd.DataFrame) -> Iterator[Any]:
    """The rows of a typed table as records; raises InputError on a value outside its closed list."""
    columns = [_python_values(table[field.name], field) for field in stored_fields(record)]
    yield from made(record, zip(*columns, strict=True))


def made(record: type, rows: Iterable[Sequence[Any]]) -> Iterator[Any]:
    """Rows of Python's own values, in the order of the stored fields, as records; refused as `records` does."""
    fields = stored_fields(record)
    names = [field.name for field in fields]
    closed = [(field.name, enum) for field in fields if (enum := closed_list(field))]
    for number, values in enumerate(rows, start=2):
        row = dict(zip(names, values, strict=True))
        try:
            yield record(**row | {name: enum(row[name]) for name, enum in closed})
        except ValueError as error:
            raise InputError(f"row {number}", str(error), "a value of the closed list") from None


def closed_list(field: Field) -> type[StrEnum] | None:
    """The codes that a field may have; None where it is free."""
    return next((type_ for type_ in field.types if issubclass(type_, StrEnum)), None)


def _python_values(cells: pd.Series, field: Field) -> list[Any]:
    of = kind(field)
    known = cells.notna()
    if of is date:
        return [
            cell.date() if is_known else None for cell, is_known in zip(cells, known, strict=True)
        ]
    return [of(cell) if is_known else None for cell, is_known in zip(cells, known, strict=True)]


def to_json(record: type, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows as plain objects in column order: ISO days, null for not known, whole numbers as such."""
    names = [field.name for field in stored_fields(record)]
    return [{name: _plain(getattr(row, name)) for name in names} for row in rows]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
