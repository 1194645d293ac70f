"""The catalogue in events.toml comes in; named events go out, each with its days and its wording."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path


# A vote is called, and a day set, some weeks ahead.
COMING = timedelta(60)
CATALOGUE = Path(__file__).with_name("events.toml")
# Where a pattern of a catalogue goes on in the next line, indented.
FOLD = re.compile(r"\n *")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that figures are counted from; `wording` matches the ways in which a text names it.

    What happened more than once ("the election") has several days, oldest first.
    """

    name: str
    days: tuple[date, ...]
    wording: str

    def day(self, published: date, year: int | None = None) -> date:
        """The time in the year named, else the last before publication; the first where it never had."""
        told = next((day for day in self.days if day.year == year), None)
        return told or max((day for day in self.days if day <= published), default=self.days[0])

    def is_coming(self, published: date) -> bool:
        """Whether it was to happen within weeks of publication: a text speaks of that one, not of the last."""
        return any(published < day <= published + COMING for day in self.days)


def unfolded(wording: Iterable[str]) -> tuple[str, ...]:
    """The patterns of a catalogue, each in one line again."""
    return tuple(FOLD.sub("", pattern) for pattern in wording)


@cache
def catalogue() -> dict[str, Event]:
    """The named events by name, in the order in which their wording is tried."""
    entries = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return {
        name: Event(name, tuple(entry["days"]), "|".join(unfolded(entry["wording"])))
        for name, entry in entries.items()
    }


@cache
def _wordings() -> tuple[re.Pattern[str], tuple[Event, ...]]:
    """One pattern for all: the number of the group that matched is that of the event."""
    events = tuple(catalogue().values())
    either = "|".join(f"({event.wording})" for event in events)
    return re.compile(rf"(?:{either})(?!\w)", re.IGNORECASE), events


def at(text: str, start: int) -> tuple[Event, int] | None:
    """The event that the words from `start` name, and the character behind them."""
    pattern, events = _wordings()
    match = pattern.match(text, start)
    return (events[match.lastindex - 1], match.end()) if match and match.lastindex else None


# A treaty total that names no start runs from here.
LABOUR = catalogue()["Labour took office"].days[0]
TREATY_ANNOUNCED = catalogue()["treaty announced"].days[0]
TREATY_IN_FORCE = catalogue()["treaty in force"].days[0]
# Days from which a text counts the first months of what began on them.
BEGINNINGS = frozenset({LABOUR, TREATY_IN_FORCE, catalogue()["first return"].days[0]})
