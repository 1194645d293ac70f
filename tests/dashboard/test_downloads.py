import io
import json
import zipfile
from datetime import date

import frictionless
import pandas as pd
import pyarrow.parquet
import pytest
from werkzeug.datastructures import MultiDict

from dashboard import downloads, filters, lines
from dashboard.filters import Filter
from dashboard.store import Store
from etl import tables
from etl.vocabulary import Claim, Document, Finding, Holding, Reason, Verdict, stored_fields


# As a title of a document -> as a spreadsheet gets it.
CELLS = {
    "Small boats": "Small boats",
    "": "",
    '=HYPERLINK("http://example.org")': '\'=HYPERLINK("http://example.org")',
    "+1": "'+1",
    "-1": "'-1",
    "@SUM(A1)": "'@SUM(A1)",
    "\tx": "'\tx",
    "a=b": "a=b",
    "NA": "NA",
    'He said "no", twice\nover': 'He said "no", twice\nover',
}


def whole(table: str) -> Filter:
    return Filter(table, "true", ())


def text(lines) -> str:
    return b"".join(lines).decode()


def parquet(held: Store, table: str) -> pd.DataFrame:
    with downloads.parquet(held, whole(table)) as file:
        return pd.read_parquet(file)


def document(number: int, title: str) -> Document:
    day, address = date(2025, 10, 20), "https://example.org"
    return Document(f"d{number}", "P", title, day, address, "", Holding.FULL, 1, "0")


def guarded(table: pd.DataFrame) -> pd.DataFrame:
    """The table as a spreadsheet gets it: with an apostrophe before what it would run."""
    for name in table.select_dtypes("str"):
        starts = table[name].str.lstrip("'").str.startswith(lines.FORMULA_STARTS)
        table[name] = table[name].mask(starts, "'" + table[name])
    return table


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> Store:
    """Tables whose texts a spreadsheet would run, with one number below nought."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = {name: [] for name in tables.TABLES}
    rows["documents"] = [document(number, title) for number, title in enumerate(CELLS)]
    words = ("-82", "=A1", None)
    rows["findings"] = [
        Finding("f", "c", "boats", Verdict.DIFFERS, Reason.ARITHMETIC, "a b", -5, 1.5, -6.5, *words)
    ]
    for name, record in tables.TABLES.items():
        tables.write(record, rows[name], folder / f"{name}.csv")
    return Store(folder)


@pytest.mark.parametrize("number", range(len(CELLS)))
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(hostile, number):
    served = pd.read_csv(
        io.StringIO(text(downloads.csv_lines(hostile, whole("documents")))), keep_default_na=False
    )
    assert served["title"][number] == list(CELLS.values())[number]


def test_numbers_below_nought_stay_numbers(hostile):
    (row,) = text(downloads.csv_lines(hostile, whole("findings"))).splitlines()[1:]
    assert ",-5,1.5,-6.5,'-82,'=A1," in row


def test_json_and_parquet_hold_every_text_as_it_is(hostile):
    rows = json.loads(text(downloads.json_lines(hostile, whole("documents"))))
    frame = parquet(hostile, "documents")
    assert [row["title"] for row in rows] == list(CELLS)
    assert list(frame["title"]) == list(CELLS)


def test_no_rows_are_an_empty_list_and_a_bare_header(hostile):
    assert json.loads(text(downloads.json_lines(hostile, whole("claims")))) == []
    assert text(downloads.csv_lines(hostile, whole("claims"))).count("\n") == 1


def test_a_finding_is_found_by_each_figure_it_names(hostile):
    counts = [
        filters.read("findings", MultiDict({"claim_id": name})).count(hostile) for name in "ab c"
    ]
    assert counts == [1, 1, 0, 0]


@pytest.mark.parametrize("table", tables.TABLES)
def test_an_unfiltered_csv_is_the_file_in_the_data_folder(published, data, table):
    file = data / f"{table}.csv"
    loaded = tables.load(tables.TABLES[table], file)
    served = text(downloads.csv_lines(published, whole(table)))
    assert served == tables.to_csv(guarded(loaded.copy()))
    if guarded(loaded.copy()).equals(loaded):
        assert served.encode() == file.read_bytes()


@pytest.mark.parametrize("table", tables.TABLES)
def test_every_format_holds_the_rows_of_the_store(published, table):
    counted = published.rows(f"select count(*) as rows from {table}")[0]["rows"]
    rows = json.loads(text(downloads.json_lines(published, whole(table))))
    frame = parquet(published, table)
    record = tables.TABLES[table]
    assert len(rows) == len(frame) == counted
    for field in stored_fields(record):
        if tables.kind(field) is date:
            frame[field.name] = pd.to_datetime(frame[field.name])
    assert rows == tables.to_json(record, tables.records(record, frame))


def test_parquet_keeps_the_types(published):
    with downloads.parquet(published, whole("claims")) as file:
        kinds = {field.name: str(field.type) for field in pyarrow.parquet.read_schema(file)}
    named = {"string": str, "int64": int, "double": float, "date32[day]": date}
    assert {name: named[kind] for name, kind in kinds.items()} == {
        field.name: tables.kind(field) for field in stored_fields(Claim)
    }


@pytest.mark.parametrize(
    ("query", "condition"),
    [
        ({"indicator": ["arrivals"]}, "indicator = 'arrivals'"),
        ({"indicator": ["arrivals", "boats"]}, "indicator in ('arrivals', 'boats')"),
        ({"indicator": ["arrivals"], "bound": ["about"]}, "indicator = 'arrivals' and bound = 'about'"),
        ({"value": ["42"]}, "value = 42"),
        ({"period_end": ["2025-10-19"]}, "period_end = date '2025-10-19'"),
        ({"high": [""]}, "high is null"),
        ({"subset": [""]}, "subset = ''"),
        ({"q": ["PEOPLE"]}, "prefix || exact || suffix ilike '%people%'"),
        ({"verdict": ["agrees"]}, "claim_id in (select claim_id from verdicts where verdict = 'agrees')"),
        ({"publisher": ["LBC"]}, "document_id in (select document_id from documents where publisher = 'LBC')"),
    ],
)  # fmt: skip
def test_a_query_gives_the_rows_it_asks_for(client, published, query, condition):
    expected = published.rows(f"select claim_id from claims where {condition}")
    served = client.get("/data/claims.json", query_string=query).get_json()
    assert {row["claim_id"] for row in served} == {row["claim_id"] for row in expected}


def test_the_verdicts_part_the_figures(published):
    counts = [filters.read("claims", MultiDict({"verdict": v})).count(published) for v in Verdict]
    assert sum(counts) == whole("claims").count(published)


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        ("/data/claims.csv?colour=red", "claims: no column 'colour', expected one of claim_id, "),
        ("/data/claims.csv?value=many", "claims value: 'many', expected a number"),
        ("/data/claims.csv?start=1.5", "claims start: '1.5', expected a whole number"),
        ("/data/claims.csv?period_end=19+October", "claims period_end: '19 October', expected a day"),
        ("/data/claims.csv?bound=perhaps", "claims bound: 'perhaps', expected one of exactly, about"),
        ("/data/claims.csv?verdict=wrong", "claims verdict: 'wrong', expected one of agrees, "),
        ("/data/numbers.csv?q=people", "numbers: no column 'q', expected one of document_id, "),
    ],
)  # fmt: skip
def test_a_query_that_cannot_be_read_says_what_was_expected(client, address, detail):
    response = client.get(address)
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert response.get_json(force=True)["detail"].startswith(detail)


def test_a_quote_in_a_query_is_a_quote(client):
    assert client.get("/data/claims.json", query_string={"subset": "' or 1=1 --"}).get_json() == []


@pytest.mark.parametrize(
    "address", ["/data/nothing.csv", "/data/claims.xlsx", "/data/verdicts.csv"]
)
def test_an_unknown_table_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_a_file_unchanged_is_not_sent_again_and_may_be_fetched_in_parts(client):
    address = "/data/observations.parquet"
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    part = client.get(address, headers={"Range": "bytes=0-3"})
    assert (again.status_code, again.data) == (304, b"")
    assert (part.status_code, part.data) == (206, b"PAR1")


def test_the_archive_holds_what_the_downloads_give_and_never_changes(client, published, tmp_path):
    files = zipfile.ZipFile(io.BytesIO(client.get("/data/all.zip").data))
    assert set(files.namelist()) == {
        "README.md", "datapackage.json", "csv-metadata.json", *(f"{name}.csv" for name in tables.TABLES)
    }  # fmt: skip
    for name in files.namelist():
        if name != "README.md":
            assert files.read(name) == client.get(f"/data/{name}").data
    for name in ("a.zip", "b.zip"):
        downloads.pack(published, tmp_path / name)
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()


def test_frictionless_finds_the_tables_as_the_package_describes_them(data):
    report = frictionless.validate(str(data / "datapackage.json"))
    assert report.valid, report.flatten(["name", "type", "note"])
