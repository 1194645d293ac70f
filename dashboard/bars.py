"""A table of days or weeks comes in, bars that stand so many days apart go out."""

from datetime import timedelta

import pandas as pd

from dashboard import axes, charts
from dashboard.plots import Figure
from dashboard.theme import colour


def by_step(rows: pd.DataFrame, days: int, yaxis: dict, *, wide: int = 14) -> Figure:
    """An empty chart for bars that stand `days` apart (column day), with `wide` pixels to their right."""
    first = rows["day"].min().date()
    last = rows["day"].max().date() + timedelta(days=days)
    figure = charts.empty(axes.days(first, last), yaxis)
    margin = charts.MARGIN | {"r": wide, "b": 46}
    figure.layout |= {"margin": margin, "bargap": 0, "barmode": "overlay"}
    return figure


def add_bars(
    figure: Figure, rows: pd.DataFrame, column: str, days: int, told: str, token: str
) -> None:
    """A column as bars, one every so many days; what was not recorded has none."""
    figure.add_bar(
        x0=rows["day"].min().date().isoformat(),
        dx=days * charts.DAY_MS,
        y=[None if pd.isna(value) else charts.plain(value) for value in rows[column]],
        width=days * charts.DAY_MS * 0.86,
        offset=0,
        name=column,
        marker={"color": colour(token), "line": {"width": 0}},
        hovertemplate=told,
    )
