"""Numbers as written: value, kind, bound and the interval that the wording allows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import numerals, quantities
from etl.vocabulary import Bound, Quantity, Sentence, TakenAs


def one(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


NUMERALS = [
    ("5,703", 5703, 1),
    ("1 214", 1214, 1),
    ("40\u202f000", 40_000, 10_000),
    ("41.5k", 41_500, 100),
    ("51.5", 51.5, 0.1),
    ("8.5 million", 8_500_000, 100_000),
    ("two dozen", 24, 1),
    ("a hundred", 100, 100),
    ("forty-four", 44, 1),
    ("three hundred and sixty-nine", 369, 1),
    ("thirty-six thousand seven hundred and thirty-four", 36_734, 1),
]


@pytest.mark.parametrize(("exact", "value", "place"), NUMERALS)
def test_a_numeral_has_a_value_and_a_last_place(exact: str, value: float, place: float) -> None:
    assert numerals.value(exact) == value
    assert numerals.last_place(value, exact) == place


@pytest.mark.parametrize("exact", ["people", "twelvety", "", "one boat"])
def test_what_is_no_numeral_is_refused(exact: str) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numerals.value(exact)


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


KINDS = [
    ("29 countries", "29", TakenAs.OTHER_INDICATOR),
    ("the 161-mile border", "161", TakenAs.DISTANCE),
    ("£480.5m of aid", "£480.5m", TakenAs.MONEY),
    ("a man aged 25 said", "25", TakenAs.AGE),
    ("a 40-year-old woman", "40", TakenAs.AGE),
    ("the angler Ray, 61, said", "61", TakenAs.AGE),
    ("the one in, one out deal", "one in, one out", TakenAs.IDIOM),
    ("1. Apply online", "1", TakenAs.LIST),
    ("the emergency number 112, and", "112", TakenAs.UNREAD),
    ("traffic on the M20", "M20", TakenAs.UNREAD),
    ("it left at 6.15am", "6.15am", TakenAs.UNREAD),
]


@pytest.mark.parametrize(("text", "exact", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_the_kind_of_a_number_is_told_by_the_words_beside_it(
    text: str, exact: str, kind: TakenAs
) -> None:
    quantity = one(text)
    assert (quantity.span.exact, quantity.taken_as) == (exact, kind)


def test_numbers_inside_words_are_none() -> None:
    assert (
        quantities.find(Sentence(0, "Someone phoned about the stonework; nobody weighed it.")) == []
    )


def test_a_number_word_is_read_to_its_end() -> None:
    assert [
        q.span.exact for q in quantities.find(Sentence(0, "twenty-seven boats and one man"))
    ] == [
        "twenty-seven",
        "one",
    ]


@given(st.integers(0, 999_999_999))
def test_a_grouped_number_is_read_as_written(number: int) -> None:
    assert one(f"There were {number:,} people.").value == number


@given(st.text(max_size=200))
def test_any_text_gives_spans_that_are_its_own_characters(text: str) -> None:
    for quantity in quantities.find(Sentence(0, text)):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.exact
        assert quantity.interval.low <= quantity.value or quantity.label or quantity.value == 0
