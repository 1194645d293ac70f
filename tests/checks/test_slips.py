"""Texts with one number off: the number is told, and nothing is told of the same text where it is right."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from etl import pipeline
from etl.vocabulary import Verdict


ROOT = Path(__file__).parents[2]
CASES = tomllib.loads((ROOT / "tests/cases/slips.toml").read_text(encoding="utf-8"))["case"]


def differing(text: str, published: date) -> set[str]:
    """The figures of a text that a finding says differ."""
    checked = pipeline.check(text, published, ROOT / "data")
    named = {
        name
        for finding in checked.findings
        if finding.verdict is Verdict.DIFFERS
        for name in finding.claim_ids.split()
    }
    return {claim.exact for claim in checked.claims if claim.claim_id in named}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_a_number_that_is_off_is_told(case: dict) -> None:
    assert differing(case["text"], case["published"]) == set(case["differs"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["why"])
def test_the_same_text_with_the_right_number_accuses_nobody(case: dict) -> None:
    off, right = case["sound"]
    assert off in case["text"]
    assert differing(case["text"].replace(off, right), case["published"]) == set()
