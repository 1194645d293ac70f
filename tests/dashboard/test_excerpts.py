"""The rows of the official chart as a file."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser


VIEWS = (
    "",
    "?by=day&from=2025-10-17&to=2025-10-18",
    "?by=month&from=2025-01-01&to=2025-12-31",
    "?by=year",
    "?indicator=boats&by=year",
    "?indicator=prevented_people",
    "?indicator=uncontrolled_landings&by=month&from=2022-11-01&to=2023-02-28",
)


def rows(client: FlaskClient, query: str) -> list[dict[str, str]]:
    response = client.get(f"/official/rows.csv{query}")
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.DictReader(io.StringIO(response.text)))


@pytest.mark.parametrize("query", VIEWS)
def test_the_file_has_the_rows_of_the_table_beside_the_chart(
    client: FlaskClient, query: str
) -> None:
    page = LexborHTMLParser(client.get(f"/official{query}").text)
    shown = [cell.text() for cell in page.css("#explorer details tbody td")]
    found = rows(client, query)
    assert [f"{int(row['value']):,}" if row["value"] else "not recorded" for row in found] == shown
    (link,) = [a for a in page.css("#explorer .downloads a") if "What is shown" in a.text()]
    assert f"{len(found):,} row" in link.text()
    assert rows(client, link.attributes["href"].removeprefix("/official/rows.csv")) == found


def test_all_rows_are_as_many_as_the_link_says(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/official?indicator=boats").text)
    (link,) = [a for a in page.css("#explorer .downloads a") if "All as published" in a.text()]
    published = client.get(link.attributes["href"]).text.splitlines()[1:]
    assert f"{len(published):,} rows" in link.text()


def test_what_was_not_recorded_is_empty_and_never_nought(client: FlaskClient) -> None:
    found = rows(client, VIEWS[-1])
    assert [row["value"] for row in found[:2]] == ["", ""]


def test_an_address_that_cannot_be_meant_gives_the_usual_rows(client: FlaskClient) -> None:
    assert rows(client, "?indicator=x&by=y&from=2025-13-40") == rows(client, "")


def test_each_of_the_two_series_is_a_file_of_its_own(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/official").text)
    for link in page.css("#two-series .downloads a"):
        file = csv.DictReader(io.StringIO(client.get(link.attributes["href"]).text))
        named = {row["series"].partition(" ")[0] for row in file}
        assert [f"The {name} series (CSV)" for name in named] == [link.text()]
