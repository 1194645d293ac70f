"""One sentence in several documents: who had it first, and what is another figure."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers import claim, document, statement
from timings import noise, seconds

from etl import copies
from etl.copies import reprints
from etl.vocabulary import Basis, Claim, Document


SENTENCE = (
    "The latest figures show a total of [369] people made the journey in seven boats on Saturday."
)
OWN = "On Saturday seven boats brought [369] people to the beaches of Kent, fewer than on Friday."


def published(**days: str) -> list[Document]:
    return [document(name, published=date.fromisoformat(day)) for name, day in days.items()]


DAYS = published(a="2025-10-20", b="2025-10-19", c="2025-10-21")


def copied(*claims: Claim, documents: list[Document] = DAYS) -> dict[str, str]:
    marked = copies.mark(claims, documents)
    return {each.claim_id: each.copy_of for each in marked if each.copy_of}


def test_the_earliest_document_has_the_sentence_and_the_others_copy_it() -> None:
    given_ = [claim(SENTENCE, name=name) for name in "abc"]
    assert copied(*given_) == {f"{n}:{given_[0].start}": f"b:{given_[0].start}" for n in "ac"}


def test_of_one_day_the_first_by_name_has_it() -> None:
    same_day = published(a="2025-10-20", b="2025-10-20")
    both = [claim(SENTENCE, name=name) for name in "ba"]
    assert copied(*both, documents=same_day) == {both[0].claim_id: both[1].claim_id}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (claim(OWN, name="b"), "own words"),
        (claim(SENTENCE, name="b", value=396.0), "a changed digit is another figure"),
        (claim(SENTENCE, name="b", indicator="boats"), "another thing"),
        (claim(SENTENCE, name="b", measure="per_day"), "another measure"),
        (claim(SENTENCE, name="b", subset="Albanian"), "a part of it"),
        (claim(SENTENCE, name="b", low=370.0, high=None), "more than the number"),
        (claim(SENTENCE, name="b", base_end=date(2024, 1, 1)), "another base"),
        (
            claim(
                SENTENCE.replace("Saturday", "Sunday"),
                name="b",
                period_start=date(2025, 10, 19),
                period_end=date(2025, 10, 19),
            ),
            "another day",
        ),
        (claim(SENTENCE, name="a", at=900), "its own document"),
        (statement("b"), "no sentence"),
    ],
    ids=lambda given_: given_ if isinstance(given_, str) else "",
)
def test_what_is_no_copy(other: Claim, why: str) -> None:
    assert copied(claim(SENTENCE, name="a"), other) == {}, why


@pytest.mark.parametrize(
    "other",
    [
        {"period_end": date(2025, 10, 19), "period_basis": Basis.INFERRED},
        {"period_start": None, "period_end": None},
    ],
)
def test_days_that_were_read_less_surely_do_not_hide_a_copy(other: dict) -> None:
    first = claim(SENTENCE, name="b")
    later = claim(SENTENCE, name="a", **other)
    assert copied(first, later) == {later.claim_id: first.claim_id}


def test_a_sentence_said_twice_in_both_texts_goes_back_to_its_first_place() -> None:
    twice = [claim(SENTENCE, name=name, at=at) for name in "ab" for at in (0, 500)]
    marked = {each.claim_id: each for each in copies.mark(twice, DAYS)}
    first, second, source, echo = (marked[each.claim_id] for each in twice)
    assert (source.copy_of, source.same_as) == ("", "")
    assert (echo.copy_of, echo.same_as) == ("", source.claim_id)
    assert (first.copy_of, first.same_as) == (source.claim_id, "")
    assert (second.copy_of, second.same_as) == (source.claim_id, first.claim_id)


def test_a_new_text_copies_what_is_held_whatever_its_day() -> None:
    held = copies.mark([claim(SENTENCE, name=name) for name in "ab"], DAYS)
    new, paper = claim(SENTENCE, name="text"), document("text", published=date(2025, 10, 18))
    (marked,) = copies.mark_new([new], paper, held, DAYS)
    assert marked.copy_of == held[1].claim_id
    (own,) = copies.mark_new([claim(OWN, name="text")], paper, held, DAYS)
    assert own.copy_of == ""


def test_a_new_text_that_copies_what_one_document_says_twice_copies_its_first_place() -> None:
    other = SENTENCE.replace("The latest figures", "Figures")
    twice = [claim(SENTENCE, name="b"), claim(other, name="b", at=500)]
    held = copies.mark(twice, DAYS)
    new, paper = claim(other, name="text"), document("text", published=date(2025, 10, 22))
    (marked,) = copies.mark_new([new], paper, held, DAYS)
    (among,) = [c for c in copies.mark([*twice, new], [*DAYS, paper]) if c.document_id == "text"]
    assert marked.copy_of == among.copy_of == twice[0].claim_id


def shuffled(seed: int) -> tuple[list[Claim], list[Document]]:
    dice = random.Random(seed)
    words = SENTENCE.split()
    papers = [
        document(f"d{n}", published=date(2025, 10, 18 + dice.randrange(4))) for n in range(12)
    ]
    made = []
    for paper in papers:
        kept = [word for word in words if "[" in word or dice.random() < 0.9]
        made.append(claim(" ".join(kept), name=paper.document_id))
    return made, papers


@given(st.integers(0, 10**6), st.randoms())
def test_the_order_in_which_documents_come_changes_nothing(seed: int, dice: random.Random) -> None:
    made, papers = shuffled(seed)
    before = copied(*made, documents=papers)
    mixed = list(made)
    dice.shuffle(mixed)
    assert copied(*mixed, documents=papers) == before


@given(st.integers(0, 10**6))
def test_a_copy_points_at_an_original_that_is_no_later(seed: int) -> None:
    made, papers = shuffled(seed)
    days = {paper.document_id: paper.published for paper in papers}
    by_id = {each.claim_id: each for each in made}
    found = copied(*made, documents=papers)
    for copy, original in found.items():
        assert original not in found
        assert days[by_id[original].document_id] <= days[by_id[copy].document_id]


def test_marking_twice_is_marking_once() -> None:
    made, papers = shuffled(1)
    once = copies.mark(made, papers)
    assert copies.mark(once, papers) == once


def test_many_sentences_about_one_number_take_no_more_than_their_share() -> None:
    """Four times the sentences may take eight times as long, not sixteen."""
    dice = random.Random(3)
    words = [f"word{n}" for n in range(400)]
    papers = [document(f"d{n:05}") for n in range(6000)]
    made = [
        claim(f"[369] {' '.join(dice.choices(words, k=20))}", name=paper.document_id)
        for paper in papers
    ]
    published = {paper.document_id: paper.published for paper in papers}
    assert reprints.find(made, published) == {}
    short, long = (
        seconds(lambda m=made[:size]: reprints.find(m, published)) for size in (1500, 6000)
    )
    assert long < max(8 * short, noise())


def test_only_so_many_of_the_latest_sentences_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reprints, "MOST_COMPARED", 1)
    near = claim(SENTENCE, name="b")
    between = claim(OWN, name="a")
    late = claim(SENTENCE.replace("latest", "newest"), name="c")
    assert copied(near, between, late) == {}
    assert copied(near, late) == {late.claim_id: near.claim_id}
    assert copied(near, between, replace(near, claim_id="c:1", document_id="c")) == {
        "c:1": near.claim_id
    }


def test_more_words_than_a_plane_of_letters_are_told_apart() -> None:
    # Letters pass through the surrogates, which are no characters of their own.
    long = " ".join(f"w{n}x" for n in range(70_000))
    other = " ".join(f"v{n}x" for n in range(70_000))
    made = [
        claim(f"[369] {text}", name=name)
        for name, text in zip("bac", (long, long, other), strict=True)
    ]
    assert copied(*made) == {made[1].claim_id: made[0].claim_id}
