"""Hearings, interviews and the record of a parliament: answers, speakers, and the numbers that only say where."""

from datetime import date

import pytest

from etl import claims, documents
from etl.vocabulary import TakenAs


PUBLISHED = date(2025, 10, 20)
ASKED = "Q. How many people crossed the Channel in 2024?\n\nA. In 2024, 36,816 people crossed the Channel.\n\n"


def read(text: str) -> tuple[list[tuple], dict[str, TakenAs]]:
    found, numbers = claims.assemble(documents.from_string(text, PUBLISHED))
    figures = [(c.value, c.indicator, c.period_start and c.period_start.year) for c in found]
    return figures, {number.exact: number.taken_as for number in numbers}


FIGURES = [
    ("", []),
    ("Q: And in 2023?\n\nA: 29,437.", [(29_437, "arrivals", 2023)]),
    ("Q. And the year before that?\n\nA. 29,437.", [(29_437, "arrivals", 2023)]),
    (
        "HOST: And how many boats?\n\n[00:12:35] GUEST: Six hundred and ninety-five.",
        [(695, "boats", 2024)],
    ),
    ("Q113 Mr Jones: And in 2022?\n\nSMITH: It was 45,755.", [(45_755, "arrivals", 2022)]),
    ("SMITH: Twenty-nine four three seven the year before.", [(29_437, "arrivals", 2023)]),
    ("JONES: 602 boats came in 2023.", [(602, "boats", 2023)]),
    ("Q. How many officers are there in 2025?\n\nA. 1,200.", []),
    ("Q. And how much has it cost?\n\nA. 120.", []),
]


@pytest.mark.parametrize(("further", "expected"), FIGURES)
def test_an_answer_is_of_what_was_asked(further: str, expected: list[tuple]) -> None:
    assert read(ASKED + further)[0] == [(36_816, "arrivals", 2024), *expected]


RECORD = [
    ("Q112 Chair: Thank you.", ["Q112"]),
    ("HC 123 and HL Paper 45 were before the committee.", ["123", "45"]),
    ("[Official Report, 3 March; Vol. 712, c. 4]", ["712", "4"]),
    ("HC Deb 3 March 2025 vol 763 c112W", ["763", "112W"]),
    ("Column 1023", ["1023"]),
    ("As I told the House on 12 May (Official Report, col. 512).", ["512"]),
    ("UIN 34512, answered in Ev 4, Q34.", ["34512", "4", "Q34"]),
]


@pytest.mark.parametrize(("further", "exact"), RECORD)
def test_what_says_where_it_is_recorded_is_no_figure_and_is_kept(
    further: str, exact: list[str]
) -> None:
    figures, kept = read(ASKED + further)
    assert figures == [(36_816, "arrivals", 2024)]
    assert {kept.get(each) for each in exact} == {TakenAs.UNREAD}


def test_a_day_of_announcement_is_one_number_and_not_two() -> None:
    text = "It was 29,437 in 2023, as I told the House on 12 May."
    numbers = claims.assemble(documents.from_string(text, PUBLISHED))[1]
    assert [number.exact for number in numbers] == ["29,437", "2023", "12 May"]
