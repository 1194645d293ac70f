"""Quoting: the fewest paragraphs that give the same claims as the whole text."""

from datetime import date
from pathlib import Path

import pytest

from etl import claims, documents, passages
from etl.vocabulary import Holding, InputError


ROOT = Path(__file__).parents[1]
TEXT = """The sea was grey on that day.

The Home Office announced on Sunday that more flights would follow.

Nothing else happened.

The number removed to France under the deal now stands at 42.
"""


def test_a_paragraph_that_explains_a_figure_is_quoted_with_it() -> None:
    text = documents.from_string(TEXT, date(2025, 10, 21))
    quoted = passages.quote(text)
    assert claims.assemble(passages.replace_passages(text, quoted))[0] == claims.assemble(text)[0]
    assert all(TEXT[passage.start : passage.end] == passage.text for passage in quoted)
    assert "The sea was grey" not in passages.to_file(quoted)


def test_a_heading_without_which_a_figure_reads_otherwise_is_quoted_with_it() -> None:
    whole = (
        "Is it the treaty with France?\n\nThe weather was calm.\n\n"
        "By early February, six months in, 305 people had been returned.\n"
    )
    text = documents.from_string(whole, date(2026, 2, 10))
    quoted = passages.quote(text)
    assert claims.assemble(passages.replace_passages(text, quoted))[0] == claims.assemble(text)[0]
    assert quoted[0].text == "Is it the treaty with France?"


def test_a_text_that_reads_otherwise_in_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    text = documents.from_string(TEXT, date(2025, 10, 21))
    found = claims.assemble(text)
    parts = (found[0][:0], found[1])
    monkeypatch.setattr(
        claims, "assemble", lambda text: found if text.document.holding is Holding.FULL else parts
    )
    with pytest.raises(InputError, match="reads differently in parts, expected the same claims"):
        passages.quote(text)


def test_a_text_without_figures_is_not_quoted() -> None:
    assert passages.quote(documents.from_string("Nothing to see.", date(2025, 10, 20))) == ()


def test_the_shipped_passages_are_what_quote_writes(shared: Path) -> None:
    for entry in documents.seed_catalogue(ROOT / "seeds"):
        full = next(
            text
            for path in (shared / "seeds").iterdir()
            for text in [documents.read(path, entry.published, entry.document_id)]
            if text.document.sha256 == entry.sha256
        )
        assert passages.to_file(passages.quote(full)) == entry.path.read_text(encoding="utf-8")
