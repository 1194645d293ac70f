"""The words beside a number, one by one, and the words that numbers are written in, each with its value."""

import tomllib
from pathlib import Path

import pytest

from etl import quantities
from etl.quantities import words
from etl.vocabulary import Quantity, Sentence


CASES = sorted((Path(__file__).parent / "cases").glob("number_words*.toml"))
# One frame, many words: what each word beside a number makes of it.
WORDS = [kind for path in CASES for kind in tomllib.loads(path.read_text(encoding="utf-8"))["kind"]]


def told(text: str) -> list[str]:
    return [_told(quantity) for quantity in quantities.find(Sentence(0, text))]


def _told(quantity: Quantity) -> str:
    use = "label" if quantity.label else "rank" if quantity.ordinal else ""
    use = use or ("percent" if quantity.percent else "")
    return " | ".join(filter(None, (quantity.span.exact, quantity.bound, quantity.taken_as, use)))


@pytest.mark.parametrize("kind", WORDS, ids=[kind["why"] for kind in WORDS])
def test_a_word_beside_a_number_tells_its_bound_and_kind(kind: dict) -> None:
    frames = {word: kind["text"].replace("{}", word) for word in kind["words"]}
    expected = {word: [number.replace("{}", word) for number in kind["numbers"]] for word in frames}
    assert {word: told(text) for word, text in frames.items()} == expected


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
    # A share of at most ten parts; of more, or of as many, it is a code and has its first number.
    *(
        ("3/10", 30),
        ("9/10", 90),
        ("1/2", 50),
        ("3/11", 3),
        ("10/11", 10),
        ("10/10", 10),
        ("0/5", 0),
    ),
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


WHOLE = ("people", "persons", "migrants", "men", "women", "children")
WHOLE = (*WHOLE, "boats", "dinghies", "arrivals", "crossings")


@pytest.mark.parametrize("thing", WHOLE)
@pytest.mark.parametrize("blank", [" ", "\u00a0"])
def test_what_comes_whole_has_no_decimals(thing: str, blank: str) -> None:
    (quantity,) = quantities.find(Sentence(0, f"They counted 36.734{blank}{thing}."))
    assert quantity.value == 36_734


def test_what_is_measured_has_decimals() -> None:
    (quantity,) = quantities.find(Sentence(0, "They counted 36.734 million litres."))
    assert quantity.value == 36_734_000


@pytest.mark.parametrize("text", ["few hundred people", "few hundred and twenty people"])
def test_what_stands_behind_a_vague_number_is_looked_for_behind_it(text: str) -> None:
    written = words.read(text, text.index("hundred"))
    assert written
    assert text[written.after :] == " people"
