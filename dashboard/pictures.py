"""A chart with its title, sentence and source comes in, a picture that stands by itself goes out as SVG."""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from dashboard import drawings, theme
from dashboard.drawings import Frame
from dashboard.plots import Attributes, Figure


WIDE, PLOT_HIGH, EDGE = 1200, 560, 40
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif"
VARIABLE = re.compile(r"var\(--([a-z-]+)\)")
TAG = re.compile(r"</?b>")
# Size of the letters, height of a line, and how many letters fit beside one another.
TITLE, SAID, SMALL = (34, 42, 60), (20, 28, 108), (16, 23, 136)
TICK = 17


def draw(title: str, sentence: str, notes: Sequence[str], figure: Figure) -> str:
    """A chart as SVG, in the light colours, whatever the page wears."""
    head, top = _head(title, sentence)
    margin = figure.layout["margin"]
    left, right = margin["l"] * 1.5, margin["r"] * 1.35
    above = margin["t"] * 1.2
    frame = Frame(figure.layout, WIDE - 2 * EDGE - left - right, PLOT_HIGH)
    parts = [drawings.lines(figure, frame), *_ticks(figure, frame)]
    parts += [*_marks(figure, frame), *_labels(figure, frame)]
    plot = f'<g transform="translate({EDGE + left:g},{top + above:g})">{"".join(parts)}</g>'
    foot = top + above + PLOT_HIGH + 78
    return _whole(title, sentence, [*head, plot, *_lines(notes, foot, SMALL, "ink-soft")], notes)


def table(
    title: str, sentence: str, notes: Sequence[str], heads: Sequence[str], rows: Iterable[Sequence]
) -> str:
    """A table as SVG: each cell a text and the token of its colour, the first of a row its name."""
    head, top = _head(title, sentence)
    y, first, high = top + 10, 400, 34
    each = (WIDE - 2 * EDGE - first) / max(1, len(heads) - 1)
    places = [EDGE, *(EDGE + first + each * place for place in range(len(heads) - 1))]
    letters = max(6, int(each / 9))
    parts = []
    for place, text in zip(places, heads, strict=True):
        lines = textwrap.wrap(text, letters)[:3]
        parts += [_text(place, y + 20 * n, line, 15, "ink-soft") for n, line in enumerate(lines)]
    y += 74
    for cells in rows:
        names = textwrap.wrap(cells[0][0], 46)
        parts.append(f'<path d="M{EDGE},{y - 24:g}H{WIDE - EDGE}" stroke="var(--line)"/>')
        parts += [_text(EDGE, y + 20 * n, name, 16, "ink") for n, name in enumerate(names)]
        parts += [
            _text(at, y, text, 16, token)
            for at, (text, token) in zip(places[1:], cells[1:], strict=True)
        ]
        y += high + 20 * (len(names) - 1)
    return _whole(
        title, sentence, [*head, *parts, *_lines(notes, y + 24, SMALL, "ink-soft")], notes, y
    )


def _head(title: str, sentence: str) -> tuple[list[str], float]:
    """Title and sentence, and where what follows begins."""
    titles = textwrap.wrap(title, TITLE[2])
    said = textwrap.wrap(sentence, SAID[2])
    below = EDGE + TITLE[1] * len(titles)
    shown = list(_lines(titles, EDGE + TITLE[0] * 0.8, TITLE, "ink", bold=True))
    shown += _lines(said, below + SAID[0], SAID, "ink-soft")
    return shown, below + SAID[1] * len(said) + 24


def _lines(
    texts: Iterable[str], top: float, kind: tuple[int, int, int], token: str, *, bold: bool = False
) -> Iterator[str]:
    size, step, letters = kind
    wrapped = [line for text in texts for line in textwrap.wrap(text, letters)]
    for place, line in enumerate(wrapped):
        yield _text(EDGE, top + place * step, line, size, token, bold=bold)


def _whole(
    title: str, sentence: str, parts: Iterable[str], notes: Sequence[str], end: float = 0
) -> str:
    body = VARIABLE.sub(lambda found: theme.tokens()[found[1]], "".join(parts))
    low = max(float(y) for y in re.findall(r'<text x="[\d.]+" y="([\d.]+)"', body))
    high = max(low, end) + EDGE * 0.7
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {high:g}" width="{WIDE}" '
        f'height="{high:g}" font-family="{FONT}" role="img"><title>{escape(title)}</title>'
        f"<desc>{escape(' '.join([sentence, *notes]))}</desc>"
        f'<rect width="100%" height="100%" fill="{theme.tokens()["paper"]}"/>{body}</svg>\n'
    )


def _text(
    x: float, y: float, text: str, size: int, token: str, *, anchor: str = "", bold: bool = False
) -> str:
    more = f' text-anchor="{anchor}"' if anchor else ""
    more += ' font-weight="700"' if bold else ""
    place = f'x="{x:g}" y="{y:g}" font-size="{size}"'
    return f'<text {place} fill="var(--{token})"{more}>{escape(text, quote=False)}</text>'


def _ticks(figure: Figure, frame: Frame) -> Iterator[str]:
    x, y = figure.layout["xaxis"], figure.layout["yaxis"]
    for value, text in zip(x["tickvals"], x["ticktext"], strict=True):
        for place, line in enumerate(text.split("<br>")):
            down = frame.high + 26 + 21 * place
            yield _text(frame.across(value), down, line, TICK, "ink-soft", anchor="middle")
    for value, text in zip(y["tickvals"], y["ticktext"], strict=True):
        yield _text(-10, frame.down(value) + 6, text, TICK, "ink-soft", anchor="end")


# By `drawings.place_of`: how far to the right and down, and which end of the text stands there.
PLACES = {
    "end": (10, 6, "start"),
    "above": (0, -14, "middle"),
    "top-left": (-4, -12, "start"),
    "top-right": (4, -12, "end"),
    "top-left-high": (-4, -34, "start"),
    "top-right-high": (4, -34, "end"),
}


def _labels(figure: Figure, frame: Frame) -> Iterator[str]:
    for label in figure.layout["annotations"]:
        across, down, anchor = PLACES[drawings.place_of(label)]
        y = 0 if label.get("yref") == "paper" else frame.down(label["y"])
        text, color = TAG.sub("", label["text"]), drawings.variable(label["font"]["color"])
        drawn = _text(
            frame.across(label["x"]) + across,
            y + down,
            text,
            TICK,
            VARIABLE.fullmatch(color)[1],
            anchor=anchor,
            bold=text != label["text"],
        )
        yield drawn


def _marks(figure: Figure, frame: Frame) -> Iterator[str]:
    for x, y, marker in drawings.marks(figure):
        yield _mark(frame.across(x), frame.down(y), marker)


def _mark(x: float, y: float, marker: Attributes) -> str:
    colour, side = drawings.variable(marker["color"]), 7
    rim = 'stroke="var(--paper)" stroke-width="1.5"'
    if marker["symbol"] == "circle":
        return f'<circle cx="{x:g}" cy="{y:g}" r="{side}" fill="{colour}" {rim}/>'
    if marker["symbol"] == "diamond":
        corners = f"M{x:g},{y - side - 2:g}l{side + 2},{side + 2}l-{side + 2},{side + 2}"
        return f'<path d="{corners}l-{side + 2},-{side + 2}z" fill="{colour}" {rim}/>'
    assert marker["symbol"] == "square-open", marker["symbol"]
    corner = f'x="{x - side:g}" y="{y - side:g}" width="{2 * side}" height="{2 * side}"'
    return f'<rect {corner} fill="none" stroke="{colour}" stroke-width="2.5"/>'
