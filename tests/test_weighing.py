"""Numbers in their sentences come in; what the words around them weigh for is held against a reader's view."""

import csv
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_claims import read

from etl import claims, documents, indicators
from etl.claims import readings, weighing
from etl.claims.parts import Found
from etl.claims.weighing import signs, weights
from etl.claims.weighing.signs import Told
from etl.vocabulary import Measure


# Text, day of publication, the number, what the rules alone make of it, what the words around it do.
WEIGHED = [
    (
        "The Home Office has sent 153 people back to France. It won most of the challenges to removals, but lost one "
        "in October, when a judge gave an Eritrean man 14 days.",
        "2025-11-20", "one", "returns_to_france", "",
    ),
    (
        "In the first half of 2025 there were 19,982 arrivals by small boat, the highest for the first half of any "
        "year since the series began, and 48% more than in the same period of 2024.",
        "2025-07-10", "48", "", "arrivals",
    ),
    (
        "On Monday 474 people crossed the Channel in small boats. The first I saw was a fisherman's boat with six "
        "aboard.",
        "2025-08-20", "six", "arrivals", "",
    ),
]  # fmt: skip


def read_by_rules(text: str, published: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    with monkeypatch.context() as patched:
        patched.setattr(weighing, "weigh", lambda found, *_: found)
        return by_number(text, published)


def by_number(text: str, published: str) -> dict[str, str]:
    return {claim.exact: claim.indicator for claim in read(text, date.fromisoformat(published))}


@pytest.mark.parametrize(("text", "published", "number", "ruled", "weighed"), WEIGHED)
def test_words_around_a_number_are_weighed(
    text: str,
    published: str,
    number: str,
    ruled: str,
    weighed: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert read_by_rules(text, published, monkeypatch).get(number, "") == ruled
    assert by_number(text, published).get(number, "") == weighed


def first(
    text: str, published: str = "2025-09-03"
) -> tuple[readings.Reading, list[readings.Reading]]:
    """The last reading of a text with a number in it, and the readings before."""
    found = list(readings.read(documents.from_string(text, date.fromisoformat(published), "t")))
    return found[-1], found[:-1]


def test_signs_are_the_words_cues_days_and_figures_around_a_number() -> None:
    reading, before = first(
        "The wind fell, and it was calm. On Monday 250 people crossed the Channel in small boats."
    )
    told = [Told("arrivals", Measure.COUNT, 25_000, 0)]
    found = signs.find(reading, reading.quantities[0], told, before)
    assert found >= {
        "sentence crossed", "before monday", "behind people", "next before monday", "next behind people",
        "two before monday_on", "two behind people_crossed", "clause channel", "sentence before calm",
        "size to 999", "digits", "counts people", "cue arrivals behind close", "nearest cue arrivals",
        "1 back no cue", "days", "days next before", "1 told arrivals near", "told last count",
        "-2 powers from arrivals", "opening wind", "no passed over since arrivals", "no cues lately",
    }  # fmt: skip
    assert not {"nothing told", "no cue", "abroad", "days next behind"} & found


def test_a_number_of_which_the_text_has_told_nothing_says_so() -> None:
    reading, _ = first("Some 40 gulls ate.")
    lone = {"nothing told", "no cue", "size to 99", "opening gulls", "nothing told in no sentences"}
    assert lone <= signs.find(reading, reading.quantities[0], [], [])


@pytest.mark.parametrize(
    ("crossed", "is_abroad"), [("Aegean to Lesbos", True), ("Channel to Kent", False)]
)
def test_another_sea_is_a_sign(crossed: str, is_abroad: bool) -> None:
    reading, _ = first(f"On Monday 250 people crossed the {crossed}.")
    assert ("abroad" in signs.find(reading, reading.quantities[0], [], [])) == is_abroad


@pytest.mark.parametrize(
    ("value", "size"),
    [("one", "1"), ("two", "to 12"), ("12", "to 12"), ("13", "to 99"), ("99", "to 99"), ("100", "to 999"),
     ("999", "to 999"), ("1,000", "to 9999"), ("9,999", "to 9999"), ("10,000", "more")],
)  # fmt: skip
def test_numbers_of_one_size_are_signs_together(value: str, size: str) -> None:
    reading, _ = first(f"There were {value} of these.")
    assert f"size {size}" in signs.find(reading, reading.quantities[0], [], [])


@pytest.mark.parametrize(
    ("gap", "far"), [(15, "close"), (16, "near"), (40, "near"), (41, "far"), (90, "far"), (91, "farther")]
)  # fmt: skip
def test_how_far_a_cue_stands_is_told_in_four_steps(gap: int, far: str) -> None:
    reading, _ = first("Of them 40" + " " + "x" * (gap - 2) + " crossed the Channel.")
    assert f"cue arrivals behind {far}" in signs.find(reading, reading.quantities[0], [], [])


@given(
    st.sets(st.sampled_from(sorted(weights.table().rows[weights.WHOLE])), max_size=120),
    st.randoms(),
)
def test_likelihoods_are_shares_of_one_in_whatever_order_signs_come(around, dice) -> None:
    shuffled = sorted(around)
    dice.shuffle(shuffled)
    likely = weights.likelihoods({weights.WHOLE: shuffled}, {})
    assert likely == weights.likelihoods({weights.WHOLE: sorted(around)}, {})
    assert sum(likely.values()) == pytest.approx(1)
    assert min(likely.values()) >= 0


def test_unknown_signs_weigh_nothing() -> None:
    assert weights.likelihoods({"sentence": ["xyzzy"]}, {}) == weights.likelihoods({}, {})


def test_the_table_has_whole_numbers_in_order_for_every_indicator_that_is_annotated() -> None:
    with weights.TABLE.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[0] == "sign"
    assert set(header[1:]) - {weights.NONE} <= set(indicators.catalogue())
    assert rows == sorted(rows)
    assert all(any(cells) and all(not c or int(c) for c in cells) for _, *cells in rows)
    assert weights.ALWAYS in weights.table().rows[weights.WHOLE]


def weighed(
    found: Found | None,
    likely: dict[str, float],
    monkeypatch: pytest.MonkeyPatch,
    text: str = "On Monday 250 people crossed the Channel in small boats.",
    **days,
) -> Found | None:
    """What is made of a number by words that weigh as given."""
    every = dict.fromkeys(weights.table().kinds, 0.0) | likely
    monkeypatch.setattr(weights, "likelihoods", lambda *_: every)
    reading, before = first(text, **days)
    measure = found.measure if found else Measure.COUNT
    return weighing.weigh(
        found, measure, reading, reading.quantities[0], claims.Spoken([], "", before)
    )


CROSSED, MORE = Found("arrivals", Measure.COUNT), Found("arrivals", Measure.DIFFERENCE)


@pytest.mark.parametrize(
    ("found", "likely", "made"),
    [
        (CROSSED, {"none": 0.86}, None),
        (CROSSED, {"none": 0.84}, CROSSED),
        (CROSSED, {"boats": 0.81}, Found("boats", Measure.COUNT, weighed=True, ruled=CROSSED)),
        (CROSSED, {"boats": 0.79}, CROSSED),
        (CROSSED, {"arrivals": 0.99}, CROSSED),
        (Found("arrivals", Measure.PER_BOAT), {"boats": 0.99}, Found("arrivals", Measure.PER_BOAT)),
        (MORE, {"boats": 0.99}, Found("boats", Measure.DIFFERENCE, weighed=True, ruled=MORE)),
        (None, {"boats": 0.96}, Found("boats", Measure.COUNT, weighed=True)),
        (None, {"boats": 0.94}, None),
        (None, {"none": 0.99}, None),
    ],
)  # fmt: skip
def test_rules_are_followed_unless_words_are_nearly_sure(
    found: Found | None,
    likely: dict[str, float],
    made: Found | None,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert weighed(found, likely, monkeypatch) == made


def test_what_its_own_sentence_says_plainly_no_words_overrule(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boats, text = Found("boats", Measure.COUNT), "Fewer boats were used than before: 672 in all."
    assert weighed(boats, {"arrivals": 0.99}, monkeypatch, text) == boats
    assert weighed(boats, {"arrivals": 0.99}, monkeypatch, "It was 672 in all.") != boats


def test_no_words_make_a_figure_of_the_treaty_before_it_was_announced(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sure = {"returns_to_france": 0.99}
    assert weighed(CROSSED, sure, monkeypatch, published="2022-09-03") == CROSSED
    assert weighed(None, sure, monkeypatch, published="2022-09-03") is None
    assert weighed(None, sure, monkeypatch, published="2025-09-03") == Found(
        "returns_to_france", Measure.COUNT, weighed=True
    )
