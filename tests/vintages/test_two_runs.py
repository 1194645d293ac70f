"""Real processes at once on one folder: several that refresh it, and some beside one that builds."""

import fcntl
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import editions
import pytest
from editions import THREE_WEEKS, VINTAGE
from sources import ROOT

from etl import observations, tables, vintages
from etl.observations.sheets import DAILY
from etl.vintages.holdings import FILES
from etl.vocabulary import Observation


LAST_HELD = date(2026, 8, 20)
BUSY = "another run is writing to it, expected one run at a time"


def started(*words: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "etl", *map(str, words)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT
    )


def ended(run: subprocess.Popen[str]) -> tuple[int, str]:
    _, said = run.communicate(timeout=120)
    return run.returncode, said


def held_tables(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def weeks_added(folder: Path, number: int) -> Path:
    """A spreadsheet with so many weeks more than the one held."""
    people = [*(row[1] for row in THREE_WEEKS), *[3] * 7 * number]
    vintage = VINTAGE + timedelta(days=7 * number)
    return editions.spreadsheet(folder, vintage, editions.days(*people))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """Inputs with one made edition of the official figures."""
    path = editions.spreadsheet(tmp_path, VINTAGE, THREE_WEEKS)
    vintages.append(tmp_path / "seeds/official", observations.read(path), VINTAGE)
    return tmp_path / "seeds"


@pytest.mark.parametrize("turn", range(3))
def test_several_refreshes_at_once_leave_what_one_after_the_other_would(
    seeds: Path, tmp_path: Path, turn: int
) -> None:
    held, files = seeds / "official", [weeks_added(tmp_path, number) for number in (1, 2)]
    possible = []
    for order in ([0], [1], [0, 1]):
        alone = shutil.copytree(held, tmp_path / f"alone{order}")
        for number in order:
            vintages.append(alone, observations.read(files[number]), VINTAGE)
        possible.append(held_tables(alone))
    runs = [started("refresh", "--from", file, "--seeds", seeds) for file in files * 2]
    codes = [code for code, said in map(ended, runs) if code == 0 or BUSY in said]
    assert len(codes) == len(runs)
    assert 0 in codes
    assert held_tables(held) in possible
    assert not list(held.glob(".*"))


def rows_held(folder: Path) -> list[list[object]]:
    """The last six days that are shipped, as a daily page has them."""
    of_day = {LAST_HELD - timedelta(days=back): {} for back in range(6)}
    for each in vintages.latest(vintages.read(folder)):
        if each.period_start == each.period_end and each.period_end in of_day:
            of_day[each.period_end][each.indicator] = "-" if each.value is None else each.value
    return [
        [day, *(f"{of_day[day][name]:.0f}" for name in DAILY.indicators), ""]
        for day in sorted(of_day)
    ]


def test_a_build_beside_refreshes_reads_values_that_were_published(tmp_path: Path) -> None:
    seeds = shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    rows = rows_held(seeds / "official")
    building = started("build", "--seeds", seeds, "--data", tmp_path / "data")
    while building.poll() is None and len(rows) < 20:
        rows.append([rows[-1][0] + timedelta(days=1), 100 + len(rows), 2, 0, ""])
        page = editions.page(tmp_path, rows[-1][0] + timedelta(days=1), rows[-7:])
        code, said = ended(started("refresh", "--from", page, "--seeds", seeds))
        assert (code, "new days 1" in said) == (0, True), said
    assert ended(building)[0] == 0
    assert len(rows) > 6
    published = {named(each) for each in vintages.read(seeds / "official")}
    built = tables.read(Observation, tmp_path / "data/observations.csv")
    assert {named(each) for each in built} <= published
    assert max(each.period_end for each in built) >= LAST_HELD


def named(each: Observation) -> tuple[object, ...]:
    return tuple(getattr(each, name) for name in (*Observation.KEY, "value", "status"))


def test_a_refresh_beside_one_that_holds_the_lock_says_so(seeds: Path, tmp_path: Path) -> None:
    folder = os.open(seeds / "official", os.O_RDONLY)
    fcntl.flock(folder, fcntl.LOCK_EX)
    run = started("refresh", "--from", weeks_added(tmp_path, 1), "--seeds", seeds)
    code, said = ended(run)
    os.close(folder)
    assert (code, said.splitlines()) == (2, [f"{seeds / 'official'}: {BUSY}"])
