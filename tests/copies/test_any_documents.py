"""Whatever the documents say and in whatever order they come: what holds of every copy and every repeat."""

import random
import string
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from papers import claim, document

from etl import copies
from etl.copies import wordings
from etl.vocabulary import Basis, Claim, Document


# Two sentences of one origin, one of another, a headline, and one that says nothing.
SENTENCES = (
    "The latest figures show a total of [{}] people made the journey in seven boats on Saturday.",
    "Figures show a total of [{}] people made the journey in seven boats on Saturday, PA understands.",
    "So far this year [{}] people have been brought to the beaches of Kent, more than last year.",
    "[{}] people in a day",
    "[{}]",
)
FIRST = date(2025, 10, 13)
PAPERS = [document(f"d{n}", published=FIRST + timedelta(n // 2)) for n in range(8)]
BASES = st.sampled_from((None, date(2024, 10, 18)))
ENDS = st.sampled_from((None, *(FIRST + timedelta(n) for n in range(4))))


@st.composite
def corpora(draw: st.DrawFn) -> list[Claim]:
    """Claims of few numbers, few days and few sentences, so that they meet in all ways."""
    made = []
    for place in range(draw(st.integers(2, 12))):
        value, base = draw(st.sampled_from((26, 369))), draw(BASES)
        end = draw(ENDS)
        start = end and end - timedelta(draw(st.sampled_from((0, 3, 60))))
        made.append(
            claim(
                draw(st.sampled_from(SENTENCES)).format(value),
                at=500 * place,
                name=draw(st.sampled_from(PAPERS)).document_id,
                value=float(value),
                low=float(value - draw(st.sampled_from((0, 5)))),
                high=draw(st.sampled_from((None, value + 5.0, float(value)))),
                indicator=draw(st.sampled_from(("arrivals", "boats"))),
                subset=draw(st.sampled_from(("", "Albanian"))),
                period_start=start,
                period_end=end,
                period_basis=draw(st.sampled_from(Basis)),
                period_text=draw(st.sampled_from(("", "on Saturday"))),
                base_start=base,
                base_end=base,
            )
        )
    return made


def kind(each: Claim) -> tuple[object, ...]:
    return each.indicator, each.measure, each.subset, each.direction, each.value


@given(corpora())
def test_what_is_repeated_or_copied_is_itself_neither(made: list[Claim]) -> None:
    days = {paper.document_id: paper.published for paper in PAPERS}
    marked = {each.claim_id: each for each in copies.mark(made, PAPERS)}
    for each in marked.values():
        if each.same_as:
            first = marked[each.same_as]
            assert (first.same_as, kind(first)) == ("", kind(each))
            assert first.document_id == each.document_id
            assert first.start < each.start
            assert first.interval.meets(each.interval)
        if each.copy_of:
            source = marked[each.copy_of]
            assert (source.copy_of, kind(source)) == ("", kind(each))
            assert source.document_id != each.document_id
            assert days[source.document_id] <= days[each.document_id]
            assert wordings.alike(source, each)


@given(corpora(), st.randoms())
def test_neither_the_order_of_claims_nor_of_documents_changes_a_mark(
    made: list[Claim], dice: random.Random
) -> None:
    before = {each.claim_id: each for each in copies.mark(made, PAPERS)}
    claims, papers = list(made), list(PAPERS)
    dice.shuffle(claims)
    dice.shuffle(papers)
    assert {each.claim_id: each for each in copies.mark(claims, papers)} == before


@given(corpora())
def test_marking_changes_no_more_than_the_two_marks_and_no_more_the_second_time(
    made: list[Claim],
) -> None:
    once = copies.mark(made, PAPERS)
    assert [replace(each, same_as="", copy_of="") for each in once] == made
    assert copies.mark(once, PAPERS) == once


@given(corpora(), st.sampled_from(SENTENCES))
def test_a_new_text_is_marked_as_the_newest_of_all_would_be(
    made: list[Claim], sentence: str
) -> None:
    paper: Document = document("new", published=date(2025, 10, 20))
    new = [claim(sentence.format(26), name="new", value=26.0, low=26.0, high=26.0)]
    held = copies.mark(made, PAPERS)
    (marked,) = copies.mark_new(new, paper, held, PAPERS)
    among = copies.mark([*made, *new], [*PAPERS, paper])
    assert marked == among[-1]


WRITTEN = st.text(string.printable.replace("[", "").replace("]", "") + "’“”–é#", max_size=80)


@given(WRITTEN, WRITTEN, WRITTEN, WRITTEN)
def test_likeness_is_a_share_and_the_same_seen_from_either_sentence(
    before: str, behind: str, other: str, further: str
) -> None:
    one, two = claim(f"{before}[5]{behind}"), claim(f"{other}[5]{further}")
    assert wordings.likeness(one, one) == 1
    assert 0 <= wordings.likeness(one, two) <= 1
    assert wordings.alike(one, two) is wordings.alike(two, one)
    assert all(word == word.lower() and word.strip() for word in wordings.words(one))
