"""A line and a word of it come in; the stretch between two days that are named there goes out."""

from datetime import date, timedelta

from etl.periods import (
    counts,
    dates,
    days,
    lexicon,
    operators,
    pieces,
    references,
    stretches,
)
from etl.periods.parts import BLANKS, Found, Grain, Line, Named, Parser, first_of
from etl.vocabulary import Reach


# So many wordings back in its sentence a count can have been given its end.
NEAR = 4
# The longest list of days that share a month.
LIST = 6
# The longest aside, in words, between two ends.
ASIDE = 12
# What opens an aside, and what closes it.
ASIDES = {", ": ", ", " (": ") ", " - ": " - ", " — ": " — "}
# "From the middle of August 9,000 have come": how far the verb may stand, and what opens a clause.
PERFECT_AWAY = 9
# "The most since 2022": how far back a rank looks, not what is counted.
RANKED = {
    "highest", "most", "busiest", "lowest", "first", "record", "number", "largest", "total", "fewest", "worst",
    "biggest", "day", "month", "week", "quietest", "peak", "level", "figure",
}  # fmt: skip
PERFECT = {"has", "have", "ve"}
CLAUSE_OPENERS = {"that", "and", "but", "so", "while", "then"}
# The words that join two ends; a comma may stand before them.
CONNECTORS = {"and", "to", "until", "till", "through", "up"}
DASHES = {"-", " - ", "--", " — ", "—", "/"}


def between(line: Line, i: int) -> Found | None:
    """ "between 1 and 18 October", "from July 5, 2024, through Monday", "between then and Wednesday"."""
    if not line.blank(i):
        return None
    first = _then(line, i + 1) or dates_of_one_month(line, i + 1) or operators.operand(line, i + 1)
    if first is None:
        return None
    if line.follows(first.stop - 1, "to", "date"):
        return operators.opened(line, first.first, first.stop + 2)
    ended = joined(line, _past_aside(line, first), between=True)
    if ended is None and line.words[i] == "from":
        return _opened(line, i, first)
    if ended is None and line.words[first.stop] == "and" and line.words[first.stop + 1] == "now":
        return operators.opened(line, first.first, first.stop + 2)
    return ended


def _then(line: Line, j: int) -> Found | None:
    """ "He took office on 25 October 2022. Between then and 5 June": from the day named last."""
    known = line.latest() if line.words[j] == "then" else None
    if known is None:
        return None
    return Found(j + 1, day := references.day_of(known), day, Grain.DAY)


def _opened(line: Line, i: int, first: Found) -> Found | None:
    """ "From 6 August on", "from the start of July it has been 21,490": an end that is left open."""
    j = first.stop
    if line.words[j] in ("on", "onward", "onwards"):
        return operators.opened(line, first.first, j + 1)
    leads = i == 0 or not line.blank(i - 1) or line.before(i) in CLAUSE_OPENERS
    if not leads or first.reach is not Reach.DAYS:
        return None
    if not first.dated and first.first > line.published:
        first = operators.anchored(first, line.published)
    for k in range(j, j + PERFECT_AWAY):
        if line.words[k] in PERFECT:
            return operators.opened(line, first.first, j)
        if line.gaps[k] not in BLANKS and line.gaps[k] not in (",", "'"):
            return None
        if not line.words[k] or line.words[k] in ("who", "which", "that", "when", "to", "until"):
            return None
    return None


def _past_aside(line: Line, first: Found) -> Found:
    """ "Between 5 July 2024, when Labour took office, and 4 July 2026": as if the aside were not there."""
    closing = ASIDES.get(line.gaps[first.stop - 1])
    if closing is None or line.words[first.stop] in CONNECTORS:
        return first
    for k in range(first.stop, first.stop + ASIDE):
        if not line.words[k]:
            return first
        if line.gaps[k] == closing:
            return first._replace(stop=k + 1) if line.words[k + 1] in CONNECTORS else first
    return first


def dates_of_one_month(line: Line, i: int) -> Found | None:
    """ "1 and 18 October", "1-18 October", "Saturday 18 and Sunday 19 October": the first day alone."""
    i += line.words[i] in lexicon.SHORT_WEEKDAYS or line.words[i] in lexicon.WEEKDAYS
    numbered = dates.number_at(line, i + (line.words[i] == "the"))
    if not numbered:
        return None
    number, j = numbered
    month = _month_of_list(line, j)
    if month is None or number >= month.first.day:
        return None
    first = month.first.replace(day=number)
    return Found(j, first, first, Grain.DAY, dated=month.dated)


def _month_of_list(line: Line, j: int) -> Found | None:
    """The day with its month that closes "5, 6 and 7 October", seen from behind the 5."""
    for _ in range(LIST):
        j = _next_number(line, j)
        found = j and (dates.day_first(line, j) or dates.with_weekday(line, j))
        if found:
            return found
        numbered = dates.number_at(line, j) if j else None
        if not numbered:
            return None
        j = numbered[1]
    return None


def _next_number(line: Line, j: int) -> int:
    """Where the next number stands, 0 where no connector leads to one."""
    gap, words = line.gaps[j - 1], line.words
    if gap in DASHES or gap == ", ":
        return j
    if gap not in BLANKS or words[j] not in ("and", "to", "until") or not line.blank(j):
        return 0
    return j + 1 + (words[j + 1] == "the")


def joined(line: Line, first: Found, between: bool = False) -> Found | None:
    """Two ends and what joins them, as one stretch."""
    j = _behind_connector(line, first.stop, between)
    if not j:
        return None
    last = _number_of_month(line, first, j) or (
        operators.operand if between else stretches.endpoint
    )(line, j)
    if last is None or last.reach in (Reach.SO_FAR, Reach.SINCE, Reach.SAME_POINT):
        return None
    word = line.words[first.stop] if line.blank(first.stop - 1) else "-"
    if not between and not _alike(first, last, word):
        return None
    return spanned(first, last)


def _behind_connector(line: Line, j: int, between: bool) -> int:
    """Where the second end begins; 0 where nothing joins."""
    gap, word = line.gaps[j - 1], line.words[j]
    if gap == line.gaps[j] == "-" and word == "to":
        return j + 1  # "the April-to-June quarter"
    if gap in DASHES and not (between and word in CONNECTORS):
        return j
    if gap not in BLANKS and not (between and gap in ASIDES.values()):
        return 0
    if word not in CONNECTORS or not line.blank(j):
        return 0
    if word == "up":
        return j + 2 if line.words[j + 1] in ("to", "until") and line.blank(j + 1) else 0
    if word == "and" and between and line.follows(j, "up", "to"):
        return j + 3
    return j + 1


def _number_of_month(line: Line, first: Found, j: int) -> Found | None:
    """ "October 1-18", "July 5 to 9": the second number, in the month of the first."""
    number = lexicon.DAY_NUMBERS.get(line.words[j])
    month_named = (
        line.words[first.stop - 1].isdigit() or line.words[first.stop - 1] in lexicon.WITH_SUFFIX
    )
    if not number or first.grain is not Grain.DAY or not month_named or not dates.is_plain(line, j):
        return None
    if (
        dates.day_first(line, j)
        or line.words[j + 1] in lexicon.COUNTED
        or number <= first.first.day
    ):
        return None
    if line.words[first.stop - 2] not in lexicon.MONTHS:
        return None
    told, stop = dates.year_behind(line, j)
    day = days.valid(told or first.first.year, first.first.month, number)
    return Found(stop, day, day, Grain.DAY, dated=told is not None) if day else None


def _alike(first: Found, last: Found, word: str) -> bool:
    """Whether two ends that no "from" announces belong together."""
    if first.grain is not last.grain or first.grain in (Grain.OTHER, Grain.WEEK):
        return False
    if first.grain is Grain.MONTH and last.dated and not first.dated:
        # "In January and February 2025": both are of the year that is told.
        first = operators.anchored(first, last.last)
    follows = timedelta(0) < last.first - first.last <= timedelta(1)
    if word == "and":
        return follows and first.grain is not Grain.YEAR
    return first.last < last.first or not last.dated or not first.dated


def spanned(first: Found, last: Found) -> Found | None:
    """From the first day of one to the last day of the other, in whichever year the words allow."""
    if last.first < first.first and first.dated and not last.dated:
        last = _later(last, first)
    if not first.dated and (last.dated or first.first > last.last):
        first = operators.anchored(first, last.last)
    if first.first > last.last:
        return None
    reach = last.reach if last.reach is Reach.WITHIN else Reach.DAYS
    return Found(last.stop, first.first, last.last, reach=reach, dated=first.dated or last.dated)


def _later(last: Found, first: Found) -> Found:
    years = first.first.year - last.first.year
    moved = days.moved(last.first, last.last, 12 * years)
    if moved[0] < first.first:
        moved = days.moved(last.first, last.last, 12 * (years + 1))
    return last._replace(first=moved[0], last=moved[1])


def closed(line: Line) -> None:
    """ "As of 9 February, 305 people had been returned since the pilot began": to that day, and no further."""
    for k, (at, found) in enumerate(line.named):
        if found.reach is not Reach.SINCE or line.words[at] != "since" or line.before(at) in RANKED:
            continue
        end = _end_before(line, line.named[max(0, k - NEAR) : k]) or _end_behind(
            line, line.named[k + 1 : k + 2]
        )
        if end and found.first < end < line.published:
            line.named[k] = Named(at, found._replace(last=end, reach=Reach.DAYS))


def _end_before(line: Line, before: list[Named]) -> date | None:
    """The day up to which the sentence said before that it counts."""
    for at, found in reversed(before):
        if found.reach in (Reach.SINCE, Reach.SAME_POINT):
            return None
        counts_to = line.words[at] in ("as", "up") or (line.words[at] in ("by", "to") and at < 2)
        if found.reach is Reach.UNTIL and counts_to:
            return found.last
    return None


def _end_behind(line: Line, behind: list[Named]) -> date | None:
    """ "Since the pilot began 305 had been returned as of 9 February"."""
    at, found = behind[0] if behind else (0, None)
    closes = found is not None and found.reach is Reach.UNTIL and line.words[at] in ("as", "up")
    return found.last if found and closes else None


def days_between(line: Line, i: int) -> Found | None:
    """ "the 43 days between 6 August and Wednesday", "403 days from July 5, 2024, through Monday"."""
    counted = counts.counted_unit(line, i)
    if not counted or not line.blank(counted[2] - 1):
        return None
    operator = {"between": between, "from": between, "since": operators.since}.get(
        line.words[counted[2]]
    )
    return operator(line, counted[2]) if operator else None


COUNTED: tuple[Parser, ...] = (
    days_between,
    stretches.days_to,
    references.ago,
    pieces.some_counted,
    stretches.lately,
)


def counted(line: Line, i: int) -> Found | None:
    """A number of days, weeks or months, and what the words behind make of it."""
    return first_of(COUNTED, line, i) if counts.counted_unit(line, i) else None
