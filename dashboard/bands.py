"""The store and an indicator come in, what its sources together leave room for goes out: as rows, and drawn."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from dashboard import axes, charts, quotes, words
from dashboard.plots import Figure
from dashboard.points import Point
from dashboard.store import Store
from dashboard.theme import colour
from etl.vocabulary import ImpliedTotal


Rows = Sequence[ImpliedTotal]
Corner = tuple[date, float]

# Days on either side of a mark at which a pointer means the mark; days left free beside the band.
NEAR, ROOM = 2, timedelta(days=4)

OF_INDICATOR = "select * from implied_totals where indicator = ? order by day_from"


def of(store: Store, indicator: str) -> list[ImpliedTotal]:
    """The rows of an indicator in the order of their days, which have no gap; none where nothing is implied."""
    return store.records(ImpliedTotal, OF_INDICATOR, indicator)


def on(rows: Rows, day: date) -> ImpliedTotal | None:
    """The row that holds for a day."""
    return next((row for row in rows if row.day_from <= day <= row.day_to), None)


def daily(rows: Rows) -> Iterator[tuple[date, ImpliedTotal]]:
    """Each day with the row that holds for it."""
    for row in rows:
        for ahead in range((row.day_to - row.day_from).days + 1):
            yield row.day_from + timedelta(days=ahead), row


def drawn(
    rows: Sequence[ImpliedTotal], points: Iterable[Point], first: date, last: date, highest: float
) -> Figure:
    """Reported totals as marks in the band of what all of them together leave room for."""
    figure = charts.empty(axes.days(first - ROOM, last + ROOM), axes.counts(highest))
    figure.layout["margin"] = charts.MARGIN | {"r": 84, "b": 46}
    if rows:
        marks = list(points)
        add_band(figure, rows)
        add_bounds(figure, rows, [mark.day for mark in marks])
        figure.layout["annotations"] = [label(rows[-1])]
    charts.add_points(
        figure, points, lambda day: day, lambda claim: quotes.figure_address(claim.claim_id)
    )
    return figure


def add_band(figure: Figure, rows: Sequence[ImpliedTotal]) -> None:
    corners = outline(rows, figure.layout["yaxis"]["range"][1])
    figure.add_scatter(
        x=[day.isoformat() for day, _ in corners],
        y=[height for _, height in corners],
        mode="lines",
        fill="toself",
        fillcolor=colour("accent-soft"),
        line={"color": colour("accent"), "width": 1.4},
        name="implied",
        hoverinfo="skip",
    )


def add_bounds(figure: Figure, rows: Sequence[ImpliedTotal], marked: Iterable[date]) -> None:
    """Unseen points that tell the bounds of each day, silent near marks: those are to be met."""
    near = {day + timedelta(days=off) for day in marked for off in range(-NEAR, NEAR + 1)}
    days = [(day, row) for day, row in daily(rows) if day not in near]
    for edge in ("low", "high"):
        figure.add_scatter(
            x=[day.isoformat() for day, _ in days],
            y=[getattr(row, edge) for _, row in days],
            mode="markers",
            opacity=0,
            name=f"implied {edge}",
            marker={"color": colour("accent"), "size": 10},
            customdata=[bounds(row) for _, row in days],
            hovertemplate="By %{x|%-d %B %Y}: %{customdata}<extra></extra>",
        )


def label(row: ImpliedTotal) -> dict:
    """The bounds of the last day, written where the band ends."""
    height = row.low if row.high is None else (row.low + row.high) / 2
    text = f"<b>{bounds(row)}</b>"
    placed = charts.note(row.day_to.isoformat(), height, text, colour("accent"))
    return placed | {"xanchor": "left", "xshift": 12}


def bounds(row: ImpliedTotal) -> str:
    """What a row leaves room for: 42, 26–42, 42 or more."""
    if row.high is None:
        return f"{words.number(row.low)} or more"
    if row.low == row.high:
        return words.number(row.low)
    return f"{words.number(row.low)}–{words.number(row.high)}"


def outline(rows: Rows, top: float) -> list[Corner]:
    """The corners of the band in steps, out along the greatest totals and back along the least.

    A total stands until the next day's; `top` is where a band without upper limit is cut off.
    """
    greatest = [top if row.high is None else row.high for row in rows]
    out = _steps(rows, greatest)
    back = _steps(rows, [row.low for row in rows])
    return [*out, *reversed(back), out[0]] if out else []


def _steps(rows: Rows, heights: Sequence[float]) -> list[Corner]:
    if not rows:
        return []
    ends = [after.day_from for _, after in pairwise(rows)] + [rows[-1].day_to]
    return [
        corner
        for row, end, height in zip(rows, ends, heights, strict=True)
        for corner in ((row.day_from, height), (end, height))
    ]
