"""A response comes in and goes out with the headers that keep a reader's browser on this site."""

from functools import cache

from dash import Dash
from flask import Response, g

from dashboard import embeds, shell


# What may run or load, and from where: this site alone. Scripts may not stand in the page, except our
# own and those of Dash, each by its hash. Dash and plotly write style elements and
# attributes, so pages on which they run let styles in; plain pages let in their own and no other.
POLICY = (
    "default-src 'none'; script-src 'self' {own} {hashes}; style-src 'self' {styles}; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; "
    "worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "object-src 'none'"
)

# One chart alone may stand in a page elsewhere: it has no form, and nothing that could be clicked unseen.
EMBED = ("frame-ancestors 'none'", "frame-ancestors *")
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
    def hashes() -> str:
        return " ".join(app.csp_hashes())

    @app.server.after_request
    def protect(response: Response) -> Response:
        response.headers.update(FIXED)
        styles = f"'sha256-{shell.style_hash()}'" if "plain" in g else "'unsafe-inline'"
        own = " ".join(f"'sha256-{each}'" for each in shell.script_hashes())
        policy = POLICY.format(own=own, hashes=hashes(), styles=styles)
        if embeds.is_embed():
            policy = policy.replace(*EMBED)
            del response.headers["X-Frame-Options"]
        response.headers["Content-Security-Policy"] = policy
        return response
