"""A database of the tables comes in, the rows that a page asks for go out."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from flask import Flask, current_app

from dashboard import databases


# A figure that a document says again is one with its first mention: what a page counts is meanings.
MEANING = "coalesce(nullif(claims.same_as, ''), claims.claim_id)"


# Answers kept: every choice that a few readers make in some minutes.
MOST_TOLD = 256


class Store:
    """DuckDB in process over the tables of one data folder; read-only to its users."""

    def __init__(self, data: Path, written: Path | None = None) -> None:
        """Open the database that was written of the folder; without one, read the folder itself."""
        self._database = duckdb.connect(str(written or ":memory:"), read_only=written is not None)
        if written is None:
            databases.build(self._database, data)
        self._told: OrderedDict[Hashable, Any] = OrderedDict()

    def once(self, ask: Callable[..., Any], *given: Hashable) -> Any:
        """What `ask` answers of this store; the tables never change, so it is not asked again soon."""
        key = (ask, *given)
        if key not in self._told:
            self._told[key] = ask(self, *given)
        self._told.move_to_end(key)
        if len(self._told) > MOST_TOLD:
            self._told.popitem(last=False)
        return self._told[key]

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

    def parquet(self, path: Path, sql: str, *values: Any) -> None:
        """The answer to a query as a Parquet file."""
        quoted = str(path).replace("'", "''")
        asked = f"copy ({sql}) to '{quoted}' (format parquet, compression zstd)"
        self._database.cursor().execute(asked, values)


def install(server: Flask, data: Path, written: Path | None = None) -> None:
    """Let the pages of `server` read the folder; it is opened by the first that asks.

    The database has threads of its own, and threads do not live on in a forked worker.
    """
    server.config["DATA"] = data
    server.extensions["store"] = cache(lambda: Store(data, written))


def current() -> Store:
    """The store of the app that is answering."""
    return current_app.extensions["store"]()


def folder() -> Path:
    """The data folder of the app that is answering."""
    return current_app.config["DATA"]
