"""A text comes in, and goes out with plain blanks; what is read of it gets the characters of the text back."""

import re
from collections.abc import Sequence
from dataclasses import replace

from etl.vocabulary import Claim, Clue, Number, Passage, Text


# "33&nbsp;people"; between digits such a blank parts thousands, and stays.
SET = re.compile(r"[\u00a0\u2009\u202f](?:(?<!\d.)|(?!\d))")


def plain(text: Text) -> Text:
    """The text, character for character, with plain blanks."""
    if not any(SET.search(passage.text) for passage in text.passages):
        return text
    passages = (replace(each, text=SET.sub(" ", each.text)) for each in text.passages)
    return replace(text, passages=tuple(passages))


def claims(text: Text, read: Sequence[Claim]) -> list[Claim]:
    """What was read of the plain text, with the characters of `text` itself."""
    return [_restored(text, each) for each in read]


def numbers(text: Text, read: Sequence[Number]) -> list[Number]:
    """The same for the numbers."""
    return [
        replace(each, exact=_between(_passage(text, each.start), each.start, each.end))
        for each in read
    ]


def _restored(text: Text, claim: Claim) -> Claim:
    passage = _passage(text, claim.start)
    first, last = claim.start - len(claim.prefix), claim.end + len(claim.suffix)
    return replace(
        claim,
        prefix=_between(passage, first, claim.start),
        exact=_between(passage, claim.start, claim.end),
        suffix=_between(passage, claim.end, last),
        clues=tuple(_clue(text, clue) for clue in claim.clues),
    )


def _clue(text: Text, clue: Clue) -> Clue:
    # A rule has no words.
    if clue.start is None or clue.end is None:
        return clue
    return replace(clue, exact=_between(_passage(text, clue.start), clue.start, clue.end))


def _passage(text: Text, place: int) -> Passage:
    return next(each for each in text.passages if each.start <= place < each.end)


def _between(passage: Passage, start: int, end: int) -> str:
    return passage.text[start - passage.start : end - passage.start]
