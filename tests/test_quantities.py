"""Numbers as written: value, kind, bound and the interval that the wording allows."""

import csv
import tomllib
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import quantities
from etl.vocabulary import Bound, Direction, Quantity, Sentence, TakenAs


with (Path(__file__).parent / "cases/numbers.csv").open(encoding="utf-8", newline="") as lines:
    NUMBERS = list(csv.DictReader(lines))
# Each text with every number that is in it, in reading order.
SENTENCES = [(text, list(rows)) for text, rows in groupby(NUMBERS, lambda row: row["text"])]
# One frame, many words: what each word beside a number makes of it.
WORDS = tomllib.loads((Path(__file__).parent / "cases/number_words.toml").read_text("utf-8"))[
    "kind"
]
# Sentences that say nothing with a number: adding one must change no number before or behind it.
NEUTRAL = ("The weather was calm and the sea was grey.", "Nobody answered the telephone.")


def one(text: str) -> Quantity:
    (quantity,) = quantities.find(Sentence(0, text))
    return quantity


# Text, bound, least and greatest value (None: unlimited).
BOUNDS = [
    ("36,734 people arrived", Bound.EXACTLY, 36_734, 36_734),
    ("25,000 people arrived", Bound.EXACTLY, 24_500, 25_500),
    ("some 5,703 people arrived", Bound.ABOUT, 5703, 5703),
    ("about 200 people arrived", Bound.ABOUT, 150, 250),
    ("around 60 people arrived", Bound.ABOUT, 55, 65),
    ("nearly 1,300 people arrived", Bound.NEARLY, 1200, 1300),
    ("just under 41.5k people arrived", Bound.NEARLY, 41_400, 41_500),
    ("at least 36 people died", Bound.AT_LEAST, 36, None),
    ("no fewer than 15 people died", Bound.AT_LEAST, 15, None),
    ("200 or more people arrived", Bound.AT_LEAST, 200, None),
    ("more than 25,000 people arrived", Bound.MORE_THAN, 25_001, None),
    ("over 35,000 people arrived", Bound.MORE_THAN, 35_001, None),
    ("up to 80 people arrived", Bound.AT_MOST, 0, 80),
    ("no more than 80 people arrived", Bound.AT_MOST, 0, 80),
    ("fewer than 100 people arrived", Bound.LESS_THAN, 0, 99),
    ("30 per cent more", Bound.EXACTLY, 29.5, 30.5),
    ("51.5% more", Bound.EXACTLY, 51.45, 51.55),
]


@pytest.mark.parametrize(("text", "bound", "low", "high"), BOUNDS, ids=[row[0] for row in BOUNDS])
def test_wording_and_rounding_give_an_interval(
    text: str, bound: Bound, low: float, high: float | None
) -> None:
    quantity = one(text)
    assert quantity.bound is bound
    assert quantity.interval.low == pytest.approx(low)
    assert quantity.interval.high == (None if high is None else pytest.approx(high))


def test_the_bounds_are_all_covered() -> None:
    assert {row[1] for row in BOUNDS} == set(Bound)


def test_the_words_of_the_bound_are_kept() -> None:
    span = one("no fewer than 15 people died").bound_span
    assert span is not None
    assert span.exact == "no fewer than"


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


TOLD = ("bound", "taken_as", "use")


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


@pytest.mark.parametrize("kind", WORDS, ids=[kind["why"] for kind in WORDS])
def test_a_word_beside_a_number_tells_its_bound_and_kind(kind: dict) -> None:
    def told(text: str) -> list[str]:
        rows = [as_row(text, quantity) for quantity in quantities.find(Sentence(0, text))]
        return [
            " | ".join([row["exact"], *(row[name] for name in TOLD if row[name])]) for row in rows
        ]

    frames = {word: kind["text"].replace("{}", word) for word in kind["words"]}
    expected = {word: [number.replace("{}", word) for number in kind["numbers"]] for word in frames}
    assert {word: told(text) for word, text in frames.items()} == expected


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


# Number words and their values; what is vague has the least that it can mean.
VALUES = [
    *(("several", 3), ("a couple", 2), ("scores of them", 40), ("a score of them", 20)),
    *(("dozens", 24), ("hundreds", 200), ("thousands", 2_000), ("millions", 2_000_000)),
    *(("billions", 2_000_000_000), ("trillions", 2_000_000_000_000), ("a handful", 3)),
    *(("handfuls", 6), ("a pair", 2), ("pairs", 4), ("a duo", 2), ("a trio", 3), ("a quartet", 4)),
    *(("several hundred", 300), ("a few thousand", 3_000), ("a few dozen", 36)),
    *(("a couple of dozen", 24), ("tens of thousands", 3_000), ("hundreds of thousands", 200_000)),
    *(("twenties", 20), ("thirties", 30), ("nineties", 90), ("twice", 100), ("thrice", 200)),
    *(("doubled", 100), ("doubles", 100), ("doubling", 100), ("treble", 200), ("trebled", 200)),
    *(("trebles", 200), ("trebling", 200), ("triple", 200), ("tripled", 200), ("triples", 200)),
    *(("tripling", 200), ("quadruple", 300), ("quadrupled", 300), ("quadrupling", 300)),
    *(("quintuple", 400), ("quintupled", 400), ("quintupling", 400), ("halve", 50), ("halves", 50)),
    *(("halved", 50), ("halving", 50), ("twofold", 100), ("tenfold", 900), ("hundredfold", 9_900)),
    *(("thousandfold", 99_900), ("a 10-fold rise", 900), ("three times as many", 200)),
    *(("2 hundred", 200), ("2 dozen", 24), ("2k", 2_000), ("2m", 2e6), ("2mn", 2e6), ("2bn", 2e9)),
    *(("2 billion", 2e9), ("2 trillion", 2e12), ("½", 0.5), ("2½", 2.5), ("2 ¾", 2.75)),
    *(("⅓", 0.3333), ("1⅔", 1.6667), ("⅕", 0.2), ("⅖", 0.4), ("⅗", 0.6), ("⅘", 0.8), ("⅛", 0.125)),
    *(("half a million", 500_000), ("half a dozen", 6), ("half a billion", 5e8)),
    *(("a quarter of a million", 250_000), ("a third of a billion", 1e9 / 3)),
    *(("the two hundredth", 200), ("the thousandth", 1_000), ("the two millionth", 2_000_000)),
    *(("the hundred and first", 101), ("the thousand and twenty-third", 1_023)),
    *(("nineteen eighty-four", 1984), ("twenty twenty", 2020), ("twenty sixteen", 2016)),
    *(("the year nineteen oh five", 1905), ("the year twenty oh eight", 2008)),
    *(("two-fifths", 40), ("three quarters", 75), ("one half", 50), ("two halves", 100)),
    *(("one tenth", 10), ("five sixths", 83.3333), ("six sevenths", 85.7143), ("one eighth", 12.5)),
    *(("three tenths", 30), ("a quarter", 25), ("half", 50)),
    # As they are heard in transcripts.
    *(("thirty-six eight sixteen", 36_816), ("thirty-six thousand eight one six", 36_816)),
    *(("sixteen, four oh two", 16_402), ("thirty-six, seven three four", 36_734)),
    *(("thirty-six eight hundred and sixteen", 36_816), ("thirty-six seven hundred", 36_700)),
    *(("one oh seventy-five", 1_075), ("one oh seven five", 1_075), ("one zero twelve", 1_012)),
    *(("one three oh five people", 1_305), ("one oh sixty", 1_060)),
    *(("thirteen seventy people", 1_370), ("eleven forty-two migrants", 1_142)),
    *(("two point five", 2.5), ("sixty-one point nine", 61.9), ("one point two thousand", 1_200)),
    *(("two point oh five million", 2_050_000), ("three point one four one five", 3.1415)),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[row[0] for row in VALUES])
def test_number_words_have_the_value_that_a_hearer_gives_them(text: str, value: float) -> None:
    assert quantities.find(Sentence(0, f"{text}."))[0].value == pytest.approx(value, rel=1e-3)


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
]


@pytest.mark.parametrize(("text", "exact", "value"), INVISIBLE)
def test_what_nobody_sees_parts_no_number(text: str, exact: str, value: float) -> None:
    quantity = one(text)
    assert (quantity.span.exact, quantity.value) == (exact, value)
    assert text[quantity.span.start : quantity.span.end] == exact


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
