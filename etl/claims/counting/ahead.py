"""Wordings that end right before a number come in; whether one of them stands there goes out."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.claims import openings
from etl.claims.wordlists import fold, in_small


class Reach(NamedTuple):
    """Wordings, and the characters before a number within which they are looked for.

    Each of the wordings has one of `words`, in small letters, if these are given: elsewhere none is looked for.
    """

    listed: Sequence[str]
    reach: int
    words: Sequence[str] = ()


class Ahead:
    """Wordings that end right before a number, each of which opens with a word.

    They are asked together: those that look equally far back are one pattern, and most words open none of its
    branches. A word is looked for behind a sign that is none of a word, so that the words get a blank in front.
    """

    def __init__(self, *wordings: Reach, cased: bool = False) -> None:
        self.wordings, self.cased = wordings, cased
        self.patterns = [(_joined(each.listed, cased), each.reach, each.words) for each in wordings]
        self.reach = max(each.reach for each in wordings)

    def stands_in(self, before: str) -> bool:
        """Whether one of the wordings stands at the end of the words before a number."""
        text = before if self.cased else fold(before)
        for pattern, reach, words in self.patterns:
            may_stand = not words or any(map(text.__contains__, words))
            if may_stand and pattern.search(f" {text[-reach:]}"):
                return True
        return False


def _joined(listed: Sequence[str], cased: bool) -> re.Pattern[str]:
    pattern = "|".join(listed)
    if cased:
        return re.compile(rf"\W(?:{pattern})$")
    # As in a Wordlist: the engine steps over small letters.
    return re.compile(
        rf"[^a-z](?<=\W)(?:{openings.by_letter(openings.alternatives(in_small(pattern)))})$"
    )
