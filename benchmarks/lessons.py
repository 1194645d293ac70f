"""The annotated sets and the tables of sentences come in; texts with what each of their numbers is go out."""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from etl import claims, documents
from etl.claims.weighing.signs import Told
from etl.claims.weighing.weights import NONE
from etl.vocabulary import Measure, Text


CASES = Path(__file__).parents[1] / "tests" / "cases"
# What a table writes of a figure: as in the text, the indicator, the measure.
Listed = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A text, what the numbers in it are by where they begin, and the figures that it tells.

    Without `rest`, numbers that are in neither are not known; with it they are none of ours.
    """

    text: Text
    kinds: dict[int, str]
    told: list[Told]
    rest: range = range(0)

    def kind(self, start: int) -> str | None:
        """The indicator of a number, NONE where it is no figure, None where nobody said."""
        return self.kinds.get(start, NONE if start in self.rest else None)


def every() -> Iterator[Lesson]:
    """The lessons of all sets but those kept aside, and of the tables."""
    for each in SETS.values():
        if not each.kept_aside:
            yield from of_set(each.folder)
    yield from of_tables()


def of_set(folder: Path) -> Iterator[Lesson]:
    """A lesson for each text of an annotated set."""
    annotated = annotations.read(folder)
    for entry in annotated.entries:
        figures = [f for f in annotated.figures if f.document_id == entry.document_id]
        asides = [a for a in annotated.asides if a.document_id == entry.document_id]
        kinds = dict.fromkeys((a.start for a in asides), NONE)
        kinds |= {f.start: f.indicator for f in figures}
        told = [Told(f.indicator, Measure(f.measure), f.value, f.start) for f in figures]
        yield Lesson(documents.open_entry(entry), kinds, told)


def of_tables() -> Iterator[Lesson]:
    """A lesson for each sentence or short text in the tables of the tests, every number of which is told of."""
    for case in _table("scope", "text"):
        figures = [*case["figures"], *case.get("optional", [])]
        yield of_text(case["text"], case["published"], figures)
    for name in ("claims", "claims_in_context"):
        for case in _table(name, "case"):
            listed = [figure[:3] for figure in case["figures"]]
            yield of_text(case["text"], case.get("published", date(2025, 10, 20)), listed)
    for kind in _table("counted", "kind"):
        for text, figures in kind["texts"].items():
            listed = [figure.split(" | ")[:3] for figure in figures]
            yield of_text(text, kind["published"], listed)
    for kind in _table("prose", "kind"):
        for sentence, *figures in kind["says"]:
            listed = [figure.rsplit(" ", 4)[:3] for figure in figures]
            yield of_text(sentence, kind["published"], listed, kind["before"])


def of_text(text: str, published: date, listed: Iterable[Listed], before: str = "") -> Lesson:
    """A lesson of a text whose figures are listed, behind sentences that are only read."""
    whole = f"{before}\n\n{text}" if before else text
    said = claims.assemble(documents.from_string(before, published))[0] if before else []
    told = [Told(c.indicator, c.measure, c.value, c.start) for c in said]
    for exact, indicator, measure in listed:
        place = _place(exact, whole, len(before), {each.start for each in told})
        told.append(Told(indicator, Measure(measure), _value(exact), place))
    told.sort(key=lambda each: each.start)
    kinds = {each.start: each.indicator for each in told}
    read = documents.from_string(whole, published)
    return Lesson(read, kinds, told, range(len(before), len(whole)))


def _place(exact: str, text: str, begin: int, taken: Container[int]) -> int:
    """Where a number stands in a text that has it as a word of its own: at a place not taken yet, if there is one."""
    number = re.compile(rf"(?<![\w,.]){re.escape(exact)}(?!\w)", re.IGNORECASE)
    places = [found.start() for found in number.finditer(text, begin)]
    return next((place for place in places if place not in taken), places[0])


def _table(name: str, key: str) -> list[dict]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))[key]


def _value(exact: str) -> float:
    digits = exact.replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 1.0
