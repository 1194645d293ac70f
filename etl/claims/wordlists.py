"""Wordings or a pattern of many come in; what finds them in a text, whatever its capitals, goes out."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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

    def every(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Every match of a sentence, as `search` gives the first."""
        return self.pattern.finditer(sentence.small.text)


class Wordlist:
    """Wordings of one or more kinds, each at the beginning of a word, in text that is folded first.

    Tried one by one at each word, hundreds of wordings are slow: `opens` has those that open with the same letters
    in one branch, which most words do not enter. It tells where a match begins; which wording matches there is for
    `behind` to say, which has those of each letter in their order. `lastgroup` of a match is its kind. A sentence
    is not looked at where none of its words opens as one of a wording does.
    """

    def __init__(self, **kinds: Iterable[str]) -> None:
        self.listed = {kind: [in_small(wording) for wording in kinds[kind]] for kind in kinds}
        every = list(chain(*self.listed.values()))
        self.behind = {
            letter: re.compile(_in_order(self.listed, some))
            for letter, some in openings.by_head(every).items()
        }
        # What stands before a word is looked for, as few characters are: the engine steps over small letters.
        self.opens = re.compile(rf"[^a-z0-9_](?:{openings.by_letter(every)})")
        self.letters = openings.letters(every)

    def first(self, sentence: Sentence) -> re.Match[str] | None:
        """The first match of a sentence, as `search` gives it."""
        small = sentence.small
        if self.letters and self.letters.isdisjoint(small.openings):
            return None
        return self._next(small.text, f" {small.text}", 0)

    def every(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        """Every match of a sentence, as `search` gives the first."""
        small = sentence.small
        if self.letters and self.letters.isdisjoint(small.openings):
            return iter(())
        return self._every(small.text)

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
        # Behind a letter with an accent no word begins.
        while place and spaced[place.start()].isalnum():
            place = self.opens.search(spaced, place.start() + 1)
        if place is None:
            return None
        behind = self.behind.get(folded[place.start()], self.behind[""])
        return behind.match(folded, place.start())


def _in_order(listed: Mapping[str, Sequence[str]], some: Collection[str]) -> str:
    """One pattern for some of the wordings of each kind, in their order; of none nothing matches."""
    kept = {kind: [each for each in listed[kind] if each in some] for kind in listed}
    given = (rf"(?P<{kind}>\b(?:{'|'.join(kept[kind])}))" for kind in kept if kept[kind])
    return "|".join(given) or "(?!)"


def in_small(pattern: str) -> str:
    """A pattern in small letters, but for what is no letter of the text."""
    return ESCAPE_OR_CAPITAL.sub(_small, pattern)


def _small(match: re.Match[str]) -> str:
    token = match.group()
    return token.lower() if len(token) == 1 else token
