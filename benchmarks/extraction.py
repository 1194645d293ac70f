"""Documents a second: the whole reading of a text, beside a scan for its numbers and no more."""

import re

from benchmarks import corpora, rounds
from benchmarks.rows import Row
from etl import pipeline
from etl.vocabulary import Text


ARTICLES, ROUNDS = 200, 5

# The fastest program that was found to see every number of the seeds, with no period and no noun.
FASTEST_PEER = 58
# What would make reading as cheap as moving the texts: the aim, which is far off.
AIM = 2_500

# The floor: what a scan with the standard library costs that only finds numbers.
NUMBER = re.compile(
    r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen"
    r"|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)\b"
)


def scan(texts: list[Text]) -> list[tuple[int, int]]:
    passages = (passage.text for text in texts for passage in text.passages)
    return [match.span() for passage in passages for match in NUMBER.finditer(passage)]


def measure() -> list[Row]:
    """One core, texts in memory, no dashboard and no disk."""
    texts = corpora.made(ARTICLES)
    characters = sum(text.document.characters for text in texts)
    taken = rounds.medians(
        {"extract": lambda: pipeline.extract(texts), "scan": lambda: scan(texts)}, ROUNDS
    )
    rate = ARTICLES / taken["extract"]
    floor = ARTICLES / taken["scan"]
    return [
        Row(
            f"documents read a second ({ARTICLES} of {characters // ARTICLES:,} characters)",
            f"{rate:,.0f} / s, {characters / taken['extract'] / 1e6:.2f} MB/s",
            f"scan for numbers alone: {floor:,.0f} / s",
            f"{rate / floor:.3f}",
            f"{AIM:,} / s: {'kept' if rate > AIM else 'missed'} (fastest peer: {FASTEST_PEER} / s)",
        )
    ]
