"""A folder of documents comes in; its claims, numbers and findings, read as by `build`, go out."""

import tempfile
from collections.abc import Iterable
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
    """Build the tables beside the shipped documents, and keep the rows of the folder's own."""
    with tempfile.TemporaryDirectory() as data:
        pipeline.build(seeds, Path(data), folder)
        claims, numbers, findings = (
            tuple(tables.read(tables.TABLES[name], Path(data) / f"{name}.csv"))
            for name in ("claims", "numbers", "findings")
        )
    entries = documents.catalogue(folder / "catalogue.csv")
    return of(Reading(claims, numbers, findings), (entry.document_id for entry in entries))


def of(reading: Reading, names: Iterable[str]) -> Reading:
    """The part that concerns some of the documents; a finding may name figures of others too."""
    kept = set(names)
    return Reading(
        tuple(claim for claim in reading.claims if claim.document_id in kept),
        tuple(number for number in reading.numbers if number.document_id in kept),
        reading.findings,
    )
