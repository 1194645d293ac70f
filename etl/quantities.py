"""A sentence comes in; the numbers written in it go out, each with its kind and the interval its wording allows."""

import re

from etl import numerals
from etl.vocabulary import Bound, Interval, Quantity, Sentence, Span, TakenAs


RANKED = r"highest|biggest|largest|busiest|lowest|smallest|deadliest|worst|most"

# Every form in which a number can stand. Anchored on the left, repeats bounded: time stays linear.
NUMBER = re.compile(
    rf"""
    (?<! [\w.,£$€] ) (?<! \d[-–] )
    (?:
      (?P<idiom>  one[-\s]{{1,2}}in,?[-\s]{{1,2}}one[-\s]{{1,2}}out )
    | (?P<money>  [£$€][ ]?\d[\d,]{{0,15}}(?:\.\d{{1,4}})?(?:[ ]?(?:bn|m|k|billion|million|thousand)\b)? )
    | (?P<clock>  \d{{1,2}}[.:]\d{{2}}[ ]?(?:am|pm)?\b | \d{{1,2}}[ ]?(?:am|pm)\b )
    | (?P<code>   [A-Z]{{1,3}}\d{{1,6}}\b )
    | (?P<ordinal> (?:{"|".join(numerals.ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) (?= [- ](?:{RANKED})\b ) )
    | (?P<digits> (?:{numerals.DIGITS})(?:{numerals.SCALE})? )
    | (?P<words>  {numerals.WORDS}\b )
    )
    (?P<sign> %|[ ]?(?:per[ ]cent|percent)\b )?
    """,
    re.VERBOSE | re.IGNORECASE,
)

BOUND_WORDS = {
    Bound.MORE_THAN: "more than|over|above|in excess of|upwards of|exceeding|exceeded|past|surpassing",
    Bound.AT_LEAST: "at least|no fewer than|no less than|not fewer than|a minimum of",
    Bound.NEARLY: "nearly|almost|just under|just short of|close to|approaching|just below|getting on for",
    Bound.AT_MOST: "up to|at most|no more than|not more than|a maximum of|as many as",
    Bound.LESS_THAN: "fewer than|less than|under|below",
    Bound.ABOUT: "about|around|approximately|roughly|some|an estimated|estimated|circa|or so|in the region of",
}

# Longest first: "no more than" must not be read as "more than", nor "just under" as "under".
_SPOKEN = sorted(
    ((words, bound) for bound, group in BOUND_WORDS.items() for words in group.split("|")),
    key=lambda pair: -len(pair[0]),
)
BEFORE = re.compile(
    r"\b(?P<bound>"
    + "|".join(re.escape(words) for words, _ in _SPOKEN)
    + r")[ ](?:a[ ]total[ ]of[ ]|the[ ])?$",
    re.IGNORECASE,
)
# "47 per cent fewer than the 5,417": the words compare two numbers and bound neither.
COMPARED = re.compile(r"(?:\d|%|per[ ]cent|percent)[ ](?:people[ ])?$", re.IGNORECASE)
BOUND_OF = dict(_SPOKEN)
AFTER = {
    Bound.AT_LEAST: re.compile(r"^[ ]or[ ]more\b", re.IGNORECASE),
    Bound.MORE_THAN: re.compile(r"^(?:[ ]and[ ]a[ ]bit\b|[ ]plus\b|\+)", re.IGNORECASE),
    Bound.ABOUT: re.compile(r"^(?:-odd\b|[ ]or[ ]so\b|,?[ ]give[ ]or[ ]take\b)", re.IGNORECASE),
}

AGE_BEFORE = re.compile(
    r"\b(?:aged?|aged between|girl of|boy of|man of|woman of)[ ](?:about[ ])?$", re.IGNORECASE
)
AGE_AFTER = re.compile(
    r"^(?:[- ]year[s]?[- ]old|[- ]?something\b|[ ]years?[ ]of[ ]age)", re.IGNORECASE
)
AGE_APPOSED = re.compile(r"^,[ ]")
NAME_BEFORE = re.compile(r"[A-Za-z][’'a-z]+,[ ]$")
DISTANCE = re.compile(
    r"^[- ](?:miles?|km|kilometres?|kilometers?|metres?|meters?|nautical|yards?|feet|ft|mm|cm|knots|mph)\b",
    re.IGNORECASE,
)
LIST_MARK = re.compile(r"^[.):]\s")
NUMBERED = re.compile(
    r"(?:\b(?:picture|page|figure|table|chapter|clause|section|article|no\.?)[ ]|^|\()$",
    re.IGNORECASE,
)
LABEL = re.compile(r"\b(?:number|No\.?|junction|channel|question|number:)[ ]$", re.IGNORECASE)
NOUN_AFTER = re.compile(r"^(?:%|[ ]?per[ ]?cent)?[- ][a-z]{2,}", re.IGNORECASE)


def find(sentence: Sentence) -> list[Quantity]:
    """All numbers of a sentence in reading order; nothing that looks like a number is left out."""
    return [_quantity(match, sentence.text) for match in NUMBER.finditer(sentence.text)]


def _quantity(match: re.Match[str], text: str) -> Quantity:
    exact = _bare(match)
    span = Span(match.start(), match.start() + len(exact), exact)
    bound, bound_span = _bound(text, span)
    number = _value(match, exact)
    percent = bool(match["sign"])
    return Quantity(
        span=span,
        value=number,
        taken_as=_taken_as(match, text),
        bound=bound,
        interval=interval(number, exact, bound, fine=percent),
        bound_span=bound_span,
        percent=percent,
        ordinal=bool(match["ordinal"]),
        label=_is_label(match, text),
    )


def _bare(match: re.Match[str]) -> str:
    sign = match["sign"] or ""
    return match.group()[: len(match.group()) - len(sign)]


def _value(match: re.Match[str], exact: str) -> float:
    if match["ordinal"]:
        return float(numerals.ORDINALS.get(exact.lower()) or int(re.match(r"\d+", exact)[0]))
    if match["digits"] or match["words"]:
        return numerals.value(exact)
    return 0.0


def _bound(text: str, span: Span) -> tuple[Bound, Span | None]:
    before = text[max(0, span.start - 40) : span.start]
    match = BEFORE.search(before)
    if match and not COMPARED.search(before[: match.start()]):
        start = span.start - len(before) + match.start("bound")
        return BOUND_OF[match["bound"].lower()], Span(
            start, start + len(match["bound"]), match["bound"]
        )
    for bound, pattern in AFTER.items():
        match = pattern.search(text[span.end : span.end + 20])
        if match:
            return bound, Span(span.end, span.end + match.end(), match.group())
    return Bound.EXACTLY, None


def interval(number: float, exact: str, bound: Bound, fine: bool = False) -> Interval:
    """What wording and rounding allow. `fine` is for rates and percentages, which are always rounded."""
    place = numerals.last_place(number, exact)
    if fine and bound is Bound.EXACTLY:
        place = min(place, 1)
    step = 0.0 if fine or number != int(number) else 1.0
    rounded = fine or place >= 100 or place < 1
    half = place / 2 if rounded or (bound is Bound.ABOUT and place > 1) else 0.0
    return {
        Bound.EXACTLY: Interval(number - half, number + half),
        Bound.ABOUT: Interval(number - half, number + half),
        Bound.NEARLY: Interval(number - max(place, step), number),
        Bound.AT_LEAST: Interval(number, None),
        Bound.MORE_THAN: Interval(number + step, None),
        Bound.AT_MOST: Interval(0.0, number),
        Bound.LESS_THAN: Interval(0.0, number - step),
    }[bound]


def _taken_as(match: re.Match[str], text: str) -> TakenAs:
    """The kind of a number that can be told from the words beside it; a counted noun is the common case."""
    before, after = (
        text[max(0, match.start() - 24) : match.start()],
        text[match.end() : match.end() + 30],
    )
    if match["idiom"]:
        return TakenAs.IDIOM
    if match["money"]:
        return TakenAs.MONEY
    if _is_label(match, text):
        return TakenAs.UNREAD
    if _is_age(before, after):
        return TakenAs.AGE
    if DISTANCE.search(after):
        return TakenAs.DISTANCE
    if LIST_MARK.search(after) and NUMBERED.search(before):
        return TakenAs.LIST
    return TakenAs.OTHER_INDICATOR if match["sign"] or NOUN_AFTER.search(after) else TakenAs.UNREAD


def _is_label(match: re.Match[str], text: str) -> bool:
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(match["clock"] or match["code"] or LABEL.search(before))


def _is_age(before: str, after: str) -> bool:
    apposed = NAME_BEFORE.search(before) and AGE_APPOSED.search(after)
    return bool(AGE_BEFORE.search(before) or AGE_AFTER.search(after) or apposed)
