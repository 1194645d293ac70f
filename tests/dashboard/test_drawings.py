"""What the server draws of a chart goes through each of its places, however briefly it says so."""

import re
from datetime import date
from itertools import accumulate

import pytest

from dashboard import axes, charts, drawings


NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")
FIRST, LAST = date(2000, 1, 1), date(2000, 12, 31)
DAYS = [day for day in charts.LEAP_DAYS if day <= LAST]
HEIGHTS = {
    "a total that grows": [ahead**2 / 7 for ahead in range(366)],
    "one that stands still": [42] * 366,
    "up and down, in tenths": [(ahead * 7919 % 1000) / 10 for ahead in range(366)],
    "one place alone": [5],
}


def drawn(heights: list[float], shape: str) -> tuple[drawings.Frame, str]:
    """The axes of a chart with one line, and the path of that line."""
    figure = charts.empty(axes.days(FIRST, LAST, year=False), axes.counts(max(heights)))
    charts.add_line(figure, charts.Line("2025", DAYS[: len(heights)], heights, shape=shape))
    (path,) = re.findall(r'd="([^"]*)" fill="none"', drawings.draw(figure))
    return drawings.Frame(figure.layout), path


def passed(path: str) -> list[tuple[float, float]]:
    """The places that a path of moves, or of steps across and down, passes through."""
    numbers = [float(number) for number in NUMBER.findall(path)]
    across, down = (accumulate(numbers[side::2]) for side in (0, 1))
    return list(zip(across, down, strict=True))


@pytest.mark.parametrize("shape", ["linear", "hv"])
@pytest.mark.parametrize("heights", HEIGHTS.values(), ids=HEIGHTS)
def test_a_line_goes_through_each_of_its_places(heights: list[float], shape: str) -> None:
    frame, path = drawn(heights, shape)
    found = passed(path)
    assert len(found) == len(heights)
    for (across, down), day, height in zip(found, DAYS, heights, strict=False):
        assert across == pytest.approx(frame.across(day.isoformat()))
        assert down == pytest.approx(frame.down(height))


def test_a_line_goes_from_place_to_place_by_the_moves_that_its_shape_asks_for() -> None:
    assert re.fullmatch(r"M[\d.,]+l[\d.,\- ]+", drawn([1, 5, 2], "linear")[1])
    assert re.fullmatch(r"M[\d.,]+(?:h[\d.]+v[\d.\-]+){2}", drawn([1, 5, 2], "hv")[1])
