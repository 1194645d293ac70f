"""A pattern and the words of which every match has one come in; its matches in a text go out, which most have not."""

import re
from collections.abc import Iterator

from etl.claims.wordlists import Folded


class Keyed:
    """A slow pattern that is searched for only in a text with one of its words, which are in small letters."""

    def __init__(self, pattern: re.Pattern[str] | Folded, *words: str) -> None:
        self.pattern = pattern
        self.words = words

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self.may_match(text.lower()) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        return self.pattern.finditer(text) if self.may_match(text.lower()) else iter(())

    def may_match(self, small: str) -> bool:
        """Whether a text in small letters has one of the words."""
        return any(map(small.__contains__, self.words))
