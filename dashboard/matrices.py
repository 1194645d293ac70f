"""A store comes in, which source reported which figure goes out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard import reports
from dashboard.reports import NEAR_DAYS, Report
from dashboard.store import Store, kept
from etl.vocabulary import Claim, Document


# What fits on a page: the figures that most sources report, and the sources that report most of them.
MOST_FIGURES, MOST_SOURCES = 30, 12

# A figure here is a thing counted over certain days, whatever number a source gives it.
WORDS = "indicator, measure, subset, direction"
DAYS = "period_start, period_end, base_start, base_end"
THING = "indicator, measure, subset, period_start, period_end, direction, base_start, base_end"
# The words of a thing are grouped as one number: beside a million figures that takes two thirds of the memory.
REPORTED = f"""
    with kinds as (
        select row_number() over () as kind, *
        from (select distinct {WORDS} from figures)
    ), counted as (
        select kind, {DAYS}, count(distinct document_number) as sources
        from figures join kinds using ({WORDS})
        where period_start is not null and period_end is not null
        group by all having sources >= ?
    )
    select {THING}, sources from counted join kinds using (kind)
    order by sources desc, period_end desc, {THING}
    limit {MOST_FIGURES}
"""
# A week placed a day or two apart is one week; single days and running totals are what they are.
LEAST_LENGTH = timedelta(days=6)
# Of what a source says several times, one mention stands.
OF_THINGS = f"""
    select figures.rowid as number, document_number, thing.place from figures
    join (select unnest(?) as indicator, unnest(?) as measure, unnest(?) as subset,
            unnest(?::date[]) as period_start, unnest(?::date[]) as period_end, unnest(?) as direction,
            unnest(?::date[]) as base_start, unnest(?::date[]) as base_end, unnest(range(?)) as place
        ) as thing using (indicator, measure, subset, direction)
    where figures.base_start is not distinct from thing.base_start
    and figures.base_end is not distinct from thing.base_end
    and figures.period_start - thing.period_start = figures.period_end - thing.period_end
    and (figures.period_end = thing.period_end
        or (abs(figures.period_end - thing.period_end) <= {NEAR_DAYS}
            and thing.period_end - thing.period_start = {LEAST_LENGTH.days}))
"""
# However many report a figure, those that report most of them are among so many.
LIKELY = 200
OF_LIKELY = f"""
    claims.rowid in (
        with met as ({OF_THINGS}), likely as (
            select document_number from met group by document_number
            order by count(distinct place) desc, document_number limit {LIKELY})
        select met.number from met semi join likely using (document_number))
"""
COUNTED = f"select count(distinct document_number) as sources from ({OF_THINGS})"
ONCE = "qualify row_number() over (partition by meaning_number order by claims.rowid) = 1"


@dataclass(frozen=True, slots=True)
class Row:
    """A thing counted over certain days, with what each source reports of it."""

    first: Claim
    cells: dict[str, tuple[Report, ...]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Figures down, sources across; how many of either are left out for want of room."""

    sources: tuple[Document, ...]
    rows: tuple[Row, ...]
    sources_left: int

    @property
    def figures(self) -> list[Report]:
        return [report for row in self.rows for cell in row.cells.values() for report in cell]


@kept
def of(store: Store, *, every_source: bool = False) -> Matrix:
    """The figures that two sources or more report, or all; the most often reported first."""
    things = store.rows(REPORTED, 1 if every_source else 2)
    values = [*([thing[name] for thing in things] for name in THING.split(", ")), len(things)]
    found = reports.picked(store, OF_LIKELY, values, ONCE) if things else []
    rows = gathered(things, found)
    counted = Counter(name for row in rows for name in row.cells)
    documents = {report.document.document_id: report.document for report in found}
    kept = [documents[name] for name, _ in counted.most_common()][:MOST_SOURCES]
    ordered = sorted(kept, key=lambda document: (document.published, document.document_id))
    shown = {document.document_id for document in ordered}
    cut = (
        Row(row.first, {name: cell for name, cell in row.cells.items() if name in shown})
        for row in rows
    )
    left = max(len(counted), _sources(store, values) if things else 0) - len(ordered)
    return Matrix(tuple(ordered), tuple(row for row in cut if row.cells), left)


def _sources(store: Store, values: list) -> int:
    """How many sources report any of the figures, where they are more than were looked at; else 0."""
    (counted,) = store.rows(COUNTED, *values)
    return counted["sources"] if counted["sources"] > LIKELY else 0


def gathered(things: Iterable[dict], found: Iterable[Report]) -> list[Row]:
    """A row for each thing, in the order of their days; a report goes to the first thing it is of."""
    rows: list[tuple[dict, list[Report]]] = []
    for thing in things:
        if not any(same(other, thing) for other, _ in rows):
            rows.append((thing, []))
    for report in sorted(found, key=lambda one: (one.document.published, one.claim.claim_id)):
        counted = of_claim(report.claim)
        held = next((held for thing, held in rows if same(thing, counted)), None)
        if held is not None:
            held.append(report)
    listed = [Row(named(thing, held), by_source(held)) for thing, held in rows if held]
    return sorted(listed, key=_order)


def named(thing: dict, held: list[Report]) -> Claim:
    """The claim that names the thing: one over its very days, not over a week placed beside them."""
    days = (thing["period_start"], thing["period_end"])
    return next(r.claim for r in held if (r.claim.period_start, r.claim.period_end) == days)


def _order(row: Row) -> tuple:
    claim = row.first
    return (
        claim.indicator != "arrivals",
        claim.indicator,
        claim.period_end,
        claim.period_start,
        claim.measure,
    )


def of_claim(claim: Claim) -> dict:
    return {name: getattr(claim, name) for name in THING.split(", ")}


def same(one: dict, other: dict) -> bool:
    """Whether two counts are of one thing: over the same days, or over one week placed a little apart."""
    whole = ("indicator", "measure", "subset", "direction", "base_start", "base_end")
    if any(_plain(one[name]) != _plain(other[name]) for name in whole):
        return False
    starts, ends = (other[end] - one[end] for end in ("period_start", "period_end"))
    if starts == ends == timedelta(0):
        return True
    length = one["period_end"] - one["period_start"]
    is_moved = starts == ends and abs(starts) <= timedelta(days=NEAR_DAYS)
    return length == LEAST_LENGTH and is_moved


def _plain(value: str | date | None) -> str:
    return str(value or "")


def by_source(held: Iterable[Report]) -> dict[str, tuple[Report, ...]]:
    found: dict[str, tuple[Report, ...]] = {}
    for report in held:
        name = report.document.document_id
        found[name] = (*found.get(name, ()), report)
    return found
