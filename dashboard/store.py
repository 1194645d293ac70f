"""A database of the tables comes in, the rows that a page asks for go out."""

import gc
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from functools import wraps
from logging import Logger
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeVar, cast

import pandas as pd
from flask import Flask, current_app, g
from gevent import get_hub

from dashboard import databases
from etl import tables
from etl.vocabulary import InputError, stored_fields


# Answers kept: every choice that a few readers make in some minutes. Pages among them may be long:
# together they have so many characters at most.
MOST_TOLD, MOST_CHARACTERS = 512, 16_000_000


Ask = TypeVar("Ask", bound=Callable[..., Any])


def kept(ask: Ask) -> Ask:
    """The same function of a store, whose answers the store keeps: they go when its tables do."""

    @wraps(ask)
    def asked(held: "Store", *given: Hashable, **named: Hashable) -> Any:
        return held.once(ask, *given, **named)

    return cast(Ask, asked)


class Store:
    """DuckDB in process over the tables of one data folder; read-only to its users."""

    def __init__(self, data: Path, written: Path | None = None) -> None:
        """Open the database that was written of the folder; without one, read the folder itself."""
        self._database = databases.opened(written) if written else databases.read(data)
        self._told: OrderedDict[Hashable, Any] = OrderedDict()
        self._characters = 0

    def once(self, ask: Callable[..., Any], *given: Hashable, **named: Hashable) -> Any:
        """What `ask` answers of this store; the tables never change, so it is not asked again soon."""
        key = (ask, given, *sorted(named.items()))
        if key in self._told:
            self._told.move_to_end(key)
            return self._told[key]
        told = ask(self, *given, **named)
        self._keep(key, told)
        return told

    def _keep(self, key: Hashable, told: Any) -> None:
        # While it was asked another visitor may have asked the same; one long page is not worth all others.
        if key in self._told or _length(told) > MOST_CHARACTERS:
            return
        self._told[key] = told
        self._characters += _length(told)
        while len(self._told) > MOST_TOLD or self._characters > MOST_CHARACTERS:
            self._characters -= _length(self._told.popitem(last=False)[1])

    def frame(self, sql: str, *values: Any) -> pd.DataFrame:
        """The answer to a query; `values` fill its question marks."""
        return self._database.cursor().execute(sql, values).df()

    def at(
        self, table: str, wanted: str, numbers: list[int], tail: str = ""
    ) -> list[dict[str, Any]]:
        """The rows of those numbers; a join reads only the stretches that they lie in, `in` with a list all."""
        sql = f"""select {wanted} from (select unnest(?) as number) as asked
            join {table} on {table}.rowid = asked.number {tail}"""
        return self.rows(sql, numbers)

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """The answer to a query, a dictionary a row, None for not known."""
        cursor = self._database.cursor().execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def records(self, record: type, sql: str, *values: Any) -> list[Any]:
        """The answer to a query as records; columns that a record does not have are passed over."""
        cursor = self._database.cursor().execute(sql, values)
        held = [column[0] for column in cursor.description]
        stored = itemgetter(*(held.index(field.name) for field in stored_fields(record)))
        return list(tables.made(record, map(stored, cursor.fetchall())))

    def text(self, rows: int, sql: str, *values: Any) -> Iterator[bytes]:
        """The one column of a query as UTF-8, so many rows at a time: a long text is never whole in memory."""
        found = self._database.cursor().sql(sql, params=list(values))
        for batch in found.to_arrow_reader(rows):
            # The cells lie end to end: they are sent as they lie, and no string is made of any.
            _, offsets, cells = batch.column(0).cast("large_string").buffers()
            ends = memoryview(offsets).cast("q")
            yield bytes(memoryview(cells)[ends[0] : ends[len(batch)]])

    def parquet(self, path: Path, sql: str, *values: Any) -> None:
        """The answer to a query as a Parquet file."""
        quoted = str(path).replace("'", "''")
        asked = f"copy ({sql}) to '{quoted}' (format parquet, compression zstd)"
        self._database.cursor().execute(asked, values)


def _length(told: Any) -> int:
    return len(told) if isinstance(told, str) else 0


class Shelf:
    """The store of a folder: another one when its tables are replaced, the same while they are damaged."""

    def __init__(self, data: Path, log: Logger, written: Path | None = None) -> None:
        self._data, self._log, self._written = data, log, written
        self._first = databases.stamp(data)
        self._store: Store | None = None
        self._stamp: object = None
        self._loading = False

    def current(self) -> Store:
        """The store of the tables as they stand; who asks while they are read gets the one before."""
        stamp = databases.stamp(self._data)
        if self._store is None:
            self._store, self._stamp = Store(self._data, self._written_of(stamp)), stamp
        elif stamp != self._stamp and not self._loading:
            self._loading = True
            try:
                self._renew(stamp)
            finally:
                self._loading = False
        return self._store

    def _written_of(self, stamp: object) -> Path | None:
        """What was written of the folder, if of the tables that stand; a tidy system may have removed it."""
        held = self._written and self._written.exists() and stamp == self._first
        return self._written if held else None

    def _renew(self, stamp: object) -> None:
        # In a thread of the system: other visitors are answered in the meantime.
        loaded = get_hub().threadpool.apply(_load, (self._data,))
        self._stamp = stamp
        if isinstance(loaded, InputError):
            self._log.error("the tables before are shown still: %s", loaded)
        else:
            self._store = loaded
            # What a template saw holds itself, and with it the tables before: threads and megabytes of a
            # database, which would stay until somebody happens to look for garbage.
            gc.collect()


def _load(data: Path) -> Store | InputError:
    try:
        return Store(data)
    except InputError as error:
        return error


def install(server: Flask, data: Path, written: Path | None = None) -> None:
    """Let the pages of `server` read the folder; it is opened by the first that asks.

    The database has threads of its own, and threads do not live on in a forked worker.
    """
    server.config["DATA"] = data
    server.extensions["store"] = Shelf(data, server.logger, written)


def current() -> Store:
    """The store of the app that is answering; one answer is made from one."""
    if "store" not in g:
        g.store = current_app.extensions["store"].current()
    return g.store


def folder() -> Path:
    """The data folder of the app that is answering."""
    return current_app.config["DATA"]
