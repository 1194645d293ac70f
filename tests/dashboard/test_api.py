import json
import shlex

import jsonschema
import openapi_spec_validator
import pytest
from selectolax.lexbor import LexborHTMLParser

from dashboard import checking, openapi
from etl import tables


TEXT = "So far this year 36,734 people have crossed the Channel in small boats."


@pytest.mark.parametrize("table", openapi.TABLES)
def test_following_next_gives_every_row_once_and_in_order(client, published, table):
    address, rows = f"/api/v1/{table}?limit=1000", []
    while address:
        answer = client.get(address).get_json()
        rows += answer["rows"]
        address = answer["next"]
    assert rows == client.get(f"/data/{table}.json").get_json()
    assert answer["total"] == len(rows)


def test_a_filter_holds_through_the_next_address(client):
    first = client.get("/api/v1/claims?indicator=arrivals&indicator=boats&limit=1").get_json()
    second = client.get(first["next"]).get_json()
    assert first["total"] == second["total"]
    assert first["rows"] != second["rows"]
    assert {row["indicator"] for row in first["rows"] + second["rows"]} <= {"arrivals", "boats"}


@pytest.mark.parametrize("table", openapi.TABLES)
def test_rows_are_as_the_description_says(client, table):
    described = client.get("/api/v1/openapi.json").get_json()
    schema = described["components"]["schemas"][tables.TABLES[table].__name__]
    rows = client.get(f"/api/v1/{table}").get_json()["rows"]
    jsonschema.validate(rows, {"type": "array", "minItems": 1, "items": schema})


def test_every_address_of_the_description_answers(client):
    for path, methods in openapi.describe()["paths"].items():
        for method in methods:
            body = {"json": {"text": TEXT, "published": "2025-10-20"}} if method == "post" else {}
            assert client.open(path, method=method.upper(), **body).status_code == 200, path


def test_every_reference_of_the_description_leads_somewhere():
    described = json.dumps(openapi.describe())
    schemas = openapi.describe()["components"]["schemas"]
    named = {part.split('"')[0] for part in described.split("#/components/schemas/")[1:]}
    assert named
    assert named <= set(schemas)


@pytest.mark.parametrize(
    ("query", "detail"),
    [
        ("limit=1001", "limit: 1001, expected at most 1000"),
        ("limit=-1", "limit: '-1', expected a whole number"),
        ("limit=²", "limit: '²', expected a whole number"),
        ("offset=99999999999999999999", "offset: '99999999999999999999', expected a whole number"),
        (f"start={10**40}", "claims start: is beyond any number held, expected a whole number"),
        ("colour=red", "claims: no column 'colour', expected one of claim_id"),
    ],
)
def test_a_question_that_cannot_be_read_says_what_was_expected(client, query, detail):
    response = client.get(f"/api/v1/claims?{query}")
    assert response.status_code == 400
    problem = response.get_json(force=True)
    assert problem["status"] == 400
    assert problem["instance"] == "/api/v1/claims"
    assert problem["detail"].startswith(detail)


def test_a_text_is_read_and_checked(client):
    response = client.post("/api/v1/check", json={"text": TEXT, "published": "2025-10-20"})
    answer = response.get_json()
    assert set(answer) == {"document", "claims", "findings", "numbers"}
    (claim,) = answer["claims"]
    assert (claim["value"], claim["exact"], claim["indicator"]) == (36734, "36,734", "arrivals")
    assert TEXT[claim["start"] : claim["end"]] == claim["exact"]


def test_a_text_read_is_as_the_description_says_and_tells_why(client):
    described = client.get("/api/v1/openapi.json").get_json()
    responses = described["paths"]["/api/v1/check"]["post"]["responses"]
    schema = responses["200"]["content"]["application/json"]["schema"]
    answer = client.post("/api/v1/check", json={"text": TEXT, "published": "2025-10-20"}).get_json()
    jsonschema.validate(answer, schema | {"components": described["components"]})
    why = answer["claims"][0]["why"]
    assert ("period", "beside", "So far this year") in {
        (reason["part"], reason["how"], reason["exact"]) for reason in why
    }
    assert "No words name the end: taken from the day of publication." in {
        reason["says"] for reason in why
    }


def test_the_reasons_of_a_document_are_those_of_its_figures(client):
    claims = client.get("/data/claims.json").get_json()
    document = next(row["document_id"] for row in claims if row["start"] is not None)
    reasons = client.get(f"/api/v1/clues?document_id={document}&limit=1000").get_json()
    own = {row["claim_id"] for row in claims if row["document_id"] == document}
    assert {row["claim_id"] for row in reasons["rows"]} == own
    assert {row["how"] for row in reasons["rows"]} >= {"beside", "assumed"}


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (5, "body: not a JSON object"),
        ([], "body: not a JSON object"),
        ({}, "text: empty or not a string"),
        ({"text": " ", "published": "2025-10-20"}, "text: empty or not a string"),
        ({"text": 5, "published": "2025-10-20"}, "text: empty or not a string"),
        ({"text": TEXT}, "published: None, expected the day of publication"),
        ({"text": TEXT, "published": 5}, "published: 5, expected the day of publication"),
        ({"text": TEXT, "published": "20 October"}, "published: '20 October', expected the day"),
        ({"text": f"\ud800 {TEXT}", "published": "2025-10-20"}, "text: holds half a character"),
        ({"text": TEXT, "published": "0001-01-01"}, "text: was published on 0001-01-01, expected"),
        (
            {"text": "x" * (checking.MOST_CHARACTERS + 1)},
            "text: 100,001 characters, expected at most",
        ),
    ],
)
def test_a_text_that_cannot_be_checked_says_why(client, body, detail):
    response = client.post("/api/v1/check", json=body)
    assert response.status_code == 400
    assert response.get_json(force=True)["detail"].startswith(detail)


def test_json_nested_beyond_measure_is_no_fault_of_ours(client):
    for body in ("[" * 1_000_000, '{"text":' * 100_000):
        response = client.post("/api/v1/check", data=body, content_type="application/json")
        assert response.status_code == 400
        assert response.get_json(force=True)["detail"].startswith("body: not a JSON object")


def test_health_is_told_from_the_tables(client, published):
    counted = published.rows("select count(*) as claims from claims")[0]
    assert client.get("/healthz").get_json() == {"status": "ok"} | counted


def test_the_description_is_openapi_3_1(client):
    described = client.get("/api/v1/openapi.json").get_json()
    openapi_spec_validator.validate(described, cls=openapi_spec_validator.OpenAPIV31SpecValidator)


@pytest.fixture
def guide(client):
    return LexborHTMLParser(client.get("/data/api").text)


def test_every_operation_has_its_place_on_the_page(client, guide):
    described = client.get("/api/v1/openapi.json").get_json()["paths"]
    said = [heading.text() for heading in guide.css(".operation h2 code")]
    assert said == [f"{m.upper()} {path}" for path, methods in described.items() for m in methods]


def test_every_example_of_the_page_is_answered_as_it_says(client, guide):
    asked = [place.text() for place in guide.css(".operation pre.question")]
    answered = [json.loads(place.text()) for place in guide.css(".operation pre.answered")]
    assert len(asked) == len(answered) == len(openapi.TABLES) + 2
    for line, expected in zip(asked, answered, strict=True):
        _, address, *rest = shlex.split(line)
        sent = {"method": "POST", "json": json.loads(rest[-1])} if rest else {}
        answer = client.open(address, **sent)
        assert answer.get_json(force=True) == expected, line
        assert answer.status_code == expected.get("status", 200)
        assert expected.get("status") or expected.get("rows") or expected.get("claims"), line


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/api/v1/nothing", 404),
        ("DELETE", "/api/v1/claims", 405),
        ("GET", "/api/v1/check", 405),
        ("GET", "/api/v1/claims?limit=x", 400),
        ("GET", "/api/v1/claims?period_end=never", 400),
        ("GET", "/data/nothing.csv", 404),
        ("GET", "/data/claims.csv?colour=red", 400),
        ("POST", "/api/v1/check", 400),
    ],
)
def test_every_error_is_a_problem_that_any_page_may_read(client, method, address, status):
    described = client.get("/api/v1/openapi.json").get_json()
    sent = {"data": b"{", "content_type": "application/json"} if method == "POST" else {}
    answer = client.open(address, method=method, **sent)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    problem = answer.get_json(force=True)
    jsonschema.validate(problem, described["components"]["schemas"]["Problem"])
    assert problem["status"] == status


def test_a_page_of_another_site_may_send_a_text(client):
    answer = client.open("/api/v1/check", method="OPTIONS")
    assert set(answer.allow) == {"POST", "OPTIONS"}
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Headers"] == "Content-Type"
