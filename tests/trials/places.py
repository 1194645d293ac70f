"""A folder comes in; builds in it meet places that take no file, other clocks and orders; what came of it goes out."""

import os
import random
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sources import ROOT


SEEDS, DATA = ROOT / "seeds", ROOT / "data"
LISTS = ("catalogue.csv", "statements.csv")
ZONES = ("Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "UTC")
LANGUAGES = ("tr_TR.UTF-8", "C", "de_DE.ISO-8859-1", "POSIX")


def etl(*words: object, most_bytes: int = -1, **around: str) -> subprocess.CompletedProcess[str]:
    """A run of the program whose files may have so many bytes at most."""

    def bounded() -> None:
        if most_bytes >= 0:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, words)],
        cwd=ROOT, capture_output=True, text=True, env=os.environ | around, preexec_fn=bounded, check=False,
    )  # fmt: skip


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def refused(data: Path, reason: str, **bounds: int) -> None:
    """A build there says why it cannot write, in one line, and leaves every byte."""
    before = contents(data)
    done = etl("build", "--data", data, **bounds)
    told = f"{data}: {reason}, expected a folder to write in\n"
    assert (done.returncode, done.stderr[-len(told) :]) == (2, told), done.stderr
    assert contents(data) == before


def files_cut_short(folder: Path, times: int) -> int:
    """How many builds were refused whose files the system cuts short at ever more bytes, up to the longest's."""
    data = shutil.copytree(DATA, folder / "data")
    longest = max(map(len, contents(data).values()))
    for trial in range(times):
        refused(data, "File too large", most_bytes=longest * trial // times)
    return times


def disk_read_only(folder: Path, times: int) -> int:
    """How many builds were refused on a disk that may be read only; none where none may be mounted."""
    data = folder / "disk"
    data.mkdir()
    with mounted(data) as there:
        if not there:
            return 0
        shutil.copytree(DATA, data, dirs_exist_ok=True)
        subprocess.run(["mount", "-o", "remount,ro", data], check=True)
        for _ in range(times):
            refused(data, "Read-only file system")
    return times


@contextmanager
def mounted(place: Path) -> Iterator[bool]:
    """A small disk at that place, where one may be mounted."""
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16m", "none", place], capture_output=True
    )
    try:
        yield not done.returncode
    finally:
        if not done.returncode:
            subprocess.run(["umount", place], check=True)


def built_elsewhere(folder: Path, times: int) -> int:
    """How many builds gave the shipped bytes: lists in any order, other seeds of hashes, zones and languages."""
    for trial in range(times):
        seeds = shuffled(folder / f"seeds-{trial}", trial)
        data = folder / f"data-{trial}"
        around = {
            "PYTHONHASHSEED": str(trial),
            "TZ": ZONES[trial % 4],
            "LC_ALL": LANGUAGES[trial // 4 % 4],
        }
        done = etl("build", "--seeds", seeds, "--data", data, **around)
        assert done.returncode == 0, done.stderr
        assert contents(data) == contents(DATA), around
        shutil.rmtree(data)
    return times


def shuffled(seeds: Path, seed: int) -> Path:
    """A copy of the seeds whose lists have their rows in another order."""
    shutil.copytree(SEEDS, seeds)
    for name in LISTS:
        header, *rows = (seeds / name).read_text().splitlines(keepends=True)
        random.Random(seed).shuffle(rows)
        (seeds / name).write_text("".join([header, *rows]))
    return seeds
