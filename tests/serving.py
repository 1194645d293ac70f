"""A data folder comes in, a dashboard that answers on a port of its own goes out."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import psutil
import pytest
from sources import ROOT


SECONDS_TO_START = 60


@contextmanager
def running(
    data: Path, log: Path, program: tuple[str, ...] = ("-m", "dashboard")
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The address and the process of `python -m dashboard`, ready to answer; what it says is logged."""
    port = free_port()
    command = [sys.executable, *program, "--data", str(data), "--port", str(port)]
    with log.open("wb") as output:
        server = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}", server, log)
            yield f"http://127.0.0.1:{port}", server
        finally:
            stop(server)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until_healthy(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and server.poll() is None:
        try:
            if httpx.get(f"{address}/healthz", timeout=5, trust_env=False).status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    pytest.fail(f"the dashboard did not start:\n{log.read_text(errors='replace')}", pytrace=False)


def workers(server: subprocess.Popen[bytes]) -> list[psutil.Process]:
    """The processes that answer; beside them is the one in whose children texts are checked."""
    return [each for each in psutil.Process(server.pid).children() if not _checks(each)]


def _checks(process: psutil.Process) -> bool:
    try:
        return "dashboard.children" in process.cmdline()
    except (psutil.NoSuchProcess, psutil.ZombieProcess):
        return True


def stop(server: subprocess.Popen[bytes]) -> None:
    server.terminate()
    try:
        server.wait(timeout=30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
