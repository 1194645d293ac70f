"""Marks: every figure at its stored place, every other character as it stands."""

import papers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import marks
from dashboard.marks import Gap


SENTENCE = "In all 369 people came in seven boats."
FIRST = papers.claim("In all [369] people came in seven boats.", at=10)
SECOND = papers.claim("In all 369 people came in [seven] boats.", at=10)


def shown(passage, claims) -> list[list[str]]:
    """The stretches of a passage as text, figures between brackets."""
    return [
        [f"[{part.text}]" if part.claims else part.text for part in stretch.parts]
        for stretch in marks.stretches(passage, claims)
    ]


@pytest.mark.parametrize(
    ("text", "claims", "expected"),
    [
        (SENTENCE, [], [[SENTENCE]]),
        (
            f"{SENTENCE} Then 369.",
            [SECOND, FIRST],
            [["In all ", "[369]", " people came in ", "[seven]", " boats."], [" Then 369."]],
        ),
        ("Before. " + SENTENCE, [FIRST], [["Before. " + SENTENCE]]),
    ],
)
def test_a_figure_is_marked_at_its_offset_and_nowhere_else(
    text: str, claims: list, expected: list
) -> None:
    assert shown(papers.passage(10, text), claims) == expected


def test_two_claims_on_one_number_share_a_mark() -> None:
    twin = papers.claim("In all [369] people came in seven boats.", at=10, claim_id="paper:17:rank")
    (stretch,) = marks.stretches(papers.passage(10, SENTENCE), [FIRST, twin])
    assert [len(part.claims) for part in stretch.parts] == [0, 2, 0]
    assert stretch.parts[1].place == "c17"


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9))))
def test_no_character_is_lost_or_added(text: str, places: list[tuple[int, int]]) -> None:
    passage = papers.passage(5, text)
    claims = [
        papers.claim("[x]", start=start, end=start + length, exact=text[start - 5 :][:length])
        for start, length in places
    ]
    # Figures of one document never overlap.
    apart = [c for c in claims if not any(c is not o and c.start < o.end > o.start for o in claims)]
    parts = [part for stretch in marks.stretches(passage, apart) for part in stretch.parts]
    assert "".join(part.text for part in parts) == text


@pytest.mark.parametrize(
    ("starts", "length", "gaps"),
    [
        ([0, 40], 78, []),
        ([10, 50], 88, [10]),
        ([0, 60], 98, [22]),
        ([0], 100, [62]),
    ],
)
def test_what_is_left_out_is_counted_and_line_ends_are_not(
    starts: list[int], length: int, gaps: list[int]
) -> None:
    passages = [papers.passage(start, SENTENCE) for start in starts]
    laid = marks.lay_out(passages, [], length)
    assert [block.characters for block in laid if isinstance(block, Gap)] == gaps


def test_a_number_that_no_longer_stands_at_its_place_is_told_not_marked() -> None:
    moved = papers.passage(10, "Now in all 369 people came in seven boats.")
    assert marks.displaced([FIRST, papers.statement("said")], [moved]) == [FIRST]
    assert shown(moved, [FIRST]) == [["Now in all 369 people came in seven boats."]]


def test_a_number_that_another_has_replaced_in_a_changed_sentence_is_not_marked() -> None:
    """The number stands where it stood; its sentence does not."""
    changed = papers.passage(10, "In all 369 boats came with many people.")
    assert not marks.stands(FIRST, changed)
    assert marks.displaced([FIRST], [changed]) == [FIRST]
    assert marks.stands(FIRST, papers.passage(10, SENTENCE))


@pytest.mark.parametrize(("start", "text"), [(13, SENTENCE[3:]), (10, SENTENCE[:20])])
def test_a_sentence_that_is_held_in_part_is_compared_as_far_as_it_is_held(
    start: int, text: str
) -> None:
    assert marks.stands(FIRST, papers.passage(start, text))


PARAGRAPHS = f"A heading\n\nBefore.\n{SENTENCE} After it.\n \n\nThe end.\n"


def paragraphs(text: str, *claims) -> list[str]:
    laid = marks.lay_out([papers.passage(0, text)], claims, len(text))
    return [
        "".join(part.text for stretch in leaf.stretches for part in stretch.parts) for leaf in laid
    ]


def test_a_text_is_laid_out_by_its_paragraphs() -> None:
    (claim,) = [papers.claim("In all [369] people came in seven boats.", at=PARAGRAPHS.index("In"))]
    laid = marks.lay_out([papers.passage(0, PARAGRAPHS)], [claim], len(PARAGRAPHS))
    assert paragraphs(PARAGRAPHS, claim) == [
        "A heading",
        f"Before.\n{SENTENCE} After it.",
        "The end.",
    ]
    assert [[part.text for part in leaf.marked] for leaf in laid] == [[], ["369"], []]


def test_lines_that_were_full_are_shown_as_one_with_their_figures() -> None:
    marked = "In the week to Sunday there were, as it was said at the\nport, [369] people in\nall.\nThat was it."
    text = marked.replace("[", "").replace("]", "")
    sentence = marked.partition(".")[0] + "."
    laid = marks.lay_out([papers.passage(0, text)], [papers.claim(sentence)], len(text))
    assert [[part.text for part in leaf.marked] for leaf in laid] == [["369"]]
    assert paragraphs(text, papers.claim(sentence)) == [text.replace("the\nport", "the port")]


@given(st.text(alphabet="ab.\n\t ", max_size=60))
def test_paragraphs_lose_nothing_but_white_space(text: str) -> None:
    shown = "".join(paragraphs(text))
    assert "".join(shown.split()) == "".join(text.split())
