"""Readings are kept from one build to the next: what is unchanged is not read again, and nothing else changes."""

import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from counting import FIGURES, Counted, kept_files
from sources import ROOT

from etl import documents, engine, pipeline, readings
from etl.readings import Kept


SEEDS = ROOT / "seeds"
SHIPPED = len(documents.seed_catalogue(SEEDS))
PAPERS = 30


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's folder of thirty documents."""
    folder = tmp_path / "own"
    folder.mkdir()
    for number in range(PAPERS):
        (folder / f"paper-{number:02}.txt").write_text(FIGURES.format(300 + number))
    listed = [f"p{number:02},paper-{number:02}.txt,2025-10-20\n" for number in range(PAPERS)]
    (folder / "catalogue.csv").write_text("".join(["document_id,file,published\n", *listed]))
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def tables_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def built(own: Path, store: Path | None) -> tuple[dict[str, bytes], list[str], tuple[str, ...]]:
    """The tables of a build, the documents that it read, and what it told of kept readings."""
    counted, data = Counted(), own.parent / "data"
    kept = Kept(store) if store else None
    problems = pipeline.build(SEEDS, data, own, counted, kept).problems
    return tables_of(data), counted.read, problems


def test_of_thirty_documents_the_one_that_changed_is_read(own: Path, store: Path) -> None:
    first, read, _ = built(own, store)
    assert len(read) == PAPERS + SHIPPED
    assert built(own, store) == (first, [], ())
    (own / "paper-07.txt").write_text(FIGURES.format(421))
    second, read, problems = built(own, store)
    assert (read, problems) == (["p07"], ())
    assert second != first
    assert second == built(own, None)[0]


def test_another_day_in_the_catalogue_is_another_reading(own: Path, store: Path) -> None:
    built(own, store)
    listed = own / "catalogue.csv"
    listed.write_text(
        listed.read_text().replace("paper-03.txt,2025-10-20", "paper-03.txt,2025-10-27")
    )
    tables, read, _ = built(own, store)
    assert read == ["p03"]
    assert tables == built(own, None)[0]


def test_what_is_held_against_other_documents_is_not_kept(own: Path, store: Path) -> None:
    """A copy is told from what all documents say: it changes though its own text does not."""
    built(own, store)
    (own / "paper-29.txt").write_text(FIGURES.format(300))
    with_copy, read, _ = built(own, store)
    assert read == ["p29"]
    assert with_copy == built(own, None)[0]
    (own / "catalogue.csv").write_text("document_id,file,published\np29,paper-29.txt,2025-10-20\n")
    alone, read, _ = built(own, store)
    assert read == []
    assert alone == built(own, None)[0]


def test_what_no_document_has_any_more_is_taken_away(own: Path, store: Path) -> None:
    built(own, store)
    left = store / "ab" / f"{'c' * 62}{readings.SUFFIX}.1234{readings.PART}"
    left.parent.mkdir(exist_ok=True)
    left.write_bytes(b"half of a read")
    assert len(kept_files(store)) == PAPERS + SHIPPED + 1
    (own / "catalogue.csv").write_text("document_id,file,published\np29,paper-29.txt,2025-10-20\n")
    built(own, store)
    assert len(kept_files(store)) == 1 + SHIPPED


def test_a_build_that_ends_early_goes_on_where_it_was(own: Path, store: Path) -> None:
    seeds = Path(shutil.copytree(SEEDS, own.parent / "seeds"))
    (seeds / "statements.csv").write_text("as_of\n")
    with pytest.raises(ValueError, match=r"statements\.csv"):
        pipeline.build(seeds, own.parent / "data", own, map, Kept(store))
    assert built(own, store)[1] == []


def test_where_nothing_can_be_kept_a_build_is_the_same_and_says_so(own: Path) -> None:
    taken = own.parent / "taken"
    taken.write_text("a file where the folder would be")
    without, read, _ = built(own, None)
    tables, again, problems = built(own, taken)
    assert (tables, again) == (without, read)
    assert len(problems) == 1
    assert problems[0].endswith("expected a folder to write in: readings are not kept")


def test_builds_at_once_with_one_store_give_the_same_tables(own: Path, store: Path) -> None:
    expected = built(own, None)[0]
    folders = [own.parent / f"data-{number}" for number in range(3)]
    threads = [
        threading.Thread(target=pipeline.build, args=(SEEDS, data, own, map, Kept(store)))
        for data in folders
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [tables_of(data) == expected for data in folders] == [True] * 3


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dask_cluster_reads_what_is_not_kept(own: Path, store: Path) -> None:
    from distributed import LocalCluster

    data = own.parent / "data"
    expected = built(own, None)[0]
    with (
        LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        engine.dask(cluster.scheduler_address) as run,
    ):
        for _ in range(2):
            pipeline.build(SEEDS, data, own, run, Kept(store))
            assert tables_of(data) == expected
        (own / "paper-07.txt").write_text(FIGURES.format(421))
        pipeline.build(SEEDS, data, own, run, Kept(store))
    assert tables_of(data) == built(own, None)[0]
    assert built(own, store)[1] == []


def test_the_command_keeps_readings_beside_the_tables_and_warns_of_damage(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "etl", "build", "--data", str(tmp_path / "data")]
    outcomes = []
    for spoil in (False, False, True):
        if spoil:
            kept_files(tmp_path / ".data.readings")[0].write_bytes(b"")
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120)
        outcomes.append((done.returncode, done.stderr.count("\n"), tables_of(tmp_path / "data")))
    shipped = tables_of(ROOT / "data")
    assert outcomes == [(0, 1, shipped), (0, 1, shipped), (0, 2, shipped)]
    assert len(kept_files(tmp_path / ".data.readings")) == SHIPPED


def test_what_is_kept_in_a_place_that_is_not_to_be_written_is_used(
    own: Path, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(own, store)

    def refuse(path: Path, content: bytes = b"") -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(readings, "_put", refuse)
    monkeypatch.setattr(Path, "unlink", refuse)
    (own / "paper-07.txt").write_text(FIGURES.format(421))
    (own / "paper-08.txt").write_text(FIGURES.format(422))
    counted, kept = Counted(), Kept(store)
    texts = [documents.open_entry(entry) for entry in documents.catalogue(own / "catalogue.csv")]
    assert pipeline.extract(texts, counted, kept) == pipeline.extract(texts)
    kept.settle()
    assert counted.read == ["p07", "p08"]
    expected = "expected a folder to write in: readings are not kept"
    assert kept.problems == [f"{store}: Read-only file system, {expected}"]
