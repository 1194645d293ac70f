"""Selections: what stands in the address is what is shown, counted and downloaded."""

import csv
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest

from dashboard import selections
from dashboard.app import create
from dashboard.selections import FACETS, ORDERS
from dashboard.store import Store
from etl.vocabulary import InputError


@pytest.mark.parametrize(
    ("query", "figures"),
    [
        ({}, 9),
        ({"indicator": "arrivals"}, 6),
        ({"indicator": ["returns_to_france", "arrivals_from_france"]}, 3),
        ({"verdict": "differs"}, 1),
        ({"verdict": ["differs", "agrees"], "indicator": "arrivals"}, 4),
        ({"publisher": "The Paper", "measure": "count"}, 9),
        ({"document_id": "paper", "subset": "Albanian"}, 1),
        ({"q": "42"}, 1),
        ({"q": "100%"}, 0),
        ({"indicator": ""}, 9),
    ],
)
def test_an_address_selects_rows(held: Store, query: dict, figures: int) -> None:
    assert len(selections.rows(held, selections.read(query))) == figures


@pytest.mark.parametrize("facet", FACETS)
def test_the_count_of_an_option_is_what_choosing_it_shows(held: Store, facet: str) -> None:
    for option in selections.options(held, selections.read({"q": "1"}), facet):
        chosen = selections.read({"q": "1", facet: option.code})
        assert len(selections.rows(held, chosen)) == option.count


def test_a_facet_counts_under_all_choices_but_its_own(held: Store) -> None:
    selection = selections.read({"indicator": "arrivals", "verdict": "differs"})
    counts = {o.code: o.count for o in selections.options(held, selection, "indicator")}
    assert counts == {"arrivals": 1}
    counts = {o.code: o.count for o in selections.options(held, selection, "verdict")}
    assert counts == {"agrees": 3, "undecided": 2, "differs": 1}


def test_a_chosen_option_stays_where_it_selects_nothing(held: Store) -> None:
    selection = selections.read({"indicator": ["deaths", "arrivals"]})
    options = {o.code: o.chosen for o in selections.options(held, selection, "indicator")}
    assert options["deaths"]


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"indicator": ["arrivals", "boats"]},
        {"verdict": "agrees", "sort": "value"},
        {"q": "on", "publisher": "Daily Mail"},
        {"document_id": "times-2025-10-20"},
    ],
)
def test_the_download_holds_the_rows_of_the_page(data: Path, query: dict) -> None:
    selection = selections.read(query)
    answer = create(data).server.test_client().get(selection.address("/data/claims.csv"))
    downloaded = {row["claim_id"] for row in csv.DictReader(answer.text.splitlines())}
    shown = {report.claim.claim_id for report in selections.rows(Store(data), selection)}
    assert downloaded == shown


@pytest.mark.parametrize("order", ORDERS)
def test_every_order_shows_every_row_once(held: Store, order: str) -> None:
    shown = [r.claim.claim_id for r in selections.rows(held, selections.read({"sort": order}))]
    assert len(set(shown)) == len(shown) == 9


def test_the_largest_number_comes_first_when_asked_for(held: Store) -> None:
    values = [r.claim.value for r in selections.rows(held, selections.read({"sort": "value"}))]
    assert values == sorted(values, reverse=True)


@pytest.mark.parametrize("first", ["-1", "x", "²", "99999999999", ""])
def test_a_row_number_that_is_none_means_the_first_row(first: str) -> None:
    assert selections.read({"from": first}).first == 0


def test_rows_go_on_where_the_address_says(held: Store) -> None:
    everything = [r.claim.claim_id for r in selections.rows(held, selections.read({}))]
    later = [r.claim.claim_id for r in selections.rows(held, selections.read({"from": "7"}))]
    assert later == everything[7:]


@pytest.mark.parametrize("order", ORDERS)
def test_a_page_of_all_figures_is_that_of_a_choice_that_leaves_none_out(
    held: Store, order: str
) -> None:
    asked = {"sort": order, "from": "3"}
    every = selections.rows(held, selections.read(asked))
    chosen = selections.rows(held, selections.read(asked | {"publisher": "The Paper"}))
    assert every == chosen
    assert len(every) == 6


def test_all_rows_on_one_page_are_all_rows_up_to_a_limit() -> None:
    selection = selections.read({"rows": "all", "indicator": "boats"})
    assert selection.most == selections.ROWS_AT_MOST > selections.ROWS_SHOWN
    assert "rows=all" in selections.read({"indicator": "boats"}).whole()
    assert selections.read({"rows": "999999"}).most == selections.ROWS_SHOWN


def test_counts_are_those_of_the_tables_asked_plainly(data: Path) -> None:
    """The cube and the meanings said again together count what one look at every row counts."""
    held = Store(data)
    plain = """select {facet} as code, count(distinct meaning) as figures
        from claims join verdicts using (claim_id) join documents using (document_id) group by all"""
    counts = selections.count(held, selections.read({}))
    for facet in FACETS:
        rows = held.rows(plain.format(facet=facet))
        assert counts.options[facet] == {row["code"]: row["figures"] for row in rows}
    (whole,) = held.rows("select count(*) as rows, count(distinct meaning) as all from verdicts")
    assert (counts.places, counts.figures) == (whole["rows"], whole["all"])


def test_an_address_leads_back_to_its_selection() -> None:
    selection = selections.read({"indicator": ["arrivals", "boats"], "q": "a & b"})
    again: dict[str, list[str]] = {}
    for name, value in parse_qsl(urlsplit(selection.address()).query):
        again.setdefault(name, []).append(value)
    assert selections.read(again) == selection


def test_leaving_out_one_option_keeps_the_others() -> None:
    selection = selections.read({"indicator": ["arrivals", "boats"], "from": "7"})
    assert selection.without("indicator", "boats") == selections.read({"indicator": "arrivals"})


def test_a_column_that_there_is_not_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="no column 'colour', expected one of"):
        selections.read({"colour": "red"}).filter()
