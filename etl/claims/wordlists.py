"""A pattern of many wordings comes in; it goes out as one that finds them whatever their capitals."""

import re
from collections.abc import Iterator


ASCII_CAPITALS = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
# Escapes and names of groups keep their letters: \B is no \b.
ESCAPE_OR_CAPITAL = re.compile(r"\(\?P<\w+>|\\u[0-9a-fA-F]{4}|\\.|[A-Z]", re.DOTALL)


class Wordlist:
    """Wordings searched for in text that is folded first.

    With `re.IGNORECASE` each of hundreds of wordings is tried at each word; among small letters the engine
    passes over those that open with another letter, which is three times as fast.
    """

    def __init__(self, pattern: str) -> None:
        self.pattern = re.compile(ESCAPE_OR_CAPITAL.sub(_folded, pattern))

    def search(self, text: str) -> re.Match[str] | None:
        """The first match; its offsets are those of the text, its characters folded."""
        return self.pattern.search(fold(text))

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Every match, as `search` gives the first."""
        return self.pattern.finditer(fold(text))

    def findall(self, text: str) -> list[str]:
        """The folded characters of every match."""
        return [match.group() for match in self.finditer(text)]


def fold(text: str) -> str:
    """The text in small letters, character for character."""
    small = text.lower()
    # One capital of the Turkish alphabet becomes two characters.
    return small if len(small) == len(text) else text.translate(ASCII_CAPITALS)


def _folded(match: re.Match[str]) -> str:
    token = match.group()
    return token.lower() if len(token) == 1 else token
