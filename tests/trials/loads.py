"""Addresses of a dashboard come in; visitors ask for them side by side, and what came of each question goes out."""

import http.client
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit


# What the pages and programs of a reader ask for most.
ADDRESSES = ("/healthz", "/api/v1/claims?limit=5", "/api/v1/documents", "/check")
VISITORS = 4
# Dash puts something else in each page, so that no two are the same.
DIFFERENT = re.compile(rb'"end_id":"[^"]*"')


def get(site: str, path: str) -> tuple[int, bytes]:
    """The status and the body of an answer over a connection of its own, the body whole or an error."""
    parts = urlsplit(site)
    assert parts.hostname
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=30)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, DIFFERENT.sub(b"", answer.read())
    finally:
        connection.close()


@dataclass
class Tally:
    """How many questions were answered rightly, wrongly or not at all, and when."""

    told: Counter[str] = field(default_factory=Counter)
    seconds: list[float] = field(default_factory=list)
    moments: list[float] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Of all questions, those that were answered."""
        return self.told["right"] / self.told.total()

    def slowest(self, of: float = 0.99) -> float:
        """The seconds within which so many of all questions were done with."""
        return sorted(self.seconds)[int(len(self.seconds) * of)]

    def silence(self) -> float:
        """The longest time in which nobody was answered."""
        answered = sorted(self.moments)
        return max(after - before for before, after in pairwise(answered))

    def ask(self, site: str, path: str, expected: tuple[int, bytes]) -> None:
        """Ask once, and note what came of it."""
        started = time.monotonic()
        try:
            kind = "right" if get(site, path) == expected else "wrong"
        except (OSError, http.client.HTTPException):
            kind = "dropped"
        self.seconds.append(time.monotonic() - started)
        if kind == "right":
            self.moments.append(time.monotonic())
        self.told[kind] += 1


@contextmanager
def asked(site: str, addresses: tuple[str, ...] = ADDRESSES, pause: float = 0) -> Iterator[Tally]:
    """The tally of visitors who ask one thing after another for as long as the block runs."""
    expected = {path: get(site, path) for path in addresses}
    assert all(status == 200 for status, _ in expected.values()), expected
    tally, done = Tally(), threading.Event()

    def visit() -> None:
        while not done.wait(pause):
            path = random.choice(addresses)
            tally.ask(site, path, expected[path])

    visitors = [threading.Thread(target=visit) for _ in range(VISITORS)]
    for visitor in visitors:
        visitor.start()
    try:
        yield tally
    finally:
        done.set()
        for visitor in visitors:
            visitor.join()
