"""One text in five formats: the same figures."""

from datetime import date

import pytest
import writers
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from etl import claims, documents, formats


PUBLISHED = date(2025, 10, 20)
SENTENCES = (
    "On Saturday, 369 people crossed the Channel in seven small boats.",
    "That brought the total for the year so far to 36,734.",
    "This is 82 short of the total for the whole of 2024, which was 36,816.",
    "Since the treaty took effect, 42 people have been returned to France.",
    "Twenty-three people have been brought to the United Kingdom under the one-in, one-out deal.",
    "“Numbers are up 33% on the same point last year,” a spokesman said – not for the first time.",
    "The harbour master, who is 61, paid £4.50 for his breakfast.",
    "About 5,700 small-boat migrants arrived in June, nearly 200 a day.",
    "The sea was grey & the wind stood at force 5 <or more>.",
    "More than 1,000 people arrived on 8 October, in 15 boats.",
)
PARAGRAPHS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    min_size=1,
    max_size=6,
)


def figures(content: bytes, name: str) -> list[tuple]:
    text = documents.from_content(formats.read(content, name), PUBLISHED, "a")
    return [
        (claim.value, claim.indicator, claim.measure, claim.period_start, claim.period_end)
        for claim in claims.assemble(text)[0]
    ]


@settings(max_examples=examples(25), deadline=None)
@given(PARAGRAPHS, st.sampled_from([250, 330, 400, 470]))
def test_one_text_gives_the_same_figures_in_every_format(paragraphs: list[str], width: int) -> None:
    files = {name: write(paragraphs) for name, write in writers.WRITERS.items()}
    files["a.pdf"] = writers.to_pdf(paragraphs, width)
    read = {name: figures(content, name) for name, content in files.items()}
    assert read == dict.fromkeys(files, read["a.txt"])


@pytest.mark.parametrize("name", writers.WRITERS)
def test_every_word_of_every_format_is_read(name: str) -> None:
    content = writers.WRITERS[name](SENTENCES)
    assert formats.read(content, name).text.split("\n\n") == [writers.TITLE, *SENTENCES]


@pytest.mark.parametrize("name", writers.WRITERS)
def test_the_format_is_told_by_what_the_file_opens_with(name: str) -> None:
    content = writers.WRITERS[name](SENTENCES)
    # A text opens with nothing that would tell it from Markdown.
    mistaken = name if name == "a.md" else "a.txt"
    assert formats.read(content, mistaken) == formats.read(content, name)


@pytest.mark.parametrize("name", writers.WRITERS)
def test_reading_twice_gives_the_same_characters(name: str) -> None:
    content = writers.WRITERS[name](SENTENCES)
    assert formats.read(content, name) == formats.read(content, name)


def test_every_number_of_the_text_is_found_again_in_the_plain_text() -> None:
    assert len(figures(writers.to_txt(SENTENCES), "a.txt")) >= 9
