"""The tokens of the stylesheet come in, plotly's colours and the looks of the verdicts go out."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.vocabulary import Verdict


ASSETS = Path(__file__).with_name("assets")
TOKEN = re.compile(r"--(?P<name>[a-z-]+): (?P<colour>#[0-9a-f]{6});")


@dataclass(frozen=True, slots=True)
class Look:
    """How a verdict is shown: a sign and a word for everybody, a token and a shape for the eye."""

    sign: str
    word: str
    plural: str
    token: str
    shape: str
    glyph: str


LOOKS = {
    Verdict.AGREES: Look("✓", Verdict.AGREES, "agree", "agrees", "circle", "●"),
    Verdict.DIFFERS: Look("≠", Verdict.DIFFERS, "differ", "differs", "diamond", "◆"),
    Verdict.UNDECIDED: Look("?", Verdict.UNDECIDED, "undecided", "undecided", "square-open", "□"),
}

# Tokens that charts draw with. The stylesheet turns each back into its variable, and so into the
# dark colours, by matching the light value that plotly writes into the drawing.
OF_CHARTS = ("paper", "ink", "ink-soft", "line", "accent", "accent-soft", "context")
DRAWN = (*OF_CHARTS, *(look.token for look in LOOKS.values()))


@cache
def tokens() -> dict[str, str]:
    """The light colours by name: the first block of the stylesheet, where alone they are given."""
    css = (ASSETS / "10-tokens.css").read_text(encoding="utf-8")
    return dict(TOKEN.findall(css[: css.index("}")]))


def colour(token: str) -> str:
    """The light value of a token, as a chart is drawn with it."""
    assert token in DRAWN, token
    return tokens()[token]


def rgb(token: str) -> str:
    """A token as browsers write it into a style attribute."""
    red, green, blue = bytes.fromhex(colour(token).removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"
