"""The tables in a data folder come in, the rows that a page asks for go out."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
from flask import Flask, current_app

from etl import tables
from etl.verdicts import DISPUTES, NO_CONFIRMATION, NO_DISPUTE
from etl.vocabulary import Field, stored_fields


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


class Store:
    """DuckDB in process over the tables of one data folder; read-only to its users."""

    def __init__(self, data: Path) -> None:
        self._database = duckdb.connect(":memory:")
        for name, record in tables.TABLES.items():
            self._database.register("loaded", tables.load(record, data / f"{name}.csv"))
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


def install(server: Flask, data: Path) -> None:
    """Let the pages of `server` read the folder; it is opened by the first that asks.

    The database has threads of its own, and threads do not live on in a forked worker.
    """
    server.config["DATA"] = data
    server.extensions["store"] = cache(lambda: Store(data))


def current() -> Store:
    """The store of the app that is answering."""
    return current_app.extensions["store"]()


def folder() -> Path:
    """The data folder of the app that is answering."""
    return current_app.config["DATA"]
