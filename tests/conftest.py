"""What several tests need, ready-made: the shared corpus, a served dashboard, a browser page."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from dash import Dash
from examples import examples
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, ConsoleMessage, Error, Page, Playwright, sync_playwright
from serving import running
from sources import ROOT


if TYPE_CHECKING:
    from dashboard.store import Store

# What a machine with other work does slowly is not wrong: no property is held to a time. Every run tries the same
# examples, so that a change is judged by itself; `make search` looks for what no run has met.
settings.register_profile(
    "steady",
    deadline=None,
    max_examples=examples(100),
    derandomize=not os.environ.get("SEARCH"),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("steady")

IN_CI = bool(os.environ.get("CI"))

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
CHANNELS = ("chrome", "msedge")
BROWSER_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A test that asks for a browser or the shared corpus carries the marker of that name.

    Browser tests come last: the browser's driver keeps an event loop running from its first test on,
    and code that starts a loop of its own could not be tested behind it.
    """
    for item in items:
        for name in {"browser", "shared"} & set(getattr(item, "fixturenames", ())):
            item.add_marker(name)
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def absent(reason: str) -> None:
    """Something a test needs is not here: a failure in CI, a skip with its reason elsewhere."""
    if IN_CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the annotated corpus, the full articles and the official files."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        absent("the folder shared/ is not beside the checkout")
    return folder


@pytest.fixture(scope="session")
def data() -> Path:
    """The built tables: data/ of the repository, or the folder that CHANNEL_DATA names."""
    built = ROOT / "data"
    folder = built if (built / "claims.csv").is_file() else os.environ.get("CHANNEL_DATA")
    if not folder:
        absent("data/ is not built and CHANNEL_DATA names no folder")
    return Path(folder)


@pytest.fixture(scope="session")
def app(data: Path) -> Dash:
    """The app in this process; one for all tests, because Dash registers pages and callbacks once."""
    # Here, not above: a test of the reading needs no Dash.
    from dashboard.app import create

    return create(data)


class Client(FlaskClient):
    """Reads each answer to its end at once, so that no file stays open behind it."""

    def open(self, *given, **named):
        return super().open(*given, **{"buffered": True} | named)


@pytest.fixture
def client(app: Dash) -> FlaskClient:
    """Asks the app in this process, without a server between."""
    return Client(app.server, app.server.response_class)


@pytest.fixture
def published(app: Dash) -> Iterator["Store"]:
    """The store of the app, which is then the one that answers."""
    from dashboard import store

    with app.server.app_context():
        yield store.current()


@pytest.fixture(scope="session")
def site(data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base address of the dashboard, served as a reader gets it: `python -m dashboard`."""
    with running(data, tmp_path_factory.mktemp("site") / "log.txt") as (address, _):
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium of this machine, or Playwright's own."""
    with sync_playwright() as playwright:
        found = launched(playwright)
        if found is None:
            absent("no Chromium found: set CHANNEL_BROWSER or run `playwright install chromium`")
        yield found
        found.close()


def launched(playwright: Playwright) -> Browser | None:
    on_path = (shutil.which(name) for name in BROWSERS)
    own = Path(playwright.chromium.executable_path)
    executable = os.environ.get("CHANNEL_BROWSER") or next(filter(None, on_path), None)
    if not executable and own.exists():
        executable = str(own)
    if executable:
        return playwright.chromium.launch(executable_path=executable, args=BROWSER_ARGUMENTS)
    return next(filter(None, (from_channel(playwright, name) for name in CHANNELS)), None)


def from_channel(playwright: Playwright, channel: str) -> Browser | None:
    try:
        return playwright.chromium.launch(channel=channel, args=BROWSER_ARGUMENTS)
    except Error:
        return None


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A fresh page on the served dashboard; a console message or outside call fails its test."""
    context = browser.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    complaints = []
    host = urlsplit(site).netloc

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(f"console {message.type}: {message.text}")

    page = context.new_page()
    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(f"page error: {error}"))
    context.on(
        "request",
        lambda request: complaints.extend(f"request to {url}" for url in away(request.url, host)),
    )
    yield page
    context.close()
    assert complaints == []


def away(url: str, host: str) -> list[str]:
    """The address where it leads to another host."""
    parts = urlsplit(url)
    return [url] if parts.scheme not in ("data", "blob", "about") and parts.netloc != host else []
