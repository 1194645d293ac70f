"""A numeral as written comes in ("5,703", "41.5k", "two dozen"); its value and last place go out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf


def _words(listed: str) -> list[str]:
    return listed.split()


_SMALL = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
_ORDINAL_UNITS = _words("first second third fourth fifth sixth seventh eighth ninth")
_ORDINAL_TEENS = _words(
    "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth"
    " nineteenth"
)

UNITS = {word: value for value, word in enumerate(_SMALL)}
TENS = {word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)}
BELOW_100 = UNITS | TENS | {"nil": 0, "nought": 0}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "million": 1_000_000,
    "bn": 1_000_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
# What multiplies all that stands before it; a hundred and a dozen multiply only what is beside them.
CLOSING = ("thousand", "million", "billion", "trillion")
ORDINALS = {word: value for value, word in enumerate([*_ORDINAL_UNITS, *_ORDINAL_TEENS], start=1)}
ORDINALS |= {f"{word[:-1]}ieth": value for word, value in TENS.items()}
ORDINALS |= {
    f"{tens}-{unit}": TENS[tens] + ORDINALS[unit] for tens in TENS for unit in _ORDINAL_UNITS
}
ORDINALS |= {"hundredth": 100, "thousandth": 1_000, "millionth": 1_000_000}
# The denominators of "a third", "two-fifths", "three quarters".
PARTS = {"half": 2, "halve": 2, "quarter": 4} | {
    word: value for word, value in ORDINALS.items() if 3 <= value <= 12
}

# Groups of three are joined by commas, apostrophes or the blanks that French typesetters use
# ("1 214"). Where three digits follow a point, the point is a decimal one ("36.734").
GROUPED = (
    r"\d{1,3}(?:[,，٬]\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?:['’]\d{3}){1,4}(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3}){1,2}(?![\d,]|\.\d)"
)
DIGITS = rf"(?:(?:{GROUPED})(?:\.\d{{1,4}}(?!\d))?|\d{{1,15}}(?:\.\d{{1,6}}(?!\d))?)"
SCALE = r"(?:[ \u00a0]?(?:k|mn?|bn)(?![a-z])|[ \u00a0-]?(?:hundred|thousand|million|billion|trillion|dozen)\b)"
_NUMERAL = re.compile(rf"({DIGITS}|\d{{1,3}}(?:\.\d{{3}}){{2,3}})({SCALE})?")
_VULGAR = dict(
    zip("½¼¾⅓⅔⅕⅖⅗⅘⅛", (0.5, 0.25, 0.75, 1 / 3, 2 / 3, 0.2, 0.4, 0.6, 0.8, 0.125), strict=True)
)
_DECIMALS = re.compile(r"\.(\d+)")
_NO_DIGITS = re.compile(r"\D")
# "About a dozen" may be ten or fourteen.
NEAR_A_DOZEN = 4
_SCALE_AT_END = re.compile(r"(k|mn?|bn|hundred|thousand|million|billion|trillion)$")
_SEPARATORS = re.compile(r"[,，٬'’\s]")
BETWEEN_WORDS = re.compile(r"[-‑\s,]+")


def value(exact: str) -> float:
    """The number that a numeral stands for; raises ValueError on anything else."""
    text = exact.lower()
    match = _NUMERAL.fullmatch(text)
    if match:
        return _scaled(_digits(match[1]), (match[2] or "").strip(" \u00a0-"))
    if text and text[-1] in _VULGAR:
        return (value(text[:-1].rstrip()) if text[:-1] else 0.0) + _VULGAR[text[-1]]
    words = BETWEEN_WORDS.split(text)
    share, words = (0.5, words[1:]) if words[0] == "half" else (1.0, words)
    number, taken = spoken(words)
    if not taken or taken < len(words):
        raise ValueError(f"{exact!r} is no numeral")
    return share * number


def _digits(text: str) -> float:
    if text.count(".") > 1:
        text = text.replace(".", "")
    return float(_SEPARATORS.sub("", text))


def _scaled(number: float, scale: str) -> float:
    return round(number * SCALES.get(scale, 1), 6)


@dataclass(slots=True)
class _Tally:
    """English number words as they are heard: each scale closes what stands before it.

    `room` is the least value that no longer fits behind the last word: after "twenty" only a unit
    does, after "three" nothing, after "hundred" all that is less.
    """

    closed: float = 0
    group: float = 0
    scale: float = inf
    room: float = 100
    begun: bool = False
    multiplied: bool = False

    @property
    def value(self) -> float:
        return self.closed + self.group

    def step(self, words: Sequence[str]) -> int:
        """How many of the next words belong to the number; 0 where it has ended."""
        if tuple(words[:3]) == ("and", "a", "half"):
            return 3 * self._halved()
        if words[0] == "and":
            fits = self.multiplied and len(words) > 1 and words[1] in BELOW_100
            return 2 if fits and self._add(words[1]) else 0
        return int(self._add(words[0]))

    def _add(self, word: str) -> bool:
        if word in ("a", "an"):
            return self._small(1, 0) and not self.closed
        if word in BELOW_100:
            number = BELOW_100[word]
            return self._small(number, 10 if number >= 20 else 0)
        if word in CLOSING:
            return self._close(SCALES[word])
        return word in ("hundred", "dozen") and self._multiply(SCALES[word])

    def _small(self, number: float, room: float) -> bool:
        if number >= self.room or (number == 0 and self.begun):
            return False
        self.group, self.room, self.begun, self.multiplied = self.group + number, room, True, False
        return True

    def _multiply(self, factor: float) -> bool:
        if self.group >= 100 or (self.begun and (self.group == 0 or self.multiplied)):
            return False
        self.group = max(self.group, 1) * factor
        self.room, self.begun, self.multiplied = (100 if factor == 100 else 0), True, True
        return True

    def _close(self, scale: float) -> bool:
        if scale >= self.scale or (self.begun and self.group == 0):
            return False
        self.closed += max(self.group, 1) * scale
        self.group, self.scale, self.room = 0, scale, 100
        self.begun = self.multiplied = True
        return True

    def _halved(self) -> bool:
        """ "two and a half" thousand, "a million and a half"."""
        if not self.begun or self.group != int(self.group) or self.room == 1:
            return False
        if self.group == 0:
            self.closed += self.scale / 2
        elif self.multiplied:
            # Behind a hundred there is room for what is less, behind a dozen for nothing.
            self.group += 50 if self.room == 100 else 6
        else:
            self.group += 0.5
        self.room, self.multiplied = 1, False
        return True


def spoken(words: Sequence[str]) -> tuple[float, int]:
    """The longest number that `words` open with, and how many of them it takes; (0, 0) for none."""
    tally, place = _Tally(), 0
    safe = (0.0, 0)
    while place < len(words):
        taken = tally.step(words[place : place + 3])
        if not taken:
            break
        place += taken
        if tally.multiplied:
            safe = (tally.value, place)
    # "between one hundred and two hundred" is two numbers, and not 102 before a hundred.
    if safe[1] and not tally.multiplied and place < len(words) and words[place] in SCALES:
        return safe
    return tally.value, place


def last_place(number: float, exact: str) -> float:
    """The weight of the last digit kept: 5,703 gives 1, 41.5k gives 100, 25,000 gives 1,000, a dozen 4."""
    if number == 12 and exact.lower().endswith("dozen"):
        return NEAR_A_DOZEN
    decimals = _DECIMALS.search(exact)
    # In "36.734 people" the point only parts the thousands.
    if decimals and float(_NO_DIGITS.sub("", exact)) != number:
        scale = _SCALE_AT_END.search(exact.lower())
        return (SCALES[scale[1]] if scale else 1) * 10 ** -len(decimals[1])
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place
