"""Numbers as they are said: digit by digit, with a spoken point; no digit and no number word is dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import quantities
from etl.vocabulary import Quantity, Sentence, TakenAs


def one(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


# How numbers are said in hearings and on the air.
HEARD = [
    ("thirty-six eight one six people came", "thirty-six eight one six", 36_816),
    ("thirty-six eight sixteen people came", "thirty-six eight sixteen", 36_816),
    ("it was twenty-nine four three seven", "twenty-nine four three seven", 29_437),
    ("forty-five, seven five five came", "forty-five, seven five five", 45_755),
    ("thirty-six eight hundred and sixteen", "thirty-six eight hundred and sixteen", 36_816),
    ("one oh seven five people", "one oh seven five", 1_075),
    ("one oh seventy-five people", "one oh seventy-five", 1_075),
    ("ten seventy-five people", "ten seventy-five", 1_075),
    ("eight four six six people", "eight four six six", 8_466),
    ("eleven hundred people", "eleven hundred", 1_100),
    ("thirty-five hundred people", "thirty-five hundred", 3_500),
    ("a hundred and five people", "a hundred and five", 105),
    ("half a million people", "half a million", 500_000),
    ("a couple of dozen people", "a couple of dozen", 24),
    ("two point one million people", "two point one million", 2_100_000),
    ("nought point three per cent", "nought point three", 0.3),
    ("for eighteen months", "eighteen", 18),
    ("three years running", "three", 3),
    ("in nineteen oh five", "nineteen oh five", 1_905),
    ("the hundred and first boat", "hundred and first", 101),
    ("the two hundredth boat", "two hundredth", 200),
    ("the lifeboat launched once.", "once", 1),
    ("a handful of officers", "a handful", 3),
    ("World War II", "II", 0),
    ("up eightfold", "eightfold", 700),
]


@pytest.mark.parametrize(("text", "exact", "value"), HEARD)
def test_a_number_is_read_as_it_is_said(text: str, exact: str, value: float) -> None:
    found = one(text)
    assert (found.span.exact, found.value) == (exact, pytest.approx(value))


@pytest.mark.parametrize(
    "text", ["no one came", "once it was over", "at once", "they love one another"]
)
def test_words_that_count_nothing_give_no_figure(text: str) -> None:
    assert all(q.label or q.taken_as is TakenAs.IDIOM for q in quantities.find(Sentence(0, text)))


DIGIT_WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TENS_WORDS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@given(st.integers(2, 9), st.integers(1, 9), st.lists(st.integers(1, 9), min_size=3, max_size=3))
def test_thousands_with_their_digits_said_one_by_one(ten: int, unit: int, rest: list[int]) -> None:
    said = " ".join(DIGIT_WORDS[digit] for digit in rest)
    found = one(f"In all {TENS_WORDS[ten - 2]}-{DIGIT_WORDS[unit]} {said} people came.")
    assert found.value == int("".join(map(str, (ten, unit, *rest))))


PIECES = st.one_of(
    st.integers(0, 10**9).map(lambda n: f"{n:,}"),
    st.integers(0, 99_999).map(str),
    st.text(st.characters(categories=["Nd"]), min_size=1, max_size=4),
    st.sampled_from(
        [
            "people",
            "Q112",
            "HC 123",
            "c. 4",
            "on 3 May",
            "£",
            "%",
            ".",
            ",",
            "-",
            "–",
            ":",
            "/",
            "(",
            ")",
            "and",
            "to",
            "in",
            "2024",
            "thousand",
            "1st",
            "M20",
            "x",
            "'s",
            "|",
            "No.",
            "a",
            "one",
            "half",
        ]
    ),
)


@given(st.lists(st.tuples(PIECES, st.sampled_from(["", " ", "\u00a0"])), max_size=30))
def test_no_digit_stands_outside_of_every_number(parts: list[tuple[str, str]]) -> None:
    text = "".join(piece + blank for piece, blank in parts)
    kept = {n for q in quantities.find(Sentence(0, text)) for n in range(q.span.start, q.span.end)}
    digits = (place for place, sign in enumerate(text) if sign.isdecimal())
    assert [text[place] for place in digits if place not in kept] == []
