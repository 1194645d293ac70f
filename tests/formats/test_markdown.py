"""Markdown: words and numbers without the marks."""

from datetime import date

import pytest

from etl import formats
from etl.formats import markdown
from etl.vocabulary import InputError


READ = [
    ("On *Saturday* **369** people", "On Saturday 369 people"),
    ("[369 people](https://example.org/12 'title 5') crossed", "369 people crossed"),
    ("![alt 99](x.png) shown", "shown"),
    ("one\ntwo", "one two"),
    ("one  \ntwo", "one\ntwo"),
    ("# Head 12\ntext", "Head 12\n\ntext"),
    ("- 7 boats\n- 369 people", "7 boats\n\n369 people"),
    ("2024. A record year.", "2024. A record year."),
    ("1) first\n2) second", "1) first\n\n2) second"),
    ("| Day | People |\n|---|--:|\n| Sat | 36,734 |", "Day | People\n\nSat | 36,734"),
    ("> quoted 42", "quoted 42"),
    ("`code 5` and 5 * 3 * 2 and snake_case_3", "code 5 and 5 * 3 * 2 and snake_case_3"),
    ("    indented 369", "indented 369"),
    ("~~370~~ 369 people", "369 people"),
    ("a &amp; b &lt;5&gt; 10,000\\.5", "a & b <5> 10,000.5"),
    ("seen <span hidden>99</span><!-- 98 --> <b>5</b>", "seen 5"),
    ("<script>97</script>\n\nseen", "seen"),
    ("\ufeffone\r\n\r\ntwo", "one\n\ntwo"),
]


@pytest.mark.parametrize(("source", "text"), READ, ids=[row[0][:30] for row in READ])
def test_the_words_are_kept_and_the_marks_are_not(source: str, text: str) -> None:
    assert markdown.read(source.encode(), "a.md").text == text


FRONT = """---
title: "Weekend arrivals"
publisher: The Paper
date: 2025-10-20T08:00:00+01:00
draft
---
On Saturday 369 people crossed.
"""


def test_the_front_matter_states_day_title_and_publisher() -> None:
    found = markdown.read(FRONT.encode(), "a.md")
    assert found.text == "On Saturday 369 people crossed."
    assert (found.published, found.title) == (date(2025, 10, 20), "Weekend arrivals")
    assert found.publisher == "The Paper"


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert markdown.read(b"---\n\n369 people\n\n---\n", "a.md").text == "369 people"


HARMFUL = {
    "brackets": "[" * 50_000,
    "quotes in quotes": "> " * 20_000 + "369",
    "lists in lists": "- " * 5_000 + "369",
    "stars": "*a **b " * 20_000,
    "backticks": "`" * 50_000 + "a" + "`" * 49_999,
    "links": "[a](" * 20_000,
    "tables": "|x" * 5_000 + "\n" + "|-" * 5_000 + "\n",
    "too long": "x" * 1_000_001,
}


@pytest.mark.parametrize("name", HARMFUL)
def test_harmful_markdown_is_read_or_refused(name: str) -> None:
    try:
        read = formats.read(HARMFUL[name].encode(), "a.md").text
    except InputError as error:
        read = str(error)
    assert read


def test_what_is_nested_deep_is_not_lost() -> None:
    assert markdown.read(b"> " * 40 + b"369 people", "a.md").text == "369 people"
