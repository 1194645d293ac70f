"""A numeral as written comes in ("5,703", "41.5k", "two dozen"); its value and last place go out."""

import re


UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: value
    for value, word in zip(
        range(20, 100, 10),
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        strict=True,
    )
}
SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "k": 1_000,
    "m": 1_000_000,
}
ORDINALS = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        start=1,
    )
}

ONE_WORD = "|".join(sorted([*UNITS, *TENS], key=len, reverse=True))

# Whole words only: "one" must not be found in "someone"; a compound is read to its end.
WORDS = (
    rf"(?:(?:{ONE_WORD})(?:[- ](?:and[- ])?(?:{ONE_WORD}|hundred|thousand|million|dozen)){{0,9}}"
    r"|a[ ](?:dozen|hundred|thousand))"
)

# Groups of three are joined by commas or by the blanks that French typesetters use ("1 214").
THIN = r"[\u00a0\u2009\u202f]"
DIGITS = (
    rf"\d{{1,3}}(?:,\d{{3}}){{1,3}}(?!\d)|\d{{1,3}}(?:{THIN}\d{{3}}){{1,3}}(?!\d)"
    r"|\d{1,3}(?:[ ]\d{3}){1,2}(?![\d,])|\d{1,9}(?:\.\d{1,4})?"
)

SCALE = r"(?:[ ]?[km](?![a-zA-Z])|[ ](?:hundred|thousand|million|dozen)\b)"


def value(exact: str) -> float:
    """The number that a numeral stands for; raises ValueError on anything else."""
    text = exact.lower()
    match = re.fullmatch(rf"({DIGITS})({SCALE})?", text)
    if match:
        digits = re.sub(r"[,\s]", "", match[1])
        return _scaled(float(digits), (match[2] or "").strip())
    return float(_from_words(re.split(r"[- ]", text), exact))


def _scaled(number: float, scale: str) -> float:
    return round(number * SCALES.get(scale, 1), 6)


def _from_words(words: list[str], exact: str) -> int:
    """English number words: each scale closes what stands before it."""
    total, current = 0, 0
    for word in words:
        if word in UNITS or word in TENS:
            current += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word in ("thousand", "million"):
            total, current = total + max(current, 1) * SCALES[word], 0
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * SCALES[word]
        elif word not in ("and", "a"):
            raise ValueError(f"{exact!r} is no numeral")
    return total + current


def last_place(number: float, exact: str) -> float:
    """The weight of the last digit kept: 5,703 gives 1, 41.5k gives 100, 25,000 gives 1,000."""
    decimals = re.search(r"\.(\d+)", exact)
    if decimals:
        scale = SCALES.get((re.search(r"(k|m|thousand|million)$", exact.lower()) or [""])[0], 1)
        return scale * 10 ** -len(decimals[1])
    place = 1
    while number and number % (place * 10) == 0:
        place *= 10
    return place
