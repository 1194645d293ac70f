"""A part of "the month" comes in ("the last day of the month"); that of the month which the text tells of goes out."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from etl.periods import days, references, tenses
from etl.periods.lexicon import WEEKDAYS
from etl.periods.parts import Found, Line


# Sentences back, of those that name any days, in which the month may have been told.
SENTENCES = 3


def of_month_told(
    line: Line, i: int, found: Found | None, read: Callable[[Line, int], Found | None]
) -> Found | None:
    """ "3,823 came in June. On Friday, the last day of the month, 155 did": of June, and the weekday confirms it."""
    if found is None or line.words[found.stop - 2 : found.stop] != ["the", "month"]:
        return found
    if tenses.is_ahead(line, i):
        return found
    weekday = _weekday_before(line, i)
    read_in = (read(replace(line, published=_end(month)), i) for month in _months(line))
    told = [each for each in read_in if each is not None and each.first <= line.published]
    confirmed = [each for each in told if weekday in (None, each.first.weekday())]
    return next(iter([*confirmed, *told]), found)


def _weekday_before(line: Line, i: int) -> int | None:
    """The weekday beside which the part is put: "on Friday, the last day of the month"."""
    beside = i > 1 and line.words[i - 1] == "the" and line.gaps[i - 2] == ", "
    return WEEKDAYS.get(line.words[i - 2]) if beside else None


def _months(line: Line) -> Iterator[date]:
    """The months told of lately, as their first days, the newest first; then the one that runs and that before."""
    here: list[references.Known] = [named.found for named in line.named[-references.MEMORY :]]
    before = islice(references.sentences(line), SENTENCES)
    told = (known for named in (here, *before) for known in named if _is_in_one(known))
    yield from sorted({references.first_day(known).replace(day=1) for known in told}, reverse=True)
    running = line.published.replace(day=1)
    yield running
    if not tenses.PAST.isdisjoint(line.words):
        yield days.later(running, -1)


def _is_in_one(known: references.Known) -> bool:
    first, last = references.first_day(known), references.last_day(known)
    return (first.year, first.month) == (last.year, last.month)


def _end(month: date) -> date:
    return days.later(month, 1) - timedelta(1)
