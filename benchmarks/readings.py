"""A folder of documents comes in; its claims, numbers and findings, read as by `build`, go out."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from etl import documents, pipeline, tables
from etl.vocabulary import Claim, Finding, Number


SEEDS = Path(__file__).parents[1] / "seeds"


@dataclass(frozen=True, slots=True)
class Reading:
    """What the program says of the documents of a folder."""

    claims: tuple[Claim, ...]
    numbers: tuple[Number, ...]
    findings: tuple[Finding, ...]


def read(folder: Path, seeds: Path = SEEDS) -> Reading:
    """Build the tables beside the shipped documents, and keep the rows of the folder's own.

    Every finding is kept: it may name figures of the folder beside shipped ones.
    """
    with tempfile.TemporaryDirectory() as data:
        pipeline.build(seeds, Path(data), folder)
        claims, numbers, findings = (
            tuple(tables.read(tables.TABLES[name], Path(data) / f"{name}.csv"))
            for name in ("claims", "numbers", "findings")
        )
    kept = {entry.document_id for entry in documents.catalogue(folder / "catalogue.csv")}
    return Reading(
        tuple(claim for claim in claims if claim.document_id in kept),
        tuple(number for number in numbers if number.document_id in kept),
        findings,
    )
