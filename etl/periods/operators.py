"""A line and a word of it come in; what "since", "between" and "until" make of the days behind goes out."""

from datetime import date, timedelta

from etl.periods import atoms, counts, dates, days, lexicon, references, stretches
from etl.periods.parts import BLANKS, Found, Grain, Line
from etl.vocabulary import Reach


# How many words a text puts between "since" and the day: "the first of those departures, on".
AWAY = 11
# The words that join two ends; a comma may stand before them.
CONNECTORS = {"and", "to", "until", "till", "through", "up"}
DASHES = {"-", " - ", "--", " — ", "—", "/"}


def operand(line: Line, j: int) -> Found | None:
    """The days an operator takes: a part, an atom, or a named event, with the day put beside it."""
    found = stretches.endpoint(line, j)
    if found:
        return found
    event = atoms.event(line, j + (line.words[j] == "the")) or atoms.event(line, j)
    day = _day_beside(line, event.stop - 1 if event else j, AWAY if not event else 4)
    if event and day and (day.first.month, day.first.day) == (event.first.month, event.first.day):
        return day._replace(first=event.first, last=event.last)
    return day or event


def _day_beside(line: Line, j: int, away: int) -> Found | None:
    """ "... of the scheme on 6 August", "..., on 18 September": the first day behind an "on"."""
    for k in range(j, j + away):
        if line.gaps[k] not in (" ", ", ", "-", "'", " '", "' "):
            return None
        if line.words[k + 1] == "on":
            found = atoms.atom(line, k + 2)
            return found if found and found.grain is Grain.DAY else None
    return None


def since(line: Line, i: int) -> Found | None:
    """ "since 18 September", "since Labour took office", "since the start of the year", "since then"."""
    if line.follows(i, "then"):
        known = line.latest()
        return _open(line, references.last_day(known), i + 2) if known else None
    found = operand(line, i + 1) if line.gaps[i] in BLANKS else None
    if found is None:
        return None
    if not found.dated and found.first > line.published:
        found = anchored(found, line.published)
    return _open(line, found.first, found.stop, found.grain)


def _open(line: Line, first: date, stop: int, grain: Grain = Grain.OTHER) -> Found:
    return Found(stop, first, max(first, line.published - timedelta(1)), reach=Reach.SINCE)


def after(line: Line, i: int) -> Found | None:
    """ "no arrivals after 22 December": from the day that follows."""
    found = stretches.endpoint(line, i + 1) if line.blank(i) else None
    if found is None or line.words[found.stop - 1] == "s" or found.grain is not Grain.DAY:
        return None
    if found.last >= line.published:
        return found
    return _open(line, found.last + timedelta(1), found.stop)


def until(line: Line, i: int) -> Found | None:
    """ "by Wednesday", "up to 5 October", "as of Oct. 31", "until the end of June", "by then"."""
    j = i + 1 + (line.words[i] in ("up", "as"))
    if line.words[i] == "up" and line.words[i + 1] not in ("to", "until", "till"):
        return None
    if line.words[i] == "as" and line.words[i + 1] not in ("of", "at"):
        return None
    if not line.blank(j - 1):
        return None
    if line.words[j] == "then" and line.words[i] in ("by", "until"):
        known = line.latest()
        return references.up_to(references.last_day(known), j + 1) if known else None
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
    return atoms.event(line, j + (line.words[j] == "the"))


def _until(line: Line, i: int, found: Found | None) -> Found | None:
    if found is None or found.reach in (Reach.SAME_POINT, Reach.UNTIL):
        return found
    word = line.words[i]
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


def between(line: Line, i: int) -> Found | None:
    """ "between 1 and 18 October", "from July 5, 2024, through Monday", "between the start and Wednesday"."""
    if not line.blank(i):
        return None
    first = dates_of_one_month(line, i + 1) or operand(line, i + 1)
    if first is None:
        return None
    ended = joined(line, first, between=True)
    if (
        ended is None
        and line.words[i] == "from"
        and line.words[first.stop] in ("on", "onward", "onwards")
    ):
        return _open(line, first.first, first.stop + 1)
    return ended


def dates_of_one_month(line: Line, i: int) -> Found | None:
    """ "1 and 18 October", "1-18 October": the first number, in the month of the second."""
    numbered = dates.number_at(line, i + (line.words[i] == "the"))
    if not numbered:
        return None
    number, j = numbered
    second = _second_number(line, j)
    found = dates.day_first(line, second) or dates.with_weekday(line, second) if second else None
    if found is None:
        return None
    first = (
        days.newest(found.first.month, number, found.first) if number < found.first.day else None
    )
    return Found(j, first, first, Grain.DAY, dated=found.dated) if first else None


def _second_number(line: Line, j: int) -> int:
    """Where the second number stands, 0 where no connector leads to one."""
    if line.gaps[j - 1] in DASHES:
        return j
    words = line.words
    if not line.blank(j - 1) or words[j] not in ("and", "to", "until") or not line.blank(j):
        return 0
    return j + 1 + (words[j + 1] == "the")


def joined(line: Line, first: Found, between: bool = False) -> Found | None:
    """Two ends and what joins them, as one stretch."""
    j = _behind_connector(line, first.stop, between)
    if not j:
        return None
    last = _number_of_month(line, first, j) or (operand if between else stretches.endpoint)(line, j)
    if last is None or last.reach in (Reach.SO_FAR, Reach.SINCE, Reach.SAME_POINT):
        return None
    word = line.words[first.stop] if line.blank(first.stop - 1) else "-"
    if not between and not _alike(first, last, word):
        return None
    return spanned(first, last)


def _behind_connector(line: Line, j: int, between: bool) -> int:
    """Where the second end begins; 0 where nothing joins."""
    gap, word = line.gaps[j - 1], line.words[j]
    if gap in DASHES:
        return j
    if gap not in BLANKS and not (between and gap == ", "):
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
    follows = timedelta(0) < last.first - first.last <= timedelta(1)
    if word == "and":
        return follows and first.grain is not Grain.YEAR
    return first.last < last.first or not last.dated or not first.dated


def spanned(first: Found, last: Found) -> Found | None:
    """From the first day of one to the last day of the other, in whichever year the words allow."""
    if last.first < first.first and first.dated and not last.dated:
        last = _later(last, first)
    if not first.dated and (last.dated or first.first > last.last):
        first = anchored(first, last.last)
    if first.first > last.last:
        return None
    reach = last.reach if last.reach is Reach.WITHIN else Reach.DAYS
    return Found(last.stop, first.first, last.last, reach=reach, dated=first.dated or last.dated)


def anchored(found: Found, upto: date) -> Found:
    """The same words of the newest year, or for a weekday the newest week, not after `upto`."""
    if found.weekly:
        day = upto - timedelta((upto - found.first).days % 7)
        return found._replace(first=day, last=day)
    years = upto.year - found.first.year
    years -= days.shifted(found.first, years) > upto
    first, last = days.moved(found.first, found.last, 12 * years)
    return found._replace(first=first, last=last)


def _later(last: Found, first: Found) -> Found:
    years = first.first.year - last.first.year
    moved = days.moved(last.first, last.last, 12 * years)
    if moved[0] < first.first:
        moved = days.moved(last.first, last.last, 12 * (years + 1))
    return last._replace(first=moved[0], last=moved[1])


def days_between(line: Line, i: int) -> Found | None:
    """ "the 43 days between 6 August and Wednesday", "403 days from July 5, 2024, through Monday"."""
    counted = counts.counted_unit(line, i)
    if not counted or not line.blank(counted[2] - 1):
        return None
    operator = {"between": between, "from": between, "since": since}.get(line.words[counted[2]])
    return operator(line, counted[2]) if operator else None
