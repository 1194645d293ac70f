"""What stands at a number or beside it: units, scales, lists of ages, days of the week, strokes."""

import pytest

from etl import quantities
from etl.vocabulary import Quantity, Sentence, TakenAs


def one(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


# As papers print them at their number, without a blank.
UNITS = (
    *("km", "cm", "mm", "ft", "in", "kg", "g", "t", "hp", "mph", "kn", "nm", "kw", "p", "c", "f"),
    *("s", "x", "hr", "hrs", "h", "min", "mins", "pc", "pct", "gb", "mb", "sq"),
)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_at_a_number_makes_no_code_of_it(unit: str) -> None:
    quantity = one(f"It was a 40{unit} thing, they said.")
    assert (quantity.value, quantity.span.exact) == (40, "40")


def test_other_letters_at_a_number_make_a_code_of_it() -> None:
    assert one("It was a 40zz thing, they said.").span.exact == "40zz"


@pytest.mark.parametrize(
    ("written", "value"),
    [("3million", 3e6), ("3.5million", 3.5e6), ("300thousand", 300_000), ("2billion", 2e9)],
)
@pytest.mark.parametrize("sign", ["", "£"])
def test_a_scale_at_its_digits_belongs_to_them(written: str, value: float, sign: str) -> None:
    quantity = one(f"It was {sign}{written} in all.")
    assert (quantity.value, quantity.span.exact) == (value, f"{sign}{written}")


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("Three of them, aged 17, 19 and 31, drowned.", [17, 19, 31]),
        ("They were aged 17, 19, 23, and 31.", [17, 19, 23, 31]),
        ("The victims, aged 17, 19 and 31; all of them from Sudan.", [17, 19, 31]),
        ("Those aged 17, 19 and 31 boats were brought ashore.", [17, 19]),
        ("One aged 17 was seen among 12, it is said.", [17]),
    ],
)
def test_the_ages_of_a_list_are_all_ages(text: str, ages: list[int]) -> None:
    found = quantities.find(Sentence(0, text))
    assert [each.value for each in found if each.taken_as is TakenAs.AGE] == ages


DAYS = ("Mon", "Tue", "Tues", "Wed", "Thu", "Thurs", "Fri", "Sat", "Sun")
WHOLE_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize("day", [*DAYS, *WHOLE_DAYS])
def test_a_number_behind_a_day_of_the_week_is_apart_from_the_next(day: str) -> None:
    found = quantities.find(Sentence(0, f"{day} 18 300 people came."))
    assert [each.value for each in found] == [18, 300]


@pytest.mark.parametrize(("code", "first"), [("12/345/6", 12), ("17/3", 17), ("9/9", 9)])
def test_numbers_between_strokes_are_one_code_that_opens_with_the_first(
    code: str, first: int
) -> None:
    quantity = one(f"the case {code} was closed")
    assert (quantity.span.exact, quantity.value) == (code, first)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("See http://" + "a-" * 38 + "24 for more.", True),
        ("See http://" + "a-" * 39 + "24 for more.", False),
        ("See 24" + "-a" * 39 + "@b for more.", True),
        ("See 24" + "-a" * 40 + "@b for more.", False),
    ],
)
def test_the_mark_of_an_address_stands_within_80_characters(text: str, label: bool) -> None:
    assert one(text).label is label
