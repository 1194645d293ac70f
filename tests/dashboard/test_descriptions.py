"""What describes the tables is held to the standards it names, by other people's programs where there are any."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import csvw
import frictionless
import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard import columns, descriptions
from etl import tables
from etl.vocabulary import stored_fields


@pytest.fixture
def unpacked(client, tmp_path: Path) -> Path:
    zipfile.ZipFile(BytesIO(client.get("/data/all.zip").data)).extractall(tmp_path)
    return tmp_path


def test_the_archive_validates_as_a_data_package(unpacked: Path) -> None:
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])


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
