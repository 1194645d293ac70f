"""A line and a word of it come in; the days that "yesterday", "this week" or "last year" mean go out."""

from datetime import date, timedelta

from etl.periods import days, names, tenses
from etl.periods.counts import counted_unit
from etl.periods.lexicon import MONTHS, SEASONS, TIMES_OF_DAY, UNITS, WEEKDAYS
from etl.periods.parts import Found, Grain, Line
from etl.vocabulary import Basis, Reach


NEAR_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}


def near_day(line: Line, i: int) -> Found | None:
    """ "yesterday", "today", "tomorrow morning"."""
    day = line.published + timedelta(NEAR_DAYS[line.words[i]])
    stop = i + 1 + (line.blank(i) and line.words[i + 1] in TIMES_OF_DAY)
    return Found(stop, day, day, Grain.DAY)


def overnight(line: Line, i: int) -> Found | None:
    """The night before publication belongs to two days."""
    return Found(i + 1, line.published - timedelta(1), line.published, basis=Basis.INFERRED)


def this(line: Line, i: int) -> Found | None:
    """ "this year", "this week", "this August", "this Wednesday", "this morning"."""
    if not line.blank(i):
        return None
    j = i + 1 + (line.words[i + 1] == "calendar")
    word = line.words[j]
    if word in THIS:
        return THIS[word](line, j + 1)
    if word in TIMES_OF_DAY:
        return Found(j + 1, line.published, line.published, Grain.DAY)
    if word in SEASONS:
        return names.of_season(line, word, j + 1)
    if word in MONTHS and line.is_name(j):
        return names.month(line, j)
    return _this_weekday(line, j) if word in WEEKDAYS else financial(line, j, 0)


def _this_weekday(line: Line, j: int) -> Found:
    """The nearest either way: the tense of the sentence is told by its verb alone."""
    day = days.weekday_before(line.words[j], line.published)
    if day < line.published and not tenses.is_past(line, j):
        day += timedelta(7)
    return Found(j + 1, day, day, Grain.DAY)


def this_year(line: Line, stop: int) -> Found:
    """On the first two days of January "this year" still means the year that the figures are of."""
    published = line.published
    year = published.year - ((published.month, published.day) <= (1, 2))
    whole = names.of_year(year, stop)
    running = names.so_far(line, whole)
    return running._replace(last=min(running.last, whole.last))


def this_month(line: Line, stop: int) -> Found:
    """The days of the month before the day of publication."""
    first = line.published.replace(day=1)
    return names.so_far(line, Found(stop, first, first, Grain.MONTH))


def this_week(line: Line, stop: int) -> Found:
    """The seven days up to publication: where the calendar week cannot be meant these are."""
    published = line.published
    return Found(stop, published - timedelta(6), published, Grain.WEEK, Reach.SINCE)


def this_quarter(line: Line, stop: int) -> Found:
    """The days of the quarter before the day of publication."""
    first = line.published.replace(day=1, month=(line.published.month - 1) // 3 * 3 + 1)
    return names.so_far(line, Found(stop, first, first, Grain.QUARTER))


def weekend(line: Line, stop: int) -> Found:
    """The last Saturday and Sunday, or the next where the words look ahead."""
    sunday = days.weekday_before("Sunday", line.published)
    if tenses.is_ahead(line, stop - 1):
        sunday += timedelta(7)
    return Found(stop, sunday - timedelta(1), sunday)


THIS = {
    "year": this_year,
    "month": this_month,
    "week": this_week,
    "quarter": this_quarter,
    "weekend": weekend,
}


def last(line: Line, i: int) -> Found | None:
    """ "last week", "last year", "last Wednesday", "last August", "last night", "last seven days"."""
    if not line.blank(i):
        return None
    j = i + 1 + (line.words[i + 1] == "calendar")
    word, published = line.words[j], line.published
    if word in LAST:
        return LAST[word](line, j + 1)
    if word in ("night", "evening"):
        return Found(j + 1, published - timedelta(1), published - timedelta(1), Grain.DAY)
    if word in SEASONS:
        return _last_season(line, word, j + 1)
    if word in WEEKDAYS:
        day = days.weekday_before(word, published - timedelta(1))
        return Found(j + 1, day, day, Grain.DAY)
    if word in MONTHS and line.is_name(j):
        year = published.year - (MONTHS[word] >= published.month)
        return names.of_month(line, year - _is_told(line, year, MONTHS[word]), MONTHS[word], j + 1)
    return past(line, i) or financial(line, j, -1)


def _is_told(line: Line, year: int, month: int) -> bool:
    """ "In May it was 3,738, up from 2,881 last May": where the newest May is told already, the one before is meant."""
    first = date(year, month, 1)
    near = [(p.start, p.end) for p in line.spoken[-2:]]
    near += [(named.found.first, named.found.last) for named in line.named[-8:]]
    return any(start == first and end > first and end.month == month for start, end in near)


def last_week(line: Line, stop: int) -> Found:
    """Monday to Sunday of the week before."""
    monday = line.published - timedelta(line.published.weekday() + 7)
    return Found(stop, monday, monday + timedelta(6), Grain.WEEK)


def last_month(line: Line, stop: int) -> Found:
    """The calendar month before."""
    end = line.published.replace(day=1) - timedelta(1)
    return Found(stop, end.replace(day=1), end, Grain.MONTH)


def last_year(line: Line, stop: int) -> Found:
    """The calendar year before."""
    return names.of_year(line.published.year - 1, stop)


def last_quarter(line: Line, stop: int) -> Found:
    """The whole quarter before."""
    first = this_quarter(line, stop).first
    return Found(stop, days.later(first, -3), first - timedelta(1), Grain.QUARTER)


LAST = {
    "year": last_year,
    "month": last_month,
    "week": last_week,
    "quarter": last_quarter,
    "weekend": weekend,
}


def _last_season(line: Line, word: str, stop: int) -> Found | None:
    found = names.of_season(line, word, stop)
    if found and found.last >= line.published - timedelta(1):
        return names.of_season(line, word, stop, found.first.year - 1)
    return found


def coming(line: Line, i: int) -> Found | None:
    """ "next week", "next month", "next Wednesday", "next June"."""
    if not line.blank(i) or line.before(i) == "the":
        return None
    word, published, stop = line.words[i + 1], line.published, i + 2
    if word in WEEKDAYS:
        day = days.weekday_before(word, published) + timedelta(7)
        return Found(stop, day, day, Grain.DAY)
    if word in MONTHS and line.is_name(i + 1):
        year = published.year + (MONTHS[word] <= published.month)
        return names.of_month(line, year, MONTHS[word], stop)
    if word == "week":
        monday = published + timedelta(7 - published.weekday())
        return Found(stop, monday, monday + timedelta(6), Grain.WEEK)
    if word == "month":
        first = days.later(published.replace(day=1), 1)
        return names.of_month(line, first.year, first.month, stop)
    return names.of_year(published.year + 1, stop) if word == "year" else None


def past(line: Line, i: int) -> Found | None:
    """ "the past week", "the last seven days", "the past 24 hours": up to the day before publication."""
    if not line.blank(i):
        return None
    counted = counted_unit(line, i + 1)
    word = line.words[i + 1]
    if not counted and word in UNITS and (line.words[i] == "past" or word == "fortnight"):
        counted = (1, UNITS[word], i + 2)
    return lately(line, *counted) if counted else None


def lately(line: Line, count: int, unit: str, stop: int) -> Found:
    """So many days, weeks or months up to the day before publication."""
    last_day = line.published - timedelta(1)
    first = days.start_of(last_day, count, unit)
    grain = Grain.WEEK if (last_day - first).days == 6 else Grain.OTHER
    return Found(stop, first, last_day, grain, Reach.SINCE)


def financial(line: Line, j: int, years: int) -> Found | None:
    """ "this financial year", "last tax year": April to March."""
    if line.words[j] not in ("financial", "fiscal", "tax") or not line.follows(j, "year"):
        return None
    published = line.published
    year = published.year - (published.month < 4) + years
    found = Found(j + 2, date(year, 4, 1), date(year + 1, 3, 31), Grain.YEAR)
    return names.so_far(line, found) if years == 0 else found


def financial_named(line: Line, i: int) -> Found | None:
    """ "the financial year 2024/25"."""
    return names.year(line, i + 2) if line.follows(i, "year", line.words[i + 2]) else None


def so_far(line: Line, i: int) -> Found | None:
    """ "so far this year", "so far in 2024", "so far in the year", "so far in October"."""
    if not line.follows(i, "far"):
        return None
    j = i + 2
    if line.words[j] in ("in", "on", "during", "for"):
        j += 1
    j += line.words[j] == "the"
    if not line.follows(i + 1, line.words[i + 2]):
        return None
    found = RUNNING[line.words[j]](line, j) if line.words[j] in RUNNING else None
    found = found or names.year(line, j) or names.month(line, j)
    return _running(line, found) if found else None


def _running(line: Line, found: Found) -> Found:
    return found if found.reach is Reach.SO_FAR else names.so_far(line, found)


RUNNING = {
    "this": this,
    "year": lambda line, i: this_year(line, i + 1),
    "month": lambda line, i: this_month(line, i + 1),
}


def month_so_far(line: Line, i: int) -> Found | None:
    """ "In the month so far", "the month to date"."""
    running = line.follows(i, "so", "far") or line.follows(i, "to", "date")
    return this_month(line, i + 3) if running and line.before(i) == "the" else None


# The figures of a year come out by the end of March; a text about them names it at once.
REPORTS_END, YEAR_TOLD = 3, 2
YEAR_GOES_ON = {
    "to",
    "of",
    "before",
    "after",
    "since",
    "when",
    "that",
    "ending",
    "ended",
    "in",
    "from",
    "until",
}
TALLIES = {"total", "tally", "figure", "number", "count", "year"}


def tally(line: Line, i: int) -> Found | None:
    """ "the total so far", "the year so far", "for the year", "the year as a whole"."""
    if line.follows(i, "so", "far") or line.follows(i, "to", "date"):
        return this_year(line, i + 3)
    if line.words[i] != "year":
        return None
    if line.follows(i, "as", "a", "whole"):
        return this_year(line, i + 4)
    if i > 1 and line.words[i - 1] == "the" and line.before(i - 1) in ("during", "throughout"):
        return _year_reported(line, i + 1) or (
            None if line.blank(i) and line.words[i + 1] in YEAR_GOES_ON else this_year(line, i + 1)
        )
    of_the = i > 1 and line.words[i - 1] == "the" and line.before(i - 1) in ("for", "over", "of")
    if not of_the or line.words[i - 3] == "time":
        return None
    return _year_reported(line, i + 1) or this_year(line, i + 1)


def _year_reported(line: Line, stop: int) -> Found | None:
    """ "Afghans had 8,633 arrivals over the year", in February of the figures of the last one: the year told."""
    last = line.published.year - 1
    told = any(
        (p.start, p.end) == (date(last, 1, 1), date(last, 12, 31)) for p in line.spoken[:YEAR_TOLD]
    )
    early = line.published.month <= REPORTS_END
    return names.of_year(last, stop) if told and early else None
