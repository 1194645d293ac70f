"""A module or a catalogue comes in; mutants of its patterns go out: each lacks an alternative, or counts one otherwise.

Tools for mutants change functions only; what is read in a text is said by patterns, which stand outside of them.
"""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from pathlib import Path

from tests.mutation.mutants import Draft, mutant


TOKEN = re.compile(
    r"(?P<escape>\\.)|(?P<name>\{[^{}\d][^{}]*\})|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<open>\((?:\?(?:P<\w+>|<?[=!]|[aimsux-]*:|P=\w+))?)"
    r"|(?P<close>\))|(?P<bar>\|)|(?P<times>\{{1,2}\d+(?:,\d*)?\}{1,2}[?+]?|[?*+][?+]?)|(?P<other>.)",
    re.DOTALL,
)
LOOKS_LIKE_A_PATTERN = re.compile(r"\(\?|[|]|\\[bdws]|\[[^\]]+\]|[)\]a-z]\?")
COUNTED = re.compile(
    r"(?P<open>\{{1,2})(?P<least>\d+)(?:(?P<comma>,)(?P<most>\d*))?(?P<close>\}{1,2})"
)
# A most of ten and more keeps time in bounds and is no rule of reading.
GUARD = 10


@dataclass(slots=True)
class Level:
    """A group while it is open, or all of the pattern: where it begins, and the bars in it."""

    start: int
    bars: list[int] = field(default_factory=list)


def of_python(path: Path, source: str) -> Iterator[Draft]:
    """Of every pattern at the level of the module, in the order of the source."""
    for start, pattern in _patterns(source):
        for low, high, text in changes(pattern):
            yield partial(mutant, path, source, start + low, start + high, text)


def of_toml(path: Path, source: str) -> Iterator[Draft]:
    """Of every pattern in a catalogue; its strings are literal, in single quotes."""
    for found in re.finditer(r"'([^'\n]+)'", source):
        start = found.start(1)
        for low, high, text in changes(found[1]):
            yield partial(mutant, path, source, start + low, start + high, text)
    for found in re.finditer(r"(?<=\n)[ \t]+'[^'\n]+',[ \t]*\n", source):
        yield partial(mutant, path, source, found.start(), found.end(), "")


def _patterns(source: str) -> Iterator[tuple[int, str]]:
    """Where each string begins that looks like a pattern and stands outside of functions, and its characters."""
    lines = [0, *(found.end() for found in re.finditer("\n", source))]
    inside = {
        number
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef)
        for number in range(node.lineno, (node.end_lineno or node.lineno) + 1)
    }
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.STRING or token.start[0] in inside or '"""' in token.string:
            continue
        prefix = re.match(r"[a-zA-Z]*", token.string)
        opening = len(prefix.group() if prefix else "") + 1
        pattern = token.string[opening:-1]
        if LOOKS_LIKE_A_PATTERN.search(pattern):
            yield lines[token.start[0] - 1] + token.start[1] + opening, pattern


def changes(pattern: str) -> list[tuple[int, int, str]]:
    """Each change of a pattern: from where to where, and what stands there instead.

    A pattern may be a part of another, so that groups close in it which opened elsewhere.
    """
    found: list[tuple[int, int, str]] = []
    open_levels = [Level(0)]
    for token in TOKEN.finditer(pattern):
        if token.lastgroup == "open":
            open_levels.append(Level(token.end()))
        elif token.lastgroup == "bar":
            open_levels[-1].bars.append(token.start())
        elif token.lastgroup == "close":
            found += _without_each(open_levels.pop(), token.start())
            open_levels = open_levels or [Level(token.end())]
        elif token.lastgroup == "times":
            found += [(*token.span(), text) for text in _otherwise(token.group())]
    return sorted(found + _without_each(open_levels[-1], len(pattern)))


def _without_each(level: Level, end: int) -> list[tuple[int, int, str]]:
    """Each alternative of a group left out, with one bar."""
    if not level.bars:
        return []
    edges = [level.start - 1, *level.bars, end]
    spans = [(low + 1, high) for low, high in pairwise(edges)]
    first, *rest = spans
    kept = [(first[0], first[1] + 1)] if first[0] < first[1] else []
    return [(*span, "") for span in (*kept, *((low - 1, high) for low, high in rest if low < high))]


def _otherwise(times: str) -> list[str]:
    """The quantifier with one more or one less."""
    if times[0] != "{":
        manner = times[1:]
        return {"?": ["", "{0}"], "*": [f"+{manner}"], "+": [f"*{manner}"]}[times[0]]
    found = COUNTED.match(times)
    assert found, times
    least, most = int(found["least"]), found["most"]
    around = (found["open"], found["close"] + times[found.end() :])
    if not found["comma"]:
        return [
            f"{around[0]}{number}{around[1]}" for number in (least - 1, least + 1) if number > 0
        ]
    counts = [(least + 1, most), *([(least - 1, most)] if least else [])]
    if most and int(most) < GUARD:
        counts += [(least, f"{int(most) + 1}"), (least, f"{int(most) - 1}")]
    kept = [(low, high) for low, high in counts if not high or low <= int(high)]
    return [f"{around[0]}{low},{high}{around[1]}" for low, high in kept]
