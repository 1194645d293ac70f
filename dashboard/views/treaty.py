"""Reported totals under the treaty come in; each count in the band that its sources leave room for goes out."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from dash import html
from dash.development.base_component import Component

from dashboard import bands, panels, points, words
from dashboard.bands import Rows
from dashboard.panels import Column
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.store import Store
from dashboard.views import arrivals
from etl.indicators import catalogue
from etl.vocabulary import ImpliedTotal


# "Out" first, each with the word that it goes by.
COUNTED = {"returns_to_france": "Returned", "arrivals_from_france": "Admitted"}
LEDE = (
    "No official series of the treaty's figures was found. Each mark is a total given in a press "
    "release, an interview, a written answer or an article. The band is what all of them together "
    "leave room for, day by day, because a running total cannot fall: where it is thin they pin "
    "the count down, where it is wide nobody has said."
)

Totals = Mapping[str, Sequence[Report]]
Bands = Mapping[str, Rows]


def section(store: Store) -> Component | None:
    totals = {code: points.treaty_totals(store, code) for code in COUNTED}
    if not all(totals.values()):
        return None
    implied = {code: bands.of(store, code) for code in COUNTED}
    shown = [count(code, totals, implied) for code in COUNTED]
    return panels.section(
        headline(totals),
        html.Div(shown, className="pair"),
        panels.key(),
        downloads(),
        lede=LEDE,
        name="treaty",
    )


def count(code: str, totals: Totals, implied: Bands) -> Component:
    """One of the two counts: both are drawn to the same scale, over the same days."""
    marks = points.at_own_value(totals[code])
    figure = bands.drawn(implied[code], marks, *frame(totals, implied))
    said = sentence(code, totals[code], implied)
    tables = [room(code, implied[code]), table(code, marks)]
    chart = panels.chart(f"treaty-{code}", figure, said, tables)
    return html.Div([html.H3(catalogue()[code].title), chart])


def frame(totals: Totals, implied: Bands) -> tuple[date, date, float]:
    """The first day, the last day and the greatest total that either count shows."""
    claims = [report.claim for reports in totals.values() for report in reports]
    rows = [row for found in implied.values() for row in found]
    days = [claim.period_end for claim in claims]
    days += [day for row in rows for day in (row.day_from, row.day_to)]
    heights = [claim.value for claim in claims] + [row.high or row.low for row in rows]
    return min(days), max(days), max(heights)


def headline(totals: Totals) -> str:
    returned, admitted = (reports[-1].claim for reports in totals.values())
    return (
        f"The treaty: {words.number(returned.value)} returned by {words.day(returned.period_end)}, "
        f"{words.number(admitted.value)} admitted by {words.day(admitted.period_end)}"
    )


def sentence(code: str, reports: Sequence[Report], implied: Bands) -> str:
    """What the chart shows, in words made from the same rows."""
    marked = f"{words.counted(len(reports), 'reported total is', 'reported totals are')} marked"
    rows = implied[code]
    if not rows:
        return f"The sources together leave no room for any count; {marked}."
    return f"{by_then(rows, told_day(implied.values()))} {pinned(rows)}; {marked}."


def by_then(rows: Rows, day: date) -> str:
    """Between which totals the count lay by a day."""
    row = bands.on(rows, day) or rows[-1]
    what = catalogue()[row.indicator].title
    return (
        f"By {words.day(min(day, rows[-1].day_to))} the sources together imply "
        f"{between(row)} {what[0].lower()}{what[1:]}."
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
    return f"On {single} of {words.counted(whole, 'day', 'days')} they leave one total only"


ROOM_COLUMNS = (
    Column("Days"),
    Column("Least total", numeric=True),
    Column("Greatest total", numeric=True),
)


def room(code: str, rows: Rows) -> Component:
    """The band in numbers."""
    cells = [
        [
            words.days(row.day_from, row.day_to),
            words.number(row.low),
            "no limit" if row.high is None else words.number(row.high),
        ]
        for row in rows
    ]
    return panels.table(
        ROOM_COLUMNS, cells, f"{catalogue()[code].title}: what all sources leave room for"
    )


def table(code: str, marks: Iterable[Point]) -> Component:
    reports = [report for mark in marks for report in mark.reports]
    ordered = sorted(reports, key=lambda report: report.claim.period_end)
    rows = [arrivals.figure_row(report) for report in ordered]
    caption = f"{catalogue()[code].title}: the reported totals that are marked"
    return panels.table(arrivals.FIGURE_COLUMNS, rows, caption)


def downloads() -> Component:
    links = [
        (f"{word}: {what} (CSV)", f"/data/{name}.csv?indicator={code}")
        for code, word in COUNTED.items()
        for what, name in (("the band", "implied_totals"), ("reported figures", "claims"))
    ]
    return panels.downloads(links)
