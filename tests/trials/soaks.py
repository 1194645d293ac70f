"""A data folder comes in; its dashboard is visited for minutes, and what it holds before and after goes out."""

import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

import httpx
import psutil
from serving import running
from sources import ROOT

from etl import pipeline
from trials import loads


LASTING = str(Path(__file__).with_name("lasting_dashboard.py"))
# A worker fills what it keeps for the next who asks with the first visits to each page, and which of the two meets a
# visitor is chance; what it holds at one moment depends on what it is answering, by a third up and down.
WARMING_ROUNDS, ROUNDS = 25, 4
# What the libraries keep free for the next answer goes on growing for some ten thousand answers, and then no more:
# only behind these a growth is a leak. The same pace throughout, because more at once takes more.
FILLING_SECONDS, PARTS = 240, 4
BETWEEN_BUILDS, PAUSE = 60, 0.03
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
    """What the server held in the first and the last part of so long, what visitors were told, how many builds."""
    copied = shutil.copytree(data, folder / "data")
    with (
        running(copied, folder / "log.txt", (LASTING,)) as (site, server),
        loads.asked(site, pause=PAUSE) as tally,
    ):
        warm(site)
        busy(site, server, copied, FILLING_SECONDS)
        curve, builds = busy(site, server, copied, seconds)
    part = len(curve) // PARTS
    return usual(curve[:part]), usual(curve[-part:]), tally, builds


def warm(site: str) -> None:
    """Both workers have met every page, and a check of a text."""
    for _ in range(WARMING_ROUNDS):
        visit(site)


def visit(site: str) -> None:
    """Every page once, and a text to check."""
    for path in PAGES:
        status, _ = loads.get(site, path)
        assert status == 200, path
    answer = httpx.post(f"{site}/api/v1/check", json=TEXT, trust_env=False, timeout=60)
    assert answer.status_code in (200, 429), answer.status_code


def busy(
    site: str, server: subprocess.Popen[bytes], data: Path, seconds: float
) -> tuple[list[dict[str, int]], int]:
    """What the server holds after each round of visits and checks for so long, and how many builds there were."""
    curve, builds, until, build_at = [], 0, time.monotonic() + seconds, time.monotonic()
    while time.monotonic() < until:
        if time.monotonic() >= build_at:
            pipeline.build(ROOT / "seeds", data)
            builds, build_at = builds + 1, build_at + BETWEEN_BUILDS
        visit(site)
        curve.append(holds(server))
    return curve, builds


def usual(curve: list[dict[str, int]]) -> dict[str, int]:
    """The median of each on a stretch of the curve."""
    return {name: round(median(each[name] for each in curve)) for name in curve[0]}


def held(site: str, server: subprocess.Popen[bytes]) -> dict[str, int]:
    """The most of each that the server holds in some rounds of visits."""
    seen = []
    for _ in range(ROUNDS):
        visit(site)
        seen.append(holds(server))
    return {name: max(each[name] for each in seen) for name in seen[0]}


def holds(server: subprocess.Popen[bytes]) -> dict[str, int]:
    """Megabytes, open files and threads of the server, its workers and the process in which texts are checked."""
    process = psutil.Process(server.pid)
    every = [process, *process.children()]
    return {
        "megabytes": sum(each.memory_full_info().uss for each in every) // 1_000_000,
        "open files": sum(each.num_fds() for each in every),
        "threads": sum(each.num_threads() for each in every),
    }
