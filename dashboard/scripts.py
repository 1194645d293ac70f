"""The name of a set of scripts comes in, the one file goes out that a page asks for instead of each of them."""

from functools import cache
from hashlib import sha256

from flask import Flask, Response, abort, request

from dashboard.theme import ASSETS


PATH = "/assets/scripts"
# What pages need that a program takes over, and what plain pages do with marked figures; each in order.
PROGRAM, MARKED = "program", "marked"
SETS = {
    PROGRAM: ("page.js", "views.js", "live.js", "copying.js", "marks.js", "reading.js"),
    MARKED: ("copying.js", "marks.js"),
}


def install(server: Flask) -> None:
    """Answer /assets/scripts/<name>.js."""
    server.add_url_rule(f"{PATH}/<name>.js", "scripts", sent)


def sent(name: str) -> Response:
    """The scripts as one file: a browser that asks for five paints later."""
    if name not in SETS:
        abort(404, f"No such scripts, expected {' or '.join(SETS)}.")
    response = Response(joined(name), mimetype="text/javascript")
    response.set_etag(version(name))
    return response.make_conditional(request)


def address(name: str) -> str:
    """Where the scripts are as one file; it changes when one of them does."""
    return f"{PATH}/{name}.js?m={version(name)}"


@cache
def version(name: str) -> str:
    return sha256(joined(name).encode()).hexdigest()[:16]


@cache
def joined(name: str) -> str:
    """Each whole, in this order: what one declares stays its own."""
    return "\n".join((ASSETS / part).read_text(encoding="utf-8") for part in SETS[name])
