"""The catalogue in indicators.toml comes in, Indicators by code go out."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.vocabulary import InputError


CATALOGUE = Path(__file__).with_name("indicators.toml")


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is counted; `official` is the column of the official spreadsheet, empty where none is."""

    code: str
    title: str
    unit: str
    definition: str
    official: str


def read(path: Path) -> dict[str, Indicator]:
    """Indicators by code, in the order of the catalogue; an unknown or missing key is refused."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8"))
        return {code: Indicator(code, **entry) for code, entry in entries.items()}
    except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
        raise InputError(path, str(error), "a catalogue of indicators") from None


@cache
def catalogue() -> dict[str, Indicator]:
    """The indicators that ship with the program."""
    return read(CATALOGUE)
