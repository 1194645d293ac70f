"""A title, a body and a path come in, a whole HTML page with header and footer goes out."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape

from flask import g

from dashboard import scripts, series, store
from dashboard.store import Store, kept
from dashboard.theme import ASSETS
from etl.vocabulary import InputError


NAME = "Channel Figures"
SUMMARY = (
    "Reported figures on small-boat crossings and the UK-France treaty, "
    "each checked against its source and the official series."
)
# In the order in which a reader meets them.
PLACES = {
    "/": "Overview",
    "/figures": "Reported figures",
    "/checks": "Checks",
    "/sources": "Sources",
    "/check": "Check a text",
    "/official": "Official series",
    "/data": "Data",
    "/method": "Method",
}
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
CHARTS = "vendor/plotly-basic.min.js"


def asset(name: str) -> str:
    """The address of a file in assets, which changes when the file does."""
    return f"/assets/{name}?m={(ASSETS / name).stat().st_mtime}"


@cache
def sheets() -> str:
    """The stylesheets as one."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.css")))


@cache
def opening() -> str:
    """The script that runs before anything is drawn."""
    return (ASSETS / "head" / "first.js").read_text(encoding="utf-8")


def style_hash() -> str:
    """What a policy calls the stylesheets by, so that no other style is let in."""
    return _hash(sheets())


def script_hashes() -> tuple[str, ...]:
    """What a policy calls the scripts by that stand in pages: the first of all, and that of marked figures."""
    return _hash(opening()), _hash(scripts.marked())


@cache
def _hash(text: str) -> str:
    return b64encode(sha256(text.encode()).digest()).decode()


def styles() -> str:
    """The stylesheets, in the page itself: five files more would keep the first paint waiting."""
    return f"<style>{sheets()}</style>"


def titled(title: str) -> str:
    """What a tab, a bookmark and a page of results call a page: its own name before that of the whole."""
    return title if title.endswith(NAME) else f"{title} · {NAME}"


def head(title: str) -> str:
    """What every page has in its head; the script in it would keep the first paint waiting as a file."""
    return f"""<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(titled(title))}</title>
<meta name="description" content="{escape(SUMMARY)}">
<link rel="icon" href="{asset("icon.svg")}" type="image/svg+xml">
<script data-charts="{asset(CHARTS)}">{opening()}</script>"""


def _place(path: str) -> str:
    """The entry of the navigation that a path belongs to."""
    inside = [place for place in PLACES if path == place or path.startswith(f"{place}/")]
    return inside[0] if inside else ""


def _link(place: str, path: str) -> str:
    here = f' aria-current="{"page" if place == path else "true"}"' if place == _place(path) else ""
    return f'<li><a href="{place}"{here}>{PLACES[place]}</a></li>'


def masthead(path: str) -> str:
    links = "".join(_link(place, path) for place in PLACES)
    return f"""<a class="skip" href="#main">Skip to the content</a>
<header class="masthead-rule"><div class="masthead">
<a class="name" href="/">{NAME}</a>
<nav aria-label="Pages"><ul>{links}</ul></nav>
<button id="theme" type="button" hidden>Dark colours</button>
</div></header>"""


COLOPHON = """<footer class="colophon-rule"><div class="colophon">
<p><a href="/official">{reach}</a>: Home Office. Contains public sector information licensed under the
<a href="{licence}">Open Government Licence v3.0</a>. Crown copyright.</p>
<p>Articles are quoted, with attribution, only where they bear a figure. A verdict reports
arithmetic: it says whether a number agrees with others, not why.
<a href="/method">How figures are read and checked</a>.</p>
</div></footer>"""


def colophon() -> str:
    """What stands below every page: how far the official figures go, and whose they are."""
    try:
        reach = _reach(store.current())
    except InputError:
        # The page that says that the tables cannot be read has a footer too.
        reach = ""
    return COLOPHON.format(reach=reach or "Official figures", licence=LICENCE)


@kept
def _reach(held: Store) -> str:
    return series.reach(series.extent(held, "arrivals"))


def document(
    title: str, path: str, main: str, tags: str = "", ahead: str = "", first: str = ""
) -> str:
    """The page that both kinds share: plain pages, and pages that a program takes over.

    `tags` stand at its end, `ahead` in its head: what is asked for while the page is read.
    `first` names the element that is begun before the first paint: without it a browser may paint an empty page, and
    what a reader came for in a second frame.
    """
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
{head(title)}
{ahead}
{styles()}{f'<link rel="expect" href="#{first}" blocking="render">' if first else ""}
</head>
<body>
{masthead(path)}
<main id="main" tabindex="-1">
{main}
</main>
{colophon()}
{tags}
</body>
</html>
"""


def program() -> str:
    """The scripts of ours for a program, which run when the page is read: it need not wait to be painted."""
    return f'<script defer src="{scripts.address()}"></script>'


def page(title: str, body_html: str, path: str, tags: str = "") -> str:
    """A page that needs no program: `body_html` is already safe to send, and so are the tags at its end."""
    g.plain = True
    return document(title, path, body_html, tags)


def marked() -> str:
    """What a plain page does with its marked figures, in the page itself: a file more would keep it waiting."""
    return f"<script>{scripts.marked()}</script>"
