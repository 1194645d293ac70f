"""A sentence in small letters keeps each letter in its place, and its words are its runs of letters and digits."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from etl import quantities
from etl.vocabulary import LETTERS, Sentence


PIECES = ["ten", "Seven", " ", "_", "-", "’", "é", "İ", ",", "(iii)", "second", "boats", "x"]
texts = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@given(st.one_of(st.text(max_size=40), texts))
@example("İstanbul's 7 BOATS_2")
def test_words_are_runs_of_plain_letters_and_digits(text: str) -> None:
    small = Sentence(0, text).small
    assert len(small.text) == len(text)
    words = re.findall("[a-z0-9]+", small.text)
    assert small.openings == [word[:LETTERS] for word in words]
    assert small.numbered == any(character in "0123456789" for character in text)


@given(texts)
@example("ten_boats, ten")
def test_a_number_word_is_found_whether_or_not_digits_stand_in_the_sentence(text: str) -> None:
    far = " boats left, and no more than those few came" + " ashore" * 9
    alone = quantities.find(Sentence(0, text + far))
    beside = quantities.find(Sentence(0, f"{text}{far}, 7"))
    assert [one.span for one in alone] == [one.span for one in beside[:-1]]
