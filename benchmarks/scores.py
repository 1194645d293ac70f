"""The annotated corpus is read and scored: docs/scores.md and a line of the README say what came out."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from benchmarks import annotations, matching, misses, readings, score_page, tallies
from benchmarks.annotations import Annotations
from benchmarks.readings import Reading
from benchmarks.score_page import DEVELOPMENT, HELD_OUT, TOGETHER
from etl import vintages


ROOT = Path(__file__).parents[1]
PAGE, README = ROOT / "docs" / "scores.md", ROOT / "README.md"
LINE = re.compile(r"^\*\*How much is read right\.\*\*.*(?:\n.+)*", re.MULTILINE)
HALVES = {"a": DEVELOPMENT, "b": HELD_OUT}


@dataclass(frozen=True, slots=True)
class Written:
    """What `make score` puts on the page and into the README."""

    page: str
    line: str


def written(every: Annotations, reading: Reading) -> Written:
    """The page and the line that the annotation and a reading give."""
    columns = {
        name: tallies.score(every, reading, opening)
        for opening, name in (*HALVES.items(), ("", TOGETHER))
    }
    matched = matching.match(every.figures, reading.claims)
    return Written(
        score_page.page(columns, matched, inputs(every)), score_page.headline(columns[HELD_OUT])
    )


def inputs(every: Annotations) -> str:
    """Which version of the program and of the data the figures belong to."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    newest = max(row.vintage_from for row in vintages.read(readings.SEEDS / "official"))
    return (
        f"Version {project['version']}; {len(every.entries)} documents with {len(every.figures)} figures, "
        f"beside the shipped ones;\nofficial series as published up to {newest}."
    )


def half(every: Annotations, opening: str) -> Annotations:
    """The documents whose names open with the letter of the half."""
    names = [entry.document_id for entry in every.entries]
    return annotations.of(every, [name for name in names if name.startswith(opening)])


def list_misses(every: Annotations, reading: Reading, opening: str) -> None:
    chosen = half(every, opening)
    names = [entry.document_id for entry in chosen.entries]
    print("\n".join(misses.lines(chosen, readings.of(reading, names))))


def main(
    misses_of: Annotated[
        str, typer.Option("--misses", help="List what is not read as annotated: a or b.")
    ] = "",
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Yes, show the sentences of the half kept aside.")
    ] = False,
) -> None:
    """Score the reading of the annotated corpus, or list what was missed."""
    if misses_of and misses_of not in HALVES:
        raise typer.BadParameter(f"{misses_of!r} is no half, expected a or b")
    if misses_of == "b" and not held_out:
        raise typer.BadParameter(
            "the b half is kept aside, expected --held-out to show it all the same"
        )
    every, reading = annotations.read(), readings.read(annotations.CORPUS)
    if misses_of:
        list_misses(every, reading, misses_of)
        return
    text = written(every, reading)
    PAGE.write_text(text.page, encoding="utf-8")
    README.write_text(LINE.sub(text.line, README.read_text(encoding="utf-8")), encoding="utf-8")
    print(text.page.partition("\n## ")[0])


if __name__ == "__main__":
    typer.run(main)
