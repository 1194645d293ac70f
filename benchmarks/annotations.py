"""The folder of an annotated set comes in, its figures and its other numbers go out."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl import documents
from etl.documents import Entry


FIGURE_COLUMNS = (
    "document_id",
    "start",
    "end",
    "exact",
    "indicator",
    "measure",
    "subset",
    "value",
    "bound",
    "direction",
    "period_start",
    "period_end",
    "base_start",
    "base_end",
    "planted",
    "optional",
)
ASIDE_COLUMNS = ("document_id", "start", "end", "exact", "taken_as")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in scope as annotated; `planted` tells what is off, `optional` that it may be left."""

    document_id: str
    start: int
    end: int
    exact: str
    indicator: str
    measure: str
    subset: str
    value: float
    bound: str
    direction: str
    period_start: date | None
    period_end: date | None
    base_start: date | None
    base_end: date | None
    planted: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Aside:
    """Any other number as annotated, with what it is."""

    document_id: str
    start: int
    end: int
    exact: str
    taken_as: str


@dataclass(frozen=True, slots=True)
class Annotations:
    """Documents and what was written down of each."""

    entries: tuple[Entry, ...]
    figures: tuple[Figure, ...]
    asides: tuple[Aside, ...]

    @property
    def numbers(self) -> tuple[Figure | Aside, ...]:
        """Every number that counts, in scope or not."""
        return (*(figure for figure in self.figures if not figure.optional), *self.asides)


def read(folder: Path) -> Annotations:
    """The annotations of a folder, in the order of its files."""
    return Annotations(
        tuple(documents.catalogue(folder / "catalogue.csv")),
        tuple(map(_figure, documents.rows(folder / "gold.csv", FIGURE_COLUMNS))),
        tuple(map(_aside, documents.rows(folder / "numbers.csv", ASIDE_COLUMNS))),
    )


def together(parts: Iterable[Annotations]) -> Annotations:
    """Several sets as one."""
    every = list(parts)
    return Annotations(
        tuple(entry for each in every for entry in each.entries),
        tuple(figure for each in every for figure in each.figures),
        tuple(aside for each in every for aside in each.asides),
    )


def _figure(row: dict[str, str]) -> Figure:
    cells = {name: row[name] for name in FIGURE_COLUMNS}
    days = {name: _day(row[name]) for name in FIGURE_COLUMNS if name.endswith(("_start", "_end"))}
    places = {name: int(row[name]) for name in ("start", "end")}
    return Figure(
        **cells | days | places | {"value": float(row["value"]), "optional": row["optional"] == "1"}
    )


def _aside(row: dict[str, str]) -> Aside:
    return Aside(
        row["document_id"], int(row["start"]), int(row["end"]), row["exact"], row["taken_as"]
    )


def _day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None
