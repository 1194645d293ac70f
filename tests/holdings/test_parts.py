"""What is found of a text beside what can matter to it is what is found of it beside everything that is held."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from holdings.papers_of_a_year import reports
from sources import ROOT

from benchmarks import annotated_sets, corpora, millions
from etl import checks, copies, documents, holdings, pipeline, statements, tables
from etl.checks import corpus
from etl.holdings import parts
from etl.holdings.parts import Parts
from etl.holdings.wholes import Whole
from etl.pipeline import Checked
from etl.vocabulary import Claim, Document, Text, Verdict


DATA, SEEDS = ROOT / "data", ROOT / "seeds"
PAPERS = 220
# Sets on which the reading was developed: of every so-manieth text something is held, or asked.
SETS, ONE_OF = "cdef", 9


def of_sets() -> list[Text]:
    return [
        documents.open_entry(entry)
        for letter in SETS
        for entry in documents.catalogue(annotated_sets.SETS[letter].folder / "catalogue.csv")
    ]


def held_as(text: Text, number: int) -> Text:
    """A text under a name before or behind that of a pasted one, some of them of an agency."""
    agency = "PA" if number % 7 == 0 else ""
    document = replace(
        text.document,
        document_id=f"{'az'[number % 2]}-{number}",
        publisher=f"Paper {number % 23}",
        agency=agency,
    )
    named = (replace(each, document_id=document.document_id) for each in text.passages)
    return replace(text, document=document, passages=tuple(named))


def printed(folder: Path) -> Path:
    """A folder of some thousand figures that were read of texts, copies and statements among them."""
    texts = [*of_sets()[1::ONE_OF], *reports(PAPERS, 9), *corpora.made(60), *reports(20, 9)]
    texts = [held_as(text, number) for number, text in enumerate(texts)]
    texts += [documents.open_passages(entry) for entry in documents.seed_catalogue(SEEDS)]
    stated, typed = statements.read(SEEDS / "statements.csv")
    read = pipeline.extract(texts).claims
    tables.write(Document, [*(text.document for text in texts), *stated], folder / "documents.csv")
    tables.write(Claim, [*read, *typed], folder / "claims.csv")
    shutil.copy(DATA / "observations.csv", folder)
    return folder


def copied(folder: Path) -> Path:
    """The shipped figures over and over, of other papers and days."""
    millions.make(folder, 1_500)
    return folder


@pytest.fixture(scope="module", params=[printed, copied])
def held(request, tmp_path_factory) -> tuple[Whole, Parts]:
    data = request.param(tmp_path_factory.mktemp("data"))
    return holdings.hold_whole(data), holdings.hold_parts(data)


def asked() -> list[Text]:
    """Seeds, texts of the corpus, and made-up conflicts."""
    seeds = [documents.open_passages(entry) for entry in documents.seed_catalogue(SEEDS)]
    return [*seeds, *of_sets()[::ONE_OF], *reports(20, 5), *corpora.made(5)]


def test_the_findings_are_those_beside_everything(held: tuple[Whole, Parts]) -> None:
    whole, some = held
    assert len(whole.claims) > 1_000
    for text in asked():
        assert pipeline.check_beside(text, some) == pipeline.check_beside(text, whole)


def test_they_are_those_of_a_run_over_everything(held: tuple[Whole, Parts]) -> None:
    """As a build would find them, were the text one of its documents."""
    whole, some = held
    for text in reports(1, 6):
        found = pipeline.check_beside(text, some)
        assert list(found.findings) == of_a_run(text, found, whole)


def of_a_run(text: Text, found: Checked, whole: Whole) -> list[object]:
    read = pipeline.extract([text]).claims
    own = copies.mark_new(read, text.document, whole.claims, whole.documents)
    assert tuple(own) == found.claims
    everything = corpus.gather(
        (*whole.documents, text.document), (*whole.claims, *own), whole.histories
    )
    names = {claim.claim_id for claim in own}
    return [each for each in checks.look(everything) if names & set(each.claim_ids.split())]


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch, held: tuple[Whole, Parts]) -> Parts:
    """The same database as if it held more of one indicator than is laid out together."""
    monkeypatch.setattr(parts, "MOST_OPEN", 50)
    return Parts(held[1]._database, held[1].histories)


def test_where_only_the_nearest_are_looked_at_nobody_else_is_accused(held, narrow: Parts) -> None:
    """A conflict may be missed among more totals than are laid out; none is made up."""
    missed = 0
    for text in asked():
        beside_all, beside_some = (pipeline.check_beside(text, each) for each in (held[0], narrow))
        assert accused(beside_some.findings) <= accused(beside_all.findings)
        missed += beside_some.findings != beside_all.findings
    assert missed, "the bound was never met"


def accused(findings: Iterable) -> set[str]:
    return {
        name
        for finding in findings
        if finding.verdict is Verdict.DIFFERS
        for name in finding.claim_ids.split()
        if "report" in name or "made" in name
    }


def test_the_nearest_totals_are_looked_at(held, narrow: Parts) -> None:
    text = documents.from_string(
        "By 9 October 2025, 3 people had been returned to France under the one in, one out deal.",
        reports(1, 1)[0].document.published.replace(year=2025, month=10, day=10),
    )
    found = pipeline.check_beside(text, narrow)
    assert {each.check for each in found.findings} >= {"sources_agree", "cumulative_counts"}
    assert found.beside


def test_what_is_asked_is_few_of_what_is_held(held: tuple[Whole, Parts]) -> None:
    """Only of indicators that no series counts are all totals asked, up to a bound."""
    whole, some = held
    sentence = "On 18 October 2025, 369 people crossed the Channel in seven small boats."
    text = documents.from_string(sentence, corpora.FIRST_DAY.replace(month=10, day=20))
    beside = some.beside(pipeline.extract([text]).claims)
    assert 0 < len(beside.claims) < len(whole.claims) / 10
    assert {claim.value for claim in beside.claims} <= {369.0, 7.0}


def test_claims_are_named_with_their_documents(held: tuple[Whole, Parts]) -> None:
    whole, some = held
    names = [claim.claim_id for claim in whole.claims[::97]]
    assert some.named([*names, "nobody:1"]) == whole.named([*names, "nobody:1"])
    assert list(whole.named(names)) == names


def test_when_a_total_was_printed_first_is_known(held: tuple[Whole, Parts]) -> None:
    whole, some = held
    beside = some.beside([])
    assert beside.claims == ()
    laid_out = corpus.gather(whole.documents, whole.claims, whole.histories)
    for said, first in list(laid_out.printed.items())[::7]:
        assert beside.printed(said) == first
        assert beside.printed((*said[:3], said[3] + 0.5, said[4])) is None


def test_the_words_of_the_database_are_those_of_the_checks(held: tuple[Whole, Parts]) -> None:
    whole, some = held
    (told,) = some._database.execute("select count(*) from claims where is_total").fetchone()
    assert told == sum(map(corpus.is_total, whole.claims))


@pytest.mark.parametrize(
    ("question", "found_by"),
    [
        (parts.FIRST_SAID, "by_value (indicator=? AND value=?)"),
        (parts.OF_VALUE, "by_value (indicator=? AND value=?)"),
        (parts.OF_DAYS, "by_days (indicator=? AND period_start=? AND period_end=?)"),
        (
            parts.PRINTED,
            "by_days (indicator=? AND period_start=? AND period_end=? AND low=? AND high=?)",
        ),
        (parts.BEFORE, "by_end (indicator=? AND period_end<?)"),
        (parts.AFTER, "by_end (indicator=? AND period_end>?)"),
        (
            parts.TWINS,
            "by_start (indicator=? AND value=? AND period_start=? AND period_end>? AND period_end<?)",
        ),
        (parts.BESIDE, "by_document (document_id=?)"),
        (parts.NUMBERS, "by_name (claim_id=?)"),
    ],
)
def test_no_question_looks_through_all_that_is_held(held, question: str, found_by: str) -> None:
    asked = f"explain query plan {question}", ["1"] * question.count("?")
    told = [step for *_, step in held[1]._database.execute(*asked)]
    assert any(step.endswith(found_by) for step in told), told
    assert not [step for step in told if step.startswith("SCAN claims")]
