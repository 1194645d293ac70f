"""The catalogue in indicators.toml comes in, Indicators by code go out."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from etl.events import unfolded
from etl.vocabulary import InputError


CATALOGUE = Path(__file__).with_name("indicators.toml")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted.

    `wording` are patterns of the words that point at it in a text; `official` is the column of the
    official spreadsheet that holds it, empty where none does.
    """

    code: str
    title: str
    unit: str
    definition: str
    wording: tuple[str, ...]
    official: str


def read(path: Path) -> dict[str, Indicator]:
    """Indicators by code, in the order of the catalogue; an unknown or missing key is refused."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        return {code: _indicator(code, entry) for code, entry in entries.items()}
    except (OSError, tomllib.TOMLDecodeError, TypeError, KeyError) as error:
        raise InputError(path, str(error), "a catalogue of indicators") from None


def _indicator(code: str, entry: dict[str, Any]) -> Indicator:
    return Indicator(code, **{**entry, "wording": unfolded(entry["wording"])})


@cache
def catalogue() -> dict[str, Indicator]:
    """The indicators that ship with the program."""
    return read(CATALOGUE)
