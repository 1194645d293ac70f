"""A number word of a transcript comes in; a number said digit by digit, or with a spoken point, goes out."""

import re

from etl import numerals
from etl.quantities.forms import PERCENT, Form, Written
from etl.quantities.words import BLANK, CARDINALS, END, JOIN, SCALE, TOKEN, WORD, one_of


DIGITS = {word: str(value) for word, value in numerals.UNITS.items() if 0 < value < 10}
NOUGHTS = dict.fromkeys(("oh", "o", "zero", "nought"), "0")
SAID = DIGITS | NOUGHTS
DIGIT = rf"(?:{one_of(SAID)}){END}"
TEENS = [word for word, value in numerals.UNITS.items() if value > 9]
# "Thirty-six", "sixteen": the thousands of a number whose hundreds are said one by one.
# Taken whole or not at all: "thirty-five hundred" is no "thirty, five hundred".
TWO = rf"(?>{one_of(numerals.TENS)}(?:{JOIN}{one_of(DIGITS)})?{END}|(?:{one_of(TEENS)}){END})"
THREE = (
    rf"(?:{DIGIT}{JOIN}{DIGIT}{JOIN}{DIGIT}|{one_of(DIGITS)}{END}{JOIN}{TWO}"
    rf"|{one_of(DIGITS)}{END}{JOIN}hundred{END}(?:{JOIN}and{JOIN}(?:{TWO}|{DIGIT}))?)"
)
COUNTED = (
    rf"(?={BLANK}(?:people|migrants|men|arrivals|crossings|others|boats|came|arrived|crossed)\b)"
)
# No number goes on behind it: "twenty, four three seven hundred" is no number at all.
ENDS = rf"(?!{JOIN}(?:{WORD}|hundred|thousand|million|dozen))"
HEARD = re.compile(
    rf"""
      (?P<thousands> {TWO} ) {JOIN} (?:thousand,?{JOIN})? (?P<rest> {THREE} ) {ENDS}
    | (?P<thousands_apart> {TWO} ) ,{JOIN} (?P<said> {DIGIT}(?:{JOIN}{DIGIT}){{2}} ) {ENDS}
    | (?P<oh> {DIGIT}{JOIN} (?:oh|zero) {JOIN} (?:{TWO}|{DIGIT}{JOIN}{DIGIT}) ) {ENDS}
    | (?P<four> {DIGIT} (?:{JOIN}{DIGIT}){{3}} ) {ENDS} {COUNTED}
    | (?P<hundreds> (?!nineteen|twenty{JOIN}) {TWO} ) {JOIN} (?P<two> {TWO} ) {ENDS} {COUNTED}
    | (?P<whole> (?:{WORD}{JOIN})? {WORD} ) {JOIN} point (?P<part> (?:{JOIN}{DIGIT}){{1,4}} )
      (?: {JOIN} (?P<scale> {SCALE[:-2]} ) {END} )?
    """,
    re.VERBOSE,
)
# Words with which a number that is heard opens: not "several" or "first".
OPENING = {*CARDINALS, *SAID, *TEENS}
# "The year nineteen oh five".
YEAR = re.compile(rf"(?P<century>nineteen|twenty){JOIN}oh{JOIN}(?P<year>{one_of(DIGITS)}){END}")


def read(low: str, place: int) -> Written | None:
    """The number that opens with the word at `place` where it is said digit by digit."""
    word = TOKEN.match(low, place)
    if word is None or word[0] not in OPENING:
        return None
    year = YEAR.match(low, place)
    if year:
        number = 100 * _two(year["century"]) + _two(year["year"])
        return Written(*year.span(), Form.DATE, number, year.end())
    match = HEARD.match(low, place)
    if match is None:
        return None
    sign = PERCENT.match(low, match.end())
    after = sign.end() if sign else match.end()
    return Written(*match.span(), Form.NUMBER, _value(match), after, bool(sign))


def _value(match: re.Match[str]) -> float:
    if match["thousands"]:
        return 1_000 * _two(match["thousands"]) + _three(TOKEN.findall(match["rest"]))
    if match["thousands_apart"]:
        return 1_000 * _two(match["thousands_apart"]) + float(_digits(match["said"]))
    if match["hundreds"]:
        return 100 * _two(match["hundreds"]) + _two(match["two"])
    if match["whole"]:
        scale = numerals.SCALES[match["scale"]] if match["scale"] else 1
        return round(float(f"{_two(match['whole']):.0f}.{_digits(match['part'])}") * scale, 4)
    return float(_digits(match["oh"] or match["four"]))


def _two(words: str) -> float:
    return numerals.spoken(TOKEN.findall(words))[0]


def _three(words: list[str]) -> float:
    """ "Eight one six", "eight sixteen", "eight hundred and sixteen"."""
    if "hundred" in words:
        return numerals.spoken(words)[0]
    if words[1] in SAID and len(words) == 3:
        return float("".join(SAID[word] for word in words))
    return 100 * float(SAID[words[0]]) + numerals.spoken(words[1:])[0]


def _digits(words: str) -> str:
    """The digits that are heard: "one oh seventy-five" is 1075."""
    heard = TOKEN.findall(words)
    rest = next((n for n, word in enumerate(heard) if word not in SAID), len(heard))
    two = f"{numerals.spoken(heard[rest:])[0]:.0f}" if heard[rest:] else ""
    return "".join(SAID[word] for word in heard[:rest]) + two
