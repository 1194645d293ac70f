"""The program's own rules and examples come in, the page that explains them goes out."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from flask import Flask

from dashboard import fragments, prose, quotes, rules, series, shell, store, words
from etl import dictionary, periods, quantities
from etl.vocabulary import Basis, Period, Quantity, Reason, Sentence, Verdict


PATH = "/method"

# Read by the program itself when the page is made, so that page and program cannot part.
NUMBERS = (
    "36,734 people arrived",
    "about 5,700 people arrived",
    "nearly 37,000 people arrived",
    "at least 82 people arrived",
    "more than 36,000 people arrived",
    "up to 42 people were returned",
    "fewer than 100 people were returned",
)
DAYS = (
    "so far this year",
    "on Saturday",
    "in the past week",
    "in September",
    "since September 18",
    "in the first half of 2025",
    "by the same point last year",
    "since Labour took office",
    "since records began",
)
PRINTED = date(2025, 10, 20)


@dataclass(frozen=True, slots=True)
class Example:
    """A wording, cut around the words that count, and what the program reads in it."""

    before: str
    exact: str
    after: str
    read: str
    note: str


def install(server: Flask) -> None:
    server.add_url_rule(PATH, "method", page)


def page() -> str:
    held = store.current()
    body = fragments.render(
        "method",
        numbers=numbers(),
        days=days(),
        printed=f"{PRINTED:%A} {words.day(PRINTED)}",
        rules=rules.rules().values(),
        verdicts=verdicts(),
        series=series.both_series(held).to_dict("records"),
        extent=series.extent(held, "arrivals"),
        prose=prose.html,
        licence=shell.LICENCE,
    )
    return shell.page(shell.PLACES[PATH], body, PATH)


@cache
def numbers() -> tuple[Example, ...]:
    """What the wording of each number allows."""
    return tuple(numeral(text, quantities.find(Sentence(0, text))[0]) for text in NUMBERS)


def numeral(text: str, found: Quantity) -> Example:
    first = found.bound_span or found.span
    start, end = min(first.start, found.span.start), max(first.end, found.span.end)
    low, high = found.interval.low, found.interval.high
    read = f"{words.number(low)} or more" if high is None else between(low, high)
    return Example(text[:start], text[start:end], text[end:], read, quotes.plain(found.bound))


def between(low: float, high: float) -> str:
    if low == high:
        return f"{words.number(low)} only"
    return f"{words.number(low)} to {words.number(high)}"


@cache
def days() -> tuple[Example, ...]:
    """Which days each wording covers in a text of the day PRINTED."""
    found = ((text, periods.find(Sentence(0, text), PRINTED)[0]) for text in DAYS)
    return tuple(stretch(text, period) for text, period in found)


def stretch(text: str, found: Period) -> Example:
    start, end = found.span.start, found.span.end
    inferred = found.basis == Basis.INFERRED
    note = "an end is taken from the day of publication" if inferred else "both ends are stated"
    read = words.days(found.start, found.end)
    return Example(text[:start], text[start:end], text[end:], read, note)


def verdicts() -> dict[Verdict, list[tuple[Reason, str]]]:
    """The reasons of each verdict with what they say."""
    said = dictionary.MEANINGS.items()
    return {
        verdict: [(reason, meaning) for reason, meaning in said if reason.verdict == verdict]
        for verdict in Verdict
    }
