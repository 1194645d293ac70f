"""Tables written while their rows come in: the same bytes as written at once."""

import io
import json
from pathlib import Path

import pandas as pd
import pytest

from etl import clues, streams, tables
from etl.vocabulary import Claim, InputError


CLAIMS = sorted(
    tables.read(Claim, Path(__file__).parents[1] / "data/claims.csv"),
    key=lambda claim: (claim.document_id, claim.start or -1, claim.measure, claim.claim_id),
)
SPLITS = {"one by one": 1, "in sevens": 7, "at once": 10_000}


@pytest.fixture(params=SPLITS, ids=list(SPLITS))
def lists(request, monkeypatch) -> list[list[Claim]]:
    size = SPLITS[request.param]
    monkeypatch.setattr(streams, "BATCH", 5)
    return [CLAIMS[start : start + size] for start in range(0, len(CLAIMS), size)]


def written(lists: list[list[Claim]], form: str, folder: Path) -> bytes:
    assert streams.write(Claim, lists, form, folder / "out") == sum(map(len, lists))
    return (folder / "out").read_bytes()


def test_csv_is_that_of_the_whole_table(lists: list[list[Claim]], tmp_path: Path) -> None:
    whole = tables.to_csv(tables.frame(Claim, CLAIMS)).encode()
    assert written(lists, "csv", tmp_path) == whole


def test_json_is_that_of_the_whole_list(lists: list[list[Claim]], tmp_path: Path) -> None:
    whole = json.dumps(clues.with_why(CLAIMS), ensure_ascii=False, indent=1) + "\n"
    assert written(lists, "json", tmp_path).decode() == whole


def test_parquet_has_the_rows_of_the_whole_table(lists: list, tmp_path: Path) -> None:
    read = pd.read_parquet(io.BytesIO(written(lists, "parquet", tmp_path)))
    whole = pd.read_parquet(io.BytesIO(tables.to_parquet(Claim, tables.frame(Claim, CLAIMS))))
    pd.testing.assert_frame_equal(read, whole)


@pytest.mark.parametrize(("form", "content"), [("csv", 1), ("json", 1)])
def test_no_rows_are_a_table_all_the_same(form: str, content: int, tmp_path: Path) -> None:
    assert written([[], []], form, tmp_path).count(b"\n") == content


def test_a_reading_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    def failing():
        yield CLAIMS
        raise InputError("a", "b", "c")

    (tmp_path / "out").write_text("old")
    with pytest.raises(InputError):
        streams.write(Claim, failing(), "csv", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out"]
