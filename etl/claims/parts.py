"""What is known of a figure while its sentence is being read: parts that the steps of `claims` hand on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from etl.claims import segments
from etl.claims.segments import Segments
from etl.vocabulary import Clue, Direction, Measure, Period, Quantity, Reach, Sentence, Span


# The two sides of the treaty; the words of a period that none of its own sentence gave.
TREATY = ("returns_to_france", "arrivals_from_france")
NOWHERE = Span(0, 0, "")
# What holds a newer stretch against an older one.
CHANGES = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE)
# What is still counted on at the end that words name, or leave open.
OPEN = (Reach.SINCE, Reach.SO_FAR)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that point at an indicator; `kind` is a key of cues.WORDS."""

    kind: str
    span: Span


# Without slots: its parts are kept beside its fields.
@dataclass(frozen=True)
class Reading:
    """A sentence with all that was found in it, before numbers are told from figures."""

    sentence: Sentence
    quantities: tuple[Quantity, ...]
    periods: tuple[Period, ...]
    announced: Period | None
    cues: tuple[Cue, ...]
    abroad: bool
    paragraph: int
    elsewhere: Span | None = None
    dated: tuple[Quantity, ...] = ()
    before_treaty: bool = False

    @cached_property
    def segments(self) -> Segments:
        """Where the parts of the sentence end and begin; of most sentences nobody asks."""
        announced = (self.announced,) if self.announced else ()
        return segments.find(self.sentence, (*self.periods, *announced), self.quantities)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The kinds of its cues."""
        return frozenset([cue.kind for cue in self.cues])

    def before(self, quantity: Quantity, reach: int) -> str:
        """The words before a number, at most `reach` characters."""
        start = quantity.span.start
        return self.sentence.text[start - reach if start > reach else 0 : start]

    def after(self, quantity: Quantity, reach: int) -> str:
        """The words behind a number, at most `reach` characters."""
        end = quantity.span.end
        return self.sentence.text[end : end + reach]


@dataclass(frozen=True, slots=True)
class Found:
    """The indicator and measure of a number, and the words that gave them; none where carried over.

    `weighed` says that all words around it gave the indicator, and none of them alone; `ruled` is what the rules
    say of a number whose words outweigh them.
    """

    indicator: str
    measure: Measure
    cue: Span | None = None
    weighed: bool = False
    ruled: "Found | None" = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: complete but for the ends that the rest of the document closes.

    `clues` are given where the cells of a table told what it is of.
    """

    reading: Reading
    place: int
    quantity: Quantity
    indicator: str
    measure: Measure
    direction: Direction
    subset: str
    speaker: str
    period: Period | None
    base: Period | None
    cue: Span | None
    measure_span: Span | None = None
    subset_span: Span | None = None
    speaker_span: Span | None = None
    clues: tuple[Clue, ...] = ()
    weighed: bool = False

    def with_period(self, period: Period | None) -> "Draft":
        return self if period is self.period else replace(self, period=period)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the text has spoken of so far: its figures, and the indicator that its last words named."""

    drafts: Sequence[Draft]
    topic: str
    readings: Sequence[Reading] = ()

    def is_near(self, reading: Reading) -> bool:
        """Whether a figure stands in this paragraph or the one before."""
        return bool(self.drafts) and reading.paragraph - self.drafts[-1].reading.paragraph <= 1


def gap(one: Span, other: Span) -> int:
    """Characters between two runs of a sentence; 0 where they touch or overlap."""
    return max(0, max(one.start, other.start) - min(one.end, other.end))
