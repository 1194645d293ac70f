"""Time of the whole request that checks a pasted article, and of a reading of the Home Office's spreadsheet."""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks import corpora, rounds, tables
from benchmarks.rows import Row
from etl.observations import spreadsheets
from etl.observations.sheets import FIRST_DAY
from etl.vocabulary import Text
from tests import editions


DATA = Path(__file__).parents[1] / "data"
# One address may ask 60 times at once, and then once a second: all of these are answered without a wait.
TIMES, WARM, ROUNDS = 40, 4, 7
DAYS = 3_155
CHECKED, READ = 50, 0.1  # milliseconds, 95 of 100 within; seconds


def ask(site: str, text: Text) -> float:
    """Milliseconds until the page with the marked text is there, whole."""
    published = text.document.published.isoformat()
    form = urlencode({"text": text.passages[0].text, "published": published}).encode()
    start = time.perf_counter()
    with urlopen(f"{site}/check", form) as answer:
        page = answer.read()
    taken = (time.perf_counter() - start) * 1e3
    assert b"<mark" in page, page[:500]
    return taken


def spreadsheet(folder: Path) -> Path:
    """One in the official shape, with as many days and weeks as the Home Office's of autumn 2026."""
    days = editions.days(*(number * 37 % 1_200 for number in range(DAYS)))
    return editions.spreadsheet(folder, FIRST_DAY + timedelta(DAYS), days)


def measure() -> Iterator[Row]:
    texts = corpora.made(TIMES + WARM)
    characters = sum(text.document.characters for text in texts) // len(texts)
    with tables.served(DATA) as (site, _):
        taken = [ask(site, text) for text in texts][WARM:]
    what = f"checking a pasted article of {characters:,} characters, whole request"
    yield Row(f"{what}, median", f"{median(taken):.0f} ms", "", "", "")
    yield Row.within(f"{what}, p95", quantiles(taken, n=20)[-1], CHECKED, "ms")
    with tempfile.TemporaryDirectory() as folder:
        file = spreadsheet(Path(folder))
        read = rounds.medians({"read": lambda: spreadsheets.read(file)}, ROUNDS)["read"]
        size = file.stat().st_size / 1e3
    yield Row.within(f"weekly spreadsheet, {size:.0f} KB, read", read, READ, "s")


if __name__ == "__main__":
    for row in measure():
        print(row, os.getloadavg())
