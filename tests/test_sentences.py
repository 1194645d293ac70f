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
    ("It left the U.K. The total is 42.", 2),
    ("It came at 6 a.m. Saturday and left at 7 p.m. The sea was calm.", 2),
    ("He said no. They left.", 2),
    ("He lives at No. 10 in London.", 1),
    ("On Nov. 5 about 36.7 per cent stayed. Then 4.5 left.", 2),
    ("1. Apply online.\n2. Wait for no. 5.", 2),
    ("- 1,176: the precise number\n- 472: people prevented", 2),
    ("• 369 people • seven boats • 18 October", 3),
    ("PRESENTER: It is ten past five. Go on.\nCORRESPONDENT: Well, so — um — 369.", 3),
    ("Q: How many? A: 369. Nobody knows.", 3),
    ("| Day | People |\r\n|---|---|\r\n| 18 October | 369 |", 3),
    ("He said: ‘They came. They left.’ “Who?” she asked.", 3),
    ("They came.\u00a0Then they left.\u200b", 2),
    ("They came.\u2028Then they left.\u0085Nobody stayed", 3),
    ("CAPTION: Five dinghies, 9 November (J. Smith/Agency). The sea was calm.", 2),
    ("Some 369 peo\u00adple came to the U.K. in seven boats.", 1),
]


@pytest.mark.parametrize(("text", "count"), SPLITS)
def test_a_text_has_so_many_sentences(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_the_five_articles_have_156_sentences(shared: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (shared / "seeds").iterdir()]
    assert sum(len(split(text)) for text in texts) == 156


def test_a_text_without_a_stop_is_cut_at_blanks() -> None:
    pieces = split("seven boats came and " * 1_000)
    assert max(map(len, pieces)) <= sentences.LONGEST
    # None is shorter than it has to be: the word that comes next would not have fitted.
    assert min(map(len, pieces[:-1])) > sentences.LONGEST - len("seven ")
    assert " ".join(pieces).split() == ["seven", "boats", "came", "and"] * 1_000


@given(
    st.lists(st.sampled_from(list("ab.•\u200b\u2028 A1!?\n\r\u00a0“”,…")), max_size=60).map(
        "".join
    ),
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


ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Sir St Rev Gen Col Capt Lt Sgt Insp Supt Cllr Hon Rt Maj Adm vs v approx est c ca cf al p pp pt"
    " pts para paras art Art fig Fig vol Vol incl excl Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues"
    " Wed Thu Thur Thurs Fri Sat Sun B e.g i.e U.N E.U No no Nos nos"
)


# "no." stands before a number only, and of "Thu" and "Thur" the full stop ends a sentence.
@pytest.mark.parametrize("short", [w for w in ABBREVIATIONS.split() if w not in ("Thu", "Thur")])
def test_an_abbreviation_ends_no_sentence(short: str) -> None:
    assert split(f"It was ({short}. 36 boats came.") == [f"It was ({short}. 36 boats came."]


OPENERS = (
    "The This That These Those It In On At By But And He She They We There Some Last Of More A An Since So If When"
    " After Before Its His Her Their For From No Not Nearly About Over Under"
)


@pytest.mark.parametrize("opener", OPENERS.split())
def test_behind_a_country_these_words_open_a_sentence(opener: str) -> None:
    assert split(f"They left the U.K. {opener} boats came.") == [
        "They left the U.K.",
        f"{opener} boats came.",
    ]
    assert len(split("They told the U.K. Government so.")) == 1


@pytest.mark.parametrize(
    "behind",
    [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "GMT",
        "BST",
        "UTC",
        "May 5",
    ],
)
def test_the_hour_goes_on_with_its_day_or_its_clock(behind: str) -> None:
    assert len(split(f"They left at 6 a.m. {behind} from Dover.")) == 1
