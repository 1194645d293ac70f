"""A store and an indicator come in, the official series as tables go out."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard import words
from dashboard.store import Store, kept
from etl.vocabulary import Series


# A value stands as long as no later vintage has replaced it; days and weeks are rows of their own.
STANDING = f"series = '{Series.WEEKLY}' and indicator = ? and vintage_to is null"
SPANS = {"day": 1, "week": 7}
# Where in its year a day lies.
PLACE = "(month(period_start) * 100 + day(period_start))::int"


@dataclass(frozen=True, slots=True)
class Extent:
    """How far official figures go: the last day covered, the days of publication and of reading."""

    day: date
    vintage: date
    read_on: date | None


@kept
def extent(store: Store, indicator: str) -> Extent:
    row = store.rows(
        f"""select max(period_end) as day, max(vintage_from) as vintage,
            (select read_on from series where series = '{Series.WEEKLY}') as read_on
        from observations where {STANDING}""",
        indicator,
    )[0]
    return Extent(**row)


def reach(extent: Extent) -> str:
    """How far the figures go, in words; nothing where none are held."""
    if not extent.day:
        return ""
    read = f", read on {words.day(extent.read_on)}" if extent.read_on else ""
    return f"Official figures to {words.day(extent.day)}{read}"


def by_day(store: Store, indicator: str) -> pd.DataFrame:
    """Columns start, end, value: a row a day, no value where none was recorded."""
    return _rows(store, indicator, "day")


@kept
def by_week(store: Store, indicator: str) -> pd.DataFrame:
    return _rows(store, indicator, "week")


def _rows(store: Store, indicator: str, span: str) -> pd.DataFrame:
    return store.frame(
        f"""select period_start as "start", period_end as "end", value from observations
        where {STANDING} and period_end - period_start + 1 = ? order by period_start""",
        indicator,
        SPANS[span],
    )


def by_month(store: Store, indicator: str) -> pd.DataFrame:
    return _summed(store, indicator, "month")


def by_year(store: Store, indicator: str) -> pd.DataFrame:
    return _summed(store, indicator, "year")


def _summed(store: Store, indicator: str, stretch: str) -> pd.DataFrame:
    """Days added up; where no day of a stretch was recorded, neither is the stretch."""
    return store.frame(
        f"""select min(period_start) as "start", max(period_end) as "end", sum(value) as value
        from observations where {STANDING} and period_end = period_start
        group by date_trunc('{stretch}', period_start) order by 1""",
        indicator,
    )


GRAINS = {"day": by_day, "week": by_week, "month": by_month, "year": by_year}


def grains(store: Store, indicator: str) -> list[str]:
    """The stretches for which an indicator can be shown: some are published by week alone."""
    return list(GRAINS) if len(by_day(store, indicator)) else ["week"]


@kept
def running(store: Store, indicator: str) -> pd.DataFrame:
    """Columns day, year, place, total: people since 1 January; a total over a missing day is no total.

    The place of a day is a number, the same in every year: 1018 is an 18 October.
    """
    return store.frame(
        f"""select period_start as day, year(period_start)::int as year, {PLACE} as place,
            sum(value) over so_far as total
        from observations where {STANDING} and period_end = period_start
        window so_far as (partition by year(period_start) order by period_start)
        qualify count(value) over so_far = dayofyear(period_start)
        order by day""",
        indicator,
    )


@kept
def years(store: Store) -> tuple[int, ...]:
    """The years of which people are counted from their first day on, oldest first."""
    return tuple(sorted(running(store, "arrivals")["year"].unique().tolist()))


@kept
def total(store: Store, indicator: str, first: date, last: date) -> float | None:
    """People, boats or events of a stretch of days; None unless every day of it is recorded."""
    row = store.rows(
        f"""select sum(value) as value, count(value) as recorded from observations
        where {STANDING} and period_end = period_start and period_start between ? and ?""",
        indicator,
        first,
        last,
    )[0]
    return row["value"] if row["recorded"] == (last - first).days + 1 else None


@kept
def last_with_any(store: Store, indicator: str) -> date:
    """The latest day on which anybody, or anything, was counted."""
    row = store.rows(
        f"""select max(period_end) as day from observations
        where {STANDING} and period_end = period_start and value > 0""",
        indicator,
    )[0]
    return row["day"]


def inside(places: pd.Series, first: str, last: str) -> pd.Series:
    """Whether days, by their places in the year, lie in those days of it (MM-DD)."""
    return places.between(place(first), place(last))


def place(day: str) -> int:
    """The number of a day of the year (MM-DD)."""
    return int(day.replace("-", ""))


def of_the_year(days: pd.Series) -> pd.Series:
    """The places of days in their years: to write them out would be slow."""
    return days.dt.month * 100 + days.dt.day


@kept
def both_by_day(store: Store) -> pd.DataFrame:
    """Columns day, year, place, people, boats: a row a day, no value where none was recorded."""
    both = _both(by_day(store, "arrivals"), by_day(store, "boats"))
    return both.assign(year=both["day"].dt.year, place=of_the_year(both["day"]))


def both_by_week(store: Store) -> pd.DataFrame:
    """The same by weeks, which begin on `day`."""
    return _both(by_week(store, "arrivals"), by_week(store, "boats"))


def _both(people: pd.DataFrame, boats: pd.DataFrame) -> pd.DataFrame:
    both = people.merge(boats, on="start", how="left", suffixes=("_people", "_boats"))
    named = {"start": "day", "value_people": "people", "value_boats": "boats"}
    return both.rename(columns=named)[list(named.values())]


@kept
def per_boat(store: Store, first: str = "01-01", last: str = "12-31") -> pd.DataFrame:
    """Columns year, people, boats, value: people to a boat in those days (MM-DD) of each year."""
    days = both_by_day(store)
    held = days[inside(days["place"], first, last)].dropna()
    sums = held.groupby("year")[["people", "boats"]].sum().reset_index()
    sums = sums[sums["boats"] > 0]
    return sums.assign(value=sums["people"] / sums["boats"])


def running_per_boat(store: Store) -> pd.DataFrame:
    """Columns day, year, place, total: people to a boat since 1 January, from the first boat of the year."""
    people, boats = running(store, "arrivals"), running(store, "boats")
    both = people.merge(boats[["day", "total"]], on="day", suffixes=("", "_boats"))
    both = both[both["total_boats"] > 0]
    return both.assign(total=both["total"] / both["total_boats"])[list(people)]


def both_series(store: Store) -> pd.DataFrame:
    """Columns year, weekly, quarterly, difference: a row for each year that both series have."""
    quarterly = store.frame(
        f"""select year(period_start)::int as year, value as quarterly from observations
        where series = '{Series.QUARTERLY}' and indicator = 'arrivals' and vintage_to is null
        and month(period_start) = 1 and month(period_end) = 12"""
    )
    weekly = by_year(store, "arrivals").assign(year=lambda rows: rows["start"].dt.year)
    weekly = weekly.rename(columns={"value": "weekly"})[["year", "weekly"]]
    both = weekly.merge(quarterly, on="year")
    return both.assign(difference=both["quarterly"] - both["weekly"])


def vintages(store: Store) -> list[tuple[str, date]]:
    """Each series of people arriving, with the day on which its newest values were published."""
    rows = store.rows(
        """select series, max(vintage_from) as day from observations
        where indicator = 'arrivals' and vintage_to is null group by series order by series desc"""
    )
    return [(row["series"], row["day"]) for row in rows]


def revisions(store: Store) -> pd.DataFrame:
    """Values that a later vintage replaced, newest first, each with what replaced it."""
    return store.frame(
        """select earlier.indicator, earlier.period_start as "start", earlier.period_end as "end",
            earlier.value as before, later.value as after, later.vintage_from as published
        from observations as earlier join observations as later
            using (series, indicator, period_start, period_end)
        where earlier.vintage_to is not null and later.vintage_from > earlier.vintage_to
            and earlier.value is distinct from later.value
        qualify row_number() over (
            partition by series, indicator, period_start, period_end, earlier.vintage_from
            order by later.vintage_from) = 1
        order by published desc, earlier.period_start desc"""
    )
