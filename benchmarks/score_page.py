"""Scored sets come in, the page that tells of them and the paragraph that sums them up go out."""

import textwrap
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from benchmarks import matching, tallies
from benchmarks.annotated_sets import AnnotatedSet
from benchmarks.annotations import Annotations
from benchmarks.matching import Matched
from benchmarks.readings import Reading
from benchmarks.rows import markdown
from benchmarks.tallies import Score, Share, Tally
from etl import indicators
from etl.vocabulary import Measure


# What the program is to reach on texts that it has not seen; with a star, aims set beside these goals.
GOALS = {
    "figures read": "95 %",
    "of what was read, right": "97 %",
    "bound": "97 %",
    "period": "93 %",
    "numbers not dropped": "100 %",
    "figures made up in these": "0",
    "planted errors found": "90 % *",
    "sound figures accused": "0 *",
}
WIDTH = 120

TEXT = """# How much is read right

`make score` writes this page: it reads each set of the [annotated corpus](../tests/corpus/README.md) as `build` reads a
folder of documents, beside the shipped ones, and holds what came out against the annotation. A test holds the page to
what the program does. {inputs}

{overall}
\\* An aim beside the goals.

{abouts}

The checks were tried on the annotation of `a` and `b`, so what is found there tells of the reading more than of the
checks. Given the annotation itself in place of a reading, they accuse no sound figure of any set; a test sees to it.

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
- **Documents without a figure**: those that report none in scope, however many numbers they have. Every claim in
  them is **made up**.
- **Planted errors found**: a finding that says `differs` names the figure that is off.
- **Sound figures accused**: a finding that says `differs` names the figure, and no planted one.

## What the figures do not tell

Every text was written for this project, none was sampled from a newspaper, and the mixture is nobody's. So the shares
are no estimate for a given paper. The goals are set for real articles that the program has not seen.

An annotation is not the truth: where two readings can be defended, it has one, or calls the figure optional.
"""


@dataclass(frozen=True, slots=True)
class Scored:
    """A set, its figures with what was read of them, and its score."""

    of: AnnotatedSet
    matched: Matched
    score: Score


def scored(of: AnnotatedSet, every: Annotations, reading: Reading) -> Scored:
    """A set with the score of what was read in it."""
    return Scored(of, matching.match(every.figures, reading.claims), tallies.score(every, reading))


def page(sets: Sequence[Scored], inputs: str) -> str:
    """The whole page."""
    return TEXT.format(
        inputs=inputs,
        overall=overall(sets),
        abouts="\n".join(filled(f"- **{each.of.letter}**: {each.of.about}", "  ") for each in sets),
        indicators=split(sets, "indicator", indicators.catalogue()),
        measures=split(sets, "measure", [measure.value for measure in Measure]),
    )


def headline(sets: Sequence[Scored]) -> str:
    """The paragraph of the README: what was kept aside, beside what the rules were written on."""
    aside, open_ = ([each for each in sets if each.of.kept_aside == kept] for kept in (True, False))
    told = [whole(group) for group in (aside, open_)]
    read, right, days = (
        " and ".join(percent(share) for share in shares)
        for shares in (
            [tally.recall for tally in told],
            [tally.precision for tally in told],
            [tally.right("period") for tally in told],
        )
    )
    texts, empty, made_up = (
        sum(getattr(each.score, name) for each in aside)
        for name in ("documents", "empty", "false_in_empty")
    )
    return filled(
        f"**How much is read right.** In {texts} texts held out, and in "
        f"{sum(each.score.documents for each in open_):,} developed on, {read} of the annotated figures are read. Of "
        f"what is read there, {right} is a figure of the text, and {days} of those have the right days. In the {empty} "
        f"texts held out that have many numbers and no figure, {made_up or 'none'} is made up: "
        "[docs/scores.md](docs/scores.md)."
    )


def filled(text: str, indent: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def listed(words: Sequence[str]) -> str:
    """One, two and three."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def whole(sets: Iterable[Scored], keep: tallies.Keep = tallies.every) -> Tally:
    """How the figures of several sets were read."""
    return tallies.count(matching.together(each.matched for each in sets), keep)


def overall(sets: Sequence[Scored]) -> str:
    """The first table: the goals in a line, then a line a set, held out ones first."""
    ordered = sorted(sets, key=lambda each: not each.of.kept_aside)
    cells = [(each.of.title, rows(each.score)) for each in ordered]
    names = list(cells[0][1])
    goals = ["goal", *(GOALS.get(name, "") for name in names)]
    return markdown(["", *names], [goals, *([title, *told.values()] for title, told in cells)])


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
        "documents without a figure": str(score.empty),
        "figures made up in these": str(score.false_in_empty),
        "numbers in these not dropped": share(score.held_in_empty),
        "planted errors found": share(score.found) if score.found.whole else "none planted",
        "sound figures accused": str(score.accused),
    }


def split(sets: Sequence[Scored], field: str, codes: Iterable[str]) -> str:
    """Two tables with a line a code: what was kept aside, and what the rules were written with."""
    names = list(codes)
    aside = [each for each in sets if each.of.kept_aside]
    open_ones = [each for each in sets if not each.of.kept_aside]
    return "\n".join(
        f"{title} ({listed([each.of.letter for each in some])}):\n\n{by_code(some, field, names)}"
        for title, some in (("Kept aside", aside), ("Developed on", open_ones))
    )


def by_code(sets: Sequence[Scored], field: str, codes: Iterable[str]) -> str:
    lines = [[f"`{code}`", *of_code(whole(sets, having(field, code)))] for code in codes]
    titles = [field, "figures", "read", "of what was read, right", "bound", "period", "subset"]
    return markdown(titles, lines)


def having(field: str, code: str) -> Callable[[object], bool]:
    return lambda place: getattr(place, field) == code


def of_code(tally: Tally) -> list[str]:
    parts = [percent(tally.right(part)) for part in ("bound", "period", "subset")]
    return [str(tally.figures), percent(tally.recall), percent(tally.precision), *parts]


def share(found: Share) -> str:
    return f"{percent(found)} ({found.part:,} of {found.whole:,})"


def percent(found: Share) -> str:
    return "–" if found.ratio is None else f"{found.ratio * 100:.1f} %"
