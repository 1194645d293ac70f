"""What scripts pages share: those of the program as one file to ask for, those of plain pages to stand in them."""

from functools import cache
from hashlib import sha256

from flask import Flask, Response, request

from dashboard.theme import ASSETS


PATH = "/assets/scripts/program.js"
# What pages need that a program takes over, and what plain pages do with marked figures; each in order.
PROGRAM = ("page.js", "views.js", "live.js", "copying.js", "marks.js", "reading.js")
MARKED = ("copying.js", "marks.js")


def install(server: Flask) -> None:
    """Answer the address of the program's scripts."""
    server.add_url_rule(PATH, "scripts", sent)


def sent() -> Response:
    """The program's scripts as one file: a browser that asks for six paints later."""
    response = Response(joined(PROGRAM), mimetype="text/javascript")
    response.set_etag(version())
    return response.make_conditional(request)


def address() -> str:
    """Where the program's scripts are as one file; it changes when one of them does."""
    return f"{PATH}?m={version()}"


@cache
def version() -> str:
    return sha256(joined(PROGRAM).encode()).hexdigest()[:16]


def marked() -> str:
    """What a plain page does with its marked figures."""
    return joined(MARKED)


@cache
def joined(names: tuple[str, ...]) -> str:
    """Each whole, in this order: what one declares stays its own."""
    return "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in names)
