"""The page of the scores is what the program does now, and the half kept aside stays aside."""

import re
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from benchmarks import annotations, misses, readings, score_page, scores, tallies
from benchmarks.annotations import Annotations
from benchmarks.readings import Reading
from etl import tables
from etl.vocabulary import Claim, Finding


@pytest.fixture(scope="module")
def every() -> Annotations:
    return annotations.read()


@pytest.fixture(scope="module")
def reading() -> Reading:
    return readings.read(annotations.CORPUS)


def test_every_annotated_number_is_the_characters_at_its_place(every: Annotations) -> None:
    texts = {entry.document_id: entry.path.read_bytes().decode() for entry in every.entries}
    numbers = (*every.figures, *every.asides)
    assert len(numbers) == 626 + 901
    assert [n for n in numbers if texts[n.document_id][n.start : n.end] != n.exact] == []


def test_the_page_and_the_readme_tell_what_the_program_does(
    every: Annotations, reading: Reading
) -> None:
    written = scores.written(every, reading)
    assert scores.PAGE.read_text(encoding="utf-8") == written.page, "run `make score`"
    assert scores.LINE.findall(scores.README.read_text(encoding="utf-8")) == [written.line]


def test_every_goal_is_a_line_of_the_page(every: Annotations, reading: Reading) -> None:
    assert score_page.GOALS.keys() <= score_page.rows(tallies.score(every, reading)).keys()


def test_the_scores_agree_with_those_of_the_script_beside_the_corpus(
    shared, tmp_path, every: Annotations, reading: Reading
) -> None:
    for record, rows in ((Claim, reading.claims), (Finding, reading.findings)):
        tables.write(record, rows, tmp_path / f"{record.__name__}.csv")
    script = [sys.executable, shared / "corpus/score.py", tmp_path / "Claim.csv"]
    for opening in ("a", "b", ""):
        score = tallies.score(every, reading, opening)
        names = ",".join(e.document_id for e in scores.half(every, opening).entries)
        command = [*script, tmp_path / "Finding.csv", "--docs", names]
        output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        said = dict(re.findall(r"(\w+) ([\d.]+)", output))
        tally = score.reading
        assert (int(said["figures"]), int(said["read"])) == (tally.figures, tally.read)
        assert int(said["false"]) == tally.false
        for part in ("bound", "period", "subset"):
            assert float(said[part]) == pytest.approx(tally.right(part).ratio, abs=1e-4)
        assert (int(said["planted"]), int(said["found"])) == (score.found.whole, score.found.part)
    assert int(said["accused"]) == score.accused


def test_misses_are_told_one_a_line_with_the_number_marked(
    every: Annotations, reading: Reading
) -> None:
    nothing_read = Reading((), (), ())
    lines = list(misses.lines(scores.half(every, "a"), nothing_read))
    counted = [f for f in every.figures if f.document_id < "b" and not f.optional]
    missed = [line for line in lines if line.startswith("MISSED | ")]
    assert lines[0] == f"== MISSED: {len(counted)}"
    assert len(missed) == len(counted)
    assert missed[0].endswith(
        "| [[Sixteen]] flown to France in largest group yet under exchange deal"
    )
    assert not any(re.search(r"\bb\d\d:", line) for line in lines)


def test_every_part_that_is_scored_is_listed_where_it_is_otherwise(
    every: Annotations, reading: Reading
) -> None:
    half = scores.half(every, "a")
    own = readings.of(reading, {entry.document_id for entry in half.entries})
    told = dict(misses.kinds(half, own))
    score = tallies.score(every, reading, "a")
    tally = score.reading
    assert len(told["MISSED"]) + len(told["WRONG"]) == tally.figures - tally.read
    for part in ("bound", "period", "subset"):
        assert len(told[f"OTHER {part.upper()}"]) == tally.read - tally.parts[part]
    assert len(told["DROPPED"]) == score.held.whole - score.held.part
    assert len(told["OTHER KIND"]) == score.kinds.whole - score.kinds.part
    assert len(told["NOT FOUND"]) == score.found.whole - score.found.part


@pytest.mark.parametrize(("arguments", "told"), [(["b"], "--held-out"), (["c"], "expected a or b")])
def test_the_half_kept_aside_is_not_shown_unasked(arguments: list[str], told: str) -> None:
    command = scores.typer.Typer()
    command.command()(scores.main)
    answer = CliRunner().invoke(command, ["--misses", *arguments], terminal_width=200)
    assert answer.exit_code == 2
    assert told in answer.output
    assert "[[" not in answer.output
