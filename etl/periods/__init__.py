"""A sentence and the day of publication come in; the periods that its words name go out."""

from collections.abc import Iterable, Sequence
from datetime import date

from etl.periods import (
    again,
    atoms,
    days,
    distances,
    lexicon,
    lines,
    names,
    neighbours,
    operators,
    pieces,
    points,
    portions,
    ranges,
    relative,
    stretches,
    terms,
    wholes,
)
from etl.periods.counts import COUNTS
from etl.periods.parts import Found, Grain, Line, Named, Parser, Told, first_of
from etl.vocabulary import Basis, Period, Reach, Sentence, Span


__all__ = ["Told", "find"]

# What the words in the first column can begin, in the order in which it is tried.
GRAMMAR: tuple[tuple[Iterable[str], tuple[Parser, ...]], ...] = (
    (("by", "until", "till", "to", "through", "up", "as", "before"), (operators.until,)),
    (("at",), (operators.standing_at,)),
    (("between", "from"), (ranges.between,)),
    (("after",), (operators.after,)),
    (("since",), (operators.since,)),
    (
        ("all", "whole", "entire", "full", "entirety", "rest", "remainder"),
        (wholes.all_of,),
    ),
    (terms.HEADS, (terms.first_of_term,)),
    (terms.FORMER_HEADS, (terms.last_of_rule,)),
    *((word, parsers) for word, parsers in portions.PARTS),
    (("week", "day", "weekend", "night", "fortnight", "month", "year"), (distances.unit,)),
    (("week", "month", "year", "day", "weekend", "night"), (neighbours.unit_beside,)),
    (("a", "an"), (distances.counted, stretches.told_by)),
    (("week", "month", "weekend"), (again.over_the,)),
    (("month",), (again.month_told,)),
    (("day",), (again.the_day,)),
    (("week", "weekend"), (stretches.week_of,)),
    (("week", "fortnight", "month", "year", "quarter"), (stretches.days_to,)),
    (relative.TALLIES, (relative.tally,)),
    (("month",), (relative.month_so_far,)),
    (pieces.PIECES, (pieces.some_of,)),
    (("one",), (neighbours.one_beside,)),
    (COUNTS, (terms.of_rule, neighbours.so_many_beside)),
    (COUNTS, (distances.counted, ranges.counted)),
    (lexicon.WEEKDAYS, (distances.weekday,)),
    (
        (*lexicon.DAY_NUMBERS, *lexicon.SHORT_WEEKDAYS, *lexicon.WEEKDAYS),
        (ranges.dates_of_one_month,),
    ),
    (atoms.HEADS, (atoms.atom,)),
)

# By the word that begins a wording; a word that stands nowhere here begins none.
HEADS: dict[str, tuple[Parser, ...]] = {}
for _words, _parsers in GRAMMAR:
    HEADS.update({word: (*HEADS.get(word, ()), *_parsers) for word in _words})

# Words that mostly begin something else ("to Dover", "82 boats"): they are followed up only where the
# next word, or the one behind its "the", can go on. A test holds that this hides no period.
LEADERS = frozenset(
    {"to", "from", "by", "a", "an", "that", "this", "as", "at", "up", "through", "all"}
)
LEADERS |= COUNTS | {*lexicon.DAY_NUMBERS} - {"twenty", "two"}
GOES_ON = frozenset({*HEADS, *lexicon.UNITS, *points.POINTS, *points.STRETCHES})
GOES_ON |= {
    "of",
    "on",
    "and",
    "least",
    "including",
    "consecutive",
    "full",
    "thousand",
    "then",
    "far",
}
GOES_ON |= {"election", "polling"}

# Days outside are a slip: no chain of "a year earlier" leads further.
KNOWN_DAYS = date(1900, 1, 1), date(2099, 12, 31)
# A year or month that is still running may be told "so far" or "to 2 August".
RUNS_TO = {"to", "through", "until", "till", "up", "as"}


def find(sentence: Sentence, published: date, spoken: Sequence[Period] = ()) -> list[Period]:
    """The periods that a sentence names, in reading order; no two share a character.

    `spoken` holds those named earlier in the text, oldest first: "a year earlier" leans on them.
    As `Told` it also knows which of them one sentence named, and on which a former record was set.
    """
    line = lines.read(sentence, published, spoken)
    if line is None or not KNOWN_DAYS[0] <= published <= KNOWN_DAYS[1]:
        return []
    stop = 0
    for i, word in enumerate(line.words):
        if i >= stop and word in HEADS and (word not in LEADERS or _goes_on(line, i)):
            found = _phrase(line, i)
            if found:
                line.named.append(Named(i, found))
                stop = found.stop
    ranges.closed(line)
    return [_period(line, named) for named in line.named]


def _goes_on(line: Line, i: int) -> bool:
    if line.words[i][-2:] in lexicon.SUFFIXES and line.before(i) == "the":
        return True
    word = line.words[i + 1]
    return (line.words[i + 2] if word == "the" else word) in GOES_ON


def _phrase(line: Line, i: int) -> Found | None:
    found = first_of(HEADS[line.words[i]], line, i)
    if found is None:
        return None
    found = _with_tail(line, found)
    return found if KNOWN_DAYS[0] <= found.first <= found.last <= KNOWN_DAYS[1] else None


def _with_tail(line: Line, found: Found) -> Found:
    """What the words behind make of a wording: a range, a point of its year, a count so far."""
    if found.reach is Reach.DAYS and found.grain is not Grain.OTHER:
        found = ranges.joined(line, found) or found
    longer = points.year_at_point(line, found) or _to_a_day(line, found) or _that_day(line, found)
    if longer:
        return longer
    if line.follows(found.stop - 1, "so", "far") or line.follows(found.stop - 1, "to", "date"):
        return names.so_far(line, found)._replace(stop=found.stop + 2)
    return found


def _that_day(line: Line, found: Found) -> Found | None:
    """ "Three days earlier, on Saturday 12 April": the day that is put beside is what was meant."""
    j = found.stop
    if line.words[j - 1] not in ("earlier", "before") or line.gaps[j - 1] != ", ":
        return None
    beside = atoms.atom(line, j + 1) if line.words[j] == "on" and line.blank(j) else None
    return beside if beside and beside.grain is Grain.DAY else None


def _to_a_day(line: Line, found: Found) -> Found | None:
    """ "this year to 2 August", "2025 through Nov. 5", "so far this year up to Sunday"."""
    j = found.stop
    if found.grain is not Grain.YEAR or line.words[j] not in RUNS_TO or not line.blank(j - 1):
        return None
    end = operators.until(line, j)
    if end is None or end.reach is not Reach.UNTIL:
        return None
    years = found.first.year - end.last.year
    if years and end.dated:
        return None
    return end._replace(first=found.first, last=days.shifted(end.last, years))


def _period(line: Line, named: Named) -> Period:
    at, found = named
    if line.before(at) == "the" and line.blank(at - 1) and line.words[at] not in lexicon.YEARS:
        at -= 1
    start, end = line.start(at), line.end(found.stop - 1)
    stated = found.reach in (Reach.DAYS, Reach.UNTIL)
    basis = found.basis or (Basis.STATED if stated else Basis.INFERRED)
    return Period(
        found.first, found.last, basis, Span(start, end, line.text[start:end]), found.reach
    )
