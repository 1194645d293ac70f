"""Figures known by value and link only."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from factories import claim

from etl import statements
from etl.vocabulary import Basis, Bound, Document, Holding, InputError


ROOT = Path(__file__).parents[1]
HEADER = ",".join(statements.COLUMNS)


def write(folder: Path, *rows: str) -> Path:
    path = folder / "statements.csv"
    path.write_text("\n".join([HEADER, *rows]) + "\n")
    return path


def test_the_shipped_statements_hold_twenty_figures() -> None:
    documents, claims = statements.read(ROOT / "seeds/statements.csv")
    assert (len(documents), len(claims)) == (11, 20)
    assert {document.holding for document in documents} == {Holding.NONE}
    assert all(document.url.startswith("http") for document in documents)


def test_a_statement_has_a_value_and_no_text() -> None:
    _, claims = statements.read(ROOT / "seeds/statements.csv")
    (claim,) = [
        c for c in claims if c.claim_id == "statement-2025-10-09-wired-gov:returns_to_france"
    ]
    assert (claim.value, claim.exact, claim.start, claim.prefix) == (26, "26", None, "")
    assert (claim.period_start, claim.period_end) == (date(2025, 8, 6), date(2025, 10, 9))


def test_a_day_of_publication_is_an_inferred_end_and_around_hedges_the_arrivals(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "2026-01-27,published,281,350,arrivals around,S,P,https://example.org/")
    out, into = statements.read(path)[1]
    assert (out.bound, into.bound) == (Bound.EXACTLY, Bound.ABOUT)
    assert (into.low, into.high) == (345, 355)
    assert out.period_basis is Basis.INFERRED


def test_every_column_of_a_row_is_in_its_document_or_its_claims(tmp_path: Path) -> None:
    row = "2025-10-09,stated,26,350,arrivals understood,The minister,Wired-Gov (UK),https://a.example/1"
    (document,), (out, into) = statements.read(write(tmp_path, row))
    day, name = date(2025, 10, 9), "statement-2025-10-09-wired-gov-uk"
    assert document == Document(
        name, "Wired-Gov (UK)", "", day, "https://a.example/1", "", Holding.NONE, 0, ""
    )
    assert out == claim(
        26,
        "2025-08-06/2025-10-09",
        "returns_to_france",
        claim_id=f"{name}:returns_to_france",
        document_id=name,
        period_text="",
        speaker="The minister",
        start=None,
        end=None,
        prefix="",
        suffix="",
    )
    hedged = {"bound": Bound.ABOUT, "low": 345, "high": 355}
    other = {"claim_id": f"{name}:arrivals_from_france", "indicator": "arrivals_from_france"}
    assert into == replace(out, value=350, exact="350", **hedged, **other)


@pytest.mark.parametrize("qualifier", ["arrivals around", "about", "arrivals understood to be"])
def test_a_hedge_is_of_the_arrivals_alone(tmp_path: Path, qualifier: str) -> None:
    path = write(tmp_path, f"2025-10-09,stated,26,18,{qualifier},S,P,u")
    assert [each.bound for each in statements.read(path)[1]] == [Bound.EXACTLY, Bound.ABOUT]


def test_a_figure_that_a_row_lacks_is_no_claim_and_any_other_qualifier_no_hedge(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, "2025-10-09,stated,,18,arrivals alone,S,P,u")
    (into,) = statements.read(path)[1]
    assert (into.indicator, into.bound) == ("arrivals_from_france", Bound.EXACTLY)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("soon,stated,1,,,,P,u", "row 2: as_of is 'soon'"),
        ("2025-10-09,guessed,1,,,,P,u", "row 2: as_of_basis is 'guessed'"),
        ("2025-10-09,stated,one,,,,P,u", "row 2: returns_to_france is 'one'"),
    ],
)
def test_a_row_of_another_form_is_refused(tmp_path: Path, row: str, problem: str) -> None:
    with pytest.raises(InputError) as error:
        statements.read(write(tmp_path, row))
    assert problem in str(error.value)
