"""A printed total comes in, how far it may have stood from today's official value goes out."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import inf


# Until then newspapers had other counts: ministers' figures, later the Ministry of Defence's, by event.
SERIES_COMPILED = date(2023, 2, 1)
FRESH = timedelta(days=7)
MONTH = 28

# Measured against print; see the README of the official data.
PEOPLE_DAY_BEFORE, TOTAL_BEFORE, BOATS_BEFORE = 0.20, 0.035, 3
PEOPLE_DAY_FRESH, TOTAL_FRESH, BOATS_FRESH = 0.13, 0.015, 2


@dataclass(frozen=True, slots=True)
class Printed:
    """A total over some days, printed on a day; `this_year` and `fresh` are the parts of it that
    fall in the last calendar year and in the last week before print.

    `held`: the values that stood on that day are at hand; `in_days_of_vintages`: some are.
    """

    total: float
    this_year: float
    fresh: float
    start: date
    end: date
    published: date
    daily: bool
    people: bool
    held: bool
    in_days_of_vintages: bool

    @property
    def days(self) -> int:
        return (self.end - self.start).days + 1


def allowance(printed: Printed) -> float:
    """The largest gap to today's value that a later revision can account for."""
    if printed.held:
        return 0.0
    # Preventions, published by the week, have been seen to move by a third, months later.
    if not printed.daily:
        return inf
    if printed.published < SERIES_COMPILED:
        return _before(printed)
    if printed.published - printed.end <= FRESH:
        return _fresh(printed)
    return 0.0


def _before(printed: Printed) -> float:
    share = PEOPLE_DAY_BEFORE if printed.days < MONTH else TOTAL_BEFORE
    if printed.people:
        return share * printed.total
    return max(BOATS_BEFORE, 0.0 if printed.days == 1 else share * printed.total)


def _fresh(printed: Printed) -> float:
    newest = PEOPLE_DAY_FRESH * printed.fresh
    # Days older than a week are held once there are vintages; only the newest can have moved.
    older = 0.0 if printed.in_days_of_vintages else TOTAL_FRESH * printed.this_year
    if printed.people:
        return max(newest, older)
    return max(BOATS_FRESH, 0.0 if printed.days == 1 else max(newest, older))
