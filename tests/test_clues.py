"""Why a claim was read so: every reason is kept, told in a sentence, and points at its own words."""

from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from factories import claim
from hypothesis import given
from hypothesis import strategies as st

from etl import clues, dictionary, documents, passages, pipeline, tables
from etl.vocabulary import (
    Basis,
    Bound,
    Claim,
    ClaimPart,
    Clue,
    How,
    InputError,
    Measure,
    Passage,
    Rule,
)


ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
YEAR = "2025-01-01/2025-10-18"
READ = claim(36_734, YEAR, claim_id="a:17")

BESIDE = Clue(ClaimPart.PERIOD, 40, 53, "since January")
CARRIED = Clue(ClaimPart.INDICATOR, 3, 20, "crossed the water", How.CARRIED)
ASSUMED = Clue(ClaimPart.PERIOD, None, None, "", How.ASSUMED, Rule.NEWEST_DAY_END)

SENTENCES = [
    (BESIDE, "“since January” gives the period."),
    (CARRIED, "“crossed the water”, in an earlier sentence, gives what is counted."),
    (
        ASSUMED,
        "No words name the end: taken to be the newest day that the document reports on.",
    ),
    (
        replace(ASSUMED, rule=Rule.PUBLICATION_END),
        "No words name the end: taken from the day of publication.",
    ),
    (
        replace(ASSUMED, rule=Rule.TREATY_START),
        "No words name the start: the treaty has been in force since 6 August 2025.",
    ),
    (
        Clue(ClaimPart.INDICATOR, None, None, "", How.ASSUMED, Rule.WORDS_AROUND),
        "No words of its own: those around it are such as nearly always stand around this.",
    ),
    (replace(ASSUMED, rule=Rule.NONE), "No words give the period."),
    (Clue(ClaimPart.SUBSET, 4, 13, "by midday"), "“by midday” gives the part that is counted."),
]


@pytest.mark.parametrize(("clue", "sentence"), SENTENCES)
def test_a_reason_is_told_in_one_sentence(clue: Clue, sentence: str) -> None:
    assert clues.says(clue) == sentence


def test_every_part_and_every_rule_can_be_told() -> None:
    told = [
        clues.says(Clue(part, 0, 2, "so", how)) for part, how in product(ClaimPart, list(How)[:2])
    ]
    told += [clues.says(replace(ASSUMED, rule=rule)) for rule in Rule if rule]
    assert len(set(told)) == len(told) == 2 * len(ClaimPart) + len(Rule) - 1
    assert all(sentence.endswith(".") and sentence.count(". ") == 0 for sentence in told)


def test_every_rule_stands_in_the_dictionary() -> None:
    assert all(
        f"| {rule} | {clues.SAYS[rule]} |" in dictionary.to_markdown() for rule in Rule if rule
    )


# A claim's own columns, and what must then be told of the part that no words gave.
WITHOUT_WORDS = [
    ({}, ClaimPart.BOUND, Rule.AS_PRINTED),
    ({"low": 36_500, "high": 37_500}, ClaimPart.BOUND, Rule.AS_ROUNDED),
    ({}, ClaimPart.MEASURE, Rule.PLAIN_COUNT),
    ({"period_basis": Basis.INFERRED}, ClaimPart.PERIOD, Rule.PUBLICATION_END),
]


@pytest.mark.parametrize(("columns", "part", "rule"), WITHOUT_WORDS)
def test_what_no_words_gave_is_told_as_a_rule(
    columns: dict[str, object], part: ClaimPart, rule: Rule
) -> None:
    found = clues.of(replace(READ, **columns))
    assert Clue(part, None, None, "", How.ASSUMED, rule) in found


def test_words_and_rules_that_are_known_leave_no_room_for_others() -> None:
    bound = Clue(ClaimPart.BOUND, 10, 15, "about")
    own = (ASSUMED, bound, Clue(ClaimPart.MEASURE, 20, 25, "total"))
    read = replace(READ, bound=Bound.ABOUT, period_basis=Basis.INFERRED, clues=own)
    assert set(clues.of(read)) == set(own)


def test_a_figure_typed_in_by_hand_has_no_reasons() -> None:
    assert clues.of(replace(READ, start=None, end=None, clues=(BESIDE,))) == ()


ANY_CLUES = st.lists(
    st.builds(
        Clue,
        st.sampled_from(ClaimPart),
        st.integers(0, 50),
        st.integers(51, 60),
        st.sampled_from(["so far", "=1+1", "a, “b”"]),
        st.sampled_from([How.BESIDE, How.CARRIED]),
    )
    | st.builds(
        lambda part, rule: Clue(part, None, None, "", How.ASSUMED, rule),
        st.sampled_from(ClaimPart),
        st.sampled_from([rule for rule in Rule if rule]),
    ),
    max_size=8,
)
ANY_CLAIMS = st.builds(
    lambda number, own, measure, bound, basis: replace(
        READ,
        claim_id=f"a:{number}",
        measure=measure,
        bound=bound,
        period_basis=basis,
        clues=tuple(own),
    ),
    st.integers(0, 3),
    ANY_CLUES,
    st.sampled_from(Measure),
    st.sampled_from(Bound),
    st.sampled_from(Basis),
)


@given(st.lists(ANY_CLAIMS, max_size=4, unique_by=lambda one: one.claim_id))
def test_any_set_of_reasons_is_stored_and_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, claims: list[Claim]
) -> None:
    path = tmp_path_factory.mktemp("clues") / "clues.csv"
    rows = clues.rows(claims)
    tables.write(Clue, rows, path)
    back = tables.read(Clue, path)
    assert set(back) == set(rows)
    assert len(back) == len(set(rows))
    for one in claims:
        kept = [replace(row, claim_id="") for row in back if row.claim_id == one.claim_id]
        assert set(one.clues) <= set(kept)
        assert sorted(kept, key=clues.order) == sorted(clues.of(one), key=clues.order)
        assert [why["says"] for why in clues.with_why([one])[0]["why"]] == [
            clues.says(clue) for clue in clues.of(one)
        ]


def test_a_place_outside_of_the_closed_lists_is_refused(tmp_path: Path) -> None:
    (tmp_path / "clues.csv").write_text(
        "claim_id,part,start,end,exact,how,rule\na:1,colour,0,2,so,beside,\n"
    )
    with pytest.raises(InputError, match="'colour' is not a valid ClaimPart"):
        tables.read(Clue, tmp_path / "clues.csv")


def test_every_shipped_figure_that_was_read_tells_what_is_counted_how_exact_and_of_what_kind() -> (
    None
):
    by_claim: dict[str, set[str]] = {}
    for clue in tables.read(Clue, DATA / "clues.csv"):
        by_claim.setdefault(clue.claim_id, set()).add(clue.part)
    read = [one for one in tables.read(Claim, DATA / "claims.csv") if one.start is not None]
    assert read
    assert by_claim.keys() == {one.claim_id for one in read}
    for one in read:
        counts = one.measure is Measure.COUNT
        assert by_claim[one.claim_id] >= {"bound"} | ({"measure"} if counts else set()), (
            one.claim_id
        )


def test_the_words_of_every_shipped_reason_stand_where_it_says_or_are_not_held() -> None:
    held = tables.read(Passage, DATA / "passages.csv")
    document_of = {one.claim_id: one.document_id for one in tables.read(Claim, DATA / "claims.csv")}
    looked_at = 0
    for clue in tables.read(Clue, DATA / "clues.csv"):
        assert (clue.start is None) == (clue.how is How.ASSUMED) == bool(clue.rule)
        for passage in held if clue.start is not None else ():
            inside = passage.start <= clue.start and clue.end <= passage.end
            if inside and passage.document_id == document_of[clue.claim_id]:
                start = clue.start - passage.start
                assert passage.text[start : start + len(clue.exact)] == clue.exact
                looked_at += 1
    assert looked_at


def test_a_paragraph_that_words_are_carried_from_is_quoted_with_the_figure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    content = (
        "Crossings went on in June.\n\nNothing else.\n\nIn all 36,734 people arrived by boat.\n"
    )
    text = documents.from_string(content, date(2025, 10, 20))
    start = content.index("36,734")
    carried = Clue(ClaimPart.PERIOD, 18, 25, "in June", How.CARRIED)
    read = replace(READ, start=start, end=start + 6, exact="36,734", clues=(carried, ASSUMED))
    monkeypatch.setattr("etl.passages.claims.assemble", lambda text: ([read], []))
    assert [passage.start for passage in passages.quote(text)] == [0, content.index("In all")]


def test_a_build_writes_the_reasons_beside_the_figures(tmp_path: Path) -> None:
    built = pipeline.build(ROOT / "seeds", tmp_path)
    stored = tables.read(Clue, tmp_path / "clues.csv")
    assert built.rows["clues"] == len(stored) > 0
    figures = {one.claim_id for one in tables.read(Claim, tmp_path / "claims.csv")}
    assert {clue.claim_id for clue in stored} <= figures
