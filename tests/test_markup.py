"""The same text as Markdown, mail or HTML set it: what is read stays, and points at its own characters."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from test_same_text import PARAGRAPHS, PUBLISHED, figures

from benchmarks import annotations
from benchmarks.annotated_sets import SETS
from etl import claims, documents
from etl.claims import edits, markup
from etl.claims.edits import Edit
from etl.vocabulary import Claim, Text


NUMBER = re.compile(r"(?<![\w£€$,.-])\d[\d,]*(?![\w%,.-])")
SET_OTHERWISE: dict[str, Callable[[str], str]] = {
    "bold numbers": lambda text: NUMBER.sub(r"**\g<0>**", text),
    "slanted numbers": lambda text: NUMBER.sub(r"_\g<0>_", text),
    "links": lambda text: re.sub(r"\b(Channel|France|Kent)\b", r"[\1](https://example.org/a_b)", text),
    "entities": lambda text: text.replace("&", "&amp;").replace("'", "&#39;").replace(" people", "&nbsp;people"),
    "a mail that is quoted": lambda text: re.sub("^", "> ", text, flags=re.MULTILINE),
    "blanks at the ends of lines": lambda text: text.replace("\n", " \n"),
    "lines that Windows ends": lambda text: text.replace("\n", "\r\n"),
    "blanks that stretch a line": lambda text: text.replace(" ", "  "),
    "signs without width": lambda text: text.replace(" ", "\u200b "),
}  # fmt: skip


def document(letter: str, place: int) -> Text:
    return documents.open_entry(annotations.read(SETS[letter].folder).entries[place])


def meant(claim: Claim) -> tuple:
    counted = (claim.indicator, claim.measure, claim.subset, claim.value, claim.bound)
    return (*counted, claim.period_start, claim.period_end, claim.base_start, claim.base_end)


@pytest.mark.parametrize("place", range(0, 14, 4))
@pytest.mark.parametrize("name", SET_OTHERWISE)
def test_how_a_text_is_set_changes_no_figure(name: str, place: int) -> None:
    text = document("ax", place)
    as_set = SET_OTHERWISE[name](text.passages[0].text)
    found, _ = claims.assemble(documents.from_string(as_set, text.document.published))
    whole, _ = claims.assemble(text)
    assert Counter(map(meant, found)) == Counter(map(meant, whole))
    for each in found:
        assert as_set[each.start : each.end] == each.exact
        quote = each.prefix + each.exact + each.suffix
        assert as_set[each.start - len(each.prefix) : each.end + len(each.suffix)] == quote


@settings(max_examples=examples(60), deadline=None)
@given(
    st.sampled_from(PARAGRAPHS),
    st.sampled_from(sorted(SET_OTHERWISE)),
    st.sampled_from(sorted(SET_OTHERWISE)),
)
def test_two_ways_of_setting_at_once_change_no_figure(paragraph: str, one: str, other: str) -> None:
    both = (one, other) if one == "entities" else (other, one)
    text = SET_OTHERWISE[both[1]](SET_OTHERWISE[both[0]](f"{paragraph}\n\n{paragraph}"))
    if one != other:
        assert figures(text) == figures(f"{paragraph}\n\n{paragraph}")


@pytest.mark.parametrize(
    ("text", "as_read"),
    [
        ("**369** people, *seven* boats, __42__ and _one_.", "369 people, seven boats, 42 and one."),
        ("***369*** people (*boats*).", "369 people (boats)."),
        ("The 369* who came. *Provisional.", "The 369 who came. Provisional."),
        ("[369 people](https://example.org) in [boats](/sources/a)", "369 people in boats"),
        ("![A boat](https://example.org/a.jpg) came", "A boat came"),
        ("[369] people (see note)", "[369] people (see note)"),
        ("It took 3 * 4 and 3*4, or small_boats_of_kent.", "It took 3 * 4 and 3*4, or small_boats_of_kent."),
        ("* 369 people\n* seven boats", "* 369 people\n* seven boats"),
        ("369&nbsp;people &amp; boats &#8211; &pound;5", "369\u00a0people & boats – £5"),
        ("AT&T; M&S and &#0; and &#10;", "AT&T; M&S and &#0; and &#10;"),
        ("> 369 people\n> came", "369 people\ncame"),
        ("> 1,000 people came\nlast year\nin boats", "> 1,000 people came\nlast year\nin boats"),
        ("36,7\u200b34 people", "36,734 people"),
        ("people   369\nboats     7", "people   369\nboats     7"),
        ("It ended. \nIt began.\t\r\nIt went on.", "It ended.\nIt began.\r\nIt went on."),
    ],
)  # fmt: skip
def test_signs_that_only_set_a_text_are_not_read(text: str, as_read: str) -> None:
    assert edits.applied(text, markup.find(text))[0] == as_read


def test_edits_keep_the_places_of_what_stays() -> None:
    text, places = edits.applied("a**b** c", [Edit(1, 3), Edit(2, 4), Edit(4, 6), Edit(6, 7, "-")])
    assert text == "ab-c"
    assert list(places) == [0, 3, 6, 7]
    assert edits.applied("abc", []) == ("abc", range(3))


@settings(max_examples=examples(100), deadline=None)
@given(st.text(alphabet="ab9 *_>&;[]()\n\u200b", max_size=120))
def test_whatever_is_written_each_character_read_is_one_of_the_text(text: str) -> None:
    made, places = edits.applied(text, markup.find(text))
    assert len(made) == len(places)
    assert list(places) == sorted(set(places))
    assert all(one in (text[place], " ") for one, place in zip(made, places, strict=True))


def test_numbers_point_at_their_characters_too() -> None:
    text = "**369** people crossed the [Channel](https://example.org) in **seven** boats,\nand 42 did not."
    _, numbers = claims.assemble(documents.from_string(text, PUBLISHED))
    assert [text[each.start : each.end] for each in numbers] == [each.exact for each in numbers]
    assert [each.exact for each in numbers] == ["369", "seven", "42"]
