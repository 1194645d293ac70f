"""A sentence comes in; the words that point at an indicator, or away from all, go out."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from etl import indicators
from etl.claims.parts import Cue
from etl.vocabulary import Period, Sentence, Span


UK = r"(?:the UK|Britain|the United Kingdom|England|this country|Kent|Dover|Ramsgate|British \w+)"
AWAY = "away"
# `other_returns` stands for every removal here: which country it is to is decided by the sentence.
# Where two kinds start at one place the first of these is taken: "arrived from France" is no arrival.
KINDS = ("arrivals_from_france", "arrivals", "other_returns", "prevented_people", "deaths")


def _one_of(wording: Iterable[str]) -> str:
    return "|".join(wording).replace("<UK>", UK)


CATALOGUE = indicators.catalogue()
ELSEWHERE = tomllib.loads(Path(__file__).with_name("elsewhere.toml").read_text("utf-8"))
WORDS = {kind: CATALOGUE[kind].wording for kind in KINDS} | {AWAY: ELSEWHERE["away"]}
CUE = re.compile(
    "|".join(rf"(?P<{kind}>\b(?:{_one_of(words)}))" for kind, words in WORDS.items()),
    re.IGNORECASE,
)
ABROAD = re.compile(rf"\b(?:{_one_of(ELSEWHERE['abroad'])})", re.IGNORECASE)
HERE = re.compile(rf"\b(?:{_one_of(ELSEWHERE['here'])})", re.IGNORECASE)
TREATY = re.compile(rf"\b(?:{_one_of(CATALOGUE['returns_to_france'].wording)})\b", re.IGNORECASE)

# Where one clause ends and the next begins: punctuation, and the words that open a contrast.
BOUNDARY = re.compile(
    r"""
    [;:—–•]
    | ,[ ] (?= \d )
    | ,[ ] (?= (?:while|but|whereas|which|with|against|compared|and|when|after|who|taking|bringing)\b )
    | [ ] (?= (?:while|but|whereas)\b )
    """,
    re.VERBOSE,
)


def find(sentence: Sentence, periods: tuple[Period, ...]) -> Iterator[Cue]:
    """The cues of a sentence, but for those within a period ("since the deal took effect")."""
    for match in CUE.finditer(sentence.text):
        span = Span(match.start(), match.end(), match.group())
        if not any(period.span.start <= span.start < period.span.end for period in periods):
            assert match.lastgroup, match
            yield Cue(match.lastgroup, span)


def abroad(sentence: Sentence, before: bool) -> bool:
    """Whether a sentence speaks of another sea or country; `before`: whether the last one did."""
    if ABROAD.search(sentence.text):
        return not HERE.search(sentence.text)
    return before and not HERE.search(sentence.text)


def boundaries(sentence: Sentence) -> tuple[int, ...]:
    """Offsets at which a new clause begins."""
    return tuple(match.start() for match in BOUNDARY.finditer(sentence.text))
