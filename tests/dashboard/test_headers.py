import re

import pytest

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
