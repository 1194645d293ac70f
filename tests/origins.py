"""Answers by path come in, a server on this machine that gives them goes out."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


Answer = Callable[[BaseHTTPRequestHandler], None]
Start = Callable[[Mapping[str, Answer]], str]


class Origin(BaseHTTPRequestHandler):
    """Answers each path with the function given for it."""

    answers: Mapping[str, Answer]

    def do_GET(self) -> None:
        self.answers.get(self.path, status(404))(self)

    def log_message(self, *_: object) -> None:
        """Nothing: the test's own output tells."""


@contextmanager
def serving(answers: Mapping[str, Answer]) -> Iterator[str]:
    """The address of a server with the given answers."""
    handler = type("Answers", (Origin,), {"answers": answers})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def status(code: int, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(code)
        put_headers(request, Content_Length="0", **headers)

    return answer


def body(content: bytes, length: int | None = None, **headers: str) -> Answer:
    def answer(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        said = len(content) if length is None else length
        put_headers(request, Content_Length=str(said), **headers)
        request.wfile.write(content)

    return answer


def put_headers(request: BaseHTTPRequestHandler, **headers: str) -> None:
    for name, value in headers.items():
        request.send_header(name.replace("_", "-"), value)
    request.end_headers()


def publication(*attachments: dict[str, str], **more: str) -> Answer:
    """An answer of the Content API with these attachments."""
    return body(json.dumps({"details": {"attachments": attachments}, **more}).encode())


def in_turn(*answers: Answer) -> Answer:
    """One answer after the other, the last for good."""
    left = list(answers)
    return lambda request: (left.pop(0) if left[1:] else left[0])(request)


def drip(request: BaseHTTPRequestHandler) -> None:
    """A byte every tenth of a second, for as long as anybody listens."""
    request.send_response(200)
    request.end_headers()
    flow(request, b"P", pause=0.1)


def drip_headers(request: BaseHTTPRequestHandler) -> None:
    flow(request, b"HTTP/1.1 200 OK\r\n", pause=0.1)


def drip_for(seconds: int, *, headers: bool = False) -> Answer:
    """A byte every second for so long, of a body or of headers."""

    def answer(request: BaseHTTPRequestHandler) -> None:
        if not headers:
            request.send_response(200)
            request.end_headers()
        flow(request, b"X: y\r\n" if headers else b"P", pause=1, times=seconds)

    return answer


def flood(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    flow(request, b"P" * 1_000_000, pause=0)


def flow(request: BaseHTTPRequestHandler, part: bytes, pause: float, times: int = 100) -> None:
    try:
        for _ in range(times):
            request.wfile.write(part)
            request.wfile.flush()
            time.sleep(pause)
    except OSError:
        request.close_connection = True
