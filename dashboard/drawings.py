"""A plotly figure comes in, a static drawing of the same chart goes out: it needs no program.

Lines stretch with the page; text is laid over them at its own size, in the margins that plotly
keeps too, so nothing moves when the live chart takes its place.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape
from itertools import pairwise
from typing import Any

from dashboard import theme
from dashboard.plots import Attributes, Figure


SIDE = 1000
# A label over a chart that is shifted by more pixels than this stands above another.
HIGHER = 10
DOTTED = 'stroke-dasharray="2 3"'
DAY_MS = 86_400_000

Place = tuple[float, float]


class Frame:
    """The axes of a chart: data come in, places on a plot of some width and height go out."""

    def __init__(self, layout: Attributes, wide: float = SIDE, high: float = SIDE) -> None:
        self.wide, self.high = wide, high
        self._x = [_size(value) for value in layout["xaxis"]["range"]]
        self._y = [_size(value) for value in layout["yaxis"]["range"]]

    def across(self, value: Any) -> float:
        return round(_part(_size(value), self._x) * self.wide, 1)

    def down(self, value: Any) -> float:
        return round((1 - _part(_size(value), self._y)) * self.high, 1)


def _size(value: Any) -> float:
    return date.fromisoformat(value).toordinal() if isinstance(value, str) else float(value)


def _part(size: float, ends: list[float]) -> float:
    return (size - ends[0]) / (ends[1] - ends[0])


def draw(figure: Figure) -> str:
    """The drawing as HTML, hidden from screen readers: the chart's sentence stands for it."""
    frame = Frame(figure.layout)
    margin = figure.layout["margin"]
    inset = f"inset:{margin['t']}px {margin['r']}px {margin['b']}px {margin['l']}px"
    return (
        f'<div class="drawing" aria-hidden="true"><div class="plot" style="{inset}">'
        f'<svg viewBox="0 0 {SIDE} {SIDE}" preserveAspectRatio="none">'
        f"{lines(figure, frame)}</svg>"
        f"{_ticks(figure, frame)}{_marks(figure, frame)}{_labels(figure, frame)}</div></div>"
    )


def lines(figure: Figure, frame: Frame) -> str:
    """All of a chart that is drawn with lines and areas, as SVG."""
    shapes = "".join(_shape(trace, frame) for trace in figure.data if trace.get("opacity") != 0)
    return f"{_grid(figure, frame)}{shapes}{_dates(figure, frame)}"


def _dates(figure: Figure, frame: Frame) -> str:
    """Days of policy: lines from top to bottom, dotted whatever the width of the page."""
    lines = "".join(
        f"M{frame.across(line['x0']):g},{(1 - line['y1']) * frame.high:g}V{frame.high:g}"
        for line in figure.layout["shapes"]
    )
    dotted = f'stroke="var(--ink-soft)" {DOTTED} vector-effect="non-scaling-stroke"'
    return f'<path d="{lines}" {dotted}/>' if lines else ""


def _shape(trace: Attributes, frame: Frame) -> str:
    if trace["type"] == "bar":
        return _bars(trace, frame)
    places = [
        (frame.across(x), frame.down(y))
        for x, y in zip(_xs(trace), trace["y"], strict=True)
        if y is not None
    ]
    if not places:
        return ""
    if "fill" in trace:
        return _area(places, trace)
    line = _path(places, trace["line"]) if "lines" in trace["mode"] else ""
    is_dotted = "markers" in trace["mode"] and "symbol" not in trace["marker"]
    return line + ("".join(_dots(places, trace["marker"])) if is_dotted else "")


def _xs(trace: Attributes) -> list[Any]:
    if "x" in trace:
        return trace["x"]
    first, step = int(_size(trace["x0"])), int(trace["dx"] // DAY_MS)
    assert trace["dx"] == step * DAY_MS, trace["dx"]
    return [first + step * place for place in range(len(trace["y"]))]


def _path(places: list[Place], line: Attributes) -> str:
    stroke = f'stroke="{variable(line["color"])}" stroke-width="{line["width"]:g}"'
    if line.get("dash", "solid") != "solid":
        stroke += f" {DOTTED}"
    way = _way(places, steps=line.get("shape") == "hv")
    return f'<path d="{way}" fill="none" {stroke} vector-effect="non-scaling-stroke"/>'


def _way(places: list[Place], *, steps: bool = False) -> str:
    """From each place to the next, in tenths as the places are: compressed, a third of what the places would take."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in places]
    moves = [(_tenth(b[0] - a[0]), _tenth(b[1] - a[1])) for a, b in pairwise(tenths)]
    start = f"M{places[0][0]:g},{places[0][1]:g}"
    if steps:
        return start + "".join(f"h{across}v{down}" for across, down in moves)
    return f"{start}l{' '.join(f'{across},{down}' for across, down in moves)}" if moves else start


@cache
def _tenth(tenths: int) -> str:
    """So many tenths, as short as a path can say them."""
    return f"{tenths / 10:g}".replace("0.", ".") if abs(tenths) < 10 else f"{tenths / 10:g}"


def _area(places: list[Place], trace: Attributes) -> str:
    drawn = f'stroke="{variable(trace["line"]["color"])}" stroke-width="{trace["line"]["width"]:g}"'
    fill = f'fill="{variable(trace["fillcolor"])}"'
    return f'<path d="{_way(places)}z" {fill} {drawn} vector-effect="non-scaling-stroke"/>'


def _dots(places: list[Place], marker: Attributes) -> list[str]:
    """A line of no length with round ends is a dot that stays round however the drawing stretches."""
    stroke = f'stroke="{variable(marker["color"])}" stroke-width="{marker["size"]:g}" stroke-linecap="round"'
    return [
        f'<path d="M{x:g},{y:g}h0" {stroke} vector-effect="non-scaling-stroke"/>' for x, y in places
    ]


def _bars(trace: Attributes, frame: Frame) -> str:
    fill, bottom = variable(trace["marker"]["color"]), frame.down(0)
    parts = []
    for x, y, width in zip(_xs(trace), trace["y"], _widths(trace), strict=True):
        if y is None:
            continue
        left, top = frame.across(x), frame.down(y)
        wide = frame.across(_size(x) + width / DAY_MS) - left
        parts.append(f"M{left:g},{bottom:g}V{top:g}h{wide:.4g}V{bottom:g}z")
    return f'<path d="{"".join(parts)}" fill="{fill}"/>'


def _widths(trace: Attributes) -> list[float]:
    wide = trace["width"]
    return [wide] * len(trace["y"]) if isinstance(wide, int | float) else wide


def variable(drawn: str) -> str:
    """The stylesheet's variable for a colour of a chart."""
    token = next(token for token in theme.DRAWN if theme.colour(token) == drawn)
    return f"var(--{token})"


def _grid(figure: Figure, frame: Frame) -> str:
    lines = "".join(
        f"M0,{frame.down(y):g}H{frame.wide:g}" for y in figure.layout["yaxis"]["tickvals"]
    )
    return f'<path d="{lines}" stroke="var(--line)" vector-effect="non-scaling-stroke"/>'


def _ticks(figure: Figure, frame: Frame) -> str:
    x, y = figure.layout["xaxis"], figure.layout["yaxis"]
    below = [
        _text(frame.across(v), SIDE, t, "x")
        for v, t in zip(x["tickvals"], x["ticktext"], strict=True)
    ]
    beside = [
        _text(0, frame.down(v), t, "y") for v, t in zip(y["tickvals"], y["ticktext"], strict=True)
    ]
    return "".join(below + beside)


def _labels(figure: Figure, frame: Frame) -> str:
    return "".join(
        _text(
            frame.across(label["x"]),
            0 if label.get("yref") == "paper" else frame.down(label["y"]),
            label["text"],
            place_of(label),
            variable(label["font"]["color"]),
        )
        for label in figure.layout["annotations"]
    )


def place_of(label: Attributes) -> str:
    """Where a label stands to its point: over the chart, behind the end of a line, or above a dot."""
    if label.get("yref") == "paper":
        return f"top-{label['xanchor']}{'-high' if label['yshift'] > HIGHER else ''}"
    return "end" if label.get("xanchor") == "left" else "above"


def _marks(figure: Figure, frame: Frame) -> str:
    """Marks that have a shape of their own, as signs: they keep it however the drawing stretches."""
    glyphs = {look.shape: look.glyph for look in theme.LOOKS.values()}
    return "".join(
        _text(
            frame.across(x),
            frame.down(y),
            glyphs[marker["symbol"]],
            "mark",
            variable(marker["color"]),
        )
        for x, y, marker in marks(figure)
    )


def marks(figure: Figure) -> Iterator[tuple[Any, Any, Attributes]]:
    """Where the marks of a chart stand, each with its marker."""
    for trace in figure.data:
        marker = trace.get("marker", {})
        if trace["type"] == "scatter" and "symbol" in marker:
            yield from ((x, y, marker) for x, y in zip(_xs(trace), trace["y"], strict=True))


def _text(x: float, y: float, text: str, kind: str, color: str = "var(--ink-soft)") -> str:
    """Text of a chart; of plotly's small markup only breaks and bold are used."""
    safe = escape(text, quote=False)
    for mark in ("br", "b", "/b"):
        safe = safe.replace(f"&lt;{mark}&gt;", f"<{mark}>")
    place = f"left:{x / 10:g}%;top:{y / 10:g}%;color:{color}"
    return f'<span class="on-{kind}" style="{place}">{safe}</span>'
