"""The annotated sentences and a peer's reading of them come in, how much of it is right goes out."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import isclose

from benchmarks import matching
from benchmarks.annotations import Annotations, Figure
from benchmarks.peers.expressions import Counted, Dated, Find
from etl import documents, indicators, sentences
from etl.vocabulary import Sentence


DAY = timedelta(days=1)

# What the nouns of a unit are, as the head of a number, in the singular.
NOUNS = {
    "people": [
        "adult",
        "arrival",
        "boy",
        "child",
        "crossing",
        "crosser",
        "family",
        "girl",
        "man",
        "migrant",
        "minor",
        "passenger",
        "people",
        "person",
        "refugee",
        "seeker",
        "stowaway",
        "woman",
    ],
    "boats": ["boat", "craft", "crossing", "dinghy", "inflatable", "rib", "vessel"],
    "events": ["attempt", "crossing", "departure", "event", "incident", "occasion"],
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the day its document was published, and the annotated figures in it."""

    published: date
    sentence: Sentence
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Numbers:
    """How a peer found numbers: in all, on a figure in scope, the figures, and the counted nouns.

    `nouns` is None where it never says what is counted.
    """

    found: int
    on_figures: int
    figures: int
    right: int
    counts: int
    nouns: int | None


@dataclass(frozen=True, slots=True)
class Dates:
    """How a peer dates figures by the expression nearest in the sentence."""

    found: int
    figures: int
    dated: int
    right: int


def lines(every: Annotations) -> list[Line]:
    """Every sentence of the corpus; a peer reads them one by one, as the program itself does."""
    return [
        Line(entry.published, sentence, tuple(inside(sentence, entry.document_id, every.figures)))
        for entry in every.entries
        for sentence in sentences.split(documents.open_entry(entry))
    ]


def inside(sentence: Sentence, name: str, figures: Iterable[Figure]) -> Iterable[Figure]:
    return (
        figure
        for figure in figures
        if figure.document_id == name and sentence.start <= figure.start < sentence.end
    )


def numbers(every: Sequence[Line], find: Find[Counted]) -> Numbers:
    """What a peer finds of the numbers in the sentences."""
    read = [(line, list(find(line.sentence.text, line.published))) for line in every]
    counted = [
        (line.sentence, figure, found)
        for line, found in read
        for figure in line.figures
        if not figure.optional and figure.measure != "rank"
    ]
    right = [(figure, on) for at, figure, found in counted if (on := on_value(at, figure, found))]
    counts = [figure for _, figure, _ in counted if figure.measure == "count"]
    return Numbers(
        found=sum(len(found) for _, found in read),
        on_figures=sum(
            any(overlap(line.sentence, figure, each) for figure in line.figures)
            for line, found in read
            for each in found
        ),
        figures=len(counted),
        right=len(right),
        counts=len(counts),
        nouns=nouns(right) if any(each.noun for _, found in read for each in found) else None,
    )


def on_value(sentence: Sentence, figure: Figure, found: Iterable[Counted]) -> Counted | None:
    """The number that stands on the figure's characters and has its value."""
    for each in found:
        same = each.value is not None and isclose(each.value, figure.value, rel_tol=1e-6)
        if same and overlap(sentence, figure, each):
            return each
    return None


def overlap(sentence: Sentence, figure: Figure, found: Counted | Dated) -> bool:
    start, end = figure.start - sentence.start, figure.end - sentence.start
    return found.start < end and found.end > start


def nouns(right: Iterable[tuple[Figure, Counted]]) -> int:
    return sum(figure.measure == "count" and names(figure, each.noun) for figure, each in right)


def names(figure: Figure, noun: str) -> bool:
    return noun in NOUNS[indicators.catalogue()[figure.indicator].unit]


def dates(every: Sequence[Line], find: Find[Dated]) -> Dates:
    """The counts of the sentences, each with the nearest date expression of a peer as its period."""
    read = [(line, list(find(line.sentence.text, line.published))) for line in every]
    nearest_to = [
        (line, figure, nearest(line.sentence, figure, found))
        for line, found in read
        for figure in line.figures
        if not figure.optional and figure.measure == "count"
    ]
    dated = [(line, figure, each) for line, figure, each in nearest_to if each]
    return Dates(
        found=sum(len(found) for _, found in read),
        figures=len(nearest_to),
        dated=len(dated),
        right=sum(covers(each, figure, line.published) for line, figure, each in dated),
    )


def nearest(sentence: Sentence, figure: Figure, found: Iterable[Dated]) -> Dated | None:
    """The expression with the fewest characters between it and the figure, not on the figure itself."""
    start, end = figure.start - sentence.start, figure.end - sentence.start
    apart = [each for each in found if not overlap(sentence, figure, each)]
    return min(apart, key=lambda each: max(start - each.end, each.start - end), default=None)


def covers(found: Dated, figure: Figure, published: date) -> bool:
    """Whether the days are those of the figure; what is open runs to the day before publication."""
    last = published - DAY if found.last is None else found.last
    return matching.near(found.first, figure.period_start) and matching.near(
        last, figure.period_end
    )


def reading(every: Sequence[Line], find: Find) -> Callable[[], None]:
    """The work that is timed: a peer reads every sentence."""

    def work() -> None:
        for line in every:
            list(find(line.sentence.text, line.published))

    return work
