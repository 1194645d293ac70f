"""Run as a program, with a socket as its input: pieces of work come in, each is done in a child of its own.

The tables are read once, and a child always stands by, forked and warm: who asks waits for the work alone.
"""

import gc
import os
import pickle  # nosec B403 - what is read comes from the server
import resource
import select
import signal
import socket
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from dashboard import reading, usual
from etl import holdings, pipeline
from etl.holdings.answers import Held
from etl.vocabulary import InputError


# Seventy thousand characters with a figure in each sentence take one second, a hundred thousand with four in each
# eight; a check takes 200 million bytes. Whoever asks is answered within ten seconds.
MOST_CPU_SECONDS = 5
MOST_SECONDS = 6
MOST_MEMORY = 1_000_000_000
MOST_OPEN_FILES = 64

# Seconds between two looks at whether the server is there still, while this process is busy with large tables.
LOOKS_EVERY = 0.5

DONE, REFUSED, FAILED, BEYOND = b"d", b"r", b"f", b"b"
WORK = b"w"
# Bytes in which an answer says how long it is.
LENGTH = 8

# Patterns and lists of words are laid out when they are first used: once, and not in each child. What a check
# touches of the tables becomes a child's own copy: the one that stands by has made it before it is asked. Python
# itself makes code faster that it has run a few times, and a child has that from this process.
TIMES_WARMED = 3


def serve(control: socket.socket, data: Path) -> None:
    """Hand each connection that comes to the child that stands by, until nobody can send any."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    # Ctrl-C and the like are for the server, which then lets go of this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    assert reading.file, "imported here, so that no child has to"
    with _while_held(control):
        held = _hold(data)
        if held:
            for _ in range(TIMES_WARMED):
                _warm_up(usual.TEXT, data)
    spare = _forked(control, data)
    while True:
        word, descriptors, _, _ = socket.recv_fds(control, 1, 1)
        if not word:
            return
        with socket.socket(fileno=descriptors[0]) as connection:
            with _while_held(control):
                before, held = held, _hold(data)
            # A child that has older tables would read the new ones itself: those who come after it would too.
            if held is not before or not _handed(spare, connection):
                spare.close()
                spare = _forked(control, data)
                _handed(spare, connection)
        spare.close()
        spare = _forked(control, data)


@contextmanager
def _while_held(control: socket.socket) -> Iterator[None]:
    """Work that ends, and this process with it, as soon as nobody is left who could ask for more."""

    ends = select.poll()
    # Of nothing but its end: what is asked meanwhile waits.
    ends.register(control, 0)

    def look(*_: object) -> None:
        if ends.poll(0):
            os._exit(0)

    # No thread of its own does it: this process is about to fork.
    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, LOOKS_EVERY, LOOKS_EVERY)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _handed(spare: socket.socket, connection: socket.socket) -> bool:
    """Whether the child was there to take it."""
    try:
        socket.send_fds(spare, [WORK], [connection.fileno()])
    except OSError:
        return False
    return True


def _forked(control: socket.socket, data: Path) -> socket.socket:
    """A child that stands by, as the socket at which it waits for its piece of work."""
    # What is held is no garbage: a child that looks through it for some would have to copy it first.
    gc.freeze()
    ours, theirs = socket.socketpair()
    if not os.fork():
        # Nothing of this process goes on, whatever happens in it.
        try:
            control.close()
            ours.close()
            _stand_by(theirs, data)
        finally:
            os._exit(0)
    theirs.close()
    return ours


def _stand_by(hand: socket.socket, data: Path) -> None:
    """Warm up, unless there is work already; do one piece of work."""
    if not select.select([hand], [], [], 0)[0]:
        _warm_up(usual.SHORT, data)
    word, descriptors, _, _ = socket.recv_fds(hand, 1, 1)
    hand.close()
    if not word:
        return
    with socket.socket(fileno=descriptors[0]) as connection:
        # Under gevent the server's end waits for nothing, and this one was made with it.
        connection.setblocking(True)
        _confine()
        _answer(connection)


def _hold(data: Path) -> Held | None:
    """The tables are read here, and every child has them; None where they cannot be read."""
    try:
        return holdings.hold(data)
    except InputError as error:
        # The children will say so to those who ask.
        print(error, file=sys.stderr, flush=True)
        return None


def _warm_up(text: str, data: Path) -> None:
    with suppress(InputError):
        pipeline.check(text, usual.PUBLISHED, data)


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


def whole(connection: socket.socket) -> bytes:
    """All that the other end says."""
    return b"".join(iter(lambda: connection.recv(65_536), b""))


def _answer(connection: socket.socket) -> None:
    """Do the work, say what came out, and end: nothing of this process goes on."""
    said = FAILED
    try:
        # From the server itself, whose child this is.
        work, given = pickle.loads(whole(connection))  # nosec B301
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
