"""No pattern of the program is one that another program, which looks for such, calls slow on some text."""

import re
import warnings

import pytest
from patterns import PATTERNS


with warnings.catch_warnings():
    # It reads patterns with a module of the standard library that has a new name by now.
    warnings.simplefilter("ignore", DeprecationWarning)
    pytest.importorskip("regexploit", reason="regexploit is not installed (extra test)")
    from regexploit.ast.sre import SreOpParser
    from regexploit.redos import find

# From here on a text takes more than the square of its length.
CUBIC = 3
# What it cannot read, read as what gives back more: if that is not slow, nor is this.
GIVES_NOTHING_BACK = re.compile(r"(?<!\\)([*+?}])\+|\(\?>")
KEPT_GROUP = re.compile(r"(?<!\\)\)(?:[*+?]|\{[\d,]+\})\+")


def slow_parts(pattern: re.Pattern) -> list[object]:
    source = (
        pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    )
    weaker = GIVES_NOTHING_BACK.sub(lambda found: found[1] or "(?:", source)
    parsed = SreOpParser().parse_sre(weaker, pattern.flags & ~re.UNICODE)
    return [found for found in find(parsed) if found.starriness >= CUBIC]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_is_called_slow(name: str) -> None:
    assert slow_parts(PATTERNS[name]) == []


@pytest.mark.parametrize("slow", [r"(?:\d+,?)+ people", r"(?:a+b?)*c", r"(?:x+x+)+y"])
def test_a_slow_pattern_would_be_called_so(slow: str) -> None:
    assert slow_parts(re.compile(slow))


def test_no_group_is_repeated_without_giving_back() -> None:
    """Before 3.11.5 Python matches such a pattern wrongly where the group itself goes back (python/cpython#106052)."""
    held = [name for name, pattern in PATTERNS.items() if KEPT_GROUP.search(str(pattern.pattern))]
    assert held == []
    assert KEPT_GROUP.search(r"[a-z]++(?:-[a-z]+)*+")


def test_every_room_has_its_patterns_looked_at() -> None:
    rooms = {name.split(".")[1] for name in PATTERNS}
    assert {
        "agencies",
        "claims",
        "copies",
        "formats",
        "grids",
        "numerals",
        "periods",
        "quantities",
    } <= rooms
    assert len(PATTERNS) > 400
