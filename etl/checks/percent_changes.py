"""A stated percentage is the change between its two totals.

The percentage is worked out from the totals of the document or of the official series and compared
within its rounding. Stretches of unequal length are no base for a percentage: then nothing is decided.

Example: "28,204 at this point last year ... up 30 per cent" to 36,734: (36,734 - 28,204) / 28,204 = 30.2 %.
"""

from collections.abc import Iterator

from etl.checks import derived_figures
from etl.checks.corpus import Corpus
from etl.vocabulary import Finding, Measure


def find(corpus: Corpus) -> Iterator[Finding]:
    for claim in corpus.asked:
        if claim.measure is Measure.PERCENT_CHANGE:
            yield from derived_figures.find("percent_changes", claim, corpus)
