"""A year and the name of a feast come in; its days go out."""

from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter


def _fixed(month: int, number: int) -> Callable[[int], date]:
    return lambda year: date(year, month, number)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days)


def _monday(month: int, number: int) -> Callable[[int], date]:
    """The first Monday from that day on."""
    return lambda year: (
        date(year, month, number) + timedelta(-date(year, month, number).weekday() % 7)
    )


# By the words of the name; the longer name of two stands first.
FEASTS: dict[tuple[str, ...], Callable[[int], date]] = {
    ("christmas", "eve"): _fixed(12, 24),
    ("christmas", "day"): _fixed(12, 25),
    ("christmas",): _fixed(12, 25),
    ("boxing", "day"): _fixed(12, 26),
    ("new", "year", "s", "eve"): _fixed(12, 31),
    ("new", "year", "s", "day"): _fixed(1, 1),
    ("new", "year"): _fixed(1, 1),
    ("hogmanay",): _fixed(12, 31),
    ("valentine", "s", "day"): _fixed(2, 14),
    ("st", "patrick", "s", "day"): _fixed(3, 17),
    ("good", "friday"): _from_easter(-2),
    ("easter", "saturday"): _from_easter(-1),
    ("easter", "monday"): _from_easter(1),
    ("easter", "sunday"): _from_easter(0),
    ("easter", "day"): _from_easter(0),
    ("easter",): _from_easter(0),
    ("may", "day"): _fixed(5, 1),
    ("bastille", "day"): _fixed(7, 14),
    ("halloween",): _fixed(10, 31),
    ("bonfire", "night"): _fixed(11, 5),
    ("armistice", "day"): _fixed(11, 11),
    ("st", "andrew", "s", "day"): _fixed(11, 30),
}
HEADS = frozenset(name[0] for name in FEASTS) - {"new", "good", "st", "may"}

# Mondays on which England closes; those of Christmas make no bank holiday weekend.
BANK_HOLIDAYS = (_from_easter(1), _monday(5, 1), _monday(5, 25), _monday(8, 25))


def bank_holiday(upto: date, month: int | None = None) -> date:
    """The newest bank holiday Monday not after `upto`, of a given month where one is named."""
    mondays = (day(year) for year in (upto.year, upto.year - 1) for day in BANK_HOLIDAYS)
    return max(day for day in mondays if day <= upto and month in (None, day.month))
