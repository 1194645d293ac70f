"""Short texts full of numbers in: no figure is made up in them, and those of ours are read."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest

from etl import claims, documents


CASES = Path(__file__).parent / "cases" / "scope.toml"
TEXTS = tomllib.loads(CASES.read_text(encoding="utf-8"))["text"]


def read(text: dict) -> Counter[tuple[str, ...]]:
    found = claims.assemble(documents.from_string(text["text"], text["published"]))[0]
    return Counter(
        (
            claim.exact.removesuffix("%").removesuffix(" per cent"),
            claim.indicator,
            str(claim.measure),
        )
        for claim in found
    )


def named(text: dict, key: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(figure) for figure in text.get(key, []))


@pytest.mark.parametrize("text", TEXTS, ids=[text["name"] for text in TEXTS])
def test_nothing_is_made_up(text: dict) -> None:
    allowed = named(text, "figures") + named(text, "optional")
    made_up = read(text) - allowed
    # A rank without a number ("the busiest day") belongs to the figure that it ranks.
    ranks = Counter({each: count for each, count in made_up.items() if each[2] == "rank"})
    assert made_up - (ranks if text["figures"] else Counter()) == named(text, "misread")


@pytest.mark.parametrize("text", TEXTS, ids=[text["name"] for text in TEXTS])
def test_the_figures_beside_such_numbers_are_read(text: dict) -> None:
    assert named(text, "figures") - read(text) == named(text, "unread")


def test_what_is_made_up_is_known_and_little() -> None:
    bare = [text for text in TEXTS if not text["figures"]]
    assert not any("misread" in text for text in bare)
    figures = sum(len(text["figures"]) for text in TEXTS)
    assert sum(len(text.get("misread", [])) for text in TEXTS) <= 0.03 * figures


def test_half_of_the_texts_have_no_figure() -> None:
    bare = [text["name"] for text in TEXTS if not text["figures"]]
    assert len(bare) >= 40
    assert len(TEXTS) - len(bare) >= 40
