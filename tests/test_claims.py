"""Sentences in, claims out: the table of cases, the five documents, and what holds for every claim."""

import csv
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import claims, documents, indicators
from etl.vocabulary import Bound, Claim, How, Measure, TakenAs, Text


ROOT = Path(__file__).parents[1]
CASES = [
    case
    for path in sorted((ROOT / "tests/cases").glob("claims*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
]
CORPUS = [
    entry
    for catalogue in sorted((ROOT / "tests/corpus").glob("*/catalogue.csv"))
    for entry in documents.catalogue(catalogue)
]
PUBLISHED = date(2025, 10, 20)
# Sentences that say nothing with a number: adding one must change no claim before it.
NEUTRAL = "The weather was calm and the sea was grey."


def read(text: str, published: date = PUBLISHED) -> list[Claim]:
    return claims.assemble(documents.from_string(text, published))[0]


def test_a_sentence_of_more_numbers_than_any_has_is_not_read_one_by_one() -> None:
    few = "Arrivals across the Channel: " + ", ".join(["369 people"] * 20) + "."
    assert len(read(few)) == 20
    assert read(few.replace("369 people", "369 people, 369 people, 369 people, 369 people")) == []


def seed_texts() -> dict[str, Text]:
    entries = documents.seed_catalogue(ROOT / "seeds")
    return {entry.document_id: documents.open_passages(entry) for entry in entries}


def expected_claims() -> dict[str, list[dict[str, str]]]:
    expected: dict[str, list[dict[str, str]]] = {}
    with (ROOT / "tests/cases/five_documents.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            expected.setdefault(row.pop("document_id"), []).append(row)
    return expected


def as_row(claim: Claim, before: list[Claim]) -> dict[str, str]:
    return {
        "exact": claim.exact,
        "nth": str(1 + sum(other.exact == claim.exact for other in before)),
        "indicator": claim.indicator,
        "measure": str(claim.measure),
        "value": f"{claim.value:g}",
        "bound": str(claim.bound),
        "direction": str(claim.direction),
        "period_start": str(claim.period_start),
        "period_end": str(claim.period_end),
        "period_basis": str(claim.period_basis),
        "base_start": str(claim.base_start or ""),
        "base_end": str(claim.base_end or ""),
    }


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_sentence_is_read_as_the_case_says(case: dict) -> None:
    found = [
        [
            c.exact,
            c.indicator,
            c.measure,
            c.value,
            c.bound,
            c.period_start or "",
            c.period_end or "",
        ]
        for c in read(case["text"], case["published"])
    ]
    assert found == case["figures"]


def test_the_cases_cover_every_indicator_and_measure() -> None:
    figures = [figure for case in CASES for figure in case["figures"]]
    assert {figure[1] for figure in figures} == set(indicators.catalogue())
    covered = {figure[2] for figure in figures}
    # Differences and percentages carry a base and stand in the table of comparisons below.
    assert covered | {"difference", "percent_change"} == set(Measure)


# A change of the year so far, held against the same days of the year before.
SO_FAR = ("2025-01-01", "2025-10-19", "2024-01-01", "2024-10-19")
LESS_SO_FAR = ("percent_change", "below", *SO_FAR)
COMPARISONS = [
    (
        "On Saturday 369 people crossed the Channel. This brings the total for the year so far to 36,734. "
        "This is 82 short of the total for the whole of 2024, which was 36,816.",
        ("82", "difference", "below", "2025-01-01", "2025-10-18", "2024-01-01", "2024-12-31"),
    ),
    (
        "So far this year 36,734 people have crossed, 30 per cent more than at the same point last year.",
        ("30", "percent_change", "above", *SO_FAR),
    ),
    (
        "In 2023 29,437 people crossed the Channel, 36% fewer than in 2022.",
        ("36", "percent_change", "below", "2023-01-01", "2023-12-31", "2022-01-01", "2022-12-31"),
    ),
    ("Small boat arrivals have fallen by a third so far this year.", ("a third", *LESS_SO_FAR)),
    ("Channel crossings have halved this year.", ("halved", *LESS_SO_FAR)),
    (
        "The minister told MPs that small boat arrivals were “down by nearly half” this year.",
        ("half", *LESS_SO_FAR),
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPARISONS, ids=[row[1][0] for row in COMPARISONS])
def test_a_comparison_names_the_newer_period_and_its_base(
    text: str, expected: tuple[str, ...]
) -> None:
    (claim,) = [c for c in read(text) if c.measure in (Measure.DIFFERENCE, Measure.PERCENT_CHANGE)]
    days = (claim.period_start, claim.period_end, claim.base_start, claim.base_end)
    assert (claim.exact, claim.measure, claim.direction, *map(str, days)) == expected


SUBSETS = [
    ("On Saturday 12 Albanian men crossed the Channel.", "Albanian"),
    ("On Saturday 70 people crossed the Channel aboard one boat.", "one boat"),
    ("By midday on Saturday 200 people had crossed the Channel.", "partial day"),
    ("On Saturday 20 children crossed the Channel.", "children"),
    ("On Saturday 369 people crossed the Channel.", ""),
]


@pytest.mark.parametrize(("text", "subset"), SUBSETS)
def test_a_part_is_never_taken_for_the_whole(text: str, subset: str) -> None:
    assert [claim.subset for claim in read(text)] == [subset]


def test_the_speaker_is_named_where_one_is_quoted() -> None:
    (claim,) = read("The Home Office said 369 people crossed the Channel on Saturday.")
    assert claim.speaker == "Home Office"


@pytest.mark.parametrize("document_id", seed_texts())
def test_the_five_documents_give_exactly_their_claims(document_id: str) -> None:
    found = claims.assemble(seed_texts()[document_id])[0]
    rows = [as_row(claim, found[:number]) for number, claim in enumerate(found)]
    assert rows == expected_claims().get(document_id, [])


def test_there_are_twenty_four_claims_in_the_five_documents() -> None:
    assert sum(len(claims.assemble(text)[0]) for text in seed_texts().values()) == 24


def test_full_texts_and_passages_give_the_same_claims(shared: Path) -> None:
    for entry in documents.seed_catalogue(ROOT / "seeds"):
        (seed,) = [
            p
            for p in (shared / "seeds").iterdir()
            if documents.digest(p.read_text()) == entry.sha256
        ]
        full = documents.read(seed, entry.published, entry.document_id)
        assert claims.assemble(full)[0] == claims.assemble(documents.open_passages(entry))[0]
        assert len(full.passages[0].text) == entry.characters


# The number, the document that holds it (the first digits of its file), what it is no figure for.
NO_FIGURES = [
    ("000", "one in, one out", TakenAs.IDIOM),
    ("000", "29", TakenAs.OTHER_INDICATOR),
    ("000", "161", TakenAs.DISTANCE),
    ("000", "112", TakenAs.UNREAD),
    ("001", "October 10, 2025", TakenAs.DATE),
    ("001", "one-in, one-out", TakenAs.IDIOM),
    ("002", "161", TakenAs.DISTANCE),
    ("004", "the whole of 2024", TakenAs.DATE),
]


@pytest.mark.parametrize(("seed", "exact", "taken_as"), NO_FIGURES)
def test_every_other_number_is_kept_with_what_it_was_taken_for(
    shared: Path, seed: str, exact: str, taken_as: TakenAs
) -> None:
    (path,) = (shared / "seeds").glob(f"{seed}_*")
    numbers = claims.assemble(documents.read(path, PUBLISHED))[1]
    assert taken_as in {number.taken_as for number in numbers if number.exact == exact}


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry.document_id)
def test_no_digit_is_dropped_in_silence(entry: documents.Entry) -> None:
    text = documents.open_entry(entry)
    kept = {i for n in claims.assemble(text)[1] for i in range(n.start, n.end)}
    digits = (i for i, c in enumerate(text.passages[0].text) if c in "0123456789")
    assert [i for i in digits if i not in kept] == []


@pytest.mark.parametrize("entry", CORPUS, ids=lambda entry: entry.document_id)
def test_claims_of_the_corpus_point_at_their_own_characters(entry: documents.Entry) -> None:
    text = documents.open_entry(entry)
    characters = text.passages[0].text
    for claim in claims.assemble(text)[0]:
        assert characters[claim.start : claim.end] == claim.exact
        sentence = claim.prefix + claim.exact + claim.suffix
        assert characters[claim.start - len(claim.prefix) :].startswith(sentence)
        for clue in claim.clues:
            assert clue.how == How.ASSUMED or (characters[clue.start : clue.end] == clue.exact)


VOCABULARY = """
369 people crossed the Channel on Saturday in seven boats . The total of 36,734 this year is more than
25,000 removed to France under deal 42 % per cent up down 2024 since 18 September £3m one two hundred , - “ ” (
"""
WORDS = st.sampled_from([*VOCABULARY.split(), "\u00a0"])


@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_give_claims_whose_offsets_fit(text: str) -> None:
    if text.strip():
        found, numbers = claims.assemble(documents.from_string(text, PUBLISHED))
        assert all(text[claim.start : claim.end] == claim.exact for claim in found)
        assert all(c.low <= c.value or c.bound is Bound.MORE_THAN for c in found)
        starts = [number.start for number in numbers]
        assert len(starts) == len(set(starts))


@given(st.sampled_from([case for case in CASES if case["figures"]]))
def test_a_neutral_sentence_changes_nothing(case: dict) -> None:
    # Behind the row of a table it would be of its last cell.
    between = "\n\n" if case["text"].endswith("|") else " "
    alone, longer = (
        read(case["text"], case["published"]),
        read(f"{case['text']}{between}{NEUTRAL}", case["published"]),
    )
    assert longer == alone
