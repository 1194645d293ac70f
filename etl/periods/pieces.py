"""A line and a word of it come in; the month or year of which it names some unsaid days goes out: "one day in July"."""

from etl.periods import atoms, names, references
from etl.periods.counts import counted_unit
from etl.periods.lexicon import UNITS
from etl.periods.parts import Found, Grain, Line
from etl.vocabulary import Basis, Reach


# "A day in July" is not July; "the busiest day of July" has July for its scope.
PIECES = {unit for unit in UNITS if unit not in ("year", "years")} | {"morning", "part", "parts"}
SINGLE = {"a", "one", "single", "any", "same"}


def some_of(line: Line, i: int) -> Found | None:
    """ "a single week in August", "one day in July", "parts of 2024": some of these days."""
    alone = line.before(i) in SINGLE or line.words[i].endswith("s")
    preposition = line.words[i + 1]
    if not line.blank(i) or preposition not in ("in", "into", "of", "during"):
        return None
    if not alone and line.words[i] != "part":
        return None
    of = _year_spoken_of(line, i + 2) or atoms.scope(line, i + 2) if line.blank(i + 1) else None
    if of is None or of.grain not in (Grain.MONTH, Grain.QUARTER, Grain.YEAR):
        return None
    return of._replace(reach=Reach.WITHIN, basis=Basis.INFERRED)


def _year_spoken_of(line: Line, j: int) -> Found | None:
    """ "On a single day during the year": where the text spoke of one that is over, and of none since."""
    if line.words[j] != "the" or not line.follows(j, "year") or line.follows(j + 1, "to"):
        return None
    year = references.first_day(references.newest_year(line)).year
    return names.of_year(year, j + 2) if year < line.published.year else None


def some_counted(line: Line, i: int) -> Found | None:
    """ "three days into November", "12 days in October"."""
    counted = counted_unit(line, i)
    return some_of(line, counted[2] - 1) if counted else None
