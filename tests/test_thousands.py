"""Texts whose thousands are parted by a blank of any kind: the figures are those of the text with commas."""

import re

import pytest
from test_same_text import PUBLISHED, figures

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from etl import claims, documents


COMMA = re.compile(r"(?<=\d),(?=\d{3})")
TEXTS = [
    documents.open_entry(entry)
    for letter in ("az", "c", "d")
    for entry in annotations.read(SETS[letter].folder).entries
]
# "4 656 (13%)" may be two columns of a table.
BEFORE_BRACKET = re.compile(r"\d,\d{3} \(")


def meant(text: str, published: object) -> list[tuple[object, ...]]:
    found, _ = claims.assemble(documents.from_string(text, published))
    assert all(text[each.start : each.end] == each.exact for each in found)
    return [(c.indicator, c.measure, c.value, c.period_start, c.period_end) for c in found]


@pytest.mark.parametrize("blank", ["\u202f", "\u2009", "\u00a0", " "])
def test_with_any_blank_a_text_reads_as_with_commas(blank: str) -> None:
    for text in TEXTS:
        whole = text.passages[0].text
        if len(COMMA.findall(whole)) < 4 or (blank in " \u00a0" and BEFORE_BRACKET.search(whole)):
            continue
        published = text.document.published
        assert meant(COMMA.sub(blank, whole), published) == meant(whole, published)


def values(text: str) -> list[float]:
    found, _ = claims.assemble(documents.from_string(text, PUBLISHED))
    return [claim.value for claim in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So far this year 36 734 people have crossed the Channel.", [36_734]),
        ("On October 18 300 people crossed the Channel.", [300]),
        # Two numbers that can be nothing else tell how the text writes them; a comma tells otherwise.
        (
            "So far this year 36 734 people have crossed the Channel, against 25 135."
            " In July 2 316 people crossed it.",
            [36_734, 25_135, 2_316],
        ),
        (
            "So far this year 36 734 people have crossed the Channel, against 25,135."
            " On July 2 316 people crossed it.",
            [36_734, 25_135, 316],
        ),
    ],
)
def test_a_day_beside_a_number_is_none_of_its_digits(text: str, expected: list[float]) -> None:
    assert values(text) == expected


def test_figures_point_at_their_own_characters() -> None:
    text = "So far this year 36 734 people have crossed the Channel in small boats."
    assert figures(text) == figures(text.replace("36 734", "36,734"))
    (claim,) = claims.assemble(documents.from_string(text, PUBLISHED))[0]
    assert claim.exact == "36 734"
