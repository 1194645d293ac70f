"""The benchmarks measure what they say: the same articles each time, in turn, against goals."""

from pathlib import Path

import httpx
import pytest

from benchmarks import __main__ as benchmarks
from benchmarks import (
    adding,
    checking,
    contradictions,
    copying,
    corpora,
    long_documents,
    millions,
    rounds,
    static_pages,
)
from benchmarks.rows import Row, table
from dashboard.store import Store
from etl import claims, copies, difference_constraints
from etl.observations import spreadsheets
from etl.vocabulary import Claim, Number, Text


CHART = {"data": [{"type": "scatter", "x": [1, 2], "y": [3, 4]}], "layout": {}}


def test_made_articles_are_the_same_each_time() -> None:
    first, second = corpora.made(3), corpora.made(3)
    assert first == second
    assert len({text.document.sha256 for text in first}) == 3


def test_made_articles_hold_no_offsets_of_the_passages_file() -> None:
    assert "@" not in "".join(passage.text[:1] for passage in corpora.made(1)[0].passages)
    assert not any(corpora.OFFSET.search(line) for line in corpora.paragraphs())


def test_made_copies_are_the_same_each_time_and_most_are_found() -> None:
    made, papers = copying.made(2000)
    assert (made, papers) == copying.made(2000)
    assert len({each.claim_id for each in made}) == 2000
    copied = [each for each in copies.mark(made, papers) if each.copy_of]
    assert 1000 < len(copied) < 2000


def test_a_made_folder_has_the_figures_asked_for_and_each_is_another(tmp_path: Path) -> None:
    millions.make(tmp_path, 200)
    held = Store(tmp_path)
    (row,) = held.rows("select count(distinct claim_id) as named, count(*) as rows from claims")
    assert row["named"] == row["rows"] >= 200
    assert held.rows("select count(*) as rows from claims anti join documents using (document_id)")[
        0
    ] == {"rows": 0}
    assert held.rows("select count(*) as rows from named anti join claims using (claim_id)")[0] == {
        "rows": 0
    }
    whole = [row["sentence"] for row in held.rows("select sentence from figures")]
    assert len(set(whole)) > len(whole) / 2


def test_contestants_take_turns() -> None:
    order = []
    contestants = {name: (lambda name=name: order.append(name)) for name in "ab"}
    rounds.alternate(contestants, 2)
    assert order == ["a", "b", "a", "b"]


def test_of_what_is_added_to_one_document_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts, read = corpora.made(4), []

    def assemble(text: Text) -> tuple[list[Claim], list[Number]]:
        read.append(text.document.document_id)
        return [], []

    monkeypatch.setattr(claims, "assemble", assemble)
    adding.build(texts[:-1], tmp_path, tmp_path / "kept")()
    built = len(read)
    adding.build(texts, tmp_path, tmp_path / "kept")()
    assert read[built:] == ["made-0003"]
    adding.read(texts[1:], tmp_path / "other")()
    adding.read(texts, tmp_path / "other")()
    assert read[built + 1 :] == ["made-0001", "made-0002", "made-0003", "made-0000"]


def test_the_median_of_each_thing_measured_is_told() -> None:
    runs = [{"one": 1.0, "all": 9.0}, {"one": 3.0, "all": 7.0}, {"one": 2.0, "all": 8.0}]
    assert rounds.medians_of(runs) == {"one": 2.0, "all": 8.0}


@pytest.mark.parametrize(("value", "goal"), [(2.0, "2 s: kept"), (2.01, "2 s: missed")])
def test_a_goal_is_kept_up_to_its_limit(value: float, goal: str) -> None:
    assert Row.within("build", value, 2, "s").goal == goal


def test_a_row_is_a_line_of_the_table() -> None:
    row = Row("what", "1 s", "plain: 2 s", "0.50", "1 s: kept")
    assert table([row]).splitlines()[-1] == "| what | 1 s | plain: 2 s | 0.50 | 1 s: kept |"


@pytest.mark.parametrize(
    ("path", "kind", "part"),
    [
        ("", "text/html", 'src="chart.js"'),
        ("chart.js", "text/javascript", '"y": [3, 4]'),
        ("library.js", "text/javascript", "plotly.js"),
        ("style.css", "text/css", "--paper"),
    ],
)
def test_the_plain_page_sends_compressed_files(path: str, kind: str, part: str) -> None:
    with static_pages.served(CHART) as address:
        answer = httpx.get(address + path, headers={"Accept-Encoding": "br"}, trust_env=False)
    assert answer.headers["content-encoding"] == "br"
    assert answer.headers["content-type"].startswith(kind)
    assert part in answer.text


def test_the_results_name_the_kind_of_machine_and_no_more() -> None:
    assert "{" not in benchmarks.opening()
    assert "/" not in benchmarks.opening().replace("benchmarks/results.md", "")


def test_the_total_that_is_off_is_among_those_that_are_named() -> None:
    system = contradictions.inequalities(200, 40)
    assert 100 in {each.reason for each in difference_constraints.solve(system)}


def test_the_long_document_has_as_many_sentences_as_it_says() -> None:
    text = " ".join(long_documents.paragraphs())
    assert text.count(". ") >= 0.9 * long_documents.SENTENCES


def test_the_spreadsheet_that_is_timed_can_be_read(tmp_path: Path) -> None:
    read = spreadsheets.read(checking.spreadsheet(tmp_path))
    assert [len(rows) for rows in read.rows.values()] == [checking.DAYS, checking.DAYS // 7]
