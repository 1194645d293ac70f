"""The annotated corpus is read and scored, and docs/scores.md says how much of it was read right."""

from typing import Annotated

import typer

from benchmarks import annotations, misses, readings
from benchmarks.annotations import Annotations


DEVELOPMENT, HELD_OUT = "a", "b"


def half(every: Annotations, letter: str) -> Annotations:
    """The documents whose names open with the letter of the half."""
    return annotations.of(
        every, [e.document_id for e in every.entries if e.document_id.startswith(letter)]
    )


def main(
    misses_of: Annotated[
        str, typer.Option("--misses", help="List what is not read as annotated: a or b.")
    ] = "",
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Yes, show the sentences of the half kept aside.")
    ] = False,
) -> None:
    """Score the reading of the corpus."""
    if misses_of == HELD_OUT and not held_out:
        raise typer.BadParameter(
            "the b half is kept aside to score what was not developed on; --held-out shows it"
        )
    if misses_of not in ("", DEVELOPMENT, HELD_OUT):
        raise typer.BadParameter(f"{misses_of!r} is no half, expected a or b")
    every = annotations.read()
    reading = readings.read(annotations.CORPUS)
    if misses_of:
        chosen = half(every, misses_of)
        names = [entry.document_id for entry in chosen.entries]
        print("\n".join(misses.lines(chosen, readings.of(reading, names))))


if __name__ == "__main__":
    typer.run(main)
