"""A pasted text or a file with its figures marked and checked as on the command line; nothing is stored."""

import base64
import binascii

import dash
from dash import Input, Output, callback, dcc
from markupsafe import Markup

from dashboard import answers, fragments, prerender, shell, store
from dashboard.checking import Sent


dash.register_page(__name__, path=answers.PATH, title=shell.titled("Check a text"))


def layout(**query: str) -> list:
    asked = dcc.Store(id="asked")
    return [fragments.shown(answers.form()), asked, fragments.shown(Markup(""), "answer")]


@callback(
    Output("answer", prerender.STILL),
    Input("asked", "data"),
    running=[(Output("answer", "aria-busy"), "true", "false")],
    prevent_initial_call=True,
)
def answer(asked: dict[str, str]) -> Markup:
    """The answer carries the moment of asking: the same text asked again is answered again."""
    given = {name: str(asked.get(name) or "") for name in ("text", "published", "name", "moment")}
    content = _unpacked(str(asked.get("file") or ""))
    sent = Sent(given["text"], given["published"], given["name"], content)
    return answers.page(sent, store.folder(), given["moment"])


def _unpacked(file: str) -> bytes:
    try:
        return base64.b64decode(file, validate=True)
    except (binascii.Error, ValueError):
        return b""
