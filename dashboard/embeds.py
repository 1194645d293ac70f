"""The name of a chart and the query of a view come in, the chart's files and the chart alone go out."""

import json
from typing import Any

from flask import Flask, Response, abort, make_response, redirect, request
from markupsafe import Markup

from dashboard import exhibits, fragments, panels, prerender, series, shell, store
from dashboard.exhibits import Exhibit
from dashboard.views import chosen
from dashboard.views.chosen import GALLERIES, Gallery


CALLED = {"csv": "text/csv", "svg": "image/svg+xml", "json": "application/json"}

# The page has buttons of its own; plotly would offer to send the chart to a host of its own.
CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
    "scrollZoom": False,
    "doubleClick": False,
}


def install(server: Flask) -> None:
    """Answer /charts/<name>.<extension>, /charts/<name>/figures.csv and ?embed=1&chart=<name> on a page."""
    server.add_url_rule("/charts/<name>.<extension>", view_func=file)
    server.add_url_rule("/charts/<name>/figures.csv", view_func=figures)
    # What was the address of the rows before other charts had files.
    server.add_url_rule("/official/rows.csv", "official_rows", moved)
    # Before Dash, which answers the address of every page with its own.
    server.before_request(embedded)


def is_embed() -> bool:
    return request.path in GALLERIES and request.args.get("embed") == "1"


def embedded() -> Response | None:
    """One chart alone, for a page elsewhere to show in a frame."""
    if not is_embed():
        return None
    gallery = GALLERIES[request.path]
    return make_response(alone(found(request.args.get("chart", next(iter(gallery.charts))))))


def moved() -> Response:
    query = request.query_string.decode()
    return redirect(f"/charts/official.csv{'?' if query else ''}{query}", 308)


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
    exhibit = None
    if name in chosen.CHARTS and series.years(held):
        exhibit = chosen.of(held, name, asked(chosen.CHARTS[name]))
    if exhibit is None:
        abort(
            404, f"No chart of that name has anything to show, expected {', '.join(chosen.CHARTS)}."
        )
    return exhibit


def asked(gallery: Gallery) -> Any:
    """What the address asks of the page that has the chart."""
    return gallery.read(store.current(), request.args.to_dict(flat=False))


def query(exhibit: Exhibit) -> dict[str, Any]:
    gallery = GALLERIES[exhibit.page]
    return gallery.say(store.current(), asked(gallery))


def view(exhibit: Exhibit) -> str:
    """Where the chart stands among the others."""
    address = panels.address(exhibit.page, **query(exhibit))
    return f"{request.url_root.rstrip('/')}{address}#chart-{exhibit.name}"


def csv(exhibit: Exhibit) -> str:
    return exhibits.csv(exhibit)


def svg(exhibit: Exhibit) -> str:
    return exhibits.svg(exhibit, view(exhibit))


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
        table=Markup(prerender.to_html(exhibits.table(exhibit))),  # nosec B704 - escapes what it writes
        view=view(exhibit),
    )
    return shell.page(exhibit.title, body, request.path)


def alone(exhibit: Exhibit) -> str:
    base = request.url_root.rstrip("/")
    shown = exhibits.shown(exhibit, store.current(), query(exhibit), base, alone=True)
    return fragments.render(
        "embed",
        exhibit=exhibit,
        shown=shown,
        view=view(exhibit),
        head=Markup(shell.head(exhibit.title)),  # nosec B704 - escapes what it writes
        styles=Markup(shell.styles()),  # nosec B704 - our own file
        name=shell.NAME,
        script=shell.asset("live.js"),
    )
