"""The tables in a data folder come in, the rows that a page asks for go out."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from etl import tables
from etl.vocabulary import Field, stored_fields


class Store:
    """DuckDB in process over the tables of one data folder; read-only to its users."""

    def __init__(self, data: Path) -> None:
        self._database = duckdb.connect(":memory:")
        for name, record in tables.TABLES.items():
            self._database.register("loaded", tables.load(record, data / f"{name}.csv"))
            columns = ", ".join(_as_day(field) for field in stored_fields(record))
            self._database.execute(f"create table {name} as select {columns} from loaded")
            self._database.unregister("loaded")

    def frame(self, sql: str, *values: Any) -> pd.DataFrame:
        """The answer to a query; `values` fill its question marks."""
        return self._database.cursor().execute(sql, values).df()

    def rows(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """The answer to a query, a dictionary a row, None for not known."""
        cursor = self._database.cursor().execute(sql, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _as_day(field: Field) -> str:
    name = f'"{field.name}"'
    return f"{name}::date as {name}" if tables.kind(field) is date else name
