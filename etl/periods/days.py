"""A day, month or year as written and the day of publication come in, a calendar day goes out."""

import calendar
import re
from datetime import date, timedelta


MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if number}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if number} | {
    "sept": 9
}
WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
YEAR = r"(?:20[1-3]\d)(?!\d|,\d)"
NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d,.]\d|\d)"
YEAR_WORDS = rf"(?:,?[ ]{YEAR}|[ ](?:of[ ])?(?:last|this)[ ]year)"

# "Saturday 18 October", "October 18, 2025", "the 9th of October", "5 October last year"
DAY = rf"(?:{WEEKDAY},?[ ])?(?:(?:the[ ])?{NUMBER}(?:[ ]of)?[ ]{MONTH}{YEAR_WORDS}?|{MONTH}[ ]{NUMBER}{YEAR_WORDS}?)"

DAY_PARTS = re.compile(
    rf"(?:(?P<first>{NUMBER})(?:[ ]of)?[ ](?P<month>{MONTH})|(?P<month2>{MONTH})[ ](?P<second>{NUMBER}))"
    rf"(?:,?[ ](?P<year>{YEAR})|[ ](?:of[ ])?(?P<which>last|this)[ ]year)?",
    re.IGNORECASE,
)


def month_number(word: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS[word.lower().rstrip(".")]


def day(text: str, published: date, year: int | None = None) -> date | None:
    """The day written in `text`; one without a year is the newest that is not after publication."""
    parts = DAY_PARTS.search(text)
    assert parts, text
    month = month_number(parts["month"] or parts["month2"])
    number = int(re.match(r"\d+", parts["first"] or parts["second"])[0])
    stated = _stated_year(parts, published) or year
    return _valid(stated, month, number) if stated else newest(month, number, published)


def _stated_year(parts: re.Match[str], published: date) -> int | None:
    if parts["year"]:
        return int(parts["year"])
    return published.year - (parts["which"].lower() == "last") if parts["which"] else None


def newest(month: int, number: int, published: date) -> date | None:
    """The newest such day not after publication."""
    this_year = _valid(published.year, month, number)
    return (
        this_year
        if this_year and this_year <= published
        else _valid(published.year - 1, month, number)
    )


def _valid(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def weekday_before(word: str, published: date) -> date:
    """The nearest such weekday up to publication: figures report what has happened."""
    return published - timedelta((published.weekday() - WEEKDAYS[word.lower()]) % 7)


def last_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def month_year(month: int, published: date) -> int:
    """The year of a month named without one: the newest that has begun by publication."""
    return published.year - (month > published.month)


def shifted(day_: date, years: int) -> date:
    """The same day of another year; 29 February becomes the 28th."""
    number = 28 if (day_.month, day_.day) == (2, 29) else day_.day
    return date(day_.year + years, day_.month, number)
