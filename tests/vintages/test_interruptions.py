"""A run that is killed, or meets a full disk, at any operation on a file spoils nothing."""

import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import editions
import pytest
from editions import THREE_WEEKS, VINTAGE
from sources import ROOT

from etl import generations, observations, vintages
from etl.vintages import readings
from etl.vintages.holdings import FILES
from etl.vintages.readings import LAST_READ


INJURIES = Path(__file__).with_name("injuries.py")
OFFICIAL = ROOT / "seeds/official"
TABLES = (*FILES, LAST_READ)
LATER = date(2018, 1, 30)
READ_ON = date(2018, 2, 1)
# A day revised and a week new: both tables change, and the day of reading.
FOUR_WEEKS = editions.with_cell(editions.days(*(row[1] for row in THREE_WEEKS), *[3] * 7), 3, 1, 13)
KILLED, UNHURT, REFUSED, OVERCOME = -signal.SIGKILL, 0, 2, 3


def contents(folder: Path) -> dict[str, bytes]:
    """The files that count: those that a killed run had yet to put in their places stand before the old ones."""
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    return {name: generations.at(folder, name).read_bytes() for name in names}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one made edition and the tables put in by hand."""
    folder = tmp_path_factory.mktemp("held") / "official"
    folder.mkdir()
    for name in (vintages.REVISIONS, vintages.QUARTERLY):
        header = (OFFICIAL / name).read_text().splitlines()[0]
        (folder / name).write_text(f"{header}\n")
    path = editions.spreadsheet(folder.parent, VINTAGE, THREE_WEEKS)
    vintages.append(folder, observations.read(path), VINTAGE)
    return folder


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.spreadsheet(tmp_path_factory.mktemp("new"), LATER, FOUR_WEEKS)


@pytest.fixture(scope="module")
def after(held: Path, edition: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What the folder holds after a run that nothing disturbed."""
    folder = shutil.copytree(held, tmp_path_factory.mktemp("after") / "official")
    vintages.append(folder, observations.read(edition), READ_ON)
    return contents(folder)


def injured(held: Path, edition: Path, out: Path, how: str) -> dict[Path, int]:
    """The folder that each injury left, and how the run ended; the last was not hurt."""
    command = [sys.executable, str(INJURIES), str(held), str(edition), str(out), how]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}
    )
    assert (done.returncode, done.stderr) == (0, "")
    ended = (map(int, line.split()) for line in done.stdout.splitlines())
    return {out / f"{at:03}": code for at, code in ended}


@pytest.mark.parametrize(
    ("how", "fates"), [("kill", {KILLED, UNHURT}), ("fail", {REFUSED, OVERCOME, UNHURT})]
)
def test_at_every_operation_the_tables_stay_whole_and_the_next_run_ends_the_work(
    held: Path, edition: Path, after: dict[str, bytes], tmp_path: Path, how: str, fates: set[int]
) -> None:
    before, new = contents(held), observations.read(edition)
    ended = injured(held, edition, tmp_path, how)
    assert set(ended.values()) == fates
    states = set()
    for folder in ended:
        found = contents(folder)
        assert all(found[name] in (before[name], after[name]) for name in TABLES), folder
        states.add(tuple(found[name] == after[name] for name in TABLES))
        vintages.extents(folder, vintages.read(folder))
        vintages.append(folder, new, READ_ON)
        assert contents(folder) == after
    # Some died before, some after: never is one table old beside another that is new.
    assert states == {(False, False, False), (True, True, True)}


def test_a_full_disk_leaves_no_part_of_a_file(held: Path, edition: Path, tmp_path: Path) -> None:
    for folder, fate in injured(held, edition, tmp_path, "fail").items():
        left = {path.name for path in folder.iterdir()} - contents(held).keys()
        # What is complete stays, for the next run to put it in its places.
        assert left <= {generations.COMMITTED, ".spent.part"}, fate


def test_what_a_killed_run_left_is_swept_by_the_next(held: Path, edition: Path, tmp_path) -> None:
    left = [
        folder
        for folder in injured(held, edition, tmp_path, "kill")
        if any(path.name.startswith(".") for path in folder.iterdir())
    ]
    assert len(left) > len(TABLES)
    for folder in left:
        vintages.append(folder, observations.read(edition), READ_ON)
        assert sorted(path.name for path in folder.iterdir()) == sorted(contents(held))


def test_a_disk_that_is_full_is_told_in_one_line(
    held: Path, edition: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(held, tmp_path / "full")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    problem = "full: No space left on device, expected a folder to write in"
    with pytest.raises(ValueError, match=problem):
        vintages.append(folder, observations.read(edition), READ_ON)
    assert contents(folder) == contents(held)


def test_the_day_is_noted_after_the_tables(held: Path, edition: Path, tmp_path: Path) -> None:
    """A day of reading stands only beside the figures that were read on it."""
    for folder in injured(held, edition, tmp_path, "kill"):
        noted = set(readings.last_read(folder).values()) == {READ_ON}
        newest = max(each.period_end for each in vintages.read(folder))
        assert not noted or newest == date(2018, 1, 28)
