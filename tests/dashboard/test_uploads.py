"""A file sent to be checked: by the form without a program, by the page's program, and by another's."""

import base64
import io
from pathlib import Path

import pytest
import writers
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from werkzeug.datastructures import FileStorage
from werkzeug.test import encode_multipart

from dashboard import checking, gates


TEXT = (
    "On Saturday 369 people crossed the Channel. This brings the total for the year so far to"
    " 36,743. This is 82 short of the total for the whole of 2024, which was 36,816."
)
STATED = '<meta property="article:published_time" content="2025-10-20T08:00:00+01:00">'
DAY = {"published": "2025-10-20"}


def sent(client: FlaskClient, address: str, content: bytes, name: str, **fields: str):
    file = FileStorage(io.BytesIO(content), filename=name)
    boundary, body = encode_multipart({"file": file, **fields})
    kind = f"multipart/form-data; boundary={boundary}"
    return client.post(address, data=body, content_type=kind)


@pytest.mark.parametrize("name", writers.WRITERS)
def test_a_file_of_every_format_is_read_as_its_text_is(client: FlaskClient, name: str) -> None:
    content = writers.WRITERS[name]([TEXT])
    answer = sent(client, "/api/v1/check", content, name, **DAY).get_json()
    pasted = client.post("/api/v1/check", json={"text": TEXT} | DAY).get_json()
    told = [
        [(f["check"], f["verdict"], f["working"]) for f in each["findings"]]
        for each in (answer, pasted)
    ]
    assert told[0] == told[1]
    assert "36,816 - 36,743 = 73" in {working for _, _, working in told[0]}


def test_a_page_that_states_its_day_needs_no_other(client: FlaskClient) -> None:
    page = writers.to_html([TEXT], STATED)
    answer = sent(client, "/api/v1/check", page, "a.html").get_json()
    assert answer["document"]["published"] == "2025-10-20"
    given = sent(client, "/api/v1/check", page, "a.html", published="2025-10-22").get_json()
    assert given["document"]["published"] == "2025-10-22"


REFUSED = [
    (
        "a.pdf",
        b"no PDF",
        DAY,
        "a.pdf: does not open as a PDF, expected txt, md, html, pdf, docx or ods",
    ),
    ("a.html", writers.to_html([TEXT]), {}, "a.html: states no day of publication, expected the"),
    ("a.txt", b"", DAY, "a.txt: is empty, expected a text"),
    ("a.txt", b"x" * 100_001, DAY, "a.txt: 100,001 characters, expected at most 100,000"),
    ("a.txt", b"x" * 1_500_001, DAY, "a.txt: 1,500,001 bytes, expected at most 1,500,000"),
    ("", b"x", DAY, "file: is missing, expected a part of that name"),
    ("a.txt", b"x", {"published": "today"}, "published: 'today', expected a day"),
]


@pytest.mark.parametrize(
    ("name", "content", "fields", "detail"), REFUSED, ids=[row[3][:40] for row in REFUSED]
)
def test_a_file_that_cannot_be_checked_says_why(
    client: FlaskClient, name: str, content: bytes, fields: dict[str, str], detail: str
) -> None:
    response = sent(client, "/api/v1/check", content, name, **fields)
    assert response.status_code == 400
    assert response.get_json(force=True)["detail"].startswith(detail)


def test_a_file_beyond_the_limit_of_a_request_is_refused_unread(client: FlaskClient) -> None:
    response = sent(client, "/api/v1/check", b"x" * gates.MOST_BYTES, "a.txt", **DAY)
    assert response.status_code == 413


def test_the_largest_file_fits_in_a_request_of_the_page() -> None:
    assert len(base64.b64encode(b"x" * checking.MOST_FILE_BYTES)) < gates.MOST_BYTES - 10_000


def test_a_large_file_is_held_in_memory_alone(client: FlaskClient, monkeypatch) -> None:
    def refuse(*_, **__):
        raise AssertionError("a file was put on the disk")

    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", refuse)
    response = sent(client, "/api/v1/check", b"x" * 1_000_000, "a.txt", **DAY)
    assert "1,000,000 characters" in response.get_json(force=True)["detail"]


def texts(response, selector: str) -> list[str]:
    assert response.status_code == 200
    return [node.text().strip() for node in LexborHTMLParser(response.text).css(selector)]


def test_the_form_is_answered_without_a_program(client: FlaskClient) -> None:
    response = sent(client, "/check", writers.to_docx([TEXT]), "a.docx", text="", **DAY)
    assert "36,816 - 36,743 = 73" in texts(response, ".finding.differs .working")
    assert texts(response, "#result > .note") == ["Read as published on 20 October 2025 (a.docx)."]


def test_the_form_keeps_the_text_that_was_pasted(client: FlaskClient) -> None:
    response = client.post("/check", data={"text": TEXT} | DAY)
    assert texts(response, "#text") == [TEXT]
    assert "4 figures read" in texts(response, "#result h2")[0]


def test_the_example_needs_no_program(client: FlaskClient) -> None:
    response = client.post("/check", data={"text": "", "example": "yes"})
    assert "36,816 - 36,743 = 73" in texts(response, ".finding.differs .working")


@pytest.mark.parametrize(
    ("text", "name", "told"),
    [
        ("", "", "text: is empty, expected a text or a file"),
        (TEXT, "a.txt", "text: came with a file, expected a text or a file, not both"),
    ],
)
def test_the_form_says_what_it_needs(client: FlaskClient, text: str, name: str, told: str) -> None:
    response = sent(client, "/check", b"x", name, text=text)
    assert texts(response, "#result .alert") == [told]


def test_a_hostile_name_stays_a_name(client: FlaskClient) -> None:
    response = sent(client, "/check", TEXT.encode(), "<img src=x>.txt", **DAY)
    assert texts(response, "#result img") == []
    assert "<img src=x>.txt" in texts(response, "#result > .note")[0]


def asked(data: Path, **given: str) -> LexborHTMLParser:
    from dashboard.app import create

    app = create(data)
    from dashboard.pages import check

    with app.server.app_context():
        return LexborHTMLParser(check.answer(given))


def test_the_program_of_the_page_sends_a_file_as_base64(data: Path) -> None:
    file = base64.b64encode(writers.to_pdf([TEXT])).decode()
    page = asked(data, file=file, name="a.pdf", **DAY)
    assert "36,816 - 36,743 = 73" in [node.text() for node in page.css(".differs .working")]


def test_what_is_no_base64_is_an_empty_file(data: Path) -> None:
    page = asked(data, file="%%%", name="a.pdf", **DAY)
    assert page.css_first(".alert").text().startswith("a.pdf: is empty")
