"""Why a figure was read so, as a reader of its page finds it: words named, rules told apart, places that open."""

from datetime import date
from pathlib import Path

import papers
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from dashboard import answers as pages_answers
from dashboard import clues, marks
from dashboard.app import create
from dashboard.checking import Sent
from etl.vocabulary import Basis, Bound, ClaimPart, Clue, How, Reason, Rule


BEFORE = "People kept reaching <Kent> in small boats since January."
DAY = "By midday about [300] had arrived, the Home Office said."
TOTAL = "That takes the total to [36,734], officials added."
START = 100
TEXT = f"{BEFORE} {DAY} {TOTAL}".replace("[", "").replace("]", "")
PART = ClaimPart


def clue(part: ClaimPart, words: str, how: How = How.BESIDE) -> Clue:
    start = START + TEXT.index(words)
    return Clue(part, start, start + len(words), words, how)


def ruled(part: ClaimPart, rule: Rule) -> Clue:
    return Clue(part, None, None, "", How.ASSUMED, rule)


SO_FAR = papers.claim(
    DAY,
    at=START + len(BEFORE) + 1,
    subset="partial day",
    bound=Bound.ABOUT,
    speaker="Home Office",
    clues=(
        clue(PART.INDICATOR, "arrived"),
        clue(PART.SUBSET, "By midday"),
        clue(PART.PERIOD, "midday"),
        clue(PART.BOUND, "about"),
        clue(PART.SPEAKER, "Home Office"),
    ),
)
CARRIED = clue(PART.INDICATOR, "reaching <Kent>", How.CARRIED)
ALL_YEAR = papers.claim(
    TOTAL,
    at=START + TEXT.index("That"),
    period_start=date(2025, 1, 1),
    period_basis=Basis.INFERRED,
    clues=(
        CARRIED,
        clue(PART.PERIOD, "since January", How.CARRIED),
        ruled(PART.PERIOD, Rule.NEWEST_DAY_END),
        # Not held here, and no longer the words that stand there.
        Clue(PART.MEASURE, 7, 20, "a total so far", How.CARRIED),
        Clue(PART.SPEAKER, START, START + 3, "Who", How.CARRIED),
    ),
)
SAID = papers.statement("said")


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    folder = papers.folder(
        tmp_path_factory.mktemp("clues"),
        documents=[papers.document(), papers.document("said", holding="none", characters=0)],
        passages=[papers.passage(START, TEXT)],
        claims=[SO_FAR, ALL_YEAR, SAID],
        findings=[papers.finding(Reason.NOT_COMPARABLE, SO_FAR)],
    )
    return create(folder).server.test_client()


def read(client: FlaskClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(node.text().split()) for node in page.css(selector)]


def answers(page: LexborHTMLParser) -> dict[str, list[str]]:
    """What the page answers to each question: the value, then the reasons."""
    return {
        row.css_first("dt").text(): [" ".join(node.text().split()) for node in row.css("dd")]
        for row in page.css(".reasons > div")
    }


def test_the_words_that_count_are_underlined_and_named(client: FlaskClient) -> None:
    page = read(client, f"/figures/{SO_FAR.claim_id}")
    assert texts(page, ".annotated mark") == ["300"]
    assert "".join(node.text() for node in page.css(".annotated .clue")) == (
        "By middayaboutarrivedHome Office"
    )
    assert texts(page, ".annotated .part") == [
        "(when, which part)",
        "(how exact)",
        "(what)",
        "(who says so)",
    ]


def test_the_sentence_stands_as_it_is_between_the_names_of_its_parts(client: FlaskClient) -> None:
    page = read(client, f"/figures/{SO_FAR.claim_id}")
    for name in page.css(".annotated .part"):
        name.decompose()
    # Its paragraph stands around it, as far as that is held.
    assert DAY.replace("[", "").replace("]", "") in page.css_first(".annotated p").text()


def test_each_part_of_a_figure_is_answered_with_its_reason(client: FlaskClient) -> None:
    told = answers(read(client, f"/figures/{SO_FAR.claim_id}"))
    assert told.keys() == {"What", "When", "How exact", "What kind", "Which part", "Who says so"}
    assert told["When"] == ["Saturday 18 October 2025", "“midday” gives the period."]
    assert told["How exact"][1:] == ["“about” gives how exact the number is."]
    assert told["What kind"] == [
        "Count",
        "By rule No words make it a difference, a rate, a rank or a milestone: a count.",
    ]


def test_a_part_of_a_day_is_said_to_be_compared_with_no_total(client: FlaskClient) -> None:
    page = read(client, f"/figures/{SO_FAR.claim_id}")
    said = "counts part of a day: never compared with totals"
    assert texts(page, ".part-only") == [f"This figure {said}."]
    assert answers(page)["Which part"][0] == said.capitalize()
    assert texts(read(client, f"/figures/{ALL_YEAR.claim_id}"), ".part-only") == []


def test_a_rule_and_an_earlier_sentence_are_told_apart_in_words(client: FlaskClient) -> None:
    page = read(client, f"/figures/{ALL_YEAR.claim_id}")
    assert texts(page, ".reason.assumed .how") == ["By rule"] * 2
    assert texts(page, ".reason.carried .how") == ["Earlier sentence"] * 4
    assert texts(page, ".reason.beside .how") == []
    assert texts(page, ".annotated .clue") == []


def test_an_earlier_sentence_is_quoted_and_its_link_opens_at_the_words(client: FlaskClient) -> None:
    page = read(client, f"/figures/{ALL_YEAR.claim_id}")
    assert texts(page, ".reasons q") == [BEFORE, BEFORE]
    assert texts(page, ".reasons q .clue") == ["reaching <Kent>", "since January"]
    links = [node.attributes["href"] for node in page.css(".reason.carried a")]
    assert links == [f"/sources/paper#w{CARRIED.start}", f"/sources/paper#w{START + 43}"]
    source = read(client, "/sources/paper")
    for link in links:
        (place,) = source.css(f"#{link.partition('#')[2]}")
        assert " ".join(place.parent.text().split()) == BEFORE
        assert "sentence" in place.parent.attributes["class"]


def test_words_that_are_not_held_are_told_by_their_place(client: FlaskClient) -> None:
    told = answers(read(client, f"/figures/{ALL_YEAR.claim_id}"))
    assert told["What kind"][1] == (
        "Earlier sentence “a total so far” gives the kind of number. "
        "At characters 7 to 20, outside of the passages held here."
    )
    assert "At characters 100 to 103" in told["Who says so"][1]


def test_a_statement_was_typed_in_and_gives_no_reasons(client: FlaskClient) -> None:
    page = read(client, f"/figures/{SAID.claim_id}")
    assert texts(page, ".reason") == []
    assert "its value and link were typed in" in texts(page, "#reading > .note")[0]
    assert answers(page)["What"][0].startswith("People arriving by small boat")


def test_the_source_keeps_every_character_between_its_anchors(client: FlaskClient) -> None:
    shown = read(client, "/sources/paper").css_first(".passage")
    for sign in shown.css(".sign"):
        sign.decompose()
    assert shown.text() == TEXT


SENTENCE = "In all [369] people came."
ANY_WORDS = st.tuples(
    st.sampled_from(ClaimPart), st.integers(0, 22), st.integers(1, 9), st.sampled_from(How)
)


@given(st.lists(ANY_WORDS, max_size=8), st.booleans())
def test_any_reasons_leave_the_sentence_and_its_number_whole(words: list, moved: bool) -> None:
    claim, whole = papers.claim(SENTENCE, at=START), "In all 369 people came."
    found = [
        Clue(part, START + at, START + at + long, whole[at:][:long], how)
        for part, at, long, how in words
    ]
    passages = [papers.passage(START + moved, whole)]
    why = clues.why(claim, found, passages)
    assert "".join(run.text for run in why.runs) == whole
    assert "".join(run.text for run in why.runs if run.is_number) == "369"
    assert all(account.value for account in why.accounts if account.label in ("What", "When"))
    assert sum(len(account.reasons) for account in why.accounts) == len(found)
    assert "".join(
        part.text
        for stretch in marks.stretches(passages[0], [claim], marks.carried(found))
        for part in stretch.parts
    ) == (whole)


def test_a_pasted_text_tells_why_each_figure_was_read_so(client: FlaskClient, data: Path) -> None:
    text = "By midday about 300 people had crossed the Channel in small boats on Saturday."
    page = LexborHTMLParser(str(pages_answers.page(Sent(text, "2025-10-20"), data)))
    (why,) = page.css("details.why")
    assert why.css_first("summary").text() == "Why it was read so"
    assert [node.text() for node in why.css(".annotated .clue")] == [
        "By midday",
        "about",
        "crossed",
        "Saturday",
    ]
    assert answers(page)["Which part"][0].startswith("Counts part of a day")
