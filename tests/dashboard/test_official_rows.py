"""The rows of the official chart as a file."""

import csv
import io

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import words


VIEWS = (
    "",
    "?by=day&from=2025-10-17&to=2025-10-18",
    "?by=month&from=2025-01-01&to=2025-12-31",
    "?by=year",
    "?indicator=boats&by=year",
    "?indicator=prevented_people",
    "?indicator=uncontrolled_landings&by=month&from=2022-11-01&to=2023-02-28",
)


def rows(client: FlaskClient, query: str, path: str = "/charts/official.csv") -> list[list[str]]:
    response = client.get(f"{path}{query}", follow_redirects=True)
    assert response.status_code == 200
    assert response.mimetype == "text/csv"
    return list(csv.reader(io.StringIO(response.text)))


def tools(client: FlaskClient, query: str) -> dict[str, str]:
    """What the buttons of the chart say, with the address of each."""
    page = LexborHTMLParser(client.get(f"/official{query}").text)
    return {a.text(): a.attributes["href"] for a in page.css("#chart-official .tools a")}


@pytest.mark.parametrize("query", VIEWS)
def test_the_file_has_the_rows_of_the_table_beside_the_chart(
    client: FlaskClient, query: str
) -> None:
    _, *found = rows(client, query)
    page = LexborHTMLParser(client.get(f"/charts/official.html{query}").text)
    shown = [[cell.text() for cell in row.css("td")] for row in page.css("tbody tr")]
    said = [f"{int(row[-1]):,}" if row[-1] else "not recorded" for row in found]
    assert [row[-1] for row in shown] == said
    ((text, address),) = [it for it in tools(client, query).items() if "What is shown" in it[0]]
    assert words.counted(len(found), "row", "rows") in text
    assert rows(client, address.removeprefix("/charts/official.csv"))[1:] == found


def test_all_rows_are_as_many_as_the_link_says(client: FlaskClient) -> None:
    offered = tools(client, "?indicator=boats").items()
    ((text, address),) = [it for it in offered if "Everything" in it[0]]
    published = client.get(address).text.splitlines()[1:]
    assert f"{len(published):,} rows" in text


def test_what_was_not_recorded_is_empty_and_never_nought(client: FlaskClient) -> None:
    found = rows(client, VIEWS[-1])[1:]
    assert [row[-1] for row in found[:2]] == ["", ""]


def test_an_address_that_cannot_be_meant_gives_the_usual_rows(client: FlaskClient) -> None:
    assert rows(client, "?indicator=x&by=y&from=2025-13-40") == rows(client, "")


def test_the_address_that_the_rows_had_before_leads_to_them(client: FlaskClient) -> None:
    for query in VIEWS:
        assert rows(client, query, "/official/rows.csv") == rows(client, query)


def test_each_of_the_two_series_is_a_file_of_its_own(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.get("/official").text)
    offered = [a for a in page.css("#chart-two-series .tools a") if "Everything" in a.text()]
    said = set()
    for link in offered:
        file = csv.DictReader(io.StringIO(client.get(link.attributes["href"]).text))
        (name,) = {row["series"] for row in file}
        assert name in link.text()
        said.add(name)
    assert said == {"weekly provisional", "quarterly final"}


@pytest.mark.parametrize("query", ["", "?indicator=boats", "?indicator=prevented_people&by=week"])
def test_the_file_of_the_records_has_the_rows_of_its_tables(
    client: FlaskClient, query: str
) -> None:
    _, *found = rows(client, query, "/charts/records.csv")
    page = LexborHTMLParser(client.get(f"/official{query}").text)
    shown = [row.css_first("td").text() for row in page.css("#chart-records tbody tr")]
    assert [f"{int(row[-1]):,}" for row in found] == shown
    assert len(shown) >= 5


def test_nought_is_no_record_and_one_boat_is_one_boat(client: FlaskClient) -> None:
    _, *found = rows(client, "?indicator=uncontrolled_landings", "/charts/records.csv")
    assert found
    assert all(int(row[-1]) > 0 for row in found)
    page = LexborHTMLParser(client.get("/official?indicator=uncontrolled_landings").text)
    said = page.css_first("#chart-records .said-by-chart").text()
    assert "with 1 boat;" in said
    assert "1 boats" not in said


def test_the_file_of_the_revisions_has_the_rows_of_its_table(client: FlaskClient) -> None:
    _, *found = rows(client, "", "/charts/revisions.csv")
    page = LexborHTMLParser(client.get("/official").text)
    shown = [
        [cell.text() for cell in row.css("td")[1:3]]
        for row in page.css("#chart-revisions tbody tr")
    ]
    said = [
        [f"{int(row[place]):,}" if row[place] else "not recorded" for place in (3, 4)]
        for row in found
    ]
    assert shown == said
    assert len(said) == int(page.css_first("#revisions h2").text().split()[0])
