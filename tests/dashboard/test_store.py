"""The store: the tables of a folder as rows, and the verdict shown for each figure."""

from pathlib import Path

import duckdb
import pytest

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
