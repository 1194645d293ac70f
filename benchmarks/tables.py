"""Time to choose, order and search among 1,000,000 figures as a reader does, and to download them all."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks import first_loads, millions, pasted
from benchmarks.rows import Row
from etl import indicators


ROOT = Path(__file__).parents[1]
TIMES, SECONDS_TO_START = 30, 600
FACET, ORDER, TEXT = 100, 150, 150  # milliseconds, 95 of 100 within
FIRST_CHECKED, CHECKED = 25, 1000  # seconds; milliseconds, 95 of 100 within
MEGABYTES_A_SECOND, MEGABYTES_MORE, MEGABYTES = 150, 100, 500
CHUNK = 1 << 20
FIGURES = millions.FIGURES

# Choices that no answer is kept for: each asks for another stretch of the rows or another choice.
INDICATORS = list(indicators.catalogue())
MEASURES = ("count", "per_boat", "difference", "milestone", "rank")


def facets() -> Iterator[dict[str, str]]:
    for number in range(TIMES):
        yield {
            "indicator": INDICATORS[number % len(INDICATORS)],
            "publisher": f"LBC {1 + number}",
            "measure": MEASURES[number % len(MEASURES)],
        }


def orders() -> Iterator[dict[str, str]]:
    for number in range(TIMES):
        yield {"sort": ("value", "period", "document")[number % 3], "from": str(number * 33_000)}


def texts() -> Iterator[dict[str, str]]:
    for number in range(TIMES):
        yield {
            "q": f"{millions.WORDS[number % len(millions.WORDS)]} {['the', 'to', 'of', 'people', 'in'][number % 5]}"
        }


@contextmanager
def served(data: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The dashboard over a folder, while the block runs."""
    port = first_loads.free_port()
    command = [sys.executable, "-m", "dashboard", "--port", str(port), "--data", str(data)]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            first_loads.wait_for(server, f"http://127.0.0.1:{port}/healthz", SECONDS_TO_START)
            yield f"http://127.0.0.1:{port}", server
        finally:
            server.terminate()
            server.wait()


def p95(site: str, asked: Iterator[dict[str, str]]) -> float:
    """Milliseconds within which 95 of 100 pages are there, whole."""
    return quantiles([page(f"{site}/figures?{urlencode(query)}") for query in asked], n=20)[-1]


def page(address: str) -> float:
    start = time.perf_counter()
    with urlopen(address) as answer:
        answer.read()
    return (time.perf_counter() - start) * 1e3


def download(site: str) -> tuple[float, float]:
    """Bytes and seconds of all figures as CSV, read as they come."""
    start, size = time.perf_counter(), 0
    with urlopen(f"{site}/data/claims.csv") as answer:
        while part := answer.read(CHUNK):
            size += len(part)
    return size, time.perf_counter() - start


def memory(server: int) -> dict[int, float]:
    """Megabytes that each process that answers has taken at most, as Linux counts them.

    Beside them is one that holds the tables to check texts against.
    """
    return {each: _peak(each) for each in _children(server) if not _checks(each)}


def memory_of_all(server: int) -> float:
    """The same of whichever process of the server took the most; the one that wrote its database is gone."""
    (checks,) = (each for each in _children(server) if _checks(each))
    return max(_peak(each) for each in (server, *_children(server), *_children(checks)))


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return list(map(int, listed.split()))


def _checks(process: int) -> bool:
    return b"dashboard.children" in Path(f"/proc/{process}/cmdline").read_bytes()


def _peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    (peak,) = (line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(peak) / 1e3


def measure() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        millions.make(Path(folder))
        return list(over(Path(folder)))


def over(data: Path) -> Iterator[Row]:
    """The rows for a data folder that is there."""
    start = time.perf_counter()
    with served(data) as (site, server):
        yield Row(
            f"dashboard, start with {FIGURES:,} figures",
            f"{time.perf_counter() - start:.0f} s",
            "",
            "",
            "",
        )
        yield from checked(site)
        page(f"{site}/figures"), page(f"{site}/figures")
        asked = {
            "facets": (facets, FACET),
            "order and page": (orders, ORDER),
            "words": (texts, TEXT),
        }
        for name, (queries, most) in asked.items():
            yield Row.within(
                f"figures, {name} among {FIGURES:,}, p95", p95(site, queries()), most, "ms"
            )
        before = memory(server.pid)
        size, taken = download(site)
        yield Row(
            f"{FIGURES:,} figures as CSV, {size / 1e6:.0f} MB",
            f"{size / 1e6 / taken:.1f} MB/s",
            f"{max(before.values()):.0f} MB of memory before",
            "",
            f"{MEGABYTES_A_SECOND} MB/s: {'kept' if size / 1e6 / taken >= MEGABYTES_A_SECOND else 'missed'}",
        )
        yield Row.within(
            "memory more than before, at its peak",
            max(peak - before[process] for process, peak in memory(server.pid).items()),
            MEGABYTES_MORE,
            "MB",
        )
        made = page(f"{site}/") / 1e3
        yield Row(
            f"overview of {FIGURES:,} figures, made for the first time", f"{made:.1f} s", "", "", ""
        )
        yield Row.within(
            f"memory of any process beside {FIGURES:,}", memory_of_all(server.pid), MEGABYTES, "MB"
        )


def checked(site: str) -> Iterator[Row]:
    """The rows for texts that are held against all figures, the first as soon as the server answers."""
    texts = pasted.articles()
    what = f"checking {pasted.what(texts)} beside {FIGURES:,} figures"
    first = pasted.first(site, texts[0])
    yield Row.within(f"{what}, asked as soon as the server answers", first, FIRST_CHECKED, "s")
    taken = pasted.timed(site, texts)
    yield Row(f"{what}, whole request, median", f"{median(taken):.0f} ms", "", "", "")
    yield Row.within(f"{what}, whole request, p95", quantiles(taken, n=20)[-1], CHECKED, "ms")


if __name__ == "__main__":
    for row in over(Path(sys.argv[1])) if len(sys.argv) > 1 else measure():
        print(row, os.getloadavg())
