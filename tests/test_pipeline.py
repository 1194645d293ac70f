"""The whole path: the shipped tables are what the shipped inputs give, whoever reads them and where."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from etl import claims, documents, engine, pipeline, tables
from etl.vocabulary import Claim, Document, Finding, InputError, Reason, Verdict


ROOT = Path(__file__).parents[1]
SEEDS, DATA = ROOT / "seeds", ROOT / "data"
PUBLISHED = date(2025, 10, 20)
OFF = (
    "On Saturday 369 people crossed the Channel in seven boats. That brought the total for the year so far to 36,734. "
    "This is 92 short of the total for the whole of 2024, which was 36,816."
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's folder with one document that can be read and one that cannot."""
    (tmp_path / "good.txt").write_text("On Saturday 369 people crossed the Channel.")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe")
    (tmp_path / "catalogue.csv").write_text(
        "document_id,file,published\ngood,good.txt,2025-10-20\nbad,bad.txt,2025-10-20\n"
    )
    return tmp_path


def test_the_shipped_tables_are_rebuilt_byte_for_byte(tmp_path: Path) -> None:
    pipeline.build(SEEDS, tmp_path)
    names = [f"{name}.csv" for name in tables.TABLES]
    names += ["datapackage.json", "README.md", "manifest.json"]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(names)
    for name in names:
        assert (tmp_path / name).read_bytes() == (DATA / name).read_bytes(), name


def test_a_build_can_be_repeated_over_itself(tmp_path: Path) -> None:
    pipeline.build(SEEDS, tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    pipeline.build(SEEDS, tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_same_inputs_give_the_same_bytes_wherever_they_are_built(tmp_path: Path) -> None:
    """Another seed of hashes, another time zone and language, and the seeds listed the other way round."""
    seeds = tmp_path / "seeds"
    shutil.copytree(SEEDS, seeds)
    for name in ("catalogue.csv", "statements.csv"):
        header, *rows = (seeds / name).read_text().splitlines(keepends=True)
        (seeds / name).write_text("".join([header, *reversed(rows)]))
    elsewhere = {"PYTHONHASHSEED": "20251020", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8"}
    command = [sys.executable, "-m", "etl", "build", "--seeds", seeds, "--data", tmp_path / "data"]
    subprocess.run(command, cwd=ROOT, env=os.environ | elsewhere, capture_output=True, check=True)
    for path in sorted((tmp_path / "data").iterdir()):
        assert path.read_bytes() == (DATA / path.name).read_bytes(), path.name


def test_an_unreadable_document_is_put_aside_and_the_rest_is_read(
    tmp_path: Path, own: Path
) -> None:
    data = tmp_path / "data"
    built = pipeline.build(SEEDS, data, own)
    assert [Path(item.place).name for item in built.unread] == ["bad.txt"]
    assert "byte 0 is not UTF-8" in (data / "quarantine.tsv").read_text()
    assert "good" in {
        document.document_id for document in tables.read(Document, data / "documents.csv")
    }
    pipeline.build(SEEDS, data)
    assert not (data / "quarantine.tsv").exists()


def test_a_folder_without_a_document_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no document, expected a catalogue\.csv, or files"):
        pipeline.build(SEEDS, tmp_path / "data", tmp_path)


def test_two_documents_of_one_name_are_refused(tmp_path: Path, own: Path) -> None:
    (own / "catalogue.csv").write_text(
        "document_id,file,published\nlbc-2025-10-20,good.txt,2025-10-20\n"
    )
    with pytest.raises(InputError, match="lbc-2025-10-20: is the name of two documents"):
        pipeline.build(SEEDS, tmp_path / "data", own)


def test_bad_seeds_write_nothing(tmp_path: Path) -> None:
    seeds = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    (seeds / "statements.csv").write_text("as_of\n")
    with pytest.raises(InputError, match=r"statements\.csv: no column 'as_of_basis'"):
        pipeline.build(seeds, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_every_claim_is_touched_by_a_finding_and_every_finding_names_claims_that_exist() -> None:
    held = {claim.claim_id for claim in tables.read(Claim, DATA / "claims.csv")}
    named = {
        name for f in tables.read(Finding, DATA / "findings.csv") for name in f.claim_ids.split()
    }
    assert named == held


def test_the_five_documents_agree_with_the_official_series_exactly() -> None:
    agreed = {
        claim_id
        for finding in tables.read(Finding, DATA / "findings.csv")
        if (finding.check, finding.reason) == ("official_series", Reason.EXACT)
        for claim_id in finding.claim_ids.split()
    }
    counts = [
        claim.claim_id
        for claim in tables.read(Claim, DATA / "claims.csv")
        if claim.indicator in ("arrivals", "boats") and claim.measure == "count"
    ]
    assert sorted(agreed) == sorted(counts)


def findings(check: str) -> list[Finding]:
    return [f for f in tables.read(Finding, DATA / "findings.csv") if f.check == check]


def test_the_stated_difference_of_82_is_worked_out_in_both_documents() -> None:
    assert [(f.verdict, f.working) for f in findings("stated_differences")] == [
        (Verdict.AGREES, "36,816 - 36,734 = 82")
    ] * 2


def test_the_running_total_of_returns_fits_the_statement_of_9_october() -> None:
    for finding in findings("running_totals"):
        assert (finding.verdict, finding.working) == (Verdict.AGREES, "42 - 16 = 26")
        assert "statement-2025-10-09-wired-gov:returns_to_france" in finding.claim_ids


def test_all_nine_shared_figures_are_the_same_in_every_source_and_none_differs() -> None:
    articles = {entry.document_id for entry in documents.seed_catalogue(SEEDS)}
    shared = {
        finding.reported: finding.reason
        for finding in findings("sources_agree")
        if finding.verdict is Verdict.AGREES or finding.reason is Reason.ONE_SIDE_UNKNOWN
        if len({claim_id.split(":")[0] for claim_id in finding.claim_ids.split()} & articles) >= 2
    }
    assert set(shared) == {16, 42, 23, 5703, 82, 369, 7, 36734, 36816}
    # Two of the articles print one sentence for these: the same number twice is one source.
    copied = {value for value, reason in shared.items() if reason is Reason.ONE_SIDE_UNKNOWN}
    assert copied == {369, 7, 36734, 36816}


def test_the_two_statements_of_19_october_are_shown_as_a_conflict() -> None:
    (conflict,) = [
        finding
        for finding in findings("sources_agree") + findings("cumulative_counts")
        if "statement-2025-10-19-lbc:arrivals_from_france" in finding.claim_ids
        and "statement-2025-10-19-infomigrants:arrivals_from_france" in finding.claim_ids
        and finding.verdict is not Verdict.AGREES
    ]
    assert "23" in conflict.explanation
    assert "18" in conflict.explanation


def test_a_pasted_text_takes_the_same_path() -> None:
    checked = pipeline.check(OFF, PUBLISHED, DATA)
    text = documents.from_string(OFF, PUBLISHED)
    assert [replace(claim, copy_of="") for claim in checked.claims] == claims.assemble(text)[0]
    own = {claim.claim_id for claim in checked.claims}
    assert all(own & set(finding.claim_ids.split()) for finding in checked.findings)


def test_a_pasted_text_is_told_whose_sentence_it_has() -> None:
    checked = pipeline.check(OFF, PUBLISHED, DATA)
    held = {claim.exact: claim.copy_of for claim in checked.claims}
    assert held == {
        "369": "",
        "seven": "",
        "36,734": "daily-mail-2025-10-20:6343",
        "92": "",
        "36,816": "daily-mail-2025-10-20:6415",
    }
    assert {document.publisher for document in checked.earlier.values()} == {"Daily Mail"}


def test_a_difference_that_does_not_follow_is_found_and_explained() -> None:
    (finding,) = [
        f for f in pipeline.check(OFF, PUBLISHED, DATA).findings if f.verdict is Verdict.DIFFERS
    ]
    assert (finding.check, finding.reason) == ("stated_differences", Reason.ARITHMETIC)
    assert finding.working == "36,816 - 36,734 = 82"
    assert "92" in finding.explanation
    assert "82" in finding.explanation


def test_a_sound_text_differs_in_nothing() -> None:
    sound = pipeline.check(OFF.replace("92", "82"), PUBLISHED, DATA)
    assert {finding.verdict for finding in sound.findings} == {Verdict.AGREES, Verdict.UNDECIDED}
    undecided = {f.reason for f in sound.findings if f.verdict is Verdict.UNDECIDED}
    assert undecided == {Reason.ONE_SIDE_UNKNOWN}


def test_processes_and_a_cluster_read_what_one_process_reads() -> None:
    texts = [
        documents.from_string(f"{OFF} {number} people arrived.", PUBLISHED, f"d{number}")
        for number in range(450)
    ]
    alone = pipeline.extract(texts)
    with engine.local(2) as run:
        assert pipeline.extract(texts, run) == alone


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_dask_cluster_reads_the_same() -> None:
    from distributed import LocalCluster

    texts = [documents.from_string(OFF, PUBLISHED, f"d{number}") for number in range(250)]
    with (
        LocalCluster(
            n_workers=1, threads_per_worker=1, processes=False, dashboard_address=":0"
        ) as cluster,
        engine.dask(cluster.scheduler_address) as run,
    ):
        assert pipeline.extract(texts, run) == pipeline.extract(texts)


def test_a_scheduler_that_does_not_answer_is_named() -> None:
    with (
        pytest.raises(
            InputError, match=r"--scheduler nonsense: .*, expected a running Dask scheduler"
        ),
        engine.dask("nonsense"),
    ):
        pass
