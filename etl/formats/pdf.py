"""A PDF comes in, the text that its readers see goes out in paragraphs."""

import io
import logging
import time
from collections.abc import Iterator
from math import hypot
from typing import Any

import pypdf
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from etl.formats import contents, ink, paragraphs, wholeness
from etl.formats.contents import Content
from etl.formats.paragraphs import Line, Piece
from etl.vocabulary import InputError


MOST_BYTES = 20_000_000
MOST_PAGES = 300
# A page of an article takes a hundredth of a second, a dense map one or two.
MOST_SECONDS = 20
# A page of text unpacks to 100,000 bytes; a page of 300 million took ten gigabytes of memory.
MOST_UNPACKED = 10_000_000
LIMITS = dict.fromkeys(
    (
        "maximum_declared_stream_length",
        "array_based_stream_maximum_output_length",
        "lzw_maximum_output_length",
        "run_length_maximum_output_length",
        "zlib_maximum_output_length",
        "brotli_maximum_output_length",
        "jbig2_maximum_output_length",
    ),
    MOST_UNPACKED,
) | {
    # Recovered from a broken stream is a part of it.
    "zlib_maximum_recovery_input_length": 0,
    "stream_decoding_work_maximum_length": 4 * MOST_UNPACKED,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 10 * MOST_PAGES,
    "page_tree_maximum_page_entries": 10 * MOST_PAGES,
    "xform_maximum_invocations_per_extraction": 500,
    "disable_legacy_handling": True,
}
# Smaller than print: put there for machines.
LEAST_SIZE = 1.0
# What stands for a letter that the font does not name; a bullet may be one.
UNKNOWN, MOST_UNKNOWN = "\ufffd", 0.02

# What the parser has been seen to raise over a broken file.
BROKEN = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)

# The parser tells of each oddity as it goes; the reader is told once, and only if it matters.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False


def read(content: bytes, place: str) -> Content:
    """The text of all pages; a file that can be read only in part is refused."""
    if len(content) > MOST_BYTES:
        raise InputError(place, "a file that is too large", f"at most {MOST_BYTES:,} bytes")
    try:
        with pypdf.apply_configuration(**LIMITS):
            pages = list(_pages(content, place))
    except InputError:
        raise
    except BROKEN as error:
        problem = f"is damaged ({' '.join(str(error).split())[:80] or type(error).__name__})"
        raise InputError(place, problem, "a whole PDF") from None
    text = contents.lay_out(paragraphs.join(pages))
    if not text:
        raise InputError(place, "holds no visible text", "a PDF with text, not a scan")
    if text.count(UNKNOWN) > MOST_UNKNOWN * len(text):
        raise InputError(place, "letters of an unknown font", "a PDF whose text can be copied")
    return Content(text)


def _pages(content: bytes, place: str) -> Iterator[list[Line]]:
    # Not strict, the parser passes over what is broken, and figures are missing without a word.
    reader = PdfReader(io.BytesIO(content), strict=True)
    if reader.is_encrypted:
        raise InputError(place, "is encrypted", "a PDF without a password")
    if len(reader.pages) > MOST_PAGES:
        raise InputError(place, f"{len(reader.pages):,} pages", f"at most {MOST_PAGES}")
    _refuse(wholeness.of_file(reader), place)
    until = time.monotonic() + MOST_SECONDS
    for page in reader.pages:
        if time.monotonic() > until:
            raise InputError(place, "takes too long", f"at most {MOST_SECONDS} seconds")
        _refuse(wholeness.of_page(page, MOST_UNPACKED), place)
        yield paragraphs.lines(_pieces(page))


def _refuse(lost: str, place: str) -> None:
    if lost:
        raise InputError(place, f"is damaged ({lost})", "a whole PDF")


def _pieces(page: PageObject) -> list[Piece]:
    """The visible runs of text of a page, in the order in which they are written."""
    box = page.cropbox
    seen = ink.Ink((float(box.left), float(box.bottom), float(box.right), float(box.top)))
    pieces: list[Piece] = []

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        _, _, c, d, x, y = ink.combined(tm, cm)
        height = abs(size) * hypot(c, d)
        if height >= LEAST_SIZE or not text.strip():
            pieces.append(Piece(text, x, y, height))

    page.extract_text(
        visitor_operand_before=seen.before, visitor_operand_after=seen.after, visitor_text=note
    )
    return pieces
