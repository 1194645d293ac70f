"""A pattern and the words of which every match has one come in; its matches in a text go out, which most have not."""

import re
from collections.abc import Iterator


class Keyed:
    """A slow pattern that is searched for only in a text with one of its words, which are in small letters."""

    def __init__(self, pattern: re.Pattern[str], *words: str) -> None:
        self.pattern = pattern
        self.words = words

    def search(self, text: str) -> re.Match[str] | None:
        """The first match."""
        return self.pattern.search(text) if self._may_match(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match."""
        return self.pattern.finditer(text) if self._may_match(text) else iter(())

    def _may_match(self, text: str) -> bool:
        return any(map(text.lower().__contains__, self.words))
