"""Folders of documents in many formats, some of which cannot be read, as the command line meets them."""

import csv
import hashlib
import io
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import writers
from sources import ROOT

from etl import documents, files


SOUND = "So far this year 36,734 people have crossed the Channel."
STATED = '<meta property="article:published_time" content="2025-10-20T08:00:00+01:00">'
BAD = {
    "latin.txt": "Übergang".encode("latin-1"),
    "cut.pdf": writers.to_pdf([SOUND])[:900],
    "empty.html": b"",
    "picture.docx": b"\x89PNG\r\n\x1a\n",
    "deep.html": b"<!doctype html>" + b"<div>" * 5_000,
}


def run(*words: str | Path, **named) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "etl", *map(str, words)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=120, **named
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Sixty files of five formats, five of which cannot be read."""
    formats = {Path(name).suffix: write([SOUND]) for name, write in writers.WRITERS.items()}
    for number in range(55):
        suffix = list(formats)[number % len(formats)]
        (tmp_path / f"paper-{number:02}{suffix}").write_bytes(formats[suffix])
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


def test_a_folder_is_read_past_what_cannot_be_read(folder: Path) -> None:
    done = run("extract", folder, "--published", "2025-10-20")
    assert done.returncode == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [row["document_id"] for row in rows] == [f"paper-{number:02}" for number in range(55)]
    assert {row["value"] for row in rows} == {"36734"}
    first, *unread = done.stderr.splitlines()
    assert first == "55 of 60 documents read: 55 figures"
    assert [Path(line.split(": ")[0]).name for line in unread] == sorted(BAD)
    assert all(", expected " in line for line in unread)


def test_without_a_day_only_what_states_its_own_is_read(folder: Path) -> None:
    (folder / "stated.html").write_bytes(writers.to_html([SOUND], STATED))
    done = run("extract", folder)
    assert done.returncode == 0
    (row,) = csv.DictReader(io.StringIO(done.stdout))
    assert (row["document_id"], row["period_end"]) == ("stated", "2025-10-19")
    undated = [line for line in done.stderr.splitlines() if "has no day of publication" in line]
    assert len(undated) == 55


def test_where_nothing_can_be_read_nothing_is_written(folder: Path) -> None:
    done = run("extract", *(folder / name for name in BAD), "--published", "2025-10-20")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == len(BAD)


def test_a_day_that_is_given_goes_before_one_that_is_stated(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(writers.to_html([SOUND], STATED))
    done = run("extract", tmp_path / "a.html", "--published", "2025-10-22")
    assert "2025-10-21" in done.stdout


def test_check_reads_every_format_and_the_day_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(writers.to_html([SOUND], STATED))
    done = run("check", tmp_path / "a.html")
    assert (done.returncode, done.stderr) == (0, "")
    assert "AGREES  36,734" in done.stdout


@pytest.mark.parametrize("name", writers.WRITERS)
def test_check_tells_a_piped_file_by_what_it_opens_with(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(writers.WRITERS[name]([SOUND]))
    with (tmp_path / name).open("rb") as file:
        done = run("check", "-", "--published", "2025-10-20", stdin=file)
    assert done.returncode == 0
    assert "36,734" in done.stdout


def test_build_reads_a_folder_of_pages_that_state_their_day(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.html").write_bytes(writers.to_html([SOUND], STATED))
    (own / "undated.docx").write_bytes(writers.to_docx([SOUND]))
    done = run("build", "--documents", own, "--data", tmp_path / "data")
    assert done.returncode == 0
    listed = (tmp_path / "data/documents.csv").read_text()
    assert "mine,,Weekend arrivals,2025-10-20" in listed
    assert "undated.docx: has no day" in (tmp_path / "data/quarantine.tsv").read_text()


def test_one_article_in_two_formats_is_two_documents(tmp_path: Path) -> None:
    for place in ("a.txt", "a.html", "b.txt", "in/c.txt", "other/c.txt"):
        path = tmp_path / place
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(writers.to_txt([SOUND]))
    listed = documents.entries(tmp_path, None) + documents.entries(tmp_path / "in/c.txt", None)
    names = [entry.document_id for entry in documents.distinct(listed)]
    assert names == ["a.html", "a.txt", "b", "c", "in/c", "other/c"]


def test_two_files_of_one_name_and_format_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [tmp_path / place / "c.txt" for place in ("in", "other")]
    listed = [entry for path in paths for entry in documents.entries(path, None)]
    assert [entry.document_id for entry in documents.distinct(listed)] == [str(p) for p in paths]
    assert len(documents.distinct([*listed, *listed])) == 2


@pytest.mark.parametrize("of_file", [True, False])
def test_a_catalogue_may_hold_the_hash_of_the_file_or_of_its_text(
    tmp_path: Path, of_file: bool
) -> None:
    content = writers.to_docx([SOUND])
    (tmp_path / "a.docx").write_bytes(content)
    text = f"{writers.TITLE}\n\n{SOUND}"
    sha256 = hashlib.sha256(content).hexdigest() if of_file else documents.digest(text)
    (tmp_path / "catalogue.csv").write_text(
        f"document_id,file,published,sha256\na,a.docx,2025-10-20,{sha256}\n"
    )
    (entry,) = documents.catalogue(tmp_path / "catalogue.csv")
    assert documents.open_entry(entry).passages[0].text == text


def test_a_catalogue_may_leave_the_day_to_the_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(writers.to_html([SOUND], STATED))
    (tmp_path / "catalogue.csv").write_text(
        "document_id,file,published,publisher\na,a.html,,The Paper\n"
    )
    (entry,) = documents.catalogue(tmp_path / "catalogue.csv")
    document = documents.open_entry(entry).document
    assert (str(document.published), document.publisher) == ("2025-10-20", "The Paper")
    assert document.title == writers.TITLE


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        os.truncate(file.fileno(), 50 * files.MOST_BYTES)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ValueError, match=r"a\.txt: a file that is too large, expected at most"):
        documents.load(tmp_path / "a.txt")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
