"""Scores come in, the page that tells them and the line that sums them up go out."""

import textwrap
from collections.abc import Iterable, Mapping

from benchmarks import tallies
from benchmarks.matching import Matched
from benchmarks.rows import markdown
from benchmarks.tallies import Score, Share, Tally
from etl import indicators
from etl.vocabulary import Measure


# What the program is to reach on real articles that it has not seen.
GOALS = {
    "figures read": "95 %",
    "of what was read, right": "97 %",
    "bound": "97 %",
    "period": "95 %",
    "subset": "97 %",
    "numbers not dropped": "100 %",
    "numbers taken for what they are": "97 %",
    "figures made up where there are none": "0",
    "planted errors found": "90 %",
    "sound figures accused": "0",
}
WIDTH = 120
DEVELOPMENT, HELD_OUT, TOGETHER = "development (a)", "held out (b)", "together"

TEXT = """# How much is read right

`make score` writes this page: it reads the [annotated corpus](../tests/corpus/README.md) as `build` reads a folder of
documents, and holds what came out against the annotation. A test holds the page to what the program does.
{inputs}

{overall}
## By indicator

{indicators}
## By measure

{measures}
## How it is scored

- **Figures read**: a claim of the document shares a character with the annotated figure and has its value, indicator
  and measure. What the annotation calls optional counts neither as missed nor as false.
- **Of what was read, right**: figures read, as a share of these and the false ones. False is a claim on no annotated
  figure, and a figure whose characters were read, but with another value, indicator or measure.
- **Bound, period, subset**: of the figures read, those with the same bound word; with both ends of the period within
  three days, since "so far" may end on the day of print or on the newest official day; and with a subset where one is.
- **Numbers not dropped**: annotated numbers, in scope or not, that share a character with a row of the numbers table.
- **Numbers taken for what they are**: of the numbers out of scope in that table, those whose kind has a name in both
  lists (age, date, distance, idiom, list, money) and is the same.
- **Figures made up where there are none**: claims in the {empty} documents that report no figure in scope.
- **Planted errors found**: a finding that says `differs` names the figure that is off.
- **Sound figures accused**: a finding that says `differs` names the figure, and no planted one.

## What the figures do not tell

The corpus was written for this project, not sampled from newspapers: it has more kinds of sentences, errors and near
misses in little space than a newspaper has, and the mixture is nobody's. So the shares are no estimate for a given
paper. The goals are set for real articles that the program has not seen.

The rules of reading were written with the `a` half open: what it shows is what they were made to do. Of the `b` half
only totals are looked at. The checks were tried on the annotation of both halves, so what is found in `b` tells of
the reading more than of the checks. And an annotation is not the truth: where two readings can be defended, it has one.
"""


def page(columns: Mapping[str, Score], every: Matched, inputs: str) -> str:
    """The whole page; `columns` are those of its first table."""
    return TEXT.format(
        inputs=inputs,
        overall=overall(columns),
        indicators=split(every, "indicator", indicators.catalogue()),
        measures=split(every, "measure", [measure.value for measure in Measure]),
        empty=columns[TOGETHER].empty,
    )


def headline(held_out: Score) -> str:
    """The paragraph of the README."""
    reading = held_out.reading
    told = (
        f"**How much is read right.** Of {reading.figures} annotated figures in {held_out.documents} texts kept aside, "
        f"{percent(reading.recall)} are read; of what is read, {percent(reading.precision)} is a figure of the text, "
        f"and {percent(reading.right('period'))} of those have the right days: [docs/scores.md](docs/scores.md)."
    )
    return textwrap.fill(told, WIDTH, break_long_words=False, break_on_hyphens=False)


def overall(columns: Mapping[str, Score]) -> str:
    """The first table: a line a measure, its goal, a column a half."""
    cells = [rows(score) for score in columns.values()]
    lines = [[name, GOALS.get(name, ""), *(each[name] for each in cells)] for name in cells[0]]
    return markdown(["", "goal", *columns], lines)


def rows(score: Score) -> dict[str, str]:
    reading = score.reading
    return {
        "documents": str(score.documents),
        "figures that count": str(reading.figures),
        "figures read": share(reading.recall),
        "of what was read, right": share(reading.precision),
        **{part: share(reading.right(part)) for part in ("bound", "period", "subset")},
        "numbers not dropped": share(score.held),
        "numbers taken for what they are": share(score.kinds),
        "figures made up where there are none": str(score.false_in_empty),
        "planted errors found": share(score.found),
        "sound figures accused": str(score.accused),
    }


def split(every: Matched, field: str, codes: Iterable[str]) -> str:
    """A table with a line a code: how the figures and claims of this code were read."""
    lines = []
    for code in codes:
        tally = tallies.count(every, lambda place, code=code: getattr(place, field) == code)
        lines.append([f"`{code}`", *of_code(tally)])
    titles = [field, "figures", "read", "of what was read, right", "bound", "period", "subset"]
    return markdown(titles, lines)


def of_code(tally: Tally) -> list[str]:
    parts = [percent(tally.right(part)) for part in ("bound", "period", "subset")]
    return [str(tally.figures), percent(tally.recall), percent(tally.precision), *parts]


def share(found: Share) -> str:
    return f"{percent(found)} ({found.part:,} of {found.whole:,})"


def percent(found: Share) -> str:
    return "–" if found.ratio is None else f"{found.ratio * 100:.1f} %"
