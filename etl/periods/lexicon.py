"""No input; the words that the grammar of periods knows, each with what it stands for, go out."""

from etl import numerals
from etl.periods import days


SHORT_MONTHS = {name[:3]: number for name, number in days.MONTHS.items() if name != "may"}
MONTHS = days.MONTHS | SHORT_MONTHS | {"sept": 9}
# Also a verb, a name or an order: without a number or a preposition beside it no month is meant.
DOUBTFUL_MONTHS = {"may", "march", "mar", "jan", "jun", "dec", "august", "april", "june"}

WEEKDAYS = days.WEEKDAYS
# "Sat 18 Oct": read only before a date.
SHORT_WEEKDAYS = {
    short: WEEKDAYS[name]
    for name in WEEKDAYS
    for short in {name[:3], {"tuesday": "tues", "thursday": "thurs"}.get(name, name[:3])}
} | {"thur": 3, "weds": 2}

ORDINALS = numerals.ORDINALS | {
    "thirteenth": 13,
    "fourteenth": 14,
    "fifteenth": 15,
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "thirtieth": 30,
}
SUFFIXES = ("st", "nd", "rd", "th")
DAY_NUMBERS = {written: n for n in range(1, 32) for written in (f"{n}", f"{n:02}")}
WITH_SUFFIX = {f"{n}{suffix}": n for n in range(1, 32) for suffix in SUFFIXES}
DAY_NUMBERS |= WITH_SUFFIX

YEARS = {str(year): year for year in range(2010, 2040)}
# Before 2010 a number is a year only where a preposition says so.
OLD_YEARS = {str(year): year for year in range(1945, 2010)}

UNITS = {unit: unit for unit in ("hour", "day", "night", "week", "fortnight", "month", "year")}
UNITS |= {f"{unit}s": unit for unit in UNITS} | {"weekend": "weekend", "weekends": "weekend"}

SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
TIMES_OF_DAY = {
    "morning", "afternoon", "evening", "night", "lunchtime", "midday", "noon", "midnight", "dawn",
}  # fmt: skip

# What can be counted: "in October 27 boats arrived" names no 27 October.
COUNTED = {
    "people", "persons", "migrants", "men", "women", "children", "individuals", "asylum", "small",
    "boats", "boat", "dinghies", "deaths", "vessels", "refugees", "returns", "per", "percent",
}  # fmt: skip

MONTH_PREPOSITIONS = {
    "in", "during", "throughout", "since", "by", "until", "till", "from", "to", "between", "of",
    "through", "early", "mid", "late", "last", "this", "next", "for", "before", "after", "than",
    "on", "over", "all",
}  # fmt: skip
