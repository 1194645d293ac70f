"""A line and a word of it come in; how many days, weeks or months are counted there goes out."""

from etl import numerals
from etl.periods.dates import is_plain
from etl.periods.lexicon import UNITS
from etl.periods.parts import JOINTS, Line


WORDS = numerals.UNITS | numerals.TENS | {"couple": 2}
COUNTS = frozenset({*WORDS, *(str(n) for n in range(1, 1000))})


def count_at(line: Line, i: int) -> tuple[int, int] | None:
    """A number that can count days, in digits or words, and where it stops."""
    word = line.words[i]
    if word.isdecimal():
        return (int(word), i + 1) if word in COUNTS and is_plain(line, i) else None
    number = WORDS.get(word)
    if not number:
        return None
    if word in numerals.TENS and line.gaps[i] == "-" and numerals.UNITS.get(line.words[i + 1]):
        return number + numerals.UNITS[line.words[i + 1]], i + 2
    return number, i + 1


def counted_unit(line: Line, i: int) -> tuple[int, str, int] | None:
    """ "seven days", "12 months", "six-month": number, unit and where they stop."""
    if UNITS.keys().isdisjoint(line.words[i + 1 : i + 5]):
        return None
    counted = count_at(line, i)
    if not counted:
        return None
    number, j = counted
    if line.words[j] == "of" and line.words[i] == "couple":
        j += 1
    j += line.words[j] in ("calendar", "full", "whole", "consecutive")
    unit = UNITS.get(line.words[j])
    joined = line.gaps[j - 1] in JOINTS
    return (number, unit, j + 1) if unit and joined else None
