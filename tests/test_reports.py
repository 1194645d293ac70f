"""A checked text in each of its forms."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl import pipeline, reports
from etl.vocabulary import Claim, Finding, stored_fields


DATA = Path(__file__).parents[1] / "data"
TEXT = (
    "So far this year 36,734 people have crossed the Channel. "
    "This is 92 short of the total for the whole of 2024, which was 36,816."
)


@pytest.fixture(scope="module")
def checked() -> pipeline.Checked:
    return pipeline.check(TEXT, date(2025, 10, 20), DATA)


def test_plain_text_shows_sentence_verdict_working_and_both_numbers(
    checked: pipeline.Checked,
) -> None:
    text = reports.plain_text(checked)
    assert "≠ DIFFERS  92" in text
    assert "This is [92] short of" in text
    assert "36,816 - 36,734 = 82" in text


def test_plain_text_says_where_a_sentence_stood_before() -> None:
    text = (
        "On Saturday 369 people crossed the Channel. That brought the total for the year so far to 36,734.\n"
        "So far this year 36,734 people have crossed the Channel."
    )
    said = reports.plain_text(pipeline.check(text, date(2025, 10, 20), DATA))
    assert "same sentence as in Daily Mail, 2025-10-20\n" in said
    assert "said before in this text: total for the year so far to 36,734.\n" in said


def test_plain_text_says_when_there_is_nothing_to_check() -> None:
    checked = pipeline.check("Nothing.", date(2025, 10, 20), DATA)
    assert reports.plain_text(checked) == "No reported figure in scope was found.\n"


def test_the_object_has_the_columns_of_the_tables_and_why_each_was_read_so(
    checked: pipeline.Checked,
) -> None:
    content = json.loads(reports.json_text(checked))
    assert list(content) == ["document", "claims", "findings", "numbers"]
    assert list(content["claims"][0]) == [
        *(field.name for field in stored_fields(Claim)),
        "why",
        "note",
    ]
    assert list(content["findings"][0]) == [field.name for field in stored_fields(Finding)]
    said = [why["says"] for why in content["claims"][0]["why"]]
    assert said == [
        "“crossed” gives what is counted.",
        "“So far this year” gives the period.",
        "No words name the end: taken from the day of publication.",
        "No word such as “about” or “more than” stands with the number: taken as printed.",
        "No words make it a difference, a rate, a rank or a milestone: a count.",
    ]


def test_a_figure_without_days_says_so(checked: pipeline.Checked) -> None:
    timeless = replace(
        checked, claims=[replace(each, period_start=None) for each in checked.claims]
    )
    assert "arrivals, count, period not known" in reports.plain_text(timeless)


def test_only_a_figure_that_differs_has_a_note(checked: pipeline.Checked) -> None:
    claims = json.loads(reports.json_text(checked))["claims"]
    notes = {claim["exact"]: claim["note"] for claim in claims if claim["note"]}
    assert list(notes) == ["92"]
    assert "“This is 92 short of the total for the whole of 2024" in notes["92"]
    assert "Working: 36,816 - 36,734 = 82" in notes["92"]
    assert "What would make it true: 82 in the place of 92" in notes["92"]
    assert "This figure: " not in notes["92"]
    assert "Source: " not in notes["92"]


def test_a_figure_that_conflicts_with_held_ones_is_noted_with_their_pages() -> None:
    text = "By 15 October 2025, 60 people had been returned to France since 6 August 2025."
    checked = pipeline.check(text, date(2025, 10, 20), DATA)
    (name,) = checked.beside
    content = reports.to_object(checked, lambda claim_id: f"https://held.example/{claim_id}")
    assert f"https://held.example/{name}" in content["claims"][0]["note"]
    assert "held.example/text" not in content["claims"][0]["note"]
    unserved = reports.to_object(checked)["claims"][0]["note"]
    assert unserved
    assert "held.example" not in unserved


def test_csv_is_the_findings_table(checked: pipeline.Checked) -> None:
    rows = list(csv.DictReader(io.StringIO(reports.csv_text(checked))))
    assert len(rows) == len(checked.findings)
    assert list(rows[0]) == [field.name for field in stored_fields(Finding)]


def test_a_claim_review_rates_each_decided_claim(checked: pipeline.Checked) -> None:
    reviews = json.loads(reports.claim_review(checked))
    assert {review["@type"] for review in reviews} == {"ClaimReview"}
    ratings = [review["reviewRating"]["alternateName"] for review in reviews]
    assert "differs" in ratings
    assert "agrees" in ratings


def test_an_annotation_selects_the_number_by_quote_and_position(checked: pipeline.Checked) -> None:
    for note in json.loads(reports.annotations(checked)):
        quote, position = note["target"]["selector"]
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_every_form_is_reached_by_its_name(checked: pipeline.Checked) -> None:
    assert list(reports.FORMATS) == ["text", "json", "csv", "claimreview", "annotations"]
    for form in reports.FORMATS.values():
        assert form(checked).endswith("\n")
