"""Reports: claims with their documents and findings, and who else reports the same."""

from datetime import date, timedelta
from pathlib import Path

import papers
import pytest

from dashboard import reports
from dashboard.store import Store
from etl.vocabulary import Reason


YEAR = {"period_start": date(2025, 1, 1), "period_end": date(2025, 10, 18)}
TOTAL = papers.claim("So far [36,734].", **YEAR)


def store(folder: Path, *claims, findings=()) -> Store:
    names = {claim.document_id for claim in claims}
    documents = [papers.document(name) for name in names]
    return Store(papers.folder(folder, documents=documents, claims=claims, findings=findings))


@pytest.mark.parametrize(
    ("more", "same"),
    [
        ({}, True),
        ({"period_end": YEAR["period_end"] + timedelta(days=3)}, True),
        ({"period_end": YEAR["period_end"] + timedelta(days=4)}, False),
        ({"period_start": date(2024, 1, 1)}, False),
        ({"period_start": None}, False),
        ({"indicator": "boats"}, False),
        ({"subset": "Albanian"}, False),
        ({"measure": "per_day"}, False),
        ({"base_start": date(2024, 1, 1), "base_end": date(2024, 12, 31)}, False),
    ],
)
def test_the_same_thing_is_the_same_count_of_the_same_days(
    tmp_path: Path, more: dict, same: bool
) -> None:
    other = papers.claim("It is [36,734].", name="other", **(YEAR | more))
    found = reports.same_thing(store(tmp_path, TOTAL, other), TOTAL)
    assert [report.claim.claim_id for report in found] == ([other.claim_id] if same else [])


def test_a_claim_without_a_period_has_no_twin(tmp_path: Path) -> None:
    open_ended = papers.claim("[1]", period_start=None, period_end=None)
    assert reports.same_thing(store(tmp_path, open_ended, TOTAL), open_ended) == []


def test_a_report_carries_every_finding_that_names_it_and_no_other(tmp_path: Path) -> None:
    other = papers.claim("It is [36,734].", name="other")
    both = papers.finding(Reason.EXACT, other, TOTAL)
    own = papers.finding(Reason.PERIOD_UNCLEAR, other)
    held = store(tmp_path, TOTAL, other, findings=[both, own])
    assert reports.one(held, TOTAL.claim_id).findings == (both,)
    assert set(reports.one(held, other.claim_id).findings) == {both, own}
    assert reports.one(held, "paper") is None


def test_the_figures_of_a_finding_come_in_the_order_in_which_it_names_them(tmp_path: Path) -> None:
    other = papers.claim("It is [36,734].", name="other")
    finding = papers.finding(Reason.EXACT, TOTAL, other)
    held = store(tmp_path, TOTAL, other, findings=[finding])
    (named,) = reports.about(held, [finding]).values()
    assert [report.claim for report in named] == [TOTAL, other]


def test_the_verdict_of_a_report_is_that_of_the_store(data: Path) -> None:
    held = Store(data)
    kept = {row["claim_id"]: row["verdict"] for row in held.rows("select * from verdicts")}
    found = {report.claim.claim_id: report.verdict for report in reports.find(held, "true", [])}
    assert found == kept
