"""A table, a format and a query come in, the rows they ask for go out as a file."""

import io
import json
import shutil
import tempfile
import time
import weakref
import zipfile
from collections.abc import Callable, Iterable, Iterator
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from flask import Flask, Response, abort, request, send_file
from gevent.lock import BoundedSemaphore

from dashboard import descriptions, filters, lines, store
from dashboard.filters import Filter
from dashboard.store import Store
from etl import dictionary, packages, tables
from etl.vocabulary import stored_fields


LINES_AT_ONCE = 10_000

# The same tables give the same archive, byte for byte, on whatever day it is asked for.
ARCHIVE, ARCHIVE_DAY = "channel-figures.zip", (1980, 1, 1, 0, 0, 0)


def install(server: Flask) -> None:
    """Answer /data/<table>.<format>, what describes the tables, and /data/all.zip."""
    server.add_url_rule("/data/<table>.<extension>", view_func=download)
    server.add_url_rule("/data/datapackage.json", view_func=datapackage)
    server.add_url_rule("/data/csv-metadata.json", view_func=csvw)
    server.add_url_rule("/data/dataset.jsonld", view_func=dataset)
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


def csv_lines(held: Store, asked: Filter) -> Iterator[bytes]:
    """The rows as RFC 4180 text, header first, with no cell that a spreadsheet would run."""
    yield (",".join(field.name for field in stored_fields(asked.record)) + "\n").encode()
    yield from written(held, asked, lines.csv(asked.record, as_is(held, asked.table)))


@store.kept
def as_is(held: Store, table: str) -> frozenset[str]:
    """The columns of a table whose cells are all written as they stand."""
    (found,) = held.rows(f"select {lines.odd(tables.TABLES[table])} from {table}")
    return frozenset(name for name, odd in found.items() if not odd)


def json_lines(held: Store, asked: Filter) -> Iterator[bytes]:
    """The rows as a JSON list, a line a row."""
    pieces = written(held, asked, lines.json(asked.record))
    first = next(pieces, b"")
    yield b"[" + first.removeprefix(b",")
    yield from pieces
    yield b"\n]\n" if first else b"]\n"


def written(held: Store, asked: Filter, line: str) -> Iterator[bytes]:
    """The rows as lines, some thousands at a time."""
    return held.text(LINES_AT_ONCE, asked.select(line), *asked.values)


def parquet(held: Store, asked: Filter) -> BinaryIO:
    """The rows as a Parquet file with the types of the data dictionary, on disk until it is closed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rows.parquet"
        held.parquet(path, asked.select(*asked.columns()), *asked.values)
        return path.open("rb")  # the file has no name from here on, and goes when it is closed


def datapackage() -> Response:
    return attached(in_memory(packages.datapackage()), "application/json", "datapackage.json")


def csvw() -> Response:
    return attached(in_memory(descriptions.csvw()), "application/csvm+json", "csv-metadata.json")


def dataset() -> Response:
    described = descriptions.dataset(store.current(), request.url_root.rstrip("/"))
    text = json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    return attached(in_memory(text), "application/ld+json", "dataset.jsonld")


def everything() -> Response:
    return attached(archive(store.current()).open("rb"), "application/zip", "channel-figures.zip")


def archive(held: Store) -> Path:
    """All tables as one ZIP file, which is there for as long as the store of these tables."""
    return held.once(_packed) / ARCHIVE


def _packed(held: Store) -> Path:
    folder = Path(tempfile.mkdtemp())
    weakref.finalize(held, shutil.rmtree, folder, ignore_errors=True)
    pack(held, folder / ARCHIVE)
    return folder


def pack(held: Store, path: Path) -> None:
    """Write all tables, their dictionary and their descriptions as one ZIP file."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in contents(held):
            part = zipfile.ZipInfo(name, ARCHIVE_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o644 << 16
            with parts.open(part, "w", force_zip64=True) as file:
                for piece in content:
                    file.write(piece)


def contents(held: Store) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Each file of the archive with its text, piece by piece."""
    yield "README.md", [dictionary.to_markdown().encode()]
    yield "datapackage.json", [packages.datapackage().encode()]
    yield "csv-metadata.json", [descriptions.csvw().encode()]
    for name in tables.TABLES:
        yield f"{name}.csv", csv_lines(held, Filter(name, "true", ()))


def in_memory(text: str) -> BinaryIO:
    return io.BytesIO(text.encode())


def in_turn(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, of which one visitor's are made at a time, with room for others in between.

    Two hundred at once that took a turn each would leave a page waiting for all of them.
    """
    while True:
        with _turn:
            # Under gevent sleep gives way; with no time at all, only to what is not waiting for a visitor.
            time.sleep(0.001)
            part = next(pieces, None)
        if part is None:
            return
        yield part


_turn = BoundedSemaphore(1)


def streamed(pieces: Iterator[bytes], mimetype: str, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(in_turn(pieces), mimetype=mimetype, headers=headers)


def attached(content: BinaryIO, mimetype: str, name: str) -> Response:
    """A whole file, which a reader may fetch in parts or not at all if unchanged."""
    tag = file_digest(content, "sha256").hexdigest()
    size = content.tell()
    content.seek(0)
    response = send_file(
        content, mimetype, as_attachment=True, download_name=name, conditional=False, etag=tag
    )
    response.content_length = size
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response.make_conditional(request, accept_ranges=True, complete_length=size)
