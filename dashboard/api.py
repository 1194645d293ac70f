"""A question from a program comes in, JSON goes out: rows of the tables, or a text checked."""

import json
from datetime import date
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, request
from werkzeug.datastructures import MultiDict

from dashboard import checking, filters, notes, openapi, store
from dashboard.checking import MOST_CHARACTERS, Sent
from dashboard.openapi import PASSED_OVER_AT_MOST, PREFIX, ROWS_AT_MOST, ROWS_UNASKED, TABLES
from etl import reports, tables
from etl.vocabulary import InputError


READING = ("GET", "HEAD", "OPTIONS")
METHODS = {f"{PREFIX}/check": ("POST", "OPTIONS")}


def install(server: Flask) -> None:
    """Answer the addresses below /api/v1, and /healthz."""
    for table in TABLES:
        server.add_url_rule(f"{PREFIX}/{table}", table, rows, defaults={"table": table})
    server.add_url_rule(f"{PREFIX}/check", "check", check, methods=["POST"])
    server.add_url_rule(f"{PREFIX}/openapi.json", "openapi", description)
    server.add_url_rule("/healthz", view_func=healthz)
    server.after_request(let_ask)


def let_ask(response: Response) -> Response:
    """A browser asks first whether a page of another site may send JSON: it may."""
    if request.method == "OPTIONS" and request.path.startswith(PREFIX):
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Headers"] = "Content-Type"
        # Not those of the pages, whose address is any.
        response.allow.clear()
        response.allow.update(METHODS.get(request.path, READING))
    return response


def rows(table: str) -> Response:
    """Some rows of a table, how many there are in all, and the address of the next ones."""
    query = MultiDict(request.args)
    limit = whole(query.poplist("limit"), "limit", ROWS_UNASKED, ROWS_AT_MOST)
    offset = whole(query.poplist("offset"), "offset", 0, PASSED_OVER_AT_MOST)
    asked = filters.read(table, query)
    held = store.current()
    total = asked.count(held)
    found = asked.rows(held, limit, offset)
    return answer(
        {
            "total": total,
            "limit": limit,
            "offset": offset,
            "next": following(query, limit, offset) if offset + limit < total else None,
            "rows": tables.to_json(asked.record, found),
        }
    )


def whole(given: list[str], name: str, unasked: int, most: int) -> int:
    """A whole number of the query, or what stands where none is given."""
    text = given[-1] if given else str(unasked)
    # isdecimal alone would let through digits of other scripts and numbers of any length.
    if not (text.isascii() and text.isdecimal() and len(text) <= 9):
        raise InputError(name, repr(text), "a whole number")
    if int(text) > most:
        raise InputError(name, text, f"at most {most}")
    return int(text)


def following(query: MultiDict[str, str], limit: int, offset: int) -> str:
    pairs = [*query.items(multi=True), ("limit", limit), ("offset", offset + limit)]
    return f"{request.path}?{urlencode(pairs)}"


def check() -> Response:
    """The pipeline of the command line over a text or file sent in; nothing of it is kept."""
    multipart = request.mimetype == "multipart/form-data"
    checked = checking.answer(read_file() if multipart else read_body(), store.folder())
    return answer(reports.to_object(checked, notes.page))


def read_file() -> Sent:
    sent = request.files.get("file")
    if sent is None or not sent.filename:
        raise InputError("file", "is missing", "a part of that name, with the file's own name")
    return Sent("", request.form.get("published", ""), sent.filename, sent.read())


def read_body() -> Sent:
    body = request.get_json(silent=True)
    if not isinstance(body, dict):
        raise InputError("body", "not a JSON object", 'an object with "text" and "published"')
    return Sent(read_text(body), read_day(body).isoformat())


def read_text(body: dict[str, Any]) -> str:
    text = body.get("text")
    if not isinstance(text, str) or not text.strip():
        raise InputError("text", "empty or not a string", "the text to check")
    if len(text) > MOST_CHARACTERS:
        raise InputError("text", f"{len(text):,} characters", f"at most {MOST_CHARACTERS:,}")
    return text


def read_day(body: dict[str, Any]) -> date:
    try:
        return date.fromisoformat(body.get("published"))
    except (TypeError, ValueError):
        raise InputError(
            "published", repr(body.get("published")), "the day of publication, as 2025-10-20"
        ) from None


def description() -> Response:
    """The interface in its own words, made from the records."""
    return answer(openapi.describe())


def healthz() -> Response:
    """Alive, with tables that answer."""
    (counted,) = store.current().rows("select count(*) as claims from claims")
    return answer({"status": "ok"} | counted)


def answer(content: dict[str, Any]) -> Response:
    # The data is open and no visitor has an account: any page may ask.
    headers = {"Access-Control-Allow-Origin": "*"}
    body = json.dumps(content, ensure_ascii=False) + "\n"
    return Response(body, mimetype="application/json", headers=headers)
