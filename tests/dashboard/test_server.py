import json
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from urllib.parse import urlsplit

import httpx
import jsonschema
import psutil
import pytest
from flask import request, request_started
from gunicorn.config import Config
from gunicorn.workers.ggevent import GeventWorker
from serving import running, workers
from sources import ROOT
from trials import servers

from dashboard import headers, openapi, server


SLOW_VISITORS = 100


def dashboard(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dashboard", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)


def connected(site: str) -> socket.socket:
    parts = urlsplit(site)
    return socket.create_connection((parts.hostname, parts.port), timeout=10)


def answer(site: str, request: bytes) -> bytes:
    """The raw answer to raw bytes, until the server has no more to say."""
    with connected(site) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b""))


def test_a_missing_folder_is_told_with_what_was_expected(tmp_path):
    ended = dashboard("--data", str(tmp_path / "nowhere"))
    assert ended.returncode == 2
    assert ended.stderr.strip().endswith(
        "nowhere: no such folder, expected the folder that `python -m etl build` writes"
    )


def test_a_folder_without_tables_is_told_with_the_table(tmp_path):
    ended = dashboard("--data", str(tmp_path))
    assert ended.returncode == 2
    assert "documents.csv: " in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_taken_port_is_told_at_once(site, data):
    port = urlsplit(site).port
    ended = dashboard("--data", str(data), "--port", str(port))
    assert ended.returncode == 2
    assert f"127.0.0.1:{port}: address already in use, expected" in ended.stderr


@pytest.mark.parametrize("told", [signal.SIGINT, signal.SIGTERM])
def test_it_says_where_it_is_and_stops_when_told(data, tmp_path, told):
    with running(data, tmp_path / "log.txt") as (address, process):
        process.send_signal(told)
        assert process.wait(timeout=30) == 0
    said = (tmp_path / "log.txt").read_text()
    assert said == f"Channel Figures is at {address} (Ctrl-C stops it)\n"


def test_every_setting_is_one_that_gunicorn_knows():
    config = Config()
    for name, value in server.SETTINGS.items():
        config.set(name, value)
    assert config.control_socket_disable
    assert issubclass(config.worker_class, GeventWorker)


def test_no_version_is_told_to_visitors(site):
    for path in ("/", "/nothing", "/data/claims.csv"):
        told = httpx.get(site + path, trust_env=False).headers["Server"]
        assert not any(character.isdigit() for character in told), told


@pytest.mark.parametrize("path", ["/api/v1/check", "/_dash-update-component"])
def test_a_body_in_chunks_is_refused_and_not_cut(site, path):
    request = (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    )
    assert answer(site, request.encode()).startswith(b"HTTP/1.1 411 ")


def test_a_body_that_is_too_long_is_refused_before_it_is_sent(site):
    request = b"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n{"
    assert answer(site, request).startswith(b"HTTP/1.1 413 ")


MALFORMED = {
    "nothing": b"",
    "blank": b"\r\n\r\n",
    "short": b"GET\r\n\r\n",
    "version": b"GET / HTTP/9\r\n\r\n",
    "tls": b"\x16\x03\x01" * 99,
    "line": b"GET /" + b"a" * 5000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "header": b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 9000 + b"\r\n\r\n",
    "two lengths": (
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"
    ),
}


@pytest.mark.parametrize("kind", MALFORMED)
def test_a_malformed_request_is_no_fault_of_ours(site, kind):
    said = answer(site, MALFORMED[kind])
    assert not said or said.split()[1].startswith(b"4")
    for name, value in headers.FIXED.items() if said else ():
        assert f"\r\n{name}: {value}\r\n".encode() in said
    if said:
        head, _, body = said.partition(b"\r\n\r\n")
        assert f"\r\nContent-Length: {len(body)}\r\n".encode() in head + b"\r\n"
    assert httpx.get(f"{site}/healthz", trust_env=False).status_code == 200


@pytest.mark.parametrize(
    ("kind", "status", "told"),
    [
        ("line", 414, "4,094 characters"),
        ("header", 431, "8,190 characters"),
        ("version", 400, "cannot be read"),
    ],
)
def test_what_the_server_itself_refuses_is_a_problem(site, kind, status, told):
    head, _, body = answer(site, MALFORMED[kind]).partition(b"\r\n\r\n")
    assert b"\r\nContent-Type: application/problem+json\r\n" in head
    problem = json.loads(body)
    jsonschema.validate(problem, openapi.PROBLEM)
    assert problem["status"] == int(head.split()[1]) == status
    assert told in problem["detail"]


@pytest.mark.parametrize(
    "beginning",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n",
        b"POST /api/v1/check HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{",
    ],
    ids=["headers", "bodies"],
)
def test_slow_visitors_keep_nobody_waiting(site, beginning):
    with ExitStack() as slow:
        for _ in range(SLOW_VISITORS):
            slow.enter_context(connected(site)).sendall(beginning)
        for _ in range(20):
            assert httpx.get(f"{site}/healthz", timeout=5, trust_env=False).status_code == 200


def test_a_worker_killed_under_load_is_missed_by_nobody_for_long(data, tmp_path):
    """`make hard` goes on for longer."""
    with running(data, tmp_path / "log.txt") as (address, process):
        told = {"ok": 0, "dropped": 0}
        asked = f"{address}/api/v1/claims?limit=5"
        expected = httpx.get(asked, trust_env=False).text
        for number in range(120):
            if number in (30, 60, 90):
                workers(process)[0].kill()
            try:
                answer = httpx.get(asked, trust_env=False, timeout=30)
                assert answer.text == expected
                told["ok"] += 1
            except httpx.TransportError:
                told["dropped"] += 1
        assert told["dropped"] <= 6
        until = time.monotonic() + 20
        while len(workers(process)) < server.SETTINGS["workers"] and time.monotonic() < until:
            time.sleep(0.1)
        assert len(workers(process)) == server.SETTINGS["workers"]
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_nothing_is_left_when_it_stops(data, tmp_path):
    with running(data, tmp_path / "log.txt") as (_, process):
        until = time.monotonic() + 20
        started = []
        # The workers, and beside them the process in whose children texts are checked.
        while len(started) <= server.SETTINGS["workers"] and time.monotonic() < until:
            started = psutil.Process(process.pid).children(recursive=True)
        assert len(started) > server.SETTINGS["workers"]
        process.terminate()
        process.wait(timeout=30)
        _, left = psutil.wait_procs(started, timeout=20)
    assert left == []


def test_workers_that_take_the_place_of_others_are_noticed_by_nobody(data, tmp_path):
    """As after some thousands of answers; the new ones need what the old ones had."""
    tally = servers.begun_anew(data, tmp_path / "log.txt", times=2)
    assert set(tally.told) == {"right"}
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_a_text_that_is_being_checked_is_answered_before_the_server_stops(data, tmp_path):
    assert servers.stopped_while_checking(data, tmp_path / "log.txt") == (200, 0)
    assert "Traceback" not in (tmp_path / "log.txt").read_text()


def test_wild_work_of_many_is_refused_and_nobody_else_notices(data, tmp_path):
    """`make hard` does more of it; the trial waits until nothing of it is left."""
    met = servers.run_wild(data, tmp_path / "log.txt", ("crash", "swallow"), at_once=5)
    assert sum(met.told.values()) == 10
    assert set(met.told) <= {400, 503}
    assert met.health


@pytest.mark.parametrize(
    ("most", "asked"), [(20_000, ["/?unit=people", "/?unit=boats", "/?unit=per-boat"]), (1, [])]
)
def test_the_overview_is_made_before_it_is_asked_for_unless_much_is_held(
    app, monkeypatch, most, asked
):
    monkeypatch.setattr(server, "MOST_FIGURES", most)
    heard = []

    def hear(_sender, **_named):
        heard.append(request.full_path)

    with request_started.connected_to(hear, app.server):
        server.make_first_page(app.server)
    assert heard == asked
