"""A figure, and the values that a link to it was given, come in; what changed since goes out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode, urljoin

from dashboard import notes, officials, quotes, words
from dashboard.officials import Official
from dashboard.reports import Report
from dashboard.store import Store
from etl.vocabulary import Verdict


# Rows for a day or a longer stretch within the days of a figure that a later vintage gave another
# value; the value that stood at the vintage cited, the one that stands now, and since when.
REVISED = """
    select series, period_start as "start", period_end as "end", before.value as before,
        now.value as after, now.vintage_from as since
    from observations as before join observations as now
        using (series, indicator, period_start, period_end)
    where indicator = $1 and period_start >= $2 and period_end <= $3
        and (period_start = period_end or (period_start = $2 and period_end = $3))
        and before.vintage_from <= $4 and coalesce(before.vintage_to, $4) >= $4
        and now.vintage_to is null and now.value is distinct from before.value
    order by since, series desc, period_start, period_end
"""
MOST_LISTED = 12  # on the page; the official series lists them all


@dataclass(frozen=True, slots=True)
class Cited:
    """What a link says of the figure on the day it was made; None where it does not say."""

    value: float | None
    verdict: Verdict | None
    vintage: date | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Revision:
    """A value of the official series that was another when the figure was cited."""

    series: str
    start: date
    end: date
    before: float | None
    after: float | None
    since: date


@dataclass(frozen=True, slots=True)
class Total:
    """The official value for all days of the figure, at the vintage cited and now."""

    series: str
    start: date
    end: date
    before: float
    after: float


@dataclass(frozen=True, slots=True)
class Change:
    """What of a figure is not as it was when it was cited: plain sentences, totals and revisions."""

    cited: Cited
    said: tuple[str, ...]
    totals: tuple[Total, ...]
    revisions: tuple[Revision, ...]

    @property
    def since(self) -> date | None:
        return min((each.since for each in self.revisions), default=None)

    @property
    def anything(self) -> bool:
        return bool(self.said or self.revisions)


def read(query: Mapping[str, Any]) -> Cited | None:
    """What the link says; None where the address is no such link."""
    given = {name: _last(query[name]) for name in ("cited", "verdict", "vintage") if name in query}
    if not given:
        return None
    value, value_bad = _read(_number, given.get("cited", ""))
    verdict, verdict_bad = _read(Verdict, given.get("verdict", ""))
    vintage, vintage_bad = _read(date.fromisoformat, given.get("vintage", ""))
    unread = {"cited": value_bad, "verdict": verdict_bad, "vintage": vintage_bad}
    problem = ", ".join(f"{name} “{given[name]}”" for name, bad in unread.items() if bad)
    return Cited(value, verdict, vintage, problem)


def _last(given: Any) -> str:
    return given[-1] if isinstance(given, list) else str(given)


def _number(text: str) -> float:
    number = float(text.replace(",", ""))
    if abs(number) > 1e12 or number != number:
        raise ValueError(text)
    return number


def _read(kind: Any, text: str) -> tuple[Any, bool]:
    """The value, and whether there was a text that is none."""
    try:
        return (kind(text) if text else None), False
    except ValueError:
        return None, True


def newest(held: Store, report: Report) -> date | None:
    """The day of the newest official figures that could bear on the figure; None where nothing counts it."""
    sql = "select max(vintage_from) as day from observations where indicator = ?"
    return held.rows(sql, report.claim.indicator)[0]["day"]


def change(held: Store, report: Report, cited: Cited) -> Change:
    """What changed since the figure was cited: how it is read, its verdict, the official values."""
    vintage = cited.vintage
    return Change(
        cited,
        (*_said(report, cited), *(_new(held, report, vintage) if vintage else ())),
        tuple(_totals(held, report, vintage)) if vintage else (),
        tuple(_revisions(held, report, vintage)) if vintage else (),
    )


def _said(report: Report, cited: Cited) -> list[str]:
    said = []
    claim = report.claim
    if cited.value is not None and cited.value != claim.value:
        said.append(
            f"It was cited as {quotes.value(cited.value)}; its text is read as "
            f"{quotes.value(claim.value)} now."
        )
    if cited.verdict and cited.verdict != report.verdict:
        said.append(
            f"The checks said “{cited.verdict}” when it was cited; they say “{report.verdict}” now."
        )
    return said


def _new(held: Store, report: Report, vintage: date) -> Iterator[str]:
    """Of each stretch of days for which a total came only after the figure was cited, so much."""
    claim = report.claim
    for start, end in officials.stretches(claim):
        if officials.at(held, claim.indicator, start, end, vintage):
            continue
        for row in officials.at(held, claim.indicator, start, end, date.max)[:1]:
            if row.value is not None and row.vintage > vintage:
                yield (
                    f"No official total for {words.days(start, end)} is held that stood on "
                    f"{words.day(vintage)}; it is {words.number(row.value)} now, as published on "
                    f"{words.day(row.vintage)}."
                )


def _revisions(held: Store, report: Report, vintage: date) -> list[Revision]:
    found = {
        Revision(**row)
        for start, end in officials.stretches(report.claim)
        for row in held.rows(REVISED, report.claim.indicator, start, end, vintage)
    }
    return sorted(found, key=lambda each: (each.since, each.start, each.end, each.series))


def _totals(held: Store, report: Report, vintage: date) -> list[Total]:
    """Totals whose value at the vintage cited is known, and is another now."""
    claim = report.claim
    totals = []
    for start, end in officials.stretches(claim):
        before, now = (
            {
                _stretch(row): row.value
                for row in officials.at(held, claim.indicator, start, end, day)
            }
            for day in (vintage, date.max)
        )
        totals += [
            Total(series, start, end, before[series, whole], value)
            for (series, whole), value in now.items()
            if None not in (value, before.get((series, whole))) and before[series, whole] != value
        ]
    return totals


def _stretch(row: Official) -> tuple[str, bool]:
    return row.series, row.days > 0


def link(report: Report, newest: date | None) -> str:
    """The whole address of the figure that says what it was on this day."""
    claim = report.claim
    query = {"cited": f"{claim.value:.12g}", "verdict": str(report.verdict)}
    query |= {"vintage": newest.isoformat()} if newest else {}
    return f"{notes.page(claim.claim_id)}?{urlencode(query)}"


def text(report: Report, newest: date | None, today: date) -> str:
    """A citation to copy: what was reported, where, what the checks said, and the link."""
    claim, document = report.claim, report.document
    where = f"{document.publisher}, {words.day(document.published)}"
    stood = f", official figures as published on {words.day(newest)}" if newest else ""
    return (
        f"“{claim.exact}”, {where}. Channel Figures, read on {words.day(today)} "
        f"({report.verdict}{stood}). {urljoin(notes.site(), link(report, newest))}"
    )
