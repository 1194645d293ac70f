"""A folder and a number of trials come in; how often the next run could write after its holder was killed goes out.

Run as a program: `holding.py FOLDER TRIALS`. In every trial a process that holds the folder's lock is killed.
"""

import os
import signal
import sys
import time
from pathlib import Path

from etl import generations
from etl.vocabulary import InputError


def holder(folder: Path) -> int:
    """A process that holds the folder, as soon as it does."""
    ready, told = os.pipe()
    child = os.fork()
    if not child:
        with generations.alone(folder):
            os.write(told, b"x")
            time.sleep(600)
        os._exit(1)
    assert os.read(ready, 1) == b"x"
    os.close(ready)
    os.close(told)
    return child


def refused(folder: Path) -> bool:
    """Whether somebody else holds the folder."""
    try:
        with generations.alone(folder):
            return False
    except InputError:
        return True


def main(folder: Path, trials: int) -> None:
    free = 0
    for _ in range(trials):
        child = holder(folder)
        assert refused(folder), "two at once"
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        free += not refused(folder)
    print(free)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
