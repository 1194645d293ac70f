"""A passage and its claims come in, its characters in order with every figure marked go out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from etl.vocabulary import Claim, Passage


# Passages that stand this near each other are neighbouring paragraphs: only line ends lie between.
PARAGRAPH_BREAK = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters; `claims` are those whose number it is, none for plain text."""

    text: str
    claims: tuple[Claim, ...] = ()

    @property
    def place(self) -> str:
        return f"c{self.claims[0].start}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of parts; `bears` says that it is a sentence that bears a figure."""

    parts: tuple[Part, ...]
    bears: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """How many characters of a document are not held at a place."""

    characters: int


Span = tuple[int, int]


def lay_out(passages: Iterable[Passage], claims: Iterable[Claim], length: int) -> list:
    """Passages (as lists of stretches) and the gaps between them, in reading order."""
    laid, reached, claims = [], 0, list(claims)
    for passage in passages:
        if passage.start - reached > PARAGRAPH_BREAK:
            laid.append(Gap(passage.start - reached))
        laid.append(stretches(passage, claims))
        reached = passage.end
    if length - reached > PARAGRAPH_BREAK:
        laid.append(Gap(length - reached))
    return laid


def stretches(passage: Passage, claims: Iterable[Claim]) -> list[Stretch]:
    """The passage cut into sentences that bear a figure and the text between them."""
    marked = [claim for claim in claims if stands(claim, passage)]
    cut, reached = [], passage.start
    for start, end in _joined(_sentence(claim, passage) for claim in marked):
        cut.append(_stretch(passage, (reached, start), []))
        inside = [claim for claim in marked if start <= claim.start < end]
        cut.append(_stretch(passage, (start, end), inside))
        reached = end
    cut.append(_stretch(passage, (reached, passage.end), []))
    return [stretch for stretch in cut if stretch.parts]


def stands(claim: Claim, passage: Passage) -> bool:
    """Whether the number of a claim is in the passage, at its own place and unchanged."""
    if claim.start is None or not passage.start <= claim.start < passage.end:
        return False
    return _characters(passage, (claim.start, claim.end)) == claim.exact


def displaced(claims: Iterable[Claim], passages: Iterable[Passage]) -> list[Claim]:
    """Claims whose number is no longer where they say."""
    held = list(passages)
    return [
        claim
        for claim in claims
        if claim.start is not None and not any(stands(claim, passage) for passage in held)
    ]


def _sentence(claim: Claim, passage: Passage) -> Span:
    """The claim's sentence, cut to the passage that holds it."""
    start, end = claim.start - len(claim.prefix), claim.end + len(claim.suffix)
    return max(start, passage.start), min(end, passage.end)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans in order, those that overlap made one."""
    current = None
    for start, end in sorted(spans):
        if current and start < current[1]:
            current = (current[0], max(end, current[1]))
            continue
        if current:
            yield current
        current = (start, end)
    if current:
        yield current


def _stretch(passage: Passage, span: Span, claims: list[Claim]) -> Stretch:
    parts, reached = [], span[0]
    for place, here in groupby(sorted(claims, key=_place), key=_place):
        parts.append(Part(_characters(passage, (reached, place[0]))))
        parts.append(Part(_characters(passage, place), tuple(here)))
        reached = place[1]
    parts.append(Part(_characters(passage, (reached, span[1]))))
    return Stretch(tuple(part for part in parts if part.text), bool(claims))


def _place(claim: Claim) -> Span:
    return claim.start, claim.end


def _characters(passage: Passage, span: Span) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]
