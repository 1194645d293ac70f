"""A folder with a document more, changed or gone comes in: what stood in the files stays, and only that one is read."""

from pathlib import Path

import pytest
from test_partitions import ARTICLES, SOUND, contents, fill, write

from etl import documents
from etl.documents import Entry
from etl.vocabulary import Text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return fill(tmp_path / "articles")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the documents that are read, as they are."""
    names: list[str] = []
    open_entry = documents.open_entry

    def noted(entry: Entry) -> Text:
        names.append(entry.document_id)
        return open_entry(entry)

    monkeypatch.setattr(documents, "open_entry", noted)
    return names


CHANGES = {
    "changed": lambda file: file.write_text(SOUND.format(31_000, 99), encoding="utf-8"),
    "emptied": lambda file: file.write_text("Nothing came.", encoding="utf-8"),
    "gone": lambda file: file.unlink(),
    "unreadable": lambda file: file.write_bytes(b"\x00\xff\xfe\x00" * 9),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_document_that_changes_costs_itself(folder, tmp_path, opened, change: str) -> None:
    # It opens no partition.
    before = write(folder, tmp_path / "out")
    CHANGES[change](folder / "paper-08.txt")
    opened.clear()
    after = write(folder, tmp_path / "out")
    assert sum(not part.kept for part in after) == 1
    assert len(after) == len(before)
    # What cannot be read is tried each time that its partition is made.
    assert {*opened} - {"cut"} == ({"paper-08"} if change != "gone" else set())
    assert set(contents(tmp_path / "out")) == {part.name for part in after}
    assert [part.name for part in write(folder, tmp_path / "anew")] == [part.name for part in after]
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")


def test_a_new_document_costs_itself_wherever_it_stands(folder, tmp_path, opened) -> None:
    write(folder, tmp_path / "out")
    for number in range(ARTICLES):
        (folder / f"paper-{number:02}-more.txt").write_text(SOUND.format(20_000, number))
        opened.clear()
        write(folder, tmp_path / "out")
        # Also where it opens a partition, or cuts one. What cannot be read is tried again.
        assert {*opened} - {"cut"} == {f"paper-{number:02}-more"}
        assert opened.count(f"paper-{number:02}-more") == 1
    write(folder, tmp_path / "anew")
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")


@pytest.mark.parametrize("harm", [lambda file: file[:700], lambda file: b""])
def test_a_file_that_is_damaged_gives_no_figures(folder, tmp_path, opened, harm) -> None:
    write(folder, tmp_path / "out")
    for file in (tmp_path / "out").iterdir():
        file.write_bytes(harm(file.read_bytes()))
    (folder / "paper-07.txt").write_text(SOUND.format(31_000, 99), encoding="utf-8")
    opened.clear()
    write(folder, tmp_path / "out")
    assert len(opened) == ARTICLES + 1
    write(folder, tmp_path / "anew")
    assert contents(tmp_path / "anew") == contents(tmp_path / "out")


def test_of_a_file_whose_rows_are_damaged_the_documents_are_read(folder, tmp_path, opened) -> None:
    before = write(folder, tmp_path / "out")
    for file in (tmp_path / "out").iterdir():
        whole = file.read_bytes()
        # What it says of itself stands at its end.
        file.write_bytes(whole[:4] + bytes(2_000) + whole[2_004:])
    (folder / "paper-07.txt").write_text(SOUND.format(31_000, 99), encoding="utf-8")
    opened.clear()
    (made,) = [part for part in write(folder, tmp_path / "out") if not part.kept]
    assert "paper-07" in opened
    assert len(opened) == made.documents
    assert made.name not in {part.name for part in before}
    write(folder, tmp_path / "anew")
    assert contents(tmp_path / "anew")[made.name] == contents(tmp_path / "out")[made.name]
