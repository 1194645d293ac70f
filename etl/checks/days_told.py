"""A total and its corpus come in, the days to which its text may have counted it go out.

"By the end of August 20,101 people had arrived that year", or a total to date in a summary "to 14 May": the
words that name the day stand elsewhere than those that the total's days were read from.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from etl.checks.calendar import MONTHS
from etl.checks.corpus import Corpus, is_dated
from etl.vocabulary import Basis, Claim, Measure


UP_TO_MONTH = re.compile(
    rf"\b(?:end[ ]of|by|to|until|through)[ ](?P<month>{'|'.join(MONTHS)})\b(?![ ]\d\d?\b)"
)


def find(claim: Claim, corpus: Corpus) -> set[date]:
    """Each once; those after the claim's first day and before its last."""
    named = {*_latest(claim, corpus), *_ends_of_months(claim)}
    return {day for day in named if claim.period_start < day < claim.period_end}


def _latest(claim: Claim, corpus: Corpus) -> list[date]:
    """The latest day that counts of other stretches in the text are dated with."""
    own = claim.period_start, claim.period_end
    ends = [
        other.period_end
        for other in corpus.claims_of[claim.document_id]
        if other.measure is Measure.COUNT
        and other.period_basis is Basis.STATED
        and is_dated(other)
        and (other.period_start, other.period_end) != own
        and other.period_end <= corpus.published(claim)
    ]
    return [max(ends)] if ends else []


def _ends_of_months(claim: Claim) -> Iterator[date]:
    """The last days of the months up to which the sentence counts, in the year of the total."""
    year = claim.period_end.year
    for found in UP_TO_MONTH.finditer(f"{claim.prefix}{claim.exact}{claim.suffix}"):
        month = MONTHS.index(found["month"]) + 1
        yield date(year, month, monthrange(year, month)[1])
