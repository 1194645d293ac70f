"""Numbers with the words that bound them: the bound, its words and the interval that they allow."""

import pytest

from etl import quantities
from etl.quantities import bounds
from etl.vocabulary import Bound, Quantity, Sentence


def one(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


# Text, bound, least and greatest value (None: unlimited).
BOUNDS = [
    ("36,734 people arrived", Bound.EXACTLY, 36_734, 36_734),
    ("25,000 people arrived", Bound.EXACTLY, 24_500, 25_500),
    ("some 5,703 people arrived", Bound.ABOUT, 5703, 5703),
    ("about 200 people arrived", Bound.ABOUT, 150, 250),
    ("around 60 people arrived", Bound.ABOUT, 55, 65),
    ("nearly 1,300 people arrived", Bound.NEARLY, 1200, 1300),
    ("just under 41.5k people arrived", Bound.NEARLY, 41_400, 41_500),
    ("at least 36 people died", Bound.AT_LEAST, 36, None),
    ("no fewer than 15 people died", Bound.AT_LEAST, 15, None),
    ("200 or more people arrived", Bound.AT_LEAST, 200, None),
    ("more than 25,000 people arrived", Bound.MORE_THAN, 25_001, None),
    ("over 35,000 people arrived", Bound.MORE_THAN, 35_001, None),
    ("up to 80 people arrived", Bound.AT_MOST, 0, 80),
    ("no more than 80 people arrived", Bound.AT_MOST, 0, 80),
    ("fewer than 100 people arrived", Bound.LESS_THAN, 0, 99),
    ("30 per cent more", Bound.EXACTLY, 29.5, 30.5),
    # What is left open by the last place that is not nought, for each bound.
    ("60 people arrived", Bound.EXACTLY, 60, 60),
    ("600 people arrived", Bound.EXACTLY, 550, 650),
    ("36,710 people arrived", Bound.EXACTLY, 36_710, 36_710),
    ("36,700 people arrived", Bound.EXACTLY, 36_650, 36_750),
    ("2.5 million people arrived", Bound.EXACTLY, 2_450_000, 2_550_000),
    ("about 61 people arrived", Bound.ABOUT, 61, 61),
    ("about 610 people arrived", Bound.ABOUT, 605, 615),
    ("about 600 people arrived", Bound.ABOUT, 550, 650),
    ("about 6,000 people arrived", Bound.ABOUT, 5_500, 6_500),
    ("about 65,600 people arrived", Bound.ABOUT, 65_550, 65_650),
    ("about 65,000 people arrived", Bound.ABOUT, 64_350, 65_650),
    ("nearly 61 people arrived", Bound.NEARLY, 60, 61),
    ("nearly 60 people arrived", Bound.NEARLY, 50, 60),
    ("nearly 6,000 people arrived", Bound.NEARLY, 5_000, 6_000),
    ("more than 60 people arrived", Bound.MORE_THAN, 61, None),
    ("fewer than 60 people arrived", Bound.LESS_THAN, 0, 59),
    ("at most 60 people arrived", Bound.AT_MOST, 0, 60),
    ("about 51.5% more", Bound.ABOUT, 51.45, 51.55),
    ("about 30 per cent more", Bound.ABOUT, 25, 35),
    ("nearly 30 per cent more", Bound.NEARLY, 20, 30),
    ("more than 30 per cent more", Bound.MORE_THAN, 30, None),
    ("less than 30 per cent more", Bound.LESS_THAN, 0, 30),
    ("51.5% more", Bound.EXACTLY, 51.45, 51.55),
]


@pytest.mark.parametrize(("text", "bound", "low", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_wording_and_rounding_give_an_interval(
    text: str, bound: Bound, low: float, high: float | None
) -> None:
    quantity = one(text)
    assert quantity.bound is bound
    assert quantity.interval.low == pytest.approx(low)
    assert quantity.interval.high == (None if high is None else pytest.approx(high))


def test_the_bounds_are_all_covered() -> None:
    assert {row[1] for row in BOUNDS} == set(Bound)


def test_the_words_of_the_bound_are_kept() -> None:
    span = one("no fewer than 15 people died").bound_span
    assert span is not None
    assert span.exact == "no fewer than"


@pytest.mark.parametrize("bound", sorted(set(bounds.BOUND_OF.values())))
def test_all_the_words_of_a_bound_are_shown_as_its_clue(bound: Bound) -> None:
    wordings = [words for words, each in bounds.BOUND_OF.items() if each is bound]
    found = [quantities.find(Sentence(0, f"Of {words} 1,300 it spoke."))[-1] for words in wordings]
    assert [each.bound_span and each.bound_span.exact for each in found] == wordings


# Each holds a shorter wording of the same bound, which is not all of the clue.
LONGER = ("a maximum of", "a minimum of", "an estimated", "anything up to", "rather more than")
LONGER = (*LONGER, "somewhere around", "somewhere in the region of", "slightly in excess of")


@pytest.mark.parametrize("words", LONGER)
def test_the_longest_wording_of_a_bound_is_its_clue(words: str) -> None:
    span = one(f"Of {words} 1,300 it spoke.").bound_span
    assert span is not None
    assert span.exact == words
