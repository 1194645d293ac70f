"""How the digits of two numbers differ, where one is a slip of the pen of the other."""

import pytest

from etl.checks import digit_slips


EXCHANGED, ONE, TWO = (
    "two digits are exchanged",
    "the two are one digit apart",
    "the two are two digits apart",
)


@pytest.mark.parametrize(
    ("said", "meant", "single", "double"),
    [
        (36_743, 36_734, EXCHANGED, TWO),
        (63_734, 36_734, EXCHANGED, TWO),
        (46_733, 36_734, EXCHANGED, TWO),
        (46_735, 36_734, "", TWO),
        (43_736, 36_734, "", ""),
        (36_735, 36_734, ONE, ""),
        (46_734, 36_734, ONE, ""),
        (36_734, 36_734, "", ""),
        (3_673, 36_734, "", ""),
        (9_912, 9_815, "", TWO),
        (9_912, 9_821, "", ""),
        (912, 821, "", ""),
        (921, 912, EXCHANGED, ""),
        (21, 12, EXCHANGED, ""),
        (13, 12, ONE, ""),
        (3, 2, "", ""),
    ],
)
def test_slips_are_told_by_the_digits_that_differ(
    said: float, meant: float, single: str, double: str
) -> None:
    assert (digit_slips.single(said, meant), digit_slips.double(said, meant)) == (single, double)


@pytest.mark.parametrize(
    ("said", "meant", "exchanged"),
    [
        (1_243, 1_234, True),
        (-1_243, 1_234, True),
        (1_243, -1_234, True),
        (1_235, 1_234, False),
        (1_001, 1_010, True),
        (1_000, 1_000, False),
        (912, 921, False),
        (1_000, 100, False),
        (None, 1_234, False),
        (1_243, None, False),
    ],
)
def test_only_of_long_numbers_an_exchange_is_no_chance(
    said: float | None, meant: float | None, exchanged: bool
) -> None:
    assert digit_slips.is_exchange(said, meant) is exchanged
