"""The query of /figures comes in, the figures it selects and the counts of each choice go out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from dashboard import filters, reports
from dashboard.filters import Filter
from dashboard.reports import Report
from dashboard.store import Store
from etl.vocabulary import Verdict


ROWS_SHOWN = 100

PER_COLUMN = """
    select {facet} as code, count(distinct meaning) as count
    from claims join documents using (document_id) join verdicts using (claim_id)
    where claim_id in (select claim_id from claims where {condition}) group by all"""
PER_VERDICT = """
    select verdict as code, count(distinct meaning) as count from verdicts
    where claim_id in (select claim_id from claims where {condition}) group by all"""

# What can be chosen from a list, in the order in which a reader meets it, and how it is counted.
FACETS = {
    "verdict": PER_VERDICT,
    "indicator": PER_COLUMN,
    "publisher": PER_COLUMN,
    "measure": PER_COLUMN,
}

MEANINGS = """
    select count(distinct meaning) as figures from verdicts
    where claim_id in (select claim_id from claims where {condition})"""

# What a reader is told of an order, and the order.
ORDERS = {
    "document": (
        "Texts, then statements",
        "holding = 'none', published desc, document_id, start, claim_id",
    ),
    "value": ("Largest number first", "value desc, claim_id"),
    "period": ("Latest period first", "period_end desc nulls last, period_start, claim_id"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet with the number of figures that choosing it would show."""

    code: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures to show, in what order, from which row on.

    `asked` is a query as /data/claims.csv takes it, so that page and file hold the same rows.
    """

    asked: tuple[tuple[str, str], ...]
    order: str
    first: int

    def filter(self, leaving_out: str = "") -> Filter:
        kept = [(name, value) for name, value in self.asked if name != leaving_out]
        return filters.read("claims", MultiDict(kept))

    def chosen(self, name: str) -> list[str]:
        return [value for asked, value in self.asked if asked == name]

    def others(self) -> list[tuple[str, str]]:
        """What the address asks for beside the facets and the words."""
        return [(name, value) for name, value in self.asked if name not in (*FACETS, "q")]

    def without(self, name: str, value: str) -> "Selection":
        left = tuple(pair for pair in self.asked if pair != (name, value))
        return replace(self, asked=left, first=0)

    def address(self, path: str = "/figures", **further: Any) -> str:
        """The selection on a page or as a download."""
        query = urlencode([*self.asked, *further.items()])
        return f"{path}?{query}" if query else path

    def page(self, first: int) -> str:
        """The address of the rows from `first` on, in the same order."""
        return self.address(sort=self.order, **{"from": first})


def read(query: Mapping[str, Any]) -> Selection:
    """The selection that an address asks for."""
    listed = {name: [value] if isinstance(value, str) else value for name, value in query.items()}
    order = listed.pop("sort", [""])[-1]
    first = listed.pop("from", [""])[-1]
    asked = [(name, value) for name, values in listed.items() for value in values if value]
    return Selection(
        tuple(dict.fromkeys(asked)),
        order if order in ORDERS else next(iter(ORDERS)),
        int(first) if first.isascii() and first.isdecimal() and len(first) < 10 else 0,
    )


def rows(store: Store, selection: Selection) -> list[Report]:
    """The reports to show, in the order asked for."""
    held = selection.filter()
    tail = f"order by {ORDERS[selection.order][1]} limit {ROWS_SHOWN} offset {selection.first:d}"
    within = f"claim_id in (select claim_id from claims where {held.condition})"
    return reports.find(store, within, held.values, tail)


def figures(store: Store, held: Filter) -> int:
    """How many figures a filter chooses: one that a document repeats counts once."""
    return store.rows(MEANINGS.format(condition=held.condition), *held.values)[0]["figures"]


def options(store: Store, selection: Selection, facet: str) -> list[Option]:
    """The options of a facet under all other choices, most frequent first.

    Verdicts and what is chosen are offered even where they would show nothing.
    """
    held = selection.filter(leaving_out=facet)
    sql = FACETS[facet].format(facet=facet, condition=held.condition)
    chosen = selection.chosen(facet)
    always = Verdict if facet == "verdict" else chosen
    counts = dict.fromkeys(always, 0)
    counts |= {row["code"]: row["count"] for row in store.rows(sql, *held.values)}
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Option(code, count, code in chosen) for code, count in ordered]
