"""The observations held and the day of the last reading come in, how far each series goes goes out."""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from etl import generations
from etl.vintages import holdings
from etl.vocabulary import Extent, InputError, Observation, Series


LAST_READ = "last_read.csv"
COLUMNS = ("series", "read_on")


def extents(folder: Path, observations: Iterable[Observation]) -> list[Extent]:
    """How far each series held in `folder` goes, and the day it was last read."""
    of_series = defaultdict(list)
    for each in observations:
        if each.value is not None:
            of_series[each.series].append(each)
    read_on = last_read(folder)
    return [_extent(series, held, read_on.get(series)) for series, held in of_series.items()]


def _extent(series: Series, held: Sequence[Observation], read_on: date | None) -> Extent:
    vintage = max(each.vintage_from for each in held)
    if series is Series.WEEKLY:
        # Nothing is read before it is published: that is what is known where no day was noted.
        read_on = max(vintage, read_on or vintage)
    return Extent(
        series=series,
        period_start=min(each.period_start for each in held),
        period_end=max(each.period_end for each in held),
        vintage=vintage,
        read_on=read_on,
    )


def last_read(folder: Path) -> dict[Series, date]:
    """The day each series was last read, as noted; nothing where none was."""
    path = generations.at(folder, LAST_READ)
    return dict(_noted(path)) if path.exists() else {}


def _noted(path: Path) -> Iterator[tuple[Series, date]]:
    for place, cells in holdings.lines(path, COLUMNS):
        try:
            series = Series(cells["series"])
        except ValueError:
            raise InputError(place, repr(cells["series"]), " or ".join(Series)) from None
        yield series, holdings.day(place, cells["read_on"])


def noted(folder: Path, read_on: date) -> dict[str, bytes]:
    """The file that notes the day on which the series that grows was read; a day noted never goes back."""
    known = last_read(folder)
    if read_on <= known.get(Series.WEEKLY, date.min):
        return {}
    return {LAST_READ: _to_csv(known | {Series.WEEKLY: read_on})}


def _to_csv(noted: dict[Series, date]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(noted.items()))
    return text.getvalue().encode()
