"""A table of days or weeks comes in, bars that stand so many days apart go out."""

from datetime import timedelta

import pandas as pd
import plotly.graph_objects as go

from dashboard import axes, charts
from dashboard.theme import colour


def by_step(rows: pd.DataFrame, days: int, yaxis: dict, *, wide: int = 14) -> go.Figure:
    """An empty chart for bars that stand `days` apart (column day), with `wide` pixels to their right."""
    first = rows["day"].min().date()
    last = rows["day"].max().date() + timedelta(days=days)
    figure = charts.empty(axes.days(first, last), yaxis)
    figure.update_layout(margin=charts.MARGIN | {"r": wide, "b": 46}, bargap=0, barmode="overlay")
    return figure


def add_bars(
    figure: go.Figure, rows: pd.DataFrame, column: str, days: int, told: str, token: str
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
