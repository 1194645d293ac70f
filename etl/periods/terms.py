"""A line and a word of it come in; the first months of a rule or a treaty go out: "its first year in office"."""

from datetime import date, timedelta

from etl import events
from etl.periods import atoms, days
from etl.periods.counts import counted_unit
from etl.periods.lexicon import UNITS
from etl.periods.operators import opened
from etl.periods.parts import Found, Grain, Line
from etl.vocabulary import Basis


UP_TO = {"to", "until", "till", "through", "ending"}
HEADS = frozenset({"first", "opening"})
OFFICE = {"office", "power", "government"}
PILOT = {"pilot", "scheme", "treaty", "deal", "agreement", "pact", "programme", "arrangement"}
RULE = {"government", "administration", "labour", "parliament"}
# "The first year of the previous government", "of the Rwanda scheme": of another.
ANOTHER = {
    "previous", "last", "former", "rwanda", "albania", "tory", "conservative", "turkey", "eu", "tirana",
    "coalition", "johnson", "sunak", "truss", "visa", "dutch", "french", "german", "irish",
}  # fmt: skip
# Whose last months those were.
FORMER = {"conservatives", "tories", "conservative", "tory", "previous", "sunak"}
FORMER_HEADS = frozenset({"last", "final", "closing"})
# Days that it may be younger or older than it is said to be.
A_MONTH = 31
# So many words stand between "of" and the noun: "of this Labour government".
AWAY = 5


def first_of_term(line: Line, i: int) -> Found | None:
    """ "The first year of this government", "its first nine months in office", "Labour's first year"."""
    told = _counted(line, i + 1) if line.blank(i) else None
    if told is None:
        return None
    count, unit, stop = told
    if ended := _to_a_day(line, i, count, unit, stop):
        return ended
    start, stop = _behind(line, stop) or (_owner(line, i), stop)
    if start is None or start >= line.published:
        return None
    if unit in ("month", "year"):
        end = days.later(start, count * (12 if unit == "year" else 1)) - timedelta(1)
    else:
        end = start + timedelta(days.length(count, unit) - 1)
    if end >= line.published:
        return opened(line, start, stop)
    return Found(stop, start, end, basis=Basis.INFERRED)


def last_of_rule(line: Line, i: int) -> Found | None:
    """ "The last 12 months of the previous government", "the final year of the Conservatives": up to the vote."""
    told = _counted(line, i + 1) if line.blank(i) else None
    if told is None or line.words[told[2]] != "of" or line.published <= events.LABOUR:
        return None
    count, unit, stop = told
    if unit not in ("month", "year"):
        return None
    for k in range(stop + 1, stop + AWAY):
        if not line.blank(k - 1):
            return None
        if line.words[k] in FORMER:
            end = events.LABOUR - timedelta(1)
            stop = k + 1 + (line.words[k + 1] in RULE and line.blank(k))
            return Found(stop, days.start_of(end, count, unit), end, basis=Basis.INFERRED)
    return None


def of_rule(line: Line, i: int) -> Found | None:
    """ "Over the Government's eleven months", "in Labour's 14 months": since it took office, where it is so old."""
    counted = counted_unit(line, i)
    owner = _owner(line, i)
    if counted is None or owner is None or counted[1] not in ("week", "month", "year"):
        return None
    count, unit, stop = counted
    in_office = line.words[stop] == "in" and line.words[stop + 1] in OFFICE and line.blank(stop)
    goes_on = line.words[stop] in ("in", "to", "before", "from") and line.blank(stop - 1)
    if goes_on and not in_office:
        return None
    told = days.start_of(line.published - timedelta(1), count, unit)
    return opened(line, owner, stop) if abs((told - owner).days) <= A_MONTH else None


def _to_a_day(line: Line, i: int, count: int, unit: str, stop: int) -> Found | None:
    """ "In its first year, to August 5": so long up to that day."""
    up = line.words[stop] == "up"
    if line.before(i) not in ("its", "their", "the") or line.words[stop + up] not in UP_TO:
        return None
    end = atoms.atom(line, stop + up + 1) if line.gaps[stop - 1] in (" ", ", ") else None
    if end is None or end.grain is not Grain.DAY or unit not in ("year", "month", "week"):
        return None
    return Found(end.stop, days.start_of(end.last, count, unit), end.last)


def _counted(line: Line, j: int) -> tuple[int, str, int] | None:
    unit = UNITS.get(line.words[j])
    if unit and not line.words[j].endswith("s"):
        return 1, unit, j + 1
    return counted_unit(line, j)


def _behind(line: Line, stop: int) -> tuple[date, int] | None:
    """Whose time it is by the words behind: "in office", "of this government", "under the pilot"."""
    word, j = line.words[stop], stop + 1
    if not line.blank(stop - 1) or word not in ("in", "of", "under", "since", "after", "as"):
        return None
    if word in ("in", "as") and line.words[j] not in (*OFFICE, "prime"):
        return None
    for k in range(j, j + AWAY):
        named = line.words[k]
        if named in ANOTHER or not line.blank(k - 1):
            return None
        if named in PILOT:
            return events.TREATY_IN_FORCE, k + 1
        if named in RULE or named in OFFICE:
            stop = k + 1 + (named == "labour" and line.words[k + 1] == "government")
            return events.LABOUR, stop
    return None


def _owner(line: Line, i: int) -> date | None:
    """ "Labour's first year", "the government's first nine months", "the pilot's first three months"."""
    if not i or line.words[i - 1] != "s" or line.gaps[i - 2 if i > 1 else 0] != "'":
        return None
    owner = line.words[i - 2]
    if owner in PILOT:
        return events.TREATY_IN_FORCE
    return events.LABOUR if owner in RULE else None
