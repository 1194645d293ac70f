"""How far the official series go and when they were last read: noted, kept, told."""

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import editions
import pytest
from editions import THREE_WEEKS, VINTAGE
from hypothesis import given
from hypothesis import strategies as st

from etl import observations, vintages
from etl.observations.sheets import FIRST_DAY
from etl.vintages import readings
from etl.vintages.readings import LAST_READ
from etl.vocabulary import Extent, InputError, Observation, Series


OFFICIAL = Path(__file__).parents[2] / "seeds/official"
LATER = VINTAGE + timedelta(days=30)


def add(folder: Path, read_on: date, vintage: date = VINTAGE, rows=THREE_WEEKS) -> None:
    path = editions.spreadsheet(folder.parent, vintage, rows)
    vintages.append(folder, observations.read(path), read_on)


def noted(folder: Path) -> str:
    return (folder / LAST_READ).read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one made edition, read on its day."""
    add(tmp_path / "held", VINTAGE)
    return tmp_path / "held"


def test_the_day_of_the_first_reading_is_noted(folder: Path) -> None:
    assert noted(folder) == "series,read_on\nweekly provisional,2018-01-23\n"


def test_the_day_is_noted_where_nothing_was_new(folder: Path) -> None:
    add(folder, LATER)
    assert noted(folder) == "series,read_on\nweekly provisional,2018-02-22\n"


def test_a_day_that_is_noted_never_goes_back(folder: Path) -> None:
    add(folder, LATER)
    add(folder, VINTAGE)
    assert noted(folder) == "series,read_on\nweekly provisional,2018-02-22\n"


def test_an_edition_that_is_refused_is_not_noted(folder: Path) -> None:
    with pytest.raises(InputError):
        add(folder, LATER, rows=editions.with_cell(THREE_WEEKS, 3, 1, 900))
    assert noted(folder) == "series,read_on\nweekly provisional,2018-01-23\n"


def test_an_old_file_read_again_says_nothing_of_today(folder: Path) -> None:
    four_weeks = editions.days(*(row[1] for row in THREE_WEEKS), *[0] * 7)
    add(folder, VINTAGE, VINTAGE + timedelta(days=7), four_weeks)
    add(folder, LATER)
    assert noted(folder) == "series,read_on\nweekly provisional,2018-01-23\n"


def test_the_spreadsheet_counts_as_read_though_a_newer_page_is_held(folder: Path) -> None:
    new = [FIRST_DAY + timedelta(days=21), 60, 1, "-", ""]
    path = editions.page(folder.parent, VINTAGE, [*THREE_WEEKS[-6:], new])
    vintages.append(folder, observations.read(path), VINTAGE)
    add(folder, LATER, VINTAGE)
    assert noted(folder) == "series,read_on\nweekly provisional,2018-02-22\n"


def test_a_series_put_in_by_hand_keeps_what_is_noted_of_it(folder: Path) -> None:
    (folder / LAST_READ).write_text("series,read_on\nquarterly final,2018-01-01\n")
    add(folder, LATER)
    assert noted(folder) == (
        "series,read_on\nquarterly final,2018-01-01\nweekly provisional,2018-02-22\n"
    )


# What is told of it.


def extents(folder: Path) -> dict[Series, Extent]:
    return {each.series: each for each in vintages.extents(folder, vintages.read(folder))}


def test_the_shipped_series_go_to_the_days_of_their_readme() -> None:
    held = extents(OFFICIAL)
    start = date(2018, 1, 1)
    newest = date(2026, 8, 21)
    assert held == {
        Series.WEEKLY: Extent(Series.WEEKLY, start, date(2026, 8, 20), newest, newest),
        Series.QUARTERLY: Extent(
            Series.QUARTERLY, start, date(2024, 12, 31), date(2025, 2, 27), None
        ),
    }
    assert f"{newest}." in (OFFICIAL / "README.md").read_text(encoding="utf-8")


DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))


@pytest.fixture(scope="module")
def official() -> list[Observation]:
    """What the shipped tables hold, read once: a property looks at them ten thousand times."""
    return vintages.read(OFFICIAL)


@given(st.none() | DAYS)
def test_nothing_was_read_before_it_was_published(
    tmp_path_factory, official: list[Observation], read_on: date | None
) -> None:
    folder = tmp_path_factory.getbasetemp() / "noted"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    if read_on:
        for name, content in readings.noted(folder, read_on).items():
            (folder / name).write_bytes(content)
    told = {each.series: each.read_on for each in vintages.extents(folder, official)}
    assert told == {
        Series.WEEKLY: max(date(2026, 8, 21), read_on or date.min),
        Series.QUARTERLY: None,
    }


def test_where_nothing_is_held_nothing_is_told(tmp_path: Path) -> None:
    assert readings.extents(tmp_path, []) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("series,read_on\nweekly,2026-08-21\n", "line 2: 'weekly', expected weekly provisional or"),
        ("series,read_on\nquarterly final,August\n", "line 2: 'August', expected a day such as"),
        ("series\nquarterly final\n", "no column 'read_on', expected series, read_on"),
        ("series,read_on\nquarterly final\n", "line 2: too many or too few cells"),
    ],
)
def test_a_note_that_was_spoilt_by_hand_is_refused(folder, text: str, problem: str) -> None:
    (folder / LAST_READ).write_text(text)
    with pytest.raises(InputError, match=re.escape(problem)):
        readings.last_read(folder)
