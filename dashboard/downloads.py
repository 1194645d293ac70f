"""A table, a format and a query come in, the rows they ask for go out as a file."""

import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256

import pandas as pd
from flask import Flask, Response, abort, request, send_file
from gevent.lock import BoundedSemaphore

from dashboard import filters, store
from dashboard.filters import Filter
from dashboard.store import Store
from etl import dictionary, tables


# A spreadsheet runs a cell that begins so as a formula; an apostrophe makes it text again.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

# The same tables give the same archive, byte for byte, on whatever day it is asked for.
ARCHIVE_DAY = (1980, 1, 1, 0, 0, 0)


def install(server: Flask) -> None:
    """Answer /data/<table>.<format>, /data/datapackage.json and /data/all.zip."""
    server.add_url_rule("/data/<table>.<extension>", view_func=download)
    server.add_url_rule("/data/datapackage.json", view_func=datapackage)
    server.add_url_rule("/data/all.zip", view_func=everything)


def download(table: str, extension: str) -> Response:
    if table not in tables.TABLES or extension not in FORMATS:
        known = ", ".join(tables.TABLES), ", ".join(FORMATS)
        abort(404, f"{table}.{extension}: no such table, expected {known[0]} as {known[1]}.")
    asked = filters.read(table, request.args)
    response = FORMATS[extension](store.current(), asked)
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def as_csv(held: Store, asked: Filter) -> Response:
    return streamed(csv_lines(held, asked), "text/csv", f"{asked.table}.csv")


def as_json(held: Store, asked: Filter) -> Response:
    return streamed(json_lines(held, asked), "application/json", f"{asked.table}.json")


def as_parquet(held: Store, asked: Filter) -> Response:
    return attached(
        parquet(held, asked), "application/vnd.apache.parquet", f"{asked.table}.parquet"
    )


FORMATS: dict[str, Callable[[Store, Filter], Response]] = {
    "csv": as_csv,
    "json": as_json,
    "parquet": as_parquet,
}


def csv_lines(held: Store, asked: Filter) -> Iterator[str]:
    """The rows as RFC 4180 text, header first, with no cell that a spreadsheet would run."""
    yield tables.to_csv(tables.frame(asked.record, []))
    for batch in asked.batches(held):
        yield tables.to_csv(guarded(tables.frame(asked.record, batch))).split("\n", 1)[1]


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """The table with an apostrophe before each text that a spreadsheet would take for a formula."""
    for name in table.select_dtypes("str"):
        starts = table[name].str.startswith(FORMULA_STARTS)
        table[name] = table[name].mask(starts, "'" + table[name])
    return table


def json_lines(held: Store, asked: Filter) -> Iterator[str]:
    """The rows as a JSON list, a line a row."""
    before = "[\n"
    for batch in asked.batches(held):
        rows = [json.dumps(row, ensure_ascii=False) for row in tables.to_json(asked.record, batch)]
        if rows:
            yield before + ",\n".join(rows)
            before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"


def parquet(held: Store, asked: Filter) -> bytes:
    """The rows as a Parquet file with the types of the data dictionary."""
    file = io.BytesIO()
    rows = [row for batch in asked.batches(held) for row in batch]
    tables.frame(asked.record, rows).to_parquet(file, index=False, compression="zstd")
    return file.getvalue()


def datapackage() -> Response:
    return attached(tables.datapackage().encode(), "application/json", "datapackage.json")


def everything() -> Response:
    return attached(archive(store.current()), "application/zip", "channel-figures.zip")


@cache
def archive(held: Store) -> bytes:
    """All tables with their dictionary, as one ZIP file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in contents(held):
            part = zipfile.ZipInfo(name, ARCHIVE_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            parts.writestr(part, content)
    return file.getvalue()


def contents(held: Store) -> Iterator[tuple[str, str]]:
    yield "README.md", dictionary.to_markdown()
    yield "datapackage.json", tables.datapackage()
    for name in tables.TABLES:
        whole = Filter(name, "true", ())
        yield f"{name}.csv", "".join(csv_lines(held, whole))


def in_turn(lines: Iterator[str]) -> Iterator[str]:
    """The lines, of which one visitor's are made at a time, with room for others in between.

    Two hundred at once that took a turn each would leave a page waiting for all of them.
    """
    while True:
        with _turn:
            # Under gevent sleep gives way; with no time at all, only to what is not waiting for a visitor.
            time.sleep(0.001)
            part = next(lines, None)
        if part is None:
            return
        yield part


_turn = BoundedSemaphore(1)


def streamed(lines: Iterator[str], mimetype: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(in_turn(lines), mimetype=mimetype, headers=headers)


def attached(content: bytes, mimetype: str, name: str) -> Response:
    """A whole file, which a reader may fetch in parts or not at all if unchanged."""
    response = send_file(
        io.BytesIO(content),
        mimetype=mimetype,
        as_attachment=True,
        download_name=name,
        conditional=True,
        etag=sha256(content).hexdigest(),
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
