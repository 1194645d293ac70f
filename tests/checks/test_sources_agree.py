"""The same total in several documents: who agrees, who cannot both be right."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from factories import DAY, claim, daily, document, found
from hypothesis import given
from hypothesis import strategies as st

from etl.checks import sources_agree
from etl.vocabulary import Basis, Claim


OPEN = {"period_basis": Basis.INFERRED}
TO_DATE = "2025-08-06/2025-10-19"


def admitted(value: float, document_id: str, period: str = TO_DATE, **columns) -> Claim:
    return claim(value, period, "arrivals_from_france", document_id=document_id, **columns)


def verdicts(claims: list[Claim], **given) -> list[tuple[str, int]]:
    found_ = found(sources_agree, claims, **given)
    return [(finding.reason, len(finding.claim_ids.split())) for finding in found_]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([admitted(23, "a"), admitted(23, "b")], [("exact", 2)]),
        ([admitted(23, "a"), admitted(23, "b"), admitted(23, "b")], [("exact", 3)]),
        ([admitted(23, "a"), admitted(23, "a")], []),
        ([admitted(23, "a", **OPEN), admitted(23, "b")], [("exact", 2)]),
        ([admitted(23, "a"), admitted(23, "b", "2025-08-06/2025-10-18")], []),
        ([admitted(23, "a", subset="families"), admitted(23, "b")], []),
        (
            [
                admitted(16, "a", "2025-10-14/2025-10-20", **OPEN),
                admitted(16, "b", "2025-10-13/2025-10-19", **OPEN),
            ],
            [("exact", 2)],
        ),
        (
            [
                admitted(16, "a", "2025-10-14/2025-10-20"),
                admitted(16, "b", "2025-10-13/2025-10-19"),
            ],
            [],
        ),
    ],
)
def test_a_figure_is_shared_where_the_days_can_be_the_same(
    claims: list[Claim], expected: list[tuple[str, int]]
) -> None:
    assert verdicts(claims) == expected


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([admitted(23, "a"), admitted(18, "b")], [("contradiction", 2)]),
        ([admitted(23, "a", **OPEN), admitted(18, "b")], [("period_unclear", 2)]),
        ([admitted(23, "a", **OPEN), admitted(18, "b", **OPEN)], [("period_unclear", 2)]),
        ([admitted(23, "a", within=6), admitted(18, "b")], []),
        ([admitted(23, "a", **OPEN), admitted(18, "b", "2025-08-06/2025-10-18")], []),
    ],
)
def test_two_totals_of_the_same_days_cannot_both_be_true(
    claims: list[Claim], expected: list[tuple[str, int]]
) -> None:
    assert verdicts(claims) == expected


def test_what_an_official_series_settles_is_left_to_it() -> None:
    both = [claim(n, "2025-01-01", document_id=name) for n, name in ((10, "a"), (11, "b"))]
    assert verdicts(both, observations=daily([10] * 9)) == []


def test_counts_that_depend_on_who_counts_do_not_contradict() -> None:
    both = [claim(n, TO_DATE, "deaths", document_id=name) for n, name in ((24, "a"), (36, "b"))]
    assert verdicts(both) == []


PAPERS = [document(name, "2025-10-20") for name in "abcde"]
OF_PA = [document(name, "2025-10-20", agency="PA") for name in "abc"]


def test_one_agencys_copy_counts_as_one_source_which_confirms_nothing() -> None:
    (finding,) = found(sources_agree, [admitted(23, name) for name in "abc"], documents=OF_PA)
    assert (finding.reason, finding.working) == ("one_side_unknown", "3 documents, 1 source")
    assert "by one source only (3 documents; 3 are copies of PA)" in finding.explanation


def test_independent_sources_are_counted_and_copies_told() -> None:
    claims = [admitted(23, name) for name in "abcde"]
    (finding,) = found(sources_agree, claims, documents=[*OF_PA, *PAPERS[3:]])
    assert finding.reason == "exact"
    assert finding.working == "23 = 23 = 23"
    assert (
        "by 3 independent sources (5 documents; 3 are copies of PA): PA, The D and The E."
        in finding.explanation
    )


def test_a_shared_sentence_is_one_source_and_nobody_is_called_its_owner() -> None:
    claims = [
        admitted(23, "a", claim_id="a:1"),
        admitted(23, "b", copy_of="a:1"),
        admitted(23, "c"),
    ]
    (finding,) = found(sources_agree, claims)
    assert "2 independent sources (3 documents; The A and The B share one sentence)" in (
        finding.explanation
    )


def test_a_sentence_that_one_paper_credits_is_the_agencys_in_all() -> None:
    claims = [
        admitted(23, "a"),
        admitted(23, "d", claim_id="d:1"),
        admitted(23, "c", copy_of="d:1"),
    ]
    (finding,) = found(sources_agree, claims, documents=[*OF_PA, *PAPERS[3:]])
    assert "one source only (3 documents; 3 are copies of PA)" in finding.explanation


def test_a_headline_of_its_own_over_a_copied_sentence_is_no_second_source() -> None:
    claims = [
        admitted(23, "a", claim_id="a:1"),
        admitted(23, "d"),
        admitted(23, "d", copy_of="a:1"),
    ]
    (finding,) = found(sources_agree, claims, documents=[*OF_PA, *PAPERS[3:]])
    assert "one source only (2 documents; 2 are copies of PA)" in finding.explanation


def test_two_texts_of_one_publisher_are_one_source() -> None:
    papers = [replace(PAPERS[0], document_id=name) for name in ("a1", "a2")]
    claims = [admitted(23, "a1"), admitted(23, "a2")]
    (finding,) = found(sources_agree, claims, documents=papers)
    assert "one source only (2 documents; 2 are of The A)" in finding.explanation


def test_documents_whose_publisher_is_not_known_are_not_taken_for_one() -> None:
    papers = [replace(PAPERS[0], document_id=name, publisher="") for name in ("x", "y")]
    (finding,) = found(sources_agree, [admitted(23, "x"), admitted(23, "y")], documents=papers)
    assert finding.reason == "exact"
    assert "2 independent sources" in finding.explanation


def test_two_copies_of_one_text_are_no_two_sources_in_conflict() -> None:
    text = [admitted(23, "a", claim_id="a:1"), admitted(18, "a", claim_id="a:2")]
    copies = [admitted(23, "b", copy_of="a:1"), admitted(18, "b", copy_of="a:2")]
    found_ = found(sources_agree, [*text, *copies])
    assert [finding.reason for finding in found_] == ["one_side_unknown"] * 2
    other = admitted(18, "c")
    reasons = {finding.reason for finding in found(sources_agree, [*text, *copies, other])}
    assert "contradiction" in reasons


def test_a_number_changed_in_an_otherwise_equal_sentence_is_told_so() -> None:
    said = "It is understood the number admitted under the treaty now stands at {} after a flight."
    claims = [admitted(23, "a", text=said), admitted(28, "b", text=said)]
    (finding,) = found(sources_agree, claims)
    assert finding.reason == "contradiction"
    assert finding.explanation.endswith("; but for the number the two sentences are the same.")
    own = [claims[0], admitted(28, "b", text="Ministers had let {} in by then.")]
    assert "the two sentences are the same" not in found(sources_agree, own)[0].explanation


def test_an_older_figure_is_recognised() -> None:
    claims = [admitted(23, "a"), admitted(18, "b"), admitted(18, "c", "2025-08-06/2025-10-09")]
    (finding,) = found(sources_agree, claims)
    assert "18 was also the total given for 9 October 2025" in finding.explanation
    assert "neither can be called the one that is off" in finding.explanation


@st.composite
def totals(draw: st.DrawFn) -> list[Claim]:
    """Totals of a few days of October, some with an open end, by papers of several days."""
    made = []
    for number in range(draw(st.integers(2, 12))):
        start = draw(st.integers(1, 9))
        end = draw(st.integers(start, 12))
        period = f"2025-10-{start:02}/2025-10-{end:02}"
        basis = {"period_basis": draw(st.sampled_from(list(Basis)))}
        made.append(admitted(draw(st.integers(20, 24)), f"d{number}", period, **basis))
    return made


@given(totals(), st.lists(st.integers(12, 16), min_size=12, max_size=12))
def test_only_totals_that_meet_are_compared_and_none_of_them_is_missed(claims, days) -> None:
    papers = [document(f"d{n}", f"2025-10-{day}") for n, day in enumerate(days[: len(claims)])]
    quick = found(sources_agree, claims, documents=papers)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sources_agree, "_meeting", lambda groups, _: combinations(groups, 2))
        assert quick == found(sources_agree, claims, documents=papers)


def test_many_totals_of_other_days_are_not_compared_in_pairs(monkeypatch) -> None:
    compared = []
    monkeypatch.setattr(sources_agree, "_conflict", lambda *pair: compared.append(pair) or ())
    papers = [document(f"d{number}", "2025-10-20") for number in range(300)]
    first = date(2024, 1, 1)
    claims = [
        admitted(number, paper.document_id, f"{first}/{first + number * DAY}")
        for number, paper in enumerate(papers, start=1)
    ]
    found(sources_agree, claims, documents=papers)
    assert compared == []


def test_an_agencys_own_text_and_what_is_credited_to_it_are_one_source() -> None:
    own = replace(document("own", "2025-10-20"), publisher="PA")
    claims = [admitted(23, "a"), admitted(23, "own")]
    (finding,) = found(sources_agree, claims, documents=[OF_PA[0], own])
    assert "by one source only (2 documents; 2 are copies of PA)" in finding.explanation


def test_texts_whose_publisher_is_not_known_are_no_one_source() -> None:
    unknown = [replace(each, publisher="") for each in PAPERS[:2]]
    (finding,) = found(sources_agree, [admitted(23, "a"), admitted(23, "b")], documents=unknown)
    assert finding.reason == "exact"
    assert "2 independent sources" in finding.explanation
