"""Tables of short texts, kind by kind: what each number counts is read as a person would read it."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from etl import claims, documents


CASES = Path(__file__).parent / "cases" / "counted.toml"
KINDS = tomllib.loads(CASES.read_text(encoding="utf-8"))["kind"]
TEXTS = [
    (kind["published"], text, figures) for kind in KINDS for text, figures in kind["texts"].items()
]


def read(text: str, published: date) -> list[str]:
    found = claims.assemble(documents.from_string(text, published))[0]
    return [
        " | ".join(filter(None, (c.exact, c.indicator, str(c.measure), c.subset))) for c in found
    ]


@pytest.mark.parametrize(
    ("published", "text", "figures"), TEXTS, ids=[text[:60] for _, text, _ in TEXTS]
)
def test_what_a_number_counts_is_read(published: date, text: str, figures: list[str]) -> None:
    assert read(text, published) == figures
