"""Reading numbers and cutting sentences take time in proportion to the text, whatever stands in it."""

import gc
import re
from collections.abc import Iterator
from datetime import date
from itertools import product

import pytest
from patterns import PATTERNS
from timings import noise, seconds

from etl import documents, events, quantities, sentences
from etl.vocabulary import Sentence


LENGTH = 20_000
# A tenth of the text searched in a hundredth of the noise takes no more than the noise for all of it if it grows with
# the square.
TELLING = 0.01
PUMPS = [
    *(
        "one ",
        "1,1,1,1,",
        "7",
        "a hundred and a hundred and ",
        "twenty-",
        "£",
        "1.",
        "1/",
        "0 ",
        "½",
    ),
    *(
        "more than ",
        "the ",
        "1 ",
        "12:",
        "1-",
        "a third ",
        "over 3 ",
        "one in ",
        "half a ",
        "1 and ",
    ),
    *("0800 123 ", "1,234,", "1 000 ", "1'000", "x9", "9x", "@1", "took the total ", "than ", "-"),
    *(
        "may 1 ",
        "page 1 of ",
        "three times ",
        "aged 1 ",
        "1st ",
        "(1) ",
        "1 people or ",
        "ab",
        ". ",
    ),
    # Words that begin the patterns of figures and days, over and over.
    *(
        "total of ",
        "announced ",
        "in the same ",
        "the number of ",
        "compared with ",
        "up from ",
        "the total for ",
        "brought back ",
        "sent people ",
        "stopped people ",
        "first time ",
        "who had been ",
        "small boat ",
        "the treaty ",
    ),
    *(
        "in 2024 ",
        "on Monday ",
        "when it was ",
        "which was ",
        "half of the ",
        "and the ",
        "the most ",
    ),
]
# What a pumped text ends with, so that what seemed to match all along does not.
ENDINGS = ("!", "\n", "\u00a0people")


def seconds_of_search(pattern: re.Pattern, pump: str, ending: str, size: int) -> float:
    text = pump * (size // len(pump)) + ending
    pumped = text.encode() if isinstance(pattern.pattern, bytes) else text
    return seconds(lambda: sum(1 for _ in pattern.finditer(pumped)))


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_loses_itself_in_a_pumped_text(name: str) -> None:
    """Ten times the text may take thirty times as long, not a hundred."""
    for pump, ending in product(PUMPS, ENDINGS):
        short = seconds_of_search(PATTERNS[name], pump, ending, LENGTH // 10)
        if short > TELLING * noise():
            long = seconds_of_search(PATTERNS[name], pump, ending, LENGTH)
            assert long < max(30 * short, noise()), (pump, ending)


@pytest.mark.parametrize(
    "stem", ["first return to ", "the first flight left ", "Labour won the last "]
)
def test_an_event_is_told_from_a_long_word_in_linear_time(stem: str) -> None:
    short, long = (
        seconds(lambda s=size: events.at(stem + "a" * s + "1", 0)) for size in (500, 2_000)
    )
    assert long < max(8 * short, noise())


@pytest.fixture
def uncollected() -> Iterator[None]:
    """The collector of unused objects looks through all that is kept, and would be timed as well."""
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("uncollected")
@pytest.mark.parametrize("pump", PUMPS)
def test_numbers_are_found_in_linear_time(pump: str) -> None:
    """Four times the text may take eight times as long, not sixteen."""
    short, long = (
        seconds(lambda s=size: quantities.find(Sentence(0, pump * (s // len(pump)))))
        for size in (5_000, 20_000)
    )
    assert long < max(8 * short, 2 * noise())


def test_a_megabyte_without_a_stop_is_cut_into_sentences_of_bounded_length() -> None:
    text = documents.from_string("one " * 250_000, date(2025, 10, 20))
    found = list(sentences.split(text))
    assert max(len(sentence.text) for sentence in found) <= sentences.LONGEST
    assert sum(sentence.text.count("one") for sentence in found) == 250_000
