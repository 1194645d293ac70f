"""A number, its wording and its bound come in; the values that they allow go out."""

from etl import numerals
from etl.vocabulary import Bound, Interval


# "A third" and "doubled" are said of anything near: the least fifth of the value either way.
LOOSE = 0.2
# Who says "about 65,000" of 65,600 has said nothing wrong: of thousands, a hundredth either way.
NEAR = 0.01
THOUSAND = 1000


def interval(number: float, exact: str, bound: Bound, fine: bool = False) -> Interval:
    """What wording and rounding allow. `fine` is for rates and percentages, which are always rounded."""
    place = numerals.last_place(number, exact)
    if fine and bound is Bound.EXACTLY:
        place = min(place, 1)
    step = 0.0 if fine or number != int(number) else 1.0
    rounded = fine or place >= 100 or place < 1
    half = place / 2 if rounded or (bound is Bound.ABOUT and place > 1) else 0.0
    if bound is Bound.ABOUT and place >= THOUSAND:
        half = max(half, number * NEAR)
    return _allowed(number, bound, half, step, max(place, step))


def of_words(number: float, bound: Bound) -> Interval:
    """What a change told in words allows: "by a third", "doubled", "more than halved"."""
    return _allowed(number, bound, number * LOOSE, 0.0, number * LOOSE)


def _allowed(number: float, bound: Bound, half: float, step: float, short: float) -> Interval:
    if bound in (Bound.EXACTLY, Bound.ABOUT):
        return Interval(number - half, number + half)
    if bound is Bound.NEARLY:
        return Interval(number - short, number)
    if bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return Interval(number if bound is Bound.AT_LEAST else number + step, None)
    return Interval(0.0, number if bound is Bound.AT_MOST else number - step)
