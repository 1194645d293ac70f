"""A text comes in, and goes out as it is read: plain blanks, whole lines, no marks that only set it.

What is read of it gets its places and characters back.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.claims import markup, wrapping
from etl.claims.edits import applied
from etl.quantities.digits import COLUMN_AFTER, COLUMN_BEFORE
from etl.vocabulary import Claim, Clue, Number, Passage, Text


# "33&nbsp;people"; between digits such a blank parts thousands, and stays.
SET = re.compile(r"[\u00a0\u2009\u202f](?:(?<!\d.)|(?!\d))")
# "36 734" as print has it, with any blank: a comma is what all else knows.
THOUSANDS = re.compile(
    r"[1-9](?<![\w.,'’/-].)\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3})+(?![\d/-]|[.,]\d|[ ]?[%:])"
)
PARTED = re.compile(r"[ \u00a0\u2009\u202f]")
COMMAS = re.compile(r"\d,\d{3}(?!\d)")
# So many numbers that can be nothing else tell how a text without commas writes them.
SURE = 2
# Characters before a number in which the name of a month or day, or a year, may stand.
AHEAD = 14
AFTER_DAY = re.compile(r"(?:[a-z]\.?|\b(?:19|20)\d\d)[ ]{1,3}$")


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as it is read; `places` has, for each of its passages, where each character stands in the document."""

    source: Text
    text: Text
    places: tuple[Sequence[int], ...]

    def claims(self, read: Sequence[Claim]) -> list[Claim]:
        """What was read, at its places in the source and in the characters that stand there."""
        return read if self.text is self.source else [self._claim(each) for each in read]

    def numbers(self, read: Sequence[Number]) -> list[Number]:
        """The same for the numbers."""
        return read if self.text is self.source else [self._number(each) for each in read]

    def _claim(self, claim: Claim) -> Claim:
        first, last = claim.start - len(claim.prefix), claim.end + len(claim.suffix)
        first, start, end, last = (
            self._at(first),
            self._at(claim.start),
            self._end(claim.end),
            self._end(last),
        )
        return replace(
            claim,
            claim_id=f"{claim.document_id}:{start}",
            start=start,
            end=end,
            prefix=self._between(first, start),
            exact=self._between(start, end),
            suffix=self._between(end, last),
            clues=tuple(self._clue(clue) for clue in claim.clues),
        )

    def _clue(self, clue: Clue) -> Clue:
        # A rule has no words.
        if clue.start is None or clue.end is None:
            return clue
        start, end = self._at(clue.start), self._end(clue.end)
        return replace(clue, start=start, end=end, exact=self._between(start, end))

    def _number(self, number: Number) -> Number:
        start, end = self._at(number.start), self._end(number.end)
        return replace(number, start=start, end=end, exact=self._between(start, end))

    def _at(self, place: int) -> int:
        """Where a character stands in the source; what stands behind a passage has no character of its own."""
        number = bisect_right(self.text.passages, place, key=lambda each: each.start) - 1
        return self.places[number][place - self.text.passages[number].start]

    def _end(self, place: int) -> int:
        return self._at(place - 1) + 1

    def _between(self, start: int, end: int) -> str:
        number = bisect_right(self.source.passages, start, key=lambda each: each.start) - 1
        passage = self.source.passages[number]
        return passage.text[start - passage.start : end - passage.start]


def plain(text: Text) -> Plain:
    """The text as it is read; itself where nothing in it only sets it."""
    made = [_plain(passage) for passage in text.passages]
    if all(each is passage for (each, _), passage in zip(made, text.passages, strict=True)):
        return Plain(text, text, ())
    passages = tuple(passage for passage, _ in made)
    return Plain(text, replace(text, passages=passages), tuple(places for _, places in made))


def _plain(passage: Passage) -> tuple[Passage, Sequence[int]]:
    cleaned, cleaned_from = applied(passage.text, markup.find(passage.text))
    spaced = _with_commas(cleaned if cleaned.isascii() else SET.sub(" ", cleaned))
    joined, joined_from = applied(spaced, wrapping.breaks(spaced))
    if joined == passage.text:
        return passage, ()
    places = array("q", (passage.start + cleaned_from[place] for place in joined_from))
    return replace(passage, text=joined), places


def _with_commas(text: str) -> str:
    """The text with a comma for each blank that parts the thousands of one number."""
    written = [match for match in THOUSANDS.finditer(text) if not _is_of_columns(match)]
    sure = [match for match in written if not _may_be_two(match)]
    alike = len(sure) >= SURE and not COMMAS.search(text)
    parts, reached = [], 0
    for match in written if alike else sure:
        parts += [text[reached : match.start()], PARTED.sub(",", match.group())]
        reached = match.end()
    return "".join([*parts, text[reached:]]) if parts else text


def _may_be_two(match: re.Match[str]) -> bool:
    """ "October 18 300 people": a day and a number, unless the blank is a narrow one."""
    plain = " " in match.group() or "\u00a0" in match.group()
    return plain and COLUMN_BEFORE.search(_ahead(match)) is not None


def _is_of_columns(match: re.Match[str]) -> bool:
    """ "1 299 2 843": numbers of one row."""
    beside = _may_be_two(match) and not AFTER_DAY.search(_ahead(match))
    return beside or COLUMN_AFTER.match(match.string, match.end()) is not None


def _ahead(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - AHEAD) : match.start()].lower()
