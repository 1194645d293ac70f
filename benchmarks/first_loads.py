"""First load of the overview in bytes and time, beside a plain page with the same chart."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from benchmarks import rounds, static_pages
from benchmarks.rows import Row


ROOT = Path(__file__).parents[1]
ROUNDS, KILOBYTES, TIMES = 9, 700, 1.5
# Of a slow line each load takes seconds.
SLOW_ROUNDS, PAINTED = 5, 800
SECONDS_TO_START = 60
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")

# `seen` is the first frame with the lines of a chart, drawn by the server or by plotly; `ready` the first
# moment at which plotly's has marks in it; `painted` the largest paint before.
WATCH = """
    window.measured = {seen: 0, ready: 0, painted: 0};
    const look = () => {
        if (document.querySelector('.drawing path, .js-plotly-plot .trace path'))
            requestAnimationFrame(() => { measured.seen = performance.now(); });
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) measured.painted = entry.startTime;
    }).observe({type: 'largest-contentful-paint', buffered: true});
    new MutationObserver(() => {
        if (!measured.ready && document.querySelector('.js-plotly-plot .trace'))
            measured.ready = performance.now();
    }).observe(document, {childList: true, subtree: true});
"""

# Plotly unpacks columns to typed arrays, which JSON would write as objects.
FIRST_CHART = """
    const {data, layout} = document.querySelector('.js-plotly-plot');
    const plain = (_, value) => ArrayBuffer.isView(value) ? Array.from(value) : value;
    return JSON.stringify({data, layout}, plain);
"""


# A phone on a slow 4G line, as Lighthouse lays it on in the browser: milliseconds for each request, kilobits a
# second down and up, and a processor so many times slower.
PHONE = {"latency": 562.5, "down": 1_474.56, "up": 675.0, "slower": 4.0}
KILOBIT = 1_000 / 8


@dataclass(frozen=True, slots=True)
class Load:
    """One first load, with an empty cache: milliseconds and bytes over the wire."""

    seen: float
    ready: float
    painted: float
    bytes: float
    requests: int


@contextmanager
def dashboard() -> Iterator[str]:
    """The address of the dashboard, served as a reader gets it, while the block runs."""
    port = free_port()
    command = [sys.executable, "-m", "dashboard", "--port", str(port)]
    with tempfile.TemporaryFile() as log:
        server = subprocess.Popen(command, cwd=ROOT, stdout=log, stderr=log)
        try:
            wait_for(server, f"http://127.0.0.1:{port}/healthz")
            yield f"http://127.0.0.1:{port}/"
        finally:
            server.terminate()
            server.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def wait_for(server: subprocess.Popen[bytes], address: str, most: float = SECONDS_TO_START) -> None:
    until = time.monotonic() + most
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(address, timeout=5):
                return
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(f"{address}: no answer, expected one in {most} s")


def executable() -> str | None:
    """The browser that CHANNEL_BROWSER names or that is on the path; None for Playwright's own."""
    on_path = filter(None, map(shutil.which, BROWSERS))
    return os.environ.get("CHANNEL_BROWSER") or next(on_path, None)


@contextmanager
def opened(
    browser: Browser, address: str, slow: bool = False
) -> Iterator[tuple[Page, list[float]]]:
    """A page in a fresh profile once its first chart is drawn, and the bytes of each answer; `slow` as on a phone."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, sizes = context.new_page(), []
    with static_pages.elsewhere() as start:
        page.goto(start)
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    if slow:
        slow_down(network)
    network.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector(".js-plotly-plot .trace", state="attached")
    page.wait_for_load_state("networkidle")
    yield page, sizes
    context.close()


def slow_down(network: CDPSession) -> None:
    conditions = {
        "offline": False,
        "latency": PHONE["latency"],
        "downloadThroughput": PHONE["down"] * KILOBIT,
        "uploadThroughput": PHONE["up"] * KILOBIT,
    }
    network.send("Network.emulateNetworkConditions", conditions)
    network.send("Emulation.setCPUThrottlingRate", {"rate": PHONE["slower"]})


def load(browser: Browser, address: str, slow: bool = False) -> Load:
    with opened(browser, address, slow) as (page, sizes):
        measured = page.evaluate("measured")
        times = (measured[name] for name in ("seen", "ready", "painted"))
        return Load(*times, sum(sizes), len(sizes))


def first_chart(browser: Browser, address: str) -> dict[str, Any]:
    with opened(browser, address) as (page, _):
        return json.loads(page.evaluate(f"() => {{{FIRST_CHART}}}"))


def middle(loads: list[Load]) -> Load:
    """The median of each measure; the first load of each is left out, it fills the caches."""
    counted = loads[1:]
    return Load(*(median(getattr(load, name) for load in counted) for name in Load.__slots__))


def compared() -> dict[str, tuple[Load, Load]]:
    """The dashboard and the plain page, loaded in turn, on a fast line and on a slow one."""
    with sync_playwright() as playwright, dashboard() as address:
        browser = playwright.chromium.launch(executable_path=executable(), args=ARGUMENTS)
        with static_pages.served(first_chart(browser, address)) as plain:
            found = {
                "fast": in_turn(browser, address, plain, ROUNDS, slow=False),
                "slow": in_turn(browser, address, plain, SLOW_ROUNDS, slow=True),
            }
        browser.close()
    return found


def in_turn(browser: Browser, ours: str, plain: str, count: int, slow: bool) -> tuple[Load, Load]:
    loads = rounds.alternate(
        {name: (lambda name=name: load(browser, name, slow)) for name in (ours, plain)}, count
    )
    return middle(loads[ours]), middle(loads[plain])


def measure() -> list[Row]:
    found = compared()
    (ours, plain), (phone, plain_phone) = found["fast"], found["slow"]
    return [
        row("overview, bytes of the first load", ours.bytes / 1e3, plain.bytes / 1e3, "KB"),
        row("overview, requests of the first load", ours.requests, plain.requests, ""),
        row("overview, largest paint", ours.painted, plain.painted, "ms"),
        row("overview, first chart to be seen", ours.seen, plain.seen, "ms"),
        row("overview, first chart that answers", ours.ready, plain.ready, "ms"),
        painted(phone.painted, plain_phone.painted),
        row("overview on a phone, first chart to be seen", phone.seen, plain_phone.seen, "ms"),
        row("overview on a phone, first chart that answers", phone.ready, plain_phone.ready, "ms"),
    ]


def painted(value: float, beside: float) -> Row:
    """The largest paint on a slow line, which has its own goal in milliseconds."""
    verdict = f"{PAINTED} ms: {'kept' if value <= PAINTED else 'missed'}"
    what = "overview on a phone (slow 4G, processor four times slower), largest paint"
    return Row(
        what, f"{value:,.0f} ms", f"plain page: {beside:,.0f} ms", f"{value / beside:.2f}", verdict
    )


def row(what: str, value: float, beside: float, unit: str) -> Row:
    ratio = value / beside
    goals = {
        "KB": (f"{KILOBYTES} KB", value <= KILOBYTES),
        "ms": (f"{TIMES} times", ratio <= TIMES),
    }
    goal, kept = goals.get(unit, ("", True))
    verdict = f"{goal}: {'kept' if kept else 'missed'}" if goal else ""
    measured, other = f"{value:,.0f} {unit}".strip(), f"{beside:,.0f} {unit}".strip()
    return Row(what, measured, f"plain page: {other}", f"{ratio:.2f}", verdict)
