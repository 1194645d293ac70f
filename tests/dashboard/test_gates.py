import copy
import random

import dash
import pytest

from dashboard import gates, shell
from dashboard.problems import FOR_PROGRAMS


CALLBACKS = "/_dash-update-component"

# What may stand anywhere in a body that no page of ours sent.
JUNK = (None, True, 0, -1, "", "x", [], {}, [[]], [{}], {"id": 1}, "..a.b...c.d..", "🚤" * 99)


def parts(ids):
    return [{"id": one["id"], "property": one["property"], "value": "/"} for one in ids]


def outputs(name: str) -> list[dict] | dict:
    parts = [part.rpartition(".") for part in name.strip(".").split("...")]
    written = [{"id": identity, "property": prop.split("@")[0]} for identity, _, prop in parts]
    return written if name.startswith("..") else written[0]


@pytest.fixture
def bodies(app, client) -> list[dict]:
    """A body for each callback, in the shape that its page sends."""
    client.get("/_dash-dependencies")
    return [
        {
            "output": output,
            "outputs": outputs(output),
            "inputs": parts(callback["inputs"]),
            "state": parts(callback["state"]),
            "changedPropIds": [],
        }
        for output, callback in app.callback_map.items()
        if "callback" in callback
    ]


def mutant(body: dict, chance: random.Random) -> dict:
    """The body with one of its parts, at any depth, gone or replaced by junk."""
    changed = copy.deepcopy(body)
    place, key = changed, chance.choice(list(changed))
    while isinstance(place[key], dict | list) and place[key] and chance.random() < 0.6:
        place = place[key]
        key = chance.choice(list(place) if isinstance(place, dict) else range(len(place)))
    if chance.random() < 0.3:
        del place[key]
    else:
        place[key] = chance.choice(JUNK)
    return changed


def test_a_sound_body_is_admitted(app, bodies):
    assert bodies
    assert all(gates._fits(body, app.callback_map) for body in bodies)


@pytest.mark.parametrize("seed", range(10))
def test_no_mutant_of_a_body_is_a_fault_of_ours(client, bodies, seed):
    chance = random.Random(seed)
    for _ in range(100):
        body = mutant(chance.choice(bodies), chance)
        # A value is the callback's own matter; here it is the shape that is wrong.
        if not gates._fits(body, {}):
            body["output"] = body.get("output") if chance.random() < 0.5 else chance.choice(JUNK)
        response = client.post(CALLBACKS, json=body)
        assert response.status_code < 500, body
        assert b"Traceback" not in response.data


def test_the_name_of_a_part_is_no_object(client, bodies):
    for body in bodies:
        several = isinstance(body["outputs"], list)
        for part in body["outputs"] if several else [body["outputs"]]:
            if not str(part["id"]).startswith("{"):
                changed = copy.deepcopy(body)
                where = changed["outputs"] if several else [changed["outputs"]]
                next(each for each in where if each["id"] == part["id"])["id"] = {"id": 1}
                assert client.post(CALLBACKS, json=changed).status_code == 400


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b"null", b"5", b'"x"', b"\xff\xfe", b"{}", b"[" * 1_000_000]
)
def test_a_body_that_is_no_callback_is_refused(client, body):
    response = client.post(CALLBACKS, data=body, content_type="application/json")
    assert response.status_code == 400
    assert response.get_json(force=True)["detail"].startswith("callback: ")


@pytest.mark.parametrize("address", [CALLBACKS, "/api/v1/check", "/data", "/nothing"])
def test_a_body_without_a_length_is_refused(client, address):
    response = client.post(address, headers={"Transfer-Encoding": "chunked"})
    assert response.status_code == 411


@pytest.mark.parametrize("address", [CALLBACKS, "/api/v1/check"])
def test_a_body_that_is_too_long_is_refused_by_its_length_alone(client, address):
    response = client.post(address, content_length=gates.MOST_BYTES + 1)
    assert response.status_code == 413


@pytest.mark.parametrize("address", shell.PLACES)
def test_every_place_of_the_navigation_is_there(client, address):
    assert client.get(address).status_code == 200


def test_every_page_of_dash_is_there(client, published):
    row = published.rows("select claim_id from claims limit 1")[0]
    for page in dash.page_registry.values():
        path = gates.VARIABLE.sub(
            lambda found: row[found[1]], page["path_template"] or page["path"]
        )
        assert client.get(path).status_code == 200, path


@pytest.mark.parametrize(
    "address", ["/nothing", "/figures/nothing", "/figures/a/b", "/checks/x", "/wp-login.php", "/%00", "/..%2f"]
)  # fmt: skip
def test_an_unknown_address_is_not_found_and_the_page_helps(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert all(f'href="{place}"' in response.text for place in shell.PLACES)


def test_an_address_is_never_repeated_as_html(client):
    assert "<script>alert" not in client.get("/<script>alert(1)</script>").text


@pytest.mark.parametrize("prefix", FOR_PROGRAMS)
def test_a_program_gets_its_problem_in_json(client, prefix):
    response = client.get(f"{prefix}nothing")
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert set(response.get_json(force=True)) == {"type", "title", "status", "detail", "instance"}


def test_a_fault_of_ours_is_told_without_its_code(app, client, monkeypatch):
    def broken():
        raise RuntimeError("secret")

    monkeypatch.setitem(app.server.view_functions, "healthz", broken)
    response = client.get("/healthz")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "Traceback" not in response.text
