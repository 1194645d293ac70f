"""A line and a word of it come in; the whole month or year, or what is left of it, goes out: "all of 2024"."""

from datetime import timedelta

from etl.periods import atoms, dates, days, names, references
from etl.periods.parts import Found, Grain, Line
from etl.periods.portions import LONGEST_PART
from etl.vocabulary import Reach


# How many of the periods spoken of before are looked at for a year.
MEMORY = 40


def all_of(line: Line, i: int) -> Found | None:
    """ "all of 2024", "the whole of last year", "the rest of June", "over the whole year"."""
    if line.words[i] in ("whole", "entire", "full") and line.follows(i, "year"):
        return _whole_year(line, i + 2)
    if not line.follows(i, "of"):
        return None
    of = atoms.scope(line, i + 2)
    if of is None or of.grain is Grain.DAY:
        return None
    if line.words[i] in ("rest", "remainder"):
        return _rest(line, i, of)
    if of.reach is Reach.SO_FAR:
        return of
    whole = _whole_month(of) or atoms.whole(of)
    # "In the whole of the same month last year": to its end, and not to today's day of it.
    return whole._replace(reach=Reach.DAYS) if of.reach is Reach.SAME_POINT else whole


def _whole_month(of: Found) -> Found | None:
    """ "In the whole of the same month last year", told while this one is running: to its own end."""
    end = days.last_of_month(of.first.year, of.first.month)
    if of.first.day > 1 or of.grain in (Grain.MONTH, Grain.YEAR) or of.last > end:
        return None
    return of._replace(last=end, grain=Grain.MONTH, reach=Reach.DAYS)


def _whole_year(line: Line, stop: int) -> Found | None:
    """ "Over the whole year": the year that the sentence names, else the newest spoken of that had run out."""
    if line.words[stop] in ("to", "ending", "ended") or line.before(stop - 2) != "the":
        return None
    if line.words[stop] == "of" and (number := dates.year_at(line, stop + 1)):
        return names.of_year(number, stop + 2)
    own = references.subject(line)
    if own and references.is_year(own) and references.length(own) > LONGEST_PART:
        return names.of_year(references.first_day(own).year, stop)
    years = [period.start.year for period in line.spoken[-MEMORY:] if references.is_year(period)]
    over = max((year for year in years if year < line.published.year), default=None)
    return names.of_year(over, stop) if over else None


def _rest(line: Line, i: int, of: Found) -> Found:
    """ "The rest of the year": from behind the part that was named before, of its own year."""
    known = references.subject(line) or next(iter(references.last_sentence(line)), None)
    limits = atoms.whole(of)
    if known is None:
        return limits
    if line.follows(i + 1, "the", "year") and references.last_day(known) < limits.first:
        limits = names.of_year(references.last_day(known).year, limits.stop)
    after = references.last_day(known) + timedelta(1)
    return limits._replace(first=after) if limits.first <= after <= limits.last else limits
