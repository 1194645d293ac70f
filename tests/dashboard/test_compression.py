import brotli
import pytest
from flask import Flask

from dashboard import compression


BROTLI = {"Accept-Encoding": "br, gzip"}


@pytest.mark.parametrize("address", ["/assets/10-tokens.css", "/assets/vendor/plotly-basic.min.js"])
def test_a_file_goes_out_compressed_and_comes_back_whole(client, address):
    plain, small = client.get(address), client.get(address, headers=BROTLI)
    assert small.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert brotli.decompress(small.data) == plain.data
    assert len(small.data) < len(plain.data) / 2


def test_a_second_request_gets_the_same_bytes(client):
    first, second = (client.get("/assets/20-page.css", headers=BROTLI).data for _ in range(2))
    assert first == second


def test_a_file_that_the_browser_has_is_not_sent_again(client):
    tag = client.get("/assets/20-page.css", headers=BROTLI).headers["ETag"]
    again = client.get("/assets/20-page.css", headers=BROTLI | {"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")


def test_an_address_that_names_its_version_is_kept_for_ever(client):
    kept = client.get("/assets/20-page.css?m=1", headers=BROTLI).cache_control
    asked = client.get("/assets/20-page.css", headers=BROTLI).cache_control
    assert kept.immutable
    assert kept.max_age == 365 * 24 * 60 * 60
    assert not asked.immutable


@pytest.mark.parametrize(
    "address", ["/data", "/data/claims.csv", "/api/v1/claims", "/nothing/but/help"]
)
def test_what_is_made_on_asking_goes_out_compressed(client, address):
    plain, small = client.get(address), client.get(address, headers=BROTLI)
    if small.status_code == 200:
        assert brotli.decompress(small.data) == plain.data


def test_the_answer_of_a_callback_is_never_kept(client):
    for text in ("x", "y"):
        response = client.post("/api/v1/check", json={"text": text}, headers=BROTLI)
        assert "Cache-Control" not in response.headers
        assert response.status_code == 400


@pytest.mark.parametrize("address", ["/", "/figures", "/method", "/sources/daily-mail-2025-10-20"])
def test_a_page_is_the_same_for_every_reader_and_as_it_was_written(client, address):
    plain = client.get(address)
    first, second = (client.get(address, headers=BROTLI) for _ in range(2))
    assert first.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in first.headers["Vary"]
    assert first.data == second.data
    assert brotli.decompress(first.data) == plain.data
    assert int(client.head(address, headers=BROTLI).headers["Content-Length"]) == len(first.data)


def test_a_page_with_another_word_is_another_page():
    """What is kept is kept under all that stands in a page, so that no build can leave an old one behind."""
    pages = compression.Pages()
    for page in (b"92 people", b"93 people", b"92 people"):
        assert brotli.decompress(pages.compressed(page)) == page


def test_pages_asked_for_lately_are_kept_and_no_more(monkeypatch):
    made = []
    whole = brotli.compress
    monkeypatch.setattr(
        brotli, "compress", lambda page, **how: made.append(page) or whole(page, **how)
    )
    pages = compression.Pages()
    for number in (*range(compression.MOST_PAGES), 0, compression.MOST_PAGES, 0, 1):
        pages.compressed(b"%d" % number)
    # The first was asked for again before there were too many; the second was the longest unasked for.
    assert made.count(b"0") == 1
    assert made.count(b"1") == 2


def test_what_was_sent_to_be_checked_is_not_kept():
    server = Flask("pages")
    page = server.response_class("<p>369</p>", mimetype="text/html")
    with server.test_request_context("/check", method="POST"):
        assert not compression.is_page(page)
    with server.test_request_context("/check"):
        assert compression.is_page(page)
