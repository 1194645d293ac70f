"""Time to read and to build 1,000 documents of which one is new, beside reading and building all of them."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks import corpora, rounds
from benchmarks.rows import Row
from etl import pipeline, readings
from etl.readings import Kept
from etl.vocabulary import Text


SEEDS = Path(__file__).parents[1] / "seeds"
ARTICLES, ROUNDS = 1_000, 3


def put(texts: list[Text], folder: Path) -> None:
    """The texts as a user's folder with its catalogue."""
    folder.mkdir(exist_ok=True)
    listed = ["document_id,file,published\n"]
    for text in texts:
        name = text.document.document_id
        (folder / f"{name}.txt").write_text(text.passages[0].text, encoding="utf-8")
        listed.append(f"{name},{name}.txt,{text.document.published}\n")
    (folder / "catalogue.csv").write_text("".join(listed), encoding="utf-8")


def build(texts: list[Text], home: Path, kept: Path) -> Callable[[], object]:
    """A build of the texts beside the shipped documents, to be timed."""
    put(texts, home / "texts")
    return lambda: pipeline.build(SEEDS, home / "data", home / "texts", kept=Kept(kept))


def read(texts: list[Text], kept: Path) -> Callable[[], object]:
    """The reading of the texts alone, to be timed."""
    return lambda: list(readings.read(texts, map, Kept(kept)))


def once(texts: list[Text]) -> dict[str, float]:
    """Seconds for all texts from nothing, and for the last of them where the others were built before."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        old, more = home / "old", home / "more"
        all_read = rounds.seconds(read(texts, home / "new"))
        build(texts[:-1], home, old)()
        read(texts[:-1], more)()
        return {
            "all read": all_read,
            "one read": rounds.seconds(read(texts, more)),
            "one built": rounds.seconds(build(texts, home, old)),
            "all built": rounds.seconds(build(texts, home, home / "newer")),
        }


def measure() -> list[Row]:
    texts = corpora.made(ARTICLES)
    taken = rounds.medians_of([once(texts) for _ in range(ROUNDS)])
    return [
        _row(f"reading of {ARTICLES:,} documents, one of them new", taken, "read"),
        _row(f"build of {ARTICLES:,} documents, one of them new", taken, "built"),
    ]


def _row(what: str, taken: dict[str, float], done: str) -> Row:
    one, whole = taken[f"one {done}"], taken[f"all {done}"]
    return Row(what, f"{one:.2f} s", f"all of them new: {whole:.1f} s", f"{one / whole:.3f}", "")


if __name__ == "__main__":
    for row in measure():
        print(row)
