"""Figures known by value and link only."""

from datetime import date
from pathlib import Path

import pytest

from etl import statements
from etl.vocabulary import Basis, Bound, Holding, InputError


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
