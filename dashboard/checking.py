"""A visitor's text or file comes in, its reading and findings go out, and no other visitor waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flask import has_request_context, request
from gevent.lock import BoundedSemaphore
from werkzeug.exceptions import ServiceUnavailable

from dashboard import reading
from dashboard.confinement import MOST_SECONDS, Confinement, TookTooLong
from dashboard.rates import Rates
from dashboard.reading import MOST_CHARACTERS, MOST_FILE_BYTES
from etl import pipeline
from etl.formats.contents import Content
from etl.pipeline import Checked
from etl.vocabulary import InputError


# A long text full of figures is seconds of work. Each worker has two done at a time, in processes that can be
# killed, so that it goes on answering; a third waits its turn for a little while.
AT_ONCE = 2
SECONDS_IN_QUEUE = 2
RETRY_AFTER = 10

__all__ = [
    "MOST_CHARACTERS",
    "MOST_FILE_BYTES",
    "Sent",
    "answer",
    "check",
    "check_content",
    "confined",
]

_turns = BoundedSemaphore(AT_ONCE)
_rates = Rates()


@dataclass(frozen=True, slots=True)
class Sent:
    """What a visitor sent: a text or a file, and the day of publication as written."""

    text: str
    published: str
    name: str = ""
    content: bytes = b""


def answer(sent: Sent, data: Path, unstated: date | None = None) -> Checked:
    """Check what was sent; `unstated` is the day where neither visitor nor file gives one."""
    if sent.text.strip() and sent.name:
        raise InputError("text", "came with a file", "a text or a file, not both")
    if sent.name:
        given = _day(sent.published) if sent.published else None
        return _in_turn(reading.file, data, sent.name, sent.content, given, unstated)
    if not sent.text.strip():
        raise InputError("text", "is empty", "a text or a file")
    reading.refuse_unfit("text", sent.text)
    return check(sent.text, _day(sent.published, unstated), data)


def check(text: str, published: date, data: Path) -> Checked:
    """The check of the command line, as `etl.pipeline.check` makes it."""
    return _in_turn(pipeline.check, data, text, published)


def check_content(content: Content, published: date, data: Path) -> Checked:
    """The same for a text of which more is known than its day."""
    if not content.text.strip():
        raise InputError("text", "is empty", "a text")
    reading.refuse_unfit("text", content.text)
    return _in_turn(reading.known, data, content, published)


def _day(written: str, unstated: date | None = None) -> date:
    if not written and unstated:
        return unstated
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError("published", repr(written), "a day such as 2025-10-20") from None


def _in_turn(work: Callable[..., Checked], data: Path, *given: object) -> Checked:
    if has_request_context():
        _rates.admit(request.remote_addr or "")
    if not _turns.acquire(timeout=SECONDS_IN_QUEUE):
        told = "Many texts are being checked; try again soon."
        raise ServiceUnavailable(told, retry_after=RETRY_AFTER)
    try:
        return confined(data).run(work, *given, data)
    except TookTooLong:
        told = (
            f"The check was not done within {MOST_SECONDS} seconds; try again soon, or with less."
        )
        raise ServiceUnavailable(told, retry_after=RETRY_AFTER) from None
    finally:
        _turns.release()


_confined: dict[Path, Confinement] = {}


def confined(data: Path) -> Confinement:
    """Where the texts are checked that are held against a folder: one place in each process."""
    return _confined.setdefault(data, Confinement(data))
