"""The annotated corpus, read by the parts that read numbers and days: no less is read right of any set than before."""

from collections.abc import Iterator
from functools import cache

import pytest

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from benchmarks.annotations import Annotations
from etl import documents, periods, quantities, sentences
from etl.claims.readings import FORMER_RECORD
from etl.vocabulary import Period, Quantity, Sentence, TakenAs, Text


# Of each set: numbers whose value and bound are read as annotated, other numbers that are taken for what they are, and
# figures whose days a sentence of their text names. A rule that reads more lifts them, here too.
READ = {
    "a": (320, 168, 216),
    "b": (271, 184, 245),
    "c": (374, 318, 351),
    "d": (321, 245, 310),
    "e": (225, 175, 239),
    "f": (202, 122, 187),
    "g": (199, 130, 184),
    "h": (242, 202, 232),
    "i": (159, 130, 165),
    "j": (240, 162, 243),
    "k": (267, 154, 264),
    "l": (294, 138, 286),
    "m": (263, 126, 233),
    "o": (199, 149, 191),
    "p": (207, 160, 210),
    "q": (0, 253, 0),
    "r": (282, 127, 208),
    "s": (249, 163, 218),
    "t": (167, 148, 140),
    "u": (177, 135, 180),
    "v": (176, 113, 150),
    "w": (223, 133, 228),
    "x": (192, 128, 163),
    "y": (178, 122, 175),
    "z": (163, 150, 173),
    "aa": (88, 133, 88),
    "ab": (102, 102, 98),
    "ac": (119, 165, 85),
    "ad": (116, 113, 109),
    "ae": (117, 71, 108),
    "af": (147, 140, 122),
    "ag": (90, 157, 86),
    "ah": (91, 149, 94),
    "ai": (224, 131, 210),
    "aj": (118, 134, 122),
    "ak": (153, 124, 147),
    "al": (196, 216, 179),
    "am": (191, 178, 169),
    "an": (151, 213, 126),
    "ao": (164, 129, 171),
    "ap": (168, 139, 154),
    "aq": (0, 158, 0),
    "ar": (0, 236, 0),
    "aw": (229, 138, 198),
    "ax": (249, 182, 227),
    "ay": (236, 145, 217),
    "az": (234, 112, 213),
}


@cache
def annotated(letter: str) -> tuple[Annotations, dict[str, Text]]:
    found = annotations.read(SETS[letter].folder)
    return found, {entry.document_id: documents.open_entry(entry) for entry in found.entries}


def numbers_of(text: Text) -> dict[int, Quantity]:
    return {
        sentence.start + each.span.start: each
        for sentence in sentences.split(text)
        for each in quantities.find(sentence)
    }


def days_of(text: Text) -> Iterator[Period]:
    told = periods.Told()
    for sentence in sentences.split(text):
        named = periods.find(Sentence(0, sentence.text), text.document.published, told)
        told.tell(named, FORMER_RECORD.search(sentence.text) is not None)
        yield from named


def count_of_values(letter: str) -> int:
    found, texts = annotated(letter)
    read = {name: numbers_of(text) for name, text in texts.items()}
    pairs = ((each, read[each.document_id].get(each.start)) for each in found.figures)
    return sum(
        (quantity.value, quantity.bound) == (each.value, each.bound)
        for each, quantity in pairs
        if quantity
    )


def count_of_kinds(letter: str) -> int:
    found, texts = annotated(letter)
    read = {name: numbers_of(text) for name, text in texts.items()}
    pairs = ((each, read[each.document_id].get(each.start)) for each in found.asides)
    return sum(
        quantity.taken_as == each.taken_as
        for each, quantity in pairs
        if quantity and each.taken_as in set(TakenAs)
    )


def count_of_days(letter: str) -> int:
    found, texts = annotated(letter)
    named = {name: {(p.start, p.end) for p in days_of(text)} for name, text in texts.items()}
    ends = ((each, (each.period_start, each.period_end)) for each in found.figures)
    return sum(days in named[each.document_id] for each, days in ends)


COUNTS = (count_of_values, count_of_kinds, count_of_days)
ROWS = [
    (count, letter, least)
    for letter, row in READ.items()
    for count, least in zip(COUNTS, row, strict=True)
]


@pytest.mark.parametrize(
    ("count", "letter", "least"),
    ROWS,
    ids=[f"{count.__name__} in {letter}" for count, letter, _ in ROWS],
)
def test_no_less_is_read_as_annotated_than_before(count, letter: str, least: int) -> None:
    assert count(letter) >= least


def test_each_set_that_is_not_kept_aside_is_counted() -> None:
    assert [letter for letter, each in SETS.items() if not each.kept_aside] == list(READ)
