"""Slow patterns and the words that they are asked by: no match of one has none of its words."""

import importlib
import re

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sources import SOURCES

from etl.claims.counting import loads, uncounted
from etl.claims.counting.ahead import Ahead
from etl.claims.keyed import Keyed
from etl.claims.wordlists import Folded
from etl.vocabulary import fold


# Letters that are some other letter's capital or small one only to patterns.
ODD_LETTERS = re.compile("[ſıİK]")
KEYED = {
    f"{module}.{name}": value
    for module in SOURCES
    if module.startswith("etl.claims.")
    for name, value in vars(importlib.import_module(module)).items()
    if isinstance(value, Keyed)
}


def plain(keyed: Keyed) -> re.Pattern[str]:
    """Its pattern, which may be one that is searched for in text that is folded first."""
    return keyed.pattern.pattern if isinstance(keyed.pattern, Folded) else keyed.pattern


@pytest.mark.parametrize("name", KEYED)
def test_each_match_of_a_keyed_pattern_has_one_of_its_words(name: str) -> None:
    keyed = KEYED[name]

    @settings(
        max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.from_regex(plain(keyed)))
    def holds(text: str) -> None:
        match = plain(keyed).search(text)
        assume(match and not ODD_LETTERS.search(text))
        assert keyed.search(text)
        assert next(m.span() for m in keyed.finditer(text)) == match.span()

    holds()


# Patterns that are asked elsewhere behind words of theirs.
GATED = {
    **{
        f"behind {place}": (pattern, words)
        for place, (pattern, _, words) in enumerate((*uncounted.BEHIND, *uncounted.BARE_BEHIND))
        if words
    },
    **{
        f"{module}.{name} {place}": (pattern, words)
        for module in SOURCES
        if module.startswith("etl.claims.counting.")
        for name, asked in vars(importlib.import_module(module)).items()
        if isinstance(asked, Ahead)
        for place, (pattern, _, words) in enumerate(asked.patterns)
        if words
    },
    "load": (loads.LOAD.pattern, loads.HOLDING),
}


@pytest.mark.parametrize("name", GATED)
def test_each_match_of_a_pattern_has_one_of_the_words_that_it_is_asked_by(name: str) -> None:
    pattern, words = GATED[name]

    @settings(
        max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        match = pattern.search(text)
        assume(match and not ODD_LETTERS.search(text))
        assert any(word in fold(match.group()) for word in words), match.group()

    holds()


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(st.from_regex(loads.ONE_BOAT.pattern))
def test_the_words_of_one_boat_name_a_craft(text: str) -> None:
    assume(not ODD_LETTERS.search(text))
    assert loads.A_CRAFT.search(text)


def test_a_text_without_its_words_has_no_match() -> None:
    keyed = Keyed(re.compile("b"), "a")
    assert keyed.search("b") is None
    assert [*keyed.finditer("b")] == []
    assert keyed.search("AB") is None
    assert [m.start() for m in keyed.finditer("Abb")] == [1, 2]
    assert KEYED
