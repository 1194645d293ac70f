"""Reported totals under the treaty come in; each count in the band that its sources leave room for goes out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

import pandas as pd
from dash.development.base_component import Component

from dashboard import bands, milestones, panels, points, policies, quotes, words
from dashboard.bands import Rows
from dashboard.exhibits import Exhibit, Whole
from dashboard.plots import Figure
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.store import Store, kept
from dashboard.views import arrivals
from etl.indicators import catalogue
from etl.vocabulary import ImpliedTotal


# "Out" first, each with the word that it goes by.
COUNTED = {"returns_to_france": "Returned", "arrivals_from_france": "Admitted"}
LEDE = (
    "No official series of the treaty’s figures was found. Each mark is a total given in a press "
    "release, an interview, a written answer or an article. The band is what all of them together "
    "leave room for, day by day, because a running total cannot fall: where it is thin they pin "
    "the count down, where it is wide nobody has said."
)

Totals = Mapping[str, Sequence[Report]]
Bands = Mapping[str, Rows]


# The same whatever view is asked for.
@kept
def exhibits(store: Store) -> dict[str, Exhibit]:
    """The two counts, by indicator, drawn to one scale over the same days; none where one has no report."""
    totals = {code: points.treaty_totals(store, code) for code in COUNTED}
    if not all(totals.values()):
        return {}
    implied = {code: bands.of(store, code) for code in COUNTED}
    return {code: count(code, totals, implied) for code in COUNTED}


def count(code: str, totals: Totals, implied: Bands) -> Exhibit:
    """One of the two counts, in the band that all sources together leave room for."""
    marks = points.at_own_value(totals[code])
    figure = bands.drawn(implied[code], marks, *frame(totals, implied))
    milestones.add_dates(figure, dates(figure))
    reports = tuple(report for mark in marks for report in mark.reports)
    return Exhibit(
        f"treaty-{code}",
        catalogue()[code].title,
        sentence(code, totals[code], implied),
        source(reports),
        file_rows(implied[code]),
        wholes(code),
        figure,
        (table(code, marks),),
        reports,
        "short",
        "no limit",
    )


def source(reports: Sequence[Report]) -> str:
    """What the totals are taken from, and how far it goes."""
    last = max(report.document.published for report in reports)
    return (
        "Press releases, interviews, written answers and articles, each named in the table; "
        f"the latest of {words.day(last)}."
    )


def dates(figure: Figure) -> list[tuple[date, str]]:
    """The policy days that lie on the axis."""
    ends = (date.fromisoformat(end) for end in figure.layout["xaxis"]["range"])
    return [(policy.day, policy.name) for policy in policies.between(*ends)]


def wholes(code: str) -> tuple[Whole, ...]:
    """The tables behind a count: the band, and all that is reported."""
    return (
        Whole("Everything implied", "implied_totals"),
        Whole("All reported", "claims", (("indicator", code),)),
    )


def file_rows(rows: Rows) -> pd.DataFrame:
    """The band in numbers; a limit that nobody set is empty."""
    return pd.DataFrame(
        {
            "day_from": [row.day_from for row in rows],
            "day_to": [row.day_to for row in rows],
            "least_total": [row.low for row in rows],
            "greatest_total": [row.high for row in rows],
        }
    )


def frame(totals: Totals, implied: Bands) -> tuple[date, date, float]:
    """The first day, the last day and the greatest total that either count shows."""
    claims = [report.claim for reports in totals.values() for report in reports]
    rows = [row for found in implied.values() for row in found]
    days = [claim.period_end for claim in claims]
    days += [day for row in rows for day in (row.day_from, row.day_to)]
    heights = [claim.value for claim in claims] + [row.high or row.low for row in rows]
    return min(days), max(days), max(heights)


def headline(store: Store) -> str:
    """The last total that was reported of each count."""
    returned, admitted = (points.treaty_totals(store, code)[-1].claim for code in COUNTED)
    return (
        f"The treaty: {quotes.amount(returned)} returned by {words.day(returned.period_end)}, "
        f"{quotes.amount(admitted)} admitted by {words.day(admitted.period_end)}"
    )


def sentence(code: str, reports: Sequence[Report], implied: Bands) -> str:
    """What the chart shows, in words made from the same rows."""
    marked = f"{words.counted(len(reports), 'reported total is', 'reported totals are')} marked"
    rows = implied[code]
    if not rows:
        return f"The sources together leave no room for any count; {marked}."
    return f"{by_then(rows, told_day(implied.values()))}; {pinned(rows)}; {marked}."


def by_then(rows: Rows, day: date) -> str:
    """Between which totals the count lay by a day."""
    row = bands.on(rows, day) or rows[-1]
    what = catalogue()[row.indicator].title
    return (
        f"By {words.day(min(day, rows[-1].day_to))} the sources together imply "
        f"{between(row)} {what[0].lower()}{what[1:]}"
    )


def between(row: ImpliedTotal) -> str:
    if row.high is None:
        return f"at least {words.number(row.low)}"
    if row.low == row.high:
        return words.number(row.low)
    return f"between {words.number(row.low)} and {words.number(row.high)}"


def told_day(implied: Iterable[Rows]) -> date:
    """The last end of a month that all counts reach, or the last day where none has ended."""
    held = [rows for rows in implied if rows]
    last = min(rows[-1].day_to for rows in held)
    month_end = (last + timedelta(days=1)).replace(day=1) - timedelta(days=1)
    first = max(rows[0].day_from for rows in held)
    return month_end if month_end >= first else last


def pinned(rows: Rows) -> str:
    """On how many days the sources leave one total only."""
    lengths = [((row.day_to - row.day_from).days + 1, row.low == row.high) for row in rows]
    single = sum(days for days, is_single in lengths if is_single)
    whole = sum(days for days, _ in lengths)
    return f"on {single} of {words.counted(whole, 'day', 'days')} they leave one total only"


def table(code: str, marks: Iterable[Point]) -> Component:
    reports = [report for mark in marks for report in mark.reports]
    ordered = sorted(reports, key=lambda report: report.claim.period_end)
    rows = [arrivals.figure_row(report) for report in ordered]
    caption = f"{catalogue()[code].title}: the reported totals that are marked"
    return panels.table(arrivals.FIGURE_COLUMNS, rows, caption)
