"""The records come in, what a program needs to check their tables goes out: types, closed lists, references."""

import json
from enum import StrEnum
from typing import Any

from etl import indicators, tables
from etl.checks import CHECKS
from etl.vocabulary import Field, stored_fields


# Of which table's rows a column gives the name.
REFERENCES = {
    "passages": {"document_id": "documents"},
    "claims": {"document_id": "documents", "same_as": "claims", "copy_of": "claims"},
    "clues": {"claim_id": "claims"},
    "numbers": {"document_id": "documents"},
    "observations": {"series": "series"},
}
# Columns that hold several names, separated by blanks, each the name of a row of a table.
LISTS = {"findings": {"claim_ids": "claims", "beside_ids": "claims"}}
# The column that names a row of a table.
NAMES = {"documents": "document_id", "claims": "claim_id", "series": "series"}

TITLE = "Channel Figures: reported figures on small-boat crossings and the UK-France treaty"
LICENCE = {
    "name": "OGL-UK-3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
    "title": "Open Government Licence v3.0 (official figures; Crown copyright, Home Office)",
}


def closed_list(field: Field) -> tuple[str, ...]:
    """The values that a column can hold, where they are few and fixed."""
    # Two lists are written elsewhere: a catalogue of indicators, and a module for each check.
    if field.name == "indicator":
        return tuple(indicators.catalogue())
    if field.name == "check":
        return tuple(check.__name__.rpartition(".")[2] for check in CHECKS)
    enum = next((type_ for type_ in field.types if issubclass(type_, StrEnum)), None)
    return tuple(filter(None, map(str, enum or ())))


def datapackage() -> str:
    """datapackage.json: a Frictionless Tabular Data Package of all tables."""
    package = {
        "name": "channel-figures",
        "title": TITLE,
        "licenses": [LICENCE],
        "resources": [_resource(name) for name in tables.TABLES],
    }
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _resource(name: str) -> dict[str, Any]:
    return {
        "name": name,
        "path": f"{name}.csv",
        "description": tables.ABOUT[name],
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": table_schema(name),
    }


def table_schema(name: str) -> dict[str, Any]:
    """Frictionless Table Schema of a table."""
    record = tables.TABLES[name]
    schema = {
        "fields": [_field(field) for field in stored_fields(record)],
        "missingValues": [""],
        "primaryKey": list(record.KEY),
    }
    keys = [_reference(name, *pair) for pair in REFERENCES.get(name, {}).items()]
    return schema | ({"foreignKeys": keys} if keys else {})


def _field(field: Field) -> dict[str, Any]:
    described = {
        "name": field.name,
        "type": tables.SCHEMA_TYPES[tables.kind(field)],
        "title": field.column.label,
        "description": field.column.description,
    }
    listed = closed_list(field)
    return described | ({"constraints": {"enum": list(listed)}} if listed else {})


def _reference(name: str, column: str, there: str) -> dict[str, Any]:
    # A table that names its own rows is called by no name.
    reference = {"resource": "" if there == name else there, "fields": [NAMES[there]]}
    return {"fields": [column], "reference": reference}
