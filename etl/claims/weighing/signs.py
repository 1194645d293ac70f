"""A number in its reading comes in; the signs around it, by which it is weighed, go out."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from etl.claims.counting.nouns import counted
from etl.claims.cues import AWAY
from etl.claims.parts import Cue, Reading
from etl.claims.weighing.weights import WHOLE, Headed
from etl.vocabulary import Measure, Quantity


# Characters on either side of a number, and of the sentence before, whose words are signs.
REACH = 400
# Words on either side that are signs of their own side.
BESIDE = 6
NO_WORD = ("nothing",)
NO_KINDS = ("no",)
# Sentences and figures before a number that are signs of what the text speaks of.
SENTENCES_BEFORE, TOLD_BEFORE = 3, 2
WORD = re.compile(r"[a-z]+(?:[’'-][a-z]+)*|\d[\d,.]*|[%£€$?:;()“”\"]")
# Where the part of a sentence ends in which a number stands: each opens with one of a few signs or letters.
BREAK = re.compile(
    r"[.;:–—()“”\"]|, (?:and|but|while|with|which|who|where|when|as)\b"
    r"|a(?<!\wa)nd |b(?<!\wb)ut |w(?<!\ww)h(?:ile|ereas) "
)
UP_TO_BREAK = re.compile(rf"^.*(?:{BREAK.pattern})", re.DOTALL)
# Characters between a number and words or days that stand close, near, far, or farther.
CLOSE, NEAR, FAR = 15, 40, 90
NEXT = 4
# Characters back to a figure that a number may go on with.
LATELY = 600
# Numbers of one size are signs together; so are powers of ten between two numbers, up to three.
SIZES_UP_TO = (1, 12, 99, 999, 9_999)
SIZES = ("1", "to 12", "to 99", "to 999", "to 9999", "more")
MOST_POWERS = 3
# Sentences that a text has lately said; how many there are of something.
LATELY_READ = 8
MANY_UP_TO = (0, 1, 3, 8)
MANY = ("no", "one", "some", "many", "very many")
MOST_PASSED = 9


@dataclass(frozen=True, slots=True)
class Told:
    """A figure told before: what is known of it, and where it begins in the text."""

    indicator: str
    measure: Measure
    value: float
    start: int


def find(
    reading: Reading, quantity: Quantity, told: Sequence[Told], before: Sequence[Reading]
) -> frozenset[str]:
    """The signs around a number; `told` are the figures before it, `before` the sentences, nearest last."""
    headed = own(reading, quantity, told, before) | shared(reading, before)
    return frozenset(
        f"{heading} {word}".strip() for heading, listed in headed.items() for word in listed
    )


def shared(reading: Reading, before: Sequence[Reading]) -> Headed:
    """The words that a text opens with, and those of the sentence before: many numbers have the same."""
    opens = before[0] if before else reading
    ahead = before[-1].sentence.text[-REACH:] if before else ""
    return {
        "opening": _words_shared(opens.sentence.text[:REACH]),
        "sentence before": _words_shared(ahead),
    }


def own(
    reading: Reading, quantity: Quantity, told: Sequence[Told], before: Sequence[Reading]
) -> Headed:
    """The signs around a number but for those that are shared."""
    ahead, behind = reading.before(quantity, REACH), reading.after(quantity, REACH)
    first, last = words(ahead), words(behind)
    nearest = first[:-3:-1]
    noun = counted(reading.sentence.text, quantity).name.lower()
    return {
        "sentence": first + last,
        "clause": words(_clause(ahead, behind)),
        "before": first[-BESIDE:],
        "behind": last[:BESIDE],
        "next before": nearest[:1] or NO_WORD,
        "next behind": last[:1] or NO_WORD,
        "two before": _pair(nearest),
        "two behind": _pair(last[:2]),
        WHOLE: (
            f"size {SIZES[bisect_left(SIZES_UP_TO, quantity.value)]}",
            f"counts {noun}",
            "digits" if quantity.span.exact[0].isdigit() else "spelt out",
            *_cues(reading.cues, quantity, noun),
            *_cues_before(before),
            *_days(reading, quantity),
            *_told(told, reading, quantity),
            *_text(told, before),
        ),
    }


def words(text: str) -> tuple[str, ...]:
    """The words of a text in small letters, every number as one sign."""
    return tuple(["#" if word[0].isdigit() else word for word in WORD.findall(text.lower())])


_words_shared = lru_cache(maxsize=64)(words)


def _pair(nearest: Sequence[str]) -> Sequence[str]:
    return ("_".join(nearest),) if len(nearest) > 1 else ()


def _clause(ahead: str, behind: str) -> str:
    """The part of the sentence that the number stands in."""
    opened, closed = UP_TO_BREAK.match(ahead), BREAK.search(behind)
    opens = opened.end() if opened else 0
    return f"{ahead[opens:]} {behind[: closed.start()] if closed else behind}"


def _text(told: Sequence[Told], before: Sequence[Reading]) -> Iterator[str]:
    """How much the text has told, and passed over since."""
    passed = _passed(told[-1].start if told else -1, before)
    yield f"{_many(passed)} passed over since {told[-1].indicator if told else 'the beginning'}"
    ours = sum(cue.kind != AWAY for one in before[-LATELY_READ:] for cue in one.cues)
    yield f"{_many(ours)} cues lately"
    if not told:
        yield f"nothing told in {_many(len(before))} sentences"


def _passed(since: int, before: Sequence[Reading]) -> int:
    """How many numbers stand behind a place, as far as that makes a difference."""
    passed = 0
    for one in reversed(before):
        if one.sentence.end <= since or passed >= MOST_PASSED:
            break
        for each in one.quantities:
            passed += one.sentence.start + each.span.start > since
    return passed


def _many(number: int) -> str:
    return MANY[bisect_left(MANY_UP_TO, number)]


def _cues(cues: Sequence[Cue], quantity: Quantity, noun: str) -> Iterator[str]:
    """The words of the indicators in its sentence: on which side, how far, and which is nearest."""
    if not cues:
        yield "no cue"
        return
    places = [(cue.kind, *_place(cue, quantity)) for cue in cues]
    for kind, side, far in places:
        yield f"cue {kind} {side}"
        yield f"cue {kind} {side} {_distance(far)}"
    nearest = min(places, key=lambda place: place[2])[0]
    yield f"nearest cue {nearest}"
    yield f"nearest cue {nearest} counts {noun}"


def _place(cue: Cue, quantity: Quantity) -> tuple[str, int]:
    if cue.span.start >= quantity.span.end:
        return "behind", cue.span.start - quantity.span.end
    if cue.span.end <= quantity.span.start:
        return "before", quantity.span.start - cue.span.end
    return "around", 0


def _distance(characters: int) -> str:
    if characters <= CLOSE:
        return "close"
    return "near" if characters <= NEAR else "far" if characters <= FAR else "farther"


def _cues_before(before: Sequence[Reading]) -> Iterator[str]:
    for back, reading in enumerate(reversed(before[-SENTENCES_BEFORE:]), start=1):
        for kind in reading.kinds or NO_KINDS:
            yield f"{back} back {kind} cue"


def _days(reading: Reading, quantity: Quantity) -> Iterator[str]:
    """Days in its sentence, and next to it; another sea or age."""
    if reading.periods:
        yield "days"
    if any(0 <= p.span.start - quantity.span.end <= NEXT for p in reading.periods):
        yield "days next behind"
    if any(0 <= quantity.span.start - p.span.end <= NEXT for p in reading.periods):
        yield "days next before"
    if reading.abroad:
        yield "abroad"


def _told(told: Sequence[Told], reading: Reading, quantity: Quantity) -> Iterator[str]:
    """The figures told last: of what, how far back, and how much smaller or larger the number is."""
    start = reading.sentence.start + quantity.span.start
    for back, last in enumerate(reversed(told[-TOLD_BEFORE:]), start=1):
        near = "near" if start - last.start < LATELY else "far"
        where = "same sentence" if last.start >= reading.sentence.start else near
        yield f"{back} told {last.indicator}"
        yield f"{back} told {last.indicator} {where}"
    if not told:
        yield "nothing told"
        return
    yield f"told last {told[-1].measure}"
    if told[-1].measure is Measure.COUNT:
        powers = round(log10(max(quantity.value, 1) / max(told[-1].value, 1)))
        yield f"{max(-MOST_POWERS, min(MOST_POWERS, powers))} powers from {told[-1].indicator}"
