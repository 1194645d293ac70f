"""A held folder and an edition come in, a copy of the folder for each file operation that fails goes out.

Run as a program: `injuries.py HELD EDITION OUT kill|fail`. The edition is appended to a copy of HELD once
for every operation on a file that this takes, and at that operation the run is killed, or told that
the disk is full; the last copy is of the run that came to its end.
"""

import errno
import os
import shutil
import signal
import sys
from datetime import date
from itertools import count
from pathlib import Path
from types import BuiltinFunctionType, FrameType

from etl import observations, vintages
from etl.vocabulary import InputError


OPERATIONS = {
    "__exit__",
    "close",
    "flock",
    "flush",
    "fsync",
    "link",
    "mkdir",
    "open",
    "rename",
    "replace",
    "rmdir",
    "scandir",
    "unlink",
    "write",
}
READ_ON = date(2018, 2, 1)
UNHURT, REFUSED, OVERCOME = 0, 2, 3


class Injury:
    """Counts the file operations of this process, before and after each, and strikes at one."""

    def __init__(self, at: int, how: str) -> None:
        self.left = at
        self.how = how

    def __call__(self, frame: FrameType, event: str, called: object) -> None:
        events = ("c_call", "c_return") if self.how == "kill" else ("c_call",)
        if event in events and isinstance(called, BuiltinFunctionType) and is_operation(called):
            self.left -= 1
            if self.left == 0:
                self.strike()

    def strike(self) -> None:
        if self.how == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        sys.setprofile(None)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def is_operation(called: BuiltinFunctionType) -> bool:
    # A StringIO writes nothing that could fail.
    return called.__name__ in OPERATIONS and type(called.__self__).__name__ != "StringIO"


def run(folder: Path, edition: list, at: int, how: str) -> None:
    """Append in a process of its own, with the injury; it ends unhurt, refused, over it, or killed."""
    injury = Injury(at, how)
    sys.setprofile(injury)
    try:
        vintages.append(folder, edition, READ_ON)
    except InputError:
        os._exit(REFUSED)
    finally:
        sys.setprofile(None)
    os._exit(UNHURT if injury.left > 0 else OVERCOME)


def main(held: Path, file: Path, out: Path, how: str) -> None:
    edition = observations.read(file)
    for at in count(1):
        folder = shutil.copytree(held, out / f"{at:03}")
        child = os.fork()
        if not child:
            run(folder, edition, at, how)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(at, code, flush=True)
        if code == UNHURT:
            return


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]), sys.argv[4])
