"""What describes the tables is held to the standards it names, by other people's programs where there are any."""

import json
import logging
import zipfile
from io import BytesIO
from pathlib import Path

import csvw
import frictionless
import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard import columns, descriptions
from etl import packages, tables
from etl.vocabulary import stored_fields


@pytest.fixture
def unpacked(client, tmp_path: Path) -> Path:
    zipfile.ZipFile(BytesIO(client.get("/data/all.zip").data)).extractall(tmp_path)
    return tmp_path


def test_the_archive_validates_as_a_data_package(unpacked: Path) -> None:
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])


def faults(folder: Path) -> set[tuple[str, str]]:
    """Which rules of the data package are broken, and in which table."""
    report = frictionless.validate(str(folder / "datapackage.json"))
    return {(task.name, error.type) for task in report.tasks for error in task.errors}


# Table, what stands in it and what is put in its place once -> the rule that this breaks.
BROKEN = {
    "a code of no closed list": ("numbers", ",date\n", ",guess\n", "constraint-error"),
    "an indicator of no catalogue": ("observations", ",arrivals,", ",arivals,", "constraint-error"),
    "a check that is none": ("findings", ",cumulative_counts,", ",counts,", "constraint-error"),
    "a number of a text that is not held": (
        "numbers",
        "\ndaily-mail-2025-10-20,",
        "\ndaily-mail-2025-10-21,",
        "foreign-key",
    ),
    "a clue of a figure that is not held": (
        "clues",
        "\ndaily-mail-2025-10-20:5351,",
        "\ndaily-mail-2025-10-20:1,",
        "foreign-key",
    ),
}


@pytest.mark.parametrize(("table", "before", "after", "rule"), BROKEN.values(), ids=BROKEN)
def test_what_does_not_fit_is_none_to_the_data_package(
    unpacked: Path, table: str, before: str, after: str, rule: str
) -> None:
    path = unpacked / f"{table}.csv"
    text = path.read_text()
    assert before in text
    path.write_text(text.replace(before, after, 1))
    assert faults(unpacked) == {(table, rule)}


def test_the_names_of_figures_in_a_finding_are_references_to_csv_on_the_web(unpacked: Path) -> None:
    path = unpacked / "findings.csv"
    text = path.read_text()
    path.write_text(text.replace(",daily-mail-2025-10-20:5351 ", ",daily-mail-2025-10-20:1 ", 1))
    assert path.read_text() != text
    group = csvw.TableGroup.from_file(unpacked / "csv-metadata.json")
    assert not group.check_referential_integrity(log=logging.getLogger(__name__))


def test_every_closed_list_and_reference_is_said_in_both_descriptions() -> None:
    package = {
        one["name"]: one["schema"] for one in json.loads(packages.datapackage())["resources"]
    }
    web = {one["url"]: one["tableSchema"] for one in json.loads(descriptions.csvw())["tables"]}
    for name, schema in package.items():
        listed = {
            f["name"]: f["constraints"]["enum"] for f in schema["fields"] if "constraints" in f
        }
        columns_ = {each["name"]: each["datatype"] for each in web[f"{name}.csv"]["columns"]}
        closed = {n: kind["format"].split("|") for n, kind in columns_.items() if "|" in str(kind)}
        assert listed == closed
        keys = {key["fields"][0] for key in schema.get("foreignKeys", ())}
        there = {key["columnReference"][0] for key in web[f"{name}.csv"].get("foreignKeys", ())}
        assert keys <= there
        assert there - keys == set(packages.LISTS.get(name, ()))


def test_the_archive_reads_as_csv_on_the_web_with_every_row(unpacked: Path) -> None:
    group = csvw.TableGroup.from_file(unpacked / "csv-metadata.json")
    assert group.check_referential_integrity()
    for name, record in tables.TABLES.items():
        (table,) = [each for each in group.tables if each.url.string == f"{name}.csv"]
        rows = list(table.iterdicts(strict=True))
        assert len(rows) == len(tables.load(record, unpacked / f"{name}.csv"))
        assert all(list(row) == [f.name for f in stored_fields(record)] for row in rows)


def test_a_value_outside_its_closed_list_is_none_to_csv_on_the_web(unpacked: Path) -> None:
    path = unpacked / "numbers.csv"
    path.write_text(path.read_text().replace(",date\n", ",guess\n", 1))
    group = csvw.TableGroup.from_file(unpacked / "csv-metadata.json")
    (table,) = [each for each in group.tables if each.url.string == "numbers.csv"]
    with pytest.raises(ValueError, match="guess"):
        list(table.iterdicts(strict=True))


def test_every_column_is_described_and_closed_lists_are_closed() -> None:
    described = {
        each["url"]: each["tableSchema"] for each in json.loads(descriptions.csvw())["tables"]
    }
    for name in tables.TABLES:
        entries = list(columns.entries(name))
        told = described[f"{name}.csv"]["columns"]
        assert [column["titles"] for column in told] == [entry.name for entry in entries]
        assert [column["dc:description"] for column in told] == [e.description for e in entries]
        for column, entry in zip(told, entries, strict=True):
            listed = isinstance(column["datatype"], dict) and column["datatype"]["format"]
            assert not entry.values or listed == "|".join(entry.values)


def test_the_dataset_says_what_search_engines_ask_for(client) -> None:
    told = client.get("/data/dataset.jsonld").get_json(force=True)
    assert {"@context", "@type", "name", "description", "url", "license", "creator"} <= set(told)
    assert (told["@context"], told["@type"]) == ("https://schema.org/", "Dataset")
    assert 50 <= len(told["description"]) <= 5000
    first, last = told["temporalCoverage"].split("/")
    assert first == "2018-01-01" < last <= told["dateModified"]
    measured = {each["propertyID"] for each in told["variableMeasured"]}
    assert {"arrivals", "boats", "returns_to_france"} <= measured


def test_every_file_of_the_dataset_is_there_and_of_its_type(client) -> None:
    told = client.get("/data/dataset.jsonld").get_json(force=True)
    assert len(told["distribution"]) == 3 * len(tables.TABLES) + 1
    for file in told["distribution"]:
        answer = client.get(file["contentUrl"])
        assert answer.status_code == 200, file
        assert answer.mimetype == file["encodingFormat"]


def test_the_page_carries_the_dataset_for_those_who_read_no_links(client) -> None:
    page = LexborHTMLParser(client.get("/data").text)
    said = json.loads(page.css_first('script[type="application/ld+json"]').text())
    assert said == client.get("/data/dataset.jsonld").get_json(force=True)
