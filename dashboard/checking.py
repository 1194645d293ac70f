"""A visitor's text or file comes in, its reading and findings go out, and no other visitor waits for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from gevent import get_hub
from gevent.lock import BoundedSemaphore
from werkzeug.exceptions import ServiceUnavailable

from etl import documents, formats, pipeline
from etl.formats.contents import Content
from etl.pipeline import Checked
from etl.vocabulary import InputError


# A long article has some 20,000 characters.
MOST_CHARACTERS = 100_000
# A file is sent within a request of two million bytes, a third longer where a page's program sends it.
MOST_FILE_BYTES = 1_500_000

NAME = "text"

# A long text full of figures is seconds of work. Each worker does two at a time, in threads of the
# system, so that it goes on answering; a third waits its turn for a little while.
AT_ONCE = 2
SECONDS_IN_QUEUE = 5

_turns = BoundedSemaphore(AT_ONCE)


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
        return _in_turn(_check_file, sent.name, sent.content, given, unstated, data)
    if not sent.text.strip():
        raise InputError("text", "is empty", "a text or a file")
    _refuse_long("text", sent.text)
    return check(sent.text, _day(sent.published, unstated), data)


def check(text: str, published: date, data: Path) -> Checked:
    """The check of the command line, as `etl.pipeline.check` makes it."""
    return _in_turn(pipeline.check, text, published, data)


def check_content(content: Content, published: date, data: Path) -> Checked:
    """The same for a text of which more is known than its day."""
    if not content.text.strip():
        raise InputError("text", "is empty", "a text")
    _refuse_long("text", content.text)
    text = documents.from_content(content, published, NAME)
    return _in_turn(pipeline.check_text, text, data)


def _check_file(
    name: str, content: bytes, given: date | None, unstated: date | None, data: Path
) -> Checked:
    """The same for a file, by the path of the command line."""
    if len(content) > MOST_FILE_BYTES:
        raise InputError(name, f"{len(content):,} bytes", f"at most {MOST_FILE_BYTES:,}")
    found = formats.read(content, name)
    _refuse_long(name, found.text)
    published = given or found.published or unstated
    if published is None:
        raise InputError(name, "states no day of publication", "the day it was published")
    return pipeline.check_text(documents.from_content(found, published, NAME), data)


def _refuse_long(place: str, text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise InputError(place, f"{len(text):,} characters", f"at most {MOST_CHARACTERS:,}")


def _day(written: str, unstated: date | None = None) -> date:
    if not written and unstated:
        return unstated
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise InputError("published", repr(written), "a day such as 2025-10-20") from None


def _in_turn(work: Callable[..., Checked], *given: object) -> Checked:
    if not _turns.acquire(timeout=SECONDS_IN_QUEUE):
        raise ServiceUnavailable("Many texts are being checked; try again soon.", retry_after=10)
    try:
        done = get_hub().threadpool.apply(_done, (work, given))
    finally:
        _turns.release()
    if isinstance(done, InputError):
        raise done
    return done


def _done(work: Callable[..., Checked], given: tuple[object, ...]) -> Checked | InputError:
    """A refusal comes back as a value: what a thread raises is written to the log as a fault."""
    try:
        return work(*given)
    except InputError as error:
        return error
