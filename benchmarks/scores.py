"""The annotated corpus is read and scored: docs/scores.md and a paragraph of the README say what came out."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import annotations, misses, readings, score_page
from benchmarks.annotated_sets import SETS, AnnotatedSet
from benchmarks.score_page import Scored
from etl import vintages


ROOT = Path(__file__).parents[1]
PAGE, README = ROOT / "docs" / "scores.md", ROOT / "README.md"
LINE = re.compile(r"^\*\*How much is read right\.\*\*.*(?:\n.+)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """What `make score` puts on the page and into the README."""

    page: str
    line: str


def written(sets: Sequence[Scored]) -> Written:
    """The page and the paragraph that the scored sets give."""
    return Written(score_page.page(sets, inputs()), score_page.headline(sets))


def scored(each: AnnotatedSet) -> Scored:
    """A set, read by itself beside the shipped documents, so that no other set changes its score."""
    return score_page.scored(each, annotations.read(each.folder), readings.read(each.folder))


def inputs() -> str:
    """Which version of the program and of the data the figures belong to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = max(row.vintage_from for row in vintages.read(readings.SEEDS / "official"))
    return f"Version {project['version']}, official series as published up to {newest}."


def chosen(letter: str, held_out: bool) -> AnnotatedSet:
    """The set whose misses may be listed."""
    if letter not in SETS:
        raise typer.BadParameter(f"{letter!r} is no set, expected one of {', '.join(SETS)}")
    if SETS[letter].kept_aside and not held_out:
        raise typer.BadParameter(
            f"set {letter} is kept aside, expected --held-out to show it all the same"
        )
    return SETS[letter]


def main(
    misses_of: Annotated[
        str, typer.Option("--misses", help="List what is not read as annotated in this set.")
    ] = "",
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Yes, show the sentences of a set kept aside.")
    ] = False,
) -> None:
    """Score the reading of the annotated corpus, or list what was missed in a set."""
    if misses_of:
        folder = chosen(misses_of, held_out).folder
        print("\n".join(misses.lines(annotations.read(folder), readings.read(folder))))
        return
    text = written([scored(each) for each in SETS.values()])
    PAGE.write_text(text.page, encoding="utf-8")
    README.write_text(LINE.sub(text.line, README.read_text(encoding="utf-8")), encoding="utf-8")
    print(text.page.partition("\n## ")[0])


if __name__ == "__main__":
    typer.run(main)
