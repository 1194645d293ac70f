"""A sentence in small letters comes in; every stretch of it that is a number goes out, in reading order."""

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.quantities import digits, heard, words
from etl.quantities.forms import Form, Written
from etl.vocabulary import Small


# Soft hyphens, zero-width blanks and joiners, marks of direction, tags: on the page they are nothing.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e007f]"
)
# What turns signs round, or strikes digits out: on the page there is another number than in the text.
TWISTED = re.compile("[\u202a\u202b\u202d\u202e]|\\d[\u0300-\u034e\u0350-\u036f\u20d0-\u20ff]")
# "three times as many", "10-fold": what was a number is a multiple.
TIMES = re.compile(
    r"[ -]times(?=[ ](?:as|more|higher|larger|bigger|greater|the|that|what|those|last|its|their|this)\b)"
    r"|[ -]?fold\b"
)
LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


def has_invisible(text: str) -> bool:
    """Whether a text has signs that are nothing on the page; most texts have plain signs alone."""
    return not text.isascii() and INVISIBLE.search(text) is not None


def is_twisted(text: str) -> bool:
    """Whether another number is seen on the page than stands in the text."""
    return not text.isascii() and TWISTED.search(text) is not None


def stretches(small: Small) -> Iterator[Written]:
    """The numbers of a sentence; no two share a character, and no digit is left out."""
    low, end = small.text, 0
    for place in _places(small):
        written = _read(low, place) if place >= end else None
        if written:
            start = max(written.start, end)
            end = written.end
            yield written if start == written.start else replace(written, start=start)


def _places(small: Small) -> list[int]:
    """Where a number may open; beside a digit a number word need not be one of the words ("ten5")."""
    low = small.text
    is_printed = small.numbered or not low.isascii()
    if not is_printed and "(" not in low and words.OPENINGS.isdisjoint(small.openings):
        return []
    printed = [match.start() for match in digits.DIGIT.finditer(low)] if is_printed else []
    is_spoken = printed or not words.OPENINGS.isdisjoint(small.openings)
    spoken = [match.start() for match in words.START.finditer(f" {low}")] if is_spoken else []
    marked = [match.start(1) for match in words.ROMAN.finditer(low)] if "(" in low else []
    return sorted(marked + spoken + printed)


def _heard(low: str, place: int) -> Written | None:
    return heard.read(low, place) or words.read(low, place)


def _read(low: str, place: int) -> Written | None:
    spoken = low[place] in LETTERS
    written = _heard(low, place) if spoken else digits.read(low, place)
    if written is None or written.form is not Form.NUMBER or written.percent:
        return written
    times = TIMES.match(low, written.end)
    if not times or written.value < 1:
        return written
    more = (written.value - 1) * 100
    return Written(written.start, times.end(), Form.MULTIPLE, more, times.end())
