"""A line and a word of it come in; the days go out that lean on a period named before: "a year earlier"."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from etl import events
from etl.periods import days, names, relative
from etl.periods.counts import counted_unit
from etl.periods.dates import year_behind
from etl.periods.lexicon import UNITS
from etl.periods.parts import JOINTS, Found, Grain, Line, Named, Told
from etl.vocabulary import Basis, Period, Reach


OPEN = (Reach.SO_FAR, Reach.SINCE, Reach.SAME_POINT)
EARLIER = {"earlier", "before", "ago", "previously"}
LATER = {"later", "after"}
# Days of January in which a text still speaks of the year before.
FIRST_DAYS = 10
WEEKLY = ("week", "fortnight")
SHORT = ("hour", "day", "night", "week", "fortnight")
MONTHS_IN = {"month": 1, "year": 12}
# "Against 695 in 2024": the older side of a comparison is not what the sentence speaks of.
COMPARED = {"against", "than", "compared", "versus", "both"}
ANNOUNCED = {"said", "announced", "told", "published", "released", "confirmed", "reported"}
DAY = timedelta(1)
# "An hour later": on the same day, most likely, and the words name none.
A_DAY = 24
# A month or a quarter has fewer days.
QUARTERS = 93
# How many of the periods spoken of before are looked at.
MEMORY = 40

WORDS_OF_TIME = {"day", "date", "week", "month", "year", "point", "time", "stage", "night"}

Known = Found | Period


def first_day(known: Known) -> date:
    """Its first day, whether of this sentence or of one before."""
    return known.first if isinstance(known, Found) else known.start


def last_day(known: Known) -> date:
    """Its last day."""
    return known.last if isinstance(known, Found) else known.end


def day_of(known: Known) -> date:
    """The one day that it points at: where a count began, or where it ended."""
    return first_day(known) if known.reach is Reach.SINCE else last_day(known)


def length(known: Known) -> int:
    """How many days it has."""
    return (last_day(known) - first_day(known)).days + 1


def is_year(known: Known) -> bool:
    """Whether it is a calendar year, whole or up to a day."""
    first, last = first_day(known), last_day(known)
    if known.reach is Reach.SINCE and first.year < last.year:
        # "Since records began": printed on New Year's Day it ends with a year as well.
        return False
    return (first.month, first.day) == (1, 1) and (
        (last.month, last.day) == (12, 31) or known.reach in (Reach.SO_FAR, Reach.UNTIL)
    )


def subject(line: Line) -> Known | None:
    """The period that the sentence speaks of: not one compared with, nor the day of a report."""
    own = [named.found for named in line.named[-8:] if not _is_aside(line, named)]
    return own[-1] if own else None


def _is_aside(line: Line, named: Named) -> bool:
    around = line.words[max(0, named.at - 4) : named.at]
    if named.found.grain is Grain.DAY and not ANNOUNCED.isdisjoint(around):
        return True
    down_from = "from" in around and around[around.index("from") + 1 :][:1] != ["leaving"]
    return down_from or not COMPARED.isdisjoint(around)


def last_sentence(line: Line) -> list[Period]:
    """What the last sentence that named any days named, the newest first."""
    return next(sentences(line), [])


def sentences(line: Line) -> Iterator[list[Period]]:
    """What each sentence before named, the nearest first; within one what it named last is first."""
    spoken, end = line.spoken, len(line.spoken)
    if not isinstance(spoken, Told):
        yield from _by_spans(spoken)
        return
    for begin in islice(reversed(spoken.begins), MEMORY):
        yield spoken[begin:end][::-1]
        end = begin


def _by_spans(spoken: Sequence[Period]) -> Iterator[list[Period]]:
    """Where the sentences are not known: spans ascend, and begin anew with each."""
    last: list[Period] = []
    for period in islice(reversed(spoken), MEMORY):
        if last and period.span.start >= last[-1].span.start:
            yield last
            last = []
        last.append(period)
    if last:
        yield last


def newest_year(line: Line) -> Known:
    """The newest year or year to date that the text spoke of, else the current one."""
    spoken = (
        period
        for period in islice(reversed(line.spoken), MEMORY)
        if is_year(period) and not _has_just_begun(line, period)
    )
    current = relative.this_year(line, 0)
    return max(spoken, key=last_day, default=current)


def _has_just_begun(line: Line, period: Period) -> bool:
    """ "She expected more in 2024", printed on 2 January: figures are still of the year before."""
    day = line.published
    return day.month == 1 and day.day <= FIRST_DAYS and period.start.year == day.year


def is_part_of_year(known: Known) -> bool:
    """Whether it is a whole quarter or half of a calendar year."""
    first, last = first_day(known), last_day(known)
    opens = first.day == 1 and first.month in (1, 4, 7, 10)
    return opens and last in (days.later(first, 3) - DAY, days.later(first, 6) - DAY)


def divided_year(line: Line) -> int | None:
    """The year that a bare "second half" is of: of the year or part named here, or of a part named before."""
    here = [named.found for named in reversed(line.named[-8:]) if not _is_aside(line, named)]
    own = next((found for found in here if is_year(found) or is_part_of_year(found)), None)
    before = (period for period in line.spoken[-6:] if is_part_of_year(period))
    known = own or max(before, key=last_day, default=None)
    return first_day(known).year if known else None


def moved(known: Known, months: int, stop: int) -> Found:
    """The same days so many months later; an open end stays open."""
    first, last = days.moved(first_day(known), last_day(known), months)
    grain = known.grain if isinstance(known, Found) else Grain.OTHER
    reach = Reach.SAME_POINT if known.reach in OPEN else known.reach
    if is_year(known) and last_day(known) == date(last_day(known).year, 12, 31):
        reach, grain = Reach.DAYS, Grain.YEAR
    return Found(stop, first, last, grain, reach)


def ago(line: Line, i: int) -> Found | None:
    """ "a year earlier", "two weeks ago", "the day after", "12 months before", "three days later"."""
    if line.words[i] in ("a", "an") and line.blank(i) and line.words[i + 1] in UNITS:
        counted = (1, UNITS[line.words[i + 1]], i + 2)
    else:
        counted = counted_unit(line, i)
    if not counted or line.gaps[counted[2] - 1] not in JOINTS:
        return None
    count, unit, j = counted
    word = line.words[j]
    if unit == "hour" and count < A_DAY and word != "ago":
        return None
    alone = not line.blank(j) or line.words[j + 1] in ("that", "it", "this", "")
    if word in LATER and (word == "later" or (count == 1 and alone)):
        return shifted(line, count, unit, j + 1)
    if word not in EARLIER or (word == "before" and _is_before_event(line, j + 1)):
        return None
    if word == "ago" and line.follows(j, "today"):
        return _to_the_day(line, count, unit, j + 2)
    a_year = (count, unit) in ((1, "year"), (12, "month"))
    if word == "before" and line.follows(j, "that") and a_year:
        return _year_before_that(line, j + 2)
    stop = j + 1 + (word == "before" and line.follows(j, "that"))
    return shifted(line, -count, unit, stop, from_now=word == "ago")


def _year_before_that(line: Line, stop: int) -> Found | None:
    """ "In the 12 months before that": before the year that was named last."""
    here = line.named[-1].found if line.named else None
    known = next(
        (k for k in ([here] if here else last_sentence(line)) if 364 < length(k) < 368), None
    )
    return moved(known, -12, stop) if known else None


def _to_the_day(line: Line, count: int, unit: str, stop: int) -> Found:
    """ "A week ago today", "six months ago today": that day itself."""
    published = line.published
    if unit in MONTHS_IN:
        day = days.moved(published, published, -count * MONTHS_IN[unit])[0]
    else:
        day = published - timedelta(days.length(count, unit))
    return Found(stop, day, day, Grain.DAY)


def _is_before_event(line: Line, j: int) -> bool:
    """ "Three weeks before the election": so long before that, and not before what the text speaks of."""
    at = j + (line.words[j] == "the")
    return line.blank(j - 1) and events.at(line.text, line.start(at)) is not None


def shifted(line: Line, count: int, unit: str, stop: int, from_now: bool = False) -> Found | None:
    """So many units before or after what the text speaks of; "ago" counts from publication."""
    known = subject(line)
    closed = [named.found for named in line.named[-8:] if named.found.reach is Reach.DAYS]
    if known and known.reach is Reach.SINCE and len(line.named) > 1 and closed and not from_now:
        # "The quietest October since 2020 saw 1,869, against 6,899 a year earlier": than that October.
        known = closed[-1]
    if unit == "month" and count % 12 == 0:
        count, unit = count // 12, "year"
        known = _one_year_long(line) or known
    if unit == "year":
        # "From 299 in 2018 to over 45,000 four years later": from the year that stands before it.
        if count > 0 and known is None and line.named and is_year(line.named[-1].found):
            known = line.named[-1].found
        just_told = None if known or from_now or count > 0 else _month_just_told(line)
        return moved(known or just_told or newest_year(line), 12 * count, stop)
    if known and unit in SHORT and is_year(known) and known.reach is not Reach.UNTIL:
        # "The high for 2025 was set only ten days earlier": before the day that the text speaks of.
        known = None
    known = known or (None if from_now else _spoken_of(line))
    if known is None:
        return _from_now(line, count, unit, stop) if count < 0 else None
    if unit == "month":
        return moved(known, count, stop)
    away = timedelta(days.length(abs(count), unit) * (1 if count > 0 else -1))
    if known.reach is Reach.UNTIL or (unit in WEEKLY and is_year(known)):
        # "The total this year is 38,223. A week earlier it was 36,954": the count of the year up to then.
        return up_to(last_day(known) + away, stop)
    first, last = first_day(known) + away, last_day(known) + away
    if unit == "day" and first != last:
        first = last = last_day(known) + away
    return Found(stop, first, last, Grain.DAY if first == last else Grain.OTHER)


def _month_just_told(line: Line) -> Period | None:
    """ "Arrivals in October were 2,867. A year earlier there were 5,417": of the month, where no others are told."""
    told = last_sentence(line)
    if len(told) != 1 or not isinstance(line.spoken, Told) or line.spoken.silent:
        return None
    is_month = told[0].start.day == 1 and told[0].end == days.last_of_month(
        told[0].end.year, told[0].end.month
    )
    closed = is_month and told[0].reach is Reach.DAYS and length(told[0]) < QUARTERS
    return told[0] if closed else None


def _spoken_of(line: Line) -> Period | None:
    """The period named last; where a former record was told in it, that of the story: "a day earlier 150 came"."""
    last = line.spoken[-1] if line.spoken else None
    if last and (last.reach is Reach.SAME_POINT or is_year(last)):
        # "38,223 this year, 4% below the same stage of 2022. A week earlier": than this year's.
        return max(last_sentence(line), key=last_day)
    if last is None or last not in line.records() or not line.is_past_record():
        return last
    others = (p for p in islice(reversed(line.spoken), MEMORY) if p not in line.records())
    return next((p for p in others if length(p) == 1), last)


def _one_year_long(line: Line) -> Known | None:
    """ "In the year to June, more than in the 12 months before": before those twelve."""
    years = [named.found for named in line.named[-8:] if 364 < length(named.found) < 367]
    return next((found for found in reversed(years) if found.grain is not Grain.YEAR), None)


def _from_now(line: Line, count: int, unit: str, stop: int) -> Found:
    if unit == "month":
        day = days.later(line.published, count)
        return names.of_month(line, day.year, day.month, stop)._replace(reach=Reach.WITHIN)
    day = line.published - timedelta(days.length(-count, unit))
    if unit in ("day", "hour"):
        return Found(stop, day, day, Grain.DAY, basis=Basis.INFERRED)
    return Found(stop, day - timedelta(3), day + timedelta(3), Grain.WEEK, Reach.WITHIN)


def until_then(line: Line, i: int, j: int) -> Found | None:
    """ "by then", "up to that day", "seven before that"."""
    known = line.latest()
    if known is None:
        return None
    if line.words[j] == "then" and line.words[i] == "by" and (told := year_behind(line, j))[0]:
        year, stop = told
        return moved(up_to(day_of(known), j + 1), 12 * (year - day_of(known).year), stop)
    if line.words[j] == "then":
        return up_to(day_of(known), j + 1) if line.words[i] in ("by", "until", "up") else None
    if line.words[i] == "before" and line.words[j + 1] not in WORDS_OF_TIME:
        return up_to(first_day(known) - timedelta(1), j + 1)
    return None


def up_to(last: date, stop: int) -> Found:
    """A count up to a day, from the start of its year."""
    return Found(stop, date(last.year, 1, 1), last, reach=Reach.UNTIL)
