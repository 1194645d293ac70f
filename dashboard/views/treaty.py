"""Reported totals under the treaty come in, the two counts in steps go out."""

from dash.development.base_component import Component

from dashboard import charts, panels, points, words
from dashboard.charts import Line
from dashboard.panels import Column
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.store import Store
from dashboard.views import arrivals
from etl.indicators import catalogue
from etl.vocabulary import Verdict


# The words that fit at the end of a line, "out" first.
ENDS = {"returns_to_france": "returned", "arrivals_from_france": "admitted"}
LEDE = (
    "No official series of the treaty's figures was found. These are the totals given in press "
    "releases, interviews, written answers and articles; each step is the highest stated by that "
    "day. They are held against one another, because a running total cannot fall."
)


def section(store: Store) -> Component | None:
    totals = {code: points.treaty_totals(store, code) for code in ENDS}
    if not all(totals.values()):
        return None
    lines = [line(code, reports) for code, reports in totals.items()]
    marks = [point for reports in totals.values() for point in points.at_own_value(reports)]
    return panels.section(
        headline(totals),
        panels.chart(
            "treaty",
            charts.treaty(lines, marks),
            sentence(totals),
            table(marks),
            source=panels.key(),
        ),
        panels.downloads(
            [
                (f"{catalogue()[code].title} (CSV)", f"/data/claims.csv?indicator={code}")
                for code in ENDS
            ]
        ),
        lede=LEDE,
        name="treaty",
    )


def line(code: str, reports: list[Report]) -> Line:
    """The highest total stated by each day; one that differs from the others makes no step."""
    days, heights, highest = [], [], 0.0
    for report in reports:
        if report.verdict != Verdict.DIFFERS and report.claim.value > highest:
            highest = report.claim.value
            days.append(report.claim.period_end)
            heights.append(highest)
    label = f"{words.number(highest)} {ENDS[code]}"
    return Line(label, days, heights, chosen=code == "returns_to_france", shape="hv")


def headline(totals: dict[str, list[Report]]) -> str:
    returned, admitted = (reports[-1].claim for reports in totals.values())
    return (
        f"The treaty: {words.number(returned.value)} returned by {words.day(returned.period_end)}, "
        f"{words.number(admitted.value)} admitted by {words.day(admitted.period_end)}"
    )


def sentence(totals: dict[str, list[Report]]) -> str:
    counted = sum(map(len, totals.values()))
    return f"{headline(totals)}, as last stated; {counted} reported totals are marked."


COLUMNS = (Column("Counted"), *arrivals.FIGURE_COLUMNS)


def table(marks: list[Point]) -> Component:
    reports = [report for mark in marks for report in mark.reports]
    rows = [
        [catalogue()[report.claim.indicator].title, *arrivals.figure_row(report)]
        for report in sorted(reports, key=lambda report: report.claim.period_end)
    ]
    return panels.table(COLUMNS, rows)
