"""Matched figures, numbers and findings come in, how many of them are right goes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import accusations, matching
from benchmarks.annotations import Annotations, Aside, Figure
from benchmarks.matching import Matched
from benchmarks.readings import Reading
from etl.vocabulary import Claim, TakenAs


Keep = Callable[[Claim | Figure], bool]

# The kinds of numbers that the annotation and the program have a common name for.
KINDS = {kind.value for kind in TakenAs}


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    @property
    def ratio(self) -> float | None:
        """None where there is nothing to have a part of."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Tally:
    """How figures were read: found, right, and with each part right."""

    figures: int
    read: int
    false: int
    parts: Mapping[str, int]

    @property
    def recall(self) -> Share:
        return Share(self.read, self.figures)

    @property
    def precision(self) -> Share:
        return Share(self.read, self.read + self.false)

    def right(self, part: str) -> Share:
        """Of the figures read, those with this part as annotated."""
        return Share(self.parts[part], self.read)


@dataclass(frozen=True, slots=True)
class Score:
    """How a set of documents was read and checked."""

    documents: int
    reading: Tally
    held: Share
    kinds: Share
    empty: int
    false_in_empty: int
    held_in_empty: Share
    found: Share
    accused: int


def every(place: Claim | Figure) -> bool:
    return True


def count(matched: Matched, keep: Keep = every) -> Tally:
    """The tally of the figures and claims that are to be kept."""
    pairs = [each for each in matched.counted if keep(each.figure)]
    read = [each for each in pairs if each.right]
    parts = {
        name: sum(agrees(each.right, each.figure) for each in read)
        for name, agrees in matching.PARTS.items()
    }
    return Tally(len(pairs), len(read), sum(map(keep, matched.false)), parts)


def score(annotations: Annotations, reading: Reading) -> Score:
    """The score of a set of documents."""
    matched = matching.match(annotations.figures, reading.claims)
    accused = accusations.judge(matched, reading.findings)
    bearing = {figure.document_id for figure in annotations.figures}
    empty = {entry.document_id for entry in annotations.entries} - bearing
    return Score(
        documents=len(annotations.entries),
        reading=count(matched),
        held=held(annotations.numbers, reading),
        kinds=kinds(annotations, reading),
        empty=len(empty),
        false_in_empty=sum(claim.document_id in empty for claim in matched.false),
        held_in_empty=held([n for n in annotations.numbers if n.document_id in empty], reading),
        found=Share(len(accused.found), len(accused.found) + len(accused.not_found)),
        accused=len(accused.sound),
    )


def held(numbers: Sequence[Figure | Aside], reading: Reading) -> Share:
    """Of annotated numbers, in scope or not, those that stand in the table of numbers."""
    return Share(sum(bool(matching.on(each, reading.numbers)) for each in numbers), len(numbers))


def kinds(annotations: Annotations, reading: Reading) -> Share:
    """Of the numbers out of scope that were seen, and have a kind with a common name, those of that kind."""
    taken = [
        (aside.taken_as, {number.taken_as for number in matching.on(aside, reading.numbers)})
        for aside in annotations.asides
        if aside.taken_as in KINDS
    ]
    seen = [(kind, found) for kind, found in taken if found]
    return Share(sum(kind in found for kind, found in seen), len(seen))
