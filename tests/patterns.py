"""The modules of the program come in; every pattern that one of them holds goes out, by its place."""

import importlib
import re
from collections.abc import Iterator, Mapping

from sources import SOURCES

from etl.claims.counting.ahead import Ahead
from etl.claims.keyed import Keyed
from etl.claims.wordlists import Folded, Wordlist


def _held(place: str, value: object) -> Iterator[tuple[str, re.Pattern]]:
    """The patterns in a value: itself, or in what it is a table or list of."""
    if isinstance(value, Ahead | Folded | Keyed | Wordlist):
        for name, each in vars(value).items():
            yield from _held(f"{place}.{name}", each)
    elif isinstance(value, re.Pattern):
        yield place, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _held(f"{place}[{key}]", each)
    elif isinstance(value, list | tuple):
        for number, each in enumerate(value):
            yield from _held(f"{place}[{number}]", each)


def _listed() -> Iterator[tuple[str, re.Pattern]]:
    for module in SOURCES:
        if module.startswith("etl") and module != "etl.__main__":
            for name, value in vars(importlib.import_module(module)).items():
                if not name.startswith("__"):
                    yield from _held(f"{module}.{name}", value)


# Each once, at the place where it is met first.
PATTERNS: dict[str, re.Pattern] = {
    place: pattern
    for pattern, place in {found: place for place, found in [*_listed()][::-1]}.items()
}
