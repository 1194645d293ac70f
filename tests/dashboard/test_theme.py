"""The stylesheet is where colours are given; charts and verdicts must be at one with it."""

import re
from itertools import combinations

import pytest
from sight import EYES, apart, contrast

from dashboard import theme
from etl.vocabulary import Verdict


CHARTS = (theme.ASSETS / "30-charts.css").read_text(encoding="utf-8")
TOKENS = (theme.ASSETS / "10-tokens.css").read_text(encoding="utf-8")
BLOCK = re.compile(r"(?P<selector>:root[^{]*)\{(?P<body>[^}]*)\}")
LEAST_CONTRAST = 4.5
LEAST_CONTRAST_OF_SHAPES = 3.0
SCHEMES = {"light": 0, "dark": 1}
VERDICTS = [look.token for look in theme.LOOKS.values()]
# In steps of which two can just be told apart: marks are small, and lines cross one another.
BETWEEN_VERDICTS, FROM_THE_LINE, BETWEEN_LINES = 12, 8, 14


def blocks() -> list[dict[str, str]]:
    """The colours of each scheme, in the order of the stylesheet: light, dark by system, dark."""
    found = [dict(theme.TOKEN.findall(match["body"])) for match in BLOCK.finditer(TOKENS)]
    return [block for block in found if "accent" in block]


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


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ink", ["ink", "ink-soft", "accent", "agrees", "differs", "undecided"])
def test_text_can_be_read_on_the_page(scheme: str, ink: str) -> None:
    tokens = blocks()[SCHEMES[scheme]]
    assert contrast(tokens[ink], tokens["paper"]) >= LEAST_CONTRAST


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_can_be_read_on_its_own_ground(scheme: str, verdict: Verdict) -> None:
    tokens, token = blocks()[SCHEMES[scheme]], theme.LOOKS[verdict].token
    assert contrast(tokens[token], tokens[f"{token}-soft"]) >= LEAST_CONTRAST


def test_each_verdict_has_a_sign_a_word_and_a_shape_of_its_own() -> None:
    looks = [theme.LOOKS[verdict] for verdict in Verdict]
    for part in ("sign", "word", "shape", "glyph", "token"):
        assert len({getattr(look, part) for look in looks}) == len(Verdict)


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_verdicts_are_told_apart_by_every_kind_of_eye(scheme: str, eyes: str) -> None:
    tokens = blocks()[SCHEMES[scheme]]
    near = {
        pair: apart(tokens[pair[0]], tokens[pair[1]], eyes) for pair in combinations(VERDICTS, 2)
    }
    assert {pair: far for pair, far in near.items() if far < BETWEEN_VERDICTS} == {}


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_mark_is_told_from_the_line_that_it_lies_on(scheme: str, eyes: str) -> None:
    tokens = blocks()[SCHEMES[scheme]]
    near = {verdict: apart(tokens[verdict], tokens["accent"], eyes) for verdict in VERDICTS}
    assert {verdict: far for verdict, far in near.items() if far < FROM_THE_LINE} == {}


@pytest.mark.parametrize("eyes", EYES)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_lines_of_a_chart_are_told_apart_by_every_kind_of_eye(scheme: str, eyes: str) -> None:
    tokens = blocks()[SCHEMES[scheme]]
    lines = combinations(("accent", "context", "ink", "paper"), 2)
    near = {pair: apart(tokens[pair[0]], tokens[pair[1]], eyes) for pair in lines}
    assert {pair: far for pair, far in near.items() if far < BETWEEN_LINES} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("shape", ["accent", "context", "line-strong", *VERDICTS])
def test_what_is_drawn_can_be_seen_on_the_page(scheme: str, shape: str) -> None:
    tokens = blocks()[SCHEMES[scheme]]
    assert contrast(tokens[shape], tokens["paper"]) >= LEAST_CONTRAST_OF_SHAPES


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["panel", "mark", "accent-soft"])
def test_text_can_be_read_on_what_is_set_off_from_the_page(scheme: str, ground: str) -> None:
    tokens = blocks()[SCHEMES[scheme]]
    assert contrast(tokens["ink"], tokens[ground]) >= LEAST_CONTRAST


def test_the_measure_of_eyes_knows_colours_that_are_confused() -> None:
    """Without a cone, red and green of one lightness are one colour; with all they are not."""
    red, green = "#b04a3c", "#6b7033"
    assert apart(red, green, "all cones") > 15
    assert apart(red, green, "deuteranopia") < apart(red, green, "all cones") / 2
    assert apart("#000000", "#ffffff", "tritanopia") == pytest.approx(100, abs=0.1)
