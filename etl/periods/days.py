"""A calendar day or month comes in; the day that stands in a given relation to it goes out."""

import calendar
from datetime import date, timedelta


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}

# For patterns elsewhere that only ask whether a day is named.
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,.]\d|\d)"
DAY = rf"(?:{NUMBER}(?:[ ]of)?[ ]{MONTH}|{MONTH}[ ]{NUMBER})"


def valid(year: int, month: int, number: int) -> date | None:
    """The day of that name; None for 31 June."""
    if 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]:
        return date(year, month, number)
    return None


def newest(month: int, number: int, upto: date) -> date | None:
    """The newest such day not after `upto`; 29 February may lie some years back."""
    years = range(upto.year, max(upto.year - 9, 1), -1)
    named = (valid(year, month, number) for year in years)
    return next((day for day in named if day and day <= upto), None)


def soonest(month: int, number: int, after: date) -> date | None:
    """The first such day later than `after`."""
    named = (valid(year, month, number) for year in range(after.year, after.year + 9))
    return next((day for day in named if day and day > after), None)


def weekday_before(word: str, upto: date) -> date:
    """The nearest such weekday, that day itself allowed: figures report what has happened."""
    return upto - timedelta((upto.weekday() - WEEKDAYS[word.lower()]) % 7)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_year(month: int, published: date) -> int:
    """The year of a month named without one: the newest that has begun by publication."""
    return published.year - (month > published.month)


def later(day: date, months: int) -> date:
    """The day so many months later or, below zero, earlier; the 31st becomes the 30th or 28th."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted(day: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    return later(day, 12 * years)


def moved(first: date, last: date, months: int) -> tuple[date, date]:
    """A stretch so many months later; one that ends with its month still does."""
    end = later(last, months)
    if last == last_of_month(last.year, last.month) and first.day == 1:
        end = last_of_month(end.year, end.month)
    return later(first, months), end


def start_of(last: date, count: int, unit: str) -> date:
    """The first day of so many days, weeks, months or years that end on `last`."""
    if unit in ("month", "year"):
        return later(last + timedelta(1), -count * (12 if unit == "year" else 1))
    return last - timedelta(length(count, unit) - 1)


def length(count: int, unit: str) -> int:
    """How many days so many hours, days, weeks or fortnights make; a begun day counts."""
    if unit == "hour":
        return max(1, -(-count // 24))
    return count * {"day": 1, "night": 1, "weekend": 2, "week": 7, "fortnight": 14}[unit]
