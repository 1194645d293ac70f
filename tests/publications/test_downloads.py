"""Fetching an official file from its address, and every way in which that fails."""

import re
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import editions
import httpx
import pytest
from editions import SOUND
from origins import Answer, body, drip, drip_headers, flood, in_turn, status

from etl.publications.attachments import PUBLICATION
from etl.publications.downloads import MOST_WAITS, Limits, Visit, check_address
from etl.publications.downloads import Answer as Found
from etl.vocabulary import InputError


ODS = "/media/abc/19_June_2026_Small_boats_-_time_series.ods"


def get(address: str, answer: float = 5, whole: float = 10) -> Found:
    return Visit(Limits(answer, whole, loopback=True)).get(address)


def test_what_is_at_an_address_is_fetched_whole(origin) -> None:
    content = editions.archive(SOUND)
    found = get(origin({ODS: body(content)}) + ODS)
    assert (found.path, found.content) == (ODS, content)


def test_a_redirect_within_the_official_hosts_is_followed(origin) -> None:
    answers = {"/old.ods": status(302, Location=ODS), ODS: body(b"PK")}
    assert get(origin(answers) + "/old.ods").path == ODS


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (status(404), "status 404 Not Found, expected status 200 with the file"),
        (status(404, Retry_After="1"), "status 404 Not Found, expected status 200 with the file"),
        (status(429), "status 429 Too Many Requests, expected status 200 with the file"),
        (status(429, Retry_After="soon"), "Too Many Requests, expected status 200 with the file"),
        (status(503, Retry_After="-1"), "Unavailable, expected status 200 with the file"),
        (status(302, Location="https://example.org/a.ods"), "example.org/a.ods: not an official"),
        (status(302, Location="ftp://127.0.0.1/a.ods"), "ftp://127.0.0.1/a.ods: not an official"),
        (status(302, Location="/a.ods"), "redirected too often, expected at most 3 redirects"),
        (body(b""), "nothing in it, expected a file"),
        (body(b"PK", length=9), "could not be fetched (RemoteProtocolError"),
        (body(b"PK", Content_Encoding="gzip"), "a compressed answer, expected the file as it is"),
        (flood, "too large, expected at most 20,000,000 bytes"),
    ],
)
def test_an_answer_that_is_not_the_file_is_refused_in_one_line(
    origin, answer: Answer, problem: str
) -> None:
    with pytest.raises(InputError, match=re.escape(problem)) as refused:
        get(origin({"/a.ods": answer}) + "/a.ods")
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("answer", [drip, drip_headers])
@pytest.mark.parametrize("limits", [(0.5, 10), (10, 0.5)])
def test_an_answer_that_drips_is_given_up_in_time(origin, answer: Answer, limits) -> None:
    started = time.monotonic()
    expected = f"no whole answer, expected one within {limits[0]} seconds, all within {limits[1]}"
    with pytest.raises(InputError, match=expected):
        get(origin({"/a.ods": answer}) + "/a.ods", *limits)
    assert time.monotonic() - started < 2


def test_what_a_server_takes_of_the_whole_is_gone_for_the_next(origin) -> None:
    root = origin({"/slow": drip, "/a.ods": body(b"PK")})
    visit = Visit(Limits(answer=10, whole=0.3, loopback=True))
    for path in ("/slow", "/a.ods"):
        with pytest.raises(InputError, match="no whole answer"):
            visit.get(root + path)


# A server that asks for patience.


@pytest.mark.parametrize("code", [429, 503])
def test_a_server_that_says_when_is_asked_again_then(origin, code: int) -> None:
    busy = status(code, Retry_After="1")
    started = time.monotonic()
    found = get(origin({"/a.ods": in_turn(busy, body(b"PK"))}) + "/a.ods")
    assert found.content == b"PK"
    assert 1 <= time.monotonic() - started < 5


def test_the_time_may_come_as_a_date(origin) -> None:
    until = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    busy = status(503, Retry_After=until)
    started = time.monotonic()
    assert get(origin({"/a": in_turn(busy, body(b"PK"))}) + "/a").content == b"PK"
    assert 0.5 <= time.monotonic() - started < 5


@pytest.mark.parametrize(
    ("asked", "told"),
    [("3600", "3,600 seconds"), ("11", "11 seconds"), ("999999999", "999,999,999 seconds")],
)
def test_a_wait_beyond_the_time_allowed_is_not_begun_but_told(origin, asked, told) -> None:
    started = time.monotonic()
    problem = f"429 Too Many Requests, expected status 200 with the file: try again in {told}"
    with pytest.raises(InputError, match=problem):
        get(origin({"/a.ods": status(429, Retry_After=asked)}) + "/a.ods")
    assert time.monotonic() - started < 1


def test_a_server_that_goes_on_asking_is_asked_a_few_times(origin) -> None:
    asked = []

    def busy(request) -> None:
        asked.append(request.path)
        status(503, Retry_After="0")(request)

    with pytest.raises(InputError, match=r"503 Service Unavailable, .*: try again in 0 seconds"):
        get(origin({"/a.ods": busy}) + "/a.ods")
    assert len(asked) == MOST_WAITS + 1


def test_the_waits_of_a_run_share_its_time(origin) -> None:
    root = origin(
        {"/a": in_turn(status(503, Retry_After="1"), body(b"PK"))}
        | {"/b": status(429, Retry_After="1")}
    )
    visit = Visit(Limits(answer=5, whole=1.8, loopback=True))
    assert visit.get(f"{root}/a").content == b"PK"
    with pytest.raises(InputError, match=r"try again in 1 second$"):
        visit.get(f"{root}/b")


# Which hosts are asked.


@pytest.mark.parametrize(
    "address",
    [
        "http://www.gov.uk/a.ods",
        "https://www.gov.uk:8443/a.ods",
        "https://user:secret@www.gov.uk/a.ods",
        "https://www.gov.uk.example.org/a.ods",
        "https://example.org/www.gov.uk/a.ods",
        "https://127.0.0.1/a.ods",
        "http://127.0.0.1:8050/a.ods",
        "ftp://www.gov.uk/a.ods",
    ],
)
def test_no_other_host_is_ever_asked(address: str) -> None:
    with pytest.raises(InputError, match="not an official address, expected https on"):
        Visit(Limits()).get(address)


@pytest.mark.parametrize("address", [PUBLICATION, f"https://assets.publishing.service.gov.uk{ODS}"])
def test_the_official_addresses_are_allowed(address: str) -> None:
    check_address(httpx.URL(address), loopback=False)


def test_an_address_that_cannot_be_one_is_refused() -> None:
    with pytest.raises(InputError, match="could not be fetched"):
        Visit(Limits()).get("https://www.gov.uk:port/a.ods")


def test_a_server_that_is_away_is_told_in_one_line() -> None:
    with pytest.raises(InputError, match=r"could not be fetched \(ConnectError: "):
        get("http://127.0.0.1:9/a.ods")
