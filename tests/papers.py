"""An invented document in, its passages, claims and findings as a data folder out."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from etl import clues, tables
from etl.vocabulary import (
    Basis,
    Bound,
    Claim,
    Direction,
    Document,
    Finding,
    Holding,
    Measure,
    Passage,
    Reason,
)


def document(name: str = "paper", **more: Any) -> Document:
    usual = {
        "publisher": "The Paper",
        "title": "",
        "published": date(2025, 10, 20),
        "url": "https://example.org/a-page",
        "agency": "",
        "holding": Holding.PASSAGES,
        "characters": 500,
        "sha256": "0" * 64,
    }
    return Document(document_id=name, **(usual | more))


def claim(sentence: str, at: int = 0, name: str = "paper", **more: Any) -> Claim:
    """A claim on the number between brackets, in a sentence that begins at `at`."""
    prefix, rest = sentence.split("[")
    exact, suffix = rest.split("]")
    start = at + len(prefix)
    usual = {
        "claim_id": f"{name}:{start}",
        "indicator": "arrivals",
        "measure": Measure.COUNT,
        "subset": "",
        "value": 369.0,
        "bound": Bound.EXACTLY,
        "low": 369.0,
        "high": 369.0,
        "direction": Direction.NONE,
        "period_start": date(2025, 10, 18),
        "period_end": date(2025, 10, 18),
        "period_basis": Basis.STATED,
        "period_text": "on Saturday",
        "base_start": None,
        "base_end": None,
        "speaker": "",
        "start": start,
        "end": start + len(exact),
        "prefix": prefix,
        "exact": exact,
        "suffix": suffix,
    }
    return Claim(document_id=name, **(usual | more))


def statement(name: str, **more: Any) -> Claim:
    """A claim known by value and link only."""
    usual = {"start": None, "end": None, "prefix": "", "exact": "369", "suffix": ""}
    return claim("[369]", name=name, **(usual | {"claim_id": f"{name}:arrivals"} | more))


def finding(reason: Reason, *claims: Claim, check: str = "official_series", **more: Any) -> Finding:
    usual = {
        "finding_id": f"{check}:{reason}:{claims[0].claim_id}",
        "indicator": claims[0].indicator,
        "verdict": reason.verdict,
        "reported": None,
        "expected": None,
        "difference": None,
        "working": "",
        "explanation": "One plain sentence.",
        "vintage": None,
    }
    named = " ".join(claim.claim_id for claim in claims)
    return Finding(check=check, reason=reason, claim_ids=named, **(usual | more))


def passage(start: int, text: str, name: str = "paper") -> Passage:
    return Passage(document_id=name, start=start, text=text)


def folder(path: Path, **rows: Sequence[Any]) -> Path:
    """A data folder with the rows, and why its claims were read so; its other tables empty."""
    rows = {"clues": clues.rows(rows.get("claims", []))} | rows
    for name, record in tables.TABLES.items():
        tables.write(record, rows.get(name, []), path / f"{name}.csv")
    return path
