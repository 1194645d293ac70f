"""Annotations and a reading come in; a line for each number that was not read as annotated goes out."""

from collections.abc import Iterator

from benchmarks import accusations, matching, tallies
from benchmarks.annotations import Annotations, Aside, Figure
from benchmarks.matching import Matched
from benchmarks.readings import Reading
from etl import documents, sentences
from etl.vocabulary import Claim, Sentence


Place = Claim | Figure | Aside
Told = list[tuple[Place, str]]


def lines(annotations: Annotations, reading: Reading) -> Iterator[str]:
    """Grouped by kind, one line each: the place, what is off, the sentence with the number marked."""
    split = {
        entry.document_id: list(sentences.split(documents.open_entry(entry)))
        for entry in annotations.entries
    }
    for kind, told in kinds(annotations, reading):
        yield f"== {kind}: {len(told)}"
        yield from (
            f"{kind} | {line(split[place.document_id], place, note)}" for place, note in told
        )


def line(split: list[Sentence], place: Place, note: str) -> str:
    """Where a number stands, what is told of it, and its sentence."""
    around = next((each for each in split if each.start <= place.start < each.end), None)
    marked = place.exact
    if around:
        start, end = place.start - around.start, place.end - around.start
        marked = f"{around.text[:start]}[[{around.text[start:end]}]]{around.text[end:]}"
    return f"{place.document_id}:{place.start} | {place.exact} | {note} | {marked}"


def kinds(annotations: Annotations, reading: Reading) -> Iterator[tuple[str, Told]]:
    """The kinds of misses, in the order of what they cost."""
    matched = matching.match(annotations.figures, reading.claims)
    bearing = {figure.document_id for figure in annotations.figures}
    strays = [(claim, meaning(claim)) for claim in matched.strays]
    yield "MISSED", [(pair.figure, meaning(pair.figure)) for pair in matched.counted if pair.missed]
    yield "WRONG", [told(pair.figure, pair.hits[0]) for pair in matched.counted if pair.wrong]
    yield "FALSE", [each for each in strays if each[0].document_id in bearing]
    yield (
        "FALSE WHERE NO FIGURE IS",
        [each for each in strays if each[0].document_id not in bearing],
    )
    yield from parts(matched)
    dropped = [each for each in annotations.numbers if not matching.on(each, reading.numbers)]
    yield "DROPPED", [(each, getattr(each, "taken_as", "a figure")) for each in dropped]
    yield "OTHER KIND", list(other_kinds(annotations, reading))
    accused = accusations.judge(matched, reading.findings)
    yield "NOT FOUND", [(figure, figure.planted) for figure in accused.not_found]
    yield "ACCUSED", [(figure, meaning(figure)) for figure in accused.sound]


def parts(matched: Matched) -> Iterator[tuple[str, Told]]:
    """Figures that were read right but for one part."""
    for name, agrees in matching.PARTS.items():
        yield (
            f"OTHER {name.upper()}",
            [
                told(pair.figure, pair.right)
                for pair in matched.counted
                if pair.right and not agrees(pair.right, pair.figure)
            ],
        )


def other_kinds(annotations: Annotations, reading: Reading) -> Iterator[tuple[Aside, str]]:
    """Numbers out of scope that were taken for what they are not, where both lists have the kind."""
    for aside in annotations.asides:
        taken = {number.taken_as.value for number in matching.on(aside, reading.numbers)}
        if taken and aside.taken_as in tallies.KINDS - taken:
            yield aside, f"read {', '.join(sorted(taken))}, expected {aside.taken_as}"


def told(figure: Figure, claim: Claim) -> tuple[Figure, str]:
    return figure, f"read {meaning(claim)}, expected {meaning(figure)}"


def meaning(place: Claim | Figure) -> str:
    """What a figure says, in one line."""
    base = f" against {place.base_start}..{place.base_end}" if place.base_start else ""
    words = (place.indicator, place.measure, place.subset, place.direction, place.bound)
    what = " ".join(filter(None, words))
    return f"{what} {place.value:g} {place.period_start}..{place.period_end}{base}"
