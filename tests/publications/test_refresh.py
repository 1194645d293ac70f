"""Refreshing from a file, an address and a publication: what is added, told, noted and refused."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import editions
import pytest
from editions import SOUND, THREE_WEEKS, VINTAGE, days
from origins import Answer, Start, body, status
from refreshing import (
    API,
    LIMITS,
    NO_HEADER,
    ODS,
    PAGE,
    TODAY,
    TRAPS,
    contents,
    daily_page,
    published,
    refresh,
    told,
)

from etl import __main__ as command_line
from etl import observations, publications, vintages
from etl.publications import Refreshed


OFFICIAL = Path(__file__).parents[2] / "seeds/official"


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A copy of the official tables that are shipped."""
    return shutil.copytree(OFFICIAL, tmp_path / "held")


# From a file.


def test_a_file_is_added_and_told_in_one_line(tmp_path: Path) -> None:
    path = editions.spreadsheet(tmp_path, VINTAGE, THREE_WEEKS)
    held = tmp_path / "held"
    assert told(refresh(path, held)) == [
        "vintage 2018-01-23: new days 21, new weeks 3, revised values 0"
    ]
    assert told(refresh(path, held)) == ["vintage 2018-01-23: nothing new"]


def test_the_real_page_of_22_august_adds_its_last_day(shared: Path, held: Path) -> None:
    page = shared / "official/daily_pages/2026-08-22.html"
    assert told(refresh(page, held)) == [
        "vintage 2026-08-22: new days 1, new weeks 0, revised values 0"
    ]


@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_leaves_every_byte(shared: Path, held: Path, name: str) -> None:
    before = contents(held)
    added, refused = refresh(shared / f"official/daily_pages/{name}.html", held).lines()
    assert added == []
    assert [line.startswith(f"{name}.html") for line in refused] == [True]
    assert contents(held) == before


def test_a_shorter_history_leaves_every_byte(tmp_path: Path, held: Path) -> None:
    path = editions.spreadsheet(tmp_path, date(2018, 1, 23), days(5, *[0] * 20))
    before = contents(held)
    _, (refused,) = refresh(path, held).lines()
    assert "older than the newest held" in refused
    assert contents(held) == before


# From an address.


@pytest.mark.parametrize("name", ["19_June_2026_boats.ods", "2026-06-19_boats.ods"])
def test_a_file_that_is_fetched_keeps_the_day_in_its_name(origin: Start, held, name: str) -> None:
    root = origin({f"/a/{name}": body(editions.archive(SOUND))})
    _, (refused,) = refresh(f"{root}/a/{name}", held).lines()
    # Of three weeks in 2018 in a file of 2026: it was read, and its day held against its rows.
    assert refused.startswith(
        f"{name}: the last row is of 2018-01-21, expected one from 2026-06-05"
    )


def test_the_real_files_survive_the_way_over_the_network(
    shared: Path, origin: Start, tmp_path: Path
) -> None:
    kept = sorted((shared / "official/ods").glob("*.ods"))[-1]
    page = shared / "official/daily_pages/2026-08-22.html"
    root = origin({f"/a/{kept.name}": body(kept.read_bytes()), PAGE: body(page.read_bytes())})
    for address in (f"{root}/a/{kept.name}", root + PAGE):
        told(refresh(address, tmp_path / "fetched"))
    for path in (kept, page):
        vintages.append(tmp_path / "opened", observations.read(path), TODAY)
    assert contents(tmp_path / "fetched") == contents(tmp_path / "opened")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (body(b"<!DOCTYPE html><p>Sorry"), "a web page (HTML), expected a spreadsheet (.ods)"),
        (status(404), "status 404 Not Found"),
        (body(b"PK", length=9), "could not be fetched (RemoteProtocolError"),
    ],
)
def test_a_file_that_cannot_be_fetched_leaves_every_byte(
    origin: Start, held: Path, answer: Answer, problem: str
) -> None:
    before = contents(held)
    _, (refused,) = refresh(origin({ODS: answer}) + ODS, held).lines()
    assert problem in refused
    assert contents(held) == before


# As the command tells it.


@pytest.fixture
def command(monkeypatch, tmp_path: Path, capsys) -> Callable[[str], tuple[int, list[str]]]:
    """`refresh --from`, which may ask this machine; gives its exit code and what it said."""

    def here(source: str, folder: Path, read_on: date) -> Refreshed:
        return reached(source, folder, read_on, LIMITS)

    reached = publications.refresh
    monkeypatch.setattr(publications, "refresh", here)

    def run(source: str) -> tuple[int, list[str]]:
        words = ["etl", "refresh", "--from", source, "--seeds", str(tmp_path)]
        monkeypatch.setattr("sys.argv", words)
        with pytest.raises(SystemExit) as ended:
            command_line.main()
        return ended.value.code or 0, capsys.readouterr().err.splitlines()

    return run


def test_the_command_ends_with_0_where_all_was_read(origin: Start, command) -> None:
    code, lines = command(origin(published(daily_page(24, 8, 0, 9))) + API)
    assert (code, [line.partition(":")[0] for line in lines]) == (0, ["spreadsheet", "daily page"])


def test_the_command_ends_with_2_where_a_part_was_refused(origin: Start, command) -> None:
    code, lines = command(origin(published(NO_HEADER)) + API)
    assert (code, [line.partition(":")[0] for line in lines]) == (2, ["spreadsheet", "daily page"])


def test_the_command_ends_with_2_where_nothing_was_read(origin: Start, command) -> None:
    code, (line,) = command(origin({}) + API)
    assert (code, "status 404 Not Found" in line) == (2, True)
