"""The database holds what the CSV files hold, character for character, in the order of the key."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import databases, lines
from dashboard.store import Store
from etl import tables
from etl.vocabulary import Document, Holding, InputError, Passage


TEXTS = st.lists(
    st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])), max_size=6
)


def folder(path: Path, **rows: list) -> Path:
    for name, record in tables.TABLES.items():
        tables.write(record, rows.get(name, []), path / f"{name}.csv")
    return path


def document(number: int, title: str = "") -> Document:
    return Document(
        f"d{number:02}", "P", title, date(2025, 10, 20), "", "", Holding.FULL, number, "0"
    )


@settings(max_examples=examples(25))
@given(TEXTS)
def test_any_texts_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    rows = [Passage("a", start, text) for start, text in enumerate(texts)]
    data = folder(tmp_path_factory.mktemp("t"), passages=rows)
    assert [row["text"] for row in Store(data).rows("select text from passages")] == texts


@settings(max_examples=examples(25))
@given(TEXTS)
def test_any_texts_are_written_as_the_tables_are(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    """The database and etl.tables write the same CSV, but for the apostrophe before a formula."""
    rows = [Passage("a", start, text) for start, text in enumerate(texts)]
    held = Store(folder(tmp_path_factory.mktemp("t"), passages=rows))
    written = [
        row["line"] for row in held.rows(f"select {lines.csv(Passage)} as line from passages")
    ]
    guarded = [
        Passage(
            "a", row.start, "'" * row.text.lstrip("'").startswith(lines.FORMULA_STARTS) + row.text
        )
        for row in rows
    ]
    told = tables.to_csv(tables.frame(Passage, guarded)).partition("\n")[2]
    assert "".join(written) == told


def test_rows_stand_in_the_order_of_their_key_whatever_the_file(tmp_path: Path) -> None:
    data = folder(tmp_path, documents=[document(number) for number in range(30)])
    path = data / "documents.csv"
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n")
    held = [row["document_id"] for row in Store(data).rows("select document_id from documents")]
    assert held == sorted(held)
    assert len(held) == 30


@pytest.mark.parametrize("cell", ["1.5", "many", "0x10", "1 000"])
def test_a_cell_that_is_no_number_is_told_with_its_table_and_column(
    tmp_path: Path, cell: str
) -> None:
    data = folder(tmp_path, documents=[document(7)])
    path = data / "documents.csv"
    path.write_text(path.read_text().replace(",7,0\n", f",{cell},0\n"))
    with pytest.raises(InputError, match=r"documents\.csv column characters: .*, expected integer"):
        Store(data)


def test_a_missing_column_is_told(tmp_path: Path) -> None:
    data = folder(tmp_path)
    (data / "series.csv").write_text("series,period_start\n")
    with pytest.raises(InputError, match=r"series\.csv: no column 'period_end'"):
        Store(data)


def test_a_sentence_of_ten_million_characters_is_held(tmp_path: Path) -> None:
    text = "x, “y”\n" * 1_500_000
    held = Store(folder(tmp_path, passages=[Passage("a", 0, text)]))
    assert held.rows("select text from passages") == [{"text": text}]


def test_a_database_that_was_written_answers_as_the_folder_does(data: Path, tmp_path: Path) -> None:
    databases.write(data, tmp_path / "tables.duckdb")
    written, read = Store(data, tmp_path / "tables.duckdb"), Store(data)
    for table in (*tables.TABLES, "figures", "named", "verdicts"):
        sql = f"select * from {table} order by all"
        assert written.rows(sql) == read.rows(sql), table


def test_a_database_that_was_written_is_never_changed(data: Path, tmp_path: Path) -> None:
    databases.write(data, tmp_path / "tables.duckdb")
    with pytest.raises(duckdb.Error, match="read-only"):
        Store(data, tmp_path / "tables.duckdb").rows("delete from figures")
