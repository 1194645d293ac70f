"""The catalogue in events.toml comes in; named events go out, each with its day and its wording."""

import re
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path


CATALOGUE = Path(__file__).with_name("events.toml")


@dataclass(frozen=True, slots=True)
class Event:
    """A day that figures are counted from; `wording` matches the ways in which a text names it."""

    name: str
    day: date
    wording: str


@cache
def catalogue() -> dict[str, Event]:
    """The named events by name, in the order in which their wording is tried."""
    entries = tomllib.loads(CATALOGUE.read_text(encoding="utf-8"))
    return {
        name: Event(name, entry["day"], "|".join(entry["wording"]))
        for name, entry in entries.items()
    }


def named_in(words: str) -> Event | None:
    """The first event that the words name."""
    return next(
        (event for event in catalogue().values() if re.search(event.wording, words, re.I)), None
    )


# A treaty total that names no start runs from here.
TREATY_IN_FORCE = catalogue()["treaty in force"].day
