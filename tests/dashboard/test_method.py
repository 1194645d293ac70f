import pytest

from dashboard.pages import method
from etl import dictionary
from etl.vocabulary import Bound, Reason, Verdict


NUMBERS = {
    "36,734": ("36,734 only", Bound.EXACTLY),
    "about 5,700": ("5,650 to 5,750", Bound.ABOUT),
    "at least 82": ("82 or more", Bound.AT_LEAST),
    "more than 36,000": ("36,001 or more", Bound.MORE_THAN),
    "fewer than 100": ("0 to 99", Bound.LESS_THAN),
}
DAYS = {
    "so far this year": "1 January to 19 October 2025",
    "Saturday": "18 October 2025",
    "the first half of 2025": "January to June 2025",
    "since records began": "1 January 2018 to 19 October 2025",
}


@pytest.mark.parametrize(("exact", "read"), NUMBERS.items())
def test_a_wording_is_shown_as_the_program_reads_it(exact, read):
    (example,) = (one for one in method.numbers() if one.exact == exact)
    assert (example.read, example.note) == (read[0], read[1].replace("_", " "))


@pytest.mark.parametrize(("exact", "read"), DAYS.items())
def test_days_are_shown_as_the_program_reads_them(exact, read):
    (example,) = (one for one in method.days() if one.exact == exact)
    assert example.read == read


def test_every_bound_has_an_example():
    assert {one.note for one in method.numbers()} == {bound.replace("_", " ") for bound in Bound}


def test_every_reason_is_explained_under_its_verdict():
    assert set(dictionary.MEANINGS) == set(Reason)
    shown = {verdict: [reason for reason, _ in said] for verdict, said in method.verdicts().items()}
    assert all(reason.verdict == verdict for verdict in Verdict for reason in shown[verdict])
    assert sum(len(said) for said in shown.values()) == len(Reason)


def test_the_page_names_every_check_and_every_indicator(client):
    from dashboard.rules import rules
    from etl.indicators import catalogue

    text = client.get("/method").text
    assert all(f'id="{code}"' in text for code in rules())
    assert all(indicator.title in text for indicator in catalogue().values())
