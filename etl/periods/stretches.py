"""A line and a word of it come in; so many days, weeks or months up to a day go out."""

from datetime import date, timedelta

from etl.periods import atoms, days, references, relative
from etl.periods.counts import counted_unit
from etl.periods.lexicon import UNITS
from etl.periods.parts import Found, Grain, Line
from etl.periods.portions import portion
from etl.vocabulary import Basis, Reach


A_WEEK, DAY = timedelta(7), timedelta(1)
# "Seven days have brought 3,216": the days do it themselves.
HAVE_BROUGHT = {"brought", "seen", "produced"}
# So many words behind "with" a time that is still to pass is counted: "with little more than two weeks until".
COUNTDOWN = 8
WITHIN = {"in", "over", "during", "the", "for", "across"}
UP_TO = {"to", "ending", "ended", "until", "till", "through", "up"}


def week_of(line: Line, i: int) -> Found | None:
    """ "the week of 6 October", "week beginning 6 October", "the weekend of 18 and 19 October"."""
    if line.words[i + 1] not in ("of", "beginning", "commencing", "starting", "from"):
        return None
    j = i + 2 + (line.words[i + 2] == "on")
    of = atoms.atom(line, j) if line.blank(i) and line.blank(j - 1) else None
    if of is None or of.grain is not Grain.DAY:
        return None
    length = 2 if line.words[i] == "weekend" else 7
    return Found(of.stop, of.first, of.first + timedelta(length - 1), Grain.WEEK)


def days_to(line: Line, i: int) -> Found | None:
    """ "the week to Sunday", "the year ending March 2025", "the week that ended yesterday"."""
    if line.words[i] == "quarter":
        count, unit, j = 3, "month", i + 1
    else:
        count, unit, j = counted_unit(line, i) or (1, line.words[i], i + 1)
    j += line.words[j] in ("period", "spell", "stretch") and line.blank(j - 1)
    if line.words[j] == "just" and line.words[j + 1] in ("ended", "gone", "past"):
        return _just_ended(line, count, unit, j + 2)
    j += line.words[j] in ("that", "which") and line.words[j + 1] == "ended"
    if line.words[j] not in UP_TO or not line.blank(j - 1) or unit in ("hour", "night"):
        return None
    if is_to_pass(line, j):
        return None
    ending = line.words[j] in ("ending", "ended")
    end = endpoint(line, j + 1 + (line.words[j] == "up" and line.words[j + 1] in ("to", "until")))
    return _ending(line, end, count, unit, ending, counted_unit(line, i) is None) if end else None


def is_to_pass(line: Line, j: int) -> bool:
    """ "With two weeks until Christmas": time that is still to pass, and no count up to that day."""
    if line.words[j] not in ("until", "till", "to"):
        return False
    opening = max(
        (k for k in range(max(0, j - COUNTDOWN), j) if line.words[k] == "with"), default=j
    )
    between = range(opening + 1, j)
    return opening < j and all(line.before(k) and line.words[k] not in WITHIN for k in between)


def _just_ended(line: Line, count: int, unit: str, stop: int) -> Found:
    end = line.published.replace(day=1) - timedelta(1)
    if unit == "year":
        end = end if end.month == 12 else end.replace(year=end.year - 1, month=12, day=31)
    elif unit != "month":
        end = line.published - timedelta(1)
    return Found(stop, days.start_of(end, count, unit), end)


def endpoint(line: Line, j: int) -> Found | None:
    """The day that a count runs to: "Sunday", "the end of June", "midday on Friday"."""
    for skipped in ("and", "including", "at", "least", "on"):
        j += line.words[j] == skipped and line.blank(j)
    inner = j + (line.words[j] == "the" and line.blank(j))
    return portion(line, inner) or atoms.atom(line, j)


def _ending(
    line: Line, end: Found, count: int, unit: str, ending: bool, bare: bool
) -> Found | None:
    """So many units up to the end; "the year to" a day is the calendar year so far.

    "The year to June" is twelve months, and so is "the year ending 30 June"; "the year to 3 February"
    is told of the year that began in January.
    """
    if not end.dated and end.first > line.published:
        # "Figures due on Thursday are expected to show 38,000 in the year to June": of the June that has been.
        end = end._replace(first=days.shifted(end.first, -1), last=days.shifted(end.last, -1))
    last = atoms.whole(end).last if end.grain is not Grain.YEAR else end.last
    if unit == "year" and bare and end.grain is Grain.DAY and not ending and not _closes(line, end):
        return references.up_to(last, end.stop)
    first = days.start_of(last, count, unit)
    if unit == "month" and end.grain is Grain.DAY and not _ends_month(last):
        first = days.later(last, -count) + timedelta(1)
    grain = Grain.WEEK if (last - first).days == 6 else Grain.OTHER
    basis = Basis.STATED if end.reach is Reach.DAYS else None
    return Found(end.stop, first, last, grain, basis=basis) if first <= last else None


def _closes(line: Line, end: Found) -> bool:
    """Whether an end closes a quarter: "the year to 31 March 2025", "to the end of June" is one of statistics."""
    told = end.dated or "end" in line.words[end.stop - 4 : end.stop]
    return told and end.last.month % 3 == 0 and _ends_month(end.last)


def _ends_month(day: date) -> bool:
    return (day + timedelta(1)).day == 1


def lately(line: Line, i: int) -> Found | None:
    """ "in 24 hours", "in the space of three days", "five days running"."""
    counted = counted_unit(line, i)
    assert counted, line.words[i]
    count, unit, stop = counted
    if unit == "hour" and line.words[stop] in ("later", "earlier", "after", "before"):
        return None
    running = line.words[stop] in ("running", "straight") or line.follows(
        stop - 1, "in", "a", "row"
    )
    before = line.before(i) if line.before(i) != "just" else line.before(i - 1)
    if running:
        stop += 3 if line.words[stop] == "in" else 1
    elif line.words[stop] == "have" and line.words[stop + 1] in HAVE_BROUGHT:
        pass
    elif before not in ("in", "over") and not (before == "of" and line.words[i - 2] == "space"):
        return None
    found = relative.lately(line, count, unit, stop)
    return found._replace(basis=Basis.INFERRED)


def told_by(line: Line, i: int) -> Found | None:
    """ "In a week in which 19 were returned", "in a week when few came": up to the day before publication."""
    unit = UNITS.get(line.words[i + 1], "")
    told = line.follows(i + 1, "in", "which") or line.words[i + 2] in ("when", "that", "where")
    if line.before(i) not in ("in", "after") or unit != "week" or not told:
        return None
    if not (line.blank(i) and line.blank(i + 1)):
        return None
    named = [n.found for n in line.named[-8:] if n.found.grain is Grain.DAY]
    newest = max((found.last for found in named), default=None)
    if newest and line.published - newest <= A_WEEK:
        # "It stood at 7,576 on Sunday, after a week in which 358 came": the week to that day.
        return Found(i + 2, newest - A_WEEK + DAY, newest, Grain.WEEK, basis=Basis.INFERRED)
    return relative.lately(line, 1, unit, i + 2)._replace(basis=Basis.INFERRED)
