"""PDFs damaged in one place: read with every figure, or refused; none is read in part."""

import base64
import io
import re
import zlib

import pytest
import writers
from examples import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from etl.formats import pdf
from etl.vocabulary import InputError


FIGURES = [f"{1_000 + 37 * number:,}" for number in range(39)]
WHOLE = writers.to_pdf([f"On that day {figure} people crossed, it was said." for figure in FIGURES])
FIRST, SECOND = (match.end() for match in re.finditer(rb"stream\n(?=Ga)", WHOLE))
# Damage that makes another PDF of it: half a page is seen by nobody, and one page has the contents of another.
ANOTHER = re.compile(rb"/MediaBox \[[^\]]*\]|/Contents \d+")
EXCUSED = [range(*match.span()) for match in ANOTHER.finditer(WHOLE)]
FONT = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica {} >> >> {} >>"
SHOW = b"BT /F 12 Tf 72 700 Td (36,734 people arrived) Tj ET"
NAMES = (
    b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
    b"1 beginbfrange <20> <7E> <0020> endbfrange endcmap"
)


def refused(content: bytes, why: str = "damaged") -> bool:
    with pytest.raises(InputError, match=why):
        pdf.read(content, "a.pdf")
    return True


def read_whole(content: bytes) -> bool:
    """Whether it is read, and then with every figure."""
    try:
        text = pdf.read(content, "a.pdf").text
    except InputError:
        return False
    assert [figure for figure in FIGURES if figure not in text] == []
    return True


def test_it_is_read_where_nothing_is_damaged() -> None:
    assert read_whole(WHOLE)


@settings(max_examples=examples(300))
@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 7))
# The head of the packed bytes, and the word before them.
@example(FIRST + 5, 1)
@example(FIRST - 3, 2)
@example(SECOND + 60, 0)
def test_with_one_bit_turned_no_figure_is_missing_without_a_word(place: int, bit: int) -> None:
    if not any(place in box for box in EXCUSED):
        turned = bytes([WHOLE[place] ^ 1 << bit])
        read_whole(WHOLE[:place] + turned + WHOLE[place + 1 :])


@settings(max_examples=examples(100))
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 20))
def test_with_a_piece_cut_out_no_figure_is_missing_without_a_word(place: int, length: int) -> None:
    if not any(place in box or place + length in box for box in EXCUSED):
        read_whole(WHOLE[:place] + WHOLE[place + length :])


@pytest.mark.parametrize(
    ("was", "now", "why"),
    [
        (b"/Contents 10", b"/Contemts 10", "a page without contents"),
        (b"/Contents 10 0 R", b"/Contents   null", "a page without contents"),
        (b"/Resources", b"/Resourses", "a page without its fonts"),
        (b"/Font 1 0 R", b"/Fomt 1 0 R", "a page without its fonts"),
        (b"/Kids [ 5 0 R 6 0 R ]", b"/Kids [ 5 0 R ]      ", "2 pages are declared, 1 found"),
    ],
)
def test_what_is_gone_is_told(was: bytes, now: bytes, why: str) -> None:
    assert was in WHOLE
    assert refused(WHOLE.replace(was, now, 1), why)


def of_parts(content: bytes, form: bytes = b"", names: bytes = b"") -> bytes:
    """A page of these parts, each a stream as it stands in the file."""
    letters = "/ToUnicode 5 0 R" if names else ""
    held = FONT.format(letters, "/XObject << /X 6 0 R >>" if form else "")
    return writers.bare_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources {held} >>",
        content,
        *([names or "<< >>"]),
        *([form] if form else []),
    )


def stream(packed: bytes, filters: str = "/FlateDecode", entries: str = "") -> bytes:
    told = f"<< /Length {len(packed)} /Filter {filters} {entries} >>"
    return told.encode() + b"\nstream\n" + packed + b"\nendstream"


def turned(packed: bytes) -> bytes:
    """With another checksum, as if a letter within were not the one that was packed."""
    return packed[:-1] + bytes([packed[-1] ^ 1])


PACKED = zlib.compress(SHOW)
DRAW = b"/X Do"
FORM = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources {FONT.format('', '')}"


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (of_parts(stream(PACKED)), of_parts(stream(turned(PACKED)))),
        (of_parts(stream(PACKED)), of_parts(stream(PACKED[:-6]))),
        (
            of_parts(stream(PACKED.hex().encode(), "[/ASCIIHexDecode /FlateDecode]")),
            of_parts(stream(turned(PACKED).hex().encode(), "[/ASCIIHexDecode /FlateDecode]")),
        ),
        (
            of_parts(stream(base64.a85encode(PACKED) + b"~>", "[/ASCII85Decode /FlateDecode]")),
            of_parts(
                stream(base64.a85encode(turned(PACKED)) + b"~>", "[/ASCII85Decode /FlateDecode]")
            ),
        ),
        (
            of_parts(stream(zlib.compress(DRAW)), stream(PACKED, entries=FORM)),
            of_parts(stream(zlib.compress(DRAW)), stream(turned(PACKED), entries=FORM)),
        ),
        (
            of_parts(stream(PACKED), names=stream(zlib.compress(NAMES))),
            of_parts(stream(PACKED), names=stream(turned(zlib.compress(NAMES)))),
        ),
    ],
    ids=["contents", "cut off", "in hexadecimals", "in base 85", "form", "letters of a font"],
)
def test_a_part_without_its_checksum_is_refused(whole: bytes, damaged: bytes) -> None:
    assert "36,734 people arrived" in pdf.read(whole, "a.pdf").text
    assert refused(damaged)


def test_a_checksum_that_was_left_out_is_none_that_differs() -> None:
    assert "36,734" in pdf.read(of_parts(stream(PACKED[:-4])), "a.pdf").text


def test_what_a_page_unpacks_to_is_bounded_before_its_checksum() -> None:
    assert refused(of_parts(stream(zlib.compress(b" " * 2 * pdf.MOST_UNPACKED))))


def test_a_page_that_was_left_blank_is_no_damage() -> None:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(of_parts(stream(PACKED)))))
    writer.add_blank_page()
    saved = io.BytesIO()
    writer.write(saved)
    assert "36,734" in pdf.read(saved.getvalue(), "a.pdf").text


def test_letters_that_every_reader_knows_need_no_table() -> None:
    known = of_parts(stream(PACKED), names=b"/Identity-H")
    assert "36,734" in pdf.read(known, "a.pdf").text


def test_a_page_of_an_empty_part_is_no_damage() -> None:
    assert refused(of_parts(stream(b"")), "holds no visible text")
