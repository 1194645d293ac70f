"""Reading numbers and cutting sentences take time in proportion to the text, whatever stands in it."""

import gc
import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from datetime import date

import pytest

from etl import documents, numerals, quantities, sentences
from etl.vocabulary import Sentence


LENGTH = 20_000
# Processor seconds: tenfold of what a slow machine was seen to need, a hundredth of a quadratic search.
MOST_SECONDS = 2.0
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
]
ROOMS = [numerals, sentences, quantities]
ROOMS += [
    importlib.import_module(f"etl.quantities.{found.name}")
    for found in pkgutil.iter_modules(quantities.__path__)
]
PATTERNS = {
    f"{room.__name__}.{name}": pattern
    for room in ROOMS
    for name, pattern in vars(room).items()
    if isinstance(pattern, re.Pattern)
}


def seconds(work) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_loses_itself_in_a_pumped_text(name: str) -> None:
    for pump in PUMPS:
        text = pump * (LENGTH // len(pump))
        pattern = PATTERNS[name]
        spent = seconds(lambda p=pattern, t=text: sum(1 for _ in p.finditer(t)))
        assert spent < MOST_SECONDS, pump


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
        min(
            seconds(lambda s=size: quantities.find(Sentence(0, pump * (s // len(pump)))))
            for _ in "ab"
        )
        for size in (5_000, 20_000)
    )
    assert long < max(8 * short, 0.2)


def test_a_megabyte_without_a_stop_is_cut_into_sentences_of_bounded_length() -> None:
    text = documents.from_string("one " * 250_000, date(2025, 10, 20))
    found = list(sentences.split(text))
    assert max(len(sentence.text) for sentence in found) <= sentences.LONGEST
    assert sum(sentence.text.count("one") for sentence in found) == 250_000
