"""A function of etl and what it is given come in, what it gives goes out; where it runs wild, it alone dies.

Run as a program, with a socket as its input: reads the tables once, and forks a child for each piece of work.
"""

import atexit
import gc
import io
import os
import pickle  # nosec B403 - see _Result
import resource
import signal
import socket
import subprocess  # nosec B404 - starts this file, with nothing from outside in its words
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import Any

from dashboard import reading
from etl import pipeline
from etl.vocabulary import InputError


# A text of 100,000 characters full of figures takes two seconds; a check takes 200 million bytes.
MOST_CPU_SECONDS = 10
MOST_SECONDS = 25
MOST_MEMORY = 1_000_000_000
MOST_OPEN_FILES = 64
# What the parent waits beyond the child's own clock.
GRACE = 2
# Seconds between the closing of its connections and its end.
AT_ITS_END = 0.2

DONE, REFUSED, FAILED, BEYOND = b"d", b"r", b"f", b"b"
WORK = b"w"


class Confinement:
    """A process beside this one, in whose children work is done; started again when it is gone."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._starting = threading.Lock()
        atexit.register(self.stop)

    def start(self) -> None:
        """Be ready before the first visitor: it takes a second or two."""
        with self._starting:
            if not self._gone():
                return
            if self._control is not None:
                self._control.close()
            self._control, theirs = socket.socketpair()
            command = [sys.executable, "-m", "dashboard.confinement", str(self._data)]
            root = Path(__file__).parents[1]
            with theirs:
                self._process = subprocess.Popen(command, stdin=theirs, cwd=root)  # nosec B603

    @property
    def process_id(self) -> int:
        """The process in whose children work is done."""
        assert self._process is not None
        return self._process.pid

    def wait(self) -> None:
        """Until the process has ended."""
        assert self._process is not None
        self._process.wait()

    def stop(self) -> None:
        """Let go of the process, which then ends by itself."""
        if self._control is not None:
            self._control.close()
            self.wait()

    def run(self, work: Callable[..., Any], *given: Any) -> Any:
        """What the work gives; an InputError where it refuses, or does not end within its bounds."""
        answer = self._asked(work, given)
        if not answer and self._gone(AT_ITS_END):
            # Ended from outside, while it was asked: that says nothing about the text.
            answer = self._asked(work, given)
        return _opened(answer)

    def _gone(self, seconds: float = 0) -> bool:
        """Whether the process is no more, or ends in so many seconds."""
        if self._process is None:
            return True
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(seconds)
        return self._process.returncode is not None

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
                return _whole(ours)
            except OSError:
                return b""


def _whole(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65_536), b""))


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


def serve(control: socket.socket, data: Path) -> None:
    """Fork a child for each connection that comes, until nobody can send any."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Ctrl-C and the like are for the server, which then lets go of this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert reading.file, "imported here, so that no child has to"
    _hold(data)
    while True:
        word, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not word:
            return
        _hold(data)
        # What is held is no garbage: a child that looks through it for some would have to copy it first.
        gc.freeze()
        with socket.socket(fileno=descriptors[0]) as connection:
            if not os.fork():
                control.close()
                _confine()
                _answer(connection)


def _hold(data: Path) -> None:
    """The tables are read here, and every child has them."""
    try:
        pipeline.hold(data)
    except InputError as error:
        # The children will say so to those who ask.
        print(error, file=sys.stderr, flush=True)


def _confine() -> None:
    """From here on the system ends this process where it takes too much, whatever code is running."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS)
    held = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    for limit, most in (
        (resource.RLIMIT_CPU, MOST_CPU_SECONDS),
        (resource.RLIMIT_AS, held + MOST_MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, MOST_OPEN_FILES),
    ):
        resource.setrlimit(limit, (most, most))


def _answer(connection: socket.socket) -> None:
    """Do the work, say what came out, and end: nothing of this process goes on."""
    said = FAILED
    try:
        # From the server itself, whose child this is.
        work, given = pickle.loads(_whole(connection))  # nosec B301
        said = _done(work, given)
    finally:
        if said == FAILED:
            said += traceback.format_exc().encode()
        connection.sendall(said)
        os._exit(0)


def _done(work: Callable[..., Any], given: tuple[Any, ...]) -> bytes:
    try:
        return DONE + pickle.dumps(work(*given))
    except InputError as error:
        return REFUSED + str(error).encode()
    except MemoryError:
        return BEYOND


if __name__ == "__main__":
    with socket.socket(fileno=os.dup(0)) as held_control:
        serve(held_control, Path(sys.argv[1]))
