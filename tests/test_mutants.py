"""What is changed of a pattern to see whether a test notices: each alternative, and how often a part may come."""

import re
from pathlib import Path

import pytest
from sources import ROOT

from tests.mutation import rules, selections


CHANGES = [
    ("a|b|c", ["b|c", "a|c", "a|b"]),
    ("(?:a|b)c", ["(?:b)c", "(?:a)c"]),
    ("x(?:a|(?:b|c))?", ["x(?:(?:b|c))?", "x(?:a)?", "x(?:a|(?:c))?", "x(?:a|(?:b))?",
        "x(?:a|(?:b|c))", "x(?:a|(?:b|c)){0}"]),
    ("(?<!a|b)c", ["(?<!b)c", "(?<!a)c"]),
    ("(?P<n>a|)", ["(?P<n>)"]),
    (r"\|[|)]a?", [r"\|[|)]a", r"\|[|)]a{0}"]),
    ("a*b+c+?", ["a+b+c+?", "a*b*c+?", "a*b+c*?"]),
    ("a{2}", ["a{1}", "a{3}"]),
    ("a{1}", ["a{2}"]),
    ("a{0,3}", ["a{1,3}", "a{0,4}", "a{0,2}"]),
    ("a{1,60}b", ["a{2,60}b", "a{0,60}b"]),
    ("a{2,}", ["a{3,}", "a{1,}"]),
    ("a{{0,1}}{X}", ["a{{1,1}}{X}", "a{{0,2}}{X}", "a{{0,0}}{X}"]),
    ("a)|b(?:c|d)", ["a)|b(?:d)", "a)|b(?:c)", "a)"]),
    ("nothing", []),
]  # fmt: skip


@pytest.mark.parametrize(("pattern", "expected"), CHANGES)
def test_each_change_of_a_pattern_is_made_once(pattern: str, expected: list[str]) -> None:
    found = [pattern[:low] + text + pattern[high:] for low, high, text in rules.changes(pattern)]
    assert sorted(found) == sorted(expected)


MODULE = '''"""A module. Not (?:this|that)."""

KINDS = re.compile(r"(?:boats|people)s?")


def find(text):
    return re.search("a|b", text)
'''


def test_patterns_of_a_module_are_changed_and_nothing_else() -> None:
    found = [draft() for draft in rules.of_python(Path("a.py"), MODULE)]
    assert {each.source.split("\n")[2] for each in found} == {
        'KINDS = re.compile(r"(?:people)s?")',
        'KINDS = re.compile(r"(?:boats)s?")',
        'KINDS = re.compile(r"(?:boats|people)s")',
        'KINDS = re.compile(r"(?:boats|people)s{0}")',
    }
    assert {each.line for each in found} == {3}
    for each in found:
        compile(each.source, "a.py", "exec")


CATALOGUE = """[a]
wording = [
    'boats? came',
    'they came|it came',
]
"""


def test_of_a_catalogue_each_wording_is_left_out_as_well() -> None:
    found = {draft().source for draft in rules.of_toml(Path("a.toml"), CATALOGUE)}
    assert found == {
        CATALOGUE.replace("boats?", "boats"),
        CATALOGUE.replace("s?", "s{0}"),
        CATALOGUE.replace("they came|", ""),
        CATALOGUE.replace("|it came", ""),
        CATALOGUE.replace("    'boats? came',\n", ""),
        CATALOGUE.replace("    'they came|it came',\n", ""),
    }


def test_what_a_mutant_reads_is_told_by_the_part_that_differs() -> None:
    source = "x = 1\n" + "y = " + "1 + " * 40 + "2\n"
    place = source.index("2\n")
    made = rules.mutant(Path("a.py"), source, place, place + 1, "3")
    assert (made.line, made.was[-5:], made.now[-5:]) == (2, "1 + 2", "1 + 3")
    assert re.fullmatch(r"[1 +]{30}2", made.was)


def test_each_test_that_is_not_asked_is_named_as_it_stands_in_its_file() -> None:
    files = {path for tests in selections.SELECTIONS.values() for path in tests}
    source = "\n".join((ROOT / path).read_text(encoding="utf-8") for path in sorted(files))
    missing = [name for name in selections.LEFT_OUT if name.strip(":[]") not in source]
    assert missing == []
