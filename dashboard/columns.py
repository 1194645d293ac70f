"""A table's record comes in, what a reader is told of each of its columns goes out."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from etl import packages, tables
from etl.vocabulary import Field, stored_fields


@dataclass(frozen=True, slots=True)
class Entry:
    """One column of a table, as a reader is told of it; `values` is its closed list, if any."""

    name: str
    label: str
    kind: str
    description: str
    values: tuple[str, ...]
    in_key: bool


def entries(table: str) -> Iterator[Entry]:
    """The columns of a table in order."""
    record = tables.TABLES[table]
    for field in stored_fields(record):
        yield Entry(
            field.name,
            field.column.label,
            tables.SCHEMA_TYPES[tables.kind(field)],
            field.column.description,
            packages.closed_list(field),
            field.name in record.KEY,
        )


def enum(field: Field) -> type[StrEnum] | None:
    return next((type_ for type_ in field.types if issubclass(type_, StrEnum)), None)
