"""The address of a dashboard and made-up articles come in, the time of each whole request that checks one goes out."""

import time
from collections.abc import Iterable
from http import HTTPStatus
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks import corpora
from etl.vocabulary import Text


# One address may ask 60 times at once, and then once a second: all of these are answered without a wait.
TIMES, WARM = 40, 4
PATIENCE = 300


def articles() -> list[Text]:
    """Those that are timed, behind those that warm the server up."""
    return corpora.made(TIMES + WARM)


def what(texts: Iterable[Text]) -> str:
    """How long they are."""
    lengths = [text.document.characters for text in texts]
    return f"a pasted article of {sum(lengths) // len(lengths):,} characters"


def timed(site: str, texts: Iterable[Text]) -> list[float]:
    """Milliseconds of each, the first of them left out."""
    return [ask(site, text) for text in texts][WARM:]


def first(site: str, text: Text) -> float:
    """Seconds until a server that may still be reading its tables has checked a text."""
    start = time.perf_counter()
    while True:
        try:
            ask(site, text)
        except HTTPError as error:
            # It asks whoever comes too early to come again.
            if (
                error.code != HTTPStatus.SERVICE_UNAVAILABLE
                or time.perf_counter() - start > PATIENCE
            ):
                raise
            time.sleep(int(error.headers["Retry-After"]) / 10)
        else:
            return time.perf_counter() - start


def ask(site: str, text: Text) -> float:
    """Milliseconds until the page with the marked text is there, whole."""
    published = text.document.published.isoformat()
    form = urlencode({"text": text.passages[0].text, "published": published}).encode()
    start = time.perf_counter()
    with urlopen(f"{site}/check", form) as answer:
        page = answer.read()
    taken = (time.perf_counter() - start) * 1e3
    assert b"<mark" in page, page[:500]
    return taken
