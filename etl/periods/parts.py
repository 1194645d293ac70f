"""The parts that the grammar of periods is made of: a line of words, and what was found in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from etl.vocabulary import Basis, Period, Reach


class Grain(Enum):
    """What kind of stretch the words name; operators ask for it."""

    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    OTHER = auto()


class Found(NamedTuple):
    """Days named by the words of a line up to `stop`.

    `dated` tells whether the words fix the year; those of a weekday (`weekly`) fit every week anew.
    """

    stop: int
    first: date
    last: date
    grain: Grain = Grain.OTHER
    reach: Reach = Reach.DAYS
    dated: bool = True
    weekly: bool = False
    basis: Basis | None = None


class Named(NamedTuple):
    """What was found earlier in the line, and the word at which it begins."""

    at: int
    found: Found


class Told(list[Period]):
    """The periods that a text has named so far, oldest first, and which of them one sentence named.

    `records`: those on which a former record was set, from which a story does not go on.
    """

    def __init__(self) -> None:
        super().__init__()
        self.begins: list[int] = []
        self.records: list[Period] = []
        self.since_record = 0
        self.silent = 0

    def tell(self, named: Sequence[Period], of_record: bool = False) -> None:
        """Adds the periods of one more sentence."""
        if named:
            self.begins.append(len(self))
        self.extend(named)
        self.records += named if of_record else ()
        self.since_record = 0 if of_record else self.since_record + 1
        self.silent = 0 if named else self.silent + 1


BLANKS = frozenset((" ", "  ", "   ", "\t"))
# Hyphens join as blanks do: "mid-June", "the six-month period", "the year-to-date".
JOINTS = BLANKS | {"-"}


@dataclass(slots=True)
class Line:
    """A sentence as lower-case words; `gaps[i]` stands behind `words[i]`, `ends` counts characters.

    Both lists end with a few empty entries, so that a look at the next words needs no bound.
    """

    text: str
    words: list[str]
    gaps: list[str]
    ends: list[int]
    published: date
    spoken: Sequence[Period]
    named: list[Named] = field(default_factory=list)

    def start(self, i: int) -> int:
        """The character at which a word begins."""
        return self.ends[2 * i - 1] if i else 0

    def end(self, i: int) -> int:
        """The character behind a word."""
        return self.ends[2 * i]

    def follows(self, i: int, *words: str) -> bool:
        """Whether these words stand behind word `i`, joined by blanks or hyphens."""
        for word in words:
            if self.gaps[i] not in JOINTS or self.words[i + 1] != word:
                return False
            i += 1
        return True

    def blank(self, i: int) -> bool:
        """Whether only a blank stands behind word `i`."""
        return self.gaps[i] in BLANKS

    def before(self, i: int) -> str:
        """The word before `i`, where only a blank or hyphen parts them."""
        return self.words[i - 1] if i and self.gaps[i - 1] in JOINTS else ""

    def is_name(self, i: int) -> bool:
        """Whether the text writes word `i` with a capital."""
        return self.text[self.start(i)].isupper()

    def latest(self) -> Found | Period | None:
        """The period named last, in this sentence or before it."""
        if self.named:
            return self.named[-1].found
        return self.spoken[-1] if self.spoken else None

    def records(self) -> Sequence[Period]:
        """The days spoken of before on which a former record was set."""
        return self.spoken.records if isinstance(self.spoken, Told) else ()

    def is_past_record(self) -> bool:
        """Whether the text has gone on from a former record: "the day before had been calm" is of its own story."""
        told = self.spoken.since_record if isinstance(self.spoken, Told) else 0
        return "had" not in self.words or told > 0

    def latest_day(self) -> date:
        """The last day of the period named last, where one was."""
        known = self.latest()
        assert known, self.text
        return known.last if isinstance(known, Found) else known.end


Parser = Callable[[Line, int], Found | None]


def first_of(parsers: Sequence[Parser], line: Line, i: int) -> Found | None:
    """What the first parser that reads anything at word `i` reads."""
    for parser in parsers:
        found = parser(line, i)
        if found:
            return found
    return None
