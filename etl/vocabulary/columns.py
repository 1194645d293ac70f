"""A record type comes in; its stored fields go out, each with what a reader is told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import get_args, get_type_hints


@dataclass(frozen=True, slots=True)
class Column:
    """What a reader is told about a field: its label and its description."""

    label: str
    description: str


@dataclass(frozen=True, slots=True)
class Field:
    """A stored field of a record: its name, its Python types and what a reader is told of it."""

    name: str
    types: tuple[type, ...]
    column: Column


def stored_fields(record: type) -> Iterator[Field]:
    """The fields of a record that become columns, in order."""
    hints = get_type_hints(record, include_extras=True)
    for field in fields(record):
        hint = hints[field.name]
        column = next(
            (extra for extra in getattr(hint, "__metadata__", ()) if isinstance(extra, Column)),
            None,
        )
        if column:
            kind = hint.__origin__
            yield Field(field.name, get_args(kind) or (kind,), column)
