"""The bytes of a visitor's file come in, the check of the text in it goes out; too long a text is refused."""

import re
from datetime import date
from pathlib import Path

from etl import documents, formats, pipeline
from etl.formats.contents import Content
from etl.pipeline import Checked
from etl.vocabulary import InputError


# A long article has some 20,000 characters.
MOST_CHARACTERS = 100_000
# A file is sent within a request of two million bytes, a third longer where a page's program sends it.
MOST_FILE_BYTES = 1_500_000

NAME = "text"
HALF = re.compile("[\ud800-\udfff]")


def file(
    name: str, content: bytes, given: date | None, unstated: date | None, data: Path
) -> Checked:
    """The check of the command line; the day is the one given, else the file's own, else `unstated`."""
    if len(content) > MOST_FILE_BYTES:
        raise InputError(name, f"{len(content):,} bytes", f"at most {MOST_FILE_BYTES:,}")
    found = formats.read(content, name)
    refuse_unfit(name, found.text)
    published = given or found.published or unstated
    if published is None:
        raise InputError(name, "states no day of publication", "the day it was published")
    return pipeline.check_text(documents.from_content(found, published, NAME), data)


def known(content: Content, published: date, data: Path) -> Checked:
    """The same for a text of which more is known than its day."""
    return pipeline.check_text(documents.from_content(content, published, NAME), data)


def refuse_unfit(place: str, text: str) -> None:
    """Raise InputError for a text longer than MOST_CHARACTERS, or with what is no character."""
    if len(text) > MOST_CHARACTERS:
        raise InputError(place, f"{len(text):,} characters", f"at most {MOST_CHARACTERS:,}")
    # JSON may write half of a character; no table and no answer can hold it.
    if HALF.search(text):
        raise InputError(place, "holds half a character", "a text of whole ones")
