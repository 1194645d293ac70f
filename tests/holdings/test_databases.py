"""Whatever order and dress a table of claims comes in, the database of it holds what its records say."""

import csv
import random
import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sources import ROOT

from etl import generations, holdings, pipeline
from etl.holdings import batches
from etl.holdings.parts import Parts
from etl.holdings.wholes import Whole
from etl.vocabulary import Claim, InputError


TEXT = (
    "On Saturday, 369 people crossed the Channel in seven small boats. Some 41 people have been returned to"
    " France, and 18 had arrived in the UK from France under the deal by 19 October."
)
DAY = date(2025, 10, 20)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy without its manifest: a folder that somebody put together."""
    folder = shutil.copytree(ROOT / "data", tmp_path / "data")
    (folder / generations.MANIFEST).unlink()
    return folder


Rows = list[dict[str, str]]


def rewritten(path: Path, changed: Callable[[Rows], Rows]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        rows = changed(list(csv.DictReader(file)))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def shuffled(rows: Rows) -> Rows:
    random.Random(3).shuffle(rows)
    return rows


def with_points(rows: Rows) -> Rows:
    """As a spreadsheet may save whole numbers."""
    return [row | {"start": row["start"] and f"{row['start']}.0"} for row in rows]


def turned(rows: Rows) -> Rows:
    return [dict(reversed(row.items())) | {"a note": "not ours"} for row in rows]


@pytest.mark.parametrize("changed", [list, shuffled, with_points, turned])
def test_the_findings_are_those_of_the_records(data: Path, changed) -> None:
    for name in ("claims.csv", "documents.csv"):
        rewritten(
            data / name, changed if name == "claims.csv" or changed is not with_points else list
        )
    text = pipeline.documents.from_string(TEXT, DAY)
    whole = pipeline.check_beside(text, holdings.hold_whole(data))
    assert whole == pipeline.check_beside(text, holdings.hold_parts(data))
    assert whole.findings
    assert whole == pipeline.check(TEXT, DAY, ROOT / "data")


def test_a_table_as_it_was_built_is_read_some_rows_at_a_time(data: Path, monkeypatch) -> None:
    monkeypatch.setattr(batches, "BLOCK", 2_000)
    lists = list(batches.quick(Claim, data / "claims.csv"))
    assert len(lists) > 3
    (whole,) = batches.careful(Claim, data / "claims.csv")
    assert [row for rows in lists for row in rows] == whole


def test_a_row_longer_than_a_block_is_read_all_the_same(data: Path, monkeypatch) -> None:
    monkeypatch.setattr(batches, "BLOCK", 100)
    with pytest.raises(batches.Odd):
        list(batches.quick(Claim, data / "claims.csv"))
    assert set(names(holdings.hold_parts(data))) == {
        c.claim_id for c in holdings.hold_whole(data).claims
    }


def names(held: Parts) -> list[str]:
    return [name for (name,) in held._database.execute("select claim_id from claims")]


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("value", "many", r"claims\.csv column value: .*, expected number"),
        ("period_start", "20 October", r"(?s)claims\.csv column period_start: .*, expected date"),
        ("measure", "guess", "'guess' is not a valid Measure, expected a value of the closed list"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told(data: Path, column: str, cell: str, told: str) -> None:
    rewritten(data / "claims.csv", lambda rows: [*rows[:-1], rows[-1] | {column: cell}])
    with pytest.raises(InputError, match=told):
        holdings.hold_parts(data)


def test_a_column_that_is_missing_is_told(data: Path) -> None:
    rewritten(
        data / "claims.csv",
        lambda rows: [{k: v for k, v in row.items() if k != "low"} for row in rows],
    )
    with pytest.raises(InputError, match="no column 'low'"):
        holdings.hold_parts(data)


def test_a_table_that_is_not_the_one_built_is_refused(tmp_path: Path) -> None:
    data = shutil.copytree(ROOT / "data", tmp_path / "data")
    rewritten(data / "claims.csv", shuffled)
    with pytest.raises(InputError, match=r"claims\.csv: is not the file that was built"):
        holdings.hold_parts(data)


def test_no_file_of_it_is_left_or_to_be_found(data: Path, tmp_path: Path, monkeypatch) -> None:
    """However the process ends that has it open."""
    empty = tmp_path / "temporary"
    empty.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(empty))
    monkeypatch.setenv("SQLITE_TMPDIR", str(empty))
    held = holdings.hold_parts(data)
    assert names(held)
    assert list(empty.iterdir()) == []


def test_much_is_asked_of_a_database_and_little_is_not(data: Path, monkeypatch) -> None:
    assert isinstance(holdings.hold(data), Whole)
    monkeypatch.setattr(holdings, "FEW", 1_000)
    (data / "claims.csv").touch()
    many = holdings.hold(data)
    assert isinstance(many, Parts)
    (data / "claims.csv").write_text("spoilt")
    assert holdings.hold(data) is many
    shutil.copy(ROOT / "data/claims.csv", data)
    assert holdings.hold(data) is not many
