"""PDFs: visible text in paragraphs, and nothing that a reader does not see."""

from collections.abc import Callable

import pytest
import writers
from reportlab.lib.colors import Color, black, navy, white
from reportlab.pdfgen.canvas import Canvas

from etl import formats
from etl.formats import paragraphs, pdf
from etl.formats.paragraphs import Line, Piece
from etl.vocabulary import InputError


def lines(draw: Callable[[Canvas], None]) -> list[str]:
    return formats.read(writers.drawn(draw), "a.pdf").text.split("\n\n")


def seen(canvas: Canvas) -> None:
    canvas.setFillColor(black)
    canvas.drawString(72, 700, "Seen: 42 people.")


def invisible(canvas: Canvas) -> None:
    text = canvas.beginText(72, 650)
    text.setTextRenderMode(3)
    text.textLine("Unseen: 99 people.")
    text.setTextRenderMode(0)
    canvas.drawText(text)


def coloured(colour: Color) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(colour)
        canvas.drawString(72, 650, "Unseen: 99 people.")

    return draw


def sized(size: float) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", size)
        canvas.drawString(72, 650, "Unseen: 99 people.")
        canvas.setFont("Helvetica", 12)

    return draw


def placed(x: float, y: float) -> Callable[[Canvas], None]:
    return lambda canvas: canvas.drawString(x, y, "Unseen: 99 people.")


UNSEEN = {
    "in no ink": invisible,
    "white": coloured(white),
    "nearly white": coloured(Color(0.99, 0.99, 0.98)),
    "no size": sized(0.5),
    "left of the page": placed(-400, 650),
    "above the page": placed(72, 1_200),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_reader_sees_is_left_out(name: str) -> None:
    def draw(canvas: Canvas) -> None:
        UNSEEN[name](canvas)
        seen(canvas)

    assert lines(draw) == ["Seen: 42 people."]


def test_hidden_words_within_a_line_are_left_out() -> None:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        for mode, words in ((0, "Seen "), (3, "99 "), (0, "42 people.")):
            text.setTextRenderMode(mode)
            text.textOut(words)
        canvas.drawText(text)

    assert lines(draw) == ["Seen 42 people."]


def test_in_a_form_within_the_page_only_ink_counts() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.beginForm("stamp")
        canvas.setFillColor(white)
        canvas.drawString(72, 700, "White: 42 people.")
        invisible(canvas)
        canvas.endForm()
        canvas.doForm("stamp")
        canvas.drawString(72, 600, "Black again: 7 boats.")

    assert lines(draw) == ["White: 42 people.", "Black again: 7 boats."]


def test_white_on_a_dark_band_is_seen() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(navy)
        canvas.rect(60, 640, 400, 30, fill=1, stroke=0)
        canvas.setFillColor(white)
        canvas.drawString(72, 650, "White: 23 people.")

    assert lines(draw) == ["White: 23 people."]


def test_only_hidden_text_is_no_text() -> None:
    with pytest.raises(ValueError, match=r"a\.pdf: holds no visible text, expected"):
        lines(invisible)


def test_a_mark_of_a_note_is_no_digit() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 700, "In all 36,734")
        end = 72 + canvas.stringWidth("In all 36,734", "Helvetica", 12)
        canvas.setFont("Helvetica", 7)
        canvas.drawString(end, 704, "1")
        canvas.setFont("Helvetica", 12)
        canvas.drawString(end + 6, 700, " people.")

    assert lines(draw) == ["In all 36,734 people."]


def test_the_head_of_every_page_comes_once() -> None:
    def draw(canvas: Canvas) -> None:
        for number in (1, 2, 3):
            canvas.drawString(72, 800, f"The Paper, page {number} of 3")
            canvas.drawString(72, 700, f"Paragraph {'abc'[number - 1]}.")
            canvas.showPage()

    assert lines(draw) == ["The Paper, page 1 of 3", "Paragraph a.", "Paragraph b.", "Paragraph c."]


def test_a_page_may_open_with_an_empty_line() -> None:
    pieces = [Piece("\n", 72, 720, 11), Piece("369 people", 72, 700, 11)]
    assert [line.text for line in paragraphs.lines(pieces)] == ["369 people"]


def test_a_line_set_in_begins_a_paragraph() -> None:
    page = [Line("The longest line of all the lines on this whole page.", 72, 760, 11)]
    page += [Line("The first of two paragraphs", 72, 700, 11), Line("and the other", 92, 686, 11)]
    assert [text for text in paragraphs.join([page]) if text][-1] == "and the other"


def two_pages(canvas: Canvas) -> None:
    for _ in "ab":
        canvas.drawString(72, 700, "369 people")
        canvas.showPage()


@pytest.mark.parametrize(
    ("name", "most", "problem"),
    [
        ("MOST_PAGES", 1, "2 pages, expected at most 1"),
        ("MOST_SECONDS", -1, "takes too long, expected at most -1 seconds"),
    ],
)
def test_a_file_that_would_take_too_long_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, most: int, problem: str
) -> None:
    monkeypatch.setattr(pdf, name, most)
    with pytest.raises(InputError, match=rf"a\.pdf: {problem}"):
        lines(two_pages)


# A font that says of every sign that it stands for no letter.
SIGNS = b"[" + b"<FFFD>" * 256 + b"]"
NO_LETTERS = (
    b"1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <00> <FF> <FFFD> endbfrange"
)


def test_letters_that_cannot_be_copied_are_refused() -> None:
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    entry = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 800] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>"
    objects = ("<< /Type /Catalog /Pages 2 0 R >>", pages, entry, writers.stream(WORDS), font)
    content = writers.bare_pdf(*objects, writers.stream(NO_LETTERS.replace(b"<FFFD>", SIGNS)))
    with pytest.raises(InputError, match="letters of an unknown font, expected a PDF whose text"):
        formats.read(content, "a.pdf")


def test_two_columns_are_read_one_after_the_other() -> None:
    def draw(canvas: Canvas) -> None:
        for x, words in ((72, "left"), (320, "right")):
            for number in range(4):
                canvas.drawString(x, 700 - 14 * number, f"{words} column line, which goes on")

    assert lines(draw)[0].startswith("left column line, which goes on left")
    assert lines(draw)[-1].endswith("right column line, which goes on")


HYPHENS = [
    ("the govern-", "ment said", "the government said"),
    ("twenty-", "three people", "twenty-three people"),
    ("a small-", "boat crossing", "a small-boat crossing"),
    ("the cross-", "Channel route", "the cross-Channel route"),
    ("ages 10-", "12 only", "ages 10-12 only"),
    ("it ended –", "for now", "it ended – for now"),
    ("the re-entry was a re-", "entry", "the re-entry was a re-entry"),
    ("an increase of", "34. The number", "an increase of 34. The number"),
]


@pytest.mark.parametrize(("first", "second", "whole"), HYPHENS, ids=[row[2] for row in HYPHENS])
def test_a_hyphen_at_a_line_end_is_resolved(first: str, second: str, whole: str) -> None:
    page = [Line(first, 72, 700, 11), Line(second, 72, 686, 11)]
    assert [text for text in paragraphs.join([page]) if text] == [whole]


APART = [
    ("Boats: 7", "People: 369", 14, 11, 11),
    ("A full line of the paragraph that ends here.", "A new one that begins far below", 24, 11, 11),
    ("A headline in large letters", "and the text of the first paragraph", 14, 18, 11),
    ("first item of a list that is long", "• second item of a list", 14, 11, 11),
]


@pytest.mark.parametrize(("first", "second", "gap", "size", "other"), APART)
def test_what_stands_apart_stays_apart(
    first: str, second: str, gap: float, size: float, other: float
) -> None:
    longest = Line("The longest line of all the lines on this whole page, by far.", 72, 760, 11)
    page = [longest, Line(first, 72, 700, size), Line(second, 72, 700 - gap, other)]
    assert [first, second] == [text for text in paragraphs.join([page]) if text][-2:]


WORDS = b"BT /F1 12 Tf 50 700 Td (Told: 369 people.) Tj ET"
DRAWN = {
    "a dark shape of lines below white": (b"40 690 m 400 690 l 400 720 l 40 720 l f 1 g ", True),
    "a dark shape of curves below white": (b"40 690 m 1 1 400 690 400 720 c f 1 g ", True),
    "a shape that is not filled below white": (b"40 690 m 400 720 l n 1 g ", False),
    "a shape that is drawn round below white": (b"40 690 m 400 720 l S 1 g ", False),
    "a white shape below white": (b"1 g 40 690 m 400 720 l f ", False),
    "a point without its place below white": (b"40 m 690 l f 1 g ", False),
    "a box without its height below white": (b"40 690 400 re f 1 g ", False),
    "a box beside white": (b"40 590 400 30 re f 1 g ", False),
    "a shade below white": (b"/S sh 1 g ", True),
    "white ink of no space named": (b"1 g /C cs ", True),
    "white of three inks": (b"1 1 1 rg ", False),
    "nearly white of three inks": (b"0.5 1 1 rg ", True),
    "no ink of four": (b"0 0 0 0 k ", False),
    "some ink of four": (b"0 0 0 0.5 k ", True),
    "a saved pen": (b"q 1 g Q ", True),
    "a pen that was not saved": (b"1 g Q ", False),
    "ink that only goes to a path": (b"7 Tr ", False),
    "ink that is drawn round": (b"1 Tr ", True),
}


@pytest.mark.parametrize("name", DRAWN)
def test_what_is_painted_decides_whether_white_is_seen(name: str) -> None:
    before, seen = DRAWN[name]
    pages = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    entry = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    other = b" 0 g 0 Tr BT /F1 12 Tf 50 500 Td (Seen: 42.) Tj ET"
    page = writers.stream(before + WORDS + other)
    content = writers.bare_pdf("<< /Type /Catalog /Pages 2 0 R >>", pages, entry, page, font)
    assert ("369" in formats.read(content, "a.pdf").text) == seen
