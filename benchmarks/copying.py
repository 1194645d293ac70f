"""Time to find the copies among many figures, beside the time to write them as CSV."""

import random
from dataclasses import replace

from benchmarks import corpora, rounds
from benchmarks.rows import Row
from etl import copies, pipeline, tables
from etl.vocabulary import Claim, Document


FIGURES, ARTICLES, ROUNDS = 100_000, 100, 3

# A tenth of what reading takes for as many at its goal: 58 articles a second, eleven figures each.
SECONDS = 15
CHANGED = ("meanwhile", "official", "reportedly", "on the coast", "just", "it emerged")


def made(figures: int) -> tuple[list[Claim], list[Document]]:
    """Figures of made-up articles as many papers print them, every second with words changed."""
    dice = random.Random(7)
    read = [(text.document, pipeline.extract([text]).claims) for text in corpora.made(ARTICLES)]
    documents, claims = [], []
    while len(claims) < figures:
        article, originals = dice.choice(read)
        paper = replace(article, document_id=f"paper-{len(documents):06}")
        documents.append(paper)
        claims += [
            printed(original, paper.document_id, number, dice)
            for number, original in enumerate(originals)
        ]
    return claims[:figures], documents


def printed(original: Claim, document_id: str, number: int, dice: random.Random) -> Claim:
    suffix = original.suffix
    if number % 2:
        words = suffix.split(" ")
        words.insert(dice.randrange(len(words) + 1), dice.choice(CHANGED))
        suffix = " ".join(words)
    return replace(
        original, claim_id=f"{document_id}:{number}", document_id=document_id, suffix=suffix
    )


def measure() -> list[Row]:
    claims, documents = made(FIGURES)
    taken = rounds.medians(
        {
            "copies": lambda: copies.mark(claims, documents),
            "csv": lambda: tables.to_csv(tables.frame(Claim, claims)),
        },
        ROUNDS,
    )
    return [
        Row(
            f"repeats and copies among {FIGURES:,} figures",
            f"{taken['copies']:.1f} s",
            f"writing them as CSV: {taken['csv']:.1f} s",
            f"{taken['copies'] / taken['csv']:.2f}",
            f"{SECONDS} s: {'kept' if taken['copies'] <= SECONDS else 'missed'}",
        )
    ]
