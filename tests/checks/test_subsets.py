"""A part is never held against the whole: no check puts the two into one finding or against an official total."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from types import ModuleType

import pytest
from examples import examples
from factories import claim, daily, document, found, named
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import checks
from etl.checks import CHECKS, calendar
from etl.vocabulary import Basis, Claim, Direction, Finding, Measure, Verdict


SUBSETS = ("", "partial day", "one boat", "Albanian")
FIRST = date(2025, 1, 1)
DOCUMENTS = [document("text", "2025-01-20"), document("other", "2025-01-21")]
SERIES = [*daily([10] * 60), *daily([2] * 60, "boats")]
# It holds words against the calendar and no number against another.
COMPARING = [check for check in CHECKS if check is not calendar]


def stretch(start: int, days: int, back: int = 0) -> str:
    first = FIRST + timedelta(days=start - back)
    return f"{first}/{first + timedelta(days=days)}"


@st.composite
def figures(draw: st.DrawFn) -> Claim:
    """Figures so few in kind that parts and totals meet in value, days and indicator."""
    start, length = draw(st.integers(0, 2)), draw(st.integers(0, 3))
    measure = draw(st.sampled_from(Measure))
    compared = measure in (Measure.DIFFERENCE, Measure.PERCENT_CHANGE, Measure.RANK)
    return claim(
        draw(st.sampled_from([1, 2, 5, 10, 20, 30, 40, 300])),
        stretch(start, length),
        draw(st.sampled_from(["arrivals", "boats", "returns_to_france"])),
        measure,
        stretch(start, length, back=1) if compared else "",
        draw(st.sampled_from([0, 5])),
        text=draw(st.sampled_from(["By midday {} arrived.", "On Saturday 4 January {} arrived."])),
        subset=draw(st.sampled_from(SUBSETS)),
        document_id=draw(st.sampled_from(["text", "other"])),
        direction=draw(st.sampled_from(Direction)),
        period_basis=draw(st.sampled_from(Basis)),
    )


def beside(figure: Claim) -> list[Claim]:
    """The figure, and in the same document the totals that it would be worked out from or compared with."""
    days = [(figure.period_start, figure.period_end), (figure.base_start, figure.base_end)]
    totals = [
        claim(value, f"{start}/{end}", figure.indicator, document_id=figure.document_id)
        for (start, end), value in zip(days, (30, 20), strict=True)
        if start
    ]
    return [figure, *totals]


CORPORA = st.lists(figures(), min_size=1, max_size=8).map(named) | st.lists(
    figures().map(beside), min_size=1, max_size=4
).map(lambda some: named(chain.from_iterable(some)))


def mixed(finding: Finding, claims: Sequence[Claim]) -> set[str]:
    """The subsets of the claims that a finding names."""
    by_id = {each.claim_id: each for each in claims}
    return {by_id[claim_id].subset for claim_id in finding.claim_ids.split()}


@pytest.mark.parametrize("check", COMPARING, ids=lambda check: check.__name__)
@settings(deadline=None, max_examples=examples(60))
@given(claims=CORPORA)
def test_no_check_puts_a_part_beside_a_total_or_an_official_value(
    check: ModuleType, claims: list[Claim]
) -> None:
    for finding in found(check, claims, SERIES, documents=DOCUMENTS):
        subsets = mixed(finding, claims)
        assert len(subsets) == 1, finding
        if subsets != {""}:
            assert finding.verdict is Verdict.UNDECIDED, finding
            assert (finding.expected, finding.vintage) == (None, None), finding


@settings(deadline=None, max_examples=examples(40))
@given(claims=CORPORA)
def test_what_is_found_of_totals_is_the_same_without_any_part(claims: list[Claim]) -> None:
    def of_totals(given_: list[Claim]) -> list[Finding]:
        made = checks.run(DOCUMENTS, given_, SERIES)
        compared = [each for each in made if each.check != calendar.CHECK]
        return [each for each in compared if mixed(each, claims) == {""}]

    assert of_totals(claims) == of_totals([each for each in claims if not each.subset])


@settings(deadline=None, max_examples=examples(40))
@given(claims=CORPORA)
def test_the_calendar_holds_no_number_against_another(claims: list[Claim]) -> None:
    for finding in found(calendar, claims, SERIES, documents=DOCUMENTS):
        assert (finding.reported, finding.expected, finding.vintage) == (None, None, None)


SAME_DAY = "2025-01-04"


@pytest.mark.parametrize("subset", [subset for subset in SUBSETS if subset])
@pytest.mark.parametrize("indicator", ["arrivals", "returns_to_france"])
def test_a_count_by_midday_does_not_contradict_the_count_of_the_day(
    subset: str, indicator: str
) -> None:
    whole = claim(10, SAME_DAY, indicator)
    part = claim(3, SAME_DAY, indicator, subset=subset)
    sooner = replace(part, document_id="other", value=4.0, low=4.0, high=4.0)
    read = named([whole, part, sooner])
    for finding in checks.run(DOCUMENTS, read, SERIES):
        if finding.check != calendar.CHECK and mixed(finding, read) != {""}:
            assert finding.verdict is Verdict.UNDECIDED
            assert finding.claim_ids in {each.claim_id for each in read[1:]}


def test_a_part_that_equals_the_official_total_is_not_confirmed_by_it() -> None:
    part = named([claim(10, SAME_DAY, subset="partial day")])
    made = checks.run(DOCUMENTS, part, SERIES)
    (finding,) = [each for each in made if each.check == "official_series"]
    assert (finding.verdict, finding.reason) == (Verdict.UNDECIDED, "not_comparable")
    assert "it counts a part only (partial day)" in finding.explanation
