"""Refreshing from a publication: its spreadsheet, and the daily page for the days after it."""

from pathlib import Path

import editions
import pytest
from editions import SOUND, THREE_WEEKS, VINTAGE
from origins import Answer, Start, body, in_turn, publication, status
from refreshing import (
    API,
    NO_HEADER,
    ODS,
    PAGE,
    TRAPS,
    contents,
    daily_page,
    january,
    published,
    refresh,
    told,
)

from etl.publications.attachments import SPREADSHEET_TYPE
from etl.vocabulary import InputError


OFFICIAL = Path(__file__).parents[2] / "seeds/official"

# From the publication: its spreadsheet, and the daily page for the days after it.


def test_the_daily_page_fills_the_days_after_the_spreadsheet(origin: Start, tmp_path) -> None:
    root = origin(published(daily_page(24, 8, 0, 9)))
    assert told(refresh(root + API, tmp_path / "held")) == [
        "spreadsheet: vintage 2018-01-23: new days 21, new weeks 3, revised values 0",
        "daily page: vintage 2018-01-25: new days 3, new weeks 0, revised values 0",
    ]
    rows = (tmp_path / "held/daily.csv").read_text().splitlines()
    assert rows[-4:] == [
        "2018-01-21,1,1,,,2018-01-23,",
        "2018-01-22,8,1,,,2018-01-25,",
        "2018-01-23,0,0,,,2018-01-25,",
        "2018-01-24,9,1,,,2018-01-25,",
    ]


def test_a_second_run_finds_nothing_new(origin: Start, tmp_path: Path) -> None:
    root, held = origin(published(daily_page(24, 8, 0, 9))), tmp_path / "held"
    refresh(root + API, held)
    before = contents(held)
    assert told(refresh(root + API, held)) == [
        "spreadsheet: vintage 2018-01-23: nothing new",
        "daily page: vintage 2018-01-25: nothing new",
    ]
    assert contents(held) == before


def test_a_page_that_is_older_than_the_spreadsheet_goes_first(origin: Start, tmp_path) -> None:
    held = tmp_path / "held"
    told(refresh(editions.spreadsheet(tmp_path, january(16), THREE_WEEKS[:14]), held))
    assert told(refresh(origin(published(daily_page(20))) + API, held)) == [
        "daily page: vintage 2018-01-21: new days 6, new weeks 0, revised values 0",
        "spreadsheet: vintage 2018-01-23: new days 1, new weeks 1, revised values 0",
    ]


def test_a_page_that_is_older_and_leaves_a_gap_is_held_by_the_spreadsheet(
    origin: Start, tmp_path: Path
) -> None:
    held = tmp_path / "held"
    told(refresh(editions.spreadsheet(tmp_path, january(9), THREE_WEEKS[:7]), held))
    assert told(refresh(origin(published(daily_page(20))) + API, held)) == [
        "spreadsheet: vintage 2018-01-23: new days 14, new weeks 2, revised values 0",
        "daily page: vintage 2018-01-21: nothing new",
    ]


def test_a_publication_without_a_daily_page_gives_its_spreadsheet(origin: Start, tmp_path) -> None:
    listed = publication(
        {"url": ODS, "content_type": SPREADSHEET_TYPE}, public_updated_at="2018-01-23T09:30:00Z"
    )
    (line,) = told(refresh(origin(published(status(404), listed=listed)) + API, tmp_path / "held"))
    assert line.startswith("spreadsheet: vintage 2018-01-23: new days 21")


def test_a_spreadsheet_is_one_by_its_type_whatever_its_name(origin: Start, tmp_path) -> None:
    listed = publication(
        {"url": "/media/a", "content_type": SPREADSHEET_TYPE}, public_updated_at="2018-01-23"
    )
    root = origin({API: listed, "/media/a": body(editions.archive(SOUND))})
    assert told(refresh(root + API, tmp_path / "held"))


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (NO_HEADER, "boats-last-7-days.html table: no header row, expected the columns Date"),
        (body(b"<html>Sorry"), "boats-last-7-days.html: a page published by an unnamed publisher"),
        (status(404), "/boats/boats-last-7-days: status 404 Not Found, expected status 200"),
        (status(503, Retry_After="3600"), "status 200 with the file: try again in 3,600 seconds"),
        (
            daily_page(24, 8, 0, 900),
            "SB_01: arrivals of 2018-01-24 is 900 where the highest was 41",
        ),
        (daily_page(30, *[0] * 9), "SB_01: nothing from 2018-01-22 to 2018-01-23, expected no gap"),
    ],
)
def test_a_page_that_cannot_be_taken_neither_undoes_nor_hides_the_spreadsheet(
    origin: Start, tmp_path: Path, answer: Answer, problem: str
) -> None:
    (tmp_path / "a").mkdir()
    alone = refresh(editions.spreadsheet(tmp_path / "a", VINTAGE, THREE_WEEKS), tmp_path / "alone")
    added, (refused,) = refresh(origin(published(answer)) + API, tmp_path / "held").lines()
    assert added == [f"spreadsheet: {line}" for line in told(alone)]
    assert refused.startswith("daily page: ")
    assert problem in refused
    assert contents(tmp_path / "held") == contents(tmp_path / "alone")


@pytest.mark.parametrize("spreadsheet", [status(404), body(b"PK"), body(b"<html>")])
def test_a_spreadsheet_that_cannot_be_taken_does_not_hide_the_page(
    origin: Start, tmp_path: Path, spreadsheet: Answer
) -> None:
    held = tmp_path / "held"
    told(refresh(editions.spreadsheet(tmp_path, VINTAGE, THREE_WEEKS), held))
    root = origin(published(daily_page(24, 8, 0, 9), spreadsheet))
    added, (refused,) = refresh(root + API, held).lines()
    assert added == ["daily page: vintage 2018-01-25: new days 3, new weeks 0, revised values 0"]
    assert refused.startswith("spreadsheet: ")


def test_a_publication_that_is_busy_at_first_is_read_all_the_same(origin: Start, tmp_path) -> None:
    busy = status(429, Retry_After="0")
    answers = {
        path: in_turn(busy, sound) for path, sound in published(daily_page(24, 8, 0, 9)).items()
    }
    assert len(told(refresh(origin(answers) + API, tmp_path / "held"))) == 2


@pytest.mark.parametrize(
    ("listed", "problem"),
    [
        (body(b"<html>"), "an answer of another shape, expected details.attachments"),
        (status(503, Retry_After="3600"), "try again in 3,600 seconds"),
    ],
)
def test_a_publication_that_cannot_be_read_is_refused(origin, tmp_path, listed, problem) -> None:
    with pytest.raises(InputError, match=problem):
        refresh(origin({API: listed}) + API, tmp_path / "held")


def test_an_attachment_elsewhere_is_not_asked_for(origin: Start, tmp_path: Path) -> None:
    listed = publication({"url": "https://example.org/a.ods"})
    _, (refused,) = refresh(origin({API: listed}) + API, tmp_path / "held").lines()
    assert refused.startswith("spreadsheet: https://example.org/a.ods: not an official address")


# The real files as the publication of their day.


def real(shared: Path, page: str) -> dict[str, Answer]:
    kept = sorted((shared / "official/ods").glob("*.ods"))[-1]
    spreadsheet = f"/media/a/{kept.name}"
    return {
        API: publication({"url": PAGE}, {"url": spreadsheet}),
        spreadsheet: body(kept.read_bytes()),
        PAGE: body((shared / f"official/daily_pages/{page}.html").read_bytes()),
    }


def test_the_real_spreadsheet_and_the_real_page_after_it(shared, origin: Start, tmp_path) -> None:
    spreadsheet, page = told(refresh(origin(real(shared, "2026-08-22")) + API, tmp_path / "held"))
    assert spreadsheet.startswith("spreadsheet: vintage 2026-08-21: new days 3154, new weeks 450")
    assert page == "daily page: vintage 2026-08-22: new days 1, new weeks 0, revised values 0"


@pytest.mark.parametrize("name", TRAPS)
def test_beside_a_trap_the_real_spreadsheet_is_kept_and_no_zero_is_made(
    shared: Path, origin: Start, tmp_path: Path, name: str
) -> None:
    added, (refused,) = refresh(origin(real(shared, name)) + API, tmp_path / "held").lines()
    assert [line.partition(":")[0] for line in added] == ["spreadsheet"]
    assert refused.startswith("daily page: boats-last-7-days.html")
    last = (tmp_path / "held/daily.csv").read_text().splitlines()[-1]
    assert last == (OFFICIAL / "daily.csv").read_text().splitlines()[-1]
