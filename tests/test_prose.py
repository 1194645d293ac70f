"""Sentences of features, live pages, scripts and fact-checks come in; their figures are read, and no others."""

import tomllib
from pathlib import Path

import pytest

from etl import claims, documents, indicators
from etl.vocabulary import Measure


CASES = Path(__file__).parent / "cases" / "prose.toml"
KINDS = tomllib.loads(CASES.read_text(encoding="utf-8"))["kind"]
SAID = [(kind, told) for kind in KINDS for told in kind["says"]]


def read(kind: dict, sentence: str) -> list[str]:
    """The figures of a sentence, behind the one that says what is spoken of."""
    text = f"{kind['before']}\n\n{sentence}"
    found = claims.assemble(documents.from_string(text, kind["published"]))[0]
    return [
        f"{c.exact.removesuffix('%').removesuffix(' per cent')} {c.indicator} {c.measure}"
        f" {c.period_start} {c.period_end}"
        for c in found
        if c.start > len(kind["before"]) and c.exact.lower() not in ("busiest", "highest", "record")
    ]


@pytest.mark.parametrize(("kind", "told"), SAID, ids=[told[0] for _, told in SAID])
def test_figures_told_in_other_ways_are_read(kind: dict, told: list[str]) -> None:
    assert read(kind, told[0]) == told[1:]


def test_the_figures_expected_are_of_known_kinds() -> None:
    expected = [figure.split() for _, told in SAID for figure in told[1:]]
    assert {figure[1] for figure in expected} <= set(indicators.catalogue())
    assert {figure[2] for figure in expected} <= set(Measure)
