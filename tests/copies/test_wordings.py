"""Pairs of sentences: one text printed twice, or two newsrooms' own words."""

import tomllib

import pytest
from papers import claim
from sources import ROOT
from timings import noise, seconds

from etl.copies import wordings


PAIRS = tomllib.loads((ROOT / "tests/cases/copies.toml").read_text(encoding="utf-8"))["pair"]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["why"] for pair in PAIRS])
def test_copies_are_told_from_own_words(pair: dict[str, str]) -> None:
    first, second = claim(pair["first"]), claim(pair["second"])
    assert wordings.alike(first, second) is (pair["kind"] == "copy")
    assert wordings.alike(second, first) is wordings.alike(first, second)


def test_the_threshold_stands_in_the_middle_between_copies_and_own_words() -> None:
    measured = {"copy": [], "own": []}
    for pair in PAIRS:
        first, second = claim(pair["first"]), claim(pair["second"])
        if len(wordings.words(first)) >= wordings.FEWEST_WORDS:
            measured[pair["kind"]].append(wordings.likeness(first, second))
    least, most = min(measured["copy"]), max(measured["own"])
    assert len(measured["copy"]) > 12
    assert len(measured["own"]) > 12
    assert most + 0.05 < wordings.ALIKE < least - 0.05


def test_the_number_itself_does_not_count() -> None:
    said = "This brings the total for the year so far to [{}]."
    assert wordings.likeness(claim(said.format("36,734")), claim(said.format("41,472"))) == 1


def test_other_numbers_do() -> None:
    words = wordings.words(claim("[369] people came in 7 boats, against 1,072 in 13."))
    assert {"7", "1,072", "13"} < set(words)


@pytest.mark.parametrize("unit", [", ", ", the home office said", "according to ", "pa ", " " * 9])
def test_a_hostile_sentence_takes_no_longer_than_its_length(unit: str) -> None:
    """Four times the sentence may take eight times as long, not sixteen."""
    made = [claim("[42] " + unit * (size // len(unit))) for size in (100_000, 400_000)]
    short, long = (seconds(lambda c=each: wordings.words(c)) for each in made)
    assert long < max(8 * short, noise())
