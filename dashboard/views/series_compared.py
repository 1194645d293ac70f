"""The store comes in, how the two official series differ and what was revised goes out."""

from datetime import date

import pandas as pd

from dashboard import axes, charts, panels, series, words
from dashboard.exhibits import Exhibit, Whole
from dashboard.panels import Column
from dashboard.plots import Figure
from dashboard.store import Store
from dashboard.views import explorer
from etl.indicators import catalogue
from etl.vocabulary import Series


NAME, REVISIONS = "two-series", "revisions"
# Of each year the bars stand from the first day of these months on, so many days wide.
BARS = {"weekly": (1, "accent", "Weekly"), "quarterly": (7, "context", "Quarterly")}
NONE_IN_BOTH = "No year is in both series."
NONE_REVISED = "The vintages held agree throughout."
REPLACED = "Later figures replace earlier ones. What was printed before is right at its date."
DAYS_WIDE = 150
WHY = (
    "The Home Office publishes two series: one every week, and one in the quarterly immigration "
    "statistics. Both are kept as published, neither is corrected, and a reported figure that "
    "meets either agrees. Above each pair stands the quarterly value less the weekly one."
)


def exhibit(store: Store, view: object) -> Exhibit | None:
    """The years that both series have, side by side; None where there is no such year."""
    both = series.both_series(store)
    if both.empty:
        return None
    return Exhibit(
        NAME,
        f"People arriving by small boat in the two official series, {_years(both)}",
        sentence(both),
        source(store),
        both,
        tuple(whole(name) for name in Series),
        drawn(both),
        size="short",
        page=explorer.PATH,
    )


def _years(both: pd.DataFrame) -> str:
    return words.days(date(both["year"].min(), 1, 1), date(both["year"].max(), 12, 31))


def source(store: Store) -> str:
    """The vintage of each series."""
    dated = ", ".join(
        f"{name} series, vintage of {words.day(day)}" for name, day in series.vintages(store)
    )
    return f"Official figures (Home Office): {dated}."


def whole(name: Series) -> Whole:
    asked = (("indicator", "arrivals"), ("series", str(name)))
    return Whole(f"Everything, {name}", "observations", asked)


def drawn(both: pd.DataFrame) -> Figure:
    """For each year a bar of each series, and over them how far they are apart."""
    years, high = both["year"].tolist(), float(both[list(BARS)].max(axis=None))
    figure = charts.empty(_of_years(years), axes.counts(high * 1.1))
    margin = charts.MARGIN | {"r": 84}
    figure.layout |= {"margin": margin, "bargap": 0, "barmode": "overlay"}
    for column, (month, token, name) in BARS.items():
        figure.add_bar(
            x=[date(year, month, 15).isoformat() for year in years],
            y=both[column].astype(int).tolist(),
            width=DAYS_WIDE * charts.DAY_MS,
            offset=0,
            name=name,
            marker={"color": charts.colour(token), "line": {"width": 0}},
            customdata=years,
            hovertemplate=f"%{{customdata}}, {name.lower()} series: %{{y:,}}<extra></extra>",
        )
    figure.layout["annotations"] = [*_apart(both), *_names(figure, high)]
    return figure


def _of_years(years: list[int]) -> dict:
    """An axis of whole years, each named below its middle as briefly as a phone needs it."""
    return {
        "range": [date(years[0], 1, 1).isoformat(), date(years[-1] + 1, 1, 1).isoformat()],
        "tickvals": [date(year, 7, 1).isoformat() for year in years],
        "ticktext": [f"’{year % 100:02}" for year in years],
        "type": "date",
    }


def _apart(both: pd.DataFrame) -> list[dict]:
    return [
        charts.note(date(row.year, 7, 1).isoformat(), max(row.weekly, row.quarterly), text, ink)
        | {"yshift": 14}
        for row in both.itertuples()
        for text, ink in [_difference(row.difference)]
    ]


def _difference(apart: float) -> tuple[str, str]:
    """How far two values are apart, and the colour of it: what is nothing stands back."""
    if apart == 0:
        return "0", charts.colour("ink-soft")
    sign = "+" if apart > 0 else ""
    return f"<b>{sign}{words.number(apart)}</b>", charts.colour("ink")


def _names(figure: Figure, high: float) -> list[dict]:
    """Which bar is which, written where the years end."""
    end = figure.layout["xaxis"]["range"][1]
    named = (("<b>Weekly</b>", 0.9, "accent"), ("Quarterly", 0.78, "ink-soft"))
    return [
        charts.note(end, high * part, text, charts.colour(ink)) | {"xanchor": "left", "xshift": 8}
        for text, part, ink in named
    ]


def headline(both: pd.DataFrame) -> str:
    """For which years the two differ."""
    differing = [str(year) for year in both.loc[both["difference"] != 0, "year"]]
    if not differing:
        return "The two official series agree"
    return f"The two official series differ for {' and '.join(differing)}"


def sentence(both: pd.DataFrame) -> str:
    """How often, how far and in which direction the two differ, over the years that both have."""
    years = words.counted(len(both), "year", "years")
    away = both[both["difference"] != 0]
    if away.empty:
        return f"In the {years} that both have, they are the same to the person."
    top = away.loc[away["difference"].abs().idxmax()]
    same = words.counted(len(both) - len(away), "is", "are")
    share = abs(top["difference"]) / top["weekly"] * 100
    return (
        f"Of the {years} that both have, {same} the same to the person; they are "
        f"furthest apart for {top['year']:.0f}, for which the quarterly series has "
        f"{words.counted(abs(top['difference']), 'person', 'people')} "
        f"{'more' if top['difference'] > 0 else 'fewer'}, {share:.2f}% of the weekly figure."
    )


REVISED = (
    Column("Days"),
    Column("What was counted"),
    Column("Before", numeric=True),
    Column("After", numeric=True),
    Column("Seen in the figures of"),
)
# The heads of the picture: it has less room across.
PICTURED = ("Value", "Before", "After", "Seen in the figures of")


def revisions(store: Store, view: object) -> Exhibit | None:
    """Values that a later vintage replaced, newest first; None where the vintages agree throughout."""
    revised = series.revisions(store)
    if revised.empty:
        return None
    shown = [_revision(row) for row in revised.itertuples()]
    return Exhibit(
        REVISIONS,
        "Official values that a later vintage replaced",
        last_revised(revised),
        source(store),
        revised_rows(revised),
        (Whole("Everything, all vintages", "observations"),),
        tables=(panels.table(REVISED, shown, "Values before and after"),),
        page=explorer.PATH,
        missing="not recorded",
        cells=(PICTURED, [_drawn_row(*row) for row in shown]),
    )


def last_revised(revised: pd.DataFrame) -> str:
    """How many values, and when the last of them was."""
    count = words.counted(len(revised), "value was", "values were")
    days = words.counted(revised["published"].nunique(), "vintage", "vintages")
    return (
        f"{count} replaced, in {days}, the last on {words.day(revised['published'].max().date())}."
    )


def revised_rows(revised: pd.DataFrame) -> pd.DataFrame:
    """What the file holds of them."""
    named = {"start": "first_day", "end": "last_day", "published": "seen_on"}
    counts = {"before": "Int64", "after": "Int64"}
    columns = ["first_day", "last_day", "indicator", "before", "after", "seen_on"]
    return revised.rename(columns=named).astype(counts)[columns]


def revised_headline(shown: Exhibit | None) -> str:
    if shown is None:
        return "No value was revised"
    return words.counted(len(shown.rows), "value was revised", "values were revised")


def _drawn_row(days: str, what: str, *values: str) -> list[tuple[str, str]]:
    """A row of the picture, in which the first column alone has room for words."""
    return [(f"{what}, {days}", "ink"), *((value, "ink") for value in values)]


def _revision(row) -> list:
    return [
        words.days(row.start.date(), row.end.date()),
        catalogue()[row.indicator].title,
        _value(row.before),
        _value(row.after),
        words.day(row.published.date()),
    ]


def _value(value: float) -> str:
    return "not recorded" if value != value else words.number(value)
