"""The address of a view comes in, its HTML goes out, for a page that shows another view to put in its place."""

from dash._pages import _parse_query_string, _path_to_page
from flask import Flask, Response, abort, request

from dashboard import prerender
from dashboard.views import chosen


PATH = "/view"
# The pages of which a reader sees one view after another.
PAGES = (*chosen.GALLERIES, "/figures")


def install(server: Flask) -> None:
    """Answer /view and the address of a page that has views, one after the other."""
    server.add_url_rule(f"{PATH}/", "view", sent, defaults={"page": ""})
    server.add_url_rule(f"{PATH}/<page>", "view_of_page", sent)


def sent(page: str) -> Response:
    """What the page would hold, without all that is the same in every view of it."""
    if f"/{page}" not in PAGES:
        abort(404, f"No views of that page, expected one of {', '.join(PAGES)}.")
    found, _ = _path_to_page(page)
    tree = found["layout"](**_parse_query_string(f"?{request.query_string.decode()}"))
    markup = getattr(tree, prerender.STILL, None)
    if markup is None:
        abort(404, "This page has nothing to show at the moment.")
    return Response(markup, mimetype="text/html")
