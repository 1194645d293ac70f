"""A line and a word of it come in; the days go out that the text named last and means again: "the same day"."""

from datetime import date, timedelta

from etl.periods import days, names
from etl.periods.counts import counted_unit
from etl.periods.dates import number_at, year_at, year_behind
from etl.periods.lexicon import WEEKDAYS
from etl.periods.parts import Found, Grain, Line
from etl.periods.recalled import HERE, SENTENCES, counted_again, of_length, single
from etl.periods.references import (
    ANNOUNCED,
    MEMORY,
    OPEN,
    Known,
    day_of,
    first_day,
    last_day,
    last_sentence,
    length,
    moved,
    up_to,
)
from etl.vocabulary import Period, Reach


SPANS = {"period", "stretch", "spell", "time"}
PARTS_OF_A_DAY = {"day", "night", "morning", "evening", "afternoon"}
# "Over the month": what stands before it, and what behind it tells of another.
OVER = {"over", "during", "in", "for", "across", "within", "throughout"}
# "The day's figure was the highest of the year".
OF_THE_DAY = {"count", "figure", "total", "number", "tally", "provisional", "official", "arrivals"}
ENDED = {"ended", "closed", "finished", "brought", "saw", "produced", "had"}
# "On the 10th", "in the week to the 14th".
ON = {"on", "to", "until", "ending"}
# "1,250 on the 11th and 1,168 on the 16th".
JOINED_BY = {"and", "but", "then", "while", "when", "with", "after"}
NOT_OVER = {
    "of",
    "to",
    "before",
    "after",
    "ending",
    "ended",
    "when",
    "that",
    "since",
    "until",
    "up",
}


def _day_named(line: Line, known: Known, back: int = SENTENCES) -> date:
    """The single day named last; of longer stretches, where there is none, the last day."""
    day = single(line, back)
    if day:
        return day
    before = last_sentence(line)
    return day_of(known) if line.named or not before else max(map(day_of, before))


def _newest_of(told: list[Period]) -> Period | None:
    stretches = [period for period in told if length(period) > 1]
    return max(stretches, key=last_day, default=None)


def _newer_side(told: list[Period], known: Known) -> Known:
    """ "1,200 in the year to June, against 1,000 the year before. Over the same period": of the newer year."""
    return _newest_of([p for p in told if abs(length(p) - length(known)) <= 2]) or known


def over_the(line: Line, i: int) -> Found | None:
    """ "August was quieter. 5,369 came over the month": of the month, week or year that the sentence before names."""
    ahead, behind = line.before(i - 1), line.words[i + 1]
    if line.before(i) != "the" or ahead not in OVER or (line.blank(i) and behind in NOT_OVER):
        return None
    known = _newest_of(last_sentence(line))
    if line.words[i] == "week" and (known is None or length(known) != 7):
        known = of_length(line, 1, "week")
    if known is None or known.reach is not Reach.DAYS or line.named:
        return None
    first, last = known.start, known.end
    is_month = first.day == 1 and last == days.last_of_month(first.year, first.month)
    fits = {"month": is_month, "week": length(known) == 7, "weekend": length(known) == 2}
    return Found(i + 1, first, last) if fits.get(line.words[i]) else None


def same_day(line: Line, i: int) -> Found | None:
    """ "the same day", "the same week", "over the same period": the days named last, again."""
    known, word = line.latest(), line.words[i + 1]
    if known is None or not line.blank(i):
        return None
    if word in ("day", "night", "date"):
        day = _day_named(line, known, 1 if word == "date" else SENTENCES)
        return Found(i + 2, day, day, Grain.DAY)
    if counted := counted_unit(line, i + 1):
        return counted_again(line, *counted)
    if word in SPANS and not line.named:
        known = _newer_side(last_sentence(line), known)
    if word in ("week", "weekend", "month") and length(known) == 1:
        known = of_length(line, 1, word) or known
    if word in SPANS or word in ("week", "weekend", "month", "months", "days", "quarter"):
        return _again(known, i + 2)
    return None


def the_day(line: Line, i: int) -> Found | None:
    """ "French officers rescued 184 people during the day", "the day's figure": the day that the text told last."""
    if line.before(i) != "the" or line.named:
        return None
    owned = line.gaps[i] == "'" and line.words[i + 1] == "s" and line.words[i + 2] in OF_THE_DAY
    over = line.before(i - 1) in ("during", "throughout") and line.words[i + 1] in (
        "",
        "and",
        "but",
    )
    over = over or (line.before(i - 1) == "during" and not line.blank(i) and line.gaps[i] != "'")
    day = single(line) if owned or over else None
    fresh = day is not None and line.published - timedelta(7) <= day <= line.published
    return Found(i + 1 + owned, day, day, Grain.DAY) if day and fresh else None


def month_told(line: Line, i: int) -> Found | None:
    """ "So far in December 2,163. Last year the month ended on 3,254": the month just told, in the year named."""
    year = line.named[0].found if len(line.named) == 1 else None
    if (
        line.before(i) != "the"
        or year is None
        or year.grain is not Grain.YEAR
        or line.words[i + 1] not in ENDED
    ):
        return None
    known = next((p for p in last_sentence(line) if p.start.day == 1 and length(p) <= 31), None)
    if known is None or year.first.year >= known.start.year:
        return None
    return names.of_month(line, year.first.year, known.start.month, i + 1)


def latest(line: Line, i: int) -> Found | None:
    """ "43,309 in the year to June 2025. In the latest year there were 768 boats": the newest twelve months told of."""
    if line.before(i) != "the" or not line.follows(i, "year"):
        return None
    told = [p for p in line.spoken[-MEMORY:] if 364 < length(p) < 367 and p.reach is Reach.DAYS]
    newest = max((p for p in told if p.end < line.published), key=last_day, default=None)
    return Found(i + 2, newest.start, newest.end) if newest else None


def nth_of_month(line: Line, i: int) -> Found | None:
    """ "September had the busiest day: 68, on the 10th": of the month named last."""
    known, number = line.latest(), number_at(line, i)
    ordinal = line.words[i][-2:] in ("st", "nd", "rd", "th")
    if not (known and number and ordinal and line.before(i) == "the" and line.before(i - 1) in ON):
        return None
    month = first_day(known) if known.reach is Reach.SINCE else last_day(known)
    goes_on = line.blank(number[1] - 1) and line.words[number[1]] not in JOINED_BY
    if goes_on or number[0] > days.last_of_month(month.year, month.month).day:
        return None
    return Found(number[1], day := month.replace(day=number[0]), day, Grain.DAY)


def those(line: Line, i: int) -> Found | None:
    """ "In those 12 months 44,471 came", "36 over those of 2022": what was told before, or the same of that year."""
    known = line.latest()
    if known and line.words[i + 1] == "of" and (number := year_at(line, i + 2)):
        return moved(known, 12 * (number - last_day(known).year), i + 3)
    counted = counted_unit(line, i + 1) if line.blank(i) else None
    told = counted is not None and counted[1] == "month" and line.before(i) in OVER
    known = of_length(line, counted[0], "month") if counted and told else None
    return Found(counted[2], first_day(known), last_day(known)) if counted and known else None


def _again(known: Known, stop: int) -> Found:
    reach = known.reach if known.reach in OPEN else Reach.DAYS
    return Found(stop, first_day(known), last_day(known), reach=reach)


def _span_told(line: Line) -> Known | None:
    """ "In that time 16,019 have arrived": the days of the stretch told last, and an open end stays open."""
    told = [*line.spoken[-MEMORY:], *(named.found for named in line.named[-HERE:])]
    return next((known for known in reversed(told) if length(known) > 1), None)


def that(line: Line, i: int) -> Found | None:
    """ "that day", "that week", "that month", "that year", "than in that of 2023", "that point"."""
    known = line.latest()
    if known is None or not line.blank(i):
        return None
    word, stop, last = line.words[i + 1], i + 2, day_of(known)
    if line.before(i) in ANNOUNCED:
        return None  # "said that Tuesday had seen 18 boats"
    if word in WEEKDAYS and length(known) < 8:
        day = days.weekday_before(word, last + timedelta(6))
        return Found(stop, day, day, Grain.DAY)
    if word == "first" and line.follows(i + 1, "year"):
        return names.of_year(first_day(known).year, stop + 1)
    if word == "of" and (number := year_at(line, i + 2)):
        return moved(known, 12 * (number - last.year), i + 3)
    if word == "date" or word in PARTS_OF_A_DAY:
        day = last if word == "date" else single(line) or last
        return Found(stop, day, day, Grain.DAY)
    if word == "month":
        told, after = year_behind(line, i + 1)
        return names.of_month(line, told or last.year, last.month, after if told else stop)
    if word == "year":
        return names.of_year(last.year, stop)
    if word == "week":
        first = first_day(known) if length(known) == 7 else last - timedelta(last.weekday())
        return Found(stop, first, first + timedelta(6), Grain.WEEK)
    if word in SPANS and line.before(i) in OVER and (told := _span_told(line)):
        return _again(told, stop)
    if word in SPANS and word != "time" and known.reach is Reach.DAYS and length(known) > 1:
        return Found(stop, first_day(known), last)
    pointed = word in ("point", "stage", "time") and line.before(i) in ("at", "by", "to", "until")
    if pointed and known.reach is Reach.SO_FAR and line.named and line.spoken:
        last = day_of(line.spoken[-1])  # "The total for the year at that point"
    return up_to(last, stop) if pointed else None
