"""Contestants come in, what each measured in rounds run in alternation goes out."""

import time
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import TypeVar


T = TypeVar("T")


def alternate(contestants: Mapping[str, Callable[[], T]], rounds: int) -> dict[str, list[T]]:
    """Each contestant once a round, so that a slow minute is slow for all of them."""
    results: dict[str, list[T]] = {name: [] for name in contestants}
    for _ in range(rounds):
        for name, contestant in contestants.items():
            results[name].append(contestant())
    return results


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def medians(contestants: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The median time of each contestant in seconds."""
    timed = {name: (lambda work=work: seconds(work)) for name, work in contestants.items()}
    return middles(timed, rounds)


def middles(contestants: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each contestant says of itself."""
    return {name: median(values) for name, values in alternate(contestants, rounds).items()}


def medians_of(runs: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The median of each thing that was measured in every run."""
    return {name: median(run[name] for run in runs) for name in runs[0]}
