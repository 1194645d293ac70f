import brotli
import pytest


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
