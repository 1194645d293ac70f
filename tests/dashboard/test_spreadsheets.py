"""A CSV that is served is the same in every reader, runs in no spreadsheet, and gives back every text."""

import csv
import io
import random
import re
from datetime import date
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from sources import ROOT

from dashboard import downloads, lines
from dashboard.filters import Filter
from dashboard.store import Store
from etl import tables
from etl.vocabulary import Finding, Passage, Reason, Verdict


SEED, CELLS = 20251020, 200
LEADS = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "'",
    "''",
    "'=",
    "''@",
    "",
    " ",
    '"',
    ",",
    "\n",
    "’",
    "＝",
    "|",
    "%",
)
BODIES = (
    "1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://example.org","x")', "SUM(A1:A9)", "NA", "null", "None", "N/A", "",
    "-5", "1e999", "007", "1,234", "two\nlines", 'said "no"', "a;b", "2025-10-20", "TRUE", "é 🚤 ‮x", "'quoted'",
)  # fmt: skip
# As the README tells it.
GUARDED = re.compile(r"'(?='*[=+\-@\t\r])")


def texts() -> list[str]:
    chance = random.Random(SEED)
    return [chance.choice(LEADS) + chance.choice(BODIES) for _ in range(CELLS)]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Store:
    folder = tmp_path_factory.mktemp("cells")
    rows = {
        "passages": [Passage("d", number, text) for number, text in enumerate(texts())],
        "findings": [Finding("f", "c", "boats", Verdict.DIFFERS, Reason.ARITHMETIC, "a", -5, -0.5, 1.5,
                             "-82", "=A1", date(2025, 10, 20))],
    }  # fmt: skip
    for name, record in tables.TABLES.items():
        tables.write(record, rows.get(name, []), folder / f"{name}.csv")
    return Store(folder)


def served(held: Store, table: str) -> str:
    return b"".join(downloads.csv_lines(held, Filter(table, "true", ()))).decode()


def test_three_readers_find_the_same_cells_and_none_that_runs(held: Store, tmp_path: Path) -> None:
    content = served(held, "passages")
    path = tmp_path / "passages.csv"
    path.write_text(content, encoding="utf-8", newline="")
    by_csv = [row["text"] for row in csv.DictReader(io.StringIO(content, newline=""))]
    by_pandas = list(pd.read_csv(path, keep_default_na=False, dtype=str)["text"])
    found = duckdb.sql(
        f"select coalesce(text, '') from read_csv('{path}', header = true, quote = '\"', escape = '\"',"
        " delim = ',', auto_detect = false, columns = {'d': 'VARCHAR', 'start': 'VARCHAR', 'text': 'VARCHAR'})"
    ).fetchall()
    assert by_csv == by_pandas == [text for (text,) in found]
    assert not [text for text in by_csv if text.startswith(lines.FORMULA_STARTS)]


def test_every_text_is_had_back_as_the_readme_tells(held: Store) -> None:
    cells = [
        row["text"] for row in csv.DictReader(io.StringIO(served(held, "passages"), newline=""))
    ]
    assert [
        GUARDED.sub("", cell, count=1) if GUARDED.match(cell) else cell for cell in cells
    ] == texts()
    assert f"`{GUARDED.pattern}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_numbers_are_untouched(held: Store) -> None:
    (row,) = csv.DictReader(io.StringIO(served(held, "findings"), newline=""))
    assert (row["reported"], row["expected"], row["working"]) == ("-5", "-0.5", "'-82")
