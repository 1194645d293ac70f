"""A data folder comes in; its dashboard meets slow and greedy visitors, and how long others waited goes out."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil
from serving import running

from trials import servers
from trials.servers import probe


BEGINNINGS = (
    b"GET / HTTP/1.1\r\nHost: x\r\n",
    b"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n{",
    b"GET /data/observations.json HTTP/1.1\r\nHost: x\r\n\r\n",
)
SIZES = (3_000_000, 50_000_000)
CHUNKED = "chunked"
# What a body is said to be, by its length; in pieces it states none.
KINDS = ("application/json", "multipart/form-data; boundary=x", CHUNKED)
AT_ONCE = 8
LONG = {"text": "So far this year 36,734 people have crossed." * 2_000, "published": "2025-10-20"}
LONG_CHECKS = 20
# How often a slow visitor sends something more, and how often the server is asked whether it lives.
DRIP, PROBE = 5.0, 0.25


def told(waits: list[float]) -> str:
    """The waits in words."""
    return f"99 of 100 within {within(waits):.2f} s, the slowest in {max(waits):.2f} s"


def within(waits: list[float]) -> float:
    """The seconds within which 99 of 100 were answered."""
    return sorted(waits)[int(len(waits) * 0.99)]


def slow(data: Path, log: Path, visitors: int, seconds: float) -> list[float]:
    """How long the server took to say that it lives, while so many send headers, then bodies, then do not read."""
    waits: list[float] = []
    with running(data, log) as (site, _):
        parts = urlsplit(site)
        for beginning in BEGINNINGS:
            with ExitStack() as held:
                crowd = []
                for _ in range(visitors):
                    visitor = socket.create_connection((parts.hostname, parts.port), timeout=30)
                    crowd.append(held.enter_context(visitor))
                    visitor.sendall(beginning)
                waits += probed(site, seconds, crowd)
    return waits


def probed(site: str, seconds: float, crowd: list[socket.socket]) -> list[float]:
    """The waits of one who asks again and again, while each of the crowd sends a byte now and then."""
    waits, until, next_drip = [], time.monotonic() + seconds, time.monotonic() + DRIP
    while time.monotonic() < until:
        waits.append(probe(site))
        if time.monotonic() > next_drip:
            next_drip += DRIP
            for visitor in crowd:
                with suppress(OSError):
                    visitor.send(b"x")
        time.sleep(PROBE)
    return waits


@dataclass
class Greedy:
    """What greedy visitors were told, how long others waited, and the megabytes that bodies and checks took."""

    refused: int = 0
    unheard: int = 0
    told: Counter[int] = field(default_factory=Counter)
    waits: list[float] = field(default_factory=list)
    by_bodies: float = 0
    by_checks: float = 0


def greedy(data: Path, log: Path, times: int) -> Greedy:
    """Bodies that are too long, so many of each kind, eight at once; then checks that fit in no queue."""
    met = Greedy()
    with running(data, log) as (site, server):
        before = memory(server.pid)
        bodies = [(size, kind) for size in SIZES for kind in KINDS for _ in range(times)]
        with ThreadPoolExecutor(AT_ONCE) as senders:
            sent = [senders.submit(heard, site, *each) for each in bodies]
            met.waits += waited(site, lambda: any(not each.done() for each in sent))
        met.refused = len(sent)
        met.unheard = sum(not each.result() for each in sent)
        met.by_bodies = (memory(server.pid) - before) / 1e6
        checking = [
            threading.Thread(target=check, args=(site, met.told)) for _ in range(LONG_CHECKS)
        ]
        for visitor in checking:
            visitor.start()
        met.waits += waited(site, lambda: any(visitor.is_alive() for visitor in checking))
        servers.wait_for(lambda: not servers.checks(server))
        met.by_checks = (memory(server.pid) - before) / 1e6 - met.by_bodies
    return met


def waited(site: str, going_on: Callable[[], bool]) -> list[float]:
    """How long the server took to say that it lives, again and again while something goes on."""
    waits = []
    while going_on():
        waits.append(probe(site))
        time.sleep(PROBE)
    return waits


def heard(site: str, size: int, kind: str) -> bool:
    """Whether the sender of such a body was told that it is refused; any other answer ends the trial."""
    body = b"x" * size
    pieces = (body[at : at + 65_536] for at in range(0, size, 65_536))
    # The server may close while the body is still being sent.
    with suppress(httpx.TransportError):
        answer = httpx.post(
            f"{site}/api/v1/check",
            content=pieces if kind == CHUNKED else body,
            headers={"Content-Type": "application/json" if kind == CHUNKED else kind},
            trust_env=False,
            timeout=60,
        )
        assert answer.status_code == (411 if kind == CHUNKED else 413), answer.status_code
        return True
    return False


def check(site: str, answers: Counter[int]) -> None:
    answer = httpx.post(f"{site}/api/v1/check", json=LONG, trust_env=False, timeout=120)
    answers[answer.status_code] += 1


def memory(process_id: int) -> int:
    """What a server and its children take: shared pages count once, so that a fork alone adds nothing."""
    whole = [psutil.Process(process_id), *psutil.Process(process_id).children(recursive=True)]
    return sum(each.memory_full_info().pss for each in whole)
