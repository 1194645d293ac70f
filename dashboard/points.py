"""Reports come in, the points at which a chart shows them go out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard import reports
from dashboard.reports import Report
from dashboard.store import Store, kept
from etl.events import TREATY_IN_FORCE
from etl.vocabulary import Basis, Measure, Verdict


# The day from which reported totals under the treaty run (etl/events.toml has the wordings).

# More marks than this cannot be told apart, and slow the browser down: the latest are kept.
MOST = 600

WHOLE_COUNTS = f"""
    indicator = ? and measure in ('{Measure.COUNT}', '{Measure.MILESTONE}') and subset = ''
    and period_start is not null and period_end is not null
"""
# Of what a document says several times, the mention that names its days is the one to place.
LATEST = f"""
    qualify alone or row_number() over (
        partition by meaning_number order by period_basis = '{Basis.STATED}' desc, claims.rowid
    ) = 1
    order by period_end desc, claims.rowid limit {MOST}
"""


@dataclass(frozen=True, slots=True)
class Point:
    """A place on a chart where one or more reported figures with one verdict lie together."""

    day: date
    height: float
    verdict: Verdict
    reports: tuple[Report, ...]


@kept
def counts(store: Store, indicator: str) -> list[Report]:
    """Reported counts of the whole of an indicator whose days are known, oldest first."""
    latest = reports.picked(store, WHOLE_COUNTS, [indicator], LATEST)
    return sorted(latest, key=_reading_order)


PER_BOAT = (
    f"measure = '{Measure.PER_BOAT}' and subset = '' "
    "and period_start is not null and period_end is not null"
)


@kept
def per_boat(store: Store) -> list[Report]:
    """Reported people per boat whose days are known, oldest first."""
    return sorted(reports.picked(store, PER_BOAT, [], LATEST), key=_reading_order)


def _reading_order(report: Report) -> tuple:
    claim = report.claim
    return (claim.period_end, report.document.published, claim.document_id, claim.start or 0)


def treaty_totals(store: Store, indicator: str) -> list[Report]:
    """Reported counts since the treaty came into force."""
    return [r for r in counts(store, indicator) if r.claim.period_start == TREATY_IN_FORCE]


def at_own_value(shown: Iterable[Report]) -> list[Point]:
    """Each figure at its last day and its own value."""
    return _together(shown, lambda report: report.claim.value)


def on_running_totals(shown: Iterable[Report], running: pd.DataFrame) -> list[Point]:
    """Each figure at its last day, as high as the year's total would be if it were so.

    "369 on Saturday" stands 369 above the total of Friday: a figure that agrees lies on the line,
    whatever days it covers.
    """
    totals = dict(zip(running["day"].dt.date, running["total"], strict=True))

    def height(report: Report) -> float | None:
        before = _before(report, totals)
        return None if before is None else before + report.claim.value

    return _together(shown, height)


def _before(report: Report, totals: dict[date, float]) -> float | None:
    """The year's total before the figure's first day; None where it covers days of two years."""
    first = report.claim.period_start
    if first.year != report.claim.period_end.year:
        return None
    if (first.month, first.day) == (1, 1):
        return 0
    return totals.get(first - timedelta(days=1))


def _together(shown: Iterable[Report], height: Callable[[Report], float | None]) -> list[Point]:
    placed: dict[tuple[date, float, Verdict], list[Report]] = {}
    for report in shown:
        if (place := height(report)) is not None:
            key = (report.claim.period_end, place, report.verdict)
            placed.setdefault(key, []).append(report)
    return [Point(*key, tuple(found)) for key, found in placed.items()]
