"""A record type comes in; its stored fields go out, each with what a reader is told of it."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import cache
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


@cache
def stored_fields(record: type) -> tuple[Field, ...]:
    """The fields of a record that become columns, in order."""
    return tuple(_stored(record))


def _stored(record: type) -> Iterator[Field]:
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
