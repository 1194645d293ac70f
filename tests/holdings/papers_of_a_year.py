"""A number comes in, so many made-up short reports go out, in which papers agree, disagree and copy each other."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from etl import documents
from etl.vocabulary import Text


FIRST, DAYS = date(2025, 8, 20), 190
# Totals that are told again and again, and those of nobody else.
TOLD, OTHERS = (16, 18, 26, 42, 57, 75, 94, 113, 134, 153, 281, 305), 450
LINES = (
    "A total of {n} people have been returned to France under the one in, one out deal as of {d}.",
    "So far {n} people have been returned to France under the treaty.",
    "{n} more people were returned to France this week, taking the number to {m}.",
    "{m} people had arrived in the UK from France under the deal by {d}.",
    "At least {n} people have died in the Channel since the start of {y}.",
    "{n} more people died in the Channel this week, taking the number since the start of {y} to {m}.",
    "By {d} more than {n} people had been sent back to France under the one in, one out deal.",
    "The government removed {m} people to Albania in {y}.",
    "On {d}, {n} people crossed the Channel in {k} small boats, which brought the year's total to {m}.",
    "Crossings were up {k}% on the same point last year, an average of {k} people per boat.",
    "The number of returns to France passed {n} on {d}, {k} more than a week before.",
)


def reports(count: int, seed: int) -> list[Text]:
    """Reports of four sentences each, the same on every machine."""
    dice = random.Random(seed)
    return [_report(f"report-{seed}-{number}", dice) for number in range(count)]


def _report(name: str, dice: random.Random) -> Text:
    published = FIRST + timedelta(dice.randrange(DAYS))
    said = "\n\n".join(_said(line, published, dice) for line in dice.sample(LINES, 4))
    return documents.from_string(said, published, name)


def _said(line: str, published: date, dice: random.Random) -> str:
    day = published - timedelta(dice.randrange(1, 12))
    fewer, more = sorted(_numbers(dice))
    return line.format(
        n=fewer,
        m=more,
        k=dice.randrange(2, 70),
        y=dice.choice((2023, 2024, 2025)),
        d=f"{day.day} {day:%B %Y}",
    )


def _numbers(dice: random.Random) -> Iterator[int]:
    for _ in range(2):
        yield dice.choice((*TOLD, dice.randrange(10, OTHERS)))
