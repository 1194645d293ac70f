"""An address comes in, what is there goes out; every way in which that fails is one line."""

import asyncio
import time
from dataclasses import dataclass
from http import HTTPStatus

import httpx

from etl.publications import waits
from etl.vocabulary import InputError


HOSTS = ("www.gov.uk", "assets.publishing.service.gov.uk")
LOOPBACK = "127.0.0.1"
MOST_BYTES = 20_000_000
MOST_REDIRECTS = 3
MOST_WAITS = 3
# These say "later", and the header Retry-After says when.
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one answer, and for all of a run with its waits.

    `loopback` lets a test serve the files from this machine.
    """

    answer: float = 15
    whole: float = 60
    loopback: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, and where: the address that redirects ended at, and its path."""

    place: str
    path: str
    content: bytes


class Busy(InputError):
    """An answer that asks for patience, with the seconds it asks for."""

    def __init__(self, url: httpx.URL, problem: str, wait: float) -> None:
        super().__init__(url, problem, f"status 200 with the file: try again in {_told(wait)}")
        self.wait = wait


class Visit:
    """The downloads of one run, which share the time allowed for the whole."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._until = time.monotonic() + limits.whole

    # Behind an error that leaves a stream Python 3.11 no longer tells a tracer what is run.
    def get(self, address: str) -> Answer:  # pragma: no cover
        """What is at `address`; a server that says when to ask again is asked again in time."""
        for _ in range(MOST_WAITS):
            try:
                return self._once(address)
            except Busy as busy:
                if busy.wait >= self._left():
                    raise
                time.sleep(busy.wait)
        return self._once(address)

    def _left(self) -> float:
        return self._until - time.monotonic()

    def _once(self, address: str) -> Answer:
        limits = self._limits
        within = min(limits.answer, self._left())
        try:
            return asyncio.run(asyncio.wait_for(_download(address, limits), within))
        except TimeoutError:
            allowed = f"one within {limits.answer:g} seconds, all within {limits.whole:g}"
            raise InputError(address, "no whole answer", allowed) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            problem = f"could not be fetched ({type(error).__name__}: {error})"
            raise InputError(address, problem, "a working connection") from None


async def _download(address: str, limits: Limits) -> Answer:
    # The clock runs over the whole exchange: a byte a second never trips a timeout between bytes.
    url = httpx.URL(address)
    async with httpx.AsyncClient(timeout=limits.answer, trust_env=not limits.loopback) as client:
        for _ in range(MOST_REDIRECTS + 1):
            check_address(url, limits.loopback)
            headers = {"Accept-Encoding": "identity"}
            async with client.stream("GET", url, headers=headers) as response:
                if not response.has_redirect_location:
                    return Answer(str(url), url.path, await _body(response))
                url = url.join(response.headers["Location"])
    raise InputError(url, "redirected too often", f"at most {MOST_REDIRECTS} redirects")


def check_address(url: httpx.URL, loopback: bool) -> None:
    """Refuse every address but those of GOV.UK."""
    official = url.scheme == "https" and url.host in HOSTS and url.port is None
    served_here = loopback and url.scheme == "http" and url.host == LOOPBACK
    if url.userinfo or not (official or served_here):
        raise InputError(url, "not an official address", f"https on {' or '.join(HOSTS)}")


async def _body(response: httpx.Response) -> bytes:
    _check_status(response)
    # A compressed body may unpack to a thousand times its size in one step.
    if response.headers.get("Content-Encoding", "identity") != "identity":
        raise InputError(response.url, "a compressed answer", "the file as it is")
    parts, size = [], 0
    async for part in response.aiter_raw():
        parts.append(part)
        size += len(part)
        if size > MOST_BYTES:
            raise InputError(response.url, "too large", f"at most {MOST_BYTES:,} bytes")
    if not size:
        raise InputError(response.url, "nothing in it", "a file")
    return b"".join(parts)


def _check_status(response: httpx.Response) -> None:
    if response.status_code == HTTPStatus.OK:
        return
    problem = f"status {response.status_code} {response.reason_phrase}".strip()
    if response.status_code in BUSY:
        asked = response.headers.get("Retry-After", ""), response.headers.get("Date", "")
        wait = waits.seconds(*asked)
        if wait is not None:
            raise Busy(response.url, problem, wait)
    raise InputError(response.url, problem, "status 200 with the file")


def _told(wait: float) -> str:
    return f"{wait:,.0f} second{'' if wait == 1 else 's'}"
