"""A line and a word of it come in; the day, week, month or year next to one named before goes out."""

import re
from datetime import date, timedelta

from etl.periods import days, names, recalled, relative
from etl.periods.counts import count_at, counted_unit
from etl.periods.lexicon import UNITS, WEEKDAYS
from etl.periods.parts import Found, Grain, Line
from etl.periods.references import (
    MEMORY,
    Known,
    first_day,
    is_year,
    last_day,
    last_sentence,
    length,
    moved,
    newest_year,
    subject,
)
from etl.vocabulary import Period, Reach


A_YEAR, LONGEST_MONTH = 12, 31
# "The seven before that", "the three that followed".
BESIDE = {("before", word): -1 for word in ("that", "those", "it", "them")} | {
    ("that", "followed"): 1
}
SEVERAL = 2
IT_WAS = ("was", "had", "stood", "came", "is")
DURING = ("in", "during", "over", "for", "throughout", "of")
# "The Friday before saw 712".
SAW = ("saw", "brought", "had", "was", "produced", "and")
# What stretch has so many days; one of a month or a year is told by its name.
LONG_AS = {2: "weekend", 7: "week", 365: "year", 366: "year"}
WEEK, LONG_PAST = timedelta(7), timedelta(60)
# "In the previous week 767 came. In the week before, 1,036 were stopped": of the same week.
WEEK_BEFORE = re.compile(r"previous week|week before$", re.IGNORECASE)


def neighbour(line: Line, i: int) -> Found | None:
    """ "the previous week", "the following day", "the next month", "the previous Monday"."""
    word, ahead = line.words[i + 1], line.words[i] != "previous"
    if not line.blank(i) or (line.words[i] == "next" and line.before(i) != "the"):
        return None
    if word in WEEKDAYS:
        return _neighbouring_weekday(line, word, i + 2, ahead)
    if word in ("quarter", "half"):
        return _part_beside(line, 3 if word == "quarter" else 6, i + 2, ahead)
    counted = counted_unit(line, i + 1)
    if counted and counted[1] == "month":
        return _part_beside(line, counted[0], counted[2], ahead)
    unit = UNITS.get(word)
    if unit not in ("day", "night", "week", "month", "year", "weekend"):
        return None
    return beside(line, unit, i + 2, ahead)


def _part_beside(line: Line, months: int, stop: int, ahead: bool) -> Found | None:
    """ "The following quarter", "the next six months": next to such a stretch, named here or before."""
    told = list(reversed(line.spoken[-4:]))
    if months == A_YEAR and not ahead:
        # "97,455 a year earlier. 45,659, up 53% from the previous 12 months": than those of the newest year.
        told.sort(key=last_day, reverse=True)
    named = [*reversed([named.found for named in line.named[-4:]]), *told]
    known = next((k for k in named if _has_months(k, months)), None)
    found = moved(known, months if ahead else -months, stop) if known else None
    if found is None or found.first >= line.published or known.reach is not Reach.DAYS:
        return None
    return found


def _has_months(known: Known, months: int) -> bool:
    first = first_day(known)
    return first.day == 1 and last_day(known) == days.later(first, months) - timedelta(1)


def _neighbouring_weekday(line: Line, word: str, stop: int, ahead: bool) -> Found | None:
    known = subject(line) or line.latest()
    if known is not None and not ahead and not line.named and length(known) > 7:
        # "The pilot's first weeks. 895 came the previous Saturday": before the newest day of the story.
        told = [period for period in line.spoken[-MEMORY:] if length(period) == 1]
        known = max(told, key=last_day, default=known)
    if known is None:
        day = None if ahead else days.weekday_before(word, line.published - timedelta(1))
    elif ahead:
        day = days.weekday_before(word, last_day(known) + timedelta(7))
    else:
        day = days.weekday_before(word, first_day(known) - timedelta(1))
    return Found(stop, day, day, Grain.DAY) if day else None


def weekday_beside(line: Line, i: int) -> Found | None:
    """ "The Thursday before", "the Monday after that": next to the day named last."""
    if line.before(i) != "the" or not line.blank(i) or line.words[i + 1] not in ("before", "after"):
        return None
    that = line.blank(i + 1) and line.words[i + 2] in ("that", "it")
    that = that and not (line.words[i + 2] == "it" and line.words[i + 3] in IT_WAS)
    if line.blank(i + 1) and line.words[i + 2] not in ("", "it", *SAW) and not that:
        return None
    return _neighbouring_weekday(line, line.words[i], i + 2 + that, line.words[i + 1] == "after")


def unit_beside(line: Line, i: int) -> Found | None:
    """ "the week before", "the year before that", "the week that followed", "the day before"."""
    unit, word = UNITS[line.words[i]], line.words[i + 1]
    if line.words[i - 1] != "the" or i == 0 or not line.blank(i):
        return None
    if word == "following" or (word in ("that", "which") and line.follows(i + 1, "followed")):
        stop = i + 2 + (word != "following")
        bare = word != "following" or line.words[stop] not in ("the", "a", "his", "her", "their")
        found = beside(line, unit, stop, True) if bare else None
        return found if found and found.first < line.published else None
    # "40,000 for the year after 1,900 arrived", "third-highest of the year after 1,195": another thing is told.
    told_of = line.before(i - 1) in ("for", "of") and line.words[i + 2][:1].isdigit()
    told_of = told_of and line.blank(i + 1)
    if word not in ("before", "after") or told_of:
        return None
    stop, that = i + 2, line.blank(i + 1) and line.words[i + 2] in ("that", "it", "then", "this")
    # "The month before it was 5,369": it is the number.
    that = that and not (line.words[i + 2] == "it" and line.words[i + 3] in IT_WAS)
    if line.follows(i + 1, "last") and word == "before":
        return _before_last(line, unit, i + 3)
    if not that and (
        line.blank(stop - 1) and line.words[stop] in ("the", "he", "she", "they", "a")
    ):
        return None
    known = subject(line)
    at_point = known is not None and known.reach is Reach.SAME_POINT
    if unit == "year" and word == "before" and at_point and line.before(i - 1) not in DURING:
        return moved(
            known, -A_YEAR, stop + that
        )  # "10,448 at the same time last year and 7,610 the year before"
    return beside(line, unit, stop + that, word == "after", that)


def one_beside(line: Line, i: int) -> Found | None:
    """ "In the week to Sunday 561 were stopped, and 1,094 in the one before it": next to the stretch named last."""
    word, known = line.words[i + 1], line.latest()
    if line.before(i) != "the" or not line.blank(i) or word not in ("before", "after") or not known:
        return None
    that = line.blank(i + 1) and line.words[i + 2] in ("it", "that")
    if line.blank(i + 1) and line.words[i + 2] and not that:
        return None
    unit = LONG_AS.get(length(known), "") if known.reach is Reach.DAYS else ""
    return beside(line, unit, i + 2 + that, word == "after", True) if unit else None


def so_many_beside(line: Line, i: int) -> Found | None:
    """ "2,034 in the seven days to Sunday, and 1,411 in the seven before that": as many, next to those named last."""
    counted, known = count_at(line, i), line.latest()
    if counted is None or known is None or line.before(i) != "the" or known.reach is not Reach.DAYS:
        return None
    number, j = counted
    sign = BESIDE.get((line.words[j], line.words[j + 1]), 0) if line.blank(j) else 0
    if not sign or number < SEVERAL:
        return None
    first, last = first_day(known), last_day(known)
    if length(known) == number:
        away = timedelta(sign * number)
        return Found(j + 2, first + away, last + away)
    is_months = last == days.later(first, number) - timedelta(1)
    return moved(known, sign * number, j + 2) if is_months else None


def _before_last(line: Line, unit: str, stop: int) -> Found | None:
    if unit == "year":
        return names.of_year(line.published.year - 2, stop)
    if unit in ("week", "weekend"):
        found = relative.LAST[unit](line, stop)
        return found._replace(first=found.first - timedelta(7), last=found.last - timedelta(7))
    return None


def beside(line: Line, unit: str, stop: int, ahead: bool, that: bool = False) -> Found | None:
    """The day, week, month or year next to the one that the text speaks of."""
    sign = 1 if ahead else -1
    if unit == "year":
        return _year_beside(line, sign, stop, that)
    known = line.latest() if that else subject(line) or (line.spoken[-1] if line.spoken else None)
    if unit == "week":
        return _week_beside(line, known, sign, stop)
    if unit == "month":
        if isinstance(known, Period) and length(known) > LONGEST_MONTH and not that:
            # "September, the busiest month of the year. The month before": than September.
            told = (
                p for p in last_sentence(line) if p.start.day == 1 and length(p) <= LONGEST_MONTH
            )
            known = next(told, known)
        return _month_beside(line, known, sign, stop)
    if known is None and ahead:
        return None
    if known and not that and length(known) > LONGEST_MONTH:
        known = next((p for p in reversed(line.spoken[-MEMORY:]) if length(p) == 1), known)
    day = last_day(known) if known else line.published - timedelta(1)
    if known and known.reach is Reach.SINCE and not line.named:
        # "None since 16 December, when 55 arrived. The day before, 292 did": before that day.
        day = recalled.single(line, 1) or day
    if not that and not line.named:
        day = _of_the_news(line, day)
    if unit == "weekend":
        return _weekend_beside(day, sign, stop)
    return Found(stop, day + timedelta(sign), day + timedelta(sign), Grain.DAY)


def _of_the_news(line: Line, day: date) -> date:
    """ "The day before": seen from the day that the text reports on, where it named one long past in between."""
    fresh = [p.end for p in line.spoken if p.start == p.end and line.published - p.end < WEEK]
    told = line.spoken[-1] if line.spoken else None
    of_record = told in line.records() and line.is_past_record()
    return max(fresh) if fresh and (of_record or line.published - day > LONG_PAST) else day


def _weekend_beside(day: date, sign: int, stop: int) -> Found:
    """Seen from within a weekend the next one is a week away, seen from a weekday less."""
    sunday = days.weekday_before("Sunday", day + timedelta(day.weekday() == 5))
    if sign > 0 or day.weekday() >= 5:
        sunday += timedelta(7 * sign)
    return Found(stop, sunday - timedelta(1), sunday)


def _year_beside(line: Line, sign: int, stop: int, that: bool) -> Found:
    known = (line.latest() if that else subject(line)) or newest_year(line)
    part_of_year = 1 < length(known) < 300 and not is_year(known) and known.reach is Reach.DAYS
    if part_of_year or (that and known.reach in (Reach.UNTIL, Reach.SAME_POINT)):
        return moved(known, 12 * sign, stop)
    year = (first_day(known) if is_year(known) else last_day(known)).year
    return names.of_year(year + sign, stop)


def _week_beside(line: Line, known: Known | None, sign: int, stop: int) -> Found | None:
    if known and isinstance(known, Period) and WEEK_BEFORE.search(known.span.exact) and sign < 0:
        return Found(stop, known.start, known.end, Grain.WEEK)
    weeks = [named.found for named in line.named[-8:] if length(named.found) == 7]
    known = weeks[-1] if weeks else _week_around(line, known)
    if known is not None and length(known) == 7:
        away = sign * WEEK
        return Found(stop, first_day(known) + away, last_day(known) + away, Grain.WEEK)
    if sign > 0:
        if known is None:
            return None
        first = last_day(known) + timedelta(1)
        return Found(stop, first, first + timedelta(6), Grain.WEEK)
    return relative.last_week(line, stop)


def _week_around(line: Line, known: Known | None) -> Known | None:
    """ "In the week to Sunday 7 came, all on Tuesday. In the previous week": before that week."""
    if known is None or length(known) > 1:
        return known
    spoken = (p for p in reversed(line.spoken[-6:]) if length(p) == 7)
    return next((p for p in spoken if p.start <= first_day(known) <= p.end), known)


def _month_beside(line: Line, known: Known | None, sign: int, stop: int) -> Found:
    month = days.later((last_day(known) if known else line.published).replace(day=1), sign)
    return names.of_month(line, month.year, month.month, stop)
