"""Whatever a server says: what is taken of its answers, which addresses are asked, and how a file is named here."""

import json
import re
from datetime import date
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl import observations, publications
from etl.publications import attachments, downloads, waits
from etl.publications.attachments import DAILY_PAGE, PUBLICATION, SPREADSHEET, SPREADSHEET_TYPE
from etl.vocabulary import InputError


KEYS = st.sampled_from(("details", "attachments", "url", "content_type", "public_updated_at"))
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)
URLS = st.builds(
    "{}{}{}".format,
    st.sampled_from(("", "/media/", "https://assets.publishing.service.gov.uk/", "//[a/", "?")),
    st.text(max_size=8),
    st.sampled_from(("", ".ods", ".ODS", "-last-7-days", "-last-7-days/", ".ods?a=b")),
)
ATTACHMENTS = st.fixed_dictionaries(
    {}, optional={"url": URLS, "content_type": st.sampled_from(("", SPREADSHEET_TYPE))}
)


def listed(content: object) -> attachments.Listed | None:
    """What is taken of an answer, None where it is refused in one line that tells the place."""
    try:
        return attachments.read(PUBLICATION, json.dumps(content).encode())
    except InputError as refused:
        told = str(refused)
    assert told.startswith(f"{PUBLICATION}: ")
    assert "\n" not in told
    return None


@given(ANYTHING)
def test_an_answer_of_any_shape_is_taken_or_refused(content: object) -> None:
    found = listed(content)
    assert found is None or set(found.addresses) == {SPREADSHEET, DAILY_PAGE}


@given(st.lists(ATTACHMENTS, max_size=4), ANYTHING)
def test_of_any_attachments_each_address_is_whole_and_one_of_a_kind_is_enough(
    given_: list[dict[str, str]], updated: object
) -> None:
    found = listed({"details": {"attachments": given_}, "public_updated_at": updated})
    for kind, addresses in found.addresses.items() if found else ():
        assert len(addresses) <= len(given_)
        if len(addresses) == 1:
            assert found.only(kind) == addresses[0]
            continue
        with pytest.raises(InputError):
            found.only(kind)


@given(st.binary(max_size=60))
def test_an_answer_of_any_bytes_is_refused(content: bytes) -> None:
    with pytest.raises(InputError):
        attachments.read(PUBLICATION, content)


SCHEMES = st.sampled_from(("https", "HTTPS", "http", "ftp", "file", ""))
USERS = st.sampled_from(("", "", "user@", "www.gov.uk@", "user:word@", "@"))
NAMES = st.sampled_from(
    (
        *downloads.HOSTS,
        *("WWW.GOV.UK", "www.gov.uk.", "gov.uk", "www.gov.uk.example.org", "example.org"),
        *("127.0.0.1", "127.0.0.2", "localhost", "[::1]", "0x7f000001", "www.gov.uk%2eexample.org"),
    )
)
PORTS = st.sampled_from(("", "", ":443", ":80", ":8080", ":0", ":"))
PATHS = st.sampled_from(("", "/a.ods", "/../a", "\\@example.org/a", "?a@b", "#www.gov.uk"))


@given(SCHEMES, USERS, NAMES, PORTS, PATHS, st.booleans())
def test_no_address_is_asked_but_those_of_the_official_hosts_and_of_a_test(
    scheme: str, user: str, name: str, port: str, path: str, loopback: bool
) -> None:
    address = f"{scheme}://{user}{name}{port}{path}"
    try:
        downloads.check_address(httpx.URL(address), loopback)
    except (InputError, httpx.InvalidURL):
        return
    allowed = name.lower() in downloads.HOSTS and scheme.lower() == "https"
    assert user in ("", "@")
    assert (allowed and port in ("", ":", ":443")) or (
        loopback and name == downloads.LOOPBACK and scheme == "http"
    )


@given(st.text(max_size=160), st.sampled_from((".ods", ".html")), st.none() | st.dates())
def test_a_file_is_named_safely_whatever_its_address(
    path: str, suffix: str, published: date | None
) -> None:
    name = publications._name(path, suffix, published)
    assert re.fullmatch(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,130}", name)
    assert Path(name).suffix.lower() in observations.READERS
    assert Path("folder", name).parent == Path("folder")


NUMBERS = st.integers(0, 10**12)


@given(NUMBERS, st.text(" \t", max_size=3), st.text(" \t", max_size=3))
def test_so_many_seconds_are_waited_as_the_header_says(
    number: int, before: str, behind: str
) -> None:
    expected = float(number) if number < 10**9 else None
    assert waits.seconds(f"{before}{number}{behind}") == expected
