"""The records come in, the OpenAPI 3.1 description of the interface for programs goes out."""

from datetime import date
from types import NoneType
from typing import Any

from dashboard import columns, shell
from dashboard.checking import MOST_CHARACTERS, MOST_FILE_BYTES
from dashboard.filters import FURTHER, MOST, closed
from etl import documents, formats, tables
from etl.vocabulary import Field, Verdict, stored_fields


PREFIX = "/api/v1"
TABLES = tuple(tables.TABLES)
ROWS_UNASKED = 100
ROWS_AT_MOST = 1000
PASSED_OVER_AT_MOST = 999_999_999
# What is asked beside the columns, where a value must be one of a list.
CLOSED = {"verdict": {"enum": [str(verdict) for verdict in Verdict]}}

LICENCE_NOTE = (
    "Official figures: Home Office, Crown copyright, under the Open Government Licence v3.0 "
    f"({shell.LICENCE}). Passages of articles are their publishers' copyright and are quoted with "
    "attribution, only where they bear a figure."
)

OTHERWISE = (
    "Anything else that is the matter: another method, an address that there is not, a fault."
)


def describe() -> dict[str, Any]:
    """Every address, what it takes and what it gives."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": shell.NAME,
            "version": "1",
            "summary": shell.SUMMARY,
            "description": LICENCE_NOTE,
            "license": {"name": "Open Government Licence v3.0", "url": shell.LICENCE},
        },
        "servers": [{"url": "/"}],
        "externalDocs": {"url": "/data/api", "description": "Each address with an example."},
        "paths": {f"{PREFIX}/{table}": {"get": listing(table)} for table in TABLES}
        | {f"{PREFIX}/check": {"post": check()}},
        "components": {
            "schemas": {tables.TABLES[name].__name__: row(name) for name in tables.TABLES}
            | {"ReadClaim": read_claim(), "Problem": PROBLEM}
        },
    }


def row(table: str) -> dict[str, Any]:
    """JSON Schema of a row."""
    fields = list(stored_fields(tables.TABLES[table]))
    return {
        "type": "object",
        "description": tables.ABOUT[table],
        "properties": {field.name: value(field) for field in fields},
        "required": [field.name for field in fields],
        "additionalProperties": False,
    }


def value(field: Field) -> dict[str, Any]:
    """JSON Schema of a field: its type, null where it may be unknown, its closed list."""
    kind = tables.kind(field)
    plain = "string" if kind is date else tables.SCHEMA_TYPES[kind]
    schema: dict[str, Any] = {
        "type": [plain, "null"] if NoneType in field.types else plain,
        "title": field.column.label,
        "description": field.column.description,
    }
    if kind is date:
        schema["format"] = "date"
    if columns.enum(field):
        schema["enum"] = [str(member) for member in columns.enum(field)]
    return schema


def listing(table: str) -> dict[str, Any]:
    """GET of some rows: a parameter a column, further ones, and which stretch of the rows."""
    return {
        "operationId": f"list_{table}",
        "summary": tables.ABOUT[table],
        "parameters": [*of_columns(table), *further(table), *STRETCH],
        "responses": {
            "200": content("Some rows, in the order of the key.", rows(table)),
            "400": problem("A column or value that the table does not have."),
            "default": problem(OTHERWISE),
        },
    }


def of_columns(table: str) -> list[dict[str, Any]]:
    return [
        parameter(field.name, field.column.description + unknown(field), wanted(field))
        for field in stored_fields(tables.TABLES[table])
    ]


def unknown(field: Field) -> str:
    """How to ask for the rows in which a field is not known, where that can be."""
    return " Without a value: not known." if NoneType in field.types else ""


def wanted(field: Field) -> dict[str, Any]:
    """JSON Schema of a value that may be asked of a field."""
    kind, listed = tables.kind(field), closed(field)
    kept: dict[str, Any] = {"enum": list(listed)} if listed else {}
    if kind is date:
        kept["format"] = "date"
    bounds = {"minimum": -MOST, "maximum": MOST} if kind is int else {}
    return {"type": "string" if kind is date else tables.SCHEMA_TYPES[kind]} | kept | bounds


def further(table: str) -> list[dict[str, Any]]:
    return [
        parameter(name, description, {"type": "string"} | CLOSED.get(name, {}))
        for name, (_, description) in FURTHER.get(table, {}).items()
    ]


def parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A query parameter; given twice it means one or the other."""
    return {
        "name": name,
        "in": "query",
        "description": description,
        "schema": {"type": "array", "items": schema},
    }


def rows(table: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {
            "total": {"type": "integer", "description": "How many rows there are in all."},
            "limit": {"type": "integer"},
            "offset": {"type": "integer"},
            "next": {"type": ["string", "null"], "description": "Address of the rows that follow."},
            "rows": {"type": "array", "items": referred(tables.TABLES[table].__name__)},
        },
        "required": ["total", "limit", "offset", "next", "rows"],
    }


def read_claim() -> dict[str, Any]:
    """JSON Schema of a figure read in a text: its row, why it was read so, and a note where it differs."""
    claim = row("claims")
    reasons = {"type": "array", "description": tables.ABOUT["clues"], "items": reason()}
    note = {"type": "string", "description": "A note on a figure that differs, ready to be sent."}
    return claim | {
        "properties": claim["properties"] | {"why": reasons, "note": note},
        "required": [*claim["required"], "why", "note"],
    }


def reason() -> dict[str, Any]:
    """JSON Schema of a reason: the columns that it shares with the table, and a sentence."""
    clue = row("clues")["properties"]
    said = {"says": {"type": "string", "description": "The reason in one plain sentence."}}
    named = {name: clue[name] for name in ("part", "how", "exact", "start", "end")} | said
    return {
        "type": "object",
        "properties": named,
        "required": list(named),
        "additionalProperties": False,
    }


def check() -> dict[str, Any]:
    """POST of a text: its figures read and checked as those of the documents are."""
    listed = {"claims": "ReadClaim", "findings": "Finding", "numbers": "Number"}
    whole = {
        "type": "object",
        "properties": {"document": referred("Document")}
        | {name: {"type": "array", "items": referred(schema)} for name, schema in listed.items()},
    }
    return {
        "operationId": "check",
        "summary": "Read the figures of a text or file and check them. Nothing is kept.",
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {"schema": QUESTION},
                "multipart/form-data": {"schema": FILE},
            },
        },
        "responses": {
            "200": content("The document, its figures, findings and numbers.", whole),
            "400": problem(
                "No text, a text that is too long, a file that cannot be read, or no day."
            ),
            "411": problem("A body without its length."),
            "413": problem("A body that is too long."),
            "429": problem(
                "More texts than an address may send; Retry-After says when to try again."
            ),
            "503": problem(
                "Many texts are being checked, or this one was not done in time; Retry-After says when "
                "to try again."
            ),
            "default": problem(OTHERWISE),
        },
    }


def content(description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def problem(description: str) -> dict[str, Any]:
    content_ = {"application/problem+json": {"schema": referred("Problem")}}
    return {"description": description, "content": content_}


def referred(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


STRETCH = [
    {
        "name": "limit",
        "in": "query",
        "description": "How many rows at most.",
        "schema": {
            "type": "integer",
            "minimum": 0,
            "maximum": ROWS_AT_MOST,
            "default": ROWS_UNASKED,
        },
    },
    {
        "name": "offset",
        "in": "query",
        "description": "How many rows to pass over.",
        "schema": {
            "type": "integer",
            "minimum": 0,
            "maximum": PASSED_OVER_AT_MOST,
            "default": 0,
        },
    },
]

# The first figures of the years in which a text may have been published.
DAY = {
    "type": "string",
    "format": "date",
    "pattern": f"^({'|'.join(sorted({str(year)[:2] for year in documents.YEARS}))})",
}

QUESTION = {
    "type": "object",
    "properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": MOST_CHARACTERS},
        "published": DAY
        | {"description": "Day of publication: “so far this year” ends on the day before."},
    },
    "required": ["text", "published"],
}

FILE = {
    "type": "object",
    "properties": {
        "file": {
            "type": "string",
            "format": "binary",
            "description": f"A file in {formats.READABLE}, of at most {MOST_FILE_BYTES:,} bytes.",
        },
        "published": DAY
        | {"description": "Day of publication; without it, the day that the file itself states."},
    },
    "required": ["file"],
}

PROBLEM = {
    "type": "object",
    "description": "Problem details (RFC 9457); `detail` reads place: problem, expected.",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail", "instance"],
}
