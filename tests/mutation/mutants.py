"""What a mutant is: a file of the program in which one place reads otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mutant:
    """A change of one place of a file: its line, what stood there and what stands there now."""

    path: Path
    line: int
    was: str
    now: str
    source: str


# Made only where it is tried: a file has a thousand.
Draft = Callable[[], Mutant]


def mutant(path: Path, source: str, start: int, end: int, text: str) -> Mutant:
    """The mutant in which `text` stands in place of the characters from `start` to `end`."""
    changed = source[:start] + text + source[end:]
    line = source.count("\n", 0, start)
    return Mutant(path, line + 1, *_lines(source, changed, line), changed)


def changed(path: Path, source: str, other: str) -> Mutant:
    """The mutant that reads `other`, told by the first line that differs."""
    pairs = zip(source.split("\n"), other.split("\n"), strict=False)
    line = next(number for number, (one, two) in enumerate(pairs) if one != two)
    return Mutant(path, line + 1, *_lines(source, other, line), other)


def _lines(source: str, other: str, line: int) -> tuple[str, str]:
    was, now = (text.split("\n")[line].strip() for text in (source, other))
    # Of long lines the part that differs, with a little before it.
    same = next((at for at, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), 0)
    start = max(0, same - 30)
    return was[start : start + 90], now[start : start + 90]
