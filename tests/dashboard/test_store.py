"""The store: the tables of a folder as rows, and the verdict shown for each figure."""

from pathlib import Path

import duckdb
import pytest

from dashboard import store
from dashboard.store import Store
from etl import tables, verdicts
from etl.vocabulary import Claim, Finding, InputError


def test_the_verdict_of_every_figure_is_what_its_findings_say_together(data: Path) -> None:
    shown = {row["claim_id"]: row["verdict"] for row in Store(data).rows("select * from verdicts")}
    findings = tables.read(Finding, data / "findings.csv")
    assert shown == {
        claim.claim_id: verdicts.overall(
            f for f in findings if claim.claim_id in f.claim_ids.split()
        )
        for claim in tables.read(Claim, data / "claims.csv")
    }


@pytest.mark.parametrize("name", tables.TABLES)
def test_the_store_holds_every_row_of_every_table(data: Path, name: str) -> None:
    (row,) = Store(data).rows(f"select count(*) as rows from {name}")
    assert row["rows"] == len(tables.load(tables.TABLES[name], data / f"{name}.csv"))


def test_a_folder_without_tables_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"documents\.csv: .*, expected a file of a whole build"):
        Store(tmp_path)


@pytest.mark.parametrize(
    "sql",
    [
        "select * from read_text('/etc/hostname')",
        "select * from '/etc/hostname.csv'",
        "copy claims to '/dev/shm/claims.csv'",
        "attach '/dev/shm/a.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
    ],
)
def test_no_query_leaves_the_database(data: Path, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        Store(data).rows(sql)


@pytest.mark.parametrize("name", tables.TABLES)
def test_the_rows_of_a_query_are_the_records_of_the_table(data: Path, name: str) -> None:
    record = tables.TABLES[name]
    key = ", ".join(f'"{column}" nulls first' for column in record.KEY)
    held = Store(data).records(record, f"select *, 1 as further from {name} order by {key}")
    assert held == tables.read(record, data / f"{name}.csv")


def test_answers_are_kept_until_they_are_too_many_or_too_long(data: Path, monkeypatch) -> None:
    monkeypatch.setattr(store, "MOST_TOLD", 3)
    monkeypatch.setattr(store, "MOST_CHARACTERS", 10)
    held, asked = Store(data), []

    def words(_: Store, text: str) -> str:
        asked.append(text)
        return text

    for text in ("a", "bb", "ccc", "bb", "dd", "a", "x" * 8, "dd", "a"):
        assert held.once(words, text) == text
    # `a` and `ccc` go when there are four, the oldest when there are more than ten characters.
    assert asked == ["a", "bb", "ccc", "dd", "a", "x" * 8, "dd", "a"]
    held.once(words, "longer than all of them")
    held.once(words, "a")
    assert asked[8:] == ["longer than all of them"]
