"""Values come in, the words and signs that a reader sees go out."""

from calendar import month_name
from datetime import date, timedelta


MINUS = "−"
# English whatever the machine speaks: month_name follows the locale that nobody has set.
MONTHS = tuple(month_name)[1:]


def number(value: float) -> str:
    """36816 as 36,816; 61.72 as 61.7."""
    text = f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"
    return text.replace("-", MINUS)


def day(value: date) -> str:
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def days(start: date, end: date) -> str:
    """A stretch of days as briefly as it can be said."""
    if start == end:
        return day(start)
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if start.year == end.year else f"{start.year} to {end.year}"
    if start.year != end.year:
        return f"{day(start)} to {day(end)}"
    if start.day == 1 and (end + timedelta(days=1)).day == 1:
        return _months(start, end)
    if start.month != end.month:
        return f"{start.day} {MONTHS[start.month - 1]} to {day(end)}"
    return f"{start.day} to {day(end)}"


def _months(start: date, end: date) -> str:
    """Whole months of one year: August 2022, January to March 2025."""
    last = f"{MONTHS[end.month - 1]} {end.year}"
    return last if start.month == end.month else f"{MONTHS[start.month - 1]} to {last}"


def counted(value: float, one: str, many: str) -> str:
    """1 boat, 2 boats."""
    return f"{number(value)} {one if value == 1 else many}"


# One of what is counted in the units of the catalogue.
ONE_OF = {"people": "person", "boats": "boat", "events": "event"}


def of(value: float, unit: str) -> str:
    """1 boat, 2 boats, by the name that the catalogue gives the unit."""
    return counted(value, ONE_OF[unit], unit)


def change(newer: float, older: float) -> str:
    """How the newer value stands to the older, in per cent where that can be said."""
    if newer == older:
        return "as many as"
    if older == 0:
        return f"{number(newer)} more than"
    percent = abs(newer / older - 1) * 100
    share = f"{percent:.0f}%" if percent >= 1 else "under 1%"
    return f"{share} {'more' if newer > older else 'fewer'} than"
