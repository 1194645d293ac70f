"""A chart and days of policy come in; the chart with a line and a name for each goes out."""

from collections.abc import Sequence
from datetime import date

from dashboard import charts
from dashboard.plots import Figure
from dashboard.theme import colour


# The name of a policy day takes this part of the width, and so many pixels of height.
ROOM_OF_A_NAME, NAME_HIGH = 0.3, 17
# On a phone a name needs so much to the left of its line, the axis included, and may begin so far to the right.
ROOM_BEFORE, LAST_BEGIN = 0.4, 0.73


def add_dates(figure: Figure, dates: Sequence[tuple[date, str]]) -> None:
    """Days of policy as lines with their names above the chart.

    Of two that are near, one has its name before it and the other behind, or one stands higher.
    """
    if not dates:
        return
    first, last = (date.fromisoformat(end).toordinal() for end in figure.layout["xaxis"]["range"])
    places = [(day.toordinal() - first) / (last - first) for day, _ in dates]
    if stand_apart(places):
        for (day, name), at_end in zip(dates, (True, False), strict=True):
            add_date(figure, day, name, at_end=at_end, high=False)
        figure.layout["margin"] = figure.layout["margin"] | {"t": 16 + NAME_HIGH}
        return
    high = False
    for (day, name), place, after in reversed(
        list(zip(dates, places, [*places[1:], 2], strict=True))
    ):
        high = after - place < ROOM_OF_A_NAME and not high
        add_date(figure, day, name, at_end=place > 1 - ROOM_OF_A_NAME, high=high)
    rows = 2 if any(line["y1"] > 1 for line in figure.layout["shapes"]) else 1
    figure.layout["margin"] = figure.layout["margin"] | {"t": 16 + NAME_HIGH * rows}


def stand_apart(places: Sequence[float]) -> bool:
    """Whether there are two near days, with room for a name before the first and behind the second."""
    if len(places) != 2:
        return False
    first, second = places
    return second - first < ROOM_OF_A_NAME and first >= ROOM_BEFORE and second <= LAST_BEGIN


def add_date(figure: Figure, day: date, name: str, *, at_end: bool, high: bool) -> None:
    """One day as a dotted line; its name stands to the left of it `at_end`."""
    x = day.isoformat()
    dotted = {"color": colour("ink-soft"), "width": 1, "dash": "dot"}
    top = 1.06 if high else 1
    ends = {"x0": x, "x1": x, "y0": 0, "y1": top, "yref": "paper"}
    figure.layout["shapes"].append({"type": "line", **ends, "line": dotted})
    side = {"xanchor": "right", "xshift": 4} if at_end else {"xanchor": "left", "xshift": -4}
    above = {"yref": "paper", "yanchor": "bottom", "yshift": 2 + NAME_HIGH * high}
    named = charts.note(x, 1, name, colour("ink-soft")) | above | side
    figure.layout["annotations"].append(named)
