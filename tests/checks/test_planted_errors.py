"""The annotated documents of the corpus: planted slips are found, nothing sound is accused."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from etl import checks, quantities, sentences, vintages
from etl.vocabulary import (
    Basis,
    Bound,
    Claim,
    Direction,
    Document,
    Finding,
    Holding,
    Interval,
    Measure,
    Passage,
    Sentence,
    Text,
    Verdict,
)


OFFICIAL = Path(__file__).parents[2] / "seeds/official"
CORPUS = Path(__file__).parents[1] / "corpus"
# The sets with planted errors, and those without; what each from `f` on tells of the treaty was made up apart.
PLANTED, SOUND = "ab", ("cde", "f", "g", "h", "i", "j", "k", "l", "m")
FINE = (Measure.PERCENT_CHANGE, Measure.PER_BOAT, Measure.PER_DAY)
WHOLE = (Measure.MILESTONE, Measure.RANK)

# What stays open, and why it has to.
LEFT_OPEN = {
    "a12:331": "no words name the year of the number, and it is right for another",
    "a13:858": "the percentage follows from its totals; that they are of unequal length is told",
    "a13:1454": "how far preventions move is not known before the vintage held",
    "b08:762": "the percentage follows from its totals; that they are of unequal length is told",
    "b14:234": "before 2023 totals were apart by more than the gap",
    "b16:582": "before 2023 totals were apart by more than the gap",
    "b16:717": "before 2023 single days were apart by more than the gap",
    "b17:461": "two days before print is a reading of a total so far",
    "b29:318": "the gap is no larger than revisions within a week",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def annotated(letters: str, name: str) -> list[dict[str, str]]:
    """The rows of a file of several sets."""
    return [row for letter in letters for row in rows(CORPUS / letter / name)]


def documents(letters: str) -> dict[str, Text]:
    found = {}
    for row in annotated(letters, "catalogue.csv"):
        content = (CORPUS / row["document_id"][0] / row["file"]).read_bytes().decode()
        name, day = row["document_id"], date.fromisoformat(row["published"])
        about = Document(name, row["publisher"], row["title"], day, "", "", Holding.FULL, 0, "")
        found[name] = Text(about, (Passage(name, 0, content),))
    return found


def claims(letters: str, texts: dict[str, Text]) -> Iterator[Claim]:
    split = {name: list(sentences.split(text)) for name, text in texts.items()}
    seen = set()
    for row in annotated(letters, "gold.csv"):
        start, end = int(row["start"]), int(row["end"])
        name = f"{row['document_id']}:{start}"
        name = f"{name}:{row['measure']}" if name in seen else name
        seen.add(name)
        sentence = around(split[row["document_id"]], start, end)
        yield as_claim(row, name, sentence, start, end)


def around(split: list[Sentence], start: int, end: int) -> Sentence:
    fitting = (each for each in split if each.start <= start and end <= each.end)
    return next(fitting, Sentence(start, ""))


def as_claim(row: dict[str, str], name: str, sentence: Sentence, start: int, end: int) -> Claim:
    allowed = interval(row)
    return Claim(
        claim_id=name,
        document_id=row["document_id"],
        indicator=row["indicator"],
        measure=Measure(row["measure"]),
        subset=row["subset"],
        value=float(row["value"]),
        bound=Bound(row["bound"]),
        low=allowed.low,
        high=allowed.high,
        direction=Direction(row["direction"]),
        period_start=day(row["period_start"]),
        period_end=day(row["period_end"]),
        period_basis=Basis(row["period_basis"]),
        # The annotation is certain of its days, as if the sentence itself named them.
        period_text=row["exact"],
        base_start=day(row["base_start"]),
        base_end=day(row["base_end"]),
        speaker=row["speaker"],
        start=start,
        end=end,
        prefix=sentence.text[: start - sentence.start],
        exact=row["exact"],
        suffix=sentence.text[end - sentence.start :],
    )


def interval(row: dict[str, str]) -> Interval:
    value, measure = float(row["value"]), Measure(row["measure"])
    if measure in WHOLE:
        return Interval(value, value)
    return quantities.interval(value, row["exact"], Bound(row["bound"]), fine=measure in FINE)


def day(cell: str) -> date | None:
    return date.fromisoformat(cell) if cell else None


@pytest.fixture(scope="module")
def planted() -> dict[str, str]:
    """What is off, by claim."""
    gold = annotated(PLANTED, "gold.csv")
    return {
        f"{row['document_id']}:{row['start']}": row["planted"] for row in gold if row["planted"]
    }


@pytest.fixture(scope="module")
def accusations() -> list[Finding]:
    return accused(PLANTED)


def accused(letters: str) -> list[Finding]:
    """What is accused when the sets are read just as annotated, together."""
    texts = documents(letters)
    found = checks.run(
        [text.document for text in texts.values()],
        claims(letters, texts),
        vintages.read(OFFICIAL),
    )
    return [finding for finding in found if finding.verdict is Verdict.DIFFERS]


def test_no_sound_figure_is_accused_without_a_planted_one(
    accusations: list[Finding], planted: dict[str, str]
) -> None:
    sound = [each for each in accusations if not planted.keys() & set(each.claim_ids.split())]
    assert sound == []


def test_every_planted_slip_is_found_but_those_that_have_to_stay_open(
    accusations: list[Finding], planted: dict[str, str]
) -> None:
    named = {claim_id for each in accusations for claim_id in each.claim_ids.split()}
    assert planted.keys() - named == LEFT_OPEN.keys()


@pytest.mark.parametrize("letters", SOUND)
def test_where_nothing_is_planted_nothing_is_accused(letters: str) -> None:
    assert [f"{each.check} {each.claim_ids}" for each in accused(letters)] == []
