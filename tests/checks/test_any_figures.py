"""Whatever figures come, however they are worded and in whatever order: what holds of all findings."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from factories import claim, daily, document, named
from factories import days as stretch
from hypothesis import given
from hypothesis import strategies as st

from etl import checks, histories
from etl.vocabulary import Basis, Bound, Claim, Direction, Finding, Measure, Series, Verdict


FIRST, OFFICIAL = date(2025, 1, 1), "official_series"
DOCUMENTS = [document(name, f"2025-02-{day}") for name, day in (("a", 10), ("b", 11), ("c", 11))]
# Each day another number, so that totals of other days differ.
SERIES = [*daily([10 + 7 * n % 31 for n in range(60)]), *daily([n % 3 for n in range(60)], "boats")]
HISTORIES = histories.collect(SERIES)
INDICATORS = ("arrivals", "boats", "returns_to_france", "returns_to_france", "other_returns")
TEXTS = (
    "Officials counted {} in all.",
    "There were {} of them.",
    "It was {} there.",
    "On Saturday 4 January {} arrived.",
    "So far this year {} boats came, more than ever.",
    "It fell to 40, down from {}.",
    "{} since records began",
)
VALUES = st.sampled_from((0, 12, 40, 310)) | st.integers(0, 2_000)
# The ends of stretches that make up one another: parts and wholes, and the same days again.
ENDS = (0, 6, 7, 30)


def days(draw: st.DrawFn) -> str:
    """One day or some; now and then none, or the last before the first."""
    first, last = (FIRST + timedelta(draw(st.sampled_from(ENDS))) for _ in range(2))
    ordered = f"{min(first, last)}/{max(first, last)}"
    return draw(st.sampled_from((*[ordered] * 4, f"{FIRST}/{last}", f"{first}/{last}", "")))


def true(period: str, indicator: str) -> int:
    """What the series gives for these days; 8 a day of what has none."""
    start, end = stretch(period)
    if not start or start > end:
        return 8
    official = HISTORIES.get((Series.WEEKLY, indicator))
    found = official and official.between(start, end)
    return int(found.interval.low) if found else 8 * ((end - start).days + 1)


@st.composite
def totals(draw: st.DrawFn) -> Claim:
    """A count that is true, near what is true or made up, of days that its sentence names."""
    indicator, period = draw(st.sampled_from(INDICATORS)), days(draw)
    sound = true(period, indicator)
    value = draw(st.sampled_from((sound, sound, sound, sound + 1, 2 * sound)) | VALUES)
    return claim(
        value,
        period,
        indicator,
        within=draw(st.sampled_from((0, 0, 0, 1, 25))),
        text=draw(st.sampled_from(TEXTS)),
        document_id=draw(st.sampled_from(DOCUMENTS)).document_id,
        period_text=f"{value}",
    )


@st.composite
def figures(draw: st.DrawFn) -> Claim:
    """A figure of any measure, of a whole or a part, whose days are named or left open."""
    made = replace(
        draw(totals()),
        measure=draw(st.sampled_from((*[Measure.COUNT] * 6, *Measure))),
        subset=draw(st.sampled_from(("", "", "", "Albanian"))),
        bound=draw(st.sampled_from((Bound.EXACTLY, Bound.EXACTLY, *Bound))),
        direction=draw(st.sampled_from(Direction)),
        period_basis=draw(st.sampled_from((Basis.STATED, *Basis))),
        period_text=draw(st.sampled_from(("on Saturday", "this year", ""))),
    )
    base_start, base_end = stretch(days(draw))
    made = replace(made, base_start=base_start, base_end=base_end)
    if made.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        made = replace(made, high=None)
    # A statement: typed in by hand, with no text around it.
    typed = {"start": None, "end": None, "prefix": "", "suffix": ""}
    return made if draw(st.integers(0, 9)) else replace(made, **typed)


def placed(claims: list[Claim]) -> list[Claim]:
    """Each at a place of its own in its document."""
    return named(
        each if each.start is None else replace(each, start=100 * n, end=100 * n + 3)
        for n, each in enumerate(claims)
    )


CORPORA = st.lists(totals() | figures(), min_size=1, max_size=9).map(placed)


def looked(claims: list[Claim]) -> list[Finding]:
    return checks.run(DOCUMENTS, claims, SERIES)


@given(CORPORA)
def test_every_finding_is_of_known_figures_and_says_what_its_code_says(claims) -> None:
    known = {each.claim_id for each in claims}
    found = looked(claims)
    assert len({each.finding_id for each in found}) == len(found)
    for each in found:
        assert each.verdict is each.reason.verdict
        assert set(each.claim_ids.split()) <= known
        assert each.explanation.endswith(".")
        assert "None" not in each.explanation + each.working
        assert "nan" not in each.working
        if each.verdict is Verdict.DIFFERS:
            assert each.reported is not None or each.check in ("calendar", "cumulative_counts")


@given(CORPORA, st.randoms())
def test_the_order_in_which_figures_and_documents_come_changes_nothing(
    claims, dice: random.Random
) -> None:
    before = looked(claims)
    mixed, papers, series = list(claims), list(DOCUMENTS), list(SERIES)
    for each in (mixed, papers, series):
        dice.shuffle(each)
    assert checks.run(papers, mixed, series) == before


@given(CORPORA)
def test_a_text_that_speaks_of_nothing_in_common_changes_no_finding(claims) -> None:
    apart = claim(5, "2025-01-03", "prevented_people", document_id="d", claim_id="d:1")
    alone = looked(claims)
    beside = checks.run([*DOCUMENTS, document("d", "2025-02-01")], [*claims, apart], SERIES)
    assert [each for each in beside if "d:1" not in each.claim_ids.split()] == alone


@given(totals() | figures(), st.lists(st.integers(0, 200), min_size=3, max_size=3).map(sorted))
def test_a_wording_that_allows_more_is_not_held_against_what_a_narrower_one_agrees_with(
    figure: Claim, widths: list[int]
) -> None:
    differs = []
    for width in widths:
        high = None if figure.high is None else figure.value + width
        wider = named([replace(figure, low=figure.value - width, high=high)])
        found = [each for each in looked(wider) if each.check == OFFICIAL]
        differs.append(any(each.verdict is Verdict.DIFFERS for each in found))
    assert all(narrow or not wide for narrow, wide in pairwise(differs))


@given(totals() | figures())
def test_a_figure_without_days_is_never_said_to_differ_from_the_official_series(figure) -> None:
    undated = named([replace(figure, period_start=None, period_end=None)])
    of_series = [each for each in looked(undated) if each.check == OFFICIAL]
    assert [each for each in of_series if each.verdict is not Verdict.UNDECIDED] == []


@given(CORPORA)
def test_a_figure_is_never_at_odds_with_its_own_repetition(claims) -> None:
    copied = [each for each in claims if each.document_id == "b" and each.start is not None]
    twins = [
        replace(each, document_id="c", claim_id=f"c:of-{each.claim_id}", copy_of=each.claim_id)
        for each in copied
    ]
    pairs = [{twin.copy_of, twin.claim_id} for twin in twins]
    differs = [each for each in looked([*claims, *twins]) if each.verdict is Verdict.DIFFERS]
    assert [each for each in differs if set(each.claim_ids.split()) in pairs] == []
