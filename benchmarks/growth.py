"""Texts from a kilobyte to ten megabytes come in, what a byte of each costs goes out."""

import time
from collections.abc import Iterator
from datetime import date

from benchmarks.rows import Row
from etl import claims, documents


PUBLISHED = date(2025, 10, 20)
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)
# A byte of the longest text may cost so many times what one of a text a hundred times shorter does.
MOST_GROWTH = 2.0
SENTENCES = (
    "On Saturday 369 people crossed the Channel in seven boats. "
    "That brought the total for the year so far to 36,734. "
    "Nothing else is known of that day, and the council met in the evening. "
)
TEXTS = {
    "articles about the subject": SENTENCES,
    "a line without a stop": "word 7 and ",
    "digits": "1234567890",
    "blanks": " ",
}


def seconds(text: str) -> float:
    """Processor seconds that reading takes."""
    started = time.process_time()
    claims.assemble(documents.from_string(text, PUBLISHED))
    return time.process_time() - started


def microseconds_a_byte(pattern: str, size: int) -> float:
    """The least of some readings, of as many as are worth their time."""
    text = (pattern * (size // len(pattern) + 1))[:size]
    rounds = 3 if size <= 100_000 else 1
    return min(seconds(text) for _ in range(rounds)) / size * 1e6


def measure() -> Iterator[Row]:
    """A line for each kind of text: the cost of a byte at each size."""
    for kind, pattern in TEXTS.items():
        costs = [microseconds_a_byte(pattern, size) for size in SIZES]
        ratio = costs[-1] / costs[-3]
        met = "kept" if ratio <= MOST_GROWTH else "missed"
        told = " · ".join(f"{cost:.2g}" for cost in costs)
        yield Row(
            f"µs a byte of {kind}: 1 kB, 10 kB, 100 kB, 1 MB, 10 MB",
            told,
            "10 MB beside 100 kB",
            f"{ratio:.2f}",
            f"{MOST_GROWTH:g}: {met}",
        )
