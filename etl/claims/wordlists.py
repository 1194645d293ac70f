"""Wordings or a pattern of many come in; what finds them in a text, whatever its capitals, goes out."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain


ASCII_CAPITALS = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
# Escapes and names of groups keep their letters: \B is no \b.
ESCAPE_OR_CAPITAL = re.compile(r"\(\?P<\w+>|\\u[0-9a-fA-F]{4}|\\.|[A-Z]", re.DOTALL)
# The letter that every match of a wording opens with; not the one of "i?rregular".
LETTER = re.compile(r"[a-z](?![?*+{])")


class Folded:
    """A pattern searched for in text that is folded first: among small letters the engine is three times as fast."""

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = re.compile(in_small(pattern), flags)

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its offsets are those of the text, its characters folded."""
        return self.pattern.search(fold(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, as `search` gives the first."""
        return self.pattern.finditer(fold(text))


class Wordlist:
    """Wordings of one or more kinds, each at the beginning of a word, in text that is folded first.

    Tried one by one at each word, hundreds of wordings are slow: `opens` has those that open with the same letter
    in one branch, which most words do not enter. It tells where a match begins; which wording matches
    there is for `pattern` to say, which has them in their order. `lastgroup` of a match is its kind.
    """

    def __init__(self, **kinds: Iterable[str]) -> None:
        listed = {kind: [in_small(wording) for wording in kinds[kind]] for kind in kinds}
        self.pattern = re.compile(
            "|".join(rf"(?P<{kind}>\b(?:{'|'.join(listed[kind])}))" for kind in listed)
        )
        # Where a word begins, and not where one ends.
        self.opens = re.compile(rf"\b(?<!\w)(?:{_by_letter(chain(*listed.values()))})")

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its offsets are those of the text, its characters folded."""
        return self._next(fold(text), 0)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, as `search` gives the first."""
        folded = fold(text)
        match = self._next(folded, 0)
        while match:
            yield match
            match = self._next(folded, match.end())

    def count(self, text: str) -> int:
        """How many matches a text has."""
        return len(list(self.finditer(text)))

    def _next(self, folded: str, start: int) -> re.Match[str] | None:
        place = self.opens.search(folded, start)
        return self.pattern.match(folded, place.start()) if place else None


def in_small(pattern: str) -> str:
    """A pattern in small letters, but for what is no letter of the text."""
    return ESCAPE_OR_CAPITAL.sub(_small, pattern)


def fold(text: str) -> str:
    """The text in small letters, character for character."""
    small = text.lower()
    # One capital of the Turkish alphabet becomes two characters.
    return small if len(small) == len(text) else text.translate(ASCII_CAPITALS)


def _small(match: re.Match[str]) -> str:
    token = match.group()
    return token.lower() if len(token) == 1 else token


def _by_letter(wordings: Iterable[str]) -> str:
    """One pattern for all, in no order: a branch for each letter, and one for what opens otherwise."""
    branches: dict[str, list[str]] = defaultdict(list)
    for wording in wordings:
        letter = LETTER.match(wording)
        opening = letter.group() if letter else ""
        branches[opening].append(wording.removeprefix(opening))
    return "|".join(rf"{opening}(?:{'|'.join(rest)})" for opening, rest in branches.items())
