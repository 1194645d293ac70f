"""Sentences with their offsets: what ends one, what does not, and that nothing but blanks is lost."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import documents, sentences
from etl.vocabulary import Passage, Text


def split(text: str) -> list[str]:
    return [s.text for s in sentences.split(documents.from_string(text, date(2025, 10, 20)))]


SPLITS = [
    ("It took the total to 42. Under the deal 23 came.", 2),
    ("Since September 18, 5,703 migrants have crossed\n\nGARETH FULLER/PA", 2),
    ("He said: “It is over. They left.” Nobody stayed.", 3),
    ("They left.Then others came.", 2),
    ("Is it true? It is!", 2),
    ("Mr. Mitov said so.", 1),
    ("It left on Sept. 18 from Dover.", 1),
    ("The U.K. Government said so.", 1),
    ("It cost £480.5m in all.", 1),
    ("See No. 10 for more.", 1),
    ("Plus, of course … through smuggling", 1),
]


@pytest.mark.parametrize(("text", "count"), SPLITS)
def test_a_text_has_so_many_sentences(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_the_five_articles_have_156_sentences(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (shared / "seeds").iterdir()]
    assert sum(len(split(text)) for text in texts) == 156


@given(
    st.lists(st.sampled_from(list("ab. A1!?\n\r\u00a0“”,…")), max_size=60).map("".join),
    st.integers(0, 9),
)
def test_offsets_slice_to_the_sentence_and_only_blanks_lie_between(text: str, start: int) -> None:
    document = documents.from_string(text, date(2025, 10, 20)).document
    held = Text(document, (Passage("text", start, text),))
    last = start
    for sentence in sentences.split(held):
        assert text[sentence.start - start : sentence.end - start] == sentence.text
        assert not text[last - start : sentence.start - start].strip()
        last = sentence.end
    assert not text[last - start :].strip()
