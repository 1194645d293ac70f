"""A sentence and its periods come in; the places where one part of it ends and the next begins go out."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from etl.claims.wordlists import Folded
from etl.vocabulary import Period, Quantity, Sentence, Span


# What a break weighs, in characters: how much farther two words stand from each other across it.
WEIGHTS = {"strong": 60, "compared": 40, "turn": 30, "relative": 6, "comma": 26, "joined": 22}

# A number may follow within four words: "against last year's 36,816", not "against the deal".
NUMERAL = r"(?= [ ] (?: [\w’'-]+ [ ] ){0,4}? (?: \d | the [ ] \d ) )"
# "1,075 came on Saturday (the busiest day), compared with 893 in May, while 26 were returned, of whom ...".
BREAK = Folded(
    # One of these opens every break: elsewhere none of the kinds is tried.
    rf"""
    (?= [ ,;:•()\[\]–—] ) (?:
      (?P<strong> [;•()\[\]] | : (?! (?<= \d : ) \d ) | (?<! \d ) [ ]? [–—] | [ ] - (?= [ ] ) )
    | (?P<compared> ,? [ ] (?: (?: which [ ] )? compare[sd]? [ ] (?: with | to ) | than
        | (?: up | down | rise | increase ) [ ] from | against {NUMERAL} ) \b )
    | (?P<turn> ,? [ ] (?: while | but | whereas | although | though | when | where
        | after (?= [ ] \w+ [ ] (?: \w+ [ ] )? \w+ed\b )
        | because | including | among [ ] them | since (?= [ ] there\b ) ) \b | , [ ] \w{{2,}}ing \b )
    | (?P<relative> ,? [ ] (?: who | which | of [ ] (?: whom | which | them ) ) \b )
    | (?P<joined> ,? [ ] (?: and | or (?! [ ] so [ ] ) | plus
        | with (?! [ ] no [ ] (?: right | permission | legal | leave ) \b ) ) [ ] )
    | (?P<comma> , [ ] ) )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Break:
    """A place between two parts of a sentence: where its words stand, and which kind they are."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Segments:
    """The breaks of a sentence in reading order, with the weight of all up to each."""

    breaks: tuple[Break, ...]
    weights: tuple[int, ...]
    starts: tuple[int, ...]

    def between(self, one: Span, other: Span) -> int:
        """The weight of the breaks that part two runs of the sentence."""
        first, second = (one, other) if one.start <= other.start else (other, one)
        low, high = bisect_left(self.starts, first.end), bisect_left(self.starts, second.start)
        return self.weights[max(low, high)] - self.weights[low]

    def opening(self, place: int) -> Break | None:
        """The break that opens the part in which a place stands."""
        at = bisect_left(self.starts, place)
        return self.breaks[at - 1] if at else None

    def closing(self, place: int) -> Break | None:
        """The break that ends the part in which a place stands."""
        at = bisect_left(self.starts, place)
        return self.breaks[at] if at < len(self.breaks) else None


def _is_of_period(place: Break, text: str, periods: tuple[Period, ...]) -> bool:
    """Whether a break stands within days, or in "In the first half of 2025 (January to June), ..." around them."""
    if any(p.span.start <= place.start < p.span.end for p in periods):
        return True
    mark = text[place.start : place.end].strip()
    return any(
        (mark == "(" and p.span.start == place.end and text[p.span.end : p.span.end + 1] != ":")
        or (mark == ")" and p.span.end == place.start and text[p.span.start - 1] == "(")
        for p in periods
    )


def find(
    sentence: Sentence, periods: tuple[Period, ...], quantities: Sequence[Quantity]
) -> Segments:
    """The breaks of a sentence, but for those within a period ("July 5, 2024") or a bound ("more than 400")."""
    numbers = {quantity.span.start for quantity in quantities}
    found = [
        Break(match.start(), match.end(), match.lastgroup or "")
        for match in BREAK.every(sentence)
        if not (sentence.text.endswith("than", *match.span()) and match.end() + 1 in numbers)
    ]
    if periods:
        found = [b for b in found if not _is_of_period(b, sentence.text, periods)]
    weights = [0]
    for place in found:
        weights.append(weights[-1] + WEIGHTS[place.kind])
    return Segments(tuple(found), tuple(weights), tuple(place.start for place in found))
