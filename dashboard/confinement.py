"""A function of etl and what it is given come in, what it gives goes out; where it runs wild, it alone dies.

The server starts the process whose children do the work before its workers, who share it: one that takes the place
of another has nothing to wait for.
"""

import atexit
import io
import os
import pickle  # nosec B403 - see _Result
import socket
import subprocess  # nosec B404 - starts dashboard.children, with nothing from outside in its words
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from dashboard import children
from dashboard.children import (
    DONE,
    FAILED,
    LENGTH,
    MOST_CPU_SECONDS,
    MOST_MEMORY,
    MOST_SECONDS,
    REFUSED,
    WORK,
    whole,
)
from etl.vocabulary import InputError


# What the parent waits beyond the child's own clock: the process may have to start, and to read new tables.
GRACE = 20
# What the server waits for its end, which comes by itself.
TO_END = 5


class Confinement:
    """A process beside this one, in whose children work is done; started again when it is gone."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._process: subprocess.Popen[bytes] | None = None
        self._started_by = 0
        self._control: socket.socket | None = None
        self._starting = threading.Lock()
        atexit.register(self.stop)

    def start(self) -> None:
        """Be ready before the first visitor: it takes a second or two."""
        with self._starting:
            if not self._gone():
                return
            self.stop()
            self._control, theirs = socket.socketpair()
            command = [sys.executable, "-m", children.__name__, str(self._data)]
            root = Path(__file__).parents[1]
            with theirs:
                self._process = subprocess.Popen(command, stdin=theirs, cwd=root)  # nosec B603
            self._control.setblocking(False)
            self._started_by = os.getpid()

    @property
    def process_id(self) -> int:
        """The process in whose children work is done."""
        assert self._process is not None
        return self._process.pid

    def wait(self, seconds: float | None = None) -> None:
        """Until the process has ended."""
        assert self._process is not None
        self._process.wait(seconds)

    def stop(self) -> None:
        """Let go of the process, which ends by itself when nobody holds it any more."""
        if self._control is not None:
            self._control.close()
        # A worker that ends has it only from the server, which goes on.
        if self._started_by == os.getpid():
            with suppress(subprocess.TimeoutExpired):
                self.wait(TO_END)

    def run(self, work: Callable[..., Any], *given: Any) -> Any:
        """What the work gives; an InputError where it refuses, or takes more than its bounds.

        TookTooLong where the clock ended it: whether for the text or for a busy machine is not known.
        """
        started = time.monotonic()
        answer = self._asked(work, given)
        if not answer and self._gone():
            # Ended from outside, while it was asked: that says nothing about the text.
            started = time.monotonic()
            answer = self._asked(work, given)
        if not answer and time.monotonic() - started >= MOST_SECONDS:
            raise TookTooLong
        return _opened(answer)

    def _gone(self) -> bool:
        """Whether the process is no more: its end of the connection closes with it, and it never says anything."""
        if self._control is None:
            return True
        try:
            return not self._control.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return False
        except OSError:
            return True

    def _asked(self, work: Callable[..., Any], given: tuple[Any, ...]) -> bytes:
        """What a child says, or nothing where it or the process that forks it was ended."""
        self.start()
        ours, theirs = socket.socketpair()
        with ours:
            ours.settimeout(MOST_SECONDS + GRACE)
            try:
                with theirs:
                    assert self._control is not None
                    socket.send_fds(self._control, [WORK], [theirs.fileno()])
                ours.sendall(pickle.dumps((work, given)))
                ours.shutdown(socket.SHUT_WR)
                return _complete(whole(ours))
            except OSError:
                return b""


def _complete(sent: bytes) -> bytes:
    """The answer, or nothing where its sender was ended on the way."""
    length, answer = sent[:LENGTH], sent[LENGTH:]
    return answer if int.from_bytes(length) == len(answer) else b""


def _opened(answer: bytes) -> Any:
    kind, content = answer[:1], answer[1:]
    if kind == DONE:
        return _Result(content).load()
    if kind == REFUSED:
        raise Refusal(content.decode())
    if kind == FAILED:
        raise RuntimeError(content.decode())
    raise InputError(
        "text",
        "could not be read within bounds",
        f"one that takes {MOST_CPU_SECONDS} seconds and {MOST_MEMORY:,} bytes of memory at most",
    )


class TookTooLong(Exception):
    """The clock ran out on work that had not spent its share of the processor."""


class Refusal(InputError):
    """An InputError whose words were found elsewhere."""

    def __init__(self, words: str) -> None:
        ValueError.__init__(self, words)


class _Result:
    """What a child says, which hostile text may have moved to say anything: records of etl, and no more."""

    def __init__(self, content: bytes) -> None:
        self._reader = _Records(io.BytesIO(content))

    def load(self) -> Any:
        try:
            return self._reader.load()
        except (pickle.UnpicklingError, EOFError, AttributeError, IndexError, TypeError) as error:
            raise RuntimeError(f"the check gave no record: {error}") from None


def _member(kind: object, name: str) -> Enum:
    """Python before 3.11.4 writes a code of a closed list as an attribute of it; nothing else is one here."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind[name]
    raise pickle.UnpicklingError(f"{kind!r}.{name}")


class _Records(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> Any:
        own = module == "etl.pipeline" or module.startswith("etl.vocabulary")
        if (own and name.isidentifier()) or (module, name) == ("datetime", "date"):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        if (module, name) == ("builtins", "getattr"):
            return _member
        raise pickle.UnpicklingError(f"{module}.{name}")
