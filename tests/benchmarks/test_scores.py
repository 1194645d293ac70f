"""The score counts what it says, on tables made by hand: hits, misses, wrong values, what is optional."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import factories
import pytest

from benchmarks import accusations, matching, tallies
from benchmarks.annotations import Annotations, Aside, Figure
from benchmarks.readings import Reading
from benchmarks.tallies import Score, Share, Tally
from etl.documents import Entry
from etl.vocabulary import Claim, Finding, Number, Reason, TakenAs, Verdict


FIRST, LAST = date(2025, 1, 1), date(2025, 10, 18)
FIGURE = Figure(
    document_id="a01",
    start=10,
    end=16,
    exact="36,734",
    indicator="arrivals",
    measure="count",
    subset="",
    value=36734,
    bound="exactly",
    direction="",
    period_start=FIRST,
    period_end=LAST,
    base_start=None,
    base_end=None,
    planted="",
    optional=False,
)
BOATS = replace(FIGURE, start=30, end=33, exact="593", indicator="boats", value=593)


def reading_of(figure: Figure, **columns: object) -> Claim:
    """The claim that reads a figure as annotated, but for what is named."""
    made = factories.claim(figure.value, "2025-01-01/2025-10-18", figure.indicator, figure.measure)
    name = f"{figure.document_id}:{figure.start}:{figure.measure}"
    place = {name: getattr(figure, name) for name in ("document_id", "start", "end", "exact")}
    return replace(made, **{"claim_id": name, **place, **columns})


def tally(figures: list[Figure], claims: list[Claim]) -> Tally:
    return tallies.count(matching.match(figures, claims))


def counts(figures: list[Figure], claims: list[Claim]) -> tuple[int, int, int]:
    found = tally(figures, claims)
    return found.figures, found.read, found.false


def test_a_figure_read_as_annotated_is_a_hit_with_every_part_right() -> None:
    assert counts([FIGURE], [reading_of(FIGURE)]) == (1, 1, 0)
    assert set(tally([FIGURE], [reading_of(FIGURE)]).parts.values()) == {1}


def test_a_figure_nobody_read_is_missed_and_not_false() -> None:
    assert counts([FIGURE, BOATS], [reading_of(FIGURE)]) == (2, 1, 0)
    assert tally([FIGURE, BOATS], [reading_of(FIGURE)]).recall.ratio == 0.5


@pytest.mark.parametrize(
    "otherwise", [{"value": 36743.0}, {"indicator": "boats"}, {"measure": "rank"}]
)
def test_another_value_indicator_or_measure_is_neither_read_nor_missed_but_false(otherwise) -> None:
    claim = reading_of(FIGURE, **otherwise)
    (pair,) = matching.match([FIGURE], [claim]).pairs
    assert pair.wrong
    assert not pair.missed
    assert counts([FIGURE], [claim]) == (1, 0, 1)


def test_a_claim_on_no_figure_is_false() -> None:
    assert counts([FIGURE], [reading_of(FIGURE), reading_of(BOATS)]) == (1, 1, 1)
    assert tally([FIGURE], [reading_of(FIGURE), reading_of(BOATS)]).precision == Share(1, 2)


@pytest.mark.parametrize("claims", [[], [reading_of(FIGURE)], [reading_of(FIGURE, value=1.0)]])
def test_what_is_optional_counts_neither_way(claims: list[Claim]) -> None:
    assert counts([replace(FIGURE, optional=True)], claims) == (0, 0, 0)


@pytest.mark.parametrize(
    ("start", "end", "meets"),
    [(9, 11, True), (15, 20, True), (11, 12, True), (16, 20, False), (4, 10, False)],
)
def test_one_shared_character_is_enough_and_touching_is_not(
    start: int, end: int, meets: bool
) -> None:
    assert matching.overlap(reading_of(FIGURE, start=start, end=end), FIGURE) == meets


def test_the_same_characters_of_another_document_are_another_figure() -> None:
    assert counts([FIGURE], [reading_of(FIGURE, document_id="a02")]) == (1, 0, 1)


def test_a_claim_without_a_place_is_on_no_figure() -> None:
    assert not matching.overlap(reading_of(FIGURE, start=None, end=None), FIGURE)


def test_one_number_can_be_two_figures() -> None:
    passed = replace(FIGURE, measure="milestone")
    assert counts([FIGURE, passed], [reading_of(FIGURE), reading_of(passed)]) == (2, 2, 0)
    assert counts([FIGURE, passed], [reading_of(FIGURE)]) == (2, 1, 1)


@pytest.mark.parametrize(
    ("part", "otherwise"),
    [
        ("bound", {"bound": "about"}),
        ("period", {"period_end": date(2025, 10, 22)}),
        ("period", {"period_end": None}),
        ("subset", {"subset": "one boat"}),
        ("direction", {"direction": "above"}),
        ("base", {"base_start": FIRST, "base_end": LAST}),
    ],
)
def test_a_part_read_otherwise_lowers_its_own_share_alone(part: str, otherwise: dict) -> None:
    parts = tally([FIGURE], [reading_of(FIGURE, **otherwise)]).parts
    assert {name for name, right in parts.items() if not right} == {part}


@pytest.mark.parametrize(("day", "near"), [(15, True), (21, True), (14, False), (22, False)])
def test_days_are_the_same_up_to_three_apart(day: int, near: bool) -> None:
    claim = reading_of(FIGURE, period_end=date(2025, 10, day))
    assert matching.same_days(claim, FIGURE) == near


def test_a_code_is_tallied_by_what_is_annotated_and_what_was_read() -> None:
    matched = matching.match([FIGURE], [reading_of(FIGURE, indicator="boats")])
    arrivals, boats = (
        tallies.count(matched, lambda place, code=code: place.indicator == code)
        for code in ("arrivals", "boats")
    )
    assert (arrivals.figures, arrivals.false) == (1, 0)
    assert (boats.figures, boats.false) == (0, 1)


def test_nothing_has_no_share() -> None:
    assert Share(0, 0).ratio is None


def finding(*claims: Claim, verdict: Verdict = Verdict.DIFFERS) -> Finding:
    ids = " ".join(claim.claim_id for claim in claims)
    reason = Reason.CONTRADICTION if verdict is Verdict.DIFFERS else Reason.EXACT
    return Finding("x", "x", "arrivals", verdict, reason, ids, None, None, None, "", "", None)


PLANTED = replace(BOATS, planted="stale total")
CLAIMS = [reading_of(FIGURE), reading_of(PLANTED)]


def judged(*findings: Finding) -> accusations.Accused:
    return accusations.judge(matching.match([FIGURE, PLANTED], CLAIMS), findings)


def test_a_planted_error_is_found_when_a_finding_names_it() -> None:
    assert judged(finding(CLAIMS[1])).found == (PLANTED,)
    assert judged().not_found == (PLANTED,)


def test_beside_a_planted_error_nothing_sound_is_accused() -> None:
    assert judged(finding(*CLAIMS)) == accusations.Accused((PLANTED,), (), ())


def test_a_sound_figure_is_accused_when_no_planted_one_is_named() -> None:
    assert judged(finding(CLAIMS[0])).sound == (FIGURE,)


def test_only_a_finding_that_differs_accuses() -> None:
    assert judged(finding(*CLAIMS, verdict=Verdict.AGREES)).found == ()


def entry(name: str) -> Entry:
    return Entry(name, Path(f"{name}.txt"), LAST, "", "", "", "", "")


def scored(taken_as: TakenAs = TakenAs.AGE) -> Score:
    """Two documents, of which one reports no figure; in it one claim and one of two numbers are read."""
    asides = (Aside("b01", 0, 2, "54", "age"), Aside("b01", 9, 12, "two", "share"))
    number = Number("b01", 0, 2, "54", taken_as)
    made_up = reading_of(replace(FIGURE, document_id="b01"))
    return tallies.score(
        Annotations((entry("a01"), entry("b01")), (FIGURE, PLANTED), asides),
        Reading((*CLAIMS, made_up), (number,), (finding(*CLAIMS),)),
    )


def test_a_claim_in_a_document_without_figures_is_made_up() -> None:
    assert (scored().empty, scored().false_in_empty) == (1, 1)


def test_numbers_in_scope_and_out_of_it_are_looked_for() -> None:
    assert scored().held == Share(1, 4)
    assert scored().held_in_empty == Share(1, 2)


@pytest.mark.parametrize(("taken_as", "right"), [(TakenAs.AGE, 1), (TakenAs.MONEY, 0)])
def test_kinds_are_compared_where_both_lists_have_the_name(taken_as: TakenAs, right: int) -> None:
    assert scored(taken_as=taken_as).kinds == Share(right, 1)


def test_planted_errors_are_counted_and_sound_figures_beside_them_are_not_accused() -> None:
    assert (scored().found, scored().accused) == (Share(1, 1), 0)


def test_several_sets_are_counted_as_one() -> None:
    one, other = matching.match([FIGURE], []), matching.match([BOATS], [reading_of(BOATS)])
    both = tallies.count(matching.together([one, other]))
    assert (both.figures, both.read, both.false) == (2, 1, 0)
