"""Work that runs wild comes in no other way: what a hostile text might make of a parser."""

import ctypes
import os
import re
import subprocess
import time
from pathlib import Path


def spin(data: Path) -> None:
    re.fullmatch(r"(a+)+b", "a" * 60)


def sleep(data: Path) -> None:
    time.sleep(60)


def swallow(data: Path) -> int:
    return len(b"x" * 4_000_000_000)


def crash(data: Path) -> None:
    ctypes.string_at(0)


def leave(data: Path) -> None:
    os._exit(3)


def write(data: Path) -> None:
    with open("/dev/shm/channel-figures", "wb") as file:
        file.write(b"x")


def fault(data: Path) -> None:
    raise LookupError("own words")


def foreign(data: Path) -> object:
    return subprocess.Popen


def many(data: Path) -> int:
    return len([open(os.devnull) for _ in range(1_000)])


def echo(said: bytes, data: Path) -> bytes:
    return said


def process_id(data: Path) -> int:
    return os.getpid()
