"""A link to a figure keeps what was said when it was made; what changed since is told with its day."""

from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard import citations, reports
from dashboard.app import create
from dashboard.store import Store


VINTAGE_OF_FIXTURE = date(2025, 2, 1)


def changed(held: Store, claim_id: str, **query: str) -> citations.Change:
    report = reports.one(held, claim_id)
    return citations.change(held, report, citations.read(query))


def told(client, address: str) -> LexborHTMLParser:
    return LexborHTMLParser(client.get(address).text).css_first("#changed")


def test_a_plain_address_is_no_citation() -> None:
    assert citations.read({}) is None
    assert citations.read({"utm": "x"}) is None


def test_the_link_of_today_finds_nothing_changed(held: Store) -> None:
    report = reports.one(held, "paper:5")
    link = citations.link(report, citations.newest(held, report))
    assert link.endswith("paper:5?cited=110&verdict=undecided&vintage=2025-02-01") or (
        link.endswith("paper:5?cited=110&verdict=agrees&vintage=2025-02-01")
    )
    assert not changed(
        held, "paper:5", cited="110", verdict=str(report.verdict), vintage="2025-02-01"
    ).anything


def test_a_day_revised_since_is_named_with_both_values_and_its_day(held: Store) -> None:
    change = changed(held, "paper:5", vintage="2025-01-20")
    (revision,) = change.revisions
    assert (revision.start, revision.before, revision.after) == (date(2025, 1, 5), 9, 10)
    assert revision.since == change.since == VINTAGE_OF_FIXTURE
    assert change.anything


def test_a_figure_of_other_days_is_not_touched_by_a_revision(held: Store) -> None:
    assert changed(held, "paper:2", vintage="2025-01-20").revisions == ()


def test_another_value_and_another_verdict_are_said(held: Store) -> None:
    change = changed(held, "paper:3", cited="1,000", verdict="agrees")
    assert change.said == (
        "It was cited as 1,000; its text is read as 999 now.",
        "The checks said “agrees” when it was cited; they say “differs” now.",
    )


def test_a_total_that_came_after_is_said_with_its_day(held: Store) -> None:
    (said,) = changed(held, "paper:2", vintage="2025-01-12").said
    assert said == (
        "No official total for 11 January 2025 is held that stood on 12 January 2025; "
        "it is 10 now, as published on 1 February 2025."
    )


@pytest.mark.parametrize(
    ("query", "unread"),
    [
        ({"cited": "many"}, "cited “many”"),
        ({"cited": "nan"}, "cited “nan”"),
        ({"vintage": "yesterday"}, "vintage “yesterday”"),
        ({"verdict": "<b>"}, "verdict “<b>”"),
        ({"cited": ["1", "x"]}, "cited “x”"),
    ],
)
def test_what_cannot_be_read_of_a_link_is_said(query: dict, unread: str) -> None:
    assert citations.read(query).problem == unread


@pytest.mark.parametrize("value", ["nan", "1e999", "-", "٣", "9" * 400, "2025-13-01"])
def test_no_link_breaks_the_page(data: Path, value: str) -> None:
    client = create(data).server.test_client()
    row = client.get("/data/claims.json").get_json()[0]
    for name in ("cited", "vintage", "verdict"):
        answer = client.get(f"/figures/{row['claim_id']}", query_string={name: value})
        assert answer.status_code == 200
        assert LexborHTMLParser(answer.text).css_first("#changed")


def test_a_text_with_a_mark_up_in_the_link_stays_a_text(data: Path) -> None:
    client = create(data).server.test_client()
    row = client.get("/data/claims.json").get_json()[0]
    answer = client.get(f"/figures/{row['claim_id']}", query_string={"cited": "<script>x</script>"})
    assert "<script>x" not in answer.text


def test_the_citation_of_every_figure_leads_to_a_page_where_nothing_changed(data: Path) -> None:
    client = create(data).server.test_client()
    for row in client.get("/data/claims.json").get_json():
        page = LexborHTMLParser(client.get(f"/figures/{row['claim_id']}").text)
        link = page.css_first("#cite-text").text().split()[-1]
        assert told(client, link).css_first("h2").text() == "As you cited it", link


def test_an_older_vintage_of_the_shipped_figures_tells_every_value_that_was_revised(
    data: Path,
) -> None:
    """Held to the revisions that the observations themselves tell of."""
    store = Store(data)
    client = create(data).server.test_client()
    revised = store.rows(
        """select claim_id, count(*) as rows from claims join observations as o using (indicator)
        where o.vintage_to is not null and o.vintage_from <= date '2025-11-13'
            and o.vintage_to >= date '2025-11-13' and o.period_start = o.period_end
            and o.period_start between claims.period_start and claims.period_end
        group by all"""
    )
    assert revised
    for row in revised:
        page = told(client, f"/figures/{row['claim_id']}?vintage=2025-11-13")
        assert page.css_first("h2").text() == "Changed since you cited it", row
