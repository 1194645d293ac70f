"""Wordings tried by their letters find in every text what they find tried one by one."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.claims import cues, themes
from etl.claims.cues import CATALOGUE, ELSEWHERE
from etl.claims.wordlists import Wordlist, fold
from etl.vocabulary import Sentence


ROOT = Path(__file__).parent
LISTS = {
    f"{room.__name__}.{name}": value
    for room in (cues, themes)
    for name, value in vars(room).items()
    if isinstance(value, Wordlist)
}
WORDINGS = {**{code: told.wording for code, told in CATALOGUE.items()}, **ELSEWHERE}
LINES = [
    line
    for path in sorted(ROOT.glob("corpus/[a-m]/docs/*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
# What a bar within brackets parts is one wording.
BRACKETS = re.compile(r"\\.|\[[^\]]*\]|\([^()]*\)")
# Runs of letters and blanks of the wordings themselves, and what a text has between them.
PIECES = sorted(
    {piece for kind in WORDINGS.values() for each in kind for piece in re.findall(r"[\w ]+", each)}
    | {" ", "-", ", ", ". ", "’s ", "7 ", "1,075 ", "\u00a0", "İ", "é", "to the UK ", "in Kent "}
)


def found(matches: Iterable[re.Match[str]]) -> list[tuple[int, int, str | None]]:
    return [(match.start(), match.end(), match.lastgroup) for match in matches]


def one_by_one(wordlist: Wordlist, text: str) -> list[tuple[int, int, str | None]]:
    either = "|".join(
        rf"(?P<{kind}>\b(?:{'|'.join(wordings)}))" for kind, wordings in wordlist.listed.items()
    )
    return found(re.finditer(either, fold(text)))


@pytest.mark.parametrize("name", LISTS)
def test_in_the_annotated_texts_both_find_the_same(name: str) -> None:
    wordlist = LISTS[name]
    for line in LINES[::3]:
        every = one_by_one(wordlist, line)
        assert found(wordlist.finditer(line)) == every, line
        assert found(wordlist.every(Sentence(0, line))) == every, line


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
@example("")
@example("people came ashore")
def test_in_any_words_both_find_the_same(text: str) -> None:
    for name, wordlist in LISTS.items():
        every = one_by_one(wordlist, text)
        assert found(wordlist.finditer(text)) == every, name
        assert found(filter(None, [wordlist.search(text)])) == every[:1], name
        assert found(filter(None, [wordlist.first(Sentence(0, text))])) == every[:1], name
        assert found(wordlist.every(Sentence(0, text))) == every, name


def without_brackets(wording: str) -> str:
    shorter = BRACKETS.sub("", wording)
    return shorter if shorter == wording else without_brackets(shorter)


@pytest.mark.parametrize("kind", WORDINGS)
def test_a_wording_is_one_and_never_empty(kind: str) -> None:
    """Of "crossed|landed" the first letter would be asked of both."""
    for wording in WORDINGS[kind]:
        assert "|" not in without_brackets(wording)
        assert not re.fullmatch(wording.replace("<UK>", "the UK"), "")


@pytest.mark.parametrize(
    ("wordings", "text", "expected"),
    [
        (["ab?c", "a?x"], "x ac ax", ["x", "ac", "ax"]),
        (["land", "landed"], "landed", ["land"]),
        (["landed", "land"], "Landed, LAND", ["landed", "land"]),
        (["(?<=people )came", "came in"], "people came in", ["came"]),
        (["came"], "became came", ["came"]),
    ],
)
def test_wordings_keep_their_order(wordings: list[str], text: str, expected: list[str]) -> None:
    assert [match.group() for match in Wordlist(any=wordings).finditer(text)] == expected
