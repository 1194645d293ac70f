"""A line and a word of it come in; the calendar day that is written there goes out."""

from datetime import date, timedelta

from etl.periods import days, tenses
from etl.periods.lexicon import (
    COUNTED,
    DAY_NUMBERS,
    MONTHS,
    OLD_YEARS,
    ORDINALS,
    SHORT_WEEKDAYS,
    TIMES_OF_DAY,
    WEEKDAYS,
    WITH_SUFFIX,
    YEARS,
)
from etl.periods.parts import BLANKS, JOINTS, Found, Grain, Line, Named
from etl.vocabulary import Reach


# Behind a month or day before its year: "Oct. 18, 2025", "October of 2024".
BEFORE_YEAR = BLANKS | {", ", ". ", "., "}
# A day this near ahead of publication needs no year; one so long ago would have been given it.
NEAR = timedelta(31)
# Days among which "the Sunday" is one: no year or quarter.
A_DAY, A_WEEK, A_MONTH = timedelta(0), timedelta(7), timedelta(31)
# A day named within so many days needs no weekday to tell its year.
FRESH = timedelta(60)
# What happens on a day after the week that is told of.
SAID = {"said", "announced", "told", "published", "released", "confirmed", "reported", "revealed"}
SAID |= {"show", "showed", "shown", "figures", "signed", "agreed", "met", "will"}
# Wordings back in a line among which the day is looked for that "the Sunday" follows.
NEAREST = 8
CURRENCIES = ("£", "$", "€")


def is_plain(line: Line, i: int) -> bool:
    """Whether the digits of word `i` are a numeral of their own: not 1,214, 3.5 or £20."""
    behind, ahead = line.gaps[i], line.gaps[i - 1] if i else ""
    if ahead.endswith(CURRENCIES) or behind[:1] == "%":
        return False
    if behind in (",", ".", ":") and line.words[i + 1][:1].isdigit():
        return False
    return not (i and ahead in (",", ".", ":") and line.words[i - 1].isdigit())


def year_at(line: Line, i: int) -> int | None:
    """The year that word `i` is, unless it counts something."""
    year = YEARS.get(line.words[i])
    if year is None or not is_plain(line, i):
        return None
    # "In 2021 boats carried 28 people on average".
    opens = i == 1 and line.before(i) == "in"
    return None if not opens and line.blank(i) and line.words[i + 1] in COUNTED else year


def year_behind(line: Line, i: int) -> tuple[int | None, int]:
    """The year that stands behind word `i`, as a number or as "last year", and where it stops."""
    words, published = line.words, line.published
    if line.gaps[i] not in BEFORE_YEAR:
        return None, i + 1
    j = i + 2 if words[i + 1] in ("of", "in") and line.blank(i + 1) else i + 1
    year = year_at(line, j) or (OLD_YEARS.get(words[j]) if is_plain(line, j) else None)
    if year:
        return year, j + 1
    if line.gaps[i] not in BLANKS:
        return None, i + 1
    if words[j] in ("last", "this", "next") and line.follows(j, "year"):
        return published.year + {"last": -1, "this": 0, "next": 1}[words[j]], j + 2
    if words[j] == "the" and (
        line.follows(j, "previous", "year") or line.follows(j, "year", "before")
    ):
        return published.year - 1, j + 3
    return None, i + 1


def number_at(line: Line, i: int) -> tuple[int, int] | None:
    """The number of a day and where it stops: "18", "18th", "ninth", "twenty-first"."""
    word = line.words[i]
    number = DAY_NUMBERS.get(word)
    if number:
        return (number, i + 1) if is_plain(line, i) else None
    if word in ("twenty", "thirty") and line.gaps[i] in JOINTS:
        unit = ORDINALS.get(line.words[i + 1], 99)
        return ({"twenty": 20, "thirty": 30}[word] + unit, i + 2) if unit < 10 else None
    return (ORDINALS[word], i + 1) if word in ORDINALS else None


def day_first(line: Line, i: int) -> Found | None:
    """ "18 October", "the 9th of October 2024", "5 October last year"."""
    numbered = number_at(line, i)
    if not numbered:
        return None
    number, j = numbered
    if line.blank(j - 1) and line.words[j] == "of" and line.blank(j):
        j += 1
    month = MONTHS.get(line.words[j])
    if not month or (line.gaps[j - 1] not in BLANKS and line.gaps[j - 1] != "-"):
        return None
    year, stop = year_behind(line, j)
    return resolved(line, i, month, number, year, stop)


def month_first(line: Line, i: int) -> Found | None:
    """ "October 18", "Oct. 18, 2025"."""
    j, month = i + 1, MONTHS.get(line.words[i])
    number = DAY_NUMBERS.get(line.words[j])
    if not month or not number or not is_plain(line, j) or line.gaps[i] not in (" ", ". "):
        return None
    year, stop = year_behind(line, j)
    if year is None and line.blank(j) and line.words[j + 1] in COUNTED:
        return None
    return resolved(line, i, month, number, year, stop)


def with_weekday(line: Line, i: int) -> Found | None:
    """ "Saturday 18 October", "Wed, Oct 22", "Monday the 19th"."""
    word = line.words[i]
    weekday = WEEKDAYS.get(word, SHORT_WEEKDAYS.get(word))
    if weekday is None or line.gaps[i] not in (" ", ", ", ". "):
        return None
    j = i + 2 if line.words[i + 1] == "the" and line.blank(i + 1) else i + 1
    found = day_first(line, j) or month_first(line, j)
    if found:
        return _fitted(line, found, weekday)
    if j > i + 1 and (line.words[j] in WITH_SUFFIX or line.words[j] in ORDINALS):
        return _fitted_here(line, j, weekday)
    return None


def _fitted_here(line: Line, j: int, weekday: int) -> Found | None:
    """ "Sunday the eleventh": of this month or the last, where the weekday fits."""
    found = _of_this_month(line, j)
    spelt = line.words[j] in ORDINALS
    return None if found and spelt and found.first.weekday() != weekday else found


def _of_this_month(line: Line, i: int) -> Found | None:
    numbers = WITH_SUFFIX.get(line.words[i]) or ORDINALS[line.words[i]]
    upto = line.published
    for month in (upto, days.later(upto.replace(day=1), -1)):
        day = days.valid(month.year, month.month, numbers)
        if day and day <= upto:
            return Found(i + 1, day, day, Grain.DAY)
    return None


def _fitted(line: Line, found: Found, weekday: int) -> Found:
    """A weekday tells the year of an older day; beside a fresh one it may be a slip of the pen."""
    day, published = found.first, line.published
    if found.dated or day.weekday() == weekday or timedelta(0) <= published - day < FRESH:
        return found
    others = (days.valid(day.year + years, day.month, day.day) for years in (-1, 1))
    fitting = [other for other in others if other and other.weekday() == weekday]
    near = [other for other in fitting if other - published < 4 * NEAR]
    return found._replace(first=near[0], last=near[0], dated=True) if near else found


def resolved(
    line: Line, i: int, month: int, number: int, year: int | None, stop: int
) -> Found | None:
    """The day of that name; without a year the newest, or the next where the words look ahead."""
    day = days.valid(year, month, number) if year else _undated(line, i, month, number)
    return Found(stop, day, day, Grain.DAY, dated=year is not None) if day else None


def _undated(line: Line, i: int, month: int, number: int) -> date | None:
    published = line.published
    past = days.newest(month, number, published)
    coming = days.soonest(month, number, published)
    if not past or not coming:
        return past or coming
    told = year_told(line)
    if told:
        return days.valid(told, month, number) or past
    if coming - published > 10 * NEAR or published - past < NEAR / 2:
        return past
    if tenses.is_ahead(line, i):
        return coming
    return coming if coming - published <= NEAR and not tenses.is_past(line, i) else past


def _year_named(line: Line) -> Named:
    """The period named last, or the year before the months that it opened: "In 2024 most came in October"."""
    for named in reversed(line.named[-4:]):
        if named.found.grain is Grain.MONTH and not named.found.dated:
            continue
        return named
    return line.named[-1]


def year_told(line: Line) -> int | None:
    """ "In 2023 the busiest day was 2 September": the year named just before holds on."""
    if not line.named:
        return None
    at, found = _year_named(line)
    if found.grain is Grain.YEAR and line.words[found.stop] == "when":
        return found.first.year  # "the pace of 2022, when 39,929 had crossed by 9 November"
    if found.last >= line.published or found.grain is not Grain.YEAR:
        return None
    if at == 0 and line.words[1] in ("had", "reached", "stood", "saw"):
        return found.first.year  # "2022 had reached 37,603 by 22 October"
    led = line.before(at) in ("in", "during", "throughout")
    opening = at - 1 if led else at
    opens_a_clause = opening == 0 or not line.blank(opening - 1)
    return found.first.year if opens_a_clause and (led or line.words[at] == "last") else None


def numeric(line: Line, i: int) -> Found | None:
    """ "18/10/2025", "18.10.25", "2025-10-18"; a middle above 12 is an American day."""
    gap = line.gaps[i]
    if gap not in ("/", ".", "-") or line.gaps[i + 1] != gap or not _digits(line, i):
        return None
    if i and line.gaps[i - 1] == gap:
        return None
    one, two, three = (int(word) for word in line.words[i : i + 3])
    if len(line.words[i]) == 4:
        return _numeric_day(i, one, two, three)
    year = three if len(line.words[i + 2]) == 4 else 2000 + three
    if two > 12:
        one, two = two, one
    return _numeric_day(i, year, two, one)


def _digits(line: Line, i: int) -> bool:
    words = line.words[i : i + 3]
    if not all(word.isdecimal() and word.isascii() for word in words):
        return False
    if line.gaps[i + 2] == line.gaps[i] and line.words[i + 3].isdigit():
        return False  # 10.0.20.25 is an address
    first, middle, last = map(len, words)
    return (first == 4 and middle == last == 2) or (max(first, middle) <= 2 and last in (2, 4))


def _numeric_day(i: int, year: int, month: int, number: int) -> Found | None:
    day = days.valid(year, month, number) if 2000 <= year < 2040 else None
    return Found(i + 3, day, day, Grain.DAY) if day else None


def weekday(line: Line, i: int) -> Found | None:
    """ "Saturday", "Saturday's", "Tuesday night", "Wednesday last week": the day that tense allows."""
    word = line.words[i]
    if word not in WEEKDAYS or not line.is_name(i) or line.before(i) in ("every", "each"):
        return None
    stop = i + 1
    while line.blank(stop - 1) and line.words[stop] in TIMES_OF_DAY:
        stop += 1
    which = stop + (line.words[stop] == "of")
    if line.words[which] in ("last", "next", "this") and line.follows(which, "week"):
        return _in_week(line, word, line.words[which], which + 2)
    known = _told_before(line) if line.before(i) == "the" else None
    if known:
        return _of_that_week(line, word, stop, known)
    told = line.named[-1].found if line.named else None
    if told and (told.last - told.first).days == 6 and _is_told_of(line, i):
        return Found(stop, day := days.weekday_before(word, told.last), day, Grain.DAY)
    day = days.weekday_before(word, line.published)
    if tenses.is_ahead(line, i):
        day += timedelta(7)
    return Found(stop, day, day, Grain.DAY, dated=False, weekly=True)


def _is_told_of(line: Line, i: int) -> bool:
    """ "In the week to 5 July 63 came, all on Tuesday": a day of that week, unless something was said on it."""
    return line.before(i) == "on" and SAID.isdisjoint(line.words[max(0, i - 5) : i])


def _told_before(line: Line) -> date | None:
    """The day from which "the Sunday" is counted: that of the days named last, or of those since then."""
    known = line.latest()
    days_here = [named.found for named in line.named[-NEAREST:] if named.found.reach is Reach.DAYS]
    # "549 on the Sunday, more than on any day of 2023, 545 on the Monday": after that Sunday.
    short = [found for found in days_here if found.last - found.first < A_MONTH]
    if known and known.reach is Reach.SINCE and line.named:
        return line.named[-1].found.first
    if not known or known.reach is not Reach.DAYS:
        return None
    return short[-1].last if short else line.latest_day()


def _of_that_week(line: Line, word: str, stop: int, known: date) -> Found:
    """ "648 on Tuesday of last week, on the Wednesday 217": a week is told from front to back."""
    day = days.weekday_before(word, known + timedelta(6))
    last = line.named[-1].found if line.named else None
    within = (
        last and A_DAY < last.last - last.first < A_WEEK and days.weekday_before(word, last.last)
    )
    if last and within and within >= last.first:
        day = within  # "Last weekend, on the Saturday"
    elif day > line.published:
        day = days.weekday_before(word, line.published)
    return Found(stop, day, day, Grain.DAY, dated=False, weekly=True)


def _in_week(line: Line, word: str, which: str, stop: int) -> Found:
    monday = line.published - timedelta(line.published.weekday())
    day = monday + timedelta({"last": -7, "this": 0, "next": 7}[which] + WEEKDAYS[word])
    return Found(stop, day, day, Grain.DAY)
