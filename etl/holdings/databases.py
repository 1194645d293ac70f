"""The documents and claims of a data folder come in, a database to look some of them up in goes out.

It lies in a file without a name, which is gone with whoever has it open; few of its pages are in memory.
"""

import json
import sqlite3
from collections.abc import Collection, Iterable
from itertools import pairwise
from pathlib import Path
from typing import Any

from etl import generations, tables
from etl.holdings import batches
from etl.vocabulary import Claim, Document, stored_fields


# Kilobytes of pages in memory, while it is made and after.
PAGES_MAKING, PAGES_HELD = 64_000, 16_000

# As `checks.corpus.is_total` has it; and of an indicator without a series what may bound its count, and a little more.
# Columns, as a query that says such things in words is led to a worse index.
TOLD = """
    is_total as (measure = 'count' and subset = '' and period_start <= period_end),
    is_bound as (is_open and subset = '' and period_start <= period_end
        and measure in ('count', 'milestone', 'difference'))
"""

INDEXES = (
    "create index by_name on claims (claim_id)",
    "create index by_value on claims (indicator, value, published)",
    """create index by_days on claims (indicator, period_start, period_end, low, high, published)
        where is_total""",
    """create index by_end on claims (indicator, period_end, period_start, measure, low, high, value,
        period_basis, published) where is_bound""",
    "create index by_start on claims (indicator, value, period_start, period_end) where is_bound",
    "create index by_document on claims (document_id) where is_bound",
)

ORDERED = (
    "create table ordered as select * from claims order by document_id, coalesce(start, -1), claim_id",
    "drop table claims",
    "alter table ordered rename to claims",
)

Rows = list[tuple[Any, ...]]


def make(data: Path, series: Collection[str]) -> sqlite3.Connection:
    """A database of the folder's documents and claims; `series` are the indicators that have an official series."""
    # Nothing is written any more once it is made: it may be asked from any thread, and by a fork.
    database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
    for setting in ("journal_mode = off", "synchronous = off", f"cache_size = -{PAGES_MAKING}"):
        database.execute(f"pragma {setting}")
    columns = ", ".join(f'"{field.name}"' for field in stored_fields(Document))
    database.execute(f"create table documents ({columns}, primary key (document_id)) without rowid")
    _fill(database, data, Document)
    columns = ", ".join(f'"{field.name}"' for field in stored_fields(Claim))
    database.execute(f"create table claims ({columns}, published, is_open, {TOLD})")
    _fill(database, data, Claim, _Claims(database, series))
    for statement in INDEXES:
        database.execute(statement)
    for setting in (f"cache_size = -{PAGES_HELD}", "query_only = on"):
        database.execute(f"pragma {setting}")
    return database


def _as_they_are(rows: Rows) -> Rows:
    return rows


class _Claims:
    """Widens rows of claims by the day of publication, and by whether no series counts the same."""

    def __init__(self, database: sqlite3.Connection, series: Collection[str]) -> None:
        names = [field.name for field in stored_fields(Claim)]
        self._places = tuple(map(names.index, ("document_id", "start", "indicator")))
        self._database, self._series = database, series
        self._last: tuple[str, int] = ("", -1)
        self.are_in_order = True

    def __call__(self, rows: Rows) -> Rows:
        document, start, indicator = self._places
        published = self._published({row[document] for row in rows})
        reading = [(row[document], -1 if row[start] is None else row[start]) for row in rows]
        self.are_in_order &= all(one <= other for one, other in pairwise([self._last, *reading]))
        self._last = reading[-1] if reading else self._last
        return [
            (*row, published.get(row[document]), row[indicator] not in self._series) for row in rows
        ]

    def _published(self, documents: Collection[str]) -> dict[str, str]:
        asked = "select document_id, published from documents where document_id in (select value from json_each(?))"
        return dict(self._database.execute(asked, [json.dumps(list(documents))]))


def _fill(
    database: sqlite3.Connection, data: Path, record: type, widened: _Claims | None = None
) -> None:
    name = tables.name(record)
    generations.refuse_damaged(data, name)
    path, table = generations.at(data, name), name.removesuffix(".csv")
    widen = widened or _as_they_are
    try:
        _insert(database, table, map(widen, batches.quick(record, path)))
    except batches.Odd:
        database.execute(f"delete from {table}")
        _insert(database, table, map(widen, batches.careful(record, path)))
    # A table that was built has its rows as a corpus has them.
    if widened and not widened.are_in_order:
        for statement in ORDERED:
            database.execute(statement)


def _insert(database: sqlite3.Connection, table: str, lists: Iterable[Rows]) -> None:
    for rows in filter(None, lists):
        marks = ", ".join("?" * len(rows[0]))
        database.execute("begin")
        database.executemany(f"insert into {table} values ({marks})", rows)
        database.execute("commit")
