"""What the server itself refuses comes in, its answer goes out with the headers of every other answer."""

import socket
from typing import Any

from gunicorn.workers.ggevent import GeventWorker

from dashboard import headers


class Visitor:
    """A visitor's connection; what is sent over it gets the headers that nothing else puts there."""

    def __init__(self, client: socket.socket) -> None:
        self._client = client

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def sendall(self, content: bytes) -> None:
        """Send an answer, with the headers after its own."""
        head, gap, body = content.partition(b"\r\n\r\n")
        fixed = headers.FIXED | {"Content-Security-Policy": headers.NOTHING}
        added = "".join(f"\r\n{name}: {value}" for name, value in fixed.items())
        self._client.sendall(head + added.encode("ascii") + gap + body)


class Worker(GeventWorker):
    """gunicorn's worker of gevent, whose refusals carry the headers."""

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        """Answer a request that never reached the application."""
        super().handle_error(req, Visitor(client), addr, exc)
