"""Records to tables and back: nothing is lost, nothing is guessed, the same rows give the same bytes."""

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import dictionary, packages, tables
from etl.vocabulary import (
    ClaimPart,
    Clue,
    InputError,
    Number,
    Observation,
    Passage,
    Rule,
    Series,
    Status,
    TakenAs,
    stored_fields,
)


DAY = date(2025, 10, 18)


def observation(value: float | None = 369, day: date = DAY) -> Observation:
    return Observation(Series.WEEKLY, "arrivals", day, day, value, Status.PROVISIONAL, DAY, None)


def number(start: int, exact: str = "369") -> Number:
    return Number("a", start, start + len(exact), exact, TakenAs.CLAIM)


def test_not_recorded_is_an_empty_cell_and_never_a_zero(tmp_path: Path) -> None:
    path = tmp_path / "observations.csv"
    tables.write(Observation, [observation(None), observation(0, date(2025, 10, 19))], path)
    assert path.read_text().splitlines()[1:] == [
        "weekly provisional,arrivals,2025-10-18,2025-10-18,,provisional,2025-10-18,",
        "weekly provisional,arrivals,2025-10-19,2025-10-19,0,provisional,2025-10-18,",
    ]
    assert [row.value for row in tables.read(Observation, path)] == [None, 0]


def test_rows_are_sorted_by_all_key_columns_as_values(tmp_path: Path) -> None:
    table = tables.frame(Number, [number(104), number(32), number(7)])
    assert list(table["start"]) == [7, 32, 104]


PLACES = st.none() | st.integers(0, 3)
CLUES = st.builds(
    Clue,
    claim_id=st.sampled_from(["a:1", "a:12", "B:1", "é:1", "中:1", "\U0001f6a4:1"]),
    part=st.sampled_from(ClaimPart),
    start=PLACES,
    end=PLACES,
    exact=st.text("ab", max_size=3),
    rule=st.sampled_from(Rule),
)


@given(st.lists(CLUES))
def test_words_are_sorted_by_their_letters_and_what_is_not_known_comes_first(
    clues: list[Clue],
) -> None:
    def order(clue: Clue) -> tuple[object, ...]:
        values = (getattr(clue, name) for name in Clue.KEY)
        return tuple((value is not None, 0 if value is None else value) for value in values)

    table = tables.frame(Clue, clues)
    assert list(table["exact"]) == [clue.exact for clue in sorted(clues, key=order)]


VALUES = [(36734.0, "36734"), (51.5, "51.5"), (0.1, "0.1"), (8_500_000.0, "8500000")]


@pytest.mark.parametrize(("value", "cell"), VALUES)
def test_a_whole_number_is_written_without_a_point(value: float, cell: str) -> None:
    assert f",{cell}," in tables.to_csv(tables.frame(Observation, [observation(value)]))


@pytest.mark.parametrize(
    "text", ["NA", "null", "None", "", "a,b", 'say "x"', "a\nb", "=1+1", "’ é 中"]
)
def test_a_text_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    tables.write(Passage, [Passage("a", 0, text)], tmp_path / "p.csv")
    assert tables.read(Passage, tmp_path / "p.csv") == [Passage("a", 0, text)]


@given(
    st.lists(
        st.text(st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])), max_size=6
    )
)
def test_any_texts_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    rows = [Passage("a", start, text) for start, text in enumerate(texts)]
    path = tmp_path_factory.mktemp("t") / "p.csv"
    tables.write(Passage, rows, path)
    assert tables.read(Passage, path) == rows


def test_the_same_rows_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    rows = [number(start) for start in range(20)]
    tables.write(Number, rows, tmp_path / "a.csv")
    tables.write(Number, reversed(rows), tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


@pytest.mark.parametrize("name", tables.TABLES)
def test_an_empty_table_keeps_its_header(tmp_path: Path, name: str) -> None:
    record = tables.TABLES[name]
    tables.write(record, [], tmp_path / "e.csv")
    assert (tmp_path / "e.csv").read_text() == ",".join(
        f.name for f in stored_fields(record)
    ) + "\n"
    assert tables.read(record, tmp_path / "e.csv") == []


BAD_TABLES = [
    ("document_id,start,end,exact\n", "no column 'taken_as', expected document_id"),
    ("document_id,start,end,exact,taken_as\na,x,1,1,claim\n", "column start"),
    (
        "document_id,start,end,exact,taken_as\na,0,1,1,guess\n",
        "row 2: 'guess' is not a valid TakenAs",
    ),
    ("", "No columns to parse from file, expected a UTF-8 CSV table"),
]


@pytest.mark.parametrize(("content", "message"), BAD_TABLES)
def test_a_table_of_another_shape_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "n.csv").write_text(content)
    with pytest.raises(InputError) as error:
        tables.read(Number, tmp_path / "n.csv")
    assert message in str(error.value)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: .*, expected a UTF-8 CSV table"):
        tables.read(Number, tmp_path / "none.csv")


def test_replacing_leaves_the_old_file_where_the_new_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(InputError, match="No space left on device, expected a folder to write in"):
        tables.replace(path, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.csv"]
    assert path.read_text() == "old"


def test_parquet_holds_the_same_rows(tmp_path: Path) -> None:
    table = tables.frame(Observation, [observation(), observation(None, date(2025, 10, 19))])
    (tmp_path / "o.parquet").write_bytes(tables.to_parquet(Observation, table))
    back = pd.read_parquet(tmp_path / "o.parquet")
    assert list(back["period_start"]) == [DAY, date(2025, 10, 19)]
    assert back["value"].isna().tolist() == [False, True]


def test_json_has_whole_numbers_days_and_nulls() -> None:
    (row,) = tables.to_json(Observation, [observation(None)])
    assert (row["value"], row["period_start"], row["series"]) == (
        None,
        "2025-10-18",
        "weekly provisional",
    )
    assert json.dumps(tables.to_json(Observation, [observation(369.0)])[0]["value"]) == "369"


def test_the_data_package_describes_every_column() -> None:
    package = json.loads(packages.datapackage())
    assert [resource["name"] for resource in package["resources"]] == list(tables.TABLES)
    for resource in package["resources"]:
        record = tables.TABLES[resource["name"]]
        assert [f["name"] for f in resource["schema"]["fields"]] == [
            f.name for f in stored_fields(record)
        ]


def test_the_dictionary_names_every_column_of_every_table() -> None:
    markdown = dictionary.to_markdown()
    for name, record in tables.TABLES.items():
        assert f"## {name}\n" in markdown
        for field in stored_fields(record):
            assert f"| {field.name} | {field.column.label} |" in markdown
