"""The tables of the store come in, the page with their downloads and their dictionary goes out."""

import json
from dataclasses import dataclass
from io import SEEK_END
from urllib.parse import parse_qsl

from flask import Flask, request
from werkzeug.datastructures import MultiDict

from dashboard import (
    checking,
    columns,
    descriptions,
    downloads,
    filters,
    fragments,
    lines,
    openapi,
    prose,
    shell,
    store,
)
from dashboard.columns import Entry
from dashboard.downloads import FORMATS
from dashboard.filters import Filter
from dashboard.store import Store
from etl import tables


PATH = "/data"

# Addresses to start from, each with what it asks for.
EXAMPLES = {
    "Reported figures that differ": "claims.csv?verdict=differs",
    "Figures on people and on boats": "claims.csv?indicator=arrivals&indicator=boats",
    "Figures whose sentence says “so far”": "claims.csv?q=so+far",
    "Official values that stand now": "observations.csv?series=weekly+provisional&vintage_to=",
    "What was decided without words of the text": "clues.csv?how=assumed",
    "Findings of one check": "findings.json?check=official_series",
}
CSV_NOTE = (
    "CSV is UTF-8 with commas, quotes doubled, ISO 8601 days, and an empty cell for what is not "
    "known. A text cell that a spreadsheet would run as a formula begins with an apostrophe; "
    "numbers are untouched, and JSON and Parquet hold every text as it is."
)

# A longer table is not written out only to say how long it would be.
ROWS_COUNTED = 50_000

ASKED = "claims?indicator=arrivals&limit=1"


@dataclass(frozen=True, slots=True)
class File:
    """A table in one format, and how large it is."""

    address: str
    extension: str
    size: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table as a reader is told of it."""

    name: str
    about: str
    rows: int
    files: tuple[File, ...]
    columns: tuple[Entry, ...]


def install(server: Flask) -> None:
    server.add_url_rule(PATH, "data", page)


def page() -> str:
    held = store.current()
    listed = held.once(overview)
    body = fragments.render(
        "data",
        tables=listed,
        archive=archive_size(held, listed),
        examples=examples(held),
        further=filters.FURTHER,
        csv_note=CSV_NOTE,
        prose=prose.html,
        licence=shell.LICENCE,
        dataset=descriptions.dataset(held, request.url_root.rstrip("/")),
        base=request.url_root.rstrip("/"),
        prefix=openapi.PREFIX,
        most_rows=openapi.ROWS_AT_MOST,
        most_characters=checking.MOST_CHARACTERS,
        asked=ASKED,
        answered=answered(held),
    )
    return shell.page(shell.PLACES[PATH], body, PATH)


def overview(held: Store) -> tuple[Table, ...]:
    """Every table with its row count and its files."""
    return tuple(table(held, name) for name in tables.TABLES)


def table(held: Store, name: str) -> Table:
    whole = Filter(name, "true", ())
    rows = whole.count(held)
    files = (File(f"/data/{name}.{end}", end, told(held, whole, rows, end)) for end in FORMATS)
    return Table(name, tables.ABOUT[name], rows, tuple(files), tuple(columns.entries(name)))


def told(held: Store, whole: Filter, rows: int, end: str) -> str:
    """How large a table is in a format; of a long one, what its first rows lead one to expect."""
    if end == "parquet":
        return size(parquet_size(held, whole)) if rows <= ROWS_COUNTED else ""
    line = {"csv": lines.csv, "json": lines.json}[end](whole.record)
    sql = f"select avg(strlen(line)) as bytes from ({whole.select(f'{line} as line')} limit ?)"
    each = held.rows(sql, *whole.values, ROWS_COUNTED)[0]["bytes"] or 0
    return ("about " if rows > ROWS_COUNTED else "") + size(round(each * rows))


def parquet_size(held: Store, whole: Filter) -> int:
    with downloads.parquet(held, whole) as file:
        return file.seek(0, SEEK_END)


def archive_size(held: Store, listed: tuple[Table, ...]) -> str:
    """How large the archive is, where it is quickly made."""
    if sum(table.rows for table in listed) > ROWS_COUNTED:
        return ""
    return size(downloads.archive(held).stat().st_size)


def size(count: int) -> str:
    """A number of bytes as one would say it."""
    if count < 1000:
        return f"{count} B"
    return f"{count / 1000:,.0f} kB" if count < 1_000_000 else f"{count / 1_000_000:,.1f} MB"


def examples(held: Store) -> list[tuple[str, str, int]]:
    """What an address asks for, the address, and how many rows it gives today."""
    return [(said, f"/data/{asked}", count(held, asked)) for said, asked in EXAMPLES.items()]


def count(held: Store, asked: str) -> int:
    return question(asked).count(held)


def question(asked: str) -> Filter:
    """The filter that an address below /data or the interface asks for."""
    file, _, query = asked.partition("?")
    pairs = [pair for pair in parse_qsl(query, keep_blank_values=True) if pair[0] != "limit"]
    return filters.read(file.partition(".")[0], MultiDict(pairs))


def answered(held: Store) -> str:
    """The first row that the example question gets, as a program would receive it."""
    asked = question(ASKED)
    rows = asked.rows(held, 1)
    return json.dumps(tables.to_json(asked.record, rows), ensure_ascii=False, indent=2)
