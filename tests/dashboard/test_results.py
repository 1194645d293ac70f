"""What was checked, taken away as a file: the same as on the page and on the command line."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser

from dashboard import answers, notes, results
from etl import pipeline, reports


TEXT = "“On Saturday, 369 people crossed.”\n\nThis brings the total for the year so far to 36,743."
DAY = "2025-10-20"


def asked(client: FlaskClient, name: str, **fields: str):
    return client.post(f"/check/{name}", data={"text": TEXT, "published": DAY} | fields)


def rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.text)))


@pytest.fixture(scope="module")
def checked(data: Path) -> pipeline.Checked:
    return pipeline.check(TEXT, date.fromisoformat(DAY), data)


def test_the_buttons_of_an_answer_are_the_files_there_are(client: FlaskClient) -> None:
    page = LexborHTMLParser(client.post("/check", data={"text": TEXT, "published": DAY}).text)
    buttons = [button.attributes["formaction"] for button in page.css(".takeaway button")]
    assert buttons == [f"/check/{name}" for name in results.FILES]
    assert list(answers.FILES) == list(results.FILES)


@pytest.mark.parametrize("name", results.FILES)
def test_every_file_is_given_as_one(client: FlaskClient, name: str) -> None:
    response = asked(client, name)
    assert response.status_code == 200
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response.mimetype == results.FILES[name][1]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("claimreview.jsonld", reports.claim_review),
        ("annotations.jsonld", reports.annotations),
        ("check.json", reports.json_text),
        ("findings.csv", reports.csv_text),
    ],
)
def test_a_file_is_what_the_command_line_gives(client, checked, name: str, write) -> None:
    assert asked(client, name).text == write(checked)


def test_line_ends_are_those_of_the_text_however_a_browser_writes_them(client: FlaskClient) -> None:
    sent = asked(client, "annotations.jsonld", text=TEXT.replace("\n", "\r\n"))
    assert sent.text == asked(client, "annotations.jsonld").text


def test_each_figure_is_a_row_with_its_verdict_and_its_note(client, checked) -> None:
    found = rows(asked(client, "figures.csv"))
    assert [(row["exact"], row["verdict"]) for row in found] == [
        ("369", "agrees"),
        ("36,743", "differs"),
    ]
    assert found[1]["working"] == "36,743 - 36,734 = 9"
    assert found[1]["note"].startswith("A note on a reported figure")
    assert found[0]["note"] == ""
    assert [row["prefix"] for row in found] == [claim.prefix for claim in checked.claims]


def test_what_a_file_states_of_itself_goes_with_it(client: FlaskClient) -> None:
    stated = {"publisher": "The Ferry Times", "url": "https://ferry.example/1"}
    reviews = json.loads(asked(client, "claimreview.jsonld", **stated).text)
    assert {review["itemReviewed"]["author"]["name"] for review in reviews} == {"The Ferry Times"}
    assert {review["itemReviewed"]["appearance"]["url"] for review in reviews} == {stated["url"]}


def test_no_cell_is_run_by_a_spreadsheet(client: FlaskClient) -> None:
    text = "=HYPERLINK(1), said 369 people crossed the Channel on Saturday."
    (row,) = rows(asked(client, "figures.csv", text=text))
    assert row["prefix"].startswith("'=HYPERLINK")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": " "}, "text: is empty"),
        ({"text": "x" * 100_001}, "100,001 characters"),
        ({"published": "today"}, "expected a day"),
    ],
)
def test_what_cannot_be_checked_says_why(client: FlaskClient, fields: dict, told: str) -> None:
    response = asked(client, "figures.csv", **fields)
    assert response.status_code == 400
    assert told in response.text


def test_a_file_that_there_is_not_is_not_found(client: FlaskClient) -> None:
    assert asked(client, "figures.xlsx").status_code == 404
    assert client.get("/check/figures.csv").status_code == 405


def test_a_text_that_is_held_is_known_again(data: Path, tmp_path: Path) -> None:
    import shutil

    from dashboard.app import create
    from etl import documents, tables
    from etl.vocabulary import Document

    folder = shutil.copytree(data, tmp_path / "data")
    whole = documents.from_string(TEXT, date(2025, 10, 20), "ferry", "The Ferry Times").document
    held = [*tables.read(Document, folder / "documents.csv"), whole]
    tables.write(Document, held, folder / "documents.csv")
    # Without the list of what was built, the folder is taken as it stands.
    (folder / "manifest.json").unlink()
    client = create(folder).server.test_client()
    same = client.post("/check", data={"text": TEXT, "published": DAY})
    assert "Character for character the text of" in same.text
    other = client.post("/check", data={"text": f"{TEXT} ", "published": DAY})
    assert "Character for character" not in other.text


def test_what_would_make_a_figure_true_is_taken_from_its_note(checked) -> None:
    note = reports.correction_of(checked.claims[1], checked)
    assert notes.ways(note)[0] == ("What would make it true", "36,734 in the place of 36,743")
    assert {head for head, _ in notes.ways(note)} <= {"What would make it true", "Nearest to it"}
    assert notes.ways("") == []
