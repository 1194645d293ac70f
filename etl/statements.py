"""The table of figures known by value and link only comes in; their documents and claims go out."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from etl import documents
from etl.events import TREATY_IN_FORCE
from etl.quantities import interval
from etl.vocabulary import (
    Basis,
    Bound,
    Claim,
    Direction,
    Document,
    Holding,
    InputError,
    Measure,
)


INDICATORS = ("returns_to_france", "arrivals_from_france")
COLUMNS = ("as_of", "as_of_basis", *INDICATORS, "qualifier", "speaker", "publisher", "url")
BASIS = {"stated": Basis.STATED, "published": Basis.INFERRED}
# "arrivals around" and "arrivals understood to be" hedge the arrivals and leave the returns as they are.
HEDGE = re.compile(r"\b(?:around|about|understood)\b")


def read(path: Path) -> tuple[list[Document], list[Claim]]:
    """The documents (holding `none`) and claims of a statements table."""
    found_documents: list[Document] = []
    found_claims: list[Claim] = []
    for number, row in enumerate(documents.rows(path, COLUMNS), start=2):
        document = _document(row, f"{path} row {number}")
        found_documents.append(document)
        found_claims.extend(_claims(row, document, f"{path} row {number}"))
    return found_documents, found_claims


def _document(row: dict[str, str], place: str) -> Document:
    try:
        day = date.fromisoformat(row["as_of"])
    except ValueError:
        raise InputError(place, f"as_of is {row['as_of']!r}", "a day such as 2025-10-09") from None
    slug = re.sub(r"[^a-z0-9]+", "-", row["publisher"].lower()).strip("-")
    return Document(
        document_id=f"statement-{day.isoformat()}-{slug}",
        publisher=row["publisher"],
        title="",
        published=day,
        url=row["url"],
        agency="",
        holding=Holding.NONE,
        characters=0,
        sha256="",
    )


def _claims(row: dict[str, str], document: Document, place: str) -> Iterator[Claim]:
    if row["as_of_basis"] not in BASIS:
        raise InputError(place, f"as_of_basis is {row['as_of_basis']!r}", " or ".join(BASIS))
    for indicator in INDICATORS:
        exact = row[indicator]
        if exact:
            if not exact.isdecimal():
                raise InputError(place, f"{indicator} is {exact!r}", "a whole number or nothing")
            yield _claim(row, document, indicator, float(exact))


def _claim(row: dict[str, str], document: Document, indicator: str, value: float) -> Claim:
    hedged = indicator == "arrivals_from_france" and HEDGE.search(row["qualifier"])
    bound = Bound.ABOUT if hedged else Bound.EXACTLY
    allowed = interval(value, row[indicator], bound)
    return Claim(
        claim_id=f"{document.document_id}:{indicator}",
        document_id=document.document_id,
        indicator=indicator,
        measure=Measure.COUNT,
        subset="",
        value=value,
        bound=bound,
        low=allowed.low,
        high=allowed.high,
        direction=Direction.NONE,
        period_start=TREATY_IN_FORCE,
        period_end=document.published,
        period_basis=BASIS[row["as_of_basis"]],
        period_text="",
        base_start=None,
        base_end=None,
        speaker=row["speaker"],
        start=None,
        end=None,
        prefix="",
        exact=row[indicator],
        suffix="",
    )
