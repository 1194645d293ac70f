"""Counts whose days an exact figure of their own sentence bears out."""

from dataclasses import replace

import pytest
from factories import claim

from etl.checks import findings, witnesses
from etl.vocabulary import Claim, Reason


SENTENCE = {"prefix": "On Saturday ", "exact": "882", "suffix": " people came in 15 boats."}
DAY, YEAR_BEFORE = "2025-10-18", "2024-10-18"


def figure(value: float, period: str, indicator: str = "arrivals", **columns: object) -> Claim:
    return replace(claim(value, period, indicator), claim_id="figure", **SENTENCE | columns)


def borne_out(
    other: Claim, exact: Claim, reason: Reason = Reason.EXACT, check: str = "official_series"
) -> bool:
    exact = replace(exact, claim_id="exact")
    found = findings.build(
        check, reason, [exact], "It is.", reported=exact.value, expected=exact.value
    )
    return witnesses.borne_out([other, exact], [found]) == {"figure"}


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (figure(15, DAY, "boats"), True),
        (figure(15, "2025-10-17", "boats"), False),
        (figure(15, "2025-10-17/2025-10-18", "boats"), False),
        (figure(700, YEAR_BEFORE), True),
        (figure(700, "2023-10-18"), True),
        (figure(700, DAY), False),
        (figure(700, "2024-10-17"), False),
        (figure(15, YEAR_BEFORE, "boats"), False),
        (figure(15, DAY, "boats", subset="Albanian"), False),
        (figure(15, DAY, "boats", prefix="On Sunday "), False),
        (figure(15, DAY, "boats", document_id="another"), False),
        (figure(15, "", "boats"), False),
    ],
)
def test_beside_an_exact_figure_stand_its_days_or_those_of_another_year(
    other: Claim, told: bool
) -> None:
    assert borne_out(other, figure(882, DAY)) is told


def test_an_average_is_no_count() -> None:
    assert not borne_out(figure(15, DAY, "boats", measure="per_day"), figure(882, DAY))


@pytest.mark.parametrize(("value", "told"), [(99, False), (100, True)])
def test_a_small_number_is_exact_by_chance(value: float, told: bool) -> None:
    assert borne_out(figure(15, DAY, "boats"), figure(value, DAY)) is told


def test_only_what_the_official_series_bears_out_to_the_last_bears_out_another() -> None:
    boats, exact = figure(15, DAY, "boats"), figure(882, DAY)
    assert not borne_out(boats, exact, Reason.WITHIN_WORDING)
    assert not borne_out(boats, exact, check="sources_agree")


NEWER, OLDER = "2025-01-01/2025-10-18", "2024-01-01/2024-10-18"
SAME = {"period_text": "At the same point last year", "prefix": "Then it was ", "suffix": "."}
POINT = {
    "measure": "percent_change",
    "base": OLDER,
    "suffix": "% more than at this point last year.",
}


def taking_up(period: str, base: str = "", measure: str = "count", **columns: object) -> Claim:
    """A figure of the sentence after the exact one, which begins at 0."""
    made = claim(200, period, measure=measure, base=base)
    return replace(made, **{"claim_id": "figure", "start": 100, "prefix": "It is "} | columns)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (taking_up(OLDER, **SAME), True),
        (taking_up("2024-01-01/2024-10-17", **SAME), False),
        (taking_up(OLDER, **SAME | {"period_text": "on the same day"}), False),
        (taking_up(OLDER, **SAME | {"period_text": "in 2024"}), False),
        (taking_up(OLDER, **SAME, document_id="another"), False),
        (taking_up(OLDER, **SAME, subset="Albanian"), False),
        (taking_up(NEWER, **POINT), True),
        (taking_up("2025-01-01/2025-10-17", **POINT), False),
        (taking_up(NEWER, **POINT | {"base": "2024-01-01/2024-12-31"}), False),
        (taking_up(NEWER, **POINT | {"base": ""}), False),
        (taking_up(NEWER, **POINT | {"measure": "difference"}), False),
        (taking_up(NEWER, **POINT | {"suffix": "% more than 9 were at this point."}), False),
        (taking_up(NEWER, **POINT | {"suffix": "% more than in 2024."}), False),
        (taking_up(NEWER, **POINT, indicator="boats"), False),
    ],
)
def test_the_same_point_of_a_year_takes_up_the_days_of_the_total_before(
    other: Claim, told: bool
) -> None:
    exact = replace(claim(882, NEWER), claim_id="exact", start=0)
    found = findings.build("official_series", Reason.EXACT, [exact], "It is.", reported=882)
    assert witnesses.borne_out([exact, other], [found]) == ({"figure"} if told else frozenset())


@pytest.mark.parametrize(("start", "told"), [(200, True), (201, False)])
def test_the_days_are_taken_up_from_a_total_just_before(start: int, told: bool) -> None:
    exact = replace(claim(882, NEWER), claim_id="exact", start=0)
    found = findings.build("official_series", Reason.EXACT, [exact], "It is.", reported=882)
    other = taking_up(OLDER, **SAME, start=start)
    assert bool(witnesses.borne_out([exact, other], [found])) is told


def test_the_days_are_taken_up_from_the_last_total_before() -> None:
    exact = replace(claim(882, NEWER), claim_id="exact", start=0)
    between = replace(claim(15, "2025-10-18"), claim_id="between", start=50)
    found = findings.build("official_series", Reason.EXACT, [exact], "It is.", reported=882)
    assert not witnesses.borne_out([exact, between, taking_up(OLDER, **SAME)], [found])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("So far 367 came, up 12% on the 282 of last year.", True),
        ("So far 367 came, up 12 per cent from 282 last year.", True),
        ("So far 367 came, up 12% on last year's 282.", False),
        ("So far 367 came, up 12%; on the 282 of last year.", False),
        ("In all 282 had come; 367 came, up 12% on the last day.", False),
    ],
)
def test_a_percentage_stands_between_its_two_totals(text: str, told: bool) -> None:
    newer, change, older = (part(text, number) for number in ("367", "12", "282"))
    assert witnesses.stands_between(change, newer, older, [newer, change, older]) is told


def test_no_other_figure_stands_between() -> None:
    text = "So far 367 came in 15 boats, up 12% on the 282 of last year."
    newer, boats, change, older = (part(text, number) for number in ("367", "15", "12", "282"))
    assert not witnesses.stands_between(change, newer, older, [newer, boats, change, older])


def part(text: str, number: str) -> Claim:
    """The figure of a sentence that is written so."""
    prefix, _, suffix = text.partition(number)
    measure = "percent_change" if number == "12" else "count"
    return claim(float(number), NEWER, measure=measure, text=f"{prefix}{{}}{suffix}")
