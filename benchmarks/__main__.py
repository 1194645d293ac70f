"""Every benchmark is run, and benchmarks/results.md says what came out."""

from pathlib import Path

from benchmarks import (
    adding,
    building,
    changes,
    checking,
    contradictions,
    copying,
    extraction,
    first_loads,
    growth,
    long_documents,
    machines,
    tables,
)
from benchmarks.rows import table


# The memory of a process starts from that of the one that starts it: what is large comes last.
BENCHMARKS = (
    extraction,
    building,
    checking,
    first_loads,
    changes,
    long_documents,
    contradictions,
    copying,
    adding,
    growth,
    tables,
)
RESULTS = Path(__file__).with_name("results.md")
OPENING = """# Results of `make bench`

{machine} Times belong to that machine
and to what else it was doing; the ratios, of medians of rounds run in alternation, are what to
compare. A first load has an empty browser cache and comes from a page of another site; the server has answered before.

"""


def opening() -> str:
    return OPENING.format(machine=machines.described())


def main() -> None:
    rows = [row for benchmark in BENCHMARKS for row in benchmark.measure()]
    RESULTS.write_text(opening() + table(rows), encoding="utf-8")
    print(table(rows))


if __name__ == "__main__":
    main()
