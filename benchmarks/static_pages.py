"""A chart's data come in, a plain page that draws the same chart is served."""

import json
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import brotli


ASSETS = Path(__file__).parents[1] / "dashboard" / "assets"
LIBRARY = ASSETS / "vendor" / "plotly-basic.min.js"
PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>People arriving by small boat</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="style.css">
<h1>People arriving by small boat</h1><div id="chart"></div>
<script src="library.js"></script><script src="chart.js"></script>
"""


def files(chart: dict[str, Any]) -> dict[str, tuple[str, bytes]]:
    """Address -> kind and compressed content; the library is the one that the dashboard sends."""
    drawing = f"Plotly.newPlot('chart', {json.dumps(chart['data'])}, {json.dumps(chart['layout'])})"
    style = "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.css")))
    texts = {
        "/": ("text/html", PAGE),
        "/style.css": ("text/css", style),
        "/library.js": ("text/javascript", LIBRARY.read_text(encoding="utf-8")),
        "/chart.js": ("text/javascript", drawing),
    }
    return {
        name: (kind, brotli.compress(text.encode(), quality=9))
        for name, (kind, text) in texts.items()
    }


def served(chart: dict[str, Any]) -> AbstractContextManager[str]:
    """The address at which the page of a chart is served while the block runs."""
    return answering(files(chart))


@contextmanager
def elsewhere() -> Iterator[str]:
    """The address of an empty page of another site, from which a reader comes: from a search, a paper, a new tab.

    An empty tab without any page has a process that the first page may take over, unless its headers keep it apart.
    """
    page = brotli.compress(
        b'<!doctype html><title>elsewhere</title><link rel="icon" href="data:,">'
    )
    with answering({"/": ("text/html", page)}) as address:
        yield address.replace("127.0.0.1", "localhost")


@contextmanager
def answering(contents: dict[str, tuple[str, bytes]]) -> Iterator[str]:
    """The address at which the contents are served, as they are, while the block runs."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            kind, content = contents[self.path]
            self.send_response(200)
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Encoding", "br")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing: the results are the only output."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
