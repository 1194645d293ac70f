"""What is known of a figure while its sentence is being read: parts that the steps of `claims` hand on."""

from dataclasses import dataclass, replace

from etl.vocabulary import Direction, Measure, Period, Quantity, Sentence, Span


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that point at an indicator; `kind` is a key of cues.WORDS."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence with all that was found in it, before numbers are told from figures."""

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    announced: Period | None
    cues: tuple[Cue, ...]
    boundaries: tuple[int, ...]
    abroad: bool

    def boundaries_between(self, one: Span, other: Span) -> int:
        """How many clause boundaries part two runs of the sentence."""
        first, second = sorted((one, other), key=lambda span: span.start)
        return sum(first.end <= place < second.start for place in self.boundaries)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: complete but for the ends that the rest of the document closes."""

    reading: Reading
    quantity: Quantity
    indicator: str
    measure: Measure
    direction: Direction
    subset: str
    speaker: str
    period: Period | None
    base: Period | None
    cue: Span | None

    def with_period(self, period: Period | None) -> "Draft":
        return replace(self, period=period)


def gap(one: Span, other: Span) -> int:
    """Characters between two runs of a sentence; 0 where they touch or overlap."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))
