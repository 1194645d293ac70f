"""The description of the interface comes in, a page that shows how to use it goes out, each example answered."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Flask, abort, current_app, request

from dashboard import fragments, openapi, prose, shell, store
from dashboard.store import Store


PATH = "/data/api"
TITLE = "The interface for programs"

CHECKED = {
    "published": "2025-10-20",
    "text": "So far this year 36,734 people have crossed the Channel in small boats.",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A question that can be asked as it stands: what it asks, its address, and what is sent with it."""

    said: str
    address: str
    body: dict[str, str] | None = None
    status: int = 200


# By operation, as the description names them.
EXAMPLES = {
    "list_documents": Example("One document", f"{openapi.PREFIX}/documents?limit=1"),
    "list_passages": Example(
        "A passage of the Daily Mail of 20 October 2025",
        f"{openapi.PREFIX}/passages?document_id=daily-mail-2025-10-20&limit=1",
    ),
    "list_claims": Example(
        "A figure on arrivals that agrees",
        f"{openapi.PREFIX}/claims?indicator=arrivals&verdict=agrees&limit=1",
    ),
    "list_clues": Example(
        "A part of a figure that a rule decided", f"{openapi.PREFIX}/clues?how=assumed&limit=1"
    ),
    "list_numbers": Example(
        "A number that was taken for a date", f"{openapi.PREFIX}/numbers?taken_as=date&limit=1"
    ),
    "list_observations": Example(
        "Arrivals on 18 October 2025, as they stand now",
        f"{openapi.PREFIX}/observations?indicator=arrivals&period_start=2025-10-18"
        "&period_end=2025-10-18&vintage_to=",
    ),
    "list_series": Example("How far each official series goes", f"{openapi.PREFIX}/series"),
    "list_findings": Example(
        "A finding of the check on differences",
        f"{openapi.PREFIX}/findings?check=stated_differences&limit=1",
    ),
    "list_implied_totals": Example(
        "Between which totals the sources leave room",
        f"{openapi.PREFIX}/implied_totals?indicator=returns_to_france&limit=1",
    ),
    "check": Example(
        "A sentence, and the day it was published", f"{openapi.PREFIX}/check", CHECKED
    ),
}
REFUSED = Example("A column that there is not", f"{openapi.PREFIX}/claims?colour=red", None, 400)


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked at one address, with an example and what it is answered with today."""

    name: str
    method: str
    path: str
    summary: str
    parameters: list[dict[str, Any]]
    example: Example
    answer: str


def install(server: Flask) -> None:
    """Answer /data/api."""
    server.add_url_rule(PATH, "interface", page)


def page() -> str:
    base = request.url_root.rstrip("/")
    body = fragments.render(
        "interface",
        title=TITLE,
        operations=store.current().once(operations),
        refused=REFUSED,
        refusal=store.current().once(refusal),
        curl=lambda example: curl(base, example),
        base=base,
        prefix=openapi.PREFIX,
        most_rows=openapi.ROWS_AT_MOST,
        unasked=openapi.ROWS_UNASKED,
        prose=prose.html,
    )
    return shell.page(TITLE, body, PATH)


def operations(held: Store) -> tuple[Operation, ...]:
    """Every operation of the description in its order."""
    return tuple(_operations(openapi.describe()["paths"]))


def _operations(paths: dict[str, Any]) -> Iterator[Operation]:
    for path, methods in paths.items():
        for method, told in methods.items():
            example = EXAMPLES[told["operationId"]]
            yield Operation(
                told["operationId"],
                method.upper(),
                path,
                told["summary"],
                told.get("parameters", []),
                example,
                answer(example),
            )


def refusal(held: Store) -> str:
    return answer(REFUSED)


def answer(example: Example) -> str:
    """What the example is answered with, asked as a program would ask it."""
    client = current_app.test_client()
    sent = {"method": "POST", "json": example.body} if example.body else {}
    response = client.open(example.address, **sent)
    if response.status_code != example.status:
        # Texts of others are being checked: the page can be had in a moment, the example with it.
        abort(503, "The examples could not be answered just now. Try again in a moment.")
    return json.dumps(response.get_json(force=True), ensure_ascii=False, indent=2)


def curl(base: str, example: Example) -> str:
    """The example as a line for a terminal."""
    line = f'curl "{base}{example.address}"'
    if not example.body:
        return line
    sent = json.dumps(example.body, ensure_ascii=False)
    return f"{line} \\\n  --json '{sent}'"
