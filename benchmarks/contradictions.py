"""Time to find and name the totals that cannot all be true among many, alone and as a check does it."""

import random
from dataclasses import replace
from datetime import date, timedelta

from benchmarks import corpora, rounds
from benchmarks.rows import Row
from etl import checks, difference_constraints, pipeline
from etl.checks import corpus, cumulative_counts
from etl.difference_constraints import Inequality
from etl.vocabulary import Claim, Document


REPORTS, DAYS, SOLVED = 100_000, 3_000, 0.05
CLAIMS, CHECKED = 10_000, 1.0
ROUNDS, WRONG_BY = 5, 5_000
FIRST_DAY = date(2018, 1, 1)


def reports(count: int, days: int, seed: int = 7) -> list[tuple[int, int, int]]:
    """Totals of stretches of days, each true of one history, but for the one in the middle."""
    dice = random.Random(seed)
    history = [0]
    for _ in range(days):
        history.append(history[-1] + dice.randrange(900))
    made = []
    for _ in range(count):
        before, after = sorted(dice.sample(range(days + 1), 2))
        made.append((before, after, history[after] - history[before]))
    before, after, total = made[count // 2]
    made[count // 2] = before, after, total + WRONG_BY
    return made


def inequalities(count: int = REPORTS, days: int = DAYS) -> list[Inequality]:
    """What the reports say of the history, and that it never falls."""
    said = []
    for number, (before, after, total) in enumerate(reports(count, days)):
        said.append(Inequality(before, after, total, number))
        said.append(Inequality(after, before, -total, number))
    return said + [Inequality(day + 1, day, 0.0) for day in range(days)]


def claims(count: int = CLAIMS, days: int = DAYS) -> tuple[list[Document], list[Claim]]:
    """The reports as figures of what no official series counts, each of a paper of its own."""
    text = corpora.treaty(FIRST_DAY + timedelta(days + 1))
    (pattern,) = pipeline.extract([text]).claims
    documents, made = [], []
    for number, (before, after, total) in enumerate(reports(count, days)):
        paper = replace(text.document, document_id=f"paper-{number:06}")
        documents.append(paper)
        made.append(
            replace(
                pattern,
                claim_id=f"{paper.document_id}:0",
                document_id=paper.document_id,
                value=total,
                low=total,
                high=total,
                period_start=FIRST_DAY + timedelta(before),
                period_end=FIRST_DAY + timedelta(after - 1),
            )
        )
    return documents, made


def measure() -> list[Row]:
    system = inequalities()
    documents, made = claims()
    gathered = corpus.gather(documents, made, {})
    taken = rounds.medians(
        {
            "solve": lambda: difference_constraints.solve(system),
            "check": lambda: list(cumulative_counts.find(gathered)),
            "checks": lambda: checks.run(documents, made, []),
        },
        ROUNDS,
    )
    named = {each.reason for each in difference_constraints.solve(system)}
    assert REPORTS // 2 in named, named
    return [
        Row.within(
            f"contradiction among {REPORTS:,} totals over {DAYS:,} days, found and named",
            taken["solve"],
            SOLVED,
            "s",
        ),
        Row.within(
            f"one history of {CLAIMS:,} figures, as the check tells it",
            taken["check"],
            CHECKED,
            "s",
        ),
        Row.within(f"all checks on these {CLAIMS:,} figures", taken["checks"], CHECKED, "s"),
    ]


if __name__ == "__main__":
    for row in measure():
        print(row)
