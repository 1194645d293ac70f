"""A line and a word of it come in; the part of a month or year that is named there goes out."""

from datetime import date, timedelta

from etl import events
from etl.periods import (
    atoms,
    days,
    names,
    past_years,
    recalled,
    references,
    relative,
    told_months,
)
from etl.periods.counts import counted_unit
from etl.periods.lexicon import TIMES_OF_DAY, UNITS
from etl.periods.parts import Found, Grain, Line, Parser, first_of
from etl.vocabulary import Basis, Reach


NTH = {"first": 1, "opening": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
LAST = {"last", "final", "closing"}
# "The first weeks of 2025", "early October": some days of these, which ones the words do not say.
ENDS = {"end", "close"}
STARTS = {"start", "beginning", "turn", "dawn"}
NIGHTS = TIMES_OF_DAY | {"hours"}
VAGUE = {"early", "late", "mid"}
# More days than a part of a year has.
LONGEST_PART = 364
# "In the first week of", "in the first month since": a week or month that these words tell.
GOES_ON = {
    "of",
    "in",
    "since",
    "that",
    "when",
    "without",
    "to",
    "for",
    "after",
    "where",
    "on",
    "with",
}


def part(line: Line, i: int) -> Found | None:
    """ "the first six months of 2024", "the last week of June", "the third quarter", "the first half"."""
    word, j = line.words[i], i + 1
    if not line.blank(i) and line.gaps[i] != "-":
        return None
    nth = NTH.get(word, -1)
    if word not in NTH and word not in LAST:
        return None
    of_a_year = word != "last" or _of(line, j + 1) is not None
    if line.words[j] in ("quarter", "half") and of_a_year:
        return _fraction(line, j, 4 if line.words[j] == "quarter" else 2, nth)
    counted = counted_unit(line, j)
    if counted and word in LAST - {"last"} and _of(line, counted[2]) is None:
        return _closing_months(line, *counted)
    if counted:
        since = _from_the_day(line, i, *counted) if nth == 1 else None
        return since or _counted_part(line, nth, *counted)
    unit = UNITS.get(line.words[j])
    if not unit:
        return None
    if line.words[j].endswith("s"):
        return _vague_part(line, j + 1)
    found = _counted_part(line, nth, 1, unit, j + 1)
    return found or (_from_the_day(line, i, 1, unit, j + 1) if nth == 1 else None)


def _closing_months(line: Line, count: int, unit: str, stop: int) -> Found | None:
    """ "In the third quarter 19,982 came. In the final three months the number was 7,385": of the year told of."""
    told = [references.first_day(known).year for known in line.spoken[-references.MEMORY :]]
    year = max((year for year in told if year < line.published.year), default=0)
    if not year or unit != "month" or line.words[stop] == "of" or not 1 < count < 12:
        return None
    return Found(stop, date(year, 13 - count, 1), date(year, 12, 31))


def _from_the_day(line: Line, i: int, count: int, unit: str, stop: int) -> Found | None:
    """ "It took effect on 6 August. In the first month, 26 were returned": from the day told just before.

    Of several months that day must be one on which something began; else they are those of the year.
    """
    told_so = line.before(i) in ("the", "its") and line.before(i - 1) in ("in", "over", "during")
    if not told_so or unit not in ("week", "month", "fortnight") or line.named:
        return None
    if line.blank(stop - 1) and line.words[stop] in GOES_ON:
        return None
    first = recalled.single(line, 1)
    if first is None or (count > 1 and first not in events.BEGINNINGS):
        return None
    last = _after(first, count, unit) - timedelta(1)
    return Found(stop, first, last, basis=Basis.INFERRED) if last < line.published else None


def _of(line: Line, stop: int) -> Found | None:
    """What the part is of: "of June", "in 2024", or "last year" right behind it."""
    j = stop + (line.words[stop] in ("of", "in"))
    if not line.blank(stop - 1) or (j > stop and not line.blank(stop)):
        return None
    if j == stop and not (line.words[j] == "last" and line.follows(j, "year")):
        return None
    return atoms.scope(line, j)


def _fraction(line: Line, j: int, parts: int, nth: int) -> Found | None:
    """A half or quarter of a year or month; without one, of the newest year in which it has begun."""
    nth = parts if nth < 0 else nth
    if nth > parts:
        return None
    of = _of(line, j + 1)
    if of is None:
        return _bare_fraction(line, j, parts, nth)
    if of.grain is Grain.MONTH and parts == 2:
        middle = of.first + timedelta(14)
        end = atoms.whole(of).last
        first, last = (of.first, middle) if nth == 1 else (middle + timedelta(1), end)
        return Found(of.stop, first, last)
    if of.grain is not Grain.YEAR:
        return None
    if of.first.month != 1:
        first = days.later(of.first, 12 // parts * (nth - 1))
        return Found(of.stop, first, days.later(first, 12 // parts) - timedelta(1))
    return names.nth_part(line, 12 // parts, nth, of.first.year, of.stop)


def _bare_fraction(line: Line, j: int, parts: int, nth: int) -> Found | None:
    """ "The second half saw 21,490": of the year of which a part or the whole was named before."""
    if line.words[j + 1] in ("of", "century"):
        return None
    known = references.divided_year(line)
    unsaid = line.words[j] == "half" and nth > 1 and known is None
    return None if unsaid else names.nth_part(line, 12 // parts, nth, known, j + 1)


def _counted_part(line: Line, nth: int, count: int, unit: str, stop: int) -> Found | None:
    """The first or last so many days of a period; of the year where none is named."""
    of = _of(line, stop)
    if unit == "year":
        return None
    if of is None:
        bare = nth == 1 and count > 1 and unit == "month" and line.words[stop] != "of"
        if nth == 1 and count > 1 and unit == "day" and line.named:
            of = _month_of(line, stop)
        of = of or (_year_meant(line, stop) if bare else None)
    if of is None or of.grain is Grain.DAY:
        return None
    limits = atoms.whole(of)
    if unit == "weekend":
        return _weekend_of(limits, nth)
    if nth < 0:
        return Found(of.stop, days.start_of(limits.last, count, unit), limits.last)
    first = _after(limits.first, count * (nth - 1), unit)
    last = min(_after(first, count, unit) - timedelta(1), limits.last)
    grain = Grain.WEEK if (last - first).days == 6 else Grain.OTHER
    return Found(of.stop, first, last, grain) if first <= last else None


def _weekend_of(limits: Found, nth: int) -> Found:
    """ "The first weekend of June", "the last weekend of June": a Saturday and a Sunday of it."""
    if nth < 0:
        sunday = days.weekday_before("Sunday", limits.last)
    else:
        sunday = days.weekday_before("Sunday", limits.first + timedelta(7 * nth))
    return Found(limits.stop, sunday - timedelta(1), sunday)


def _year_meant(line: Line, stop: int) -> Found:
    """ "2024 was slow: in its first six months 13,489 came": the year named here, else the one that runs."""
    own = references.subject(line)
    whole = own and references.is_year(own) and references.length(own) > LONGEST_PART
    return (
        names.of_year(references.first_day(own).year, stop)
        if own and whole
        else relative.this_year(line, stop)
    )


def _month_of(line: Line, stop: int) -> Found | None:
    """ "This month 1,697 came, 1,272 of them in the first 11 days": the month that was just named."""
    known = line.named[-1].found
    is_month = known.grain is Grain.MONTH and known.first.day == 1
    return names.of_month(line, known.first.year, known.first.month, stop) if is_month else None


def _after(first: date, count: int, unit: str) -> date:
    if unit == "month":
        return days.later(first, count)
    return first + timedelta(days.length(count, unit)) if count else first


def _vague_part(line: Line, stop: int) -> Found | None:
    of = _of(line, stop)
    return of and of._replace(last=atoms.whole(of).last, reach=Reach.WITHIN, basis=Basis.INFERRED)


def edge(line: Line, i: int) -> Found | None:
    """ "the end of May", "the start of the year", "the turn of the year", "the middle of June"."""
    j = i + 2
    if not line.follows(i, "of") or not line.blank(i + 1):
        return None
    of = part(line, j + (line.words[j] == "the")) or atoms.scope(line, j)
    if of is None:
        return None
    limits = atoms.whole(of)
    if line.words[i] in STARTS:
        day = _turn(line, of) if line.words[i] == "turn" else of.first
    elif line.words[i] in ENDS:
        day = limits.last
    else:
        day = limits.first + (limits.last - limits.first) / 2
    at = line.before(i) == "at" or (line.before(i) == "the" and line.before(i - 1) == "at")
    # What stood "at the end of June" had been counted up to it.
    found = references.up_to(day, of.stop) if at else Found(of.stop, day, day, Grain.DAY)
    return found._replace(dated=of.dated)


def _turn(line: Line, of: Found) -> date:
    """The turn of the year is the newest first of January."""
    return line.published.replace(month=1, day=1) if of.grain is Grain.YEAR else of.first


def vague(line: Line, i: int) -> Found | None:
    """ "early October", "late 2024", "mid-June 2025": a third of it, as good as the words go."""
    word = line.words[i]
    if line.gaps[i] not in (" ", "-", "  "):
        return None
    j = i + 1 + (line.words[i + 1] in ("on", "in") and line.blank(i + 1))
    j += line.words[j] == "the" and line.blank(j)
    of = (night_of(line, j) if line.words[j] in NIGHTS else None) or atoms.atom(line, j)
    if of is None or (of.grain is not Grain.MONTH and of.grain is not Grain.YEAR):
        return of if of and of.grain is Grain.DAY and word != "mid" else None
    first, last = of.first, atoms.whole(of).last
    third = (last - first + timedelta(1)) / 3
    if word == "early":
        last = first + third - timedelta(1)
    elif word == "late":
        first = last - third + timedelta(1)
    else:
        first, last = (
            first + third,
            (first + timedelta(14) if of.grain is Grain.MONTH else last - third),
        )
    return Found(of.stop, first, last, reach=Reach.WITHIN, dated=of.dated, basis=Basis.INFERRED)


def night_of(line: Line, i: int) -> Found | None:
    """ "the night of 15 December", "the early hours of Sunday", "midday on Friday"."""
    if line.words[i + 1] not in ("of", "on") or not line.blank(i) or not line.blank(i + 1):
        return None
    of = atoms.atom(line, i + 2)
    return of if of and of.grain is Grain.DAY else None


def part_told(line: Line, i: int) -> Found | None:
    """A part, of the year or month that the text tells of."""
    found = told_months.of_month_told(line, i, part(line, i), part)
    return past_years.of_year_told(line, i, found)


def edge_told(line: Line, i: int) -> Found | None:
    """An edge, of the year that the text tells of."""
    return past_years.of_year_told(line, i, edge(line, i))


PARTS: tuple[tuple[frozenset[str], tuple[Parser, ...]], ...] = (
    (frozenset((*NTH, *LAST)), (part_told,)),
    (frozenset((*ENDS, *STARTS, "middle")), (edge_told,)),
    (frozenset(NIGHTS), (night_of,)),
    (frozenset(VAGUE), (vague,)),
)
HEADS: dict[str, tuple[Parser, ...]] = {word: read for words, read in PARTS for word in words}


def portion(line: Line, i: int) -> Found | None:
    """Whatever part of a period the word begins."""
    parsers = HEADS.get(line.words[i])
    return first_of(parsers, line, i) if parsers else None
