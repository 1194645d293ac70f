"""Requests made up from the description of the interface, and against it, never meet a fault of ours."""

import json
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard import checking, openapi
from dashboard.rates import Rates


DESCRIBED = openapi.describe()
LISTS = [f"{openapi.PREFIX}/{table}" for table in openapi.TABLES]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
NOTHING_SOUND = (
    "",
    "0",
    "-1",
    "1e9",
    "NaN",
    "null",
    "true",
    "2025-02-30",
    "9" * 400,
    "' or 1=1 --",
)
ODD = st.sampled_from([*NOTHING_SOUND, "%", "_", "\0", "¼", "🚤", "../", "{}"])
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def of_parameter(described: dict[str, Any]) -> st.SearchStrategy[str]:
    """A value that the description allows, or anything else."""
    schema = described["schema"].get("items", described["schema"])
    return st.one_of(st.sampled_from(schema["enum"]) if "enum" in schema else TEXTS, ODD, TEXTS)


@st.composite
def listings(draw: st.DrawFn) -> str:
    """A list with some of its parameters, and one now and then that it does not have."""
    path = draw(st.sampled_from(LISTS))
    known = {each["name"]: each for each in DESCRIBED["paths"][path]["get"]["parameters"]}
    names = draw(st.lists(st.sampled_from(sorted(known)) | TEXTS, max_size=3))
    pairs = [(name, draw(of_parameter(known[name]) if name in known else TEXTS)) for name in names]
    return f"{path}?{urlencode(pairs)}"


def fits(answer: Any, operation: dict[str, Any]) -> None:
    """The answer is one that the description foresees for the operation, in the shape that it tells."""
    assert answer.status_code < 500, answer.text
    told = operation["responses"].get(str(answer.status_code)) or operation["responses"]["default"]
    ((mimetype, content),) = told["content"].items()
    assert answer.mimetype == mimetype
    whole = content["schema"] | {"components": DESCRIBED["components"]}
    jsonschema.validate(json.loads(answer.data), whole)
    assert "Traceback" not in answer.text


@settings(max_examples=300)
@given(address=listings())
def test_any_question_for_rows_is_answered_as_described(app, address: str) -> None:
    operation = DESCRIBED["paths"][address.partition("?")[0]]["get"]
    fits(app.server.test_client().get(address), operation)


@settings(max_examples=100)
@given(
    body=ANY
    | st.fixed_dictionaries({}, optional={"text": ANY, "published": ODD | ANY, "file": ANY}),
    mimetype=st.sampled_from(["application/json", "text/plain", "multipart/form-data", ""]),
)
def test_any_body_is_answered_as_described(app, body: Any, mimetype: str) -> None:
    checking._rates = Rates()
    sent = json.dumps(body).encode()
    answer = app.server.test_client().post(
        "/api/v1/check", data=sent, content_type=mimetype or None
    )
    fits(answer, DESCRIBED["paths"]["/api/v1/check"]["post"])


@settings(max_examples=50)
@given(
    name=st.sampled_from(["a.txt", "a.html", "a.pdf"]) | TEXTS,
    content=st.binary(max_size=200),
    published=ODD,
)
@pytest.mark.filterwarnings("ignore")
def test_any_file_is_answered_as_described(app, name: str, content: bytes, published: str) -> None:
    checking._rates = Rates()
    line = json.dumps(name, ensure_ascii=True)
    body = (
        b'--x\r\nContent-Disposition: form-data; name="published"\r\n\r\n'
        + published.encode()
        + b'\r\n--x\r\nContent-Disposition: form-data; name="file"; filename='
        + line.encode()
        + b"\r\n\r\n" + content + b"\r\n--x--\r\n"
    )  # fmt: skip
    answer = app.server.test_client().post(
        "/api/v1/check", data=body, content_type="multipart/form-data; boundary=x"
    )
    fits(answer, DESCRIBED["paths"]["/api/v1/check"]["post"])


@pytest.mark.parametrize("status", ["400", "411", "413", "429", "503"])
def test_every_refusal_of_a_text_is_described(status: str) -> None:
    responses = DESCRIBED["paths"]["/api/v1/check"]["post"]["responses"]
    assert list(responses[status]["content"]) == ["application/problem+json"]
