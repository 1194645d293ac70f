"""The words of the catalogue, one by one: each points at its indicator, and at no other."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from etl import claims, documents
from etl.vocabulary import Claim, Measure


CASES = sorted((Path(__file__).parent / "cases").glob("indicator_words*.toml"))
KINDS = [kind for path in CASES for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]]
PUBLISHED = date(2025, 11, 1)


def told(claim: Claim) -> str:
    measure = "" if claim.measure is Measure.COUNT else f" {claim.measure}"
    return f"{claim.exact} {claim.indicator}{measure}"


def read(text: str) -> str:
    found, _ = claims.assemble(documents.from_string(text, PUBLISHED))
    return ", ".join(map(told, found))


@pytest.mark.parametrize("kind", KINDS, ids=[kind["why"] for kind in KINDS])
def test_each_word_of_a_kind_points_at_its_indicator(kind: dict) -> None:
    found = {word: read(kind["text"].replace("{}", word)) for word in kind["words"]}
    assert found == dict.fromkeys(kind["words"], kind["figures"])
