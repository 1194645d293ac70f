"""Folders of documents come in, files of their figures go out, each written once, whatever dies."""

import io
import os
import signal
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import writers
from hypothesis import given
from hypothesis import strategies as st

from etl import addresses, documents, engine, listings, partitions, pipeline, tables
from etl.documents import Entry
from etl.partitions import Partition, Written
from etl.vocabulary import Claim, InputError


PUBLISHED = date(2025, 10, 20)
SOUND = "So far this year {:,} people have crossed the Channel, and {} did so on Saturday."
ARTICLES, SIZE = 24, 4


def fill(folder: Path) -> Path:
    """Articles with two figures each, and one that cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(ARTICLES):
        text = SOUND.format(30_000 + number, 100 + number)
        (folder / f"paper-{number:02}.txt").write_bytes(text.encode())
    (folder / "cut.pdf").write_bytes(writers.to_pdf([SOUND])[:900])
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "articles")


def entries(folder: Path) -> list[Entry]:
    return listings.find([str(folder)], PUBLISHED, "")


def write(folder: Path, out: Path, run: engine.Run = map) -> list[Written]:
    return partitions.write(entries(folder), out, run, SIZE)


def contents(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.iterdir()}


def rows(out: Path) -> pd.DataFrame:
    """What all files hold, in the order of the key."""
    parts = [pd.read_parquet(io.BytesIO(content)) for content in contents(out).values()]
    return pd.concat(parts).sort_values(["document_id", "start"], ignore_index=True)


def test_the_files_hold_the_rows_of_the_whole_table(folder: Path, tmp_path: Path) -> None:
    texts = pipeline.open_all(entries(folder), documents.open_entry, [])
    claims = [claim for found in pipeline.claims_of(texts) for claim in found]
    (tmp_path / "whole.parquet").write_bytes(tables.to_parquet(Claim, tables.frame(Claim, claims)))
    written = write(folder, tmp_path / "out")
    assert len(written) > 2
    assert sum(part.figures for part in written) == len(claims) == 2 * ARTICLES
    pd.testing.assert_frame_equal(
        rows(tmp_path / "out"), pd.read_parquet(tmp_path / "whole.parquet")
    )


def test_what_cannot_be_read_is_told_each_time(folder: Path, tmp_path: Path) -> None:
    for _ in range(2):
        written = write(folder, tmp_path / "out")
        assert [Path(item.place).name for part in written for item in part.unread] == ["cut.pdf"]


def test_processes_write_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write(folder, tmp_path / "one")
    with engine.local(2, batch=1) as run:
        write(folder, tmp_path / "many", run)
    assert contents(tmp_path / "many") == contents(tmp_path / "one")


def test_what_is_done_is_not_read_again(folder: Path, tmp_path: Path, monkeypatch) -> None:
    first = write(folder, tmp_path / "out")
    monkeypatch.setattr(documents, "open_entry", None)
    again = write(folder, tmp_path / "out")
    assert all(part.kept for part in again)
    assert [part.name for part in again] == [part.name for part in first]


@pytest.mark.parametrize("harm", ["gone", "cut"])
def test_a_run_that_was_stopped_goes_on(folder: Path, tmp_path: Path, harm: str) -> None:
    write(folder, tmp_path / "out")
    whole = contents(tmp_path / "out")
    lost = sorted((tmp_path / "out").iterdir())[1]
    lost.unlink() if harm == "gone" else lost.write_bytes(whole[lost.name][:700])
    again = write(folder, tmp_path / "out")
    assert [part.name for part in again if not part.kept] == [lost.name]
    assert contents(tmp_path / "out") == whole


def test_another_program_reads_again(folder: Path, tmp_path: Path, monkeypatch) -> None:
    write(folder, tmp_path / "out")
    monkeypatch.setattr(partitions, "program", lambda: "another")
    assert not any(part.kept for part in write(folder, tmp_path / "out"))


def test_a_worker_with_another_program_is_refused(folder: Path, tmp_path: Path) -> None:
    part = Partition(tuple(entries(folder)), "another")
    with pytest.raises(InputError, match="a worker: has another version of the program"):
        partitions.write_one(tmp_path, part)


NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=1, max_size=60, unique=True)


def test_what_cannot_be_opened_is_known_by_its_refusal(tmp_path: Path) -> None:
    def told(name: str) -> str:
        entry = Entry("a", tmp_path / name, PUBLISHED, "", "", "", "", "")
        (written,) = partitions.write([entry], tmp_path / "out", map, SIZE)
        return written.name

    assert told("none.txt") == told("none.txt") != told("other.txt")


def test_many_batches_come_back_in_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "AHEAD", 2)
    with engine.local(2, batch=3) as run:
        assert list(run(abs, range(-20, 0))) == list(range(20, 0, -1))


@given(NAMES, st.integers(1, 10), st.data())
def test_a_document_more_or_less_moves_the_ends_of_few(names, size, data) -> None:
    listed = [Entry(name, Path(name), None, "", "", "", "", "") for name in sorted(names)]
    parts = list(partitions.split(listed, size))
    assert [entry for part in parts for entry in part] == listed
    assert all(len(part) <= partitions.LONGEST * size for part in parts)
    gone = data.draw(st.sampled_from(listed))
    natural = [p for p in parts if len(p) < partitions.LONGEST * size]
    fewer = list(partitions.split([entry for entry in listed if entry != gone], size))
    if len(natural) == len(parts):
        assert len(set(parts) - set(fewer)) <= 2


@pytest.fixture
def store() -> Iterator[Path]:
    """An address that is no path of this machine."""
    pytest.importorskip("upath", reason="universal_pathlib is an extra")
    place = addresses.path("memory://partitions")
    yield place
    place.fs.rm("/partitions", recursive=True)


def test_a_store_of_objects_is_read_and_written_as_a_disk(store, folder, tmp_path) -> None:
    write(folder, tmp_path / "out")
    fill(store / "articles")
    for kept in (False, True):
        written = partitions.write(
            listings.find(["memory://partitions/articles"], PUBLISHED, ""), store / "out", map, SIZE
        )
        assert {part.kept for part in written} == {kept}
    # The one that cannot be read is told by its address, which the file keeps.
    pd.testing.assert_frame_equal(rows(store / "out"), rows(tmp_path / "out"))
    assert sorted(contents(store / "out")) == sorted(part.name for part in written)


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("nowhere://a", "nowhere://a: Unsupported filesystem: 'nowhere', expected a path, or"),
        ("dropbox://a", "dropbox://a: its protocol is not installed, expected .*dropbox"),
        ("a" * 300, "a{300}: File name too long, expected a place that can be reached"),
        ("memory://empty", "memory://empty: is missing, expected a text or a folder"),
    ],
)
def test_an_address_that_cannot_be_read_is_named(place: str, message: str) -> None:
    pytest.importorskip("upath", reason="universal_pathlib is an extra")
    with pytest.raises(InputError, match=message):
        listings.find([place], PUBLISHED, "")


def test_a_folder_without_a_document_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no file that can be read, expected .*html"):
        listings.find([str(tmp_path)], PUBLISHED, "")


def test_what_is_missing_for_an_address_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "upath", None)
    with pytest.raises(
        InputError, match=r"s3://a: universal_pathlib is not installed, expected pip"
    ):
        addresses.path("s3://a")


def test_what_is_missing_for_a_cluster_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with (
        pytest.raises(
            InputError, match=r"--engine dask: distributed is not installed, expected pip"
        ),
        engine.dask(),
    ):
        pass


def test_an_address_of_this_machine_is_a_path(tmp_path: Path) -> None:
    pytest.importorskip("upath", reason="universal_pathlib is an extra")
    assert addresses.path(tmp_path.as_uri()) == addresses.path(str(tmp_path)) == tmp_path


def kill_at_work(cluster, nanny) -> int:
    """End a worker that is held still, as soon as the scheduler has given it work."""
    given = cluster.scheduler.workers[nanny.worker_address]
    while not given.processing:
        time.sleep(0.01)
    worker = nanny.pid
    os.kill(worker, signal.SIGKILL)
    return worker


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_worker_that_is_killed_costs_nothing(folder: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed", reason="distributed is an extra")
    write(folder, tmp_path / "alone")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
        ) as cluster,
        engine.dask(cluster.scheduler_address, batch=1) as run,
        ThreadPoolExecutor(1) as other,
    ):
        nanny = next(iter(cluster.workers.values()))
        held = nanny.pid
        os.kill(held, signal.SIGSTOP)
        killed = other.submit(kill_at_work, cluster, nanny)
        write(folder, tmp_path / "cluster", run)
        assert killed.result() == held
    assert contents(tmp_path / "cluster") == contents(tmp_path / "alone")
