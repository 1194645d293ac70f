"""Time of the whole request that checks a pasted article, and of a reading of the Home Office's spreadsheet."""

import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median, quantiles

from benchmarks import pasted, rounds, tables
from benchmarks.rows import Row
from etl.observations import spreadsheets
from etl.observations.sheets import FIRST_DAY
from tests import editions


DATA = Path(__file__).parents[1] / "data"
ROUNDS = 7
DAYS = 3_155
CHECKED, READ = 50, 0.1  # milliseconds, 95 of 100 within; seconds


def spreadsheet(folder: Path) -> Path:
    """One in the official shape, with as many days and weeks as the Home Office's of autumn 2026."""
    days = editions.days(*(number * 37 % 1_200 for number in range(DAYS)))
    return editions.spreadsheet(folder, FIRST_DAY + timedelta(DAYS), days)


def measure() -> Iterator[Row]:
    texts = pasted.articles()
    with tables.served(DATA) as (site, _):
        taken = pasted.timed(site, texts)
    what = f"checking {pasted.what(texts)}, whole request"
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
