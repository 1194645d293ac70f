"""Numerals in every style of writing: the value, the span and the last place."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import numerals, quantities
from etl.vocabulary import Quantity, Sentence


NUMERALS = [
    ("5,703", 5703, 1),
    ("1 214", 1214, 1),
    ("40\u202f000", 40_000, 10_000),
    ("1’305", 1305, 1),
    ("1.234.567", 1_234_567, 1),
    ("41.5k", 41_500, 100),
    ("51.5", 51.5, 0.1),
    ("8.5 million", 8_500_000, 100_000),
    ("1.2bn", 1_200_000_000, 100_000_000),
    ("3½", 3.5, 1),
    ("٤٥", 45, 1),
    ("two dozen", 24, 1),
    ("half a dozen", 6, 1),
    ("a dozen and a half", 18, 1),
    ("a hundred and a half", 150, 10),
    ("two hundred and a half", 250, 10),
    ("a thousand and a half", 1_500, 100),
    ("a hundred", 100, 100),
    ("forty-four", 44, 1),
    ("twelve hundred", 1200, 100),
    ("eight and a half thousand", 8500, 100),
    ("a million and a half", 1_500_000, 100_000),
    ("three hundred and sixty-nine", 369, 1),
    ("thirty-six thousand seven hundred and thirty-four", 36_734, 1),
    ("one hundred and two thousand", 102_000, 1_000),
]


@pytest.mark.parametrize(("exact", "value", "place"), NUMERALS)
def test_a_numeral_has_a_value_and_a_last_place(exact: str, value: float, place: float) -> None:
    assert numerals.value(exact) == value
    assert numerals.last_place(value, exact) == place


def test_a_point_that_parts_thousands_leaves_every_digit() -> None:
    assert numerals.last_place(36_734, "36.734") == 1
    assert numerals.last_place(36.734, "36.734") == pytest.approx(0.001)


NO_NUMERALS = [
    *("people", "twelvety", "", "one boat", "one two", "twenty zero", "seventy and eighty", "and"),
    *("one hundred and two hundred", "two thousand and three thousand", "dozen dozen", "ten one"),
    *("two and a half and a half", "and a half", "half", "a hundred dozen", "thousand million"),
    *(
        "one hundred and a hundred",
        "zero hundred",
        "a half",
        "two a",
        "one zero",
        "k",
        "2 x",
        "1,23",
    ),
]


@pytest.mark.parametrize("exact", NO_NUMERALS)
def test_what_is_no_numeral_is_refused(exact: str) -> None:
    with pytest.raises(ValueError, match="no numeral"):
        numerals.value(exact)


PREFIXES = [
    (["one", "hundred", "and", "two", "hundred"], (100, 2)),
    (["two", "thousand", "and", "three", "thousand"], (2000, 2)),
    (["one", "two", "three"], (1, 1)),
    (["three", "hundred", "people"], (300, 2)),
    (["people"], (0, 0)),
]


@pytest.mark.parametrize(("words", "expected"), PREFIXES)
def test_words_are_read_as_far_as_they_are_one_number(
    words: list[str], expected: tuple[float, int]
) -> None:
    assert numerals.spoken(words) == expected


# Spelling, written here a second time and the other way round: from the value to the words.
SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    " fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def below_hundred(number: int, hyphen: str) -> str:
    if number < 20:
        return SMALL.split()[number]
    tens, unit = divmod(number, 10)
    word = TENS.split()[tens - 2]
    return f"{word}{hyphen}{below_hundred(unit, hyphen)}" if unit else word


def below_thousand(number: int, hyphen: str, joint: str, alone: bool) -> str:
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        words = below_hundred(number, hyphen)
        return words if alone or not joint.strip() else f"and {words}"
    words = f"{below_hundred(hundreds, hyphen)} hundred"
    return f"{words}{joint}{below_hundred(rest, hyphen)}" if rest else words


def spelled(number: int, hyphen: str, joint: str) -> str:
    """ "one million two hundred thousand and five": with or without "and" and hyphens."""
    words, rest = [], number
    for scale, name in ((1_000_000, "million"), (1_000, "thousand")):
        count, rest = divmod(rest, scale)
        if count:
            words.append(f"{below_thousand(count, hyphen, joint, alone=True)} {name}")
    if rest or not words:
        words.append(below_thousand(rest, hyphen, joint, alone=not words))
    return " ".join(words)


UP_TO = st.one_of(
    st.integers(0, 999), st.integers(1_000, 999_999), st.integers(1_000_000, 999_999_999)
)


def only(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


@given(UP_TO, st.sampled_from(["-", " "]), st.sampled_from([" and ", " "]), st.booleans())
def test_every_number_in_words_is_read_whole(
    number: int, hyphen: str, joint: str, capital: bool
) -> None:
    words = spelled(number, hyphen, joint)
    words = words.capitalize() if capital else words
    assert numerals.value(words) == number
    quantity = only(f"Then {words} people came.")
    assert (quantity.span.exact, quantity.value) == (words, number)


@given(UP_TO, st.sampled_from([",", "\u2009", "\u00a0", "\u202f", "’"]))
def test_every_grouped_number_is_read_whole(number: int, comma: str) -> None:
    digits = f"{number:,}".replace(",", comma)
    quantity = only(f"Then {digits} people came.")
    assert (quantity.span.exact, quantity.value) == (digits, number)


@given(st.integers(1, 9_999), st.sampled_from(["k", "K", " thousand", "m", " million", "bn"]))
def test_every_scaled_number_is_read_whole(tenths: int, scale: str) -> None:
    digits = f"{tenths / 10:.1f}{scale}"
    factor = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}[scale.strip().lower()[0]]
    quantity = only(f"Then {digits} people came.")
    assert quantity.span.exact == digits
    assert quantity.value == pytest.approx(tenths * factor / 10)


def test_ordinals_and_parts_have_their_values() -> None:
    assert numerals.ORDINALS["twelfth"] == 12
    assert numerals.ORDINALS["twenty-first"] == 21
    assert (numerals.PARTS["third"], numerals.PARTS["quarter"], numerals.PARTS["half"]) == (3, 4, 2)
    assert all(re.fullmatch(r"[a-z-]+", word) for word in numerals.ORDINALS)


@pytest.mark.parametrize(
    ("exact", "value"),
    [
        *(("½", 1 / 2), ("¼", 1 / 4), ("¾", 3 / 4), ("⅓", 1 / 3), ("⅔", 2 / 3), ("⅛", 1 / 8)),
        *(("⅕", 1 / 5), ("⅖", 2 / 5), ("⅗", 3 / 5), ("⅘", 4 / 5), ("2½", 2.5), ("2 ⅔", 2 + 2 / 3)),
    ],
)
def test_a_printed_fraction_has_its_value(exact: str, value: float) -> None:
    assert numerals.value(exact) == pytest.approx(value)


@pytest.mark.parametrize("mark", [",", "，", "٬", "\u00a0", "\u2009", "\u202f", "'", "’"])
def test_groups_of_three_digits_are_joined_up_to_billions(mark: str) -> None:
    groups = ["1", "234", "567", "890", "123"]
    for size in range(2, 6):
        assert numerals.value(mark.join(groups[:size])) == float("".join(groups[:size]))


def test_blanks_that_break_lines_join_groups_up_to_millions() -> None:
    assert numerals.value("1 234 567") == 1_234_567
    with pytest.raises(ValueError, match="1 234 567 890"):
        numerals.value("1 234 567 890")
