"""Which files the Content API names, and every shape of answer that names none."""

import json
from datetime import date

import pytest

from etl.publications import attachments
from etl.publications.attachments import DAILY_PAGE, PUBLICATION, SPREADSHEET, SPREADSHEET_TYPE
from etl.vocabulary import InputError


ODS = {"url": "https://assets.publishing.service.gov.uk/media/a/boats.ods"}
PAGE = {"url": "/government/publications/boats/boats-last-7-days", "attachment_type": "html"}
NOTICE = {"url": "/government/publications/boats/notice", "attachment_type": "html"}


def read(*listed: object, **more: str) -> attachments.Listed:
    content = json.dumps({"details": {"attachments": listed}, **more}).encode()
    return attachments.read(PUBLICATION, content)


def test_the_spreadsheet_the_daily_page_and_the_day_are_found_among_others() -> None:
    listed = read(NOTICE, PAGE, ODS, public_updated_at="2026-08-21T09:30:00+01:00")
    assert listed.only(SPREADSHEET) == ODS["url"]
    assert listed.only(DAILY_PAGE) == f"https://www.gov.uk{PAGE['url']}"
    assert listed.published == date(2026, 8, 21)


@pytest.mark.parametrize(
    "attachment",
    [
        {"url": "/media/a/boats.ODS"},
        {"url": "/media/a/boats.ods?download=1"},
        {"url": "/media/a/boats", "content_type": SPREADSHEET_TYPE},
    ],
)
def test_a_spreadsheet_is_told_by_its_ending_or_its_type(attachment) -> None:
    assert read(attachment, NOTICE).only(SPREADSHEET).endswith(attachment["url"])


@pytest.mark.parametrize("tail", ["", "/", "?cachebust=1", "#table"])
def test_a_daily_page_is_told_by_the_end_of_its_path(tail: str) -> None:
    assert read({"url": PAGE["url"] + tail}).only(DAILY_PAGE)


@pytest.mark.parametrize("url", ["/a/boats-last-7-days-archive", "/a/boats?x=boats-last-7-days"])
def test_another_page_is_no_daily_page(url: str) -> None:
    assert read({"url": url}).addresses[DAILY_PAGE] == ()


@pytest.mark.parametrize(
    ("listed", "kind", "problem"),
    [
        ((), SPREADSHEET, "0 spreadsheets, expected one attachment, an .ods file"),
        ((ODS, ODS), SPREADSHEET, "2 spreadsheets, expected one attachment, an .ods file"),
        (
            (PAGE, PAGE),
            DAILY_PAGE,
            "2 daily pages, expected one attachment, whose path ends in -last-7-days",
        ),
    ],
)
def test_none_and_several_of_a_kind_are_refused(listed, kind: str, problem: str) -> None:
    with pytest.raises(InputError) as refused:
        read(*listed).only(kind)
    assert str(refused.value) == f"{PUBLICATION}: {problem}"


@pytest.mark.parametrize(
    "content",
    [
        b"[]",
        b"<html>",
        b"{",
        b"null",
        b"\xff",
        b"[" * 100_000,
        b'{"details": []}',
        b'{"details": {"attachments": null}}',
        b'{"details": {"attachments": ["/a.ods"]}}',
        b'{"details": {"attachments": [{"url": "https://[a/b.ods"}]}}',
        b'{"details": {"attachments": [{"content_type": "%s"}]}}' % SPREADSHEET_TYPE.encode(),
    ],
)
def test_an_answer_of_another_shape_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match=r"another shape, expected details\.attachments"):
        attachments.read(PUBLICATION, content)


@pytest.mark.parametrize(
    ("address", "tells"),
    [
        (PUBLICATION, True),
        ("http://127.0.0.1:8050/api/content/boats", True),
        ("https://www.gov.uk/government/publications/boats", False),
        ("https://www.gov.uk/a.ods?from=/api/content/boats", False),
        ("https://[bad/api", False),
        ("/api/content/boats", False),
    ],
)
def test_an_address_of_the_content_api_is_known_by_its_path(address: str, tells: bool) -> None:
    assert attachments.is_answer(address) is tells
