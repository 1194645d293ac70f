"""A line and a word of it come in; the month, quarter, year, season or feast named there goes out."""

from collections.abc import Callable
from datetime import date, timedelta

from etl.periods import days, tenses
from etl.periods.dates import is_plain, year_at, year_behind, year_told
from etl.periods.feasts import FEASTS, bank_holiday
from etl.periods.lexicon import (
    DAY_NUMBERS,
    DOUBTFUL_MONTHS,
    MONTH_PREPOSITIONS,
    MONTHS,
    OLD_YEARS,
    SEASONS,
)
from etl.periods.parts import Found, Grain, Line
from etl.vocabulary import Reach


AGREED = {"agreed", "signed", "struck", "announced", "unveiled", "launched", "ratified", "brokered"}
DEAL_REACH = 14
YEAR_PREPOSITIONS = {"in", "since", "until", "of", "from", "before", "by", "to", "and"}
SPELLED = {
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
}  # fmt: skip
# What a month does, and with what it is: "Theresa May was asked", "May had said" are of a woman.
BROUGHT = {"saw", "brought", "recorded", "produced", "ended", "proved", "counted"}
WAS = {"was", "had", "is", "has"}
HOW = {
    "the", "a", "an", "no", "far", "much", "less", "more", "fewer", "busier", "quieter", "calmer", "busy", "quiet",
    "calm", "worse", "better", "almost", "nearly", "about", "around", "over", "only", "just", "another", "also",
    "already", "worst", "colder", "windier", "wetter",
}  # fmt: skip
LEADS = {
    "and",
    "but",
    "while",
    "as",
    "though",
    "although",
    "whereas",
    "because",
    "so",
    "yet",
    "that",
    "when",
}
# Those of Easter are told by its name.
BANK_HOLIDAY_MONTHS = (5, 8)
EDGES = {"end", "start", "beginning", "close"}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def month(line: Line, i: int) -> Found | None:
    """ "October 2024", "June of last year", "in October": without a year the newest that has begun."""
    number = MONTHS.get(line.words[i])
    if not number or not line.is_name(i) or line.before(i) in DAY_NUMBERS:
        return None
    year, stop = year_behind(line, i)
    if year is None and not _is_month(line, i):
        return None
    dated = year is not None
    return of_month(line, year or _month_year(line, i, number), number, stop, dated)


def _is_month(line: Line, i: int) -> bool:
    """Whether a word that can be a name or a verb stands for a month."""
    word, before = line.words[i], line.before(i)
    if before in MONTH_PREPOSITIONS or (before == "and" and line.words[i - 2] in MONTHS):
        return True
    if word in DOUBTFUL_MONTHS - {"april", "june", "august"}:
        return _does(line, i)
    given = word in DOUBTFUL_MONTHS and line.blank(i) and line.words[i + 1] and line.is_name(i + 1)
    before = line.before(i)
    return not given and (i == 0 or before in ("", "the") or not line.is_name(i - 1))


def _does(line: Line, i: int) -> bool:
    """ "May saw 2,726 arrivals", "but March was calmer": a month, and neither a Mrs May nor a verb."""
    led = line.words[i - 1] if i and line.blank(i - 1) else ""
    if (led and led not in LEADS) or not line.blank(i):
        return False
    i += line.words[i + 1] == "alone" and line.blank(i + 1)
    word, next_ = line.words[i + 1], line.words[i + 2]
    return word in BROUGHT or (word in WAS and (next_[:1].isdigit() or next_ in HOW))


def _month_year(line: Line, i: int, number: int) -> int:
    published = line.published
    told = year_told(line)
    if told:
        return told
    year = days.month_year(number, published)
    if number != published.month and tenses.is_ahead(line, i):
        return year + 1
    return year


def of_month(line: Line, year: int, number: int, stop: int, dated: bool = True) -> Found:
    """A month; the one that is running ends on the day of publication."""
    first, last = date(year, number, 1), days.last_of_month(year, number)
    if first <= line.published < last:
        last = line.published
    return Found(stop, first, last, Grain.MONTH, dated=dated)


def year(line: Line, i: int) -> Found | None:
    """ "2024", "2024-25", and the years before 2010 behind a preposition."""
    number = year_at(line, i)
    if not number and line.before(i) in YEAR_PREPOSITIONS and is_plain(line, i):
        number = OLD_YEARS.get(line.words[i])
    if not number:
        return None
    return financial_year(line, i, number) or of_year(number, i + 1)


def financial_year(line: Line, i: int, number: int) -> Found | None:
    """ "2024/25", "2024-25": April to March; "2018-2024" is left to the ranges."""
    short = line.words[i + 1]
    if line.gaps[i] not in ("/", "-") or short != f"{(number + 1) % 100:02}":
        return None
    return Found(i + 2, date(number, 4, 1), date(number + 1, 3, 31), Grain.YEAR)


def of_year(number: int, stop: int) -> Found:
    """A calendar year."""
    return Found(stop, date(number, 1, 1), date(number, 12, 31), Grain.YEAR)


def spelled_year(line: Line, i: int) -> Found | None:
    """ "twenty twenty-two", "two thousand and eighteen"."""
    if line.follows(i, "thousand"):
        j = i + 2 + (line.words[i + 2] == "and")
        number, stop = _two_digits(line, j)
        return (
            of_year(2000 + number, stop) if 10 <= number < 40 and line.words[i] == "two" else None
        )
    number, stop = _two_digits(line, i + 1) if line.blank(i) else (0, i)
    return of_year(2000 + number, stop) if 10 <= number < 40 and line.words[i] == "twenty" else None


def _two_digits(line: Line, i: int) -> tuple[int, int]:
    number = SPELLED.get(line.words[i], 0)
    unit = line.words[i + 1]
    if number >= 20 and line.gaps[i] == "-" and unit in DIGITS:
        return number + DIGITS.index(unit), i + 2
    return number, i + 1


def quarter(line: Line, i: int) -> Found | None:
    """ "Q1 2025", "H1 2024"; without a year the newest that has begun."""
    kind, number = line.words[i][:1], int(line.words[i][1:])
    told, stop = year_behind(line, i)
    return nth_part(line, 3 if kind == "q" else 6, number, told, stop)


def nth_part(line: Line, months: int, number: int, year_: int | None, stop: int) -> Found:
    """The nth quarter or half of a year, which has so many."""
    last = months * number
    first = last - months + 1
    year_ = year_ or days.month_year(first, line.published)
    grain = Grain.QUARTER if months == 3 else Grain.OTHER
    return Found(stop, date(year_, first, 1), days.last_of_month(year_, last), grain)


def season(line: Line, i: int) -> Found | None:
    """ "summer 2024", "in the spring", "the summer of last year"."""
    if line.before(i) == "the" and line.follows(i, "months"):
        return of_season(line, line.words[i], i + 2)
    told, stop = year_behind(line, i)
    if line.words[i] == "fall" and not line.blank(i):
        return None  # "even after the fall, 2023 was"
    if line.words[stop - 1] != line.words[i]:
        return of_season(line, line.words[i], stop, told)
    before = line.words[i - 1] if i else ""
    told_by_the = (
        before == "the" and line.words[i] != "fall" and line.words[i - 2] in ("in", "since")
    )
    return of_season(line, line.words[i], i + 1) if told_by_the else None


def of_season(line: Line, word: str, stop: int, year_: int | None = None) -> Found | None:
    """Three whole months; without a year the newest such season that has begun."""
    if not year_ and _dates_a_deal(line, stop):
        return None
    start = SEASONS[word]
    first = date(year_ or days.month_year(start, line.published), start, 1)
    last = days.later(first, 3) - timedelta(1)
    if first <= line.published <= last:
        return so_far(line, Found(stop, first, last))
    return Found(stop, first, last)


def _dates_a_deal(line: Line, i: int) -> bool:
    """ "The number removed under the treaty agreed this summer": no count covers that summer."""
    return not AGREED.isdisjoint(line.words[max(0, i - DEAL_REACH) : i])


def so_far(line: Line, found: Found) -> Found:
    """A stretch that is running: it is known to the day before publication."""
    last = max(found.first, line.published - timedelta(1))
    return found._replace(last=last, reach=Reach.SO_FAR)


def feast(line: Line, i: int) -> Found | None:
    """ "Christmas Day", "New Year's Eve 2019", "Easter Monday"."""
    named = feast_named(line, i)
    return _feast_day(line, i, *named) if named else None


def feast_named(line: Line, i: int) -> tuple[Callable[[int], date], int | None, int] | None:
    """Which day of a year the feast at word `i` is, the year told behind it, and where it stops."""
    for words, day_of in FEASTS.items():
        stop = _matched(line, i, words) if line.words[i] == words[0] else 0
        if stop:
            return day_of, *year_behind(line, stop - 1)
    return None


def _matched(line: Line, i: int, words: tuple[str, ...]) -> int:
    """Where the name stops; 0 where other words stand."""
    if not line.is_name(i):
        return 0
    for k, word in enumerate(words[1:]):
        if line.words[i + k + 1] != word or line.gaps[i + k] not in (" ", "'", ". "):
            return 0
    return i + len(words)


def _feast_day(
    line: Line, i: int, day_of: Callable[[int], date], told: int | None, stop: int
) -> Found:
    published = line.published
    if told:
        return Found(stop, day_of(told), day_of(told), Grain.DAY)
    coming = min(day for k in (0, 1) if (day := day_of(published.year + k)) > published)
    past = max(day for k in (0, -1) if (day := day_of(published.year + k)) <= published)
    day = coming if tenses.is_ahead(line, i) else past
    return Found(stop, day, day, Grain.DAY, dated=False)


def bank_holiday_weekend(line: Line, i: int) -> Found | None:
    """ "the (August) bank holiday weekend", "bank holiday Monday", "the bank holiday weekend in May"."""
    number = MONTHS.get(line.words[i])
    j = i if number is None else i + 1
    if line.words[j] != "bank" or not line.follows(j, "holiday"):
        return None
    long = line.words[j + 2] == "weekend"
    stop = j + 2 + (line.blank(j + 1) and line.words[j + 2] in ("weekend", "monday"))
    if number:
        monday = _monday_in(line, number, line.before(i) == "early")
        told, stop = year_behind(line, stop - 1)
    else:
        monday, told, stop = _holiday_in(line, stop)
    if told:
        monday = bank_holiday(days.last_of_month(told, monday.month), monday.month)
    return Found(stop, monday - timedelta(2 if long else 0), monday)


def _holiday_in(line: Line, stop: int) -> tuple[date, int | None, int]:
    """ "At the end of May", "in August": which bank holiday, the year told with it, and where the words stop."""
    j, early = stop, False
    if line.blank(j - 1) and line.words[j] in ("at", "in", "of"):
        j += 1
        if line.follows(j, line.words[j + 1], "of") and line.words[j + 1] in EDGES:
            early, j = line.words[j + 1] in ("start", "beginning"), j + 3
        elif line.words[j] in ("early", "late"):
            early, j = line.words[j] == "early", j + 1
    number = MONTHS.get(line.words[j]) if j > stop else None
    if number not in BANK_HOLIDAY_MONTHS or not line.is_name(j):
        return bank_holiday(line.published), None, stop
    told, stop = year_behind(line, j)
    return _monday_in(line, number, early), told, stop


def _monday_in(line: Line, number: int, early: bool) -> date:
    newest = bank_holiday(line.published, number)
    return bank_holiday(newest.replace(day=15), number) if early else newest
