"""The address of an official publication, or nothing, comes in; the file at hand goes out."""

import asyncio
import json
import re
from datetime import date
from http import HTTPStatus
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from etl import observations, vintages
from etl.observations import days
from etl.vocabulary import InputError


# GOV.UK tells what belongs to a publication at this address; the file's own address changes weekly.
PUBLICATION = (
    "https://www.gov.uk/api/content/government/publications/"
    "migrants-detected-crossing-the-english-channel-in-small-boats"
)
HOSTS = ("www.gov.uk", "assets.publishing.service.gov.uk")
LOOPBACK = "127.0.0.1"
MOST_BYTES = 20_000_000
MOST_SECONDS = 15
MOST_REDIRECTS = 3
SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
SUFFIXES = tuple(observations.READERS)
UNSAFE = re.compile(r"[^A-Za-z0-9._-]")


def refresh(source: str | None, folder: Path) -> str:
    """Read the publication at `source` and add it to the tables in `folder`; told in one line."""
    with TemporaryDirectory() as downloads:
        edition = observations.read(fetch(source, Path(downloads)))
    return str(vintages.append(folder, edition))


def fetch(
    source: str | None, downloads: Path, loopback: bool = False, within: float = MOST_SECONDS
) -> Path:
    """The file at `source`: a path as it is, an address downloaded, nothing the newest on GOV.UK.

    `loopback` lets a test serve the files from this machine.
    """
    if source and "://" not in source:
        return Path(source)
    address = source or PUBLICATION
    try:
        return asyncio.run(asyncio.wait_for(_fetched(address, downloads, loopback), within))
    except TimeoutError:
        raise InputError(address, "no whole answer", f"one within {within:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        problem = f"could not be fetched ({type(error).__name__}: {error})"
        raise InputError(address, problem, "a working connection") from None


async def _fetched(address: str, downloads: Path, loopback: bool) -> Path:
    # The clock runs over the whole exchange: a byte a second never trips a timeout between bytes.
    async with httpx.AsyncClient(timeout=MOST_SECONDS, trust_env=not loopback) as client:
        url = httpx.URL(address)
        published = None
        if url.path.startswith("/api/content/"):
            _, content = await _download(client, url, loopback)
            url, published = _newest(address, content)
        url, content = await _download(client, url, loopback)
    name = _name(url, published)
    _check_kind(str(url), name, content)
    path = downloads / name
    path.write_bytes(content)
    return path


async def _download(
    client: httpx.AsyncClient, url: httpx.URL, loopback: bool
) -> tuple[httpx.URL, bytes]:
    """The address that redirects end at, and what is there."""
    for _ in range(MOST_REDIRECTS + 1):
        _check_address(url, loopback)
        async with client.stream("GET", url, headers={"Accept-Encoding": "identity"}) as response:
            if not response.has_redirect_location:
                return url, await _body(response)
            url = url.join(response.headers["Location"])
    raise InputError(url, "redirected too often", f"at most {MOST_REDIRECTS} redirects")


def _check_address(url: httpx.URL, loopback: bool) -> None:
    official = url.scheme == "https" and url.host in HOSTS and url.port is None
    served_here = loopback and url.scheme == "http" and url.host == LOOPBACK
    if url.userinfo or not (official or served_here):
        raise InputError(url, "not an official address", f"https on {' or '.join(HOSTS)}")


async def _body(response: httpx.Response) -> bytes:
    if response.status_code != HTTPStatus.OK:
        problem = f"status {response.status_code} {response.reason_phrase}".strip()
        raise InputError(response.url, problem, "status 200 with the file")
    # A compressed body may unpack to a thousand times its size in one step.
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise InputError(response.url, "a compressed answer", "the file as it is")
    parts, size = [], 0
    async for part in response.aiter_raw():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise InputError(response.url, "too large", f"at most {MOST_BYTES:,} bytes")
    return b"".join(parts)


def _newest(place: str, content: bytes) -> tuple[httpx.URL, date | None]:
    """Address and day of the one spreadsheet that belongs to the publication."""
    try:
        publication = json.loads(content)
        attachments = publication["details"]["attachments"]
        found = [each["url"] for each in attachments if _is_spreadsheet(each)]
        published = days.find(str(publication.get("public_updated_at", "")))
    except (ValueError, LookupError, TypeError, AttributeError):
        raise InputError(place, "an answer of another shape", "details.attachments") from None
    if len(found) != 1:
        raise InputError(place, f"{len(found)} spreadsheets", "one attachment that is an .ods file")
    return httpx.URL(place).join(str(found[0])), published


def _is_spreadsheet(attachment: dict[str, Any]) -> bool:
    url = str(attachment.get("url", ""))
    return attachment.get("content_type") == SPREADSHEET or url.lower().endswith(".ods")


def _name(url: httpx.URL, published: date | None) -> str:
    """A file name that is safe, has a known ending and names the day of publication if it can."""
    name = UNSAFE.sub("_", url.path.rsplit("/", 1)[-1])[-100:].lstrip(".") or "page"
    if not name.lower().endswith(SUFFIXES):
        name += ".html"
    return f"{published}_{name}" if published and not days.find(name) else name


def _check_kind(place: str, name: str, content: bytes) -> None:
    is_page = content.lstrip()[:1] == b"<"
    if name.endswith(".ods") and is_page:
        raise InputError(place, "a web page (HTML)", "a spreadsheet (.ods)")
    if not content:
        raise InputError(place, "nothing in it", "a file")
