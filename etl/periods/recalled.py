"""A line comes in; the single day, or the stretch of so many days, that the text named last goes out."""

import re
from datetime import date, timedelta
from itertools import islice

from etl.periods.days import DAY, WEEKDAY, later, start_of
from etl.periods.parts import Found, Line
from etl.periods.references import (
    COMPARED,
    Known,
    day_of,
    first_day,
    last_day,
    length,
    sentences,
)
from etl.vocabulary import Reach


# So many sentences back, of those that name any days, a text still points at one of them.
SENTENCES = 4
# And of its own sentence at so many wordings.
HERE = 8
# "By Saturday", "since 6 August" name a day; "by the end of June" names none.
NAMES_A_DAY = re.compile(rf"{DAY}|{WEEKDAY}|\byesterday\b|\blast night\b", re.IGNORECASE)
NO_DAY = re.compile(r"\b(?:end|close|start|week|fortnight|month|year)\b", re.IGNORECASE)
BEFORE = re.compile(r"before\b", re.IGNORECASE)


def single(line: Line, back: int = SENTENCES) -> date | None:
    """The single day named last, here or in one of so many sentences before; of two in one the newer."""
    for named in reversed(line.named[-HERE:]):
        words = line.text[line.start(named.at) : line.end(named.found.stop - 1)]
        if day := _day_in(named.found, words):
            return day
    for told in islice(sentences(line), back):
        days = [day for period in told if (day := _day_in(period, period.span.exact))]
        if days:
            return max(days)
    return None


def _day_in(known: Known, words: str) -> date | None:
    if known.reach is Reach.DAYS:
        return first_day(known) if length(known) == 1 else None
    if not NAMES_A_DAY.search(words) or NO_DAY.search(words):
        return None
    # "Before Wednesday 14 had drowned. On the same day": the Wednesday.
    return day_of(known) + timedelta(1) if BEFORE.match(words) else day_of(known)


def of_length(line: Line, count: int, unit: str) -> Known | None:
    """ "Over the same seven days": the stretch of so many days told here, else the newest told lately."""
    here = [named.found for named in line.named[-HERE:] if _is_told(line, named.at)]
    fits = [found for found in here if _is_long(found, count, unit)]
    if fits:
        return fits[-1]
    told = (p for said in islice(sentences(line), SENTENCES) for p in said)
    fits = (p for p in told if _is_long(p, count, unit) and p.end < line.published)
    return max(fits, key=last_day, default=None)


def _is_long(known: Known, count: int, unit: str) -> bool:
    if unit == "month":
        return last_day(known) == later(first_day(known), count) - timedelta(1)
    return length(known) == count * LENGTHS.get(unit, 0)


def _is_told(line: Line, at: int) -> bool:
    return COMPARED.isdisjoint(line.words[max(0, at - 4) : at])


def counted_again(line: Line, count: int, unit: str, stop: int) -> Found | None:
    """ "In the same 24 hours", "in the same 48 hours", "over the same seven days": those days, again."""
    if unit == "hour":
        count, unit = max(1, -(-count // 24)), "day"
    one = unit in ("day", "night") and count == 1
    known = None if one else of_length(line, count, unit) or _about_as_long(line, count, unit)
    if known:
        reach = known.reach if known.reach is not Reach.UNTIL else Reach.DAYS
        return Found(stop, first_day(known), last_day(known), reach=reach)
    day = single(line) if one or (unit, count) == ("day", 2) else None
    if day is None:
        return None
    # Of 48 hours the day named last is the second, where the one before was named too.
    both = not one and _is_named(line, day - timedelta(1))
    return Found(stop, day - timedelta(both), day) if both or one else None


def _about_as_long(line: Line, count: int, unit: str) -> Known | None:
    """ "By 5 February 305 were returned. In the same six months": of what was told last, where it can be that long."""
    known = line.latest()
    if unit != "month" or known is None:
        return None
    last = last_day(known)
    first = start_of(last, count, unit)
    if known.reach is Reach.UNTIL:
        return Found(0, first, last)
    return known if abs(first_day(known) - first).days <= MONTH else None


def _is_named(line: Line, day: date) -> bool:
    here = (named.found.first for named in line.named[-HERE:] if length(named.found) == 1)
    before = (p.start for p in line.spoken[-2 * SENTENCES :] if p.start == p.end)
    return day in {*here, *before}


MONTH = 31
LENGTHS = {"day": 1, "night": 1, "weekend": 2, "week": 7, "fortnight": 14}
