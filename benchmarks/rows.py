"""Measured rows come in, the table of results goes out."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the results: what was measured, beside what, and the goal where there is one."""

    what: str
    measured: str
    beside: str
    ratio: str
    goal: str

    @classmethod
    def within(cls, what: str, value: float, limit: float, unit: str) -> "Row":
        """A row for a value that should stay below a limit; the ratio is its share of the limit."""
        met = "kept" if value <= limit else "missed"
        return cls(what, f"{value:,.3g} {unit}", "", "", f"{limit:g} {unit}: {met}")


def table(rows: Iterable[Row]) -> str:
    """The rows as a Markdown table."""
    return markdown([field.name for field in fields(Row)], map(astuple, rows))


def markdown(titles: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """Any lines of cells as a Markdown table."""
    ruled = [titles, ["---"] * len(titles), *lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in ruled)
