"""A line and a word of it come in; the shortest wording of days that begins there goes out."""

from etl import events
from etl.periods import (
    again,
    dates,
    days,
    epithets,
    feasts,
    lexicon,
    names,
    neighbours,
    points,
    references,
    relative,
)
from etl.periods.parts import Found, Grain, Line, Parser, first_of
from etl.vocabulary import Reach


# What a word can begin, in the order in which it is tried.
HEADS: dict[str, tuple[Parser, ...]] = {
    **dict.fromkeys(lexicon.YEARS, (dates.numeric, names.year)),
    **dict.fromkeys(lexicon.OLD_YEARS, (names.year,)),
    **dict.fromkeys(lexicon.DAY_NUMBERS, (dates.numeric, dates.day_first, again.nth_of_month)),
    **dict.fromkeys(lexicon.ORDINALS, (dates.day_first,)),
    "thirty": (dates.day_first,),
    "twenty": (names.spelled_year, dates.day_first),
    "two": (names.spelled_year,),
    **dict.fromkeys(lexicon.MONTHS, (dates.month_first, names.month)),
    "may": (names.bank_holiday_weekend, names.feast, dates.month_first, names.month),
    "august": (names.bank_holiday_weekend, dates.month_first, names.month),
    **dict.fromkeys(lexicon.SHORT_WEEKDAYS, (dates.with_weekday,)),
    **dict.fromkeys(
        lexicon.WEEKDAYS, (neighbours.weekday_beside, dates.with_weekday, dates.weekday)
    ),
    **dict.fromkeys(lexicon.SEASONS, (names.season,)),
    **dict.fromkeys((name[0] for name in feasts.FEASTS if name[0] != "may"), (names.feast,)),
    **dict.fromkeys(("financial", "fiscal", "tax", "calendar"), (relative.financial_named,)),
    "bank": (names.bank_holiday_weekend,),
    **dict.fromkeys(("q1", "q2", "q3", "q4", "h1", "h2"), (names.quarter,)),
    **dict.fromkeys(relative.NEAR_DAYS, (relative.near_day,)),
    "overnight": (relative.overnight,),
    "weekend": (lambda line, i: relative.weekend(line, i + 1),),
    "this": (points.this_point,),
    "period": (points.the_period,),
    "those": (again.those,),
    "latest": (again.latest,),
    "last": (relative.last,),
    "past": (relative.past,),
    "next": (relative.coming, neighbours.neighbour),
    "previous": (neighbours.neighbour,),
    "following": (neighbours.neighbour,),
    "that": (again.that,),
    **dict.fromkeys(("same", "corresponding", "equivalent"), (points.same,)),
    **dict.fromkeys(("a", "an"), (references.ago,)),
    "so": (relative.so_far,),
}


def atom(line: Line, i: int) -> Found | None:
    """Days without an operator; "the" before them changes nothing."""
    if line.words[i] in ("the", "on") and line.blank(i):
        i += 1
        if line.words[i] == "the" and line.blank(i):
            i += 1
    parsers = HEADS.get(line.words[i])
    found = first_of(parsers, line, i) if parsers else None
    if found is None or (_can_name(found) and epithets.is_epithet(line, i, found.stop)):
        return None
    return possessive(line, found)


def _can_name(found: Found) -> bool:
    """Whether a treaty or a vote can be told by such days: by a day, a month, a season or a year."""
    return found.reach is Reach.DAYS and (found.last - found.first).days < 367


def possessive(line: Line, found: Found) -> Found:
    """ "Saturday's", "last year's": the ending belongs to the words, but for "this year's record"."""
    stop = found.stop
    if found.reach is not Reach.DAYS:
        return found
    if line.gaps[stop - 1] == "'" and line.words[stop] == "s":
        return found._replace(stop=stop + 1)
    return found


def scope(line: Line, i: int) -> Found | None:
    """What a part is taken of: an atom, or a bare "the year", "the month", "the week"."""
    found = atom(line, i)
    if found or line.words[i] != "the" or not line.blank(i):
        return found
    bare = relative.THIS.get(line.words[i + 1])
    return bare(line, i + 2) if bare else None


def whole(found: Found) -> Found:
    """A running year or month to its own end."""
    first = found.first
    if found.grain is Grain.YEAR and first.day == 1 and first.month == 1:
        return names.of_year(first.year, found.stop)
    if found.grain is Grain.MONTH:
        return found._replace(last=days.last_of_month(first.year, first.month))
    return found


def event(line: Line, i: int) -> Found | None:
    """ "Labour took office", "the treaty came into force"; of several votes the one of the year named."""
    named = events.at(line.text, line.start(i)) if line.words[i] else None
    if not named:
        return None
    event_, end = named
    stop = i + 1
    while line.end(stop - 1) < end:
        stop += 1
    day = event_.day(line.published, _year_in(line, i, stop))
    return Found(stop, day, day, Grain.DAY)


def _year_in(line: Line, i: int, stop: int) -> int | None:
    """The year in the name of an event: "the 2019 election"."""
    return next((lexicon.YEARS[w] for w in line.words[i:stop] if w in lexicon.YEARS), None)


def is_coming(line: Line, i: int) -> bool:
    """Whether the event named at word `i` was still ahead when the text was published, and near."""
    named = event(line, i)
    if named is None or _year_in(line, i, named.stop):
        return False
    told = events.at(line.text, line.start(i))
    return told is not None and told[0].is_coming(line.published)
