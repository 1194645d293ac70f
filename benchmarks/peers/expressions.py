"""What an adapter gives back: numbers and dates with their places in a sentence, and the peer itself."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from importlib.metadata import PackageNotFoundError, version
from typing import Generic, TypeVar


@dataclass(frozen=True, slots=True)
class Counted:
    """A number; `value` None where the peer only says where it stands, `noun` what is counted."""

    start: int
    end: int
    value: float | None
    noun: str = ""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date expression; an end that it leaves open is None."""

    start: int
    end: int
    first: date | None
    last: date | None


T = TypeVar("T", Counted, Dated)
Find = Callable[[str, date], Iterable[T]]


@dataclass(frozen=True, slots=True)
class Peer(Generic[T]):
    """A program: its package, what to know of it, and `load`, which imports it and gives its reading."""

    name: str
    package: str
    note: str
    load: Callable[[], Find[T]]

    @property
    def version(self) -> str:
        """Empty where it is not installed."""
        try:
            return version(self.package)
        except PackageNotFoundError:
            return ""


def in_order(text: str, pieces: Iterable[tuple[str, T]]) -> Iterator[tuple[int, int, T]]:
    """Places for peers that give back words and no offsets, or offsets of a changed text."""
    after = 0
    for words, found in pieces:
        start = text.find(words, after)
        if start >= 0:
            after = start + len(words)
            yield start, after, found
