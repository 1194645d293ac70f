"""Parts: they live while one document is read and are never stored."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from etl.vocabulary.codes import Basis, Bound, Direction, Reach, TakenAs
from etl.vocabulary.letters import Small, in_small_letters


@dataclass(frozen=True, slots=True)
class Interval:
    """The values that a wording allows, both ends included; `high` None is unlimited."""

    low: float
    high: float | None

    def holds(self, value: float) -> bool:
        return self.low <= value and (self.high is None or value <= self.high)

    def meets(self, other: "Interval") -> bool:
        return (other.high is None or self.low <= other.high) and (
            self.high is None or other.low <= self.high
        )


# Without slots: what it is in small letters is kept beside its fields.
@dataclass(frozen=True)
class Sentence:
    """A sentence of a document; `start` and `end` count in the whole document."""

    start: int
    text: str

    @cached_property
    def small(self) -> Small:
        """Itself in small letters: who looks for days, numbers or cues first asks how its words open."""
        return in_small_letters(self.text)

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of characters of a sentence, offsets counted in the sentence."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written in a sentence, what kind of thing it is, and what its wording allows.

    `bound_span` holds the words that gave the bound ("more than"), None where none did. No figure
    comes of a `label`: it names ("number 112", "M20", "6.15am"), stays vague ("dozens") or is a
    share ("a third of them"). `direction` is given where the number itself tells it ("halved").
    """

    span: Span
    value: float
    taken_as: TakenAs
    bound: Bound
    interval: Interval
    bound_span: Span | None
    percent: bool = False
    ordinal: bool = False
    label: bool = False
    direction: Direction = Direction.NONE


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a number covers, both ends included, and the words that said so.

    An end that the words leave open holds what can be assumed of it: the day of publication less
    one for `since` and `so far`, the first day of its year for `until`. `same point` is a count to
    the day that another period of the text ends on, in the year of `start`. `within` ("in early
    October") holds the first and the last day that can be meant.
    """

    start: date
    end: date
    basis: Basis
    span: Span
    reach: Reach = Reach.DAYS
