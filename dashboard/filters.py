"""The query of an address comes in, the rows of a table that it asks for go out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from dashboard import columns
from dashboard.store import Store
from etl import packages, tables
from etl.vocabulary import Field, InputError, Verdict, stored_fields


# Where a table's rows are read, if not under its own name: there they stand with what is asked of them.
WIDER = {"claims": "figures"}

# What may be asked of a table beside its own columns; each takes the place of one question mark.
HAS_WORDS = "contains(sentence, lower(?))"
OF_DOCUMENT = "claim_id in (select claims.claim_id from claims where claims.document_id = ?)"

FURTHER: dict[str, dict[str, tuple[str, str]]] = {
    "claims": {
        "verdict": ("verdict = ?", "Figures shown with that verdict."),
        "publisher": ("publisher = ?", "Figures that the publisher reports."),
        "q": (HAS_WORDS, "Figures whose sentence holds these words, in any case."),
    },
    "clues": {"document_id": (OF_DOCUMENT, "Reasons for the figures of that document.")},
    "findings": {
        "claim_id": (
            "rowid in (select named.place from named where named.claim_id = ?)",
            "Findings on that figure.",
        )
    },
}

EXAMPLES = {int: "a whole number", float: "a number", date: "a day such as 2025-10-20"}
# The database knows no larger whole number.
MOST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Filter:
    """The rows of one table that an address asks for: a condition and the values it takes."""

    table: str
    condition: str
    values: tuple[Any, ...]

    @property
    def record(self) -> type:
        return tables.TABLES[self.table]

    @property
    def source(self) -> str:
        return f"{WIDER.get(self.table, self.table)} where {self.condition}"

    def count(self, store: Store) -> int:
        """How many rows there are."""
        return store.once(_count, self)

    def select(self, *wanted: str) -> str:
        """The query for some columns or expressions of the rows, in the order of the key.

        The rows are held in that order, and what only leaves some out keeps it; a sort would have to
        hold them all.
        """
        order = ", ".join(f'"{key}" nulls first' for key in self.record.KEY)
        tail = f" order by {order}" if "(select" in self.condition else ""
        return f"select {', '.join(wanted)} from {self.source}{tail}"

    def columns(self) -> list[str]:
        """The names of the columns, fit for a query."""
        return [f'"{field.name}"' for field in stored_fields(self.record)]

    def rows(self, store: Store, limit: int, offset: int = 0) -> list:
        """Some rows as records, in the order of the key."""
        sql = f"{self.select(*self.columns())} limit {limit:d} offset {offset:d}"
        found = store.rows(sql, *self.values)
        return [self.record(**row) for row in found]


def _count(store: Store, asked: Filter) -> int:
    return store.rows(f"select count(*) as rows from {asked.source}", *asked.values)[0]["rows"]


def read(table: str, query: MultiDict[str, str]) -> Filter:
    """What the query asks of the table; a name repeated means one or the other."""
    fields = {field.name: field for field in stored_fields(tables.TABLES[table])}
    further = FURTHER.get(table, {})
    conditions, values = [], []
    for name, wanted in query.lists():
        if name in fields:
            found = [_equals(table, fields[name], text) for text in wanted]
        elif name in further:
            found = [(further[name][0], (_closed(name, text),)) for text in wanted]
        else:
            known = ", ".join([*fields, *further])
            raise InputError(table, f"no column {name!r}", f"one of {known}")
        conditions.append("(" + " or ".join(condition for condition, _ in found) + ")")
        values += [value for _, some in found for value in some]
    return Filter(table, " and ".join(conditions) or "true", tuple(values))


def _equals(table: str, field: Field, text: str) -> tuple[str, tuple[Any, ...]]:
    kind = tables.kind(field)
    if kind is str:
        _listed(f"{table} {field.name}", field, text)
        return f'"{field.name}" = ?', (text,)
    if text == "":
        return f'"{field.name}" is null', ()
    try:
        value = date.fromisoformat(text) if kind is date else kind(text)
    except ValueError:
        raise InputError(f"{table} {field.name}", repr(text), EXAMPLES[kind]) from None
    if kind is int and abs(value) > MOST:
        raise InputError(f"{table} {field.name}", "is beyond any number held", EXAMPLES[kind])
    return f'"{field.name}" = ?', (value,)


def _listed(place: str, field: Field, text: str) -> None:
    """A value outside a closed list would find nothing and not say why."""
    known = closed(field)
    if known and text not in known:
        raise InputError(place, repr(text), "one of " + ", ".join(filter(None, known)))


def closed(field: Field) -> tuple[str, ...]:
    """The values that can be asked of a field, where they are a closed list."""
    if enum := columns.enum(field):
        return tuple(map(str, enum))
    listed = packages.closed_list(field)
    return ("", *listed) if listed else ()


def _closed(name: str, text: str) -> str:
    if name == "verdict" and text not in list(Verdict):
        raise InputError("claims verdict", repr(text), "one of " + ", ".join(Verdict))
    return text
