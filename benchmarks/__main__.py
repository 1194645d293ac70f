"""Every benchmark is run, and benchmarks/results.md says what came out."""

import platform
from datetime import date
from os import cpu_count
from pathlib import Path

from benchmarks import building, copying, extraction, first_loads
from benchmarks.rows import table


BENCHMARKS = (extraction, copying, building, first_loads)
RESULTS = Path(__file__).with_name("results.md")
OPENING = """# Results of `make bench`

Run on {day}: {cores} cores, {machine}, {system}, Python {python}. Times belong to that machine
and to what else it was doing; the ratios, of medians of rounds run in alternation, are what to
compare. A first load has an empty browser cache; the server has answered before.

"""


def opening() -> str:
    return OPENING.format(
        day=date.today().isoformat(),
        cores=cpu_count(),
        machine=platform.machine(),
        system=platform.system(),
        python=platform.python_version(),
    )


def main() -> None:
    rows = [row for benchmark in BENCHMARKS for row in benchmark.measure()]
    RESULTS.write_text(opening() + table(rows), encoding="utf-8")
    print(table(rows))


if __name__ == "__main__":
    main()
