"""A stated difference is the difference of its two totals.

The two totals are looked for in the document itself, then in the official series, then in other documents.

Example: "82 short of the total for 2024, which was 36,816", beside a total of 36,734: 36,816 - 36,734 = 82.
"""

from collections.abc import Iterator

from etl.checks import derived_figures
from etl.checks.corpus import Corpus
from etl.vocabulary import Finding, Measure


def find(corpus: Corpus) -> Iterator[Finding]:
    for claim in corpus.asked:
        if claim.measure is Measure.DIFFERENCE:
            yield from derived_figures.find("stated_differences", claim, corpus)
