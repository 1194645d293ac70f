"""Wordings told apart by their letters stand where any of them stands, and nowhere else."""

import re

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.claims import openings
from etl.vocabulary import Sentence


WORDS = st.text("abc ", min_size=1, max_size=4)


def grouped(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Wordings with choices, words that may be left out, and words that stand before."""
    listed = st.lists(parts, min_size=1, max_size=3).map("|".join)
    group = st.tuples(listed, st.sampled_from(["", "?", "+", "{1,2}"])).map(
        lambda made: f"(?:{made[0]}){made[1]}"
    )
    ahead = st.tuples(st.sampled_from(["(?<=", "(?<!"]), WORDS).map(
        lambda made: f"{made[0]}{made[1]})"
    )
    return st.lists(st.one_of(parts, group, ahead), min_size=1, max_size=3).map("".join)


WORDINGS = st.recursive(
    st.one_of(WORDS, st.sampled_from(["[ab]", "a?", r"\w", r"\bb", "c*"])), grouped, max_leaves=6
)


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(WORDINGS, min_size=1, max_size=4), st.text("abc ", max_size=12))
def test_told_apart_by_letters_they_stand_where_one_of_them_stands(listed, text) -> None:
    alone = re.compile("|".join(f"(?:{wording})" for wording in listed))
    together = re.compile(openings.by_letter(listed))
    places = range(len(text) + 1)
    assert [bool(together.match(text, place)) for place in places] == [
        bool(alone.match(text, place)) for place in places
    ]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("came", ["came"]),
        ("(?:a |the )?car", ["a car", "the car", "car"]),
        ("(?:b(?:oa|e)t|[|)]x)s", ["b(?:oa|e)ts", "[|)]xs"]),
        ("(?<=people )came", ["c(?<=people c)ame"]),
        ("(?<!one )(?:two|six) men", ["t(?<!one t)wo men", "s(?<!one s)ix men"]),
        ("(?:so )+far", ["(?:so )+far"]),
        (r"(?<=\d )\w+", [r"(?<=\d )\w+"]),
    ],
)
def test_a_choice_at_the_head_is_unfolded(wording: str, expected: list[str]) -> None:
    assert list(openings.unfolded(wording)) == expected


@settings(max_examples=examples(300), deadline=None)
@given(st.lists(WORDINGS, min_size=1, max_size=4), st.text("abc -", max_size=12))
def test_where_one_of_them_stands_a_word_opens_as_told(listed, text) -> None:
    opens = openings.letters(listed)
    stands = re.search("|".join(rf"\b(?:{wording})" for wording in listed), text)
    assert not stands or not opens or not opens.isdisjoint(Sentence(0, text).small.openings)


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("crossed", {"cros"}),
        (r"eu\b", {"eu"}),
        ("ab?c d", {"abc", "ac"}),
        ("c[ao]me into", {"came", "come"}),
        ("(?:the )?bloc", {"bloc"}),
        (r"the (?:\w+ )?pi(?:lot|er)", {"pilo", "pier"}),
        ("(?<!no )boats(?! of)", {"boat"}),
        ("in", set()),
        (r"a\w+", set()),
        ("(?:so )+far", set()),
    ],
)
def test_a_wording_tells_how_a_word_of_it_opens(wording: str, expected: set[str]) -> None:
    assert openings.letters([wording]) == expected


def test_alternatives_are_what_bars_part() -> None:
    assert openings.alternatives(r"a(?:b|c)|\||[|]d") == ["a(?:b|c)", r"\|", "[|]d"]


def test_a_group_that_nothing_closes_is_refused() -> None:
    with pytest.raises(ValueError, match="no bracket closes the first group"):
        list(openings.unfolded("(?:came"))
