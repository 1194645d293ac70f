"""A matched wording and the day of publication come in; first and last day and reach go out."""

import re
from datetime import date, timedelta

from etl import events
from etl.periods import days
from etl.vocabulary import Reach


# First day, last day, which ends are named. None: no such days.
Resolved = tuple[date, date, Reach] | None

FEAST_DAYS = {
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
}
FEASTS = r"Christmas[ ](?:Eve|Day)|Boxing[ ]Day|New[ ]Year[’']s[ ](?:Eve|Day)"
WEEK_BEFORE = re.compile(r"the (?:previous week|week before)", re.IGNORECASE)
# For use inside a VERBOSE pattern, where a bare blank means nothing.
EVENT_WORDS = "|".join(event.wording for event in events.catalogue().values()).replace(" ", "[ ]")


def _stated(start: date | None, end: date | None) -> Resolved:
    return (start, end, Reach.DAYS) if start and end and start <= end else None


def _so_far(start: date | None, published: date, reach: Reach = Reach.SINCE) -> Resolved:
    end = published - timedelta(1)
    return (start, max(start, end), reach) if start else None


def day_range(match: re.Match[str], published: date) -> Resolved:
    last = days.day(match["last"], published)
    if last is None:
        return None
    first = match["first"]
    if not days.DAY_PARTS.search(first):
        first = re.sub(r"[^\d]", "", first) + " " + last.strftime("%B")
    return _stated(days.day(first, published, last.year), last)


def day_to_weekday(match: re.Match[str], published: date) -> Resolved:
    return _stated(
        days.day(match["first"], published), days.weekday_before(match["last"], published)
    )


def month_range(match: re.Match[str], published: date) -> Resolved:
    first, last = days.month_number(match["first"]), days.month_number(match["last"])
    year = _year(match["year"], published) if match["year"] else days.month_year(last, published)
    return _stated(date(year, first, 1), days.last_of_month(year, last))


def since_day(match: re.Match[str], published: date) -> Resolved:
    """ "since Labour took office on 5 July": the event gives the year that the day leaves out."""
    event = events.named_in(match.group())
    day = days.day(match["day"], published)
    if event and day and (event.day.month, event.day.day) == (day.month, day.day):
        day = event.day
    return _so_far(day, published)


def since_weekday(match: re.Match[str], published: date) -> Resolved:
    return _so_far(days.weekday_before(match["weekday"], published), published)


def since_event(match: re.Match[str], published: date) -> Resolved:
    event = events.named_in(match.group())
    assert event, match.group()
    return _so_far(event.day, published)


def since_month(match: re.Match[str], published: date) -> Resolved:
    month = days.month_number(match["month"])
    year = int(match["year"]) if match["year"] else days.month_year(month, published)
    return _so_far(date(year, month, 1), published)


def since_year(match: re.Match[str], published: date) -> Resolved:
    return _so_far(date(int(match["year"]), 1, 1), published)


def this_year(match: re.Match[str], published: date) -> Resolved:
    # On the first days of January "this year" still means the year that the figures are of.
    year = (
        days.shifted(published, -1).year if published.timetuple().tm_yday <= 2 else published.year
    )
    return _so_far(date(year, 1, 1), published, Reach.SO_FAR)


def year_so_far(match: re.Match[str], published: date) -> Resolved:
    return _so_far(date(int(match["year"] or match["year2"]), 1, 1), published, Reach.SO_FAR)


def same_point(match: re.Match[str], published: date) -> Resolved:
    year = _year(match["year"], published)
    end = days.shifted(published - timedelta(1), year - published.year)
    return date(year, 1, 1), end, Reach.SAME_POINT


def _year(words: str, published: date) -> int:
    return (
        int(words)
        if words.isdecimal()
        else published.year - (words.lower() not in ("this year", "the year"))
    )


def week_to(match: re.Match[str], published: date) -> Resolved:
    last = match["last"]
    end = (
        days.day(last, published)
        if days.DAY_PARTS.search(last)
        else days.weekday_before(last, published)
    )
    return _stated(end - timedelta(6), end) if end else None


def first_half(match: re.Match[str], published: date) -> Resolved:
    year = _year(match["year"], published)
    return _stated(date(year, 1, 1), date(year, 6, 30))


def quarter(match: re.Match[str], published: date) -> Resolved:
    last = 3 * (("first", "second", "third", "fourth").index(match["quarter"].lower()) + 1)
    year = _year(match["year"], published) if match["year"] else days.month_year(last, published)
    return _stated(date(year, last - 2, 1), days.last_of_month(year, last))


def until_day(match: re.Match[str], published: date) -> Resolved:
    end = days.day(match["last"], published)
    return (date(end.year, 1, 1), end, Reach.UNTIL) if end else None


def until_weekday(match: re.Match[str], published: date) -> Resolved:
    end = days.weekday_before(match["weekday"], published)
    return date(end.year, 1, 1), end, Reach.UNTIL


def feast(match: re.Match[str], published: date) -> Resolved:
    month_, number = FEAST_DAYS[match["feast"].lower().replace("’", "'")]
    day = (
        date(int(match["year"]), month_, number)
        if match["year"]
        else days.newest(month_, number, published)
    )
    return _stated(day, day)


def first_days(match: re.Match[str], published: date) -> Resolved:
    start = date(_year(match["year"], published), 1, 1)
    return _stated(start, start + timedelta(int(match["count"]) - 1))


def one_day(match: re.Match[str], published: date) -> Resolved:
    day = days.day(match.group(), published)
    return _stated(day, day)


def month(match: re.Match[str], published: date) -> Resolved:
    parts = match.groupdict()
    number = days.month_number(parts["month"] or parts["month2"])
    if parts.get("year"):
        year = int(parts["year"])
    else:
        year = published.year - 1 if parts.get("last") else days.month_year(number, published)
    return _stated(
        date(year, number, 1),
        min(days.last_of_month(year, number), max(published, date(year, number, 1))),
    )


def whole_year(match: re.Match[str], published: date) -> Resolved:
    year = _year(match["year"] or match["year2"], published)
    return _stated(date(year, 1, 1), date(year, 12, 31))


def on_weekday(match: re.Match[str], published: date) -> Resolved:
    day = days.weekday_before(match["weekday"], published)
    return _stated(day, day)


def this_week(match: re.Match[str], published: date) -> Resolved:
    return published - timedelta(6), published, Reach.SINCE


def last_week(match: re.Match[str], published: date) -> Resolved:
    monday = published - timedelta(published.weekday() + 7)
    return _stated(monday, monday + timedelta(6))


def weekend(match: re.Match[str], published: date) -> Resolved:
    sunday = days.weekday_before("Sunday", published)
    return _stated(sunday - timedelta(1), sunday)


def this_month(match: re.Match[str], published: date) -> Resolved:
    return _so_far(published.replace(day=1), published)


def last_month(match: re.Match[str], published: date) -> Resolved:
    end = published.replace(day=1) - timedelta(1)
    return _stated(end.replace(day=1), end)


def yesterday(match: re.Match[str], published: date) -> Resolved:
    return _stated(published - timedelta(1), published - timedelta(1))


def today(match: re.Match[str], published: date) -> Resolved:
    return _stated(published, published)
