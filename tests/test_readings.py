"""A reading is kept under the name of all that it depends on, and comes back as it was or not at all."""

import random
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from counting import FIGURES, Counted, kept_files, text
from sources import ROOT

from etl import claims, documents, engine, pipeline, readings
from etl.readings import Kept
from etl.vocabulary import Passage, Text


SETS = sorted(path for path in (ROOT / "tests/corpus").iterdir() if path.name in "abcdefgh")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "kept"


@pytest.mark.parametrize("turn", range(25))
def test_a_damaged_reading_costs_a_line_and_a_reading(store: Path, turn: int) -> None:
    chance = random.Random(turn)
    texts = [text(name=f"d{number}") for number in range(3)]
    whole = pipeline.extract(texts, map, Kept(store))
    spoilt = chance.choice(kept_files(store))
    content = bytearray(spoilt.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    spoilt.write_bytes(content if turn % 5 else content[: chance.randrange(len(content))])
    kept, counted = Kept(store), Counted()
    assert pipeline.extract(texts, counted, kept) == whole
    assert kept.problems == [f"{spoilt}: is damaged, expected a reading as it was kept: read anew"]
    assert len(counted.read) == 1
    assert pipeline.extract(texts, Counted(), again := Kept(store)) == whole
    assert again.problems == []


def sealed(*parts: object) -> bytes:
    """Bytes with a checksum that is right, whatever they hold."""
    reading = claims.assemble(text())
    name = readings.name(text())
    return readings.encoded(*(parts or (name, reading)))


FOREIGN = {
    "of another text": (
        lambda: sealed("0" * 64, claims.assemble(text("On Saturday 12 people crossed."))),
        "is the reading of another text",
    ),
    "of a row that lacks its parts": (
        lambda: sealed(readings.name(text()), ([{"claim_id": "paper:12"}], [])),
        "missing required field",
    ),
    "of no closed list": (
        lambda: sealed(
            readings.name(text()),
            ([], [{"document_id": "", "start": 0, "end": 1, "exact": "1", "taken_as": "whim"}]),
        ),
        "Invalid enum value 'whim'",
    ),
    "of words where numbers stand": (
        lambda: sealed(readings.name(text()), ([], [{"document_id": "", "start": "0"}])),
        "Expected `int`, got `str`",
    ),
    "of something else": (lambda: sealed(readings.name(text()), (7, None)), "Expected `array`"),
}


@pytest.mark.parametrize("kind", FOREIGN)
def test_a_foreign_reading_costs_a_line_and_a_reading(store: Path, kind: str) -> None:
    whole = pipeline.extract([text()], map, Kept(store))
    (path,) = kept_files(store)
    content, problem = FOREIGN[kind]
    path.write_bytes(content())
    kept, counted = Kept(store), Counted()
    assert pipeline.extract([text()], counted, kept) == whole
    assert len(counted.read) == 1
    (told,) = kept.problems
    assert told.startswith(f"{path}: ")
    assert problem in told
    assert "\n" not in told
    assert path.read_bytes() == sealed()


def test_what_cannot_be_read_is_told_once(store: Path) -> None:
    texts = [text(name=f"d{number}") for number in range(4)]
    whole = pipeline.extract(texts, map, Kept(store))
    for path in kept_files(store):
        path.unlink()
        path.mkdir()
    kept = Kept(store)
    assert pipeline.extract(texts, map, kept) == whole
    assert len([line for line in kept.problems if "kept readings are not used" in line]) == 1
    assert len(kept.problems) == 2


def test_processes_read_what_is_not_kept(store: Path) -> None:
    texts = [text(FIGURES.format(number), f"d{number}") for number in range(450)]
    whole = pipeline.extract(texts)
    pipeline.extract(texts[100:300], map, Kept(store))
    with engine.local(2) as run:
        assert pipeline.extract(texts, run, Kept(store)) == whole
    assert len(kept_files(store)) == 450
    assert pipeline.extract(texts, counted := Counted(), Kept(store)) == whole
    assert counted.read == []


def test_a_reading_comes_back_as_it_was_to_the_type(store: Path) -> None:
    """36734 and 36734.0 are equal, and may be written in two ways: so the spelling is compared."""
    for folder in SETS:
        entries = documents.catalogue(folder / "catalogue.csv")
        texts = [documents.open_entry(entry) for entry in entries]
        read = pipeline.extract(texts, map, Kept(store))
        kept = pipeline.extract(texts, counted := Counted(), Kept(store))
        assert counted.read == []
        assert repr(kept) == repr(read)


def test_of_a_document_a_reading_uses_its_name_and_its_day_only() -> None:
    for folder in SETS:
        for entry in documents.catalogue(folder / "catalogue.csv"):
            whole = documents.open_entry(entry)
            known = SimpleNamespace(
                document_id=whole.document.document_id, published=whole.document.published
            )
            assert claims.assemble(Text(known, whole.passages)) == claims.assemble(whole)


CHANGES = {
    "name": lambda held: replace(held, document=replace(held.document, document_id="other")),
    "day": lambda held: replace(
        held, document=replace(held.document, published=date(2025, 10, 21))
    ),
    "offset": lambda held: replace(held, passages=(replace(held.passages[0], start=1),)),
    "text": lambda held: replace(held, passages=(replace(held.passages[0], text="369 came."),)),
    "cut": lambda held: replace(
        held,
        passages=(
            Passage("paper", 0, held.passages[0].text[:9]),
            Passage("paper", 9, held.passages[0].text[9:]),
        ),
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_a_reading_depends_on_gives_it_another_name(change: str) -> None:
    assert readings.name(CHANGES[change](text())) != readings.name(text())


def test_who_published_a_text_is_no_part_of_its_reading() -> None:
    known = replace(text().document, publisher="The Ebb", title="Ebb", url="https://example.org/1")
    assert readings.name(replace(text(), document=known)) == readings.name(text())


def test_every_source_of_the_reader_counts(tmp_path: Path) -> None:
    copied = Path(shutil.copytree(ROOT / "etl", tmp_path / "etl"))
    before = readings.reader(copied)
    assert before == readings.reader()
    found = readings.sources(copied)
    assert {path.suffix for path in found} == {".py", ".toml", ".csv"}
    for path in found:
        content = path.read_bytes()
        path.write_bytes(content + b"#")
        assert readings.reader.__wrapped__(copied) != before, path
        path.write_bytes(content)
    (copied / "claims" / "more.toml").write_text("")
    assert readings.reader.__wrapped__(copied) != before


def test_no_file_of_words_is_left_out() -> None:
    found = (path for path in (ROOT / "etl").rglob("*") if path.is_file())
    words = {path for path in found if path.suffix not in (".py", ".pyc")}
    assert words <= set(readings.sources(ROOT / "etl"))


def test_another_library_or_python_is_another_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    before = readings.reader()
    monkeypatch.setattr(readings, "version", lambda library: "0.0.1")
    other = readings.reader.__wrapped__(ROOT / "etl")
    monkeypatch.setattr(readings.platform, "python_version", lambda: "3.11.0")
    assert len({before, other, readings.reader.__wrapped__(ROOT / "etl")}) == 3


def test_the_readings_of_shipped_tables_are_never_committed() -> None:
    folder = readings.beside(ROOT / "data")
    assert folder.parent == ROOT
    assert f"/{folder.name}/" in (ROOT / ".gitignore").read_text().splitlines()
