"""A passage, its claims and clues come in; its characters with every figure marked and placed go out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from etl import sentences
from etl.claims import wrapping
from etl.vocabulary import Claim, Clue, How, Passage, Sentence


# Passages that stand this near each other are neighbouring paragraphs: only line ends lie between.
PARAGRAPH_BREAK = 4
FLAT = str.maketrans("\r\n", "  ")
# In a text held whole, an empty line parts paragraphs.
EMPTY_LINE = re.compile(r"(?<=\n)[^\S\n]*\n\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of characters; `claims` are those whose number it is, none for plain text.

    `words` are the places in it of words that a later sentence was read by.
    """

    text: str
    claims: tuple[Claim, ...] = ()
    words: tuple[int, ...] = ()

    @property
    def place(self) -> str:
        return f"c{self.claims[0].start}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of parts; `bears` says that it is a sentence that bears a figure or explains one."""

    parts: tuple[Part, ...]
    bears: bool


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paragraph: its stretches, without the line ends around them."""

    stretches: tuple[Stretch, ...]

    @property
    def marked(self) -> tuple[Part, ...]:
        """The numbers of it that are claims, in reading order."""
        return tuple(part for stretch in self.stretches for part in stretch.parts if part.claims)


@dataclass(frozen=True, slots=True)
class Gap:
    """How many characters of a document are not held at a place."""

    characters: int


Span = tuple[int, int]


def lay_out(
    passages: Iterable[Passage], claims: Iterable[Claim], length: int, clues: Iterable[Clue] = ()
) -> list[Leaf | Gap]:
    """Paragraphs and the gaps between passages, in reading order."""
    laid, reached, claims, clues = [], 0, list(claims), carried(clues)
    for passage in passages:
        if passage.start - reached > PARAGRAPH_BREAK:
            laid.append(Gap(passage.start - reached))
        shown = replace(passage, text=wrapping.unbroken(passage.text))
        laid.extend(leaves(stretches(shown, claims, clues)))
        reached = passage.end
    if length - reached > PARAGRAPH_BREAK:
        laid.append(Gap(length - reached))
    return laid


def leaves(cut: Iterable[Stretch]) -> Iterator[Leaf]:
    """The stretches of a passage, paragraph by paragraph."""
    held: list[Stretch] = []
    for stretch in cut:
        first, *further = [stretch] if stretch.bears else _pieces(stretch)
        held.append(first)
        for piece in further:
            yield from _leaf(held)
            held = [piece]
    yield from _leaf(held)


def _pieces(stretch: Stretch) -> list[Stretch]:
    """Plain text cut at its empty lines."""
    texts = EMPTY_LINE.split("".join(part.text for part in stretch.parts))
    return [Stretch((Part(text),), bears=False) for text in texts]


def _leaf(held: list[Stretch]) -> Iterator[Leaf]:
    parts = [part for stretch in held for part in stretch.parts]
    if any(part.text.strip() for part in parts):
        yield Leaf(tuple(_trimmed(held)))


def _trimmed(held: list[Stretch]) -> Iterator[Stretch]:
    """Without the line ends that part it from its neighbours: the page parts them already."""
    for place, stretch in enumerate(held):
        if not stretch.bears:
            (part,) = stretch.parts
            text = part.text.lstrip("\n") if place == 0 else part.text
            stretch = Stretch((Part(text.rstrip("\n") if place == len(held) - 1 else text),), False)
        yield stretch


def carried(clues: Iterable[Clue]) -> list[Clue]:
    """Clues that are words of another sentence than the figure's own, each place once."""
    return list({clue.start: clue for clue in clues if clue.how == How.CARRIED}.values())


def stretches(
    passage: Passage, claims: Iterable[Claim], clues: Iterable[Clue] = ()
) -> list[Stretch]:
    """The passage cut into sentences that bear a figure, or words for one, and the text between."""
    marked = [claim for claim in claims if stands(claim, passage)]
    words = [(clue.start, found) for clue in clues if (found := around(clue, passage))]
    spans = [_sentence(claim, passage) for claim in marked]
    spans += [(found.start, found.end) for _, found in words]
    cut, reached = [], passage.start
    for start, end in _joined(spans):
        cut.append(_stretch(passage, (reached, start), [], []))
        inside = [claim for claim in marked if start <= claim.start < end]
        places = [place for place, _ in words if start <= place < end]
        cut.append(_stretch(passage, (start, end), inside, places))
        reached = end
    cut.append(_stretch(passage, (reached, passage.end), [], []))
    return [stretch for stretch in cut if stretch.parts]


def around(clue: Clue, passage: Passage) -> Sentence | None:
    """The sentence in which the words of a clue stand; None where the passage does not hold them so."""
    if clue.start is None or not passage.start <= clue.start <= clue.end <= passage.end:
        return None
    if _flat(_characters(passage, (clue.start, clue.end))) != _flat(clue.exact):
        return None
    held = _sentences(passage)
    at = bisect_right(held, clue.start, key=lambda sentence: sentence.start) - 1
    return held[at] if at >= 0 and clue.start < held[at].end else None


@lru_cache(maxsize=32)
def _sentences(passage: Passage) -> tuple[Sentence, ...]:
    """A long text has thousands of clues, and is cut once."""
    return tuple(sentences.of_passage(passage))


def stands(claim: Claim, passage: Passage) -> bool:
    """Whether a claim is in the passage at its own place, its whole sentence unchanged.

    The number alone would not do: in a changed text another number may stand in its place.
    """
    if claim.start is None or not passage.start <= claim.start < passage.end:
        return False
    start, end = _sentence(claim, passage)
    before, after = claim.start - start, end - claim.end
    said = f"{claim.prefix[len(claim.prefix) - before :]}{claim.exact}{claim.suffix[:after]}"
    return _flat(_characters(passage, (start, end))) == _flat(said)


def _flat(text: str) -> str:
    """The text with blanks for its line ends: where these fall is no change."""
    return text.translate(FLAT)


def displaced(claims: Iterable[Claim], passages: Iterable[Passage]) -> list[Claim]:
    """Claims whose sentence is no longer where they say."""
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


def _stretch(passage: Passage, span: Span, claims: list[Claim], words: list[int]) -> Stretch:
    parts, reached = [], span[0]
    for place, here in groupby(sorted(claims, key=_place), key=_place):
        parts.append(_part(passage, (reached, place[0]), (), words))
        parts.append(_part(passage, place, tuple(here), words))
        reached = place[1]
    parts.append(_part(passage, (reached, span[1]), (), words))
    return Stretch(tuple(part for part in parts if part.text), bool(claims or words))


def _part(passage: Passage, span: Span, claims: tuple[Claim, ...], words: list[int]) -> Part:
    here = tuple(sorted(place for place in words if span[0] <= place < span[1]))
    return Part(_characters(passage, span), claims, here)


def _place(claim: Claim) -> Span:
    return claim.start, claim.end


def _characters(passage: Passage, span: Span) -> str:
    return passage.text[span[0] - passage.start : span[1] - passage.start]
