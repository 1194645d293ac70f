"""Texts with what their numbers are come in; the weights of the signs around them go out, into etl/claims/weighing."""

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks import lessons
from benchmarks.lessons import Lesson
from etl.claims import RECALL, readings
from etl.claims.parts import Reading
from etl.claims.weighing import signs, weights
from etl.claims.weighing.weights import ALWAYS, NONE
from etl.vocabulary import TakenAs


# A sign that stands around fewer numbers tells of their texts, and so does one that weighs less.
FEWEST = 3
LIGHTEST = 5
# The smaller, the nearer the weights are kept to nothing.
FREEDOM = 0.3
ROUNDS = 3_000
# What the program takes for a date or a sum of money is never weighed.
KNOWN = {TakenAs.DATE, TakenAs.AGE, TakenAs.MONEY, TakenAs.DISTANCE, TakenAs.IDIOM, TakenAs.LIST}


@dataclass(frozen=True, slots=True)
class Example:
    """The signs around a number, and the indicator that it is of, or none."""

    signs: frozenset[str]
    kind: str


def examples(lesson: Lesson) -> Iterator[Example]:
    """Every number of a text of which it is known what it is."""
    before: list[Reading] = []
    for reading in readings.read(lesson.text):
        for quantity in reading.quantities:
            start = reading.sentence.start + quantity.span.start
            kind = lesson.kind(start)
            if kind and not (kind == NONE and quantity.taken_as in KNOWN):
                earlier = [each for each in lesson.told if each.start < start]
                yield Example(signs.find(reading, quantity, earlier, before[-RECALL:]), kind)
        before.append(reading)


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


def main() -> None:
    """Learn the weights anew, and write them."""
    given = [example for lesson in lessons.every() for example in examples(lesson)]
    kinds, rows = learned(given)
    write(kinds, rows)
    print(f"{weights.TABLE.name}: {len(given):,} numbers, {len(rows):,} signs")


if __name__ == "__main__":
    main()
