"""Numbers as written: value, kind, and the changes that words tell of."""

import csv
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import claims, documents, quantities
from etl.vocabulary import Bound, Direction, Quantity, Sentence, TakenAs


with (Path(__file__).parent / "cases/numbers.csv").open(encoding="utf-8", newline="") as lines:
    NUMBERS = list(csv.DictReader(lines))
# Each text with every number that is in it, in reading order.
SENTENCES = [(text, list(rows)) for text, rows in groupby(NUMBERS, lambda row: row["text"])]
# Sentences that say nothing with a number: adding one must change no number before or behind it.
NEUTRAL = ("The weather was calm and the sea was grey.", "Nobody answered the telephone.")


def one(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


KINDS = [
    ("29 countries", "29", TakenAs.OTHER_INDICATOR),
    ("the 161-mile border", "161", TakenAs.DISTANCE),
    ("£480.5m of aid", "£480.5m", TakenAs.MONEY),
    ("a man aged 25 said", "25", TakenAs.AGE),
    ("a 40-year-old woman", "40", TakenAs.AGE),
    ("the angler Ray, 61, said", "61", TakenAs.AGE),
    ("the one in, one out deal", "one in, one out", TakenAs.IDIOM),
    ("1. Apply online", "1", TakenAs.LIST),
    ("the emergency number 112, and", "112", TakenAs.UNREAD),
    ("traffic on the M20", "M20", TakenAs.UNREAD),
    ("it left at 6.15am", "6.15am", TakenAs.UNREAD),
]


@pytest.mark.parametrize(("text", "exact", "kind"), KINDS, ids=[row[0] for row in KINDS])
def test_the_kind_of_a_number_is_told_by_the_words_beside_it(
    text: str, exact: str, kind: TakenAs
) -> None:
    quantity = one(text)
    assert (quantity.span.exact, quantity.taken_as) == (exact, kind)


def test_numbers_inside_words_are_none() -> None:
    assert (
        quantities.find(Sentence(0, "Someone phoned about the stonework; nobody weighed it.")) == []
    )


def test_a_number_word_is_read_to_its_end() -> None:
    assert [
        q.span.exact for q in quantities.find(Sentence(0, "twenty-seven boats and one man"))
    ] == [
        "twenty-seven",
        "one",
    ]


def as_row(text: str, quantity: Quantity) -> dict[str, str]:
    use = "label" if quantity.label else "rank" if quantity.ordinal else ""
    return {
        "text": text,
        "exact": quantity.span.exact,
        "value": f"{quantity.value:.10g}",
        "bound": quantity.bound,
        "taken_as": quantity.taken_as,
        "use": use or ("percent" if quantity.percent else ""),
    }


@pytest.mark.parametrize(("text", "rows"), SENTENCES, ids=[text for text, _ in SENTENCES])
def test_a_sentence_has_these_numbers_and_no_others(text: str, rows: list[dict[str, str]]) -> None:
    assert [as_row(text, quantity) for quantity in quantities.find(Sentence(0, text))] == rows


def test_the_table_of_numbers_covers_every_bound_and_kind() -> None:
    assert {row["bound"] for row in NUMBERS} == set(Bound)
    # What is a claim is decided later, from the whole sentence.
    assert {row["taken_as"] for row in NUMBERS} == set(TakenAs) - {TakenAs.CLAIM}
    assert {row["use"] for row in NUMBERS} == {"", "label", "rank", "percent"}


def test_a_crowd_of_numbers_is_kept_as_it_stands() -> None:
    found = quantities.find(Sentence(0, "about 7 " * 151))
    assert [(q.span.start, q.span.exact) for q in found] == [(6 + 8 * n, "7") for n in range(151)]
    assert {(q.value, q.taken_as, q.bound, q.label) for q in found} == {
        (7, TakenAs.UNREAD, Bound.EXACTLY, True)
    }
    assert quantities.find(Sentence(0, "about 7 " * 150))[-1].bound is Bound.ABOUT


CHANGES = [
    ("Arrivals doubled.", 100, Direction.ABOVE, 80, 120),
    ("Arrivals more than halved.", 50, Direction.BELOW, 50, None),
    ("Arrivals fell by a fifth.", 20, Direction.NONE, 16, 24),
    ("Twice as many came.", 100, Direction.ABOVE, 80, 120),
    ("It is half the total of May.", 50, Direction.BELOW, 40, 60),
    ("Arrivals rose by almost a third.", 33.3333, Direction.NONE, 26.6667, 33.3333),
]


@pytest.mark.parametrize(("text", "value", "way", "low", "high"), CHANGES)
def test_a_change_told_in_words_is_a_loose_percentage(
    text: str, value: float, way: Direction, low: float, high: float | None
) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.direction, quantity.percent) == (value, way, True)
    assert quantity.interval.low == pytest.approx(low, abs=1e-3)
    assert quantity.interval.high == (None if high is None else pytest.approx(high, abs=1e-3))


INVISIBLE = [
    ("Some 36,\u200b734 people came.", "36,\u200b734", 36_734),
    ("Three hun\u00addred people came.", "Three hun\u00addred", 300),
    ("\ufeff369 people came.", "369", 369),
    ("Some 36,\U000e0031734 people came.", "36,\U000e0031734", 36_734),
    ("Some 36,\u2067734 people came.", "36,\u2067734", 36_734),
    ("Some 36\ufe0f,734 people came.", "36\ufe0f,734", 36_734),
]


@pytest.mark.parametrize(("text", "exact", "value"), INVISIBLE)
def test_what_nobody_sees_parts_no_number(text: str, exact: str, value: float) -> None:
    quantity = one(text)
    assert (quantity.span.exact, quantity.value) == (exact, value)
    assert text[quantity.span.start : quantity.span.end] == exact


@pytest.mark.parametrize(
    "text",
    [
        "Some \u202e437,63 people came.",
        "Some 3\u03366\u0336,734 people came.",
        "Some \u202a36,734 people came.",
    ],
)
def test_digits_that_show_otherwise_than_they_are_written_are_not_read(text: str) -> None:
    found = quantities.find(Sentence(0, text))
    assert {quantity.taken_as for quantity in found} == {TakenAs.UNREAD}
    crossed = documents.from_string(f"Crossing the Channel on Monday: {text}", date(2025, 9, 2))
    assert claims.assemble(crossed)[0] == []


@given(st.sampled_from([text for text, _ in SENTENCES]), st.sampled_from(NEUTRAL))
def test_a_neutral_sentence_changes_no_number(text: str, neutral: str) -> None:
    def found(of: str) -> list[tuple[object, ...]]:
        return [
            (q.span.exact, q.value, q.taken_as, q.bound, q.label)
            for q in quantities.find(Sentence(0, of))
        ]

    assert found(f"{neutral} {text}"[len(neutral) + 1 :]) == found(text)
    behind = found(f"{text} {neutral}")
    assert behind == found(text)


FRAGMENTS = [
    *(
        "one",
        "two",
        "twenty",
        "hundred",
        "thousand",
        "million",
        "and",
        "a",
        "half",
        "third",
        "quarter",
    ),
    *(
        "of",
        "in",
        "to",
        "over",
        "more",
        "than",
        "about",
        "5",
        "12",
        "2024",
        "36,734",
        "1.2",
        "k",
        "m",
    ),
    *(
        "%",
        "per",
        "cent",
        "£",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "[",
        "]",
        "/",
        ":",
        "'",
        "½",
        "²",
        "first",
    ),
    *(
        "second",
        "twice",
        "doubled",
        "times",
        "fold",
        "past",
        "am",
        "July",
        "the",
        "no",
        "page",
        "dozen",
    ),
    *(
        "several",
        "couple",
        "M20",
        "0800",
        "１２",
        "٣",
        "aged",
        "years",
        "old",
        "miles",
        "İ",
        "ß",
        "\u200b",
    ),
]


@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(st.sampled_from([*FRAGMENTS, " ", ""]), max_size=40).map(" ".join),
        st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join),
    )
)
def test_spans_are_own_characters_apart_and_leave_no_digit_out(text: str) -> None:
    found = quantities.find(Sentence(0, text))
    for quantity in found:
        assert text[quantity.span.start : quantity.span.end] == quantity.span.exact != ""
        assert quantity.interval.low <= quantity.value or quantity.bound is Bound.MORE_THAN
        assert (
            quantity.interval.high is None
            or quantity.value <= quantity.interval.high
            or (quantity.bound in (Bound.LESS_THAN, Bound.AT_MOST))
        )
    spans = [quantity.span for quantity in found]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    kept = {place for span in spans for place in range(span.start, span.end)}
    assert [
        place for place, sign in enumerate(text) if sign.isdecimal() and place not in kept
    ] == []


@pytest.mark.parametrize(
    ("text", "value"), [("2/3 of them", 66.6667), ("1/4 of them", 25), ("9/10 of them", 90)]
)
def test_a_share_in_digits_has_its_value(text: str, value: float) -> None:
    (quantity,) = quantities.find(Sentence(0, text))
    assert quantity.value == value
