"""A digit of a sentence comes in; the whole number that it opens goes out: count, price, hour, code."""

import re

from etl import numerals
from etl.quantities.forms import PERCENT, Form, Written


DIGIT = re.compile(r"[\d½¼¾⅓⅔⅕⅖⅗⅘⅛⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉①-⑳]")
CURRENCIES = "£$€¥"

# One alternation, tried where a digit stands. Left anchored, repeats bounded: time stays linear.
FORM = re.compile(
    rf"""
      (?P<mark> [⁰¹²³⁴⁵⁶⁷⁸⁹₀-₉①-⑳]{{1,4}} )
    | (?P<iso> \d{{4}}-[01]\d-[0-3]\d (?!\d) )
    | (?P<numeric_day> [0-3]?\d [/.] [01]?\d [/.] (?: (?:19|20)\d\d | \d\d ) (?![\d/.]\d|\d) )
    | (?P<years> (?:19|20)\d\d (?: [-–/] (?:(?:19|20)\d\d|\d\d) (?![\d,]) | (?:['’])?s\b ) )
    | (?P<clock> \d{{1,2}} (?: [.:] \d\d (?!\d) )? [ \u00a0]? (?: [ap]\.m\.? | [ap]m\b )
               | \d{{1,2}} : \d\d (?: : \d\d )? (?![\d:])
               | [012]\d [0-5]\d (?= [ ]? (?: gmt | bst | utc | cest? | hours | hrs ) \b )
               | \d{{1,2}} (?= [ ] o['’]clock ) | [012]?\dh[0-5]\d\b )
    | (?P<phone> 0\d{{2,4}} (?: [ -] \d{{3,8}} ){{1,3}} )
    | (?P<slash> \d{{1,4}} (?: / \d{{1,4}} ){{1,2}} (?!\d) )
    | (?P<points> \d{{1,3}} (?: \.\d{{3}} ){{2,3}} (?![\d.]) )
    | (?P<version> \d{{1,4}} (?: \.\d{{1,4}} ){{2,6}} )
    | (?P<ordinal> \d{{1,3}} (?: ,?\d{{3}} ){{0,3}} (?: st | nd | rd | th ) (?![a-z]) )
    | (?P<comma> \d{{1,3}} , \d{{1,2}} (?= [ ]? (?: % | per[ ]?cent | pc\b ) ) )
    | (?P<long> \d{{10,200}} )
    | (?P<number> (?: \d{{1,6}} [ ]? )? [½¼¾⅓⅔⅕⅖⅗⅘⅛]
                | {numerals.DIGITS} (?: {numerals.SCALE} )? )
    """,
    re.VERBOSE,
)
# The common case, read without trying every other: "36,734 people arrived".
PLAIN = re.compile(
    r"(?:[1-9]\d{0,2}(?:,\d{3}){0,3}|[1-9]\d{3})"
    r"(?=[,.;:)]?$|[,.;:)][ ]"
    r"|[ ](?!am|pm|hundred|thousand|million|billion|trillion|dozen|per|pct|gmt|bst|utc|cet|cest|hours|hrs)[a-z]{3})"
)
BEFORE_PLAIN = " (“‘["
# "36.734 people": people come whole, so that the point can only part the thousands.
WHOLE_THINGS = re.compile(
    r"[ \u00a0](?:people|persons|migrants|men|women|children|boats|dinghies|arrivals|crossings)\b"
)
THOUSANDS_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")
LETTERED = re.compile(r"[a-z][a-z\d]{0,8}")
# Units that stand at their number without a blank: "40ft", "50p", "60hp".
UNIT = re.compile(
    r"(?:km|cm|mm|m|ft|in|kg|g|t|hp|mph|kn|nm|kw|p|c|f|s|x|k|bn|mn|million|hrs?|h|mins?|pct?|gb|mb|sq)\b"
)
# What makes a blank between groups of digits a gap between two numbers: a day before it
# ("October 18 300 people"), or other columns of a table beside it.
COLUMN_BEFORE = re.compile(
    r"(?:\b(?:(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)|\d%?)[ ]{1,3}$"
)
COLUMN_AFTER = re.compile(r"[ ]{1,3}[\d(+-]")
IN_METRES = re.compile(
    r"[ -](?:long|wide|deep|high|tall|inflatables?|boats?|vessels?|craft|ribs?|waves?|dingh(?:y|ies))\b"
)
PLAIN_GROUPS = re.compile(r"\d{1,3}[ ]\d{3}")
IDIOMS = {"24/7", "9/11", "7/7", "50/50", "7/10"}
NAMED = {
    "mark": Form.MARK,
    "iso": Form.DATE,
    "numeric_day": Form.DATE,
    "years": Form.DATE,
    "clock": Form.CLOCK,
    "phone": Form.CODE,
    "version": Form.CODE,
    "long": Form.CODE,
}


def read(low: str, place: int) -> Written:
    """The number that opens at the digit at `place`; `low` is the sentence in small letters."""
    plain = PLAIN.match(low, place)
    if plain and (place == 0 or low[place - 1] in BEFORE_PLAIN):
        return Written(
            place, plain.end(), Form.NUMBER, float(plain[0].replace(",", "")), plain.end()
        )
    match = FORM.match(low, place)
    assert match, low[place]
    name = match.lastgroup or ""
    start, end = match.span()
    if name in NAMED:
        return Written(start, end, NAMED[name], _first(match.group()), end)
    if name == "slash":
        return _slashed(match)
    if name == "ordinal":
        return Written(start, end, Form.ORDINAL, _first(match.group().replace(",", "")), end)
    return _number(low, match, name)


def _first(written: str) -> float:
    """The digits that a label opens with; superscripts and circles have a value of their own kind."""
    found = re.match(r"\d{1,9}", written)
    return float(found[0]) if found else 0.0


def _slashed(match: re.Match[str]) -> Written:
    """ "24/7" is an idiom, "2/3" a share, any other pair of numbers a code."""
    first, second, *rest = (int(part) for part in match.group().split("/"))
    if match.group() in IDIOMS:
        return Written(*match.span(), Form.IDIOM, 0.0, match.end())
    if not rest and 0 < first < second <= 10:
        return Written(*match.span(), Form.FRACTION, round(100 * first / second, 4), match.end())
    return Written(*match.span(), Form.CODE, float(first), match.end())


def _number(low: str, match: re.Match[str], name: str) -> Written:
    start, end = match.start(), _number_end(low, match)
    opening = _opening(low, start)
    if opening < start and low[opening] in CURRENCIES:
        return Written(opening, end, Form.MONEY, numerals.value(low[start:end]), end)
    if opening < start or (LETTERED.match(low, end) and not UNIT.match(low, end)):
        lettered = LETTERED.match(low, end)
        closing = lettered.end() if lettered else end
        return Written(opening, closing, Form.CODE, 0.0, closing)
    if _is_code(low[start:end]) or (start and low[start - 1].isdigit()):
        return Written(start, end, Form.CODE, 0.0, end)
    sign = PERCENT.match(low, end)
    after = sign.end() if sign else end
    return Written(start, end, Form.NUMBER, _value(low, start, end, name), after, bool(sign))


def _number_end(low: str, match: re.Match[str]) -> int:
    """ "October 18 300 people" has two numbers; "a 10m dinghy" is measured in metres."""
    start, end = match.span()
    if low[end - 1] == "m" and IN_METRES.match(low, end):
        return end - 1
    groups = PLAIN_GROUPS.match(low, start)
    apart = groups and (
        COLUMN_BEFORE.search(low[max(0, start - 14) : start]) or COLUMN_AFTER.match(low, end)
    )
    return low.index(" ", start) if apart else end


def _opening(low: str, start: int) -> int:
    """Where a currency sign or the letters of a code before the digits open."""
    if start and low[start - 1] in CURRENCIES:
        return start - 1
    if start > 1 and low[start - 1] in " \u00a0" and low[start - 2] in CURRENCIES:
        return start - 2
    opening = start
    while opening and start - opening < 12 and low[opening - 1].isalpha():
        opening -= 1
    return start if low[opening:start] in ("c", "ca") else opening


def _is_code(written: str) -> bool:
    """No count opens with a nought ("0044", "007")."""
    digits = written.partition(".")[0]
    return len(digits) > 1 and digits[0] == "0"


def _value(low: str, start: int, end: int, name: str) -> float:
    written = low[start:end]
    if name == "comma":
        return float(written.replace(",", "."))
    if THOUSANDS_POINT.fullmatch(written) and WHOLE_THINGS.match(low, end):
        return float(written.replace(".", ""))
    return numerals.value(written)
