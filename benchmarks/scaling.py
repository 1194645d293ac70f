"""Articles are extracted by one process and by more; docs/scale.md says what ten million of them cost."""

import tempfile
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

import duckdb
from distributed import LocalCluster

from benchmarks import corpora, machines, rounds, rows
from etl import engine, listings, partitions
from etl.documents import Entry


PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
TEXT = Path(__file__).with_name("scale.md")
ARTICLES, PART, ROUNDS = 400, 20, 2
MANY, FIGURES, FILES = 10_000_000, 1_000_000, 100
DAY = corpora.FIRST_DAY

# What is asked of all figures, with the reader's words for it.
QUERIES = {
    "count by indicator and measure": "select indicator, measure, count(*) from {figures} group by all",
    "the hundred largest of one indicator": (
        "select * from {figures} where indicator = 'arrivals' order by value desc limit 100"
    ),
    "a word in any sentence": (
        "select count(*) from {figures} where contains(lower(prefix || exact || suffix), 'kent')"
    ),
    "the figures of one document": "select * from {figures} where document_id = 'made-0007-50'",
}


@dataclass(frozen=True, slots=True)
class Extracted:
    """Seconds of one way to extract, once for all articles and once more with nothing left to do.

    `processor` are those that this process was at work in the first.
    """

    seconds: float
    processor: float
    again: float
    figures: int
    bytes: int


def fill(folder: Path) -> list[Entry]:
    """The articles as files; what they have in characters they have in bytes, about."""
    for text in corpora.made(ARTICLES):
        path = folder / f"{text.document.document_id}.txt"
        path.write_text(text.passages[0].text, encoding="utf-8")
    return listings.find([str(folder)], DAY, "")


@contextmanager
def cluster(workers: int) -> Iterator[engine.Run]:
    with (
        LocalCluster(
            n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
        ) as made,
        engine.dask(made.scheduler_address, batch=1) as run,
    ):
        yield run


def extracted(
    ready: AbstractContextManager[engine.Run], entries: list[Entry], out: Path
) -> Extracted:
    """Into a new folder each time; who reads has read before, so that no start is timed."""
    with ready as run:
        partitions.write(entries[:8], out / "before", run, 1)
        taken, worked, again = [], [], []
        for number in range(ROUNDS):
            folder = out / str(number)
            start = time.process_time()
            taken.append(rounds.seconds(partial(partitions.write, entries, folder, run, PART)))
            worked.append(time.process_time() - start)
            start = time.perf_counter()
            written = partitions.write(entries, folder, run, PART)
            again.append(time.perf_counter() - start)
        size = sum(file.stat().st_size for file in folder.iterdir())
        figures = sum(part.figures for part in written)
    return Extracted(median(taken), median(worked), median(again), figures, size)


def grown(entries: list[Entry], folder: Path) -> tuple[float, float]:
    """Seconds of reading all articles into one partition, and of one more in it where the others are there."""
    with engine.local(1) as run:
        few = [entry for entry in entries if entry is not entries[ARTICLES // 2]]
        write = partial(partitions.write, folder=folder, run=run, size=MANY)
        whole = rounds.seconds(partial(write, few))
        return whole, rounds.seconds(partial(write, entries))


WAYS = {
    "one process": lambda: engine.local(1, batch=1),
    "two processes": lambda: engine.local(2, batch=1),
    "a Dask cluster of one worker": lambda: cluster(1),
    "a Dask cluster of two workers": lambda: cluster(2),
}


def multiplied(parts: Path, folder: Path) -> str:
    """The figures as often as it takes to make a million, in a hundred files, as DuckDB names them."""
    folder.mkdir()
    database = duckdb.connect()
    source = f"read_parquet('{parts}/*.parquet')"
    (held,) = database.execute(f"select count(*) from {source}").fetchone()
    each = FIGURES // FILES // held + 1
    for number in range(FILES):
        database.execute(
            f"""copy (
                select * replace (document_id || '-' || (range + {number * each}) as document_id)
                from {source}, range({each}) order by all
            ) to '{folder}/claims-{number:03}.parquet' (format parquet)"""
        )
    return f"read_parquet('{folder}/*.parquet')"


def asked(figures: str) -> Iterator[tuple[str, float]]:
    database = duckdb.connect()
    for name, query in QUERIES.items():
        taken = []
        for _ in range(ROUNDS + 2):
            start = time.perf_counter()
            database.execute(query.format(figures=figures)).fetchall()
            taken.append(time.perf_counter() - start)
        yield name, median(taken)


def page(
    found: dict[str, Extracted],
    queries: dict[str, float],
    size: int,
    figures: int,
    one_more: tuple[float, float],
) -> str:
    alone = found["one process"]
    rate, gigabytes = ARTICLES / alone.processor, MANY / ARTICLES / 1e9
    ways = [
        (
            name,
            f"{ARTICLES / way.seconds:,.0f}",
            f"{alone.seconds / way.seconds:.2f}",
            f"{way.again / way.seconds:.1%}",
        )
        for name, way in found.items()
    ]
    return TEXT.read_text(encoding="utf-8").format(
        machine=machines.described(),
        articles=ARTICLES,
        characters=f"{size // ARTICLES:,}",
        part=PART,
        ways=rows.markdown(["read by", "articles a second", "times one process", "again"], ways),
        queries=rows.markdown(
            ["asked of all figures", "seconds"], [(n, f"{s:.2f}") for n, s in queries.items()]
        ),
        rate=f"{rate:,.0f}",
        hours=f"{MANY / rate / 3600:,.0f}",
        day=f"{MANY / rate / 3600 / 24:.1f}",
        read=f"{size * gigabytes:,.0f}",
        written=f"{alone.bytes * gigabytes:,.0f}",
        figures=f"{alone.figures * MANY / ARTICLES / 1e6:,.0f}",
        asked=f"{figures:,}",
        whole=f"{one_more[0]:.1f}",
        more=f"{one_more[1]:.1f}",
        default=f"{partitions.DOCUMENTS:,}",
    )


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = folder / "articles"
        articles.mkdir()
        entries = fill(articles)
        size = sum(entry.path.stat().st_size for entry in entries)
        found = {}
        for number, (way, ready) in enumerate(WAYS.items()):
            found[way] = extracted(ready(), entries, folder / f"way-{number}")
        one_more = grown(entries, folder / "grown")
        million = multiplied(folder / "way-0" / "0", folder / "million")
        (figures,) = duckdb.execute(f"select count(*) from {million}").fetchone()
        told = page(found, dict(asked(million)), size, figures, one_more)
        PAGE.write_text(told, encoding="utf-8")


if __name__ == "__main__":
    main()
