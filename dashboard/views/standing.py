"""The running totals come in, the question answered in words and large numbers goes out."""

from datetime import date, timedelta

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import panels, points, quotes, series, words
from dashboard.panels import Fact
from dashboard.reports import Report
from dashboard.series import Extent
from dashboard.store import Store, kept
from etl.indicators import catalogue
from etl.vocabulary import Bound, Claim, Verdict


def headline(running: pd.DataFrame, year: int) -> str:
    """The finding: how many in that year, so far or altogether, against the year before."""
    end, total = latest(running, year)
    before = at_same_day(running, end)
    so_far = "have arrived" if _unfinished(end) else "arrived"
    stretch = f"so far in {year}" if _unfinished(end) else f"in {year}"
    opening = f"{words.number(total)} people {so_far} by small boat {stretch}"
    if before is None:
        return opening
    by_then = f"by the same day of {year - 1}" if _unfinished(end) else f"in {year - 1}"
    return f"{opening}, {words.change(total, before)} {by_then}"


def lede(running: pd.DataFrame, year: int, extent: Extent) -> str:
    end, _ = latest(running, year)
    before = at_same_day(running, end)
    compared = f" (by {words.day(_year_before(end))}: {words.number(before)})" if before else ""
    return (
        f"Counted to {words.day(end)}{compared}, from the Home Office’s figures of "
        f"{words.day(extent.vintage)}. Figures that newspapers and ministers report are held "
        "against the official series, and against one another."
    )


def facts(store: Store, running: pd.DataFrame, extent: Extent) -> Component:
    shown = [_latest_day(store, extent), _latest_week(store, extent), *_treaty(store)]
    return panels.facts([*shown, _verdicts(store)])


def latest(running: pd.DataFrame, year: int) -> tuple[date, float]:
    """The last day of a year with its total."""
    row = running[running["year"] == year].iloc[-1]
    return row["day"].date(), row["total"]


def at_same_day(running: pd.DataFrame, end: date) -> float | None:
    """The total of the year before on the same day of the year."""
    found = running.loc[running["day"] == pd.Timestamp(_year_before(end)), "total"]
    return found.iloc[0] if len(found) else None


def _year_before(end: date) -> date:
    is_leap_day = (end.month, end.day) == (2, 29)
    return end.replace(year=end.year - 1, day=28 if is_leap_day else end.day)


def _unfinished(end: date) -> bool:
    return (end.month, end.day) != (12, 31)


def _latest_day(store: Store, extent: Extent) -> Fact:
    note = _boats(store, extent.day, extent.day)
    people = series.total(store, "arrivals", extent.day, extent.day)
    if people == 0:
        last = series.last_with_any(store, "arrivals")
        note = f"the last people arrived on {words.day(last)}"
    return Fact(f"Arrived on {words.day(extent.day)}, the latest official day", _said(people), note)


def _latest_week(store: Store, extent: Extent) -> Fact:
    first = extent.day - timedelta(days=6)
    people = series.total(store, "arrivals", first, extent.day)
    label = f"Arrived in the seven days to {words.day(extent.day)}"
    return Fact(label, _said(people), _boats(store, first, extent.day))


def _boats(store: Store, first: date, last: date) -> str:
    boats = series.total(store, "boats", first, last)
    return "people" if boats is None else f"people, in {words.counted(boats, 'boat', 'boats')}"


def _said(value: float | None) -> str:
    return "not recorded" if value is None else words.number(value)


def _treaty(store: Store) -> list[Fact]:
    """The last stated totals, each with who said so: no official series was found for them."""
    last = {code: points.treaty_totals(store, code)[-1:] for code in TREATY}
    return [_last_stated(code, report) for code, found in last.items() for report in found]


TREATY = ("returns_to_france", "arrivals_from_france")


def _last_stated(code: str, report: Report) -> Fact:
    speaker = report.claim.speaker or report.document.publisher
    said = f"as stated by {speaker}, in {report.document.publisher}"
    if speaker == report.document.publisher:
        said = f"as reported by {speaker}"
    note = [f"by {words.day(report.claim.period_end)}, ", html.A(said, href=link(report))]
    return Fact(catalogue()[code].title, _amount(report.claim), note)


def _amount(claim: Claim) -> list:
    """The number in large, with the wording that bounds it in small."""
    bound = "" if claim.bound == Bound.EXACTLY else f"{quotes.plain(claim.bound)} "
    return [html.Span(bound, className="bound"), words.number(claim.value)]


def link(report: Report) -> str:
    return quotes.source_address(report.claim)


# The row without a verdict is of all: a figure whose mentions have different verdicts is one.
PER_VERDICT = "select verdict, count(distinct meaning_number) as figures from figures group by rollup (verdict)"


@kept
def _tally(store: Store) -> tuple[dict[str, int], int]:
    """The figures of each verdict, and of all."""
    counted = {row["verdict"]: row["figures"] for row in store.rows(PER_VERDICT)}
    return counted, counted.pop(None)


def _verdicts(store: Store) -> Fact:
    counted, total = _tally(store)
    shown = [
        html.Li(panels.verdict(given, f"/figures?verdict={given}", counted.get(given, 0)))
        for given in Verdict
    ]
    label = html.A("Reported figures checked", href="/checks")
    return Fact(label, words.number(total), html.Ul(shown, className="plain"))
