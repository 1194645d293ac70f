"""A data folder and a number of trials come in, how each killed build left the folder goes out.

Run as a program: `rebuilding.py FOLDER OLD NEW TRIALS SEED`. OLD and NEW are seeds; in every trial a build of one
or the other is killed at a random moment, and a fresh reader says which of the two the folder then holds.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path

from etl import generations, pipeline, tables


NAMES = [f"{name}.csv" for name in tables.TABLES]


def held(folder: Path) -> dict[str, bytes]:
    """The tables that a reader gets; damaged ones are refused with an error."""
    return generations.read(folder, NAMES)


def killed(seeds: Path, folder: Path, seconds: float) -> bool:
    """Whether a build was killed before its end, `seconds` after its beginning."""
    child = os.fork()
    if not child:
        pipeline.build(seeds, folder)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def main(folder: Path, seeds: list[Path], trials: int, seed: int) -> None:
    chance = random.Random(seed)
    states, took = [], []
    for each in seeds:
        started = time.monotonic()
        pipeline.build(each, folder)
        took.append(time.monotonic() - started)
        states.append(held(folder))
    now, met = 1, {"old": 0, "new": 0}
    for _ in range(trials):
        wanted = 1 - now
        # Half of the moments are spread over the whole build, half around its end, where the files change.
        span = (0, 1) if chance.random() < 0.5 else (0.9, 2)
        killed(seeds[wanted], folder, took[wanted] * chance.uniform(*span))
        found = held(folder)
        assert found in states, "a mixture"
        met["new" if found == states[wanted] else "old"] += 1
        now = states.index(found)
    pipeline.build(seeds[0], folder)
    assert held(folder) == states[0]
    assert not [path.name for path in folder.iterdir() if path.name.startswith(".")]
    print(met["old"], met["new"])


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(sys.argv[2]), Path(sys.argv[3])], *map(int, sys.argv[4:6]))
