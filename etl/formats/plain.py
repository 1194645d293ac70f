"""A text file comes in, its characters go out as they stand."""

from etl.formats.contents import Content
from etl.vocabulary import InputError


# The longest book has a tenth of that.
MOST_BYTES = 20_000_000


def read(content: bytes, place: str) -> Content:
    """The text, character for character: offsets count in the file."""
    return Content(decode(content, place))


def decode(content: bytes, place: str) -> str:
    """The characters of a text in UTF-8."""
    if len(content) > MOST_BYTES:
        raise InputError(place, "a text that is too large", f"at most {MOST_BYTES:,} bytes")
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(place, f"byte {error.start} is not UTF-8", "a text in UTF-8") from None
    if "\0" in text:
        raise InputError(place, "holds a NUL character", "a text, not a binary file")
    return text
