"""A mutant and its tests come in; whether a test noticed goes out.

The libraries are loaded once, and every mutant is read and tested by a fork: what it breaks ends with it.
"""

import os
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from importlib.machinery import SourceFileLoader
from pathlib import Path

from tests.mutation.mutants import Mutant
from tests.mutation.selections import LEFT_OUT


class Outcome(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"


# Of the processor and by the clock; the tests of a file take a tenth of it.
MOST_SECONDS, MOST_SECONDS_WAITED = 60, 900
PASSED, FAILED, INTERRUPTED, INTERNAL = 0, 1, 2, 3
OUTCOMES = {
    PASSED: Outcome.SURVIVED,
    FAILED: Outcome.KILLED,
    INTERRUPTED: Outcome.KILLED,
    INTERNAL: Outcome.KILLED,
}
EXAMPLES = 40


def load() -> None:
    """What the tests need and no mutant changes."""
    import re

    # Patterns that do not change are compiled once, before all forks.
    re._MAXCACHE = 100_000  # type: ignore[attr-defined]
    for name in ("dash", "hypothesis", "numpy", "pandas", "playwright.sync_api", "pytest"):
        __import__(name)
    for name in ("etl.checks", "etl.pipeline", "etl.corrections"):
        __import__(name)
    for name in [name for name in sys.modules if name.partition(".")[0] == "etl"]:
        del sys.modules[name]


def run(
    trials: Iterable[tuple[Mutant, Sequence[str]]], at_once: int
) -> Iterator[tuple[Mutant, Outcome]]:
    """The outcome of each mutant, as they end."""
    running: dict[int, Mutant] = {}
    for mutant, tests in trials:
        if len(running) == at_once:
            yield _ended(running)
        running[_forked(lambda m=mutant, t=tests: _test(m, t))] = mutant
    while running:
        yield _ended(running)


def passes(tests: Sequence[str]) -> bool:
    """Whether the tests are content with the program as it is."""
    _, status = os.waitpid(_forked(lambda: _pytest(tests)), 0)
    return os.waitstatus_to_exitcode(status) == PASSED


def _ended(running: dict[int, Mutant]) -> tuple[Mutant, Outcome]:
    pid, status = os.wait()
    code = os.waitstatus_to_exitcode(status)
    assert code < 0 or code in OUTCOMES, (running[pid], code)
    return running.pop(pid), Outcome.TIMED_OUT if code < 0 else OUTCOMES[code]


def _forked(work: Callable[[], int]) -> int:
    pid = os.fork()
    if pid:
        return pid
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    signal.alarm(MOST_SECONDS_WAITED)
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    code = INTERNAL
    try:
        code = work()
    finally:
        sys.stdout.flush()
        os._exit(code)


def _test(mutant: Mutant, tests: Sequence[str]) -> int:
    _instead(mutant)
    return _pytest(tests)


def _instead(mutant: Mutant) -> None:
    """From now on the file reads as the mutant does."""
    read_text, get_code = Path.read_text, SourceFileLoader.get_code

    def text(path: Path, *further: object, **named: object) -> str:
        return mutant.source if path == mutant.path else read_text(path, *further, **named)

    def code(loader: SourceFileLoader, name: str) -> object:
        if Path(loader.path) != mutant.path:
            return get_code(loader, name)
        return loader.source_to_code(mutant.source.encode(), loader.path)

    Path.read_text, SourceFileLoader.get_code = text, code


def _pytest(tests: Sequence[str]) -> int:
    import pytest
    from hypothesis import Phase, settings

    class Fewer:
        """Loaded behind the profile of the tests."""

        @staticmethod
        def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
            items[:] = [each for each in items if not any(name in each.nodeid for name in LEFT_OUT)]

        @staticmethod
        def pytest_collection_finish() -> None:
            phases = (Phase.explicit, Phase.generate)
            kept = {"deadline": None, "derandomize": True, "database": None}
            settings.register_profile("mutants", max_examples=EXAMPLES, phases=phases, **kept)
            settings.load_profile("mutants")

    options = [
        "-x",
        "-q",
        "--assert=plain",
        "-p",
        "no:cacheprovider",
        "-m",
        "not browser",
    ]
    return int(pytest.main([*options, *tests], plugins=[Fewer()]))
