"""Tables and points come in, plotly figures go out."""

from bisect import bisect_left, bisect_right
from calendar import isleap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape

import pandas as pd

from dashboard import axes, quotes, words
from dashboard.plots import Figure
from dashboard.points import Point
from dashboard.reports import Report
from dashboard.theme import LOOKS, colour
from etl.vocabulary import Claim


# Every year is laid over this one: it has a 29 February, so each day has its own place.
LEAP = 2000
LEAP_DAYS = [date(LEAP, 1, 1) + timedelta(days=ahead) for ahead in range(366)]
THE_29TH = LEAP_DAYS.index(date(LEAP, 2, 29))
DAY_MS = 86_400_000
# Part of the height that a label needs on the smallest screen, in a chart of full height and in a low one.
LABEL, LABEL_IN_LOW = 0.06, 0.09
REPORTS_NAMED = 4
# Days on either side of a mark at which a finger or pointer means the mark, not the line below it.
NEAR = 8

MARGIN = {"l": 48, "r": 58, "t": 14, "b": 34, "pad": 0}


@dataclass(frozen=True, slots=True)
class Line:
    """A line with the label at its end; `chosen` is the one that the reader asked about."""

    label: str
    x: Sequence[date]
    y: Sequence[float]
    chosen: bool = False
    shape: str = "linear"
    dash: str = "solid"
    token: str = "context"


def empty(xaxis: dict, yaxis: dict) -> Figure:
    """A chart without content: type, margins, axes. It neither zooms nor swallows a swipe."""
    text = {"color": colour("ink-soft"), "size": 13}
    shared = {"fixedrange": True, "zeroline": False, "tickfont": text, "ticks": ""}
    layout = {
        "margin": MARGIN,
        "autosize": True,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 24,
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"color": colour("ink"), "size": 13},
        "hoverlabel": {
            "bgcolor": colour("paper"),
            "bordercolor": colour("ink-soft"),
            "font": {"color": colour("ink"), "size": 13},
            "align": "left",
        },
        "xaxis": {**shared, "showgrid": False, "linecolor": colour("ink-soft"), **xaxis},
        "yaxis": {**shared, "gridcolor": colour("line"), **yaxis},
        "shapes": [],
        "annotations": [],
    }
    return Figure(layout)


def over_the_year(
    running: pd.DataFrame,
    chosen: int,
    first: date,
    last: date,
    points: Iterable[Point],
    *,
    valued: bool = False,
) -> Figure:
    """Running totals of several years over one another, from `first` to `last` of a leap year.

    `valued` labels each line with its last total too.
    """
    lines = [year_line(year, rows, chosen, first, last) for year, rows in running.groupby("year")]
    lines = sorted((line for line in lines if line.x), key=lambda line: line.chosen)
    marks = [point for point in points if first <= in_leap_year(point.day) <= last]
    heights = [value for line in lines for value in line.y] + [mark.height for mark in marks]
    yaxis = axes.between(min(heights, default=0), max(heights, default=0))
    # A mark on the first or last day must lie inside the axes: outside them a click is not heard.
    room = max(timedelta(days=1), (last - first) / 60)
    ends = [(first - room).isoformat(), (last + room).isoformat()]
    figure = empty(axes.days(first, last, year=False) | {"range": ends}, yaxis)
    for line in lines:
        add_line(figure, line, daily=True)
        if line.chosen:
            add_daily_values(figure, line, [in_leap_year(mark.day) for mark in marks])
    add_labels(figure, [_valued(line) for line in lines] if valued else lines)
    if valued:
        figure.layout["margin"] = MARGIN | {"r": 104}
    add_points(figure, marks, in_leap_year)
    return figure


def add_daily_values(figure: Figure, line: Line, marked: Iterable[date]) -> None:
    """An unseen line that tells the total of each day, silent near marks: those are to be met."""
    near = {day + timedelta(days=off) for day in marked for off in range(-NEAR, NEAR + 1)}
    figure.add_scatter(
        x0=line.x[0].isoformat(),
        dx=DAY_MS,
        y=[None if day in near else value for day, value in zip(line.x, line.y, strict=True)],
        mode="lines",
        opacity=0,
        name=f"{line.label} by day",
        line={"color": colour("context"), "width": 1},
        hovertemplate=f"%{{x|%-d %B}} {line.label}: %{{y:,}}<extra></extra>",
    )


def year_line(year: int, rows: pd.DataFrame, chosen: int, first: date, last: date) -> Line:
    """The days of a year, none left out, laid over the leap year; a 29 February that was not repeats the 28th."""
    values = [plain(value) for value in rows["total"].tolist()]
    start = LEAP_DAYS.index(in_leap_year(rows["day"].iloc[0].date()))
    missing = THE_29TH - start
    if not isleap(year) and 0 < missing < len(values):
        values.insert(missing, values[missing - 1])
    days = LEAP_DAYS[start : start + len(values)]
    shown = slice(bisect_left(days, first), bisect_right(days, last))
    return Line(str(year), days[shown], values[shown], chosen=year == chosen)


def _valued(line: Line) -> Line:
    return replace(line, label=f"{line.label}: {words.number(line.y[-1])}")


def plain(value: float) -> float:
    """A number as short as it can be drawn: whole, or with one decimal."""
    return int(value) if float(value).is_integer() else round(float(value), 1)


def in_leap_year(day: date) -> date:
    return day.replace(year=LEAP)


def by_year(rows: pd.DataFrame) -> Figure:
    """One value a year (columns year, value), each written beside its dot."""
    xaxis = {"tickvals": list(rows["year"]), "ticktext": [f"’{y % 100:02}" for y in rows["year"]]}
    xaxis["range"] = [rows["year"].min() - 0.4, rows["year"].max() + 0.4]
    figure = empty(xaxis, axes.counts(rows["value"].max() * 1.08))
    figure.layout["margin"] = MARGIN | {"r": 14}
    figure.add_scatter(
        x=list(rows["year"]),
        y=[round(value, 1) for value in rows["value"]],
        mode="lines+markers",
        line={"color": colour("accent"), "width": 3},
        marker={"color": colour("accent"), "size": 8},
        hovertemplate="%{x}: %{y}<extra></extra>",
    )
    figure.layout["annotations"] = [
        note(year, value, f"{value:.0f}", colour("ink")) | {"yshift": 14}
        for year, value in zip(rows["year"], rows["value"], strict=True)
    ]
    return figure


def bars(rows: pd.DataFrame) -> Figure:
    """Official values (columns start, end, value), a bar each; what was not recorded has no bar."""
    recorded = rows.dropna(subset="value")
    # A bar stands on the whole of its last day, so the axis ends where that day does.
    first, last = rows["start"].min().date(), rows["end"].max().date() + timedelta(days=1)
    figure = empty(axes.days(first, last), axes.counts(recorded["value"].max()))
    figure.layout |= {"margin": MARGIN | {"r": 14, "b": 46}, "bargap": 0, "hovermode": "x"}
    starts, ends = recorded["start"], recorded["end"]
    figure.add_bar(
        x=[day.date().isoformat() for day in starts],
        y=[int(value) for value in recorded["value"]],
        width=[
            ((end - start).days + 1) * DAY_MS * 0.86
            for start, end in zip(starts, ends, strict=True)
        ],
        offset=0,
        marker={"color": colour("accent"), "line": {"width": 0}},
        customdata=[words.days(a.date(), b.date()) for a, b in zip(starts, ends, strict=True)],
        hovertemplate="%{customdata}: %{y:,}<extra></extra>",
    )
    return figure


def add_line(figure: Figure, line: Line, *, daily: bool = False) -> None:
    """Daily lines give only their first day: it makes the page's largest part small."""
    days = [day.isoformat() for day in line.x]
    x = {"x0": days[0], "dx": DAY_MS} if daily else {"x": days}
    token, width = ("accent", 3) if line.chosen else (line.token, 1.4)
    figure.add_scatter(
        **x,
        y=list(line.y),
        mode="lines",
        name=line.label,
        line={"color": colour(token), "width": width, "shape": line.shape, "dash": line.dash},
        hoverinfo="skip",
    )


def add_labels(figure: Figure, lines: Sequence[Line], label: float = LABEL) -> None:
    """Each line's name at its end; names that end on one day are pushed apart."""
    low, high = figure.layout["yaxis"]["range"]
    ending: dict[date, list[Line]] = {}
    for line in lines:
        ending.setdefault(line.x[-1], []).append(line)
    gap = (high - low) * label
    notes = []
    for day, together in ending.items():
        places = spread([line.y[-1] for line in together], gap, low + gap / 3)
        for line, place in zip(together, places, strict=True):
            token = "accent" if line.chosen else "ink-soft"
            text = f"<b>{line.label}</b>" if line.chosen else line.label
            end = {"xanchor": "left", "xshift": 12}
            notes.append(note(day.isoformat(), place, text, colour(token)) | end)
    figure.layout["annotations"] = notes


def spread(values: Sequence[float], gap: float, floor: float) -> list[float]:
    """Places near the values, in order, none nearer to the next than `gap` or below `floor`."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    groups: list[tuple[list[int], float]] = []
    for index in order:
        members, centre = [index], max(values[index], floor)
        # A group takes in the one below for as long as they would touch.
        while groups and _top(groups[-1], gap) > centre - (len(members) - 1) * gap / 2:
            members = groups.pop()[0] + members
            mean = sum(values[member] for member in members) / len(members)
            centre = max(mean, floor + (len(members) - 1) / 2 * gap)
        groups.append((members, centre))
    placed = [0.0] * len(values)
    for members, centre in groups:
        for rank, member in enumerate(members):
            placed[member] = centre + (rank - (len(members) - 1) / 2) * gap
    return placed


def _top(group: tuple[list[int], float], gap: float) -> float:
    """The lowest place above a group that leaves the next one its room."""
    members, centre = group
    return centre + (len(members) + 1) / 2 * gap


def note(x: object, y: float, text: str, color: str) -> dict:
    """Text at a place of a chart."""
    return {"x": x, "y": y, "text": text, "showarrow": False, "font": {"color": color, "size": 13}}


def add_points(
    figure: Figure,
    points: Iterable[Point],
    place: Callable[[date], date],
    address: Callable[[Claim], str] = quotes.source_address,
) -> None:
    """Reported figures as marks: shape and colour by verdict, each with its claim and its address."""
    for verdict, look in LOOKS.items():
        marks = [point for point in points if point.verdict == verdict]
        if marks:
            figure.add_scatter(
                x=[place(mark.day).isoformat() for mark in marks],
                y=[mark.height for mark in marks],
                mode="markers",
                name=look.word,
                cliponaxis=False,
                marker={
                    "symbol": look.shape,
                    "size": 10,
                    "color": colour(look.token),
                    "line": {"color": colour("paper"), "width": 1.5},
                },
                customdata=[_data(mark, address) for mark in marks],
                hovertemplate="%{customdata[2]}<extra></extra>",
            )


def _data(point: Point, address: Callable[[Claim], str]) -> list[str]:
    claim = point.reports[0].claim
    return [claim.claim_id, address(claim), _hover(point)]


def _hover(point: Point) -> str:
    look = LOOKS[point.verdict]
    named = [_named(report) for report in point.reports[:REPORTS_NAMED]]
    left = len(point.reports) - len(named)
    return "<br>".join([f"{look.sign} {look.word}", *named, *[f"and {left} more"] * bool(left)])


def _named(report: Report) -> str:
    claim = report.claim
    days = words.days(claim.period_start, claim.period_end)
    # What plotly shows beside a mark may hold markup; a name does not.
    return (
        f"<b>{quotes.amount(claim)}</b>, {days}<br>{escape(report.document.publisher, quote=False)}"
    )
