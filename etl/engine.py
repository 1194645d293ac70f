"""How a function is mapped over documents: in this process, in local processes, or on a Dask cluster."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from etl.vocabulary import InputError


# Enough work in a task that sending it costs little beside doing it.
BATCH = 200
# Tasks that are sent before the first of them is done: enough for some hundred workers.
AHEAD = 1_000

Run = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]


@contextmanager
def local(workers: int = 1, batch: int = BATCH) -> Iterator[Run]:
    """Map in this process, or over `workers` local processes; results come in the order given."""
    if workers <= 1:
        yield map
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        yield partial(_in_batches, executor, batch)


@contextmanager
def dask(scheduler: str = "", batch: int = BATCH) -> Iterator[Run]:
    """Map over a Dask cluster: the one at `scheduler`, or one started on this machine.

    What a worker had in hand when it ended is done by another.
    """
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
        yield partial(_in_batches, client.get_executor(), batch)


def _in_batches(
    executor: Executor, batch: int, function: Callable[[Any], Any], items: Iterable[Any]
) -> Iterator[Any]:
    """The results in the order of the items, of which no more are taken than are soon worked on."""
    waiting: deque[Future[list[Any]]] = deque()
    for given in _batches(items, batch):
        waiting.append(executor.submit(_apply, function, given))
        if len(waiting) >= AHEAD:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _apply(function: Callable[[Any], Any], batch: list[Any]) -> list[Any]:
    return [function(item) for item in batch]


def _batches(items: Iterable[Any], size: int) -> Iterator[list[Any]]:
    source = iter(items)
    while batch := list(islice(source, size)):
        yield batch
