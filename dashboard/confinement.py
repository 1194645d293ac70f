"""A function of etl and what it is given come in, what it gives goes out; where it runs wild, it alone dies.

Run as a program, with a socket as its input: reads the tables once, and forks a child for each piece of work.
The server starts it before its workers, who share it: one that takes the place of another has nothing to wait for.
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
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

from dashboard import reading
from etl import pipeline
from etl.vocabulary import InputError


# Seventy thousand characters with a figure in each sentence take one second, a hundred thousand with four in each
# eight; a check takes 200 million bytes. Whoever asks is answered within ten seconds.
MOST_CPU_SECONDS = 5
MOST_SECONDS = 6
MOST_MEMORY = 1_000_000_000
MOST_OPEN_FILES = 64
# What the parent waits beyond the child's own clock: the process may have to start, and to read new tables.
GRACE = 20
# What the server waits for its end, which comes by itself.
TO_END = 5

DONE, REFUSED, FAILED, BEYOND = b"d", b"r", b"f", b"b"
WORK = b"w"
# Bytes in which an answer says how long it is.
LENGTH = 8


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
            command = [sys.executable, "-m", "dashboard.confinement", str(self._data)]
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
                return _complete(_whole(ours))
            except OSError:
                return b""


def _complete(sent: bytes) -> bytes:
    """The answer, or nothing where its sender was ended on the way."""
    length, answer = sent[:LENGTH], sent[LENGTH:]
    return answer if int.from_bytes(length) == len(answer) else b""


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


# Patterns and lists of words are laid out when they are first used: once, and not in each child.
USUAL = (
    "On Saturday, 369 people crossed the Channel in seven small boats. This brought the total for the year"
    " so far to 36,743, up 25% on the same point last year. Some 42 people have been returned to France."
)


def serve(control: socket.socket, data: Path) -> None:
    """Fork a child for each connection that comes, until nobody can send any."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Ctrl-C and the like are for the server, which then lets go of this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert reading.file, "imported here, so that no child has to"
    if _hold(data):
        pipeline.check(USUAL, date(2025, 10, 20), data)
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
                # Under gevent the server's end waits for nothing, and this one was made with it.
                connection.setblocking(True)
                _confine()
                _answer(connection)


def _hold(data: Path) -> bool:
    """The tables are read here, and every child has them; False where they cannot be read."""
    try:
        pipeline.hold(data)
    except InputError as error:
        # The children will say so to those who ask.
        print(error, file=sys.stderr, flush=True)
        return False
    return True


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
        # Who asked may be gone.
        with suppress(OSError):
            connection.sendall(len(said).to_bytes(LENGTH) + said)
        os._exit(0)


def _done(work: Callable[..., Any], given: tuple[Any, ...]) -> bytes:
    try:
        return DONE + pickle.dumps(work(*given))
    except InputError as error:
        return REFUSED + str(error).encode()
    except MemoryError:
        return BEYOND


if __name__ == "__main__":
    with socket.socket(fileno=os.dup(0)) as held_control, open(os.devnull) as nothing:
        # No child holds it: that it is closed tells that this process has ended.
        os.dup2(nothing.fileno(), 0)
        serve(held_control, Path(sys.argv[1]))
