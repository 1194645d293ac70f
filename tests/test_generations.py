"""The tables of a build take their places together or not at all, and a reader never sees two builds mixed."""

import errno
import fcntl
import os
import random
import resource
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sources import ROOT

from etl import generations, tables
from etl.generations import MANIFEST
from etl.vocabulary import InputError


SEED = 20251020
KILLS = 12
READS = 2_000
SEEDS, DATA = ROOT / "seeds", ROOT / "data"
NAMES = [f"{name}.csv" for name in tables.TABLES]


def generation(mark: str) -> dict[str, bytes]:
    files = {name: f"{mark} {name}".encode() for name in ("a.csv", "b.csv", "c.csv")}
    return files | {MANIFEST: generations.manifest(files)}


def tables_of(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name != MANIFEST}


def put(folder: Path, mark: str) -> dict[str, bytes]:
    with generations.alone(folder):
        generations.publish(folder, generation(mark))
    return generation(mark)


def lies(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_what_was_published_lies_there_and_is_read(tmp_path: Path) -> None:
    for mark in ("one", "two"):
        files = put(tmp_path, mark)
        assert lies(tmp_path) == files
        assert generations.read(tmp_path, tables_of(files)) == tables_of(files)
        assert generations.verify(tmp_path) == []


def test_what_the_next_build_has_no_more_is_gone(tmp_path: Path) -> None:
    put(tmp_path, "one")
    (tmp_path / "own.txt").write_text("not of a build")
    only = {"a.csv": b"x"}
    with generations.alone(tmp_path):
        generations.publish(tmp_path, only | {MANIFEST: generations.manifest(only)})
    assert sorted(lies(tmp_path)) == ["a.csv", MANIFEST, "own.txt"]


@pytest.mark.parametrize("spread", range(5))
def test_what_counts_already_is_read_before_it_is_in_its_place(tmp_path: Path, spread: int) -> None:
    """As after a power cut: the new files committed, so many of them in their places."""
    put(tmp_path, "one")
    new = generation("two")
    (tmp_path / generations.COMMITTED).mkdir()
    for number, (name, content) in enumerate(new.items()):
        (tmp_path / generations.COMMITTED / name).write_bytes(content)
        if number < spread:
            (tmp_path / name).unlink()
            os.link(tmp_path / generations.COMMITTED / name, tmp_path / name)
    assert generations.read(tmp_path, tables_of(new)) == tables_of(new)
    with generations.alone(tmp_path):
        pass
    assert lies(tmp_path) == new


def damaged(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content))
    how = chance.choice(("flip", "cut", "add"))
    if how == "flip":
        return content[:at] + bytes([content[at] ^ 1 << chance.randrange(8)]) + content[at + 1 :]
    return content[:at] if how == "cut" else content + b"x"


@pytest.mark.parametrize("turn", range(200))
def test_one_byte_changed_in_a_file_is_named(tmp_path: Path, turn: int) -> None:
    chance = random.Random(turn)
    put(tmp_path, "one")
    name = chance.choice(("a.csv", "b.csv", "c.csv"))
    (tmp_path / name).write_bytes(damaged((tmp_path / name).read_bytes(), chance))
    (line,) = generations.verify(tmp_path)
    assert line.startswith(f"{tmp_path / name}: is not the file that was built, expected ")
    with pytest.raises(InputError, match=r"is not the file that was built"):
        generations.read(tmp_path, ["a.csv", "b.csv", "c.csv"])


SPOILT = [b"", b"{}", b"[]", b"[" * 200_000, b"\xff", b'{"sha256": []}', b'{"sha256": 5}']
SPOILT += [b'{"sha256": {"%s": ""}}' % name for name in (b"../a.csv", rb"a\u0000", rb"\ud800")]


@pytest.mark.parametrize("content", SPOILT)
def test_a_spoilt_manifest_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    put(tmp_path, "one")
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(
        InputError, match=r"manifest\.json: cannot be read .*, expected the manifest"
    ):
        generations.read(tmp_path, ["a.csv"])
    # The next build does not mind.
    assert lies(tmp_path) != put(tmp_path, "two") == lies(tmp_path)


def test_a_manifest_that_is_no_file_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "one")
    (tmp_path / MANIFEST).unlink()
    with pytest.raises(InputError, match=r"manifest\.json: is missing, expected the folder of a"):
        generations.verify(tmp_path)
    (tmp_path / MANIFEST).mkdir()
    with pytest.raises(InputError, match="Is a directory, expected a file of a whole build"):
        generations.read(tmp_path, ["a.csv"])


def test_who_gets_a_folder_that_was_taken_away_takes_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, taken = fcntl.flock, []

    def flock(lock: int, how: int) -> None:
        if not taken:
            taken.append(lock)
            (tmp_path / "data").rmdir()
        real(lock, how)

    monkeypatch.setattr(fcntl, "flock", flock)
    assert put(tmp_path / "data", "one") == lies(tmp_path / "data")


def test_readers_never_meet_two_builds(tmp_path: Path) -> None:
    both = [tables_of(put(tmp_path, mark)) for mark in ("one", "two")]
    done = threading.Event()
    swaps = 0

    def swap() -> None:
        nonlocal swaps
        while not done.is_set():
            put(tmp_path, ("one", "two")[swaps % 2])
            swaps += 1

    writer = threading.Thread(target=swap)
    writer.start()
    try:
        found = [generations.read(tmp_path, both[0]) for _ in range(READS)]
    finally:
        done.set()
        writer.join()
    assert all(each in both for each in found)
    assert swaps > 10


def test_work_on_a_file_that_goes_meanwhile_is_done_again(tmp_path: Path) -> None:
    put(tmp_path, "old")
    tried = []

    def work() -> bytes:
        tried.append(tmp_path)
        if len(tried) == 1:
            put(tmp_path, "new")
            raise InputError("a.csv", "is gone", "a table")
        return (tmp_path / "a.csv").read_bytes()

    assert generations.steady(tmp_path, (MANIFEST, "a.csv"), work) == b"new a.csv"


def test_work_that_is_refused_where_nobody_writes_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "old")
    tried = []

    def work() -> None:
        tried.append(tmp_path)
        raise InputError("a.csv", "is spoilt", "a table")

    with pytest.raises(InputError, match=r"a\.csv: is spoilt"):
        generations.steady(tmp_path, (MANIFEST, "a.csv"), work)
    assert len(tried) == 1


def test_a_second_build_waits_for_the_first_or_is_refused(tmp_path: Path) -> None:
    lock = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    with (
        pytest.raises(InputError, match="another run is writing to it, expected one run at a time"),
        generations.alone(tmp_path, wait=0.2),
    ):
        pass
    threading.Timer(0.3, os.close, [lock]).start()
    with generations.alone(tmp_path, wait=60):
        generations.publish(tmp_path, generation("two"))
    assert lies(tmp_path) == generation("two")


def test_who_was_killed_holds_nothing(tmp_path: Path) -> None:
    """`make hard` kills two hundred."""
    program = ROOT / "tests/trials/holding.py"
    done = subprocess.run(
        [sys.executable, program, str(tmp_path), "3"],
        capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "3\n", "")


def test_two_builds_at_once_are_done_one_after_the_other(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl", "build", "--data", str(tmp_path / "data")]
    runs = [subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) for _ in "ab"]
    assert [run.wait(timeout=120) for run in runs] == [0, 0]
    assert generations.verify(tmp_path / "data") == []
    assert not list((tmp_path / "data").glob(".*"))


def test_a_build_killed_at_any_moment_leaves_the_old_tables_or_the_new(tmp_path: Path) -> None:
    """`make hard` kills a thousand."""
    other = shutil.copytree(SEEDS, tmp_path / "seeds")
    statements = (other / "statements.csv").read_text().splitlines(keepends=True)
    (other / "statements.csv").write_text("".join(statements[:-1]))
    words = [tmp_path / "data", SEEDS, other, KILLS, SEED]
    program = Path(__file__).with_name("rebuilding.py")
    done = subprocess.run(
        [sys.executable, program, *map(str, words)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert sum(map(int, done.stdout.split())) == KILLS


def test_a_disk_that_is_full_at_any_file_leaves_the_old_tables_and_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = put(tmp_path, "one")
    real, left = os.fsync, 0

    def full(descriptor: int) -> None:
        nonlocal left
        if left == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        left -= 1
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    # Four files, then their folder: up to there nothing counts.
    for number in range(5):
        left = number
        with pytest.raises(InputError, match="No space left on device, expected a folder to write"):
            put(tmp_path, "two")
        assert lies(tmp_path) == before


def etl(*words: str | Path, most_bytes: int | None = None) -> subprocess.CompletedProcess[str]:
    def bounded() -> None:
        if most_bytes:
            resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))

    command = [sys.executable, "-m", "etl", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, preexec_fn=bounded)


def test_a_file_that_the_system_cuts_short_is_told_and_the_old_tables_stay(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    before = lies(data)
    done = etl("build", "--data", data, most_bytes=100_000)
    assert (done.returncode, done.stderr) == (
        2,
        f"{data}: File too large, expected a folder to write in\n",
    )
    assert lies(data) == before


def test_a_place_where_nothing_can_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file/data", Path("/proc/data")):
        done = etl("build", "--data", place)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{place}: ")
        assert done.stderr.endswith(", expected a folder to write in\n")
        assert done.stderr.count("\n") == 1


def test_verify_names_the_file_on_the_command_line(tmp_path: Path) -> None:
    data = shutil.copytree(DATA, tmp_path / "data")
    assert etl("verify", "--data", data).returncode == 0
    (data / "claims.csv").write_text("spoilt")
    done = etl("verify", "--data", data)
    assert done.returncode == 2
    assert done.stderr.startswith(f"{data / 'claims.csv'}: is not the file that was built")
