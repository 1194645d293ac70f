"""The store comes in, how the two official series differ and what was revised goes out."""

import pandas as pd
from dash import html
from dash.development.base_component import Component

from dashboard import panels, series, words
from dashboard.panels import Column
from dashboard.store import Store
from etl.indicators import catalogue
from etl.vocabulary import Series


TWO = (
    Column("Year"),
    Column(Series.WEEKLY.capitalize(), numeric=True),
    Column(Series.QUARTERLY.capitalize(), numeric=True),
    Column("Difference", numeric=True),
)
BOTH = {
    str(Series.WEEKLY): "The weekly series (CSV)",
    str(Series.QUARTERLY): "The quarterly series (CSV)",
}
WHY = (
    "The Home Office publishes two series: one every week, and one in the quarterly immigration "
    "statistics. Both are kept as published, neither is corrected, and a reported figure that "
    "meets either agrees."
)


def section(store: Store) -> Component:
    both = series.both_series(store)
    differing = [str(year) for year in both.loc[both["difference"] != 0, "year"]]
    return panels.section(
        headline(differing),
        html.P(sentence(both), id="two-series-said"),
        panels.table(TWO, [_two(row) for row in both.itertuples()], "People arriving, by year"),
        panels.downloads([(said, address(name)) for name, said in BOTH.items()]),
        lede=WHY,
        name="two-series",
    )


def headline(differing: list[str]) -> str:
    if not differing:
        return "The two official series agree"
    return f"The two official series differ for {' and '.join(differing)}"


def sentence(both: pd.DataFrame) -> str:
    """How often, how far and in which direction the two differ, over the years that both have."""
    if both.empty:
        return "No year is in both series."
    years = words.counted(len(both), "year", "years")
    away = both[both["difference"] != 0]
    if away.empty:
        return f"In the {years} that both have, they are the same to the person."
    top = away.loc[away["difference"].abs().idxmax()]
    same = words.counted(len(both) - len(away), "is", "are")
    share = abs(top["difference"]) / top["weekly"] * 100
    return (
        f"Of the {years} that both have, {same} the same to the person. They are "
        f"furthest apart for {top['year']:.0f}: the quarterly series has "
        f"{words.counted(abs(top['difference']), 'person', 'people')} "
        f"{'more' if top['difference'] > 0 else 'fewer'}, {share:.2f}% of the weekly figure."
    )


def address(name: str) -> str:
    return panels.address("/data/observations.csv", indicator="arrivals", series=name)


def _two(row) -> list:
    differs = "none" if row.difference == 0 else html.Strong(f"{row.difference:+,.0f}")
    return [str(row.year), words.number(row.weekly), words.number(row.quarterly), differs]


REVISED = (
    Column("Days"),
    Column("What was counted"),
    Column("Before", numeric=True),
    Column("After", numeric=True),
    Column("Seen in the figures of"),
)


def revisions(store: Store) -> Component:
    """Values that a later vintage replaced; a figure printed before was right at its date."""
    rows = [_revision(row) for row in series.revisions(store).itertuples()]
    told = panels.table(REVISED, rows) if rows else html.P("The vintages held agree throughout.")
    heading = words.counted(len(rows), "value was revised", "values were revised")
    return panels.section(
        heading if rows else "No value was revised",
        told,
        lede="Later figures replace earlier ones. What was printed before is right at its date.",
        name="revisions",
    )


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
