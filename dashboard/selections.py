"""The query of /figures comes in, the figures it selects and the counts of each choice go out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from dashboard import filters
from dashboard.filters import Filter
from dashboard.store import Store
from etl import tables
from etl.vocabulary import Claim, Document, Verdict, stored_fields


# A page that is to be printed holds all rows, as long as a browser lays them out in a few seconds.
ROWS_SHOWN, ROWS_AT_MOST, ALL = 100, 2000, "all"

# What can be chosen from a list, in the order in which a reader meets it.
FACETS = ("verdict", "indicator", "publisher", "measure")

# How many figures each choice would show, under all choices but those of its own list. Figures said
# once are counted in a cube of a few hundred cells; only those said again are told apart by meaning.
CUBE = """
    with {source}cube as materialized (
        select {facets}, {met}, count(*) as figures, count(*) as places from {held}
        where alone group by all
    ), again as materialized (
        select {facets}, {met}, meaning_number from {held} where not alone
    )
    select facet, code, sum(figures)::bigint as figures, sum(places)::bigint as places
    from ({counts}) group by all
"""
# What the lists have in common, such as words of the sentence, is looked for once for both.
SOURCE = (
    "shared as materialized (select {facets}, alone, meaning_number from figures where {shared}), "
)
COUNT = """
    select '{name}' as facet, {code} as code, sum(figures) as figures, sum(places) as places
    from cube where {others} group by all
    union all
    select '{name}', {code}, count(distinct meaning_number), count(*) from again where {others} group by all
"""
EVERY = ""  # the name under which all figures chosen are counted

# What a reader is told of an order, and the place that each figure has in it.
ORDERS = {
    "document": ("Texts, then statements", "by_document"),
    "value": ("Largest number first", "by_value"),
    "period": ("Latest period first", "by_period"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet with the number of figures that choosing it would show."""

    code: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure as it stands in a list: with its document and what the checks make of it."""

    claim: Claim
    document: Document
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Selection:
    """Which figures to show, in what order, from which row on, and how many at most.

    `asked` is a query as /data/claims.csv takes it, so that page and file hold the same rows.
    """

    asked: tuple[tuple[str, str], ...]
    order: str
    first: int
    most: int = ROWS_SHOWN

    def filter(self) -> Filter:
        return filters.read("claims", MultiDict(self.asked))

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

    def whole(self) -> str:
        """The address of all rows on one page, in the same order."""
        return self.address(sort=self.order, rows=ALL)


def read(query: Mapping[str, Any]) -> Selection:
    """The selection that an address asks for."""
    listed = {name: [value] if isinstance(value, str) else value for name, value in query.items()}
    order = listed.pop("sort", [""])[-1]
    first = listed.pop("from", [""])[-1]
    whole = listed.pop("rows", [""])[-1] == ALL
    asked = [(name, value) for name, values in listed.items() for value in values if value]
    return Selection(
        tuple(dict.fromkeys(asked)),
        order if order in ORDERS else next(iter(ORDERS)),
        int(first) if first.isascii() and first.isdecimal() and len(first) < 10 else 0,
        ROWS_AT_MOST if whole else ROWS_SHOWN,
    )


def rows(store: Store, selection: Selection) -> list[Listed]:
    """The figures to show, in the order asked for."""
    held, place = selection.filter(), ORDERS[selection.order][1]
    first, most = selection.first, selection.most
    if not selection.asked:
        # All figures are chosen: the places themselves say which stand on the page.
        found = store.rows(
            f"select rowid as number from figures where {place} between ? and ?",
            first + 1,
            first + most,
        )
    else:
        sql = f"select rowid as number from {held.source} order by {place} limit ? offset ?"
        found = store.rows(sql, *held.values, most, first)
    return _listed(store, [row["number"] for row in found], place)


def _listed(store: Store, numbers: list[int], place: str) -> list[Listed]:
    """The figures in the rows of those numbers, each with its document."""
    if not numbers:
        return []
    wanted = ", ".join(
        f'figures."{name}"' for name in (*_names(Claim), "verdict", "document_number")
    )
    found = store.at("figures", wanted, numbers, f"order by {place}")
    beside = sorted({row["document_number"] for row in found})
    documents = _records(Document, store.at("documents", "documents.*", beside))
    by_id = {document.document_id: document for document in documents}
    return [
        Listed(claim, by_id[claim.document_id], Verdict(row["verdict"]))
        for claim, row in zip(_records(Claim, found), found, strict=True)
    ]


def _records(record: type, rows: list[dict[str, Any]]) -> Iterator[Any]:
    return tables.made(record, map(itemgetter(*_names(record)), rows))


def _names(record: type) -> list[str]:
    return [field.name for field in stored_fields(record)]


@dataclass(frozen=True, slots=True)
class Counts:
    """How many figures an address selects, in how many places, and how many each choice would show."""

    figures: int
    places: int
    options: Mapping[str, Mapping[str, int]]


def count(store: Store, selection: Selection) -> Counts:
    """The counts of a selection; an order or a page of the same rows is not counted again."""
    return store.once(_count, selection.asked)


def _count(store: Store, asked: tuple[tuple[str, str], ...]) -> Counts:
    facets = {name: _part(asked, name) for name in FACETS}
    shared = filters.read("claims", MultiDict([pair for pair in asked if pair[0] not in FACETS]))
    listed, has_shared = ", ".join(FACETS), shared.condition != "true"
    sql = CUBE.format(
        source=SOURCE.format(facets=listed, shared=shared.condition) if has_shared else "",
        held="shared" if has_shared else "figures",
        facets=listed,
        met=", ".join(f"{held.condition} as met_{name}" for name, held in facets.items()),
        counts=" union all ".join(_counted(name) for name in (*FACETS, EVERY)),
    )
    values = [value for held in facets.values() for value in held.values]
    return _told(store.rows(sql, *shared.values, *values, *values))


def _part(asked: tuple[tuple[str, str], ...], name: str) -> Filter:
    return filters.read("claims", MultiDict([pair for pair in asked if pair[0] == name]))


def _counted(name: str) -> str:
    others = " and ".join(f"met_{other}" for other in FACETS if other != name)
    return COUNT.format(name=name, code=name or "''", others=others)


def _told(found: list[dict[str, Any]]) -> Counts:
    whole = [row for row in found if row["facet"] == EVERY and row["figures"]]
    options: dict[str, dict[str, int]] = {name: {} for name in FACETS}
    for row in found:
        if row["facet"] != EVERY and row["code"] is not None and row["figures"]:
            options[row["facet"]][row["code"]] = row["figures"]
    figures, places = (sum(row[name] for row in whole) for name in ("figures", "places"))
    return Counts(figures, places, options)


def options(store: Store, selection: Selection, facet: str) -> list[Option]:
    """The options of a facet under all other choices, most frequent first.

    Verdicts and what is chosen are offered even where they would show nothing.
    """
    chosen = selection.chosen(facet)
    always = Verdict if facet == "verdict" else chosen
    counts = dict.fromkeys(always, 0) | count(store, selection).options[facet]
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Option(code, number, code in chosen) for code, number in ordered]
