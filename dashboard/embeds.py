"""The name of a chart and the query of a view come in, the chart's files and the chart alone go out."""

import json
from typing import Any

from flask import Flask, Response, abort, make_response, request
from markupsafe import Markup

from dashboard import exhibits, fragments, panels, prerender, series, shell, store
from dashboard.exhibits import Exhibit
from dashboard.views import asked, chosen


CALLED = {"csv": "text/csv", "svg": "image/svg+xml", "json": "application/json"}

# The page has buttons of its own.
CONFIG = panels.GRAPH | {"displayModeBar": False}


def install(server: Flask) -> None:
    """Answer /charts/<name>.<extension>, /charts/<name>/figures.csv and /?embed=1&chart=<name>."""
    server.add_url_rule("/charts/<name>.<extension>", view_func=file)
    server.add_url_rule("/charts/<name>/figures.csv", view_func=figures)
    # Before Dash, which answers every address at the root with its own page.
    server.before_request(embedded)


def is_embed() -> bool:
    return request.path == "/" and request.args.get("embed") == "1"


def embedded() -> Response | None:
    """One chart alone, for a page elsewhere to show in a frame."""
    if not is_embed():
        return None
    return make_response(alone(found(request.args.get("chart", next(iter(chosen.CHARTS))))))


def file(name: str, extension: str) -> Response:
    exhibit = found(name)
    if extension == "html":
        return make_response(page(exhibit))
    makers = {"csv": csv, "svg": svg, "json": drawn}
    if extension not in makers or (extension == "json" and exhibit.figure is None):
        abort(404, f"{name}.{extension}: no such file, expected {', '.join(makers)} or html.")
    return sent(makers[extension](exhibit), CALLED[extension], f"{name}.{extension}")


def figures(name: str) -> Response:
    return sent(exhibits.figures_csv(found(name)), CALLED["csv"], f"{name}-figures.csv")


def found(name: str) -> Exhibit:
    """The chart of the view that the address asks for."""
    held = store.current()
    known = series.years(held)
    exhibit = None
    if name in chosen.CHARTS and known:
        exhibit = chosen.of(held, name, asked.read(known, request.args.to_dict(flat=False)))
    if exhibit is None:
        abort(
            404, f"No chart of that name has anything to show, expected {', '.join(chosen.CHARTS)}."
        )
    return exhibit


def query() -> dict[str, Any]:
    known = series.years(store.current())
    return asked.query(asked.read(known, request.args.to_dict(flat=False)), known)


def view(name: str) -> str:
    """Where the chart stands among the others."""
    return f"{request.url_root.rstrip('/')}{panels.address('/', **query())}#chart-{name}"


def csv(exhibit: Exhibit) -> str:
    return exhibits.csv(exhibit)


def svg(exhibit: Exhibit) -> str:
    return exhibits.svg(exhibit, view(exhibit.name))


def drawn(exhibit: Exhibit) -> str:
    """What plotly draws, and how it may be used."""
    return f'{{"config":{json.dumps(CONFIG)},"figure":{exhibit.figure.to_json()}}}'


def sent(text: str, mimetype: str, name: str) -> Response:
    """A file that a reader need not fetch again while it is unchanged."""
    response = Response(text, mimetype=mimetype)
    if mimetype == CALLED["csv"]:
        response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.add_etag()
    return response.make_conditional(request)


def page(exhibit: Exhibit) -> str:
    """All rows of a chart, as a page of its own: it works without any program."""
    body = fragments.render(
        "rows",
        exhibit=exhibit,
        table=Markup(prerender.to_html(exhibits.table(exhibit))),
        view=view(exhibit.name),
    )
    return shell.page(exhibit.title, body, request.path)


def alone(exhibit: Exhibit) -> str:
    base = request.url_root.rstrip("/")
    shown = exhibits.shown(exhibit, store.current(), query(), base, alone=True)
    return fragments.render(
        "embed",
        exhibit=exhibit,
        shown=shown,
        view=view(exhibit.name),
        head=Markup(shell.head(exhibit.title)),
        styles=Markup(shell.styles()),
        name=shell.NAME,
        script=shell.asset("live.js"),
    )
