"""Adding an edition to the held tables: what it adds, what is refused, what a crash leaves."""

import csv
import fcntl
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import editions
import pytest
from editions import THREE_WEEKS, VINTAGE, days, with_cell
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import observations, vintages
from etl.observations.sheets import FIRST_DAY
from etl.vintages import REVISIONS
from etl.vintages.holdings import FILES
from etl.vocabulary import InputError, Series, Status


OFFICIAL = Path(__file__).parents[1] / "seeds/official"
ONE_WEEK = timedelta(days=7)
LATER = VINTAGE + timedelta(days=3)
ONE_MORE = [*THREE_WEEKS, *([FIRST_DAY + timedelta(days=21 + n), 0, 0, "-", ""] for n in range(3))]

Daily = list[list[object]]


def add(folder: Path, vintage: date, daily: Daily, weekly: Daily | None = None) -> vintages.Summary:
    """Append a made spreadsheet to the tables in `folder`."""
    files = folder.parent / f"{folder.name}-files"
    files.mkdir(exist_ok=True)
    path = editions.spreadsheet(files, vintage, daily, weekly)
    return vintages.append(folder, observations.read(path), read_on=vintage)


def add_page(folder: Path, vintage: date, rows: Daily) -> vintages.Summary:
    page = editions.page(folder.parent, vintage, rows)
    return vintages.append(folder, observations.read(page), read_on=vintage)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds one made edition."""
    held = tmp_path / "held"
    add(held, VINTAGE, THREE_WEEKS)
    return held


def test_a_first_edition_starts_the_history(tmp_path):
    summary = add(tmp_path / "new", VINTAGE, THREE_WEEKS)
    assert str(summary) == "vintage 2018-01-23: new days 21, new weeks 3, revised values 0"


def test_the_same_edition_twice_changes_nothing(folder):
    before = contents(folder)
    assert str(add(folder, VINTAGE, THREE_WEEKS)) == "vintage 2018-01-23: nothing new"
    assert contents(folder) == before


def test_an_older_edition_that_is_held_changes_nothing(folder):
    add(folder, LATER, ONE_MORE)
    before = contents(folder)
    assert str(add(folder, VINTAGE, THREE_WEEKS)) == "vintage 2018-01-23: nothing new"
    assert contents(folder) == before


def test_a_revision_closes_the_row_and_adds_one(folder):
    summary = add(folder, LATER, with_cell(with_cell(ONE_MORE, 3, 1, 13), 3, 4, "Revised"))
    rows = csv_rows(folder / "daily.csv", "2018-01-04")
    assert rows == [
        ["2018-01-04", "12", "1", "", "", "2018-01-23", "2018-01-25"],
        ["2018-01-04", "13", "1", "", "Revised", "2018-01-26", ""],
    ]
    assert summary.changes == (
        "arrivals of 2018-01-04: 12 became 13",
        "arrivals of 2018-01-07: 49 became 50",
    )


def csv_rows(path: Path, day: str) -> list[list[str]]:
    with path.open(newline="") as file:
        return [row for row in csv.reader(file) if row[0] == day]


def test_a_summary_of_many_changes_stays_one_line(folder):
    daily = [[*row[:1], row[1] + 1 if row[1] else 0, *row[2:]] for row in ONE_MORE]
    told = str(add(folder, LATER, daily))
    assert told.startswith(
        "vintage 2018-01-26: new days 3, new weeks 0, revised values 9 (arrivals"
    )
    assert told.endswith(", ...)")
    assert "\n" not in told


def test_a_page_adds_its_days_and_leaves_the_weeks(folder):
    new = [FIRST_DAY + timedelta(days=21), 60, 1, "-", ""]
    before = (folder / "weekly.csv").read_bytes()
    summary = add_page(folder, FIRST_DAY + timedelta(days=22), [*THREE_WEEKS[-6:], new])
    assert (summary.days, summary.weeks, summary.changes) == (1, 0, ())
    assert (folder / "weekly.csv").read_bytes() == before


def test_a_spreadsheet_leaves_the_days_that_the_page_has_beyond_it(folder):
    new = [FIRST_DAY + timedelta(days=21), 60, 1, "-", ""]
    add_page(folder, VINTAGE, [*THREE_WEEKS[-6:], new])
    before = contents(folder)
    for vintage in (VINTAGE, LATER):
        assert str(add(folder, vintage, THREE_WEEKS)) == f"vintage {vintage}: nothing new"
    assert {name: (folder / name).read_bytes() for name in FILES} == {
        name: before[name] for name in FILES
    }


# What is refused.


@pytest.mark.parametrize(
    ("daily", "vintage", "problem"),
    [
        (THREE_WEEKS[:-1], LATER, "SB_02: 1 rows held are missing, the first of 2018-01-21"),
        (
            with_cell(ONE_MORE, 3, 1, 163),
            LATER,
            "SB_01: arrivals of 2018-01-04: 12 became 163",
        ),
        (
            with_cell(with_cell(ONE_MORE, 3, 1, 900), 4, 1, 900),
            LATER,
            "arrivals of 2018-01-04: 12 became 900 (and 1 more), expected values that a revision",
        ),
        (with_cell(ONE_MORE, 3, 2, 12), LATER, "boats of 2018-01-04: 1 became 12"),
        (with_cell(ONE_MORE, 3, 3, 0), LATER, "landings of 2018-01-04: not recorded became 0"),
        (with_cell(ONE_MORE, 22, 1, 151), LATER, "arrivals of 2018-01-23 is 151 where the highest"),
        (
            with_cell(THREE_WEEKS, 3, 1, 13),
            VINTAGE,
            "vintage 2018-01-23: held already with another",
        ),
        (
            with_cell(THREE_WEEKS, 3, 1, 13),
            VINTAGE - timedelta(days=1),
            "older than the newest held, 2018-01-23, and its values of 2018-01-04",
        ),
    ],
)
def test_an_edition_that_no_revision_explains_is_refused_and_nothing_is_written(
    folder, daily, vintage, problem
):
    before = contents(folder)
    with pytest.raises(InputError, match=re.escape(problem)):
        add(folder, vintage, daily)
    assert contents(folder) == before


def test_a_recorded_value_cannot_become_not_recorded(tmp_path):
    folder = tmp_path / "held"
    recorded = [[*row[:3], 0, ""] for row in THREE_WEEKS]
    add(folder, VINTAGE, recorded)
    with pytest.raises(InputError, match="landings of 2018-01-04: 0 became not recorded"):
        add(folder, LATER, with_cell(recorded, 3, 3, "-"))


def test_a_page_that_leaves_a_gap_is_refused(folder):
    rows = [[FIRST_DAY + timedelta(days=n), 0, 0, "-", ""] for n in range(23, 30)]
    problem = (
        "SB_01: nothing from 2018-01-22 to 2018-01-23, expected no gap after the last row held"
    )
    with pytest.raises(InputError, match=problem):
        add_page(folder, FIRST_DAY + timedelta(days=30), rows)


def test_a_run_beside_another_is_refused(folder):
    lock = os.open(folder, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with pytest.raises(
        InputError, match="another run is writing to it, expected one run at a time"
    ):
        add(folder, LATER, ONE_MORE)
    os.close(lock)
    assert add(folder, LATER, ONE_MORE).days == 3


def test_a_killed_run_leaves_whole_tables_and_a_free_lock(folder):
    killed = (
        "import os, sys, signal; from pathlib import Path; from etl import tables, vintages\n"
        "from etl import observations\n"
        "Path.rename = lambda self, target: os.kill(os.getpid(), signal.SIGKILL)\n"
        "from datetime import date\n"
        "edition = observations.read(Path(sys.argv[2]))\n"
        "vintages.append(Path(sys.argv[1]), edition, date(2018, 1, 26))\n"
    )
    before = {name: (folder / name).read_bytes() for name in FILES}
    path = editions.spreadsheet(folder.parent, LATER, ONE_MORE)
    run = subprocess.run([sys.executable, "-c", killed, str(folder), str(path)], check=False)
    assert run.returncode == -9
    assert {name: (folder / name).read_bytes() for name in FILES} == before
    assert add(folder, LATER, ONE_MORE).days == 3


def test_a_run_that_died_between_the_two_tables_is_made_whole_by_the_next(folder):
    weekly = (folder / "weekly.csv").read_bytes()
    four_weeks = days(*(row[1] for row in THREE_WEEKS), *[0] * 7)
    add(folder, VINTAGE + ONE_WEEK, four_weeks)
    whole = contents(folder)
    (folder / "weekly.csv").write_bytes(weekly)
    assert add(folder, VINTAGE + ONE_WEEK, four_weeks).weeks == 1
    assert contents(folder) == whole


def test_what_the_quarterly_series_gives_is_final_and_nothing_else() -> None:
    final = {
        series: {
            each.status is Status.FINAL for each in vintages.read(OFFICIAL) if each.series is series
        }
        for series in Series
    }
    assert final == {Series.WEEKLY: {False}, Series.QUARTERLY: {True}}


PEOPLE = st.lists(st.integers(min_value=0, max_value=20), min_size=21, max_size=21)


@settings(max_examples=examples(25), deadline=None)  # each example writes and syncs files
@given(st.lists(PEOPLE, min_size=1, max_size=4))
def test_every_edition_added_can_be_read_back_as_it_stood_on_its_day(tmp_path_factory, history):
    folder = tmp_path_factory.mktemp("history") / "held"
    published = {VINTAGE + timedelta(days=n): days(*people) for n, people in enumerate(history)}
    for vintage, daily in published.items():
        add(folder, vintage, daily)
    for name in (REVISIONS, vintages.QUARTERLY):
        shutil.copy(OFFICIAL / name, folder)
    (folder / REVISIONS).write_text((OFFICIAL / REVISIONS).read_text().splitlines()[0] + "\n")
    held = vintages.read(folder)
    for vintage, daily in published.items():
        stood = {
            each.period_end: each.value
            for each in held
            if each.indicator == "arrivals"
            and each.period_start == each.period_end
            and each.vintage_from <= vintage
            and (each.vintage_to is None or vintage <= each.vintage_to)
        }
        assert list(stood.values()) == [row[1] for row in daily]
