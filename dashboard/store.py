"""The tables in a data folder come in, the rows that a page asks for go out."""

import sys
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from logging import Logger
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from flask import Flask, current_app, g
from gevent import get_hub

from etl import generations, tables
from etl.verdicts import DISPUTES, NO_CONFIRMATION, NO_DISPUTE
from etl.vocabulary import Field, InputError, stored_fields


def _listed(checks: tuple[str, ...]) -> str:
    return ", ".join(f"'{check}'" for check in checks)


# A figure that a document says again is one with its first mention: what a page counts is meanings.
MEANING = "coalesce(nullif(claims.same_as, ''), claims.claim_id)"

# etl.verdicts.overall for all figures at once; a test holds the two to each other.
VERDICTS = f"""
    create table verdicts as
    with said as (
        select unnest(string_split(claim_ids, ' ')) as claim_id, "check", verdict, reason from findings
    )
    select
        claims.claim_id,
        {MEANING} as meaning,
        case
            when bool_or(verdict = 'differs') then 'differs'
            when bool_or(
                "check" in ({_listed(DISPUTES)}) and verdict = 'undecided'
                and reason not in ({_listed(NO_DISPUTE)})
            ) then 'undecided'
            when bool_or("check" not in ({_listed(NO_CONFIRMATION)}) and verdict = 'agrees') then 'agrees'
            else 'undecided'
        end as verdict
    from claims left join said using (claim_id)
    group by claims.claim_id, meaning
"""


# Whatever a query says, it opens no file and no connection, and brings in no code.
CLOSED = {"enable_external_access": False, "lock_configuration": True}


class Store:
    """DuckDB in process over the tables of one data folder; read-only to its users."""

    def __init__(self, data: Path) -> None:
        self._database = duckdb.connect(":memory:", config=CLOSED)
        built = tables.built(data)
        for name, record in tables.TABLES.items():
            self._database.register("loaded", built[record])
            columns = ", ".join(_as_day(field) for field in stored_fields(record))
            self._database.execute(f"create table {name} as select {columns} from loaded")
            self._database.unregister("loaded")
        self._database.execute(VERDICTS)

    def frame(self, sql: str, *values: Any) -> pd.DataFrame:
        """The answer to a query; `values` fill its question marks."""
        return self._database.cursor().execute(sql, values).df()

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """The answer to a query, a dictionary a row, None for not known."""
        cursor = self._database.cursor().execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def batches(self, size: int, sql: str, *values: Any) -> Iterator[list[tuple[Any, ...]]]:
        """The answer to a query, at most `size` rows at a time: a long one is never whole in memory."""
        cursor = self._database.cursor().execute(sql, values)
        while batch := cursor.fetchmany(size):
            yield batch


def _as_day(field: Field) -> str:
    name = f'"{field.name}"'
    return f"{name}::date as {name}" if tables.kind(field) is date else name


# What functools makes of a function that remembers.
CACHED = type(lru_cache(len))


class Shelf:
    """The store of a folder: another one when its tables are replaced, the same while they are damaged."""

    def __init__(self, data: Path, log: Logger) -> None:
        self._data, self._log = data, log
        self._store: Store | None = None
        self._stamp: object = None
        self._loading = False

    def current(self) -> Store:
        """The store of the tables as they stand; who asks while they are read gets the one before."""
        stamp = self._seen()
        if self._store is None:
            self._store, self._stamp = Store(self._data), stamp
        elif stamp != self._stamp and not self._loading:
            self._loading = True
            try:
                self._renew(stamp)
            finally:
                self._loading = False
        return self._store

    def _seen(self) -> object:
        listed = generations.stamp(self._data, [generations.MANIFEST])
        names = (f"{name}.csv" for name in tables.TABLES)
        return listed if any(listed) else generations.stamp(self._data, names)

    def _renew(self, stamp: object) -> None:
        # In a thread of the system: other visitors are answered in the meantime.
        loaded = get_hub().threadpool.apply(_load, (self._data,))
        self._stamp = stamp
        if isinstance(loaded, InputError):
            self._log.error("the tables before are shown still: %s", loaded)
        else:
            self._store = loaded
            forget()


def _load(data: Path) -> Store | InputError:
    try:
        return Store(data)
    except InputError as error:
        return error


def forget() -> None:
    """Drop what was worked out from tables that are no more, and the tables with it."""
    modules = [module for name, module in sys.modules.items() if name.startswith("dashboard.")]
    for module in modules:
        for value in tuple(vars(module).values()):
            if type(value) is CACHED:
                value.cache_clear()


def install(server: Flask, data: Path) -> None:
    """Let the pages of `server` read the folder; it is opened by the first that asks.

    The database has threads of its own, and threads do not live on in a forked worker.
    """
    server.config["DATA"] = data
    server.extensions["store"] = Shelf(data, server.logger)


def current() -> Store:
    """The store of the app that is answering; one answer is made from one."""
    if "store" not in g:
        g.store = current_app.extensions["store"].current()
    return g.store


def folder() -> Path:
    """The data folder of the app that is answering."""
    return current_app.config["DATA"]
