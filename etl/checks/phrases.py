"""Numbers, days and claims come in, the words in which a finding speaks of them go out."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from etl.indicators import catalogue
from etl.vocabulary import Bound, Claim, Direction, Measure


CHANGES = {Direction.ABOVE: "rise", Direction.BELOW: "fall", Direction.NONE: "change"}


def number(value: float) -> str:
    """36,734 or 61.9: whole numbers without a point, others to one place."""
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if rounded == round(rounded) else f"{rounded:,.1f}"


def day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"


def span(start: date, end: date) -> str:
    """The days of a period with their preposition: "in 2024", "from 1 January to 18 October 2025"."""
    if start == end:
        return f"on {day(start)}"
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        same_year = start.year == end.year
        return f"in {start.year}" if same_year else f"from {start.year} to {end.year}"
    if start.day == 1 and start.month == end.month and (end + timedelta(days=1)).day == 1:
        return f"in {start:%B %Y}" if start.year == end.year else f"from {day(start)} to {day(end)}"
    return f"from {_first(start, end)} to {day(end)}"


def _first(start: date, end: date) -> str:
    """The first day, less what the last day says as well."""
    if start.year != end.year:
        return day(start)
    return str(start.day) if start.month == end.month else f"{start.day} {start:%B}"


def days(whens: Sequence[date]) -> str:
    """Days as runs: "18 to 21 October 2025 and 23 October 2025"."""
    runs: list[list[date]] = []
    for when in whens:
        if runs and when - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(when)
        else:
            runs.append([when])
    return series(_run(run) for run in runs)


def _run(run: Sequence[date]) -> str:
    first, last = run[0], run[-1]
    return day(first) if first == last else f"{_first(first, last)} to {day(last)}"


def series(words: Iterable[str]) -> str:
    """a, b and c."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def thing(indicator: str) -> str:
    """What is counted, to stand inside a sentence."""
    title = catalogue()[indicator].title
    return title[0].lower() + title[1:]


def reported(claim: Claim) -> str:
    """The claim's number with its bound and unit: "about 61 people a boat", "rise of 30 per cent"."""
    bound = "" if claim.bound is Bound.EXACTLY else f"{claim.bound.replace('_', ' ')} "
    said, unit = f"{bound}{number(claim.value)}", catalogue()[claim.indicator].unit
    match claim.measure:
        case Measure.PERCENT_CHANGE:
            return f"{CHANGES[claim.direction]} of {said} per cent"
        case Measure.DIFFERENCE:
            return f"difference of {said}"
        case Measure.PER_BOAT:
            return f"{said} {unit} a boat"
        case Measure.PER_DAY:
            return f"{said} {unit} a day"
    return said
