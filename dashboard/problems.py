"""An error comes in, a page for people or a problem for programs (RFC 9457) goes out."""

import json

from dash.exceptions import DependencyException
from flask import Flask, Response, current_app, request
from werkzeug.exceptions import BadRequest, HTTPException, InternalServerError, NotFound

from dashboard import departures, fragments, nearest, shell, store
from dashboard.departures import Departed
from dashboard.nearest import Suggestion
from etl.vocabulary import InputError


# Below these a program asks, not a person.
FOR_PROGRAMS = ("/api/", "/data/", "/_dash")

# The heading where a link cites a figure that is not held any more.
CITED = "The figure that was cited is no longer here"

# What an error says in its headers beside its words.
TELLING = ("Allow", "Retry-After")


def install(server: Flask) -> None:
    """Answer every error in words, with what can be done, and never with the code that failed."""
    server.register_error_handler(HTTPException, answer)
    server.register_error_handler(InputError, refused)
    server.register_error_handler(DependencyException, unpublished)
    server.register_error_handler(Exception, unforeseen)


def answer(error: HTTPException) -> Response:
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    response = problem(error) if request.path.startswith(FOR_PROGRAMS) else page(error)
    told = dict(error.get_headers())
    response.headers.update({name: told[name] for name in TELLING if name in told})
    return response


def refused(error: InputError) -> Response:
    """What was asked for cannot be read: the message says what could be."""
    return answer(BadRequest(str(error)))


def unpublished(error: DependencyException) -> Response:
    """Dash was asked for a file of a package that the page does not use."""
    return answer(NotFound("Nothing is published at this address."))


def unforeseen(error: Exception) -> Response:
    current_app.logger.error("%s %s", request.method, request.path, exc_info=error)
    return answer(InternalServerError("The program could not answer; the fault is noted."))


def problem(error: HTTPException) -> Response:
    """Problem details: the address asked for, what is the matter, and what was expected."""
    details = {
        "type": "about:blank",
        "title": error.name,
        "status": error.code,
        "detail": error.description,
        "instance": request.path,
    }
    body = json.dumps(details, ensure_ascii=False) + "\n"
    # A program in a page of another site is told what is the matter, as it would be given the rows.
    headers = {"Access-Control-Allow-Origin": "*"}
    return Response(body, error.code, headers, mimetype="application/problem+json")


def page(error: HTTPException) -> Response:
    gone = departed() if error.code == 404 else None
    title = CITED if gone else heading(error)
    body = fragments.render(
        "problem",
        heading=title,
        error=error,
        gone=gone,
        asked=request.path if error.code == 404 else "",
        near=near(request.path) if error.code == 404 and not gone else [],
        places=shell.PLACES,
    )
    return Response(shell.page(title, body, request.path), error.code)


def departed() -> Departed | None:
    """What is known of a figure that a link cites and that is not held; None for any other address."""
    try:
        return departures.find(store.current(), request.path, request.args.to_dict(flat=False))
    except InputError:
        return None


def near(path: str) -> list[Suggestion]:
    """What may have been meant; nothing where the tables cannot be read, which is told already."""
    try:
        return nearest.find(store.current(), path)
    except InputError:
        return []


def heading(error: HTTPException) -> str:
    return "There is no page here" if error.code == 404 else error.name
