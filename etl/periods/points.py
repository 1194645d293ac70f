"""A line and a word of it come in; the same point, period or day of another year goes out."""

from datetime import date, timedelta
from typing import NamedTuple

from etl.periods import days, relative
from etl.periods.again import same_day
from etl.periods.counts import counted_unit
from etl.periods.dates import year_at, year_behind
from etl.periods.lexicon import MONTHS, SEASONS
from etl.periods.parts import Found, Grain, Line
from etl.periods.references import (
    OPEN,
    Known,
    first_day,
    is_year,
    last_day,
    length,
    moved,
    subject,
    up_to,
)
from etl.vocabulary import Reach


POINTS = {"point", "stage", "time", "date", "moment"}
STRETCHES = {"period", "stretch", "part", "months", "month", "weeks", "week", "days", "quarter"}
STRETCHES |= {"half", "span", "weekend", "season", "window", "day"}


class OtherYear(NamedTuple):
    """A year named outright, or as so many years back, and where its words stop."""

    stop: int
    year: int = 0
    back: int = 0

    def seen_from(self, newer: int) -> int:
        return self.year or newer - self.back


def same(line: Line, i: int) -> Found | None:
    """ "the same point last year", "this time last year", "the same period of 2024"."""
    j = i + 1
    if counted := counted_unit(line, j):
        j = counted[2] - 1  # "the same 11 days last year"
    word = line.words[j]
    if not line.blank(j - 1) or not (counted or word in POINTS or word in STRETCHES):
        return None
    if month := _point_of_month(line, j):
        return month
    told = year_told(line, j)
    if told is None:
        again = _in_the_year(line, i, j + 1) if word in STRETCHES else None
        return again or (same_day(line, i) if line.words[i] == "same" else None)
    if word == "day":
        return _same_day_of(line, i, told)
    if word in STRETCHES and (known := _stretch(line)):
        year = last_day(known).year
        return moved(known, 12 * (told.seen_from(year) - year), told.stop)
    year = told.seen_from(line.published.year)
    if word in ("week", "weekend"):
        # Which week is meant no other words say: that of the day of print, more or less.
        end = days.shifted(line.published - timedelta(1), year - line.published.year)
        return Found(told.stop, end - timedelta(6), end, Grain.WEEK, reach=Reach.WITHIN)
    known = subject(line)
    if known and (known.reach is Reach.UNTIL or (word == "date" and length(known) == 1)):
        return up_to(days.shifted(last_day(known), year - last_day(known).year), told.stop)
    return point(line, year, told.stop)


def _point_of_month(line: Line, j: int) -> Found | None:
    """ "The 1,098 who had come by this point in January last year": the days of the month up to today's."""
    number, k = MONTHS.get(line.words[j + 2]), j + 2
    last = line.published - timedelta(1)
    if line.words[j] not in POINTS or line.words[j + 1] not in ("in", "of", "last"):
        return None
    if number != last.month or not line.blank(j) or not line.blank(j + 1) or not line.is_name(k):
        return None
    year, stop = year_behind(line, k)
    year = last.year - 1 if line.words[j + 1] == "last" else year
    if year is None or year >= last.year:
        return None
    end = days.shifted(last, year - last.year)
    return Found(stop, end.replace(day=1), end, reach=Reach.SAME_POINT)


def the_period(line: Line, i: int) -> Found | None:
    """ "12,313 is the total. That compares with 10,518 for the period in 2023": up to the same day."""
    told = (
        year_told(line, i)
        if line.before(i) == "the" and line.words[i + 1] in ("in", "of")
        else None
    )
    return (
        point(line, told.year, told.stop) if told and 0 < told.year < line.published.year else None
    )


def _in_the_year(line: Line, i: int, stop: int) -> Found | None:
    """ "In 2022 there were 20,282 in the same three months": the stretch told before, in the year that is named."""
    if line.before(i) != "the" or line.before(i - 1) not in ("in", "over", "during", "for"):
        return None
    named = line.named[0].found if len(line.named) == 1 else None
    if named is None or named.grain is not Grain.YEAR or not is_year(named):
        return None
    told = (
        p for p in reversed(line.spoken[-8:]) if 27 <= length(p) <= 360 and p.reach is Reach.DAYS
    )
    known = next(told, None)
    return moved(known, 12 * (named.first.year - known.end.year), stop) if known else None


def _same_day_of(line: Line, i: int, told: OtherYear) -> Found:
    """ "On this day last year", and "the same day last year" as the one that was named."""
    known = subject(line) if line.words[i] == "same" else None
    day = last_day(known) if known and length(known) == 1 else line.published
    day = days.shifted(day, told.seen_from(day.year) - day.year)
    return Found(told.stop, day, day, Grain.DAY)


def _stretch(line: Line) -> Known | None:
    """What "the same months" repeats: a stretch with both ends, or one that began after New Year."""
    recent = [period for period in line.spoken[-4:] if 2 <= length(period) <= 360]
    told = [period for period in recent if period.reach is not Reach.SINCE] or recent
    known = subject(line) or (told[-1] if told else None)
    newest = line.spoken[-1] if line.spoken else None
    # "1,900 over the weekend. It leaves 2022 on 41,829. The same stretch of last year": of the year.
    if newest and known in told and is_year(newest) and newest.end.year == line.published.year:
        known = None if length(known) < 28 else known
    if known is None or not 2 <= length(known) <= 360:
        return None
    begins_the_year = (first_day(known).month, first_day(known).day) == (1, 1)
    running = known.reach in OPEN and length(known) > 31
    return None if begins_the_year and running else known


def year_told(line: Line, i: int) -> OtherYear | None:
    """The year that stands behind word `i`."""
    if line.gaps[i] not in (" ", ", ", "  "):
        return None
    j = i + 1
    while line.words[j] in ("in", "of", "the", "during", "on", "for") and line.blank(j):
        j += 1
    number = year_at(line, j)
    if number:
        return OtherYear(j + 1, year=number)
    for words in YEAR_BEFORE:
        if line.words[j] == words[0] and line.follows(j, *words[1:]):
            return OtherYear(j + len(words), back=1)
    if line.words[j] == "last" and line.words[j + 1] in SEASONS and line.blank(j):
        return OtherYear(j + 2, back=1)
    if line.words[j] in ("two", "three") and line.follows(j, "years"):
        return OtherYear(j + 3, back=2 + (line.words[j] == "three"))
    return None


YEAR_BEFORE = (
    ("last", "year"),
    ("previous", "year"),
    ("year", "before"),
    ("year", "earlier"),
    ("a", "year", "earlier"),
    ("a", "year", "before"),
    ("a", "year", "ago"),
    ("a", "year", "previously"),
    ("12", "months", "earlier"),
    ("12", "months", "ago"),
)


def point(line: Line, year: int, stop: int) -> Found:
    """The count of that year up to the day that the text's own count ends on."""
    yesterday = line.published - timedelta(1)
    end = days.shifted(yesterday, year - line.published.year)
    return Found(stop, date(year, 1, 1), max(end, date(year, 1, 1)), reach=Reach.SAME_POINT)


def year_at_point(line: Line, found: Found) -> Found | None:
    """ "last year at the same point", "in 2022 by now": the year stands first."""
    i = found.stop
    if found.grain is not Grain.YEAR or line.gaps[i - 1] not in (" ", ", "):
        return None
    if line.words[i] == "by" and line.follows(i, "now"):
        return point(line, found.first.year, i + 2)
    if line.words[i] not in ("at", "by", "to", "over", "in"):
        return None
    j = i + 1 + (line.words[i + 1] == "the")
    if line.words[j] in ("same", "this") and line.words[j + 1] in POINTS | STRETCHES:
        return point(line, found.first.year, j + 2)
    return None


def this_point(line: Line, i: int) -> Found | None:
    """ "this time last year", "this day last year", else what "this" means with the words behind it."""
    return same(line, i) or relative.this(line, i)
