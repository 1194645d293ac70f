"""A folder comes in; builds in it are killed, held, read and left without room, and what came of it goes out."""

import itertools
import random
import shutil
import subprocess
import sys
import threading
from pathlib import Path

from sources import ROOT

from etl import generations
from etl.generations import MANIFEST


SMALL_DISK = "size=6m"


def program(path: str, *words: object) -> list[str]:
    """What a program of the tests prints, word by word."""
    done = subprocess.run(
        [sys.executable, ROOT / "tests" / path, *map(str, words)],
        capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": f"{ROOT}:{ROOT / 'tests'}"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def builds_killed(folder: Path, times: int) -> tuple[int, int]:
    """How many killed builds left the old tables, and how many the new."""
    other = shutil.copytree(ROOT / "seeds", folder / "seeds")
    lines = (other / "statements.csv").read_text().splitlines(keepends=True)
    (other / "statements.csv").write_text("".join(lines[:-1]))
    words = folder / "data", ROOT / "seeds", other, times, random.randrange(10**6)
    old, new = program("rebuilding.py", *words)
    return int(old), int(new)


def holders_killed(folder: Path, times: int) -> int:
    """How often the next run could write after the one that held the folder was killed."""
    return int(program("trials/holding.py", folder, times)[0])


def disks_full(folder: Path, times: int) -> str:
    """What builds did on a small disk with ever more room; where none may be mounted, that."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", SMALL_DISK, "none", disk], capture_output=True, check=False
    )
    if mounted.returncode:
        return "not tried, for no disk may be mounted here"
    try:
        told = program("trials/filling.py", disk, ROOT / "seeds", times)[0]
    finally:
        subprocess.run(["umount", disk], check=True)
    return f"{told} refused with the reason, and the tables stayed whole"


def tables_read(folder: Path, reads: int, least_swaps: int) -> tuple[int, int]:
    """How many reads there were, each of one of two builds, and how often one took the place of the other."""
    builds = [
        {name: f"{mark} {name}".encode() * 999 for name in ("a.csv", "b.csv", "c.csv")}
        for mark in "xy"
    ]
    done, swaps = threading.Event(), 0
    put(folder, builds[0])

    def swap() -> None:
        nonlocal swaps
        while not done.is_set():
            swaps += 1
            put(folder, builds[swaps % 2])

    writer = threading.Thread(target=swap)
    writer.start()
    try:
        for count in itertools.count(1):
            assert generations.read(folder, builds[0]) in builds
            if count >= reads and swaps >= least_swaps:
                break
    finally:
        done.set()
        writer.join()
    assert not (folder / generations.COMMITTED).exists()
    return count, swaps


def put(folder: Path, files: dict[str, bytes]) -> None:
    with generations.alone(folder):
        generations.publish(folder, files | {MANIFEST: generations.manifest(files)})
