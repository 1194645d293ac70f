import json
import os
import re
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from sources import ROOT

from dashboard import headers


# One address of every kind of answer: page, plain page, file, stream, error, program, asset.
ADDRESSES = {
    "/": 200,
    "/data": 200,
    "/method": 200,
    "/data/claims.csv": 200,
    "/data/claims.json": 200,
    "/data/claims.parquet": 200,
    "/data/all.zip": 200,
    "/data/datapackage.json": 200,
    "/data/claims.csv?colour=red": 400,
    "/data/nothing.csv": 404,
    "/nothing": 404,
    "/figures/nothing": 404,
    "/sources/nothing": 404,
    "/api/v1/claims": 200,
    "/api/v1/claims?limit=many": 400,
    "/api/v1/check": 405,
    "/api/v1/openapi.json": 200,
    "/healthz": 200,
    "/assets/10-tokens.css": 200,
    "/assets/nothing.css": 404,
    "/_dash-layout": 200,
    "/_dash-dependencies": 200,
    "/_dash-component-suites/nothing/nothing.js": 404,
    "/_dash-component-suites/dash/deps/nothing.js": 404,
}


@pytest.mark.parametrize(("address", "status"), ADDRESSES.items())
def test_every_kind_of_answer_carries_every_header(client, address, status):
    response = client.get(address)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in headers.FIXED} == headers.FIXED
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_the_policy_lets_no_script_in_but_ours(client):
    policy = client.get("/").headers["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]*);", policy)[1].split()
    assert scripts[0] == "'self'"
    assert scripts[1:]
    assert all(re.fullmatch(r"'sha256-[\w+/]{43}='", source) for source in scripts[1:])
    assert "frame-ancestors 'none'" in policy


def test_the_policy_names_no_other_host(client):
    assert "http" not in client.get("/").headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/", "/figures", "/sources/daily-mail-2025-10-20", "/nothing"])
def test_no_page_runs_what_stands_in_it(client, address):
    """No handler in an attribute, no script without an address but those that the policy names."""
    page = client.get(address)
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "unsafe-inline" not in re.search(r"script-src ([^;]*);", policy)[1]
    assert re.findall(r"<[^>]*\son[a-z]+\s*=", page.text) == []
    assert "javascript:" not in page.text.lower()


@pytest.mark.parametrize("address", ["/sources/daily-mail-2025-10-20", "/nothing", "/sources/none"])
def test_a_plain_page_lets_in_its_own_stylesheet_and_no_other(client, address):
    page = client.get(address)
    styles = re.search(r"style-src ([^;]*);", page.headers["Content-Security-Policy"])[1]
    written = re.findall(r"<style>(.*?)</style>", page.text, re.DOTALL)
    hashed = [b64encode(sha256(sheet.encode()).digest()).decode() for sheet in written]
    assert styles.split() == ["'self'", *(f"'sha256-{each}'" for each in hashed)]
    assert " style=" not in page.text.replace(written[0], "")


def test_an_answer_to_the_form_is_a_plain_page(client):
    answer = client.post("/check", data={"example": "yes"})
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"]
    assert " style=" not in answer.text


def test_no_page_asks_anything_of_another_host(client):
    """Links lead out; what a page loads by itself does not."""
    loads = re.compile(
        r"<(?:script|img|iframe|link|source|video|audio|object|embed)\b[^>]*?(?:src|href|data)=\"([^\"]+)"
    )
    for address in (
        "/",
        "/figures",
        "/official",
        "/check",
        "/data",
        "/sources/daily-mail-2025-10-20",
    ):
        loaded = loads.findall(client.get(address).text)
        assert loaded
        # A part of the page itself is asked of nobody.
        asked = [each for each in loaded if not each.startswith("#")]
        assert [each for each in asked if not each.startswith("/") or each.startswith("//")] == []
    styles = re.findall(r"url\(|@import", client.get("/").text.partition("</style>")[0])
    assert styles == []


def test_no_variable_of_the_surroundings_opens_an_interface_that_is_not_told(data: Path) -> None:
    """Dash serves its callbacks to programs at /_mcp where DASH_MCP_ENABLED asks for it."""
    asked = (
        "import sys; from pathlib import Path; from dashboard import app; "
        "client = app.create(Path(sys.argv[1])).server.test_client(); "
        "print([client.post('/_mcp', json={}).status_code, client.get('/_mcp').status_code])"
    )
    told = subprocess.run(
        [sys.executable, "-c", asked, str(data)],
        capture_output=True, text=True, cwd=ROOT, env=os.environ | {"DASH_MCP_ENABLED": "true"}, check=True,
    )  # fmt: skip
    assert json.loads(told.stdout) == [405, 404]
