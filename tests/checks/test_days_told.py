"""The days to which a text may have counted a total that has no day of its own."""

from dataclasses import replace
from datetime import date

import pytest
from factories import claim, document

from etl.checks import corpus, days_told
from etl.vocabulary import Basis, Claim


YEAR = "2025-01-01/2025-09-05"


def told(*others: Claim, text: str = "So far {} came.") -> set[date]:
    total = replace(claim(900, YEAR, text=text), period_basis=Basis.INFERRED, claim_id="total")
    claims = [total, *(replace(other, claim_id=f"other{n}") for n, other in enumerate(others))]
    documents = [document(name, "2025-09-06") for name in ("text", "another")]
    return days_told.find(total, corpus.gather(documents, claims, {}))


@pytest.mark.parametrize(
    ("others", "days"),
    [
        ([claim(7, "2025-08-25/2025-08-31")], {date(2025, 8, 31)}),
        ([claim(7, "2025-08-31", "boats")], {date(2025, 8, 31)}),
        # Of several the latest, for up to it the text knows.
        ([claim(7, "2025-08-31"), claim(7, "2025-09-02")], {date(2025, 9, 2)}),
        ([claim(7, "2025-08-31"), claim(7, "2025-09-05")], set()),
        ([claim(7, YEAR, "boats"), claim(7, "2025-08-31")], {date(2025, 8, 31)}),
        ([claim(7, "2024-08-31")], set()),
        ([claim(7, "2025-08-31"), claim(7, "2025-12-31")], {date(2025, 8, 31)}),
        ([claim(7, "2025-08-31", measure="rank")], set()),
        ([claim(7, "2025-08-31", document_id="another")], set()),
        ([claim(7, "2025-08-31", period_basis=Basis.INFERRED)], set()),
        ([claim(7, "")], set()),
    ],
)
def test_the_latest_day_of_the_text(others: list[Claim], days: set[date]) -> None:
    assert told(*others) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("By the end of August {} had come that year.", {date(2025, 8, 31)}),
        ("Of the {} who had come by June 400 were children.", {date(2025, 6, 30)}),
        ("From January to July {} came.", {date(2025, 7, 31)}),
        ("By August 12 {} had come.", set()),
        ("In August {} had come.", set()),
        ("By the end of September {} may have come.", set()),
    ],
)
def test_the_ends_of_months_up_to_which_the_sentence_counts(text: str, days: set[date]) -> None:
    assert told(text=text) == days
