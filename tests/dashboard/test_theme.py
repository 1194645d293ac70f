"""The stylesheet is where colours are given; charts and verdicts must be at one with it."""

import re
from itertools import combinations

import pytest

from dashboard import theme
from etl.vocabulary import Verdict


CHARTS = (theme.ASSETS / "30-charts.css").read_text(encoding="utf-8")
TOKENS = (theme.ASSETS / "10-tokens.css").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?P<selector>:root[^{]*)\{(?P<body>[^}]*)\}")
LEAST_CONTRAST = 4.5


def blocks() -> list[dict[str, str]]:
    """The colours of each scheme, in the order of the stylesheet: light, dark by system, dark."""
    found = [dict(theme.TOKEN.findall(match["body"])) for match in BLOCK.finditer(TOKENS)]
    return [block for block in found if "accent" in block]


def luminance(colour: str) -> float:
    channels = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("token", theme.DRAWN)
@pytest.mark.parametrize("part", ["fill", "stroke"])
def test_each_colour_of_a_chart_is_turned_back_into_its_token(token: str, part: str) -> None:
    rule = f'[style*="{part}: {theme.rgb(token)}"] {{ {part}: var(--{token}) !important; }}'
    assert rule in CHARTS


def test_no_two_tokens_of_a_chart_share_a_light_colour() -> None:
    assert [
        pair for pair in combinations(theme.DRAWN, 2) if theme.rgb(pair[0]) == theme.rgb(pair[1])
    ] == []


def test_both_ways_to_the_dark_colours_give_the_same_ones() -> None:
    _light, by_system, by_choice = blocks()
    assert by_system == by_choice


def test_light_and_dark_name_the_same_tokens() -> None:
    assert len({tuple(block) for block in blocks()}) == 1


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "agrees", "differs", "undecided"])
def test_text_can_be_read_on_the_page(scheme: int, ink: str) -> None:
    tokens = blocks()[scheme]
    assert contrast(tokens[ink], tokens["paper"]) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", [0, 1])
@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_can_be_read_on_its_own_ground(scheme: int, verdict: Verdict) -> None:
    tokens, token = blocks()[scheme], theme.LOOKS[verdict].token
    assert contrast(tokens[token], tokens[f"{token}-soft"]) >= LEAST_CONTRAST


def test_each_verdict_has_a_sign_a_word_and_a_shape_of_its_own() -> None:
    looks = [theme.LOOKS[verdict] for verdict in Verdict]
    for part in ("sign", "word", "shape", "glyph", "token"):
        assert len({getattr(look, part) for look in looks}) == len(Verdict)
