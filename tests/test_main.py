"""The command line as its users meet it: what goes out, on which channel, with which exit code."""

import csv
import errno
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest
import typer

from etl import __main__ as main
from etl import documents


ROOT = Path(__file__).parents[1]
SOUND = "So far this year 36,734 people have crossed the Channel."
OFF = f"{SOUND} This is 92 short of the total for the whole of 2024, which was 36,816."


def run(*words: str | Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "etl", *map(str, words)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=120,
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(OFF)
    return path


def test_check_ends_with_1_and_explains_a_wrong_total(article: Path) -> None:
    done = run("check", article, "--published", "2025-10-20")
    assert done.returncode == 1
    assert "36,816 - 36,734 = 82" in done.stdout
    assert done.stderr == ""


def test_check_ends_with_0_where_nothing_differs() -> None:
    done = run("check", "-", "--published", "2025-10-20", stdin=SOUND)
    assert (done.returncode, done.stderr) == (0, "")
    assert "AGREES  36,734" in done.stdout


WAS = "36,734 was the total on 18 to 21 October 2025; by the end of 22 October 2025 it was 36,954"
STALE = f"{WAS}, so from then on 36,734 is stale."


@pytest.mark.parametrize(
    ("printed", "code", "verdict", "told"),
    [
        (20, 0, "AGREES", "from 1 January to 19 October 2025."),
        (22, 0, "AGREES", STALE),
        (23, 0, "AGREES", STALE),
        (25, 0, "UNDECIDED", f"the value that stood when it was printed is not held; {WAS}."),
        (26, 1, "DIFFERS", f"differs from the official 36,954 for people arriving by small boat "
         f"from 1 January to 25 October 2025; {WAS}."),
    ],
)  # fmt: skip
def test_a_total_outgrown_when_printed_tells_its_days_before_it_accuses_anybody(
    printed: int, code: int, verdict: str, told: str
) -> None:
    done = run("check", "-", "--published", f"2025-10-{printed}", stdin=SOUND)
    assert done.returncode == code
    assert f"{verdict}  36,734" in done.stdout
    assert told in done.stdout


def test_check_writes_json_for_programs(article: Path) -> None:
    done = run("check", article, "--published", "2025-10-20", "--format", "json")
    assert [claim["exact"] for claim in json.loads(done.stdout)["claims"]] == [
        "36,734",
        "92",
        "36,816",
    ]


def test_extract_writes_the_claims_table_of_a_folder(article: Path) -> None:
    done = run("extract", article.parent, "--published", "2025-10-20")
    assert done.returncode == 0
    assert [row["exact"] for row in csv.DictReader(io.StringIO(done.stdout))] == [
        "36,734",
        "92",
        "36,816",
    ]


def test_extract_goes_on_past_a_file_it_cannot_read_and_names_it(article: Path) -> None:
    (article.parent / "bad.txt").write_bytes(b"\xff")
    done = run("extract", article.parent, "--published", "2025-10-20", "--format", "json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert len(found) == 3
    assert all(why["says"].endswith(".") for claim in found for why in claim["why"])
    assert all("bound" in {why["part"] for why in claim["why"]} for claim in found)
    assert "bad.txt: byte 0 is not UTF-8" in done.stderr


def test_extract_reads_by_a_catalogue_and_writes_parquet(article: Path, tmp_path: Path) -> None:
    (tmp_path / "c.csv").write_text("document_id,file,published\nmine,article.txt,2025-10-20\n")
    done = run(
        "extract",
        "--catalogue",
        tmp_path / "c.csv",
        "--format",
        "parquet",
        "--out",
        tmp_path / "c.parquet",
    )
    assert done.returncode == 0
    assert list(pd.read_parquet(tmp_path / "c.parquet")["document_id"]) == ["mine"] * 3


def test_extract_writes_a_file_a_partition_and_goes_on_where_it_was(
    article: Path, tmp_path: Path
) -> None:
    article.parent.joinpath("second.txt").write_text(article.read_text())
    out = f"{tmp_path / 'parts'}/"
    words = ("extract", article.parent, "--published", "2025-10-20", "--format", "parquet")
    for kept in (0, 2):
        done = run(*words, "--out", out, "--part", "1")
        assert done.returncode == 0
        told = f"2 of 2 documents read: 6 figures in 2 files, {kept} of which were there already"
        assert told in " ".join(done.stderr.split())
    found = pd.concat(map(pd.read_parquet, sorted(Path(out).iterdir())))
    assert sorted(found["document_id"]) == ["article"] * 3 + ["second"] * 3


def test_quote_writes_a_passages_file(article: Path) -> None:
    article.write_text(f"The sea was grey.\n\n{SOUND}\n")
    done = run("quote", article, "--published", "2025-10-20")
    assert (done.returncode, done.stdout) == (0, f"@19 {SOUND}\n")


def test_quote_keeps_the_passages_of_a_listed_document(article: Path, tmp_path: Path) -> None:
    seeds = Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))
    article.write_text(SOUND)
    listed = (seeds / "catalogue.csv").read_text(encoding="utf-8")
    sha256 = documents.digest(SOUND)
    row = f"mine,mine.txt,The Paper,,2025-10-20,https://a.example/,,{sha256},{len(SOUND)},\n"
    (seeds / "catalogue.csv").write_text(listed + row, encoding="utf-8")
    done = run("quote", article, "--seeds", seeds)
    assert (done.returncode, done.stdout) == (0, "")
    assert "passages/mine.txt: 1 passages" in done.stderr.replace("\n", "")
    assert (seeds / "passages/mine.txt").read_text() == f"@0 {SOUND}\n"


def test_a_reader_who_has_seen_enough_is_no_error(article: Path) -> None:
    article.write_text(f"{SOUND}\n" * 2_000)
    command = [sys.executable, "-m", "etl", "extract", article, "--published", "2025-10-20"]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as done:
        done.stdout.readline()
        done.stdout.close()
        told = done.stderr.read()
    assert done.returncode == 0
    assert b"Traceback" not in told


def test_an_output_that_is_closed_in_the_middle_is_no_error(monkeypatch) -> None:
    closing = typer.Typer()

    @closing.command()
    def write() -> None:
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    monkeypatch.setattr(sys, "argv", ["channel-figures"])
    monkeypatch.setattr(sys, "stdout", sys.stdout)
    monkeypatch.setattr(sys, "stderr", sys.stderr)
    monkeypatch.setattr(main, "app", closing)
    with pytest.raises(SystemExit) as ended:
        main.main()
    assert ended.value.code == 0


def test_build_writes_the_tables(tmp_path: Path) -> None:
    done = run("build", "--data", tmp_path / "data", "--workers", "2")
    assert done.returncode == 0
    assert "44 claims" in done.stderr
    assert (tmp_path / "data/claims.csv").read_bytes() == (ROOT / "data/claims.csv").read_bytes()


DAY = ("--published", "2025-10-20")
BAD_USE = [
    (["build", "--seeds", "nowhere"], "nowhere: is no folder, expected a folder of inputs"),
    (["extract", "nowhere.txt"], "nowhere.txt: is missing, expected a text or a folder of texts"),
    (["extract", "README.md"], "README.md: has no day of publication, expected --published DATE"),
    (["extract"], "extract: nothing to read, expected a PATH or --catalogue FILE"),
    (["extract", "README.md", *DAY, "--workers", "2"], "extract by many: goes to no folder"),
    (["extract", "README.md", *DAY, "--engine", "dask"], "expected --format parquet --out FOLDER/"),
    (["extract", "README.md", *DAY, "--format", "parquet"], "expected --out FILE or FOLDER/"),
    (["extract", "README.md", *DAY, "--out", "docs"], "--out docs: is a folder, expected --format"),
    (["extract", "Makefile", "--published", "2025-10-20"], "cannot read a file without ending"),
    (["check", "nowhere.txt"], "nowhere.txt: No such file or directory, expected a readable file"),
    (["check", "README.md", "--data", "nowhere"], "nowhere/documents.csv: "),
    (["quote", "README.md"], "README.md: is in no catalogue, expected --published DATE"),
    (["refresh", "--from", "nowhere.ods"], "nowhere.ods: "),
    (["extract", "README.md", "--published", "today"], "Invalid value for '--published'"),
]


@pytest.mark.parametrize(("words", "message"), BAD_USE, ids=[" ".join(row[0]) for row in BAD_USE])
def test_bad_use_is_one_clear_message_and_exit_code_2(words: list[str], message: str) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_commands_are_those_that_are_documented() -> None:
    done = run("--help")
    for command in ("build", "extract", "check", "quote", "refresh"):
        assert command in done.stdout
