"""Measured rows come in, the table of results goes out."""

from collections.abc import Iterable
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
    titles = [field.name for field in fields(Row)]
    lines = [titles, ["---"] * len(titles), *(list(astuple(row)) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
