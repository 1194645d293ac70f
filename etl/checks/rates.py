"""People per boat are people divided by boats; people per day are people divided by days.

Example: "36,734 people in 600 boats, about 61 in each": 36,734 / 600 = 61.2.
"""

from collections.abc import Iterator

from etl.checks import derived_figures
from etl.checks.corpus import Corpus
from etl.vocabulary import Finding, Measure


def find(corpus: Corpus) -> Iterator[Finding]:
    for claim in corpus.asked:
        if claim.measure in (Measure.PER_BOAT, Measure.PER_DAY):
            yield from derived_figures.find("rates", claim, corpus)
