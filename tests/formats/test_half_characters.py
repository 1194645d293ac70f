"""Halves of characters, and characters that nobody sees, never come out of a reader."""

import json

import pytest
import writers

from etl import formats


FIGURE = "On Saturday, 369 people crossed the Channel."
HALF, SIGN = "\ud800", "\ufffd"


def letters(of_o: str) -> bytes:
    """A PDF whose letter O is told to be something else."""
    table = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <FF> "
        f"endcodespacerange 1 beginbfchar <4F> <{of_o}> endbfchar endcmap end end"
    ).encode()
    page = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>"
    )
    return writers.bare_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        page,
        writers.stream(f"BT /F1 12 Tf 50 700 Td ({FIGURE}) Tj ET\n".encode()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
        writers.stream(table),
    )


@pytest.mark.parametrize("code", ["D800", "DFFF", "0000"])
def test_a_letter_that_is_no_character_is_a_sign_for_one(code: str) -> None:
    assert formats.read(letters(code), "a.pdf").text == FIGURE.replace("O", SIGN)


def test_a_letter_that_is_one_is_read() -> None:
    assert formats.read(letters("0051"), "a.pdf").text == FIGURE.replace("O", "Q")


def test_what_a_page_states_of_itself_can_stand_in_a_table() -> None:
    stated = {"@type": "NewsArticle", "headline": f"a{HALF}", "publisher": {"name": f"b{HALF}"}}
    page = f'<!doctype html><script type="application/ld+json">{json.dumps(stated)}</script><p>{FIGURE}'
    found = formats.read(page.encode(), "a.html")
    assert (found.title, found.publisher, found.text) == (f"a{SIGN}", f"b{SIGN}", FIGURE)


UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u2060\u2063\u2066\u2069\ufeff\U000e0031\U000e007f"
)


@pytest.mark.parametrize("sign", UNSEEN, ids=[f"{ord(sign):x}" for sign in UNSEEN])
@pytest.mark.parametrize(
    "name", [name for name in writers.WRITERS if name not in ("a.txt", "a.pdf")]
)
def test_what_nobody_sees_parts_no_number(name: str, sign: str) -> None:
    hidden = FIGURE.replace("369", f"3{sign}6{sign}9")
    assert FIGURE in formats.read(writers.WRITERS[name]([hidden]), name).text
