"""A request comes in; one that cannot be answered properly is refused before any work is done."""

import re
from io import BytesIO
from typing import Any

import dash
from dash import Dash
from flask import Request, abort, current_app, request
from werkzeug.exceptions import MethodNotAllowed

from dashboard import store
from etl import tables


# A text may be as long as `checking` allows; JSON may spend twelve bytes on a character.
MOST_BYTES = 2 * 1024 * 1024

WITH_BODY = ("POST", "PUT", "PATCH")
CALLBACKS = "/_dash-update-component"
VARIABLE = re.compile(r"<(\w+)>")

# The variable of a page's address names a row: of which table, and what to say without one.
ROWS = {
    "claim_id": ("claims", "No reported figure has that name. The list of figures holds them all."),
    "document_id": ("documents", "No document has that name. The list of sources holds them all."),
}


class HeldInMemory(Request):
    """A request whose files are never put on a disk, not even for a moment: MOST_BYTES bounds them, and its JSON."""

    def _get_file_stream(self, *_: Any, **__: Any) -> BytesIO:
        return BytesIO()

    def get_json(self, force: bool = False, silent: bool = False, cache: bool = True) -> Any:
        """As Flask does; JSON that is nested beyond what Python reads is no JSON either."""
        try:
            return super().get_json(force, silent, cache)
        except RecursionError:
            return None if silent else self.on_json_loading_failure(None)


def install(app: Dash) -> None:
    """Check the size of each request, the shape of callbacks, and that its page exists."""
    app.server.request_class = HeldInMemory
    app.server.config["MAX_CONTENT_LENGTH"] = MOST_BYTES

    @app.server.before_request
    def admit() -> None:
        if request.method in WITH_BODY:
            admit_size()
        if request.path == CALLBACKS and request.method == "POST":
            admit_callback(app)
        if request.endpoint == "/<path:path>":
            admit_page(request.path)


def admit_size() -> None:
    # A body without a length is cut in silence at the limit and would be answered as if whole.
    if request.content_length is None:
        abort(411, "The request has no Content-Length, expected its length in bytes.")
    if request.content_length > MOST_BYTES:
        abort(413, f"The request is longer than {MOST_BYTES:,} bytes.")


def admit_callback(app: Dash) -> None:
    body = request.get_json(silent=True)
    if not isinstance(body, dict) or not _fits(body, app.callback_map):
        abort(400, "callback: not a request of this page, expected what its program sends.")


def _fits(body: dict[str, Any], callbacks: dict[str, Any]) -> bool:
    output = body.get("output")
    callback = callbacks.get(output) if isinstance(output, str) else None
    changed = body.get("changedPropIds", [])
    return (
        callback is not None
        and "callback" in callback  # without it the browser does the work
        and _same(body.get("inputs", []), callback["inputs"])
        and _same(body.get("state", []), callback["state"])
        and isinstance(changed, list)
        and all(isinstance(name, str) for name in changed)
        and _outputs_fit(output, body.get("outputs"))
    )


def _same(sent: Any, registered: list[dict[str, Any]]) -> bool:
    """As many parts as the callback has, each naming the property that it reads."""
    return (
        isinstance(sent, list)
        and len(sent) == len(registered)
        and all(_reads(part, one) for part, one in zip(sent, registered, strict=True))
    )


def _reads(part: Any, registered: dict[str, Any]) -> bool:
    """One property of one component; a list of them where the id stands for many."""
    many = str(registered["id"]).startswith("{")
    if isinstance(part, list):
        return many and all(isinstance(one, dict) and _reads(one, registered) for one in part)
    return (
        isinstance(part, dict)
        and part.get("property") == registered["property"]
        and isinstance(part.get("id"), dict if many else str)
        # Where the reader is: Dash takes it for text unseen.
        and (registered["id"] != "_pages_location" or isinstance(part.get("value"), str))
    )


def _outputs_fit(output: str, sent: Any) -> bool:
    """One output is written a.b and sent as an object; several, ..a.b...c.d.., are a list as long."""
    several = output.startswith("..")
    named = output.strip(".").split("...") if several else [output]
    parts = sent if several else [sent]
    return (
        isinstance(parts, list)
        and len(parts) == len(named)
        and all(_writes(part, name) for part, name in zip(parts, named, strict=True))
    )


def _writes(part: Any, name: str) -> bool:
    """The component and property of that name; a list of them where the id stands for many."""
    identity, _, written = name.rpartition(".")
    many = identity.startswith("{")
    if isinstance(part, list):
        return many and all(_writes(one, name) for one in part)
    return (
        isinstance(part, dict)
        and part.get("property") == written.partition("@")[0]
        and (part.get("id") == identity or (many and isinstance(part.get("id"), dict)))
    )


def admit_page(path: str) -> None:
    """Dash answers any address with its empty page; this one knows which addresses there are."""
    if any(page["path"].strip("/") == path.strip("/") for page in dash.page_registry.values()):
        return
    for page in dash.page_registry.values():
        template = (page["path_template"] or "").strip("/")
        found = re.fullmatch(VARIABLE.sub(r"(?P<\1>[^/]+)", template), path.strip("/"))
        if template and found:
            return admit_row(found.groupdict())
    if "POST" in current_app.create_url_adapter(request).allowed_methods():
        raise MethodNotAllowed(["POST"], "This address takes a POST.")
    abort(404, "Nothing is published at this address.")


def admit_row(named: dict[str, str]) -> None:
    for variable, key in named.items():
        table, otherwise = ROWS[variable]
        assert variable in tables.TABLES[table].KEY, variable
        if not store.current().rows(f"select 1 from {table} where {variable} = ?", key):
            abort(404, otherwise)
