"""Requests made up from the description of the interface, and against it, never meet a fault of ours."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count, product
from typing import Any

import jsonschema
import pytest
import requests
import schemathesis
from examples import examples
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from requests.adapters import HTTPAdapter
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from dashboard import checking, openapi
from dashboard.filters import FURTHER
from dashboard.rates import Rates


DESCRIBED = openapi.describe()
INTERFACE = schemathesis.openapi.from_dict(DESCRIBED)
ADDRESSES = count(1)
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
ODDITIES = (*NOTHING_SOUND, "%", "_", "\0", "¼", "🚤", "../", "{}")
ODD = st.sampled_from(ODDITIES)
ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


def fits(answer: Any, operation: dict[str, Any]) -> None:
    """The answer is one that the description foresees for the operation, in the shape that it tells."""
    assert answer.status_code < 500, answer.text
    told = operation["responses"].get(str(answer.status_code)) or operation["responses"]["default"]
    ((mimetype, content),) = told["content"].items()
    assert answer.mimetype == mimetype
    whole = content["schema"] | {"components": DESCRIBED["components"]}
    jsonschema.validate(json.loads(answer.data), whole)
    assert "Traceback" not in answer.text


class FromElsewhere(HTTPAdapter):
    """Over it each visitor comes from an address of this machine that none had before: all have their allowance."""

    def init_poolmanager(self, *given: Any, **named: Any) -> None:
        third, fourth = divmod(next(ADDRESSES), 250)
        super().init_poolmanager(*given, source_address=(f"127.1.{third}.{fourth + 1}", 0), **named)


@contextmanager
def visitor() -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.trust_env = False
        session.mount("http://", FromElsewhere())
        yield session


@INTERFACE.parametrize()
@settings(
    max_examples=examples(15),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_what_schemathesis_makes_of_the_description_is_answered_so(
    case: schemathesis.Case, site: str
) -> None:
    """Requests as described and against it, over the wire."""
    with visitor() as session:
        case.call_and_validate(base_url=site, session=session, excluded_checks=unsaid(case))


def unsaid(case: schemathesis.Case) -> list[Any]:
    """What the description cannot say: which files can be read, and that nothing at all stands for not known."""
    of_file = case.media_type == "multipart/form-data"
    return [negative_data_rejection, *([positive_data_acceptance] if of_file else [])]


def of_each_kind(table: str) -> list[str]:
    """Of the parameters of a table, one for each kind of value."""
    parameters = DESCRIBED["paths"][f"{openapi.PREFIX}/{table}"]["get"]["parameters"]
    schemas = {each["name"]: each["schema"].get("items", each["schema"]) for each in parameters}
    first: dict[tuple[str, ...], str] = {}
    for name, schema in schemas.items():
        first.setdefault((schema["type"], schema.get("format", ""), *schema.get("enum", ())), name)
    return [*first.values(), *FURTHER.get(table, {}), "limit", "offset", "unknown"]


@pytest.mark.parametrize("table", openapi.TABLES)
def test_a_value_that_is_none_is_answered_as_described(app, table: str) -> None:
    path = f"{openapi.PREFIX}/{table}"
    for name, odd in product(of_each_kind(table), ODDITIES):
        answer = app.server.test_client().get(path, query_string={name: odd})
        fits(answer, DESCRIBED["paths"][path]["get"])


@settings(max_examples=examples(60))
@given(
    body=ANY
    | st.fixed_dictionaries({}, optional={"text": ANY, "published": ODD | ANY, "file": ANY}),
    mimetype=st.sampled_from(["text/plain", "multipart/form-data", "application/xml", ""]),
)
def test_any_body_of_another_kind_is_answered_as_described(app, body: Any, mimetype: str) -> None:
    checking._rates = Rates()
    sent = json.dumps(body).encode()
    answer = app.server.test_client().post(
        "/api/v1/check", data=sent, content_type=mimetype or None
    )
    fits(answer, DESCRIBED["paths"]["/api/v1/check"]["post"])


@settings(max_examples=examples(50))
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
