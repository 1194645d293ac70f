"""Reading documents: what is taken as it is, and the one clear line for what cannot be read."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from etl import documents
from etl.formats import plain
from etl.vocabulary import Holding, InputError


ROOT = Path(__file__).parents[1]
PUBLISHED = date(2025, 10, 20)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of seeds/ that a test may spoil."""
    return Path(shutil.copytree(ROOT / "seeds", tmp_path / "seeds"))


def test_a_text_is_held_whole_with_its_hash_and_length(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Über 369 people\r\narrived.", encoding="utf-8", newline="")
    text = documents.read(path, PUBLISHED)
    assert text.passages[0].text == "Über 369 people\r\narrived."
    assert (text.document.document_id, text.document.holding) == ("a", Holding.FULL)
    assert text.document.characters == len(text.passages[0].text)
    assert text.document.sha256 == documents.digest(text.passages[0].text)


BAD_FILES = [
    ("empty.txt", b"", "is empty"),
    ("blank.txt", b" \n", "is empty"),
    ("binary.txt", b"a\0b", "holds a NUL character"),
    ("latin.txt", "Übergang".encode("latin-1"), "byte 0 is not UTF-8"),
    ("utf16.txt", "a text".encode("utf-16"), "byte 0 is not UTF-8"),
    ("page.xyz", b"a text", "cannot read .xyz"),
]


@pytest.mark.parametrize(
    ("name", "content", "problem"), BAD_FILES, ids=[row[0] for row in BAD_FILES]
)
def test_what_is_no_text_is_refused_in_one_line(
    tmp_path: Path, name: str, content: bytes, problem: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError) as error:
        documents.read(tmp_path / name, PUBLISHED)
    assert f"{name}: {problem}, expected" in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        InputError, match=r"none\.txt: No such file or directory, expected a readable file"
    ):
        documents.read(tmp_path / "none.txt", PUBLISHED)


def test_a_name_that_is_none_is_refused() -> None:
    with pytest.raises(InputError, match=r"a\\x00\.txt: embedded null byte, expected a readable"):
        documents.load(Path("a\0.txt"))


@pytest.mark.parametrize("day", [date.min, date(1899, 12, 31), date(2100, 1, 1), date.max])
def test_a_day_of_publication_far_from_ours_is_refused(day: date) -> None:
    with pytest.raises(InputError, match=f"a: was published on {day}, expected a day of the years"):
        documents.from_string("On Saturday 369 people crossed.", day, "a")


BAD_CATALOGUES = [
    ("document_id,file\na,a.txt\n", "no column 'published', expected document_id, file, published"),
    (
        "document_id,file,published\na,a.txt,yesterday\n",
        "row 2: published is 'yesterday', expected a day",
    ),
    ("", "no column 'document_id'"),
    ("document_id,file,published\na\n", "row 2: has no file, expected one in each row"),
    ('document_id,file,published\n"a,a.txt,2025-10-20\n', "row 2: has no file"),
    ("document_id,file,published\n,a.txt,2025-10-20\n", "row 2: has no document_id"),
    (b"document_id,file,published\n\xff,a.txt,2025-10-20\n", "expected a UTF-8 CSV"),
]


@pytest.mark.parametrize(("content", "message"), BAD_CATALOGUES)
def test_a_catalogue_is_read_or_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    as_written = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "catalogue.csv").write_bytes(as_written)
    with pytest.raises(InputError) as error:
        documents.catalogue(tmp_path / "catalogue.csv")
    assert message in str(error.value)


def test_a_catalogue_names_files_in_its_own_folder(tmp_path: Path) -> None:
    (tmp_path / "catalogue.csv").write_text("document_id,file,published\na,docs/a.txt,2025-10-20\n")
    (entry,) = documents.catalogue(tmp_path / "catalogue.csv")
    assert (entry.document_id, entry.path) == ("a", tmp_path / "docs/a.txt")


def test_a_document_that_does_not_match_its_hash_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a text")
    (tmp_path / "catalogue.csv").write_text(
        "document_id,file,published,sha256\na,a.txt,2025-10-20,00\n"
    )
    (entry,) = documents.catalogue(tmp_path / "catalogue.csv")
    with pytest.raises(InputError, match="does not match the hash in its catalogue"):
        documents.open_entry(entry)


def test_passages_are_held_with_the_hash_and_length_of_the_full_text() -> None:
    for entry in documents.seed_catalogue(ROOT / "seeds"):
        text = documents.open_passages(entry)
        assert text.document.holding is Holding.PASSAGES
        assert text.document.sha256 == entry.sha256
        assert all(passage.end <= entry.characters for passage in text.passages)


SPOILT = [
    (lambda text: text.replace("5,703", "5,073", 1), "does not match the hash in the catalogue"),
    (lambda text: text.replace("@4748", "@4749", 1), "does not match the hash in the catalogue"),
]


@pytest.mark.parametrize(("spoil", "problem"), SPOILT, ids=["quote", "offset"])
def test_a_changed_quote_or_offset_is_noticed(seeds: Path, spoil, problem: str) -> None:
    path = seeds / "passages/times-2025-10-20.txt"
    path.write_text(spoil(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(InputError, match=problem):
        [documents.open_passages(entry) for entry in documents.seed_catalogue(seeds)]


FORMS = [
    ("no offset\n", "does not open with an offset"),
    ("@10 abc\n@5 abc\n", "passage @5 does not fit"),
    ("@6309 too long\n", "passage @6309 does not fit"),
]


@pytest.mark.parametrize(("content", "problem"), FORMS)
def test_a_passages_file_of_another_form_is_refused(
    seeds: Path, content: str, problem: str
) -> None:
    documents.keep_passages(seeds, documents.seed_catalogue(seeds)[0].sha256, content)
    with pytest.raises(InputError, match=problem):
        documents.open_passages(documents.seed_catalogue(seeds)[0])


def test_a_passages_file_that_is_no_text_is_refused(seeds: Path) -> None:
    entry = documents.seed_catalogue(seeds)[0]
    entry.path.write_bytes(b"@0 \xff\n")
    with pytest.raises(InputError, match=r"byte 3 is not UTF-8, expected quoted passages"):
        documents.open_passages(entry)


def test_passages_are_kept_for_a_listed_document_only(seeds: Path) -> None:
    with pytest.raises(InputError, match="lists no document with hash 00, expected an entry"):
        documents.keep_passages(seeds, "00", "@0 abc\n")


def test_a_catalogue_of_seeds_counts_characters_in_digits(seeds: Path) -> None:
    path = seeds / "catalogue.csv"
    counted = str(documents.seed_catalogue(seeds)[0].characters)
    path.write_text(path.read_text(encoding="utf-8").replace(f",{counted}", ",many", 1), "utf-8")
    with pytest.raises(InputError, match="characters is 'many', expected a whole number"):
        documents.seed_catalogue(seeds)


def test_a_text_larger_than_any_book_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_BYTES", 8)
    assert plain.read(b"8 people", "a.txt").text == "8 people"
    with pytest.raises(InputError, match=r"a\.txt: a text that is too large, expected at most 8"):
        plain.read(b"80 people", "a.txt")


def test_a_missing_passages_file_is_named(seeds: Path) -> None:
    (seeds / "passages/lbc-2025-10-20.txt").unlink()
    with pytest.raises(InputError, match=r"lbc-2025-10-20\.txt: is missing"):
        [documents.open_passages(entry) for entry in documents.seed_catalogue(seeds)]
