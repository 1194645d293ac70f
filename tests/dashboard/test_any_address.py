"""Addresses that the pages lead to, each spoilt in one place, never meet a fault of ours."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pytest
from dash import Dash
from selectolax.lexbor import LexborHTMLParser
from sources import ROOT

from dashboard import gates, shell
from etl import tables


SEED, TURNS, IN_A_TURN = 20251020, 8, 40
ODDITIES = (
    *("", "0", "-1", "1e9", "NaN", "null", "true", "2025-02-30", "2025-01-01..2024-01-01", "9" * 400),
    *("' or 1=1 --", "%", "_", "\0", "\r\nX: y", "¼", "\u202e", "\ud7ff", "../../etc/passwd", "{}", "<script>"),
)  # fmt: skip
# A program has no link to these.
FURTHER = ("/healthz", "/_dash-layout", "/_dash-dependencies", "/data/claims.json?verdict=differs")


@cache
def addresses(app: Dash) -> list[str]:
    """What the pages and the pages that they lead to give as addresses of this site."""
    found, client = {*FURTHER, *shell.PLACES}, app.server.test_client()
    for place in shell.PLACES:
        page = LexborHTMLParser(client.get(place, buffered=True).text)
        found |= set(_linked(page, place))
    return sorted(found)


def _linked(page: LexborHTMLParser, place: str) -> Iterator[str]:
    for link in page.css("a[href]"):
        address = link.attributes["href"] or ""
        if address.startswith("/") and not address.startswith("//"):
            yield address.partition("#")[0]
    for field in page.css("form [name]"):
        yield f"{place}?{field.attributes['name']}=1"


def spoilt(address: str, chance: random.Random) -> str:
    """The address with another value for one name of its query or one part of its path, or with one more name."""
    parts, odd = urlsplit(address), chance.choice(ODDITIES)
    query = parse_qsl(parts.query, keep_blank_values=True)
    steps = parts.path.split("/")
    kind = chance.choice(["value", "value", "step", "further"])
    if kind == "value" and query:
        at = chance.randrange(len(query))
        query[at] = query[at][0], odd
    elif kind == "step":
        steps[chance.randrange(1, len(steps))] = quote(odd or "x", safe="")
    else:
        query.append((odd, odd))
    return "/".join(steps) + (f"?{urlencode(query)}" if query else "")


@pytest.mark.parametrize("turn", range(TURNS))
def test_a_spoilt_address_is_no_fault_of_ours(app: Dash, turn: int) -> None:
    chance = random.Random(SEED + turn)
    known = addresses(app)
    for _ in range(IN_A_TURN):
        asked = spoilt(chance.choice(known), chance)
        answer = app.server.test_client().get(asked, buffered=True)
        assert answer.status_code < 500, asked
        shown = "" if answer.status_code == 200 and _is_file(answer) else answer.text
        assert "Traceback" not in shown, asked
        assert str(ROOT) not in shown, asked
        answer.close()


def _is_file(answer: Any) -> bool:
    return not answer.mimetype.startswith("text/html")


def test_many_kinds_of_addresses_are_spoilt(app: Dash) -> None:
    known = addresses(app)
    first = {urlsplit(address).path.split("/")[1] for address in known}
    assert {"figures", "checks", "sources", "data", "charts", "official"} <= first
    assert sum("?" in address for address in known) > len(known) / 10
    assert gates.CALLBACKS not in known
    assert len(known) > len(tables.TABLES) * 3
