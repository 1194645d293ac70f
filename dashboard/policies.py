"""The catalogue of events comes in, the days of policy that charts mark go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from etl import events


# Of etl/events.toml, those that a reader of these figures asks about, and how a chart names them.
NAMED = {"treaty in force": "Treaty in force", "first return": "First return"}


@dataclass(frozen=True, slots=True)
class Policy:
    """A day on which the rules changed, with the words that stand at its line."""

    day: date
    name: str


def between(first: date, last: date) -> list[Policy]:
    """The policy days from one day to another, oldest first."""
    return [policy for policy in _all() if first <= policy.day <= last]


def of_years(years: tuple[int, ...]) -> list[Policy]:
    """The policy days of some years, oldest first."""
    return [policy for policy in _all() if policy.day.year in years]


def _all() -> Iterator[Policy]:
    held = events.catalogue()
    days = [(day, name) for event, name in NAMED.items() for day in held[event].days]
    return (Policy(day, name) for day, name in sorted(days))
