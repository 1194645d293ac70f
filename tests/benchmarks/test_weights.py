"""Texts with what their numbers are come in; the examples in them, and the table that is written, are as told."""

import csv
from datetime import date
from pathlib import Path

import pytest

from benchmarks import lessons, weights
from benchmarks.annotated_sets import SETS
from benchmarks.lessons import Lesson
from etl.claims import weighing
from etl.claims.weighing.weights import NONE


DAY = date(2025, 9, 2)


def kinds(lesson: Lesson) -> list[str]:
    return [example.kind for example in weights.examples(lesson)]


def test_numbers_that_no_one_lists_are_none_of_ours() -> None:
    text = "On Monday 250 people crossed the Channel in four small boats. A hotel in Dover housed 90 of them."
    listed = [("250", "arrivals", "count"), ("four", "boats", "count")]
    first, second, third = weights.examples(lessons.of_text(text, DAY, listed))
    assert [first.kind, second.kind, third.kind] == ["arrivals", "boats", NONE]
    assert "nothing told" in first.signs
    assert "1 told arrivals same sentence" in second.signs
    assert {"sentence before crossed", "1 told boats near"} <= third.signs


def test_sentences_before_are_read_and_not_listed() -> None:
    lesson = lessons.of_text(
        "By then it was 36,734.",
        DAY,
        [("36,734", "arrivals", "count")],
        "So 250 people crossed the Channel.",
    )
    assert kinds(lesson) == ["arrivals", "arrivals"]


def test_a_number_is_that_of_its_place_where_a_text_has_it_twice() -> None:
    lesson = lessons.of_text(
        "Some 40 lorries waited. On Monday 40 people crossed the Channel.", DAY, []
    )
    assert kinds(lesson) == [NONE, NONE]
    told = [("40", "boats", "count"), ("40", "arrivals", "count")]
    assert kinds(
        lessons.of_text("Some 40 lorries waited. On Monday 40 people crossed.", DAY, told)
    ) == ["boats", "arrivals"]


def test_an_age_is_no_example() -> None:
    assert kinds(
        lessons.of_text("The man, aged 40, and 12 others crossed the Channel.", DAY, [])
    ) == [NONE]


def test_annotated_numbers_are_examples_and_others_are_not(tmp_path: Path) -> None:
    text = "On Monday 250 people crossed the Channel. A hotel housed 90 and a barge 60."
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    write(tmp_path / "catalogue.csv", {"document_id": "one", "file": "one.txt", "published": DAY})
    columns = ("start", "end", "exact", "document_id")
    figure = dict(zip(columns, (10, 13, "250", "one"), strict=True)) | {
        "indicator": "arrivals", "measure": "count", "subset": "", "value": 250, "bound": "exactly", "direction": "",
        "period_start": "2025-09-01", "period_end": "2025-09-01", "base_start": "", "base_end": "", "planted": "",
        "optional": "",
    }  # fmt: skip
    write(tmp_path / "gold.csv", figure)
    place = text.index("90")
    aside = dict(zip(columns, (place, place + 2, "90", "one"), strict=True)) | {"taken_as": "other"}
    write(tmp_path / "numbers.csv", aside)
    (lesson,) = lessons.of_set(tmp_path)
    assert kinds(lesson) == ["arrivals", NONE]


def write(path: Path, row: dict) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, row)
        rows.writeheader()
        rows.writerow(row)


def test_no_set_that_is_kept_aside_is_learned_from(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lessons, "of_set", lambda folder: [folder.name])
    monkeypatch.setattr(lessons, "of_tables", lambda: [])
    aside = {letter for letter, each in SETS.items() if each.kept_aside}
    assert aside
    assert set(lessons.every()) == set(SETS) - aside


def test_every_table_has_lessons_and_every_figure_listed_in_it_stands_in_its_text() -> None:
    found = list(lessons.of_tables())
    assert len(found) > 800
    for lesson in found:
        text = lesson.text.passages[0].text
        assert all(text[told.start].isalnum() for told in lesson.told)


def test_the_table_leaves_out_what_weighs_next_to_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "weights.csv"
    monkeypatch.setattr(weighing.weights, "TABLE", table)
    weights.write(
        ["boats", NONE], {"sentence b": [5, -4], "sentence a": [-120, 0], "sentence c": [4, 4]}
    )
    assert table.read_text() == "sign,boats,none\nsentence a,-120,\nsentence b,5,\n"
