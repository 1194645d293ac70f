"""How a function is mapped over documents: in this process, in local processes, or on a Dask cluster."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from etl.vocabulary import InputError


# Enough work in a task that sending it costs little beside doing it.
BATCH = 200

Run = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]


@contextmanager
def local(workers: int = 1) -> Iterator[Run]:
    """Map in this process, or over `workers` local processes; results come in the order given."""
    if workers <= 1:
        yield map
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield partial(_in_batches, executor)


@contextmanager
def dask(scheduler: str = "") -> Iterator[Run]:
    """Map over a Dask cluster: the one at `scheduler`, or one started on this machine."""
    try:
        from distributed import Client
    except ImportError:
        raise InputError(
            "--engine dask", "distributed is not installed", "pip install channel-figures[dask]"
        ) from None
    try:
        client = Client(scheduler or None, timeout=10)
    except (OSError, ValueError) as error:
        raise InputError(
            f"--scheduler {scheduler}", str(error), "a running Dask scheduler"
        ) from None
    with client:
        yield partial(_in_batches, client.get_executor())


def _in_batches(
    executor: Executor, function: Callable[[Any], Any], items: Iterable[Any]
) -> Iterator[Any]:
    for results in executor.map(partial(_apply, function), list(_batches(items))):
        yield from results


def _apply(function: Callable[[Any], Any], batch: list[Any]) -> list[Any]:
    return [function(item) for item in batch]


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
