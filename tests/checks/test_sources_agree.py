"""The same total in several documents: who agrees, who cannot both be right."""

import pytest
from factories import claim, daily, document, found

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


def test_one_agencys_copy_counts_as_one_source() -> None:
    papers = [document(name, "2025-10-20", agency="PA") for name in "abc"]
    claims = [admitted(23, name) for name in "abc"]
    (finding,) = found(sources_agree, claims, documents=papers)
    assert "3 documents give 23" in finding.explanation
    assert "all from one source, PA" in finding.explanation


def test_an_older_figure_is_recognised() -> None:
    claims = [admitted(23, "a"), admitted(18, "b"), admitted(18, "c", "2025-08-06/2025-10-09")]
    (finding,) = found(sources_agree, claims)
    assert "18 was also the total given for 9 October 2025" in finding.explanation
    assert "neither can be called the one that is off" in finding.explanation
