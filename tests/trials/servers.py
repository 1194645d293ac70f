"""A data folder comes in; its dashboard loses workers, is told to stop and to begin anew, and works on for long."""

import random
import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
from serving import running, workers

from trials import loads


WILD = Path(__file__).with_name("wild_dashboard.py")
# The processes that wait for the next text to be checked.
STANDING_BY = 1
TEXT = {"text": "So far this year 36,734 people have crossed. " * 500, "published": "2025-10-20"}


def killed(data: Path, log: Path, seconds: int) -> tuple[int, loads.Tally]:
    """How many workers were killed, one a second, and what the visitors of that time were told."""
    kills = 0
    with running(data, log) as (site, server), loads.asked(site) as tally:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            time.sleep(1)
            alive = workers(server)
            if alive:
                random.choice(alive).kill()
                kills += 1
    return kills, tally


def begun_anew(data: Path, log: Path, times: int) -> loads.Tally:
    """What visitors are told while the server is made to replace its workers so many times."""
    with running(data, log) as (site, server), loads.asked(site) as tally:
        for _ in range(times):
            before = {worker.pid for worker in workers(server)}
            server.send_signal(signal.SIGHUP)
            wait_for(lambda before=before: not before & {one.pid for one in workers(server)})
            assert workers(server), "ended instead of beginning anew"
    return tally


def stopped_while_checking(data: Path, log: Path) -> tuple[int, int]:
    """The status that a visitor gets whose text is being checked when the server is told to stop, and its own."""
    answers: list[int] = []
    with running(data, log) as (site, server):

        def check() -> None:
            answer = httpx.post(f"{site}/api/v1/check", json=TEXT, trust_env=False, timeout=60)
            answers.append(answer.status_code)

        visitor = threading.Thread(target=check)
        visitor.start()
        wait_for(lambda: answers or checks(server))
        assert not answers, "over before the server could be stopped"
        server.terminate()
        visitor.join()
        return answers[0] if answers else 0, server.wait(timeout=60)


@dataclass
class Met:
    """What visitors who ask for wild work were told, and how long the others waited."""

    told: Counter[int] = field(default_factory=Counter)
    slowest: float = 0
    health: list[float] = field(default_factory=list)


def run_wild(data: Path, log: Path, kinds: tuple[str, ...], at_once: int) -> Met:
    """Work of these kinds is asked for, so many at once of each; whether the server lives is asked all the time."""
    met = Met()
    with running(data, log, (str(WILD),)) as (site, server):

        def ask(kind: str) -> None:
            started = time.monotonic()
            question = {"text": kind, "published": "2025-10-20"}
            answer = httpx.post(f"{site}/api/v1/check", json=question, trust_env=False, timeout=120)
            met.told[answer.status_code] += 1
            met.slowest = max(met.slowest, time.monotonic() - started)

        for kind in kinds:
            asking = [threading.Thread(target=ask, args=(kind,)) for _ in range(at_once)]
            for visitor in asking:
                visitor.start()
            while any(visitor.is_alive() for visitor in asking):
                met.health.append(probe(site))
                time.sleep(0.1)
        wait_for(lambda: not checks(server))
    return met


def probe(site: str) -> float:
    """How long the server took to say that it lives; an error where it does not."""
    started = time.monotonic()
    status, _ = loads.get(site, "/healthz")
    assert status == 200, status
    return time.monotonic() - started


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    """Until the condition holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def checks(server: subprocess.Popen[bytes]) -> int:
    """How many texts are being checked; one more process stands by for the next of them."""
    working = {worker.pid for worker in workers(server)}
    return sum(
        max(0, len(process.children()) - STANDING_BY)
        for process in psutil.Process(server.pid).children()
        if process.pid not in working
    )
