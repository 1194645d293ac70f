"""Wordings or a pattern of many come in; what finds them in a text, whatever its capitals, goes out."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from etl.claims import openings
from etl.vocabulary import Sentence, fold


# Escapes and names of groups keep their letters: \B is no \b.
ESCAPE_OR_CAPITAL = re.compile(r"\(\?P<\w+>|\\u[0-9a-fA-F]{4}|\\.|[A-Z]", re.DOTALL)


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

    def first(self, sentence: Sentence) -> re.Match[str] | None:
        """The first match of a sentence, as `search` gives it."""
        return self.pattern.search(sentence.small.text)


class Wordlist:
    """Wordings of one or more kinds, each at the beginning of a word, in text that is folded first.

    Tried one by one at each word, hundreds of wordings are slow: `opens` has those that open with the same letters
    in one branch, which most words do not enter. It tells where a match begins; which wording matches
    there is for `pattern` to say, which has them in their order. `lastgroup` of a match is its kind. A sentence is
    not looked at where none of its words opens as one of a wording does.
    """

    def __init__(self, **kinds: Iterable[str]) -> None:
        listed = {kind: [in_small(wording) for wording in kinds[kind]] for kind in kinds}
        self.pattern = re.compile(
            "|".join(rf"(?P<{kind}>\b(?:{'|'.join(listed[kind])}))" for kind in listed)
        )
        # What stands before a word is looked for, as few characters are: the engine steps over small letters.
        self.opens = re.compile(rf"[^a-z](?<=\W)(?:{openings.by_letter(chain(*listed.values()))})")
        self.letters = openings.letters(chain(*listed.values()))

    def first(self, sentence: Sentence) -> re.Match[str] | None:
        """The first match of a sentence, as `search` gives it."""
        small = sentence.small
        if self.letters and self.letters.isdisjoint(small.openings):
            return None
        return self._next(small.text, f" {small.text}", 0)

    def count(self, sentence: Sentence) -> int:
        """How many matches a sentence has."""
        small = sentence.small
        if self.letters and self.letters.isdisjoint(small.openings):
            return 0
        return sum(1 for _ in self._every(small.text))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its offsets are those of the text, its characters folded."""
        folded = fold(text)
        return self._next(folded, f" {folded}", 0)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, as `search` gives the first."""
        return self._every(fold(text))

    def _every(self, folded: str) -> Iterator[re.Match[str]]:
        spaced = f" {folded}"
        match = self._next(folded, spaced, 0)
        while match:
            yield match
            match = self._next(folded, spaced, match.end())

    def _next(self, folded: str, spaced: str, start: int) -> re.Match[str] | None:
        """The blank before the text is the place of its first word: each word has one character before it."""
        place = self.opens.search(spaced, start)
        return self.pattern.match(folded, place.start()) if place else None


def in_small(pattern: str) -> str:
    """A pattern in small letters, but for what is no letter of the text."""
    return ESCAPE_OR_CAPITAL.sub(_small, pattern)


def _small(match: re.Match[str]) -> str:
    token = match.group()
    return token.lower() if len(token) == 1 else token
