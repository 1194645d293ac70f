"""What the server itself refuses comes in, a problem (RFC 9457) with the headers of every other answer goes out."""

import json
import socket
import time
from contextlib import suppress
from typing import Any

import gevent
from gunicorn.workers.ggevent import GeventWorker

from dashboard import gates, headers


PROBLEM = """HTTP/1.1 {status} {title}\r
Connection: close\r
Content-Type: application/problem+json\r
Content-Length: {length}\r
{headers}\r
\r
"""

# How long what is refused may still come in, so that the answer is not lost; and how much of it in one turn.
SECONDS_LINGERED = 5
TAKEN_AT_ONCE = 1_000_000

# Of what is refused before it is read whole, the address is not known.
DETAILS = {
    414: "The address is too long, expected 4,094 characters at most.",
    431: "The headers are too long or too many, expected 100 of 8,190 characters at most.",
}
OTHERWISE = "The request cannot be read, expected HTTP/1.1."


class Visitor:
    """A visitor's connection; a refusal that is sent over it is a problem with the headers of every other."""

    def __init__(self, client: socket.socket) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def sendall(self, content: bytes) -> None:
        """Send what gunicorn says, in the words and with the headers of every other refusal."""
        first = content.partition(b"\r\n")[0].decode("latin-1")
        _, code, title = first.split(" ", 2)
        body = _problem(int(code), title)
        fixed = headers.FIXED | {"Content-Security-Policy": headers.NOTHING}
        added = "\r\n".join(f"{name}: {value}" for name, value in fixed.items())
        head = PROBLEM.format(status=code, title=title, length=len(body), headers=added)
        self._client.sendall(head.encode("latin-1") + body)


def _problem(status: int, title: str) -> bytes:
    details = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": DETAILS.get(status, OTHERWISE),
        "instance": "",
    }
    return json.dumps(details).encode() + b"\n"


class Worker(GeventWorker):
    """gunicorn's worker of gevent, whose refusals are problems and carry the headers."""

    def handle_request(self, listener_name: Any, req: Any, sock: Any, addr: Any) -> None:
        """As gunicorn does; of a body that nobody will read it would read all, while others wait for this worker."""
        if not _is_refused(dict(req.headers)):
            return super().handle_request(listener_name, req, sock, addr)
        req.headers.append(("CONNECTION", "close"))
        try:
            super().handle_request(listener_name, req, sock, addr)
        finally:
            _linger(sock)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that never reached the application."""
        super().handle_error(req, Visitor(client), addr, exc)


def _is_refused(stated: dict[str, str]) -> bool:
    """Whether the headers say of a body what `gates` refuses: that it is too long, or has no length."""
    length = stated.get("CONTENT-LENGTH", "0")
    return "TRANSFER-ENCODING" in stated or int(length) > gates.MOST_BYTES


def _linger(client: socket.socket) -> None:
    """Take in what is still coming, for a while, and let go of it: who sends it then reads why it is refused."""
    until = time.monotonic() + SECONDS_LINGERED
    with suppress(OSError):
        client.shutdown(socket.SHUT_WR)
        while client.recv(TAKEN_AT_ONCE) and time.monotonic() < until:
            gevent.sleep(0)
