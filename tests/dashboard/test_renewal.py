"""New tables are shown without a restart, damaged ones never."""

import gc
import shutil
import weakref
from pathlib import Path

import brotli
import httpx
import pytest
from serving import running
from sources import ROOT
from trials.renewals import DATA, NAMES, rebuilt

from dashboard import shell, store
from etl import generations, pipeline
from etl.vocabulary import InputError


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


@pytest.fixture
def shelf(copied: Path, app) -> store.Shelf:
    return store.Shelf(copied, app.server.logger)


def count(held: store.Store) -> int:
    return held.rows("select count(*) as claims from claims")[0]["claims"]


def test_new_tables_take_the_place_of_the_old(shelf: store.Shelf, copied: Path) -> None:
    before = shelf.current()
    assert shelf.current() is before
    rebuilt(copied, "statement")
    after = shelf.current()
    assert shelf.current() is after
    assert count(after) < count(before)
    # Who holds the old one, such as a download on its way, reads it to its end.
    assert count(before) == len((DATA / "claims.csv").read_text().splitlines()) - 1


def test_what_was_worked_out_from_the_old_is_not_told_of_the_new(
    shelf: store.Shelf, copied: Path
) -> None:
    before = shelf.current().once(count)
    rebuilt(copied, "statement")
    assert shelf.current().once(count) < before


@pytest.mark.parametrize("path", [*shell.PLACES, "/data/claims.csv", "/data/all.zip"])
def test_nothing_holds_the_tables_that_were_replaced(app, path: str) -> None:
    """A database that stays for every build is some threads and megabytes more for each."""
    held = app.server.extensions["store"]
    with app.server.test_client() as client:
        client.get(path, buffered=True).close()
    before = weakref.ref(held.current())
    held._store = None
    gc.collect()
    assert before() is None


def test_what_was_replaced_goes_at_once(app, copied: Path, monkeypatch) -> None:
    """A template holds what it was given in a circle: without a look for garbage it would stay."""
    shelf = store.Shelf(copied, app.server.logger)
    monkeypatch.setitem(app.server.extensions, "store", shelf)
    before = weakref.ref(shelf.current())
    gc.disable()
    try:
        with app.server.test_client() as client:
            client.get("/", buffered=True).close()
        rebuilt(copied, "statement")
        assert shelf.current() is not before()
        assert before() is None
    finally:
        gc.enable()


def test_a_page_that_was_kept_compressed_is_not_sent_of_new_tables(
    app, copied: Path, monkeypatch
) -> None:
    monkeypatch.setitem(app.server.extensions, "store", store.Shelf(copied, app.server.logger))

    def page() -> str:
        with app.server.test_client() as client:
            sent = client.get("/sources", headers={"Accept-Encoding": "br"})
            return brotli.decompress(sent.data).decode()

    before = page()
    assert page() == before
    rebuilt(copied, "statement")
    assert page() != before


def test_what_was_written_of_the_tables_may_be_tidied_away(copied: Path, app, tmp_path) -> None:
    """As systems do with what lies in a temporary folder for days."""
    shelf = store.Shelf(copied, app.server.logger, tmp_path / "gone.duckdb")
    assert count(shelf.current()) == count(store.Store(copied))


@pytest.mark.parametrize("name", ["claims.csv", "manifest.json"])
def test_damaged_tables_are_not_shown(shelf: store.Shelf, copied: Path, name: str, caplog) -> None:
    before = shelf.current()
    rebuilt(copied, "statement")
    (copied / name).write_text("spoilt")
    assert [shelf.current() for _ in "abc"] == [before] * 3
    assert [record.message for record in caplog.records] == [
        f"the tables before are shown still: {problem(copied)}"
    ]


def problem(data: Path) -> str:
    with pytest.raises(InputError) as refused:
        generations.read(data, NAMES)
    return str(refused.value)


def test_a_dashboard_that_runs_shows_what_a_build_writes(copied: Path, tmp_path: Path) -> None:
    with running(copied, tmp_path / "log.txt") as (address, _):

        def claims() -> set[int]:
            told = [httpx.get(f"{address}/healthz", trust_env=False) for _ in range(20)]
            return {answer.json()["claims"] for answer in told}

        (before,) = claims()
        rebuilt(copied, "statement")
        (after,) = claims()
        assert after < before
        pipeline.build(ROOT / "seeds", copied)
        assert claims() == {before}
