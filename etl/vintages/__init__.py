"""The official tables held in a folder come in, Observations with vintages go out; and back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, pairwise
from pathlib import Path

from etl import generations
from etl.observations.sheets import DAILY, WEEKLY, Row, Sheet
from etl.vintages import changes, holdings, readings
from etl.vintages.holdings import FILES, ONE_DAY, Held
from etl.vocabulary import Extent, Observation, Series, Status


REVISIONS, QUARTERLY = "revisions.csv", "quarterly.csv"
CHANGES_TOLD = 3


@dataclass(frozen=True, slots=True)
class Summary:
    """What an edition brought: the days and weeks that are new, the values that it revises."""

    vintage: date
    days: int
    weeks: int
    changes: tuple[str, ...]

    def __str__(self) -> str:
        if not (self.days or self.weeks or self.changes):
            return f"vintage {self.vintage}: nothing new"
        counts = f"new days {self.days}, new weeks {self.weeks}, revised values {len(self.changes)}"
        shown = "; ".join(self.changes[:CHANGES_TOLD])
        more = ", ..." if self.changes[CHANGES_TOLD:] else ""
        return f"vintage {self.vintage}: {counts}" + (f" ({shown}{more})" if shown else "")


def read(folder: Path) -> list[Observation]:
    """Every value held in `folder`, in both series, with the vintages between which it stood."""
    names = (REVISIONS, *FILES, QUARTERLY)
    return generations.steady(folder, names, lambda: list(_in_succession(_all(folder))))


def _all(folder: Path) -> Iterator[Observation]:
    yield from holdings.listed(folder / REVISIONS, Series.WEEKLY)
    for name, sheet in FILES.items():
        yield from holdings.observations(sheet, holdings.read(generations.at(folder, name), sheet))
    yield from holdings.listed(folder / QUARTERLY, Series.QUARTERLY)


def latest(observations: Iterable[Observation]) -> list[Observation]:
    """The values that stand now."""
    return [observation for observation in observations if observation.vintage_to is None]


def extents(folder: Path, observations: Iterable[Observation]) -> list[Extent]:
    """How far each series goes that is held in `folder`, and the day it was last read."""
    return readings.extents(folder, observations)


def append(folder: Path, observations: Iterable[Observation], read_on: date) -> Summary:
    """Add an edition to the tables in `folder`; nothing is overwritten, the implausible refused.

    The day it was read on is noted where no newer edition is held: an old file tells nothing new.
    """
    edition = list(observations)
    (vintage,) = {observation.vintage_from for observation in edition}
    new = {sheet: _rows(sheet, edition) for sheet in FILES.values()}
    with generations.alone(folder):
        held = {sheet: _held(folder / name, sheet) for name, sheet in FILES.items()}
        merged = {
            sheet: changes.merge(sheet, rows, new[sheet], vintage) for sheet, rows in held.items()
        }
        # All is checked before the first file is touched; then all take their places at once.
        files = _changed(held, merged)
        if any(vintage >= changes.newest(held[sheet]) for sheet in new if new[sheet]):
            files |= readings.noted(folder, read_on)
        if files:
            generations.publish(folder, files)
    return _summary(vintage, held, merged)


def _changed(held: dict[Sheet, list[Held]], merged: dict[Sheet, list[Held]]) -> dict[str, bytes]:
    return {
        name: holdings.to_csv(sheet, merged[sheet])
        for name, sheet in FILES.items()
        if merged[sheet] != held[sheet]
    }


def _held(path: Path, sheet: Sheet) -> list[Held]:
    return list(holdings.read(path, sheet)) if path.exists() else []


def _rows(sheet: Sheet, edition: Iterable[Observation]) -> list[Row]:
    """The observations of one sheet, a row a day or week."""
    of_period = defaultdict(dict)
    for observation in edition:
        if sheet.start(observation.period_end) == observation.period_start:
            of_period[observation.period_end][observation.indicator] = observation
    return [
        Row(
            end,
            tuple(found[indicator].value for indicator in sheet.indicators),
            any(each.status is Status.REVISED for each in found.values()),
        )
        for end, found in sorted(of_period.items())
    ]


def _in_succession(observations: Iterable[Observation]) -> Iterator[Observation]:
    """Each value from the first vintage known to have it to the day before the next value."""
    versions = defaultdict(list)
    for each in observations:
        versions[each.series, each.indicator, each.period_start, each.period_end].append(each)
    for known in versions.values():
        changed = list(_without_repeats(sorted(known, key=lambda each: each.vintage_from)))
        for value, following in pairwise([*changed, None]):
            until = following.vintage_from - ONE_DAY if following else None
            yield replace(value, vintage_to=until)


def _without_repeats(versions: Iterable[Observation]) -> Iterator[Observation]:
    # The other cells of a row may have changed and earned it its note: this value has not.
    before = None
    for version in versions:
        if before is None or version.value != before.value:
            yield version
        before = version


def _summary(
    vintage: date, held: dict[Sheet, list[Held]], merged: dict[Sheet, list[Held]]
) -> Summary:
    def new(sheet: Sheet) -> int:
        return len({row.end for row in merged[sheet]} - {row.end for row in held[sheet]})

    revised = chain.from_iterable(
        changes.told(held[sheet], merged[sheet], sheet) for sheet in FILES.values()
    )
    return Summary(vintage, new(DAILY), new(WEEKLY), tuple(revised))
