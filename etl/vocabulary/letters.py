"""A text comes in; it goes out in small letters, with the words that it has."""

import re
from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple


# Letters by which wordings are told apart before they are looked for.
LETTERS = 4
FIRST = itemgetter(slice(LETTERS))
DIGIT = re.compile("[0-9]")
WORD = re.compile(r"[a-z0-9]+")
# What plain text is read as for its words: a blank for every sign that is of none. Far faster than a pattern.
BLANKED = "".join(chr(code) if chr(code).isalnum() else " " for code in range(128))


class Small(NamedTuple):
    """A text in small letters, each in its place, and how its words open, which are runs of plain letters and digits.

    `numbered` tells whether it has a plain digit.
    """

    text: str
    openings: list[str]
    numbered: bool


def in_small_letters(text: str) -> Small:
    """The text in small letters, and how its words open."""
    small = fold(text)
    words = small.translate(BLANKED).split() if small.isascii() else WORD.findall(small)
    return Small(small, openings(words), DIGIT.search(small) is not None)


def openings(words: Iterable[str]) -> list[str]:
    """The first letters of words."""
    return list(map(FIRST, words))


def fold(text: str) -> str:
    """The text in small letters, character for character."""
    small = text.lower()
    if len(small) == len(text):
        return small
    # One capital of the Turkish alphabet becomes two characters.
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
