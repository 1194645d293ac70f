"""Work comes in; the processor seconds that it takes go out, beside the noise that is measured on the same machine."""

import re
import time
from collections.abc import Callable
from functools import cache


# Found once for each letter, by the plainest of patterns.
LETTERS, LETTER = "ab" * 10_000, re.compile("[ab]")
# What takes less than so many plain searches is not told from what else the machine does.
SEARCHES = 40


def seconds(work: Callable[[], object], runs: int = 2) -> float:
    """The least of some runs: what else the machine does is no fault of the work."""
    return min(_once(work) for _ in range(runs))


def _once(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@cache
def noise() -> float:
    """Processor seconds below which growth is not told from noise: the faster the machine, the fewer."""
    return SEARCHES * seconds(lambda: sum(1 for _ in LETTER.finditer(LETTERS)), runs=20)
