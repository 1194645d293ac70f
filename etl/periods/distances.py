"""A line and a word of it come in; days told by how far from one named behind they are go out."""

from collections.abc import Callable
from datetime import date, timedelta

from etl.periods import atoms, days, names, tenses
from etl.periods.counts import counted_unit
from etl.periods.dates import year_told
from etl.periods.lexicon import UNITS, WEEKDAYS
from etl.periods.parts import Found, Grain, Line
from etl.vocabulary import Basis, Reach


SIGNS = {"before": -1, "after": 1}
LONG = {"ahead": ("of",), "prior": ("to",)}
DAY, WEEK = timedelta(1), timedelta(7)
# "Two weeks before Christmas" is as good as these words go.
LEEWAY = {"week": timedelta(3), "fortnight": timedelta(3), "month": timedelta(7)}
# "The fortnight before Christmas", "the month after 3 February": stretches with one end at that day.
LONGER: dict[str, Callable[[date, int], date]] = {
    "fortnight": lambda day, sign: day + sign * 2 * WEEK,
    "month": days.later,
    "year": lambda day, sign: days.later(day, sign * 12),
}
# What a day is moved by: its nearest weekend, or so many days.
Move = Callable[[date], date]


def counted(line: Line, i: int) -> Found | None:
    """ "Five days before Christmas", "a week after Easter", "three days after 6 August"."""
    if line.words[i] in ("a", "an", "the"):
        unit = UNITS.get(line.words[i + 1])
        told = (1, unit, i + 2) if unit and line.blank(i) else None
    else:
        told = counted_unit(line, i)
    if told is None or told[1] == "year":
        return None
    count, unit, j = told
    sign, j = _sign(line, j)
    if not sign:
        return None
    if unit == "month" and line.before(i) == "the":
        return _months_beside(line, j, sign, count) or _beside(
            _moved(line, i, j, lambda day: day), sign, lambda day, way: days.later(day, way * count)
        )
    if unit == "month":
        return _moved(line, i, j, lambda day: days.later(day, sign * count), LEEWAY[unit])
    away = timedelta(sign * days.length(count, unit))
    if line.before(i) == "the":
        return _stretch(_moved(line, i, j, lambda day: day + away), away)
    return _moved(line, i, j, lambda day: day + away, LEEWAY.get(unit))


def _stretch(end: Found | None, away: timedelta) -> Found | None:
    """ "In the five days before Christmas": all of them, the feast left out."""
    if end is None:
        return None
    near = end.first - away
    first, last = (end.first, near - DAY) if away < timedelta(0) else (near + DAY, end.first)
    return end._replace(first=first, last=last, grain=Grain.OTHER)


def _sign(line: Line, j: int) -> tuple[int, int]:
    """Whether the days lie before or behind those at the word that is given too; 0 where neither."""
    word = line.words[j]
    if not line.blank(j - 1) or not line.blank(j):
        return 0, j
    if word in LONG and line.follows(j, *LONG[word]):
        return -1, j + 2
    return SIGNS.get(word, 0), j + 1


def weekday(line: Line, i: int) -> Found | None:
    """ "The Saturday before Christmas", "the Friday after 6 August"."""
    word, (sign, j) = line.words[i], _sign(line, i + 1)
    if not sign or word not in WEEKDAYS or not line.is_name(i):
        return None
    edge = -DAY if sign < 0 else WEEK
    return _moved(line, i, j, lambda day: days.weekday_before(word, day + edge))


def unit(line: Line, i: int) -> Found | None:
    """ "The weekend before Easter", "the day after Boxing Day", "the week before Christmas"."""
    sign, j = _sign(line, i + 1)
    name = UNITS[line.words[i]]
    if not sign or line.before(i) != "the":
        return None
    if name in ("day", "night"):
        return _moved(line, i, j, lambda day: day + sign * DAY)
    if name == "weekend":
        edge = -DAY if sign < 0 else WEEK + DAY
        found = _moved(line, i, j, lambda day: days.weekday_before("sunday", day + edge) - DAY)
        return found._replace(last=found.first + DAY, grain=Grain.OTHER) if found else None
    if name == "month" and (beside := _months_beside(line, j, sign, 1)):
        return beside
    if name in LONGER:
        return _beside(_moved(line, i, j, lambda day: day), sign, LONGER[name])
    # Whether the calendar's week is meant or the seven days, the words leave open.
    found = _moved(line, i, j, lambda day: day - WEEK if sign < 0 else day + DAY)
    return found and found._replace(
        last=found.first + 6 * DAY, grain=Grain.WEEK, reach=Reach.WITHIN, basis=Basis.INFERRED
    )


def _beside(day: Found | None, sign: int, away: Callable[[date, int], date]) -> Found | None:
    """ "In the month after 3 February": from the day behind it, or up to the day before it."""
    if day is None:
        return None
    far, near = away(day.first, sign), day.first + sign * DAY
    first, last = min(far, near), max(far, near)
    return day._replace(first=first, last=last, grain=Grain.OTHER, basis=Basis.INFERRED)


def _months_beside(line: Line, j: int, sign: int, count: int) -> Found | None:
    """ "In the two months before May": March and April."""
    month = atoms.atom(line, j)
    if month is None or month.grain is not Grain.MONTH or month.reach is not Reach.DAYS:
        return None
    first = days.later(month.first, -count if sign < 0 else 1)
    last = days.later(first, count) - DAY
    return Found(month.stop, first, last) if last < line.published else None


def _moved(line: Line, i: int, j: int, move: Move, leeway: timedelta | None = None) -> Found | None:
    """The day behind word `j` moved, in the newest year in which the result is not after publication."""
    j = _day_of_event(line, j)
    j += line.words[j] in ("the", "this") and line.blank(j)
    named = names.feast_named(line, j)
    if named:
        day_of, told, stop = named
        day = _in_year(line, i, lambda year: move(day_of(year)), told)
    else:
        found = atoms.atom(line, j)
        if found is None or found.grain is not Grain.DAY or found.reach is not Reach.DAYS:
            return None
        stop, first = found.stop, found.first
        day = move(first)
        if not (found.dated or found.weekly):
            day = _in_year(line, i, lambda year: move(days.shifted(first, year - first.year)), None)
    if not leeway:
        return Found(stop, day, day, Grain.DAY)
    return Found(stop, day - leeway, day + leeway, Grain.WEEK, Reach.WITHIN, basis=Basis.INFERRED)


def _day_of_event(line: Line, j: int) -> int:
    """ "After the agreement took effect on 6 August": the day is told behind the words."""
    happened = atoms.event(line, j)
    return happened.stop + 1 if happened and line.words[happened.stop] == "on" else j


def _in_year(line: Line, i: int, day_of: Callable[[int], date], told: int | None) -> date:
    told = told or year_told(line)
    if told:
        return day_of(told)
    near = [day_of(line.published.year + years) for years in (-2, -1, 0, 1)]
    if tenses.is_ahead(line, i):
        return min((day for day in near if day > line.published), default=near[-1])
    return max(day for day in near if day <= line.published)
