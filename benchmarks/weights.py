"""The annotated sets come in; the weights of the signs around their numbers, etl/claims/weighing/weights.csv, go out."""

import csv
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from benchmarks.annotations import Annotations, Aside, Figure
from etl import documents
from etl.claims import readings
from etl.claims.parts import Reading
from etl.claims.weighing import signs, weights
from etl.claims.weighing.signs import Told
from etl.claims.weighing.weights import ALWAYS, NONE
from etl.documents import Entry
from etl.vocabulary import Measure, Quantity, TakenAs


# A sign that stands around fewer numbers tells of their texts, and so does one that weighs less.
FEWEST = 3
LIGHTEST = 5
# The smaller, the nearer the weights are kept to nothing.
FREEDOM = 0.3
ROUNDS = 3_000
# What the program takes for a date or a sum of money is no figure before it is weighed.
KNOWN = {TakenAs.DATE, TakenAs.AGE, TakenAs.MONEY, TakenAs.DISTANCE, TakenAs.IDIOM, TakenAs.LIST}


@dataclass(frozen=True, slots=True)
class Example:
    """The signs around a number, and the indicator that it is annotated with, or none."""

    signs: frozenset[str]
    kind: str


def examples(annotated: Annotations) -> Iterator[Example]:
    """Every number of a set that is annotated."""
    for entry in annotated.entries:
        figures = [each for each in annotated.figures if each.document_id == entry.document_id]
        asides = [each for each in annotated.asides if each.document_id == entry.document_id]
        yield from _of_text(entry, figures, asides)


def _of_text(entry: Entry, figures: Sequence[Figure], asides: Sequence[Aside]) -> Iterator[Example]:
    told = [Told(each.indicator, Measure(each.measure), each.value, each.start) for each in figures]
    at = {each.start: each for each in (*asides, *figures)}
    before: list[Reading] = []
    for reading in readings.read(documents.open_entry(entry)):
        for quantity in reading.quantities:
            start = reading.sentence.start + quantity.span.start
            known = at.get(start)
            if known and _counts(known, quantity):
                earlier = [each for each in told if each.start < start]
                found = signs.find(reading, quantity, earlier, before)
                yield Example(found, getattr(known, "indicator", NONE))
        before.append(reading)


def _counts(annotated: Figure | Aside, quantity: Quantity) -> bool:
    if isinstance(annotated, Figure):
        return True
    return quantity.taken_as not in KNOWN or quantity.taken_as != annotated.taken_as


def learned(given: Sequence[Example]) -> tuple[list[str], dict[str, list[int]]]:
    """The kinds, and by sign the hundredths that it gives to each: a multinomial logistic regression."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    often = Counter(sign for each in given for sign in each.signs)
    kept = [{sign: 1 for sign in each.signs if often[sign] >= FEWEST} for each in given]
    table = DictVectorizer()
    model = LogisticRegression(C=FREEDOM, max_iter=ROUNDS)
    model.fit(table.fit_transform(kept), [each.kind for each in given])
    columns = {ALWAYS: model.intercept_} | dict(
        zip(table.get_feature_names_out(), model.coef_.T, strict=True)
    )
    rows = {sign: [round(100 * float(w)) for w in column] for sign, column in columns.items()}
    return [str(kind) for kind in model.classes_], rows


def write(kinds: Sequence[str], rows: dict[str, list[int]]) -> None:
    """The table, a row for each sign that weighs something; an empty cell weighs nothing."""
    with weights.TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["sign", *kinds])
        for sign, row in sorted(rows.items()):
            cells = [each if abs(each) >= LIGHTEST else "" for each in row]
            if any(cells):
                writer.writerow([sign, *cells])


def every(letters: Iterable[str] = tuple(SETS)) -> list[Example]:
    """The examples of all sets but those kept aside."""
    used = [SETS[letter] for letter in letters if not SETS[letter].kept_aside]
    return [example for each in used for example in examples(annotations.read(each.folder))]


def main() -> None:
    """Learn the weights anew, and write them."""
    given = every()
    kinds, rows = learned(given)
    write(kinds, rows)
    print(f"{weights.TABLE.name}: {len(given):,} numbers, {len(rows):,} signs")


if __name__ == "__main__":
    main()
