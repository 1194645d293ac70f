"""A data folder comes in; its dashboard is visited for minutes, and what it holds before and after goes out."""

import shutil
import subprocess
import time
from pathlib import Path

import httpx
import psutil
from serving import running, workers
from sources import ROOT

from etl import pipeline
from trials import loads


# Until then, what is kept for the next who asks is being filled.
WARM, BETWEEN_BUILDS, PAUSE = 90, 60, 0.2
PAGES = (
    "/",
    "/figures",
    "/checks",
    "/sources",
    "/official",
    "/data",
    "/data/claims.csv",
    "/data/observations.parquet",
)
TEXT = {"text": "So far this year 36,734 people have crossed.", "published": "2025-10-20"}


def soaked(
    data: Path, folder: Path, seconds: int
) -> tuple[dict[str, int], dict[str, int], loads.Tally, int]:
    """What the server held when it was warm and at the end, what visitors were told, and how many builds there were."""
    copied = shutil.copytree(data, folder / "data")
    with (
        running(copied, folder / "log.txt") as (site, server),
        loads.asked(site, pause=PAUSE) as tally,
    ):
        builds = busy(site, copied, WARM)
        before = holds(server)
        builds += busy(site, copied, seconds - WARM)
        return before, holds(server), tally, builds


def busy(site: str, data: Path, seconds: float) -> int:
    """How many builds were done in so many seconds of visits to every page and of checks."""
    builds, until, build_at = 0, time.monotonic() + seconds, time.monotonic()
    while time.monotonic() < until:
        if time.monotonic() >= build_at:
            pipeline.build(ROOT / "seeds", data)
            builds, build_at = builds + 1, build_at + BETWEEN_BUILDS
        for path in PAGES:
            status, _ = loads.get(site, path)
            assert status == 200, path
        answer = httpx.post(f"{site}/api/v1/check", json=TEXT, trust_env=False, timeout=60)
        assert answer.status_code in (200, 429), answer.status_code
    return builds


def holds(server: subprocess.Popen[bytes]) -> dict[str, int]:
    """Megabytes, open files and threads of the server and its workers together."""
    every = [psutil.Process(server.pid), *workers(server)]
    return {
        "megabytes": sum(each.memory_full_info().uss for each in every) // 1_000_000,
        "open files": sum(each.num_fds() for each in every),
        "threads": sum(each.num_threads() for each in every),
    }
