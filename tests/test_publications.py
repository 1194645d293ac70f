"""Fetching the official file: from a path, an address, GOV.UK; and every way in which that fails."""

import json
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import editions
import httpx
import pytest
from editions import SOUND, THREE_WEEKS, VINTAGE, days

from etl import observations, publications
from etl.vocabulary import InputError


OFFICIAL = Path(__file__).parents[1] / "seeds/official"
ODS = "/media/abc/19_June_2026_Small_boats_-_time_series.ods"
Answer = Callable[[BaseHTTPRequestHandler], None]


class Origin(BaseHTTPRequestHandler):
    """Answers each path with the function given for it."""

    answers: dict[str, Answer]

    def do_GET(self) -> None:
        self.answers.get(self.path, status(404))(self)

    def log_message(self, *_: object) -> None:
        """Nothing: the test's own output tells."""


def status(code: int, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


def body(content: bytes, length: int | None = None, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", str(len(content) if length is None else length))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return answer


def publication(*attachments: dict[str, str], **more: str) -> Answer:
    return body(json.dumps({"details": {"attachments": attachments}, **more}).encode())


def drip(request: BaseHTTPRequestHandler) -> None:
    """A byte every tenth of a second, for as long as anybody listens."""
    request.send_response(200)
    request.end_headers()
    flow(request, b"P", pause=0.1)


def drip_headers(request: BaseHTTPRequestHandler) -> None:
    flow(request, b"HTTP/1.1 200 OK\r\n", pause=0.1)


def flood(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    flow(request, b"P" * 1_000_000, pause=0)


def flow(request: BaseHTTPRequestHandler, part: bytes, pause: float) -> None:
    try:
        for _ in range(100):
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)
    except OSError:
        request.close_connection = True


@pytest.fixture
def origin() -> Iterator[Callable[[dict[str, Answer]], str]]:
    """Starts a server on this machine with the given answers; gives its address."""
    started = []

    def start(answers: dict[str, Answer]) -> str:
        handler = type("Answers", (Origin,), {"answers": answers})
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        started.append(server)
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server in started:
        server.shutdown()
        server.server_close()


def fetch(address: str, downloads: Path, within: float = 5) -> Path:
    return publications.fetch(address, downloads, loopback=True, within=within)


def test_a_path_is_taken_as_it_is(tmp_path):
    assert publications.fetch("official/a.ods", tmp_path) == Path("official/a.ods")


def test_an_address_is_downloaded_under_its_own_name(origin, tmp_path):
    content = editions.archive(SOUND)
    path = fetch(origin({ODS: body(content)}) + ODS, tmp_path)
    assert path == tmp_path / "19_June_2026_Small_boats_-_time_series.ods"
    assert path.read_bytes() == content


def test_the_real_files_survive_the_way_over_the_network(shared, origin, tmp_path):
    kept = sorted((shared / "official/ods").glob("*.ods"))[-1]
    page = shared / "official/daily_pages/2026-08-22.html"
    root = origin({"/a/" + kept.name: body(kept.read_bytes()), "/a/page": body(page.read_bytes())})
    assert observations.read(fetch(f"{root}/a/{kept.name}", tmp_path)) == observations.read(kept)
    assert observations.read(fetch(f"{root}/a/page", tmp_path)) == observations.read(page)


@pytest.mark.parametrize(
    ("attachment", "name"),
    [
        ({"url": ODS}, "19_June_2026_Small_boats_-_time_series.ods"),
        ({"url": "/media/abc/boats.ods"}, "2026-06-19_boats.ods"),
        (
            {"url": "/media/abc/boats.ods", "content_type": publications.SPREADSHEET},
            "2026-06-19_boats.ods",
        ),
    ],
)
def test_the_content_api_names_the_one_spreadsheet_and_the_day(origin, tmp_path, attachment, name):
    answers = {
        "/api/content/boats": publication(
            {"url": "/government/boats/last-7-days", "content_type": "text/html"},
            attachment,
            public_updated_at="2026-06-19T09:30:00+01:00",
        ),
        attachment["url"]: body(editions.archive(SOUND)),
    }
    assert fetch(origin(answers) + "/api/content/boats", tmp_path) == tmp_path / name


def test_a_redirect_within_the_official_hosts_is_followed(origin, tmp_path):
    answers = {"/old.ods": status(302, Location=ODS), ODS: body(editions.archive(SOUND))}
    assert fetch(origin(answers) + "/old.ods", tmp_path).name.startswith("19_June_2026")


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (status(404), "status 404 Not Found, expected status 200 with the file"),
        (status(429, Retry_After="60"), "status 429 Too Many Requests"),
        (status(503), "status 503 Service Unavailable"),
        (status(302, Location="https://example.org/a.ods"), "example.org/a.ods: not an official"),
        (status(302, Location="ftp://127.0.0.1/a.ods"), "ftp://127.0.0.1/a.ods: not an official"),
        (status(302, Location="/a.ods"), "redirected too often, expected at most 3 redirects"),
        (body(b"<!DOCTYPE html><p>Sorry"), "a web page (HTML), expected a spreadsheet (.ods)"),
        (body(b""), "nothing in it, expected a file"),
        (body(b"PK", length=9), "could not be fetched (RemoteProtocolError"),
        (body(b"PK", Content_Encoding="gzip"), "a compressed answer, expected the file as it is"),
        (flood, "too large, expected at most 20,000,000 bytes"),
    ],
)
def test_an_answer_that_is_not_the_file_is_refused_in_one_line(origin, tmp_path, answer, problem):
    with pytest.raises(InputError, match=re.escape(problem)) as refused:
        fetch(origin({"/a.ods": answer}) + "/a.ods", tmp_path)
    assert "\n" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", [drip, drip_headers])
def test_an_answer_that_drips_is_given_up_in_time(origin, tmp_path, answer):
    started = time.monotonic()
    with pytest.raises(InputError, match=r"no whole answer, expected one within 0\.5 seconds"):
        fetch(origin({"/a.ods": answer}) + "/a.ods", tmp_path, within=0.5)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (publication(), "0 spreadsheets, expected one attachment that is an .ods file"),
        (publication({"url": "/a.ods"}, {"url": "/b.ods"}), "2 spreadsheets, expected one"),
        (body(b"[]"), "an answer of another shape, expected details.attachments"),
        (body(b"<html>"), "an answer of another shape, expected details.attachments"),
        (body(b'{"details": {"attachments": ["/a.ods"]}}'), "an answer of another shape"),
        (publication({"url": "https://example.org/a.ods"}), "a.ods: not an official address"),
    ],
)
def test_a_content_answer_of_another_shape_is_refused(origin, tmp_path, answer, problem):
    with pytest.raises(InputError, match=re.escape(problem)):
        fetch(origin({"/api/content/boats": answer}) + "/api/content/boats", tmp_path)


@pytest.mark.parametrize(
    "address",
    [
        "http://www.gov.uk/a.ods",
        "https://www.gov.uk:8443/a.ods",
        "https://user:secret@www.gov.uk/a.ods",
        "https://www.gov.uk.example.org/a.ods",
        "https://example.org/www.gov.uk/a.ods",
        "https://127.0.0.1/a.ods",
        "http://127.0.0.1:8050/a.ods",
        "ftp://www.gov.uk/a.ods",
    ],
)
def test_no_other_host_is_ever_asked(tmp_path, address):
    with pytest.raises(InputError, match="not an official address, expected https on"):
        publications.fetch(address, tmp_path)


@pytest.mark.parametrize(
    "address", [publications.PUBLICATION, f"https://assets.publishing.service.gov.uk{ODS}"]
)
def test_the_official_addresses_are_allowed(address):
    publications._check_address(httpx.URL(address), loopback=False)


def test_an_address_that_cannot_be_one_is_refused(tmp_path):
    with pytest.raises(InputError, match="could not be fetched"):
        publications.fetch("https://www.gov.uk:port/a.ods", tmp_path)


def test_a_server_that_is_away_is_told_in_one_line(origin, tmp_path):
    with pytest.raises(InputError, match=r"could not be fetched \(ConnectError: "):
        fetch("http://127.0.0.1:9/a.ods", tmp_path)


# Refreshing.


def test_refresh_adds_a_file_and_tells_it_in_one_line(tmp_path):
    path = str(editions.spreadsheet(tmp_path, VINTAGE, THREE_WEEKS))
    held = tmp_path / "held"
    told = publications.refresh(path, held)
    assert told == "vintage 2018-01-23: new days 21, new weeks 3, revised values 0"
    assert publications.refresh(path, held) == "vintage 2018-01-23: nothing new"


def test_refresh_from_the_real_page_of_22_august_adds_its_last_day(shared, tmp_path):
    held = shutil.copytree(OFFICIAL, tmp_path / "held")
    page = str(shared / "official/daily_pages/2026-08-22.html")
    told = publications.refresh(page, held)
    assert told == "vintage 2026-08-22: new days 1, new weeks 0, revised values 0"


@pytest.mark.parametrize("name", ["2022-07-21", "2025-10-19", "2026-03-08", "2026-04-04"])
def test_refresh_from_a_trap_leaves_every_byte(shared, tmp_path, name):
    held = shutil.copytree(OFFICIAL, tmp_path / "held")
    with pytest.raises(InputError):
        publications.refresh(str(shared / f"official/daily_pages/{name}.html"), held)
    assert {path.name: path.read_bytes() for path in held.iterdir()} == {
        path.name: path.read_bytes() for path in OFFICIAL.iterdir()
    }


def test_refresh_from_a_shorter_history_leaves_every_byte(tmp_path):
    held = shutil.copytree(OFFICIAL, tmp_path / "held")
    path = editions.spreadsheet(tmp_path, date(2018, 1, 23), days(5, *[0] * 20))
    before = (held / "daily.csv").read_bytes()
    with pytest.raises(InputError, match="older than the newest held"):
        publications.refresh(str(path), held)
    assert (held / "daily.csv").read_bytes() == before
