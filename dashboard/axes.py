"""The least and greatest value of an axis come in, its range and its few round ticks go out."""

from datetime import date, timedelta
from typing import Any

from dashboard import words


STEPS = (1, 2, 2.5, 5, 10)
MOST_TICKS = 5


def counts(high: float) -> dict[str, Any]:
    """An axis from nought, with at most five round numbers."""
    step = _step(max(high, 1))
    ticks = [step * place for place in range(int(high // step) + 1)]
    return {
        "range": [0, max(high, 1) * 1.06],
        "tickvals": ticks,
        "ticktext": [words.number(tick) for tick in ticks],
    }


def mirrored(above: float, below: float) -> dict[str, Any]:
    """An axis with two counts to one scale, one above nought and one below it."""
    step = _step(max(above + below, 1) * 0.8)
    ticks = [step * place for place in range(-int(below // step), int(above // step) + 1)]
    return {
        "range": [-below * 1.06, max(above, 1) * 1.06],
        "tickvals": ticks,
        "ticktext": [words.number(abs(tick)) for tick in ticks],
    }


def between(low: float, high: float) -> dict[str, Any]:
    """An axis for a window far above nought, so that its lines do not lie all in one place."""
    room = max(high - low, 1)
    if low < room:
        return counts(high)
    step = _step(room)
    ticks = [step * place for place in range(int(low // step), int(high // step) + 1)]
    bottom = low - room * 0.08
    ticks = [tick for tick in ticks if tick >= bottom]
    return {
        "range": [bottom, high + room * 0.06],
        "tickvals": ticks,
        "ticktext": [words.number(tick) for tick in ticks],
    }


def _step(span: float) -> float:
    """The smallest round step that needs no more than five ticks."""
    size = 10 ** (len(str(int(span))) - 1)
    candidates = [size / 10 * step for step in STEPS] + [size * step for step in STEPS]
    step = next(step for step in candidates if span / step <= MOST_TICKS)
    return max(1, step)


def days(first: date, last: date, *, year: bool = True) -> dict[str, Any]:
    """An axis of days: months named where there are few, years where there are many."""
    ticks = _firsts(first, last)
    return {
        "range": [first.isoformat(), last.isoformat()],
        "tickvals": [tick.isoformat() for tick in ticks],
        "ticktext": _names(ticks, year),
        "type": "date",
    }


def _firsts(first: date, last: date) -> list[date]:
    """The first days of months, every so many that few remain; in a short window days of it."""
    months = [
        date(number // 12, number % 12 + 1, 1)
        for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    ]
    inside = [month for month in months if first <= month <= last]
    if len(inside) < 3:
        step = max(1, (last - first).days // MOST_TICKS)
        days = [first + timedelta(days=ahead) for ahead in range(0, (last - first).days, step)]
        return days or [first]
    every = next(n for n in (1, 2, 3, 6, 12, 24, 48, 120) if len(inside) / n <= MOST_TICKS + 1)
    return [month for month in inside if (month.year * 12 + month.month - 1) % every == 0]


def _names(ticks: list[date], year: bool) -> list[str]:
    """The year is said once, below the first month that belongs to it."""
    if all(tick.month == 1 and tick.day == 1 for tick in ticks) and year and len(ticks) > 1:
        return [str(tick.year) for tick in ticks]
    names, said = [], None
    for tick in ticks:
        month = words.MONTHS[tick.month - 1][:3]
        name = month if tick.day == 1 else f"{tick.day} {month}"
        names.append(f"{name}<br>{tick.year}" if year and tick.year != said else name)
        said = tick.year
    return names
