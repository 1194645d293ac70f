"""A data folder comes in, the Dash app that shows it goes out."""

import re
from functools import cached_property
from pathlib import Path
from typing import Any

from dash import Dash, html, page_container, set_props
from dash._pages import _parse_query_string, _path_to_page
from flask import current_app, request

from dashboard import (
    answers,
    api,
    compression,
    downloads,
    embeds,
    gates,
    headers,
    prerender,
    problems,
    readers,
    results,
    scripts,
    shell,
    store,
    swaps,
)
from dashboard.pages import data as data_page
from dashboard.pages import interface, method


ALERT = "alert"
APOLOGY = "This part of the page could not be made. Reload the page, or go back to the last one."
# What is installed last looks at a response first: it is compressed when all else is done.
PARTS = (
    compression,
    headers,
    gates,
    problems,
    scripts,
    downloads,
    embeds,
    swaps,
    answers,
    api,
    readers,
    results,
    data_page,
    interface,
    method,
)
OF_APP = (headers, gates)
# What is parsed before the first paint of a page. Without it the first frame would be an empty one; were it the chart,
# the words that answer would wait for it, and it would be seen no sooner.
FIRST = {"/": "main"}
# Dash sends it unasked: a table that no page shows.
UNUSED = re.compile(r'<script src="[^"]*/dash_table/[^"]*"></script>\s*')


class App(Dash):
    """Dash, except that each page arrives with its content already in the HTML."""

    def interpolate_index(self, **parts: str) -> str:
        title, paint = _first_paint(request.path, f"?{request.query_string.decode()}")
        main = f'<div id="first-paint">{paint}</div>\n{parts["app_entry"]}'
        # Dash waits in a template, from which it is taken when what can be seen is painted.
        needed = UNUSED.sub("", parts["scripts"])
        program = f'<template id="program">{needed}{parts["renderer"]}</template>'
        tags = f"{parts['config']}\n{program}"
        first = FIRST.get(request.path, "")
        return shell.document(title, request.path, main, tags, shell.program(), first)

    def _generate_config_html(self) -> str:
        return self._settings

    @cached_property
    def _settings(self) -> str:
        """What Dash tells its program, the same on every page: each is then made and compressed for many readers.

        Else every page would have a sign of its own for work that goes on in the background; nothing here does.
        """
        return super()._generate_config_html()


def create(data: Path, written: Path | None = None) -> Dash:
    """The app over one data folder, or the database written of it, with everything that its server answers."""
    app = App(
        "dashboard",
        use_pages=True,
        assets_path_ignore=["vendor", "head"],
        assets_ignore=r".*\.js",
        include_pages_meta=False,
        suppress_callback_exceptions=True,
        update_title=None,
        title=shell.NAME,
        on_error=_say,
        # Or a variable of the surroundings would let programs call what is for the pages.
        enable_mcp=False,
    )
    store.install(app.server, data, written)
    app.layout = html.Div([html.Div(id=ALERT, role="alert", className="alert"), page_container])
    for part in PARTS:
        part.install(app if part in OF_APP else app.server)
    return app


def _say(error: Exception) -> None:
    """A callback that failed says so on the page, instead of leaving it silently as it was."""
    current_app.logger.error("callback: %s", error, exc_info=error)
    set_props(ALERT, {"children": APOLOGY})


def _first_paint(path: str, search: str) -> tuple[str, str]:
    page, variables = _path_to_page(path.strip("/"))
    if not page:
        return "Page not found", ""
    layout: Any = page["layout"]
    tree = layout(**_parse_query_string(search) | (variables or {})) if callable(layout) else layout
    title = page["title"]
    return title(**(variables or {})) if callable(title) else title, prerender.to_html(tree)
