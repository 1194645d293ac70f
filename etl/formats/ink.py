"""The operations of a PDF page come in one by one; text that leaves no visible ink is taken out of them."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any


Matrix = tuple[float, ...]
Box = tuple[float, float, float, float]

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
UNIT: Box = (0.0, 0.0, 1.0, 1.0)
# How near to white is white, of 1.
WHITE = 0.97
# A letter may stand over the edge of what it is written on.
SLACK = 3.0
# Text that adds to the clipping path or to nothing at all.
UNSEEN_MODES = (3, 7)
# A drawn map has some thousands of shapes; the newest lie on top.
MOST_SHAPES = 5_000


@dataclass(frozen=True, slots=True)
class Pen:
    """What the graphics state says of the next text."""

    mode: int = 0
    white: bool = False


class Ink:
    """Follows a page's operations and knows at each text whether a reader sees it.

    Not seen: rendered in no ink, off the page, or white where nothing was painted before. A form
    (a page within the page) tells its places only relative to itself, so there only ink counts.
    """

    def __init__(self, page: Box) -> None:
        self._page = page
        self._pen = Pen()
        self._saved: list[Pen] = []
        self._forms: list[tuple[Pen, list[Pen]]] = []
        self._path: list[Box] = []
        self._painted: deque[Box] = deque(maxlen=MOST_SHAPES)

    def before(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        """Follow an operation; the operands of a text that is not seen are taken away."""
        if operator in TEXTS:
            if not self._sees(combined(tm, cm)):
                operands.clear()
        elif operator in FOLLOWED:
            numbers = [float(each) for each in operands if isinstance(each, int | float)]
            FOLLOWED[operator](self, numbers, cm)

    def after(self, operator: bytes, operands: list[Any], cm: Matrix, tm: Matrix) -> None:
        """A form leaves the state as it found it."""
        if operator == b"Do" and self._forms:
            self._pen, self._saved = self._forms.pop()

    def _sees(self, place: Matrix) -> bool:
        x, y = place[4], place[5]
        if self._pen.mode in UNSEEN_MODES:
            return False
        if self._forms:
            return True
        on_page = _holds(self._page, x, y)
        return on_page and (not self._pen.white or any(_holds(box, x, y) for box in self._painted))

    def _save(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._saved.append(self._pen)

    def _restore(self, numbers: Sequence[float], cm: Matrix) -> None:
        if self._saved:
            self._pen = self._saved.pop()

    def _set_mode(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._pen = replace(self._pen, mode=int(numbers[0]) if numbers else 0)

    def _set_colour(self, numbers: Sequence[float], cm: Matrix) -> None:
        # One number of a colour space of its own is the strength of an unknown ink.
        bright = len(numbers) == 3 and min(numbers) >= WHITE
        bare = len(numbers) == 4 and max(numbers) <= 1 - WHITE
        self._pen = replace(self._pen, white=bright or bare)

    def _set_grey(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._pen = replace(self._pen, white=bool(numbers) and numbers[0] >= WHITE)

    def _set_space(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._pen = replace(self._pen, white=False)

    def _add_rectangle(self, numbers: Sequence[float], cm: Matrix) -> None:
        if len(numbers) == 4:
            x, y, width, height = numbers
            self._path.append(_placed((x, y, x + width, y + height), cm))

    def _add_point(self, numbers: Sequence[float], cm: Matrix) -> None:
        if len(numbers) < 2:
            return
        point = _placed((*numbers[-2:], *numbers[-2:]), cm)
        self._path = [_around(self._path[-1], point)] if self._path else [point]

    def _fill(self, numbers: Sequence[float], cm: Matrix) -> None:
        if not self._pen.white:
            self._painted.extend(self._path)
        self._path = []

    def _drop_path(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._path = []

    def _shade(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._painted.append(EVERYWHERE)

    def _picture(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._painted.append(_placed(UNIT, cm))

    def _enter(self, numbers: Sequence[float], cm: Matrix) -> None:
        self._picture(numbers, cm)
        self._forms.append((self._pen, self._saved))
        self._saved = []


def combined(inner: Sequence[float], outer: Sequence[float]) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _placed(box: Box, cm: Matrix) -> Box:
    corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    places = [combined((1, 0, 0, 1, x, y), cm)[4:] for x, y in corners]
    xs, ys = zip(*places, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] - SLACK <= x <= box[2] + SLACK and box[1] - SLACK <= y <= box[3] + SLACK


TEXTS = (b"Tj", b"TJ", b"'", b'"')
FOLLOWED: dict[bytes, Callable[[Ink, Sequence[float], Matrix], None]] = {
    b"q": Ink._save,
    b"Q": Ink._restore,
    b"Tr": Ink._set_mode,
    b"g": Ink._set_grey,
    b"cs": Ink._set_space,
    **dict.fromkeys((b"rg", b"k", b"sc", b"scn"), Ink._set_colour),
    b"re": Ink._add_rectangle,
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), Ink._add_point),
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), Ink._fill),
    **dict.fromkeys((b"n", b"S", b"s"), Ink._drop_path),
    b"sh": Ink._shade,
    b"INLINE IMAGE": Ink._picture,
    b"Do": Ink._enter,
}
