"""A held table and a new edition of it come in, the longer table goes out, or a refusal."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from etl.indicators import catalogue
from etl.observations.sheets import DAILY, Row, Sheet
from etl.vintages.holdings import ONE_DAY, Held
from etl.vocabulary import InputError


# Revisions have moved a day by up to 20 % and a week of preventions by up to 40 %; a factor of ten
# or a shifted column moves more. A boat counted beyond midnight takes its people to the next day.
MOST_MOVED = 0.5
ALWAYS_ALLOWED = {"people": 150.0, "boats": 10.0, "events": 10.0}
# The highest day of the whole series has 1,305 people: three times that would be a misreading.
MOST_GROWN = 3


def merge(sheet: Sheet, held: Sequence[Held], rows: Sequence[Row], vintage: date) -> list[Held]:
    """The held rows, those that change closed the day before `vintage`, and what is new."""
    if not rows:
        return list(held)
    if vintage < newest(held):
        _refuse_unknown(sheet, held, rows, vintage)
        return list(held)
    standing = {row.end: row for row in held if row.vintage_to is None}
    _refuse_holes(sheet, standing, rows)
    _refuse_implausible(sheet, standing, rows)
    return sorted(
        _appended(sheet, held, standing, {row.end: row for row in rows}, vintage),
        key=lambda row: (row.end, row.vintage_from),
    )


def newest(held: Sequence[Held]) -> date:
    """The newest vintage that the rows know of."""
    return max((row.vintage_from for row in held), default=date.min)


def told(before: Sequence[Held], after: Sequence[Held], sheet: Sheet) -> Iterator[str]:
    """Each value that the rows of `after` revise, in words."""
    known = set(before)
    closed = {row.end: row for row in before if row.vintage_to is None}
    for row in after:
        if row not in known and row.vintage_to is None and row.end in closed:
            yield from _differences(sheet, closed[row.end], row)


def _appended(
    sheet: Sheet,
    held: Iterable[Held],
    standing: dict[date, Held],
    rows: dict[date, Row],
    vintage: date,
) -> Iterator[Held]:
    # A value makes a new version, a note alone does not: the office drops notes as it adds them.
    changed = {
        end
        for end, row in rows.items()
        if end not in standing or standing[end].values != row.values
    }
    for row in held:
        replaced = row.vintage_to is None and row.end in changed
        if replaced and row.vintage_from == vintage:
            difference = next(_differences(sheet, row, rows[row.end]))
            raise InputError(
                f"vintage {vintage}", f"held already with another value: {difference}", "the same"
            )
        yield replace(row, vintage_to=vintage - ONE_DAY) if replaced else row
    for end in changed:
        yield Held(end, rows[end].values, rows[end].revised, vintage, None)


def _refuse_unknown(sheet: Sheet, held: Sequence[Held], rows: Sequence[Row], vintage: date) -> None:
    known = {(row.end, row.values) for row in held}
    for row in rows:
        if (row.end, row.values) not in known:
            raise InputError(
                f"vintage {vintage}",
                f"older than the newest held, {newest(held)}, and its values of {row.end} are not held",
                f"an edition published after {newest(held)}",
            )


def _refuse_holes(sheet: Sheet, standing: dict[date, Held], rows: Sequence[Row]) -> None:
    ends = {row.end for row in rows}
    start = min(ends)
    step = timedelta(days=sheet.days)
    # The daily page goes on where the spreadsheet ends: what it brought stays. A file that was cut
    # is told by its weeks, and by the day of its publication.
    last = max(ends) if sheet == DAILY else date.max
    lost = [end for end in standing if start <= end <= last and end not in ends]
    if lost:
        raise InputError(
            sheet.name,
            f"{len(lost)} rows held are missing, the first of {min(lost)}",
            "a history that grows",
        )
    if standing and start > max(standing) + step:
        raise InputError(
            sheet.name,
            f"nothing from {max(standing) + ONE_DAY} to {sheet.start(start) - ONE_DAY}",
            "no gap after the last row held: add the weekly spreadsheet first",
        )


def _refuse_implausible(sheet: Sheet, standing: dict[date, Held], rows: Sequence[Row]) -> None:
    found = [
        problem
        for row in rows
        for problem in (
            _moved(sheet, standing[row.end], row)
            if row.end in standing
            else _grown(sheet, standing.values(), row)
        )
    ]
    if found:
        more = f" (and {len(found) - 1} more)" if found[1:] else ""
        raise InputError(sheet.name, found[0] + more, "values that a revision can explain")


def _moved(sheet: Sheet, old: Held, new: Row) -> Iterator[str]:
    for column, indicator in enumerate(sheet.indicators):
        before, after = old.values[column], new.values[column]
        if before == after:
            continue
        allowed = ALWAYS_ALLOWED[catalogue()[indicator].unit]
        lost_or_made_up = before is None or after is None
        if lost_or_made_up or abs(after - before) > max(allowed, MOST_MOVED * before):
            yield _difference(indicator, new.end, before, after)


def _grown(sheet: Sheet, standing: Iterable[Held], new: Row) -> Iterator[str]:
    for column, indicator in enumerate(sheet.indicators):
        known = [row.values[column] for row in standing if row.values[column] is not None]
        value = new.values[column]
        allowed = ALWAYS_ALLOWED[catalogue()[indicator].unit]
        if known and value is not None and value > max(allowed, MOST_GROWN * max(known)):
            yield (
                f"{indicator} of {new.end} is {value:,.0f} where the highest was {max(known):,.0f}"
            )


def _differences(sheet: Sheet, old: Held, new: Held | Row) -> Iterator[str]:
    for indicator, before, after in zip(sheet.indicators, old.values, new.values, strict=True):
        if before != after:
            yield _difference(indicator, new.end, before, after)


def _difference(indicator: str, end: date, before: float | None, after: float | None) -> str:
    return f"{indicator} of {end}: {_number(before)} became {_number(after)}"


def _number(value: float | None) -> str:
    return "not recorded" if value is None else f"{value:,.0f}"
