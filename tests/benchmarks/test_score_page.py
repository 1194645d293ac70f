"""The page of the scores is what the program does now, and what is kept aside stays aside."""

import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from typer.testing import CliRunner

from benchmarks import annotations, misses, readings, score_page, scores, tallies
from benchmarks.annotated_sets import CORPUS, SETS
from benchmarks.annotations import Annotations
from benchmarks.readings import Reading
from benchmarks.tallies import Score
from etl import tables
from etl.vocabulary import Claim, Finding


# Documents, figures and other numbers of each set.
SIZES = {
    "a": (32, 331, 386),
    "b": (32, 295, 515),
    "c": (30, 406, 778),
    "d": (30, 345, 719),
    "e": (20, 253, 487),
    "f": (16, 220, 370),
    "g": (16, 219, 374),
    "h": (18, 261, 568),
    "i": (14, 176, 325),
    "j": (16, 260, 403),
    "k": (16, 286, 440),
    "l": (16, 317, 384),
    "m": (16, 275, 378),
    "n": (16, 255, 316),
    "o": (16, 225, 391),
    "p": (16, 223, 429),
    "q": (24, 0, 1140),
    "r": (16, 307, 316),
    "s": (16, 267, 394),
    "t": (16, 181, 340),
    "u": (16, 193, 365),
    "v": (16, 187, 292),
    "w": (16, 248, 396),
    "x": (16, 202, 314),
    "y": (16, 198, 298),
    "z": (16, 187, 420),
    "aa": (14, 97, 391),
    "ab": (16, 115, 405),
    "ac": (14, 123, 390),
    "ad": (16, 129, 418),
    "ae": (14, 124, 227),
    "af": (12, 158, 511),
    "ag": (18, 99, 539),
    "ah": (16, 110, 486),
    "ai": (14, 236, 381),
    "aj": (14, 139, 483),
    "ak": (14, 173, 635),
    "al": (16, 204, 799),
    "am": (14, 201, 492),
    "an": (16, 155, 1138),
    "ao": (14, 180, 427),
    "ap": (14, 181, 525),
    "aq": (16, 0, 821),
    "ar": (16, 0, 898),
    "as": (14, 171, 452),
    "at": (15, 139, 510),
    "au": (22, 0, 877),
    "av": (20, 0, 846),
    "aw": (16, 239, 492),
    "ax": (16, 269, 471),
    "ay": (16, 245, 426),
    "az": (14, 246, 408),
    "ba": (14, 247, 375),
}
OPEN = [letter for letter, each in SETS.items() if not each.kept_aside]
ASIDE = [letter for letter, each in SETS.items() if each.kept_aside]


@dataclass(frozen=True)
class Held:
    """A set as annotated and as read."""

    every: Annotations
    reading: Reading

    @property
    def score(self) -> Score:
        return tallies.score(self.every, self.reading)


@pytest.fixture(scope="module")
def held() -> Mapping[str, Held]:
    """Every set, read once for all tests."""
    return {
        letter: Held(annotations.read(each.folder), readings.read(each.folder))
        for letter, each in SETS.items()
    }


def test_every_folder_of_the_corpus_is_a_set_of_the_size_it_had() -> None:
    assert {path.name for path in CORPUS.iterdir() if path.is_dir()} == SETS.keys()
    every = {letter: annotations.read(each.folder) for letter, each in SETS.items()}
    sizes = {
        letter: (len(each.entries), len(each.figures), len(each.asides))
        for letter, each in every.items()
    }
    assert sizes == SIZES


@pytest.mark.parametrize("letter", SETS)
def test_every_annotated_number_is_the_characters_at_its_place(letter: str) -> None:
    every = annotations.read(SETS[letter].folder)
    texts = {entry.document_id: entry.path.read_bytes().decode() for entry in every.entries}
    numbers = (*every.figures, *every.asides)
    strays = [n for n in numbers if texts[n.document_id][n.start : n.end] != n.exact]
    assert [f"{n.document_id}:{n.start}" for n in strays] == []
    assert all(name.startswith(letter) for name in texts)


def test_the_page_and_the_readme_tell_what_the_program_does(held: Mapping[str, Held]) -> None:
    sets = [
        score_page.scored(SETS[letter], each.every, each.reading) for letter, each in held.items()
    ]
    written = scores.written(sets)
    assert scores.PAGE.read_text(encoding="utf-8") == written.page, "run `make score`"
    assert scores.LINE.findall(scores.README.read_text(encoding="utf-8")) == [written.line]


def test_the_readme_tells_first_of_what_was_kept_aside(held: Mapping[str, Held]) -> None:
    (line,) = scores.LINE.findall(scores.README.read_text(encoding="utf-8"))
    told = re.findall(r"[\d.]+ %", line)
    for place, letters in enumerate((ASIDE, OPEN)):
        tallies = [held[letter].score.reading for letter in letters]
        read, figures = (sum(getattr(t, name) for t in tallies) for name in ("read", "figures"))
        wrong = sum(t.false for t in tallies)
        days = sum(t.parts["period"] for t in tallies)
        shares = (read / figures, read / (read + wrong), days / read)
        assert told[place::2] == [f"{100 * share:.1f} %" for share in shares]


def test_the_readme_tells_how_many_figures_were_made_up(held: Mapping[str, Held]) -> None:
    line = " ".join(scores.README.read_text(encoding="utf-8").split())
    empty = sum(held[letter].score.empty for letter in ASIDE)
    made_up = sum(held[letter].score.false_in_empty for letter in ASIDE)
    assert f"In the {empty} texts held out that have many numbers and no figure" in line
    assert f"{made_up or 'none'} is made up" in line


def test_every_goal_is_a_line_of_the_page(held: Mapping[str, Held]) -> None:
    assert score_page.GOALS.keys() <= score_page.rows(held["a"].score).keys()


def test_the_page_says_of_every_set_what_it_is() -> None:
    page = " ".join(scores.PAGE.read_text(encoding="utf-8").split())
    assert [each.letter for each in SETS.values() if each.about not in page] == []


@pytest.mark.parametrize("letter", SETS)
def test_the_scores_agree_with_those_of_the_script_beside_the_corpus(
    shared, tmp_path, letter: str, held: Mapping[str, Held]
) -> None:
    reading, score = held[letter].reading, held[letter].score
    for record, rows in ((Claim, reading.claims), (Finding, reading.findings)):
        tables.write(record, rows, tmp_path / f"{record.__name__}.csv")
    names = ",".join(entry.document_id for entry in held[letter].every.entries)
    command = [sys.executable, shared / "corpus/score.py", *sorted(tmp_path.glob("*.csv"))]
    command += ["--gold", SETS[letter].folder / "gold.csv", "--docs", names]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    said = dict(re.findall(r"(\w+) ([\d.]+)", output))
    tally = score.reading
    assert (int(said["figures"]), int(said["read"])) == (tally.figures, tally.read)
    assert int(said["false"]) == tally.false
    for part in ("bound", "period", "subset"):
        # Of a set without figures the script says 0, and there is no part of nothing.
        assert float(said[part]) == pytest.approx(tally.right(part).ratio or 0, abs=1e-4)
    assert (int(said["planted"]), int(said["found"])) == (score.found.whole, score.found.part)
    assert int(said["accused"]) == score.accused


def test_the_annotation_of_the_script_is_that_of_the_sets(shared) -> None:
    for name in ("gold.csv", "numbers.csv"):
        told = (shared / "corpus" / name).read_text(encoding="utf-8").splitlines()[1:]
        kept = [(CORPUS / letter / name).read_text(encoding="utf-8") for letter in ("a", "b")]
        assert sorted(told) == sorted(line for text in kept for line in text.splitlines()[1:])


def test_misses_are_told_one_a_line_with_the_number_marked(held: Mapping[str, Held]) -> None:
    every = held["a"].every
    lines = list(misses.lines(every, Reading((), (), ())))
    counted = [figure for figure in every.figures if not figure.optional]
    missed = [line for line in lines if line.startswith("MISSED | ")]
    assert lines[0] == f"== MISSED: {len(counted)}"
    assert len(missed) == len(counted)
    assert missed[0].endswith(
        "| [[Sixteen]] flown to France in largest group yet under exchange deal"
    )


def test_every_part_that_is_scored_is_listed_where_it_is_otherwise(
    held: Mapping[str, Held],
) -> None:
    told = dict(misses.kinds(held["a"].every, held["a"].reading))
    score = held["a"].score
    tally = score.reading
    assert len(told["MISSED"]) + len(told["WRONG"]) == tally.figures - tally.read
    for part in ("bound", "period", "subset"):
        assert len(told[f"OTHER {part.upper()}"]) == tally.read - tally.parts[part]
    assert len(told["DROPPED"]) == score.held.whole - score.held.part
    assert len(told["OTHER KIND"]) == score.kinds.whole - score.kinds.part
    assert len(told["NOT FOUND"]) == score.found.whole - score.found.part


def asked(*arguments: str) -> tuple[int, str]:
    """How the command answers when misses are asked for."""
    command = scores.typer.Typer()
    command.command()(scores.main)
    answer = CliRunner().invoke(command, ["--misses", *arguments], terminal_width=200)
    return answer.exit_code, answer.output


@pytest.mark.parametrize(
    ("letter", "told"), [*((letter, "--held-out") for letter in ASIDE), ("no", "is no set")]
)
def test_what_is_kept_aside_is_not_shown_unasked(letter: str, told: str) -> None:
    code, output = asked(letter)
    assert code == 2
    assert told in output
    assert "[[" not in output


@pytest.mark.parametrize("letter", OPEN)
def test_the_misses_of_the_other_sets_are_listed(
    letter: str, held: Mapping[str, Held], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readings, "read", lambda folder: held[folder.name].reading)
    code, output = asked(letter)
    assert (code, output[:11]) == (0, "== MISSED: ")
    assert set(re.findall(r"\| ([a-z]+)\d\d:\d+ \|", output)) == {letter}
