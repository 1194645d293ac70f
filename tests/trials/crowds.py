"""A data folder comes in; its dashboard meets slow and greedy visitors, and how long others waited goes out."""

import socket
import threading
import time
from collections import Counter
from contextlib import ExitStack, suppress
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
MULTIPART = "multipart/form-data; boundary=x"
LONG = {"text": "So far this year 36,734 people have crossed." * 2_000, "published": "2025-10-20"}
LONG_CHECKS = 20
# How often a slow visitor sends something more, and how often the server is asked whether it lives.
DRIP, PROBE = 5.0, 0.25


def told(waits: list[float]) -> str:
    """The waits in words."""
    waits = sorted(waits)
    return (
        f"99 of 100 within {waits[int(len(waits) * 0.99)]:.2f} s, the slowest in {waits[-1]:.2f} s"
    )


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


def greedy(data: Path, log: Path, times: int) -> tuple[int, Counter[int], list[float], float]:
    """How many bodies were refused, what long checks were told, the waits of others, and the megabytes grown."""
    refused, answers, waits = 0, Counter[int](), []
    with running(data, log) as (site, server):
        before = memory(server.pid)
        for size in SIZES:
            for _ in range(times):
                refused += too_long(site, b"x" * size)
                waits.append(probe(site))
        checking = [
            threading.Thread(target=check, args=(site, answers)) for _ in range(LONG_CHECKS)
        ]
        for visitor in checking:
            visitor.start()
        while any(visitor.is_alive() for visitor in checking):
            waits.append(probe(site))
            time.sleep(PROBE)
        servers.wait_for(lambda: not servers.checks(server))
        return refused, answers, waits, (memory(server.pid) - before) / 1e6


def too_long(site: str, body: bytes) -> int:
    """How many ways of sending the body were refused: by its length, or because it states none."""
    address, count = f"{site}/api/v1/check", 0
    pieces = (body[at : at + 65_536] for at in range(0, len(body), 65_536))
    for content, kind, expected in (
        (body, "application/json", 413),
        (body, MULTIPART, 413),
        (pieces, "application/json", 411),
    ):
        # The server may close while the body is still being sent.
        with suppress(httpx.TransportError):
            answer = httpx.post(
                address,
                content=content,
                headers={"Content-Type": kind},
                trust_env=False,
                timeout=60,
            )
            assert answer.status_code == expected, answer.status_code
        count += 1
    return count


def check(site: str, answers: Counter[int]) -> None:
    answer = httpx.post(f"{site}/api/v1/check", json=LONG, trust_env=False, timeout=120)
    answers[answer.status_code] += 1


def memory(process_id: int) -> int:
    whole = [psutil.Process(process_id), *psutil.Process(process_id).children(recursive=True)]
    return sum(each.memory_info().rss for each in whole)
