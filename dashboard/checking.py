"""A visitor's text comes in, its reading and findings go out, and no other visitor waits for it."""

from datetime import date
from pathlib import Path

from gevent import get_hub
from gevent.lock import BoundedSemaphore
from werkzeug.exceptions import ServiceUnavailable

from etl import pipeline
from etl.pipeline import Checked


# A long text full of figures is seconds of work. Each worker does two at a time, in threads of the
# system, so that it goes on answering; a third waits its turn for a little while.
AT_ONCE = 2
SECONDS_IN_QUEUE = 5

_turns = BoundedSemaphore(AT_ONCE)


def check(text: str, published: date, data: Path) -> Checked:
    """The check of the command line, as `etl.pipeline.check` makes it."""
    if not _turns.acquire(timeout=SECONDS_IN_QUEUE):
        raise ServiceUnavailable("Many texts are being checked; try again soon.", retry_after=10)
    try:
        return get_hub().threadpool.apply(pipeline.check, (text, published, data))
    finally:
        _turns.release()
