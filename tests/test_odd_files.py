"""Odd names and things on a disk, where articles are expected: none stops the rest, and each is told in a line."""

import csv
import os
import threading
from pathlib import Path

import pytest
from typer.testing import CliRunner

from etl import documents, observations, pipeline
from etl.__main__ import app
from etl.vocabulary import InputError, printable


SOUND = "So far this year 36,734 people have crossed the Channel.\n"
# Bytes of Latin-1, as names on old disks are written.
LATIN = os.fsdecode(b"\xfcber\xff.txt")
NAMES = [
    LATIN,
    "new\nline.txt",
    "=1+1.txt",
    "\x1b[31mred.txt",
    "\u202etxt.exe.txt",
    "n" * 251 + ".txt",
]


def extracted(*words: str | Path):
    return CliRunner().invoke(app, ["extract", *map(str, words), "--published", "2025-10-20"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in NAMES:
        (tmp_path / name).write_text(SOUND)
    return tmp_path


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_file_of_any_name_is_read(folder: Path, form: str) -> None:
    done = extracted(folder, "--format", form)
    assert done.exit_code == 0, done.exception
    assert done.stdout_bytes.decode().count("36,734") >= len(NAMES)


def test_bytes_of_a_name_that_are_no_characters_are_told_apart(tmp_path: Path) -> None:
    for last in (b"\xfe", b"\xff"):
        Path(os.fsdecode(bytes(tmp_path) + b"/a" + last + b".txt")).write_text(SOUND)
    found = documents.distinct(documents.entries(tmp_path, None))
    assert [entry.document_id for entry in found] == ["a\\xfe", "a\\xff"]


def test_a_folder_with_odd_names_goes_to_partitions_too(folder: Path, tmp_path: Path) -> None:
    done = extracted(folder, "--format", "parquet", "--out", f"{tmp_path / 'out'}/")
    assert done.exit_code == 0, done.exception
    assert f"{len(NAMES)} of {len(NAMES)} documents read" in done.stderr


def test_what_is_put_aside_is_told_in_a_line_that_commands_no_terminal(folder: Path) -> None:
    for name in NAMES:
        (folder / name).write_bytes(b"\xff")
    unread: list[pipeline.Unread] = []
    entries = documents.entries(folder, None)
    assert list(pipeline.open_all(entries, documents.open_entry, unread)) == []
    assert len(unread) == len(NAMES)
    for item in unread:
        assert item.place.isprintable()
        assert item.problem.isprintable()
        assert item.problem.endswith(": byte 0 is not UTF-8, expected a text in UTF-8")


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a b/c.txt", "a b/c.txt"), ("é ≠", "é ≠"), ("a\nb", r"a\nb"), ("\x1b[0m", r"\x1b[0m"), ("\udcff", r"\udcff")],
)  # fmt: skip
def test_a_name_is_shown_as_it_stands_but_for_what_is_no_sign(name: str, shown: str) -> None:
    assert printable(name) == shown


def pipe(path: Path) -> None:
    os.mkfifo(path)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize("make", [pipe, device])
def test_what_never_ends_is_put_aside_and_the_rest_is_read(tmp_path: Path, make) -> None:
    make(tmp_path / "b.txt")
    (tmp_path / "a.txt").write_text(SOUND)
    done = extracted(tmp_path)
    assert done.exit_code == 0
    assert "1 of 2 documents read: 1 figures" in done.stderr
    assert "b.txt: is a pipe or a device, expected a file" in done.stderr


@pytest.mark.parametrize("name", ["a.ods", "a.html"])
def test_the_official_series_is_read_from_no_pipe(tmp_path: Path, name: str) -> None:
    pipe(tmp_path / name)
    with pytest.raises(InputError, match="is a pipe or a device, expected a file"):
        observations.read(tmp_path / name)
    with pytest.raises(InputError, match="embedded null byte, expected "):
        observations.read(tmp_path / f"\0{name}")


def test_links_in_circles_folders_and_links_to_nowhere_stop_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOUND)
    (tmp_path / "b.txt").symlink_to("b.txt")
    (tmp_path / "c.txt").symlink_to(tmp_path / "none")
    (tmp_path / "d.txt").mkdir()
    (tmp_path / "round").symlink_to(tmp_path)
    done = extracted(tmp_path)
    assert done.exit_code == 0
    assert "1 of 4 documents read" in done.stderr
    assert done.stderr.count(", expected a readable file") == 3


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    """As /dev/null, in whose place a file would be put by who may do that."""
    (tmp_path / "a.txt").write_text(SOUND)
    pipe(tmp_path / "out")
    came: list[str] = []
    reader = threading.Thread(target=lambda: came.append((tmp_path / "out").read_text()))
    reader.start()
    done = extracted(tmp_path / "a.txt", "--out", tmp_path / "out")
    reader.join(timeout=60)
    assert done.exit_code == 0
    assert (tmp_path / "out").is_fifo()
    (row,) = csv.DictReader(came[0].splitlines())
    assert row["value"] == "36734"


def test_a_device_that_takes_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SOUND)
    (tmp_path / "full").symlink_to("/dev/full")
    done = extracted(tmp_path / "a.txt", "--out", tmp_path / "full")
    assert isinstance(done.exception, InputError)
    assert "No space left on device" in str(done.exception)
    assert (tmp_path / "full").is_symlink()


@pytest.mark.parametrize("address", ["github://a", "https://[::1", "ftp://127.0.0.1:9/a.txt"])
def test_an_address_without_its_parts_is_told(address: str) -> None:
    done = extracted(address)
    assert isinstance(done.exception, InputError)
    assert "\n" not in str(done.exception)
