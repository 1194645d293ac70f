"""The records come in, what other programs need to understand their tables goes out: CSVW and schema.org."""

import json
from datetime import date
from typing import Any

from dashboard import series, shell
from dashboard.store import Store
from etl import indicators, packages, tables
from etl.vocabulary import Field, Series, stored_fields


DATATYPES = {
    str: "string",
    int: "integer",
    float: "number",
    date: {"base": "date", "format": "yyyy-MM-dd"},
}
OFFICIAL = "https://www.gov.uk/government/publications/migrants-detected-crossing-the-english-channel-in-small-boats"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "parquet": "application/vnd.apache.parquet",
}
KEYWORDS = ["small boats", "English Channel", "asylum", "fact checking", "official statistics"]


def csvw() -> str:
    """Metadata of all tables for CSV on the Web, as the file beside them."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": packages.TITLE,
        "dc:description": shell.SUMMARY,
        "dc:license": {"@id": shell.LICENCE},
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"], "header": True},
        "tables": [_table(name, record) for name, record in tables.TABLES.items()],
    }
    return json.dumps(group, indent=2, ensure_ascii=False) + "\n"


def _table(name: str, record: type) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "columns": [_column(field, name) for field in stored_fields(record)],
        "primaryKey": list(record.KEY),
    }
    references = packages.REFERENCES.get(name, {}) | packages.LISTS.get(name, {})
    if references:
        schema["foreignKeys"] = [_reference(*pair) for pair in references.items()]
    return {"url": f"{name}.csv", "dc:description": tables.ABOUT[name], "tableSchema": schema}


def _reference(column: str, table: str) -> dict[str, Any]:
    there = {"resource": f"{table}.csv", "columnReference": [packages.NAMES[table]]}
    return {"columnReference": [column], "reference": there}


def _column(field: Field, table: str) -> dict[str, Any]:
    """A column; its title is its heading in the file, its label is what pages call it."""
    listed = packages.closed_list(field)
    kind = DATATYPES[tables.kind(field)]
    described: dict[str, Any] = {
        "name": field.name,
        "titles": field.name,
        "rdfs:label": field.column.label,
        "dc:description": field.column.description,
        "datatype": {"base": kind, "format": "|".join(listed)} if listed else kind,
    }
    return described | ({"separator": " "} if field.name in packages.LISTS.get(table, ()) else {})


def dataset(held: Store, base: str) -> dict[str, Any]:
    """The tables as a schema.org Dataset, every address whole; `base` is that of the site."""
    reach = series.extent(held, "arrivals")
    first = held.rows(
        f"select min(period_start) as day from series where series = '{Series.WEEKLY}'"
    )
    days = [day.isoformat() for day in (first[0]["day"], reach.day) if day]
    described = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "@id": f"{base}/data",
        "name": packages.TITLE,
        "description": shell.SUMMARY + " " + " ".join(tables.ABOUT.values()),
        "url": f"{base}/data",
        "license": shell.LICENCE,
        "isAccessibleForFree": True,
        "inLanguage": "en-GB",
        "creator": {"@type": "Organization", "name": shell.NAME, "url": f"{base}/"},
        "keywords": KEYWORDS,
        "isBasedOn": OFFICIAL,
        "temporalCoverage": "/".join(days),
        "spatialCoverage": {"@type": "Place", "name": "English Channel"},
        "variableMeasured": list(map(_variable, indicators.catalogue().values())),
        "distribution": [*_files(base), _archive(base)],
    }
    modified = {"dateModified": max(reach.read_on or reach.vintage, reach.vintage).isoformat()}
    return described | (modified if reach.vintage else {})


def _variable(indicator: indicators.Indicator) -> dict[str, str]:
    return {
        "@type": "PropertyValue",
        "name": indicator.title,
        "propertyID": indicator.code,
        "description": indicator.definition,
        "unitText": indicator.unit,
    }


def _files(base: str) -> list[dict[str, str]]:
    return [
        {
            "@type": "DataDownload",
            "name": f"{name}.{end}",
            "description": tables.ABOUT[name],
            "encodingFormat": kind,
            "contentUrl": f"{base}/data/{name}.{end}",
        }
        for name in tables.TABLES
        for end, kind in MEDIA_TYPES.items()
    ]


def _archive(base: str) -> dict[str, str]:
    return {
        "@type": "DataDownload",
        "name": "all.zip",
        "description": "All tables as CSV, with their dictionary and descriptions.",
        "encodingFormat": "application/zip",
        "contentUrl": f"{base}/data/all.zip",
    }
