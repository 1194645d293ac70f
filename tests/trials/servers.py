"""A data folder comes in; its dashboard loses workers, is told to stop and to begin anew, and works on for long."""

import random
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import psutil
from serving import running, workers

from trials import loads


TEXT = {"text": "So far this year 36,734 people have crossed. " * 1_500, "published": "2025-10-20"}


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


def wait_for(condition: Callable[[], object], seconds: float = 60) -> None:
    """Until the condition holds."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def checks(server: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes in which texts are being checked."""
    return [
        child
        for process in psutil.Process(server.pid).children()
        if process.pid not in {worker.pid for worker in workers(server)}
        for child in process.children()
    ]
