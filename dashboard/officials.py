"""A store, a claim and a vintage come in, the official rows that cover the claim's days go out."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.store import Store
from etl.vocabulary import Claim, Finding


# Days added up, and beside them every row that was published for exactly the same stretch of days.
# A sum over days that were not all recorded is no sum.
OFFICIAL = """
    with stood as (
        select * from observations
        where indicator = $1 and vintage_from <= $4 and coalesce(vintage_to, $4) >= $4
    )
    select series, $2 as period_start, $3 as period_end, count(*) as days,
        case when count(*) = count(value) then sum(value) end as value,
        max(vintage_from) as vintage
    from stood where period_start = period_end and period_start between $2 and $3
    group by series having count(*) = $3 - $2 + 1
    union all
    select series, period_start, period_end, 0, value, vintage_from
    from stood where period_start = $2 and period_end = $3 and period_start < period_end
    order by series desc, days desc
"""


@dataclass(frozen=True, slots=True)
class Official:
    """An official value; `days` counts the daily rows added up, 0 for a row that stands alone."""

    series: str
    period_start: date
    period_end: date
    days: int
    value: float | None
    vintage: date


def behind(store: Store, claim: Claim, findings: tuple[Finding, ...]) -> list[Official]:
    """The official values that the findings used, for the period and the one it compares with."""
    vintages = [finding.vintage for finding in findings if finding.vintage]
    if not vintages:
        return []
    return [
        official
        for start, end in stretches(claim)
        for official in at(store, claim.indicator, start, end, max(vintages))
    ]


def at(store: Store, indicator: str, start: date, end: date, vintage: date) -> list[Official]:
    """The official values for a stretch of days that stood at a vintage."""
    return [Official(**row) for row in store.rows(OFFICIAL, indicator, start, end, vintage)]


def stretches(claim: Claim) -> Iterator[tuple[date, date]]:
    """The days that a figure covers, and those that it compares with."""
    for start, end in (
        (claim.period_start, claim.period_end),
        (claim.base_start, claim.base_end),
    ):
        if start and end:
            yield start, end
