"""A text comes in; where its lines were broken because they were full, and go on, goes out.

Mail, old web pages and what is copied out of a PDF have lines of one width: "crossed the" ends a line, and "Channel"
opens the next. A heading, a row of a table or a line of a list ends where it is done.
"""

import calendar
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from etl import numerals
from etl.claims.edits import Edit


# Nobody breaks prose to a narrower column, and what is shorter may be a heading.
NARROWEST, WIDEST = 36, 160
# So many breaks, and such a part of all that a width explains, have to be in the middle of a sentence.
LEAST_BREAKS, LEAST_SHARE = 2, 0.5
EDGES = " \t\r"
# An item, a row or a cell, a quotation of mail, a heading: a line of its own.
STRUCTURE = re.compile(r"[ \t]*(?:[-•*–—·▪●|>#+=_]|\(?(?:\d{1,3}|[a-z])[.)][ \t])")
ROW = re.compile(r"\t|\S {3,}\S|\|")
ENDED = re.compile(r"[.!?:;…][’”\"')\]]*$")
SMALL = re.compile(r"[a-z]")
# "A further 369 people crossed the": no sentence ends with these, and hardly a heading.
OPEN = re.compile(
    r"(?:,|\b(?:the|an?|of|in|to|and|or|by|for|with|on|at|from|than|was|were|is|are|ha[sd]|have|its|their|this|that"
    r"|into|about|around|over|under|between|as|some|more|nearly|almost))$",
    re.IGNORECASE,
)
# "Small-" at the end of a line goes on without a blank, and "cross-" without its hyphen: "crossing" is a word.
HYPHENED = re.compile(r"(?P<head>[A-Za-z]{0,24}[a-z])-$")
CUT = re.compile(r"-[ \t\r]*\n")
WORD = re.compile(r"[a-z]+")
BLANK = re.compile(r"\s")
# Words of our subject; any other is one word where the text has it whole elsewhere.
FIELD = """
    crossed crossing crossings arrive arrived arrivals people migrants asylum channel england britain france government
    treaty agreement dinghy dinghies returned returns removed removals prevented intercepted previous number total
    january february september october november december hundred thousand million
"""
WHOLE = frozenset([*FIELD.split(), *map(str.lower, calendar.day_name), *numerals.BELOW_100])


class Line(NamedTuple):
    """A line without the blanks at its ends: where its words stand, and the words."""

    start: int
    end: int
    words: str


def breaks(text: str) -> list[Edit]:
    """The characters between two lines of one paragraph, and a blank or nothing for them, in reading order."""
    if "\n" not in text:
        return []
    pairs = [pair for pair in pairwise(_lines(text)) if _may_go_on(*pair)]
    width = _width(pairs)
    # Those of the text are asked for once, and only where a word may be cut.
    words = WHOLE.union(WORD.findall(text.lower())) if CUT.search(text) else WHOLE
    return [
        _joint(line, following, words)
        for line, following in pairs
        if (width and _is_full(line, following, width)) or _breaks_off(line, following)
    ]


def _joint(line: Line, following: Line, words: frozenset[str]) -> Edit:
    """What is read for the break between two lines: a blank, or nothing within a word."""
    cut, tail = HYPHENED.search(line.words), WORD.match(following.words)
    if not cut:
        return Edit(line.end, following.start, " ")
    whole = tail and f"{cut['head']}{tail.group()}".lower() in words
    return Edit(line.end - 1 if whole else line.end, following.start)


def unbroken(text: str) -> str:
    """The text to be shown, with blanks for the breaks of lines that go on: every character keeps its place."""
    parts, reached = [], 0
    for start, end, _ in breaks(text):
        parts += [text[reached:start], BLANK.sub(" ", text[start:end])]
        reached = end
    return "".join([*parts, text[reached:]]) if parts else text


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for written in text.split("\n"):
        words = written.rstrip(EDGES)
        end, words = start + len(words), words.lstrip(EDGES)
        yield Line(end - len(words), end, words)
        start += len(written) + 1


def _may_go_on(line: Line, following: Line) -> bool:
    if not line.words or not following.words or STRUCTURE.match(following.words):
        return False
    return not (ROW.search(line.words) or ROW.search(following.words))


def _fits(line: Line, following: Line) -> range:
    """The widths at which a line would be broken just here: its words fit in, and the next word does not."""
    length = len(line.words)
    return range(length, length + 1 + len(following.words.split(None, 1)[0]))


def _is_full(line: Line, following: Line, width: int) -> bool:
    return width in _fits(line, following)


def _width(pairs: list[tuple[Line, Line]]) -> int:
    """The width that explains most breaks; 0 where too few of these are in the middle of a sentence."""
    changes: Counter[int] = Counter()
    for pair in pairs:
        fits = _fits(*pair)
        changes[fits.start] += 1
        changes[fits.stop] -= 1
    widths = sorted(width for width in changes if NARROWEST <= width <= WIDEST)
    before = sum(number for width, number in changes.items() if width < NARROWEST)
    explained = list(accumulate((changes[width] for width in widths), initial=before))[1:]
    if not explained:
        return 0
    width = widths[explained.index(max(explained))]
    full = [pair for pair in pairs if _is_full(*pair, width)]
    inside = sum(_breaks_off(*pair) for pair in full)
    return width if inside >= max(LEAST_BREAKS, LEAST_SHARE * len(full)) else 0


def _breaks_off(line: Line, following: Line) -> bool:
    """Whether a long line stops in the middle of a sentence: by its last word, or by the small letter of the next."""
    if len(line.words) < NARROWEST or ENDED.search(line.words):
        return False
    return bool(SMALL.match(following.words) or OPEN.search(line.words))
