"""A response comes in and goes out with the headers that keep a reader's browser on this site."""

from functools import cache

from dash import Dash
from flask import Response


# What may run or load, and from where: this site alone. Dash and plotly write style
# elements, so styles may stand in the page; scripts may not, except those whose hash Dash knows.
POLICY = (
    "default-src 'none'; script-src 'self' {hashes}; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)

# Of an answer that shows nothing of ours.
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def install(app: Dash) -> None:
    """Put the headers on every response of the app, downloads and errors included."""

    # The hashes are complete only when every page and callback is registered: ask at the first
    # response, not now.
    @cache
    def policy() -> str:
        return POLICY.format(hashes=" ".join(app.csp_hashes()))

    @app.server.after_request
    def protect(response: Response) -> Response:
        response.headers.update(FIXED)
        response.headers["Content-Security-Policy"] = policy()
        return response
