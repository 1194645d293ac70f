"""The query of the overview comes in, the view that it asks for goes out, and the address of each view."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard import charts, panels, words


LEAP = charts.LEAP
# Windows that a reader can choose with one click; the form takes any other.
WINDOWS = {
    "Whole year": ("01-01", "12-31"),
    "January to March": ("01-01", "03-31"),
    "April to June": ("04-01", "06-30"),
    "July to September": ("07-01", "09-30"),
    "October to December": ("10-01", "12-31"),
}
WHOLE = WINDOWS["Whole year"]


class Unit(StrEnum):
    """What the charts of the official series count."""

    PEOPLE = "people"
    BOATS = "boats"
    PER_BOAT = "per-boat"


@dataclass(frozen=True, slots=True)
class Measure:
    """How a unit is said: in a choice, as what is counted, as one of them or many, and where there is none."""

    choice: str
    title: str
    one: str
    many: str
    blank: str = "not recorded"

    def of(self, value: float) -> str:
        return words.counted(value, self.one, self.many)


UNITS = {
    Unit.PEOPLE: Measure("People", "People arriving by small boat", "person", "people"),
    Unit.BOATS: Measure("Boats", "Small boats arriving", "boat", "boats"),
    # Of a day without a boat nothing can be divided: that is not the same as no record.
    Unit.PER_BOAT: Measure(
        "People per boat", "People per small boat", "person per boat", "people per boat", "–"
    ),
}


@dataclass(frozen=True, slots=True)
class View:
    """What an address asks for: a year, the years beside it, days of the year as MM-DD, a unit.

    `same_day` ends every year on the day that the year asked about has reached; `every_source` shows
    in the matrix what one source alone reports.
    """

    year: int
    years: tuple[int, ...]
    first: str = WHOLE[0]
    last: str = WHOLE[1]
    unit: Unit = Unit.PEOPLE
    same_day: bool = False
    every_source: bool = False

    @property
    def measure(self) -> Measure:
        return UNITS[self.unit]

    @property
    def window(self) -> tuple[date, date]:
        """The days asked for, in the leap year that all years are laid over."""
        return tuple(date.fromisoformat(f"{LEAP}-{end}") for end in (self.first, self.last))

    @property
    def is_whole(self) -> bool:
        return (self.first, self.last) == WHOLE

    @property
    def shown_years(self) -> tuple[int, ...]:
        return tuple(sorted({self.year, *self.years}))

    def holds(self, day: date) -> bool:
        """Whether a day lies in the window, whatever its year."""
        return self.first <= f"{day:%m-%d}" <= self.last


def read(known: Iterable[int], query: Mapping[str, str | list[str]]) -> View:
    """The view that an address asks for; what it does not say, or cannot mean, is usual."""
    by_name = {str(year): year for year in sorted(known)}
    said = panels.asked(query)
    newest = max(by_name.values())
    beside = [by_name[name] for name in _listed(query.get("years", "")) if name in by_name]
    year = by_name.get(said.get("year", ""), newest)
    if len(beside) > 1 and set(beside) != set(by_name.values()):
        beside = [other for other in beside if other != year]
    window = tuple(_of_the_year(said.get(end, "")) for end in ("first", "last"))
    window = tuple(found or usual for found, usual in zip(window, WHOLE, strict=True))
    return View(
        year,
        tuple(sorted(set(beside))) or tuple(by_name.values()),
        *(window if window[0] < window[1] else WHOLE),
        unit=Unit(said["unit"]) if said.get("unit") in list(Unit) else Unit.PEOPLE,
        same_day=said.get("compare") == "same-day",
        every_source=said.get("sources") == "every",
    )


def unmeant(known: Iterable[int], query: Mapping[str, str | list[str]]) -> list[str]:
    """What of an address `read` can make nothing of, as it stands there."""
    years = {str(year) for year in known}
    meant = {
        "year": years.__contains__,
        "first": _of_the_year,
        "last": _of_the_year,
        "unit": list(Unit).__contains__,
        "compare": "same-day".__eq__,
        "sources": "every".__eq__,
    }
    said = {name: text for name, text in panels.asked(query).items() if name in meant and text}
    odd = [f"{name}={text}" for name, text in said.items() if not meant[name](text)]
    odd += [
        f"years={year}" for year in _listed(query.get("years", "")) if year and year not in years
    ]
    ends = {"first": WHOLE[0], "last": WHOLE[1]} | said
    if odd or _of_the_year(ends["first"]) < _of_the_year(ends["last"]):
        return odd
    return [f"{end}={said[end]}" for end in ("first", "last") if end in said]


def _listed(said: str | list[str]) -> list[str]:
    """Years as a form sends them, each by itself, or as a link does, in one list."""
    return (said if isinstance(said, str) else ",".join(said)).split(",")


def _of_the_year(said: str) -> str:
    """A day of the year as MM-DD, of 10-18 or 2025-10-18; nothing where there is no such day."""
    try:
        day = date.fromisoformat(said if len(said) > len("MM-DD") else f"{LEAP}-{said}")
    except ValueError:
        return ""
    return f"{day:%m-%d}"


def query(view: View, known: Iterable[int]) -> dict[str, object]:
    """What the address of a view has to say: nothing that it would mean anyway."""
    years = sorted(known)
    return {
        "year": view.year if view.year != years[-1] else None,
        "years": ",".join(map(str, view.years)) if list(view.years) != years else None,
        "first": None if view.is_whole else view.first,
        "last": None if view.is_whole else view.last,
        "unit": view.unit.value if view.unit != Unit.PEOPLE else None,
        "compare": "same-day" if view.same_day else None,
        "sources": "every" if view.every_source else None,
    }


def address(view: View, known: Iterable[int], path: str = "/", **further: object) -> str:
    """The address of a view on the overview, or of one of its charts and files."""
    return panels.address(path, **further, **query(view, known))


def stretch(view: View) -> str:
    """The days asked for, as one would say them of any year; nothing for the whole year."""
    if view.is_whole:
        return ""
    ends = [f"{day.day} {words.MONTHS[day.month - 1]}" for day in view.window]
    return " to ".join(ends)
