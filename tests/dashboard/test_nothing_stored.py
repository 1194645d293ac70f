"""What is sent to be checked is on no disk afterwards, nor in any file that the server holds open."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import httpx
import pytest
from serving import running
from sources import ROOT


# Words that stand nowhere else: whatever holds them was written from what was sent.
WORDS = "quixotic zephyr lantern"
TEXT = f"On Saturday 369 people crossed the Channel, said the {WORDS} committee."
DAY = {"published": "2025-10-20"}
PROCESSES = Path("/proc")
NOT_THE_SERVERS = {".git", ".venv", ".venv-peers", "__pycache__", ".ruff_cache", ".hypothesis"}


class Served(NamedTuple):
    address: str
    process: int
    folders: list[Path]
    log: Path


@pytest.fixture
def served(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A server whose data, home, folder for passing files and log are this test's own."""
    own = {name: tmp_path / name for name in ("data", "home", "passing")}
    shutil.copytree(data, own["data"])
    for name, variable in (("home", "HOME"), ("passing", "TMPDIR")):
        own[name].mkdir()
        monkeypatch.setenv(variable, str(own[name]))
    # Compiled modules are files too.
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    log = tmp_path / "log.txt"
    with running(own["data"], log) as (address, server):
        yield Served(address, server.pid, list(own.values()), log)


def send_in_every_way(address: str) -> None:
    large = TEXT.encode() + b" Nothing more." * 6000
    asked = {
        "the form": ("/check", {"data": {"text": TEXT} | DAY}),
        "the form, with a file": ("/check", {"files": {"file": ("a.txt", large)}, "data": DAY}),
        "a download": ("/check/figures.csv", {"data": {"text": TEXT} | DAY}),
        "annotations": ("/check/annotations.jsonld", {"data": {"text": TEXT} | DAY}),
        "a program": ("/api/v1/check", {"json": {"text": TEXT} | DAY}),
        "a program, with a file": (
            "/api/v1/check",
            {"files": {"file": ("a.txt", large)}, "data": DAY},
        ),
        "a refusal": ("/check", {"files": {"file": ("a.pdf", TEXT.encode())}}),
    }
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as client:
        answers = {way: client.post(path, **given) for way, (path, given) in asked.items()}
    assert {way: each.status_code for way, each in answers.items()} == dict.fromkeys(asked, 200)
    shown = [way for way, each in answers.items() if WORDS in each.text]
    assert set(asked) - set(shown) == {"a refusal"}


def files(folders: list[Path]) -> dict[Path, tuple[int, int]]:
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in found}


def holding(paths: list[Path]) -> list[Path]:
    return [path for path in paths if WORDS.encode() in path.read_bytes()]


def family(process: int) -> list[int]:
    """A process and those that it started; the process of a check ends when it has answered."""
    try:
        children = (PROCESSES / f"{process}/task/{process}/children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []
    return [process, *(each for child in children for each in family(int(child)))]


def open_files(process: int) -> Iterator[tuple[str, bytes]]:
    """Target and content of each regular file that a process holds open, those without a name among them."""
    # What is let go while it is looked at is held open no more.
    entries: list[Path] = []
    with suppress(FileNotFoundError, ProcessLookupError):
        entries += (PROCESSES / f"{process}/fd").iterdir()
    for entry in entries:
        with suppress(FileNotFoundError, ProcessLookupError):
            target = os.readlink(entry)
            outward = target.startswith("/") and not target.startswith(("/dev/", "/proc/"))
            if outward and entry.is_file():
                yield target, entry.read_bytes()


def changed_in_checkout(since: float) -> list[Path]:
    changed = []
    for folder, below, names in os.walk(ROOT):
        below[:] = [name for name in below if name not in NOT_THE_SERVERS]
        paths = [Path(folder, name) for name in names]
        changed += [path for path in paths if path.lstat().st_mtime >= since]
    return changed


def test_nothing_that_was_sent_is_stored(served: Served) -> None:
    httpx.get(f"{served.address}/check", trust_env=False, timeout=60)
    before, since = files(served.folders), served.log.stat().st_mtime
    send_in_every_way(served.address)
    assert files(served.folders) == before
    assert holding([*before, served.log]) == []
    assert holding(changed_in_checkout(since)) == []


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="open files are listed in /proc alone")
def test_nothing_that_was_sent_is_in_a_file_without_a_name(served: Served) -> None:
    send_in_every_way(served.address)
    opened = [each for process in family(served.process) for each in open_files(process)]
    assert opened
    assert [target for target, content in opened if WORDS.encode() in content] == []


def test_the_search_finds_what_is_stored(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text(TEXT)
    assert holding(list(files([tmp_path]))) == [tmp_path / "kept"]
