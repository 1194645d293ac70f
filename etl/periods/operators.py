"""A line and a word of it come in; what "since", "after" and "until" make of the days behind goes out."""

from datetime import date, timedelta

from etl.periods import atoms, dates, days, lexicon, recalled, references, relative, stretches
from etl.periods.parts import BLANKS, Found, Grain, Line
from etl.vocabulary import Reach


# "With two weeks to go until", "a week away from".
LEFT = {"to", "go", "left", "remaining", "still", "run"}
# "The 2,862 who have landed since".
CAME = {
    "landed",
    "arrived",
    "come",
    "crossed",
    "followed",
    "reached",
    "made",
    "died",
    "returned",
    "removed",
}
# How many words a text puts between "since" and the day: "the first of those departures, on".
AWAY = 11
# "Since the day Labour took office".
DAYS_OF = {"day", "date", "moment", "time"}
# "Since the election was called": long before it was held.
CALLED = {"called", "announced", "declared", "set", "triggered", "scheduled", "proposed", "been"}
# "Since that announcement": what happens on one day.
HAPPENINGS = {
    "announcement", "speech", "statement", "ruling", "judgment", "judgement", "decision", "vote", "deal",
    "agreement", "meeting", "summit", "visit", "promise", "pledge", "flight", "disaster", "tragedy", "sinking",
    "accident", "incident", "law", "launch", "letter", "interview", "debate", "signing", "moment", "removal",
}  # fmt: skip
POINTERS = {"the", "that", "this", "those", "its", "their", "his", "her"}


def operand(line: Line, j: int) -> Found | None:
    """The days an operator takes: a part, an atom, or a named event, with the day put beside it."""
    found = stretches.endpoint(line, j)
    if found:
        return _apposed(line, found) if line.words[j] in POINTERS else found
    event = atoms.event(line, j)
    if event is None and line.words[j] in POINTERS and line.blank(j):
        event = atoms.event(line, j + 1 + (line.words[j + 1] in DAYS_OF and line.blank(j + 1)))
    if event:
        return _apposed(line, _dated_event(line, event))
    return _day_beside(line, j) if line.words[j] in POINTERS else None


def _apposed(line: Line, found: Found) -> Found:
    """ "The day the treaty took effect, 6 August, and Thursday": the same day told once more."""
    if found.grain is not Grain.DAY or line.gaps[found.stop - 1] != ", ":
        return found
    beside = atoms.atom(line, found.stop)
    again = beside and (beside.first, beside.last) == (found.first, found.last)
    return found._replace(stop=beside.stop) if beside and again else found


def _dated_event(line: Line, event: Found) -> Found:
    """ "since Labour took office on 5 July": the event gives the year that the day leaves out."""
    word, j = line.words[event.stop], event.stop + 1
    if line.gaps[event.stop - 1] not in (" ", ", "):
        return event
    told = references.ago(line, event.stop)
    if told and line.words[told.stop - 1] == "ago" and line.blank(event.stop - 1):
        return event._replace(stop=told.stop)  # "Since he entered Downing Street two weeks ago"
    if word in lexicon.MONTHS and line.blank(event.stop - 1):
        word, j = "on", event.stop  # "Took power July 5"
    if word not in ("on", "in"):
        return event
    beside = atoms.atom(line, j)
    if beside is None:
        return event
    if word == "in":
        same_year = beside.first.year == event.first.year or not beside.dated
        return event._replace(stop=beside.stop) if same_year else event
    if beside.grain is not Grain.DAY:
        return event
    same_day = (beside.first.month, beside.first.day) == (event.first.month, event.first.day)
    return event._replace(stop=beside.stop) if same_day and not beside.dated else beside


def _day_beside(line: Line, j: int) -> Found | None:
    """ "the start of the scheme on 6 August", "the first of those, on 18 September"."""
    if line.words[j].isdigit() and line.words[j + 1] not in ("am", "pm"):
        return None  # "No crossings since 275 people came on 19 January": the day is theirs.
    for k in range(j, j + AWAY):
        gap, word = line.gaps[k], line.words[k + 1]
        if gap not in (" ", "-", "'") and not (gap == ", " and word == "on"):
            return None
        if word == "on":
            found = atoms.atom(line, k + 2)
            return found if found and found.grain is Grain.DAY else None
    return None


def since(line: Line, i: int) -> Found | None:
    """ "since 18 September", "since Labour took office", "since the start of the year", "since then"."""
    if line.follows(i, "then"):
        known = line.latest()
        if known and references.day_of(known) > line.published:
            # "It will run until June. Since then": since what had been named before that plan.
            known = next((p for p in reversed(line.spoken) if p.end <= line.published), None)
        return opened(line, references.day_of(known), i + 2) if known else None
    if line.words[i + 1] in ("when", "which"):
        return _since_when(line, i)
    if line.gaps[i].strip() in (",", ".", ";", ")") and i > 0:
        return _since_told(line, i)
    found = _of_since(line, i + 1) if line.gaps[i] in BLANKS else None
    if found is None:
        return None
    if not found.dated and found.first > line.published:
        found = anchored(found, line.published)
    return opened(line, found.first, found.stop, found.grain)


def _since_told(line: Line, i: int) -> Found | None:
    """ "On 10 June the wind dropped. The 2,862 who have landed since, in 57 boats": since the day just told."""
    told = line.before(i) in CAME and not line.named
    day = recalled.single(line, 1) if told else None
    return opened(line, day, i + 1) if day else None


def _since_when(line: Line, i: int) -> Found | None:
    """ "It came into force on 6 August, since when 11,518 have crossed": since the day named just before."""
    known = line.named[-1].found if line.named and line.blank(i) else None
    if known is None or line.gaps[i - 1] not in (", ", " - ", " "):
        return None
    stop = i + 2 + (line.words[i + 2] in ("time", "date", "point", "day") and line.blank(i + 1))
    return opened(line, references.day_of(known), stop)


def _of_since(line: Line, j: int) -> Found | None:
    """What a count begins with: days, an event, a clause that ends on a day, or what "that speech" recalls."""
    told = _clause_on(line, j)
    found = told[0] if told else operand(line, j)
    if found or (told and told[0] is None):
        return found
    pointed = line.words[j] in ("that", "this") and line.blank(j)
    if pointed and line.words[j + 1] in HAPPENINGS:
        day = recalled.single(line)
        return Found(j + 2, day, day, Grain.DAY) if day else None
    return _day_beside(line, j)


def _clause_on(line: Line, j: int) -> tuple[Found | None] | None:
    """ "Since the election was called on 22 May": that day; where none is told, not that of the last vote."""
    event = atoms.event(line, j)
    if event is None or not line.blank(event.stop - 1):
        return None
    word, more = line.words[event.stop], line.words[event.stop + 1]
    if word not in ("was", "had", "is", "campaign") or not (word == "campaign" or more in CALLED):
        return None
    return (_day_beside(line, event.stop),)


def opened(line: Line, first: date, stop: int, grain: Grain = Grain.OTHER) -> Found:
    return Found(stop, first, max(first, line.published - timedelta(1)), reach=Reach.SINCE)


def after(line: Line, i: int) -> Found | None:
    """ "no arrivals after 22 December": from the day that follows."""
    found = stretches.endpoint(line, i + 1) if line.blank(i) else None
    if found is None or line.words[found.stop - 1] == "s" or found.grain is not Grain.DAY:
        return None
    # "The busiest after 25 February, when 605 came": the day itself is spoken of, not the days from it.
    is_told_of = line.gaps[found.stop - 1] == ", " and line.words[found.stop] in TELLS
    if found.last >= line.published or is_told_of:
        return found
    return opened(line, found.last + timedelta(1), found.stop)


# What goes on with a day by telling what came of it.
TELLS = {"when", "which"}
# "Followed by September": the month did it.
DONE_BY = {"followed", "beaten", "preceded", "surpassed", "overtaken", "exceeded", "succeeded"}


def until(line: Line, i: int) -> Found | None:
    """ "by Wednesday", "up to 5 October", "as of Oct. 31", "until the end of June", "by then"."""
    if (line.words[i] == "by" and line.before(i) in DONE_BY) or _counts_down(line, i):
        return None
    j = i + 1 + (line.words[i] in ("up", "as"))
    if line.words[i] == "up" and line.words[i + 1] not in ("to", "until", "till"):
        return None
    if line.words[i] == "as" and line.words[i + 1] not in ("of", "at"):
        return None
    if not line.blank(j - 1):
        return None
    if line.words[j] == "date" and line.follows(j, "this", "year"):
        return relative.this_year(line, j + 3)
    if line.words[j] in ("then", "that"):
        leaning = references.until_then(line, i, j)
        if leaning:
            return leaning
    return _until(line, i, operand_of_until(line, i, j))


def standing_at(line: Line, i: int) -> Found | None:
    """ "75 at 31 October": what stands at a day in digits was counted up to it."""
    j = i + 1
    if not line.blank(i) or line.words[j] not in lexicon.DAY_NUMBERS:
        return None
    found = dates.day_first(line, j)
    return references.up_to(found.last, found.stop) if found else None


def operand_of_until(line: Line, i: int, j: int) -> Found | None:
    """What may stand behind the word: "to" and "through" also lead to places, and take days alone."""
    found = stretches.endpoint(line, j)
    if found or line.words[i] not in ("by", "before", "until", "as"):
        return found
    at = j + (line.words[j] == "the")
    return None if atoms.is_coming(line, at) else atoms.event(line, at)


def _counts_down(line: Line, i: int) -> bool:
    """ "15 days to go until the election", "a fortnight before the vote": time that is still to pass."""
    if line.words[i] not in ("until", "till", "before", "to"):
        return False
    k = i
    while k and line.before(k) in LEFT:
        k -= 1
    if line.before(k) in lexicon.UNITS and stretches.is_to_pass(line, i):
        return True
    return line.before(k) in lexicon.UNITS and (k < i or line.words[i] == "before")


def _until(line: Line, i: int, found: Found | None) -> Found | None:
    if found is None or found.reach in (Reach.SAME_POINT, Reach.UNTIL):
        return found
    word = line.words[i]
    if word == "before" and line.words[i + 1] in lexicon.TIMES_OF_DAY and found.grain is Grain.DAY:
        # "Before dawn on Wednesday": on that day.
        return found
    if found.reach in (Reach.SO_FAR, Reach.SINCE) or (
        word in ("to", "through") and found.grain is Grain.YEAR
    ):
        return found
    last = atoms.whole(found).last if found.grain is not Grain.WEEK else found.last
    if word == "before" or (word in ("until", "till") and found.grain is Grain.YEAR):
        last = found.first - timedelta(1)
    if found.grain is Grain.MONTH and found.first <= line.published < last and word != "before":
        last = found.last
    return references.up_to(last, found.stop)._replace(dated=found.dated)


def anchored(found: Found, upto: date) -> Found:
    """The same words of the newest year, or for a weekday the newest week, not after `upto`."""
    if found.weekly:
        day = upto - timedelta((upto - found.first).days % 7)
        return found._replace(first=day, last=day)
    years = upto.year - found.first.year
    years -= days.shifted(found.first, years) > upto
    first, last = days.moved(found.first, found.last, 12 * years)
    return found._replace(first=first, last=last)
