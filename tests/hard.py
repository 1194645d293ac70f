"""The long trials, one after the other: builds killed, workers killed under load, slow and greedy visitors.

Each line says what was done and what came of it; the first that fails ends with 1.
"""

import random
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import psutil


ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from serving import running  # noqa: E402


BUILDS, SECONDS, SLOW, POSTS = 1_000, 30, 200, 20
LEAST_ANSWERED = 0.995
TEXT = {"text": "So far this year 36,734 people have crossed.", "published": "2025-10-20"}


def builds_killed(folder: Path) -> str:
    """kill -9 at random moments of builds: the tables are those of before or of after."""
    other = shutil.copytree(ROOT / "seeds", folder / "seeds")
    lines = (other / "statements.csv").read_text().splitlines(keepends=True)
    (other / "statements.csv").write_text("".join(lines[:-1]))
    words = [folder / "data", ROOT / "seeds", other, BUILDS, random.randrange(10**6)]
    program = ROOT / "tests/rebuilding.py"
    done = subprocess.run(
        [sys.executable, program, *map(str, words)],
        capture_output=True, text=True, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    old, new = done.stdout.split()
    return f"{BUILDS:,} builds killed: {old} left the old tables, {new} the new, none a mixture"


def workers_killed(folder: Path) -> str:
    """A worker killed every second under load: only what it was answering is lost."""
    told: Counter[str] = Counter()
    with running(ROOT / "data", folder / "log.txt") as (address, process):
        expected = httpx.get(f"{address}/data/documents.csv", trust_env=False).text
        until = time.monotonic() + SECONDS
        asking = [
            threading.Thread(target=ask, args=(address, until, told, expected)) for _ in range(4)
        ]
        for thread in asking:
            thread.start()
        kills = 0
        while time.monotonic() < until:
            time.sleep(1)
            alive = psutil.Process(process.pid).children()
            if alive:
                random.choice(alive).kill()
                kills += 1
        for thread in asking:
            thread.join()
    share = told["right"] / told.total()
    assert share >= LEAST_ANSWERED, told
    assert told["wrong"] == 0, told
    return f"{kills} workers killed under load: {told['right']:,} of {told.total():,} answered"


def ask(address: str, until: float, told: Counter[str], expected: str) -> None:
    while time.monotonic() < until:
        try:
            answer = httpx.get(f"{address}/data/documents.csv", trust_env=False, timeout=10)
        except httpx.TransportError:
            told["dropped"] += 1
        else:
            told["right" if answer.text == expected else "wrong"] += 1


def slow_visitors(folder: Path) -> str:
    """Two hundred at a time that send headers or bodies slowly, or do not read: health is answered."""
    beginnings = {
        "headers": b"GET / HTTP/1.1\r\nHost: x\r\n",
        "bodies": b"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
        "readers": b"GET /data/observations.json HTTP/1.1\r\nHost: x\r\n\r\n",
    }
    worst = 0.0
    with running(ROOT / "data", folder / "log.txt") as (address, _):
        parts = urlsplit(address)
        for beginning in beginnings.values():
            with ExitStack() as slow:
                for _ in range(SLOW):
                    visitor = socket.create_connection((parts.hostname, parts.port), timeout=30)
                    slow.enter_context(visitor).sendall(beginning)
                for _ in range(20):
                    started = time.monotonic()
                    assert healthy(address)
                    worst = max(worst, time.monotonic() - started)
                    time.sleep(0.5)
    return f"{SLOW} slow {', '.join(beginnings)}: 60 of 60 probes answered, the slowest in {worst:.2f} s"


def healthy(address: str) -> bool:
    return httpx.get(f"{address}/healthz", trust_env=False, timeout=10).status_code == 200


def greedy_visitors(folder: Path) -> str:
    """Bodies of 50 MB, and as many checks at once as fit in no queue: refused, health is answered."""
    with running(ROOT / "data", folder / "log.txt") as (address, process):
        before = memory(process.pid)
        for _ in range(POSTS):
            try:
                answer = httpx.post(
                    f"{address}/api/v1/check", content=b"x" * 50_000_000, trust_env=False
                )
                assert answer.status_code == 413, answer.status_code
            except httpx.TransportError:
                # The server closed while the body was still being sent, as it may.
                continue
        told: Counter[int] = Counter()
        long = TEXT | {"text": TEXT["text"] * 2_000}
        checks = [threading.Thread(target=check, args=(address, long, told)) for _ in range(20)]
        for thread in checks:
            thread.start()
        while any(thread.is_alive() for thread in checks):
            assert healthy(address)
            time.sleep(0.2)
        grown = (memory(process.pid) - before) / 1e6
        # 400: begun, and not done within its seconds on a machine that has other work.
        assert set(told) <= {200, 400, 429, 503}, told
        assert grown < 200, grown
    return f"{POSTS} bodies of 50 MB refused, 20 long checks at once: {dict(told)}, {grown:+.0f} MB"


def memory(process_id: int) -> int:
    whole = [psutil.Process(process_id), *psutil.Process(process_id).children(recursive=True)]
    return sum(each.memory_info().rss for each in whole)


def check(address: str, question: dict[str, str], told: Counter[int]) -> None:
    answer = httpx.post(f"{address}/api/v1/check", json=question, trust_env=False, timeout=60)
    told[answer.status_code] += 1


TRIALS: tuple[Callable[[Path], str], ...] = (
    greedy_visitors,
    slow_visitors,
    workers_killed,
    builds_killed,
)


if __name__ == "__main__":
    asked = sys.argv[1:]
    for trial in TRIALS:
        if asked and trial.__name__ not in asked:
            continue
        with tempfile.TemporaryDirectory() as temporary:
            print(trial(Path(temporary)), flush=True)
