"""Files made to harm: each is read, figure and all, or refused in one line, and soon."""

import io
import random
import re
import time
import zipfile
from collections.abc import Callable

import pytest
import writers
from pypdf import PdfReader, PdfWriter

from etl import formats
from etl.vocabulary import InputError


FIGURE = "On Saturday, 369 people crossed the Channel."
SECONDS = 15
SEED = 20251020
MUTANTS = 40


def nested(tag: str, depth: int) -> str:
    return f"<{tag}>" * depth + f"<p>{FIGURE}</p>" + f"</{tag}>" * depth


def attributes(count: int) -> str:
    return " ".join(f"a{number}" for number in range(count))


PAGES: dict[str, str] = {
    "257 deep": nested("div", 257),
    "900 deep": nested("div", 900),
    "5,000 deep": nested("div", 5_000),
    "100,000 deep": nested("div", 100_000),
    "lists in lists": "<ul><li>" * 20_000 + FIGURE,
    "tables in tables": "<table><tr><td>" * 5_000 + FIGURE,
    "256 KB of attributes": f"<p {attributes(37_000)}>{FIGURE}</p>",
    "attributes behind a bracket": f"<p {'< ' * 2_000}{attributes(37_000)}>{FIGURE}</p>",
    "attributes in a drawing": f"<svg><title><p {attributes(37_000)}>x</p></title></svg><p>{FIGURE}</p>",
    "depth in a drawing": f"<svg><title>{'<div>' * 50_000}</title></svg><p>{FIGURE}</p>",
    "depth behind a comment": f"<!-->{'<div>' * 50_000}-->{FIGURE}",
    "quote left open": f"<p>{FIGURE}</p><p title='{'x' * 500_000}",
    "quotes left open": f"<p>{FIGURE}</p>" + "<p title='" * 50_000,
    "comment left open": f"<p>{FIGURE}</p><!--" + "<!-- " * 100_000,
    "formatting left open": "<b><i><font>" * 300 + f"<p>{FIGURE}</p>" + "<p>x" * 20_000,
    "brackets": f"<p>{FIGURE}</p>" + "<" * 500_000,
    "entities": f"<p>{FIGURE}</p><p>" + "&" * 1_000_000,
    "no body": f"<html><frameset><frame></frameset><noframes>{FIGURE}</noframes>",
    "braces in a style": f"<style>{'{' * 200_000}</style><p>{FIGURE}</p>",
    "no braces in a style": f"<style>{'ab' * 500_000}</style><p>{FIGURE}</p>",
    "at signs in a style": f"<style>{'@media x {' * 50_000}</style><p>{FIGURE}</p>",
    "linked data nested": '<script type="application/ld+json">'
    + "[" * 100_000
    + f"</script><p>{FIGURE}</p>",
    "linked data as it should not be": '<script type="application/ld+json">{"@graph": [5, {"@type":'
    f' [5, "NewsArticle"], "datePublished": 5, "publisher": [5]}}]}}</script><p>{FIGURE}</p>',
    "an encoding that is none": f"<meta charset=base64><p>é {FIGURE}</p>",
    "an unknown encoding": f"<meta charset=klingon><p>é {FIGURE}</p>",
    "one long paragraph": f"<p>{FIGURE}</p><p>" + "word " * 800_000,
    "many paragraphs": f"<p>{FIGURE}</p>" + "<p>word</p>" * 200_000,
    "many names of other things": f"<h1>x</h1><p>{FIGURE}</p>" + "<div class=related>" * 900,
    "too large": "x" * 5_000_001,
}


def page(body: str) -> bytes:
    return f"<!doctype html>{body}".encode("latin-1", "replace")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_or_refused(name: str) -> None:
    read_or_refused(page(PAGES[name]), "a.html")


def outcome(content: bytes, name: str) -> tuple[str, str]:
    """The text of the file, or why it was refused."""
    try:
        return formats.read(content, name).text, ""
    except InputError as error:
        return "", str(error)


def read_or_refused(content: bytes, name: str) -> bool:
    """Whether the file was read; never is it read without its figure."""
    started = time.monotonic()
    text, refusal = outcome(content, name)
    assert time.monotonic() - started < SECONDS
    if refusal:
        assert re.fullmatch(rf"{name}: [^\n]+, expected [^\n]+", refusal)
    else:
        assert "369 people" in text
    return not refusal


def test_deep_but_possible_pages_are_read() -> None:
    assert read_or_refused(page(PAGES["257 deep"]), "a.html")
    assert read_or_refused(page(PAGES["900 deep"]), "a.html")


CATALOGUE = "<< /Type /Catalog /Pages 2 0 R >>"
PAGES_OF_ONE = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
SHOW = f"BT /F1 12 Tf 50 700 Td ({FIGURE}) Tj ET\n".encode()


def one_page(
    content: bytes, *further: str | bytes, resources: str = "", packed: bool = True
) -> bytes:
    entry = (
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        f"/Resources << /Font << /F1 5 0 R >> {resources} >> >>"
    )
    return writers.bare_pdf(
        CATALOGUE, PAGES_OF_ONE, entry, writers.stream(content, packed=packed), FONT, *further
    )


def encrypted() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(writers.to_pdf([FIGURE]))))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def many_pages(count: int) -> bytes:
    kids = " ".join(["3 0 R"] * count)
    entry = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    tree = f"<< /Type /Pages /Kids [{kids}] /Count {count} >>"
    return writers.bare_pdf(CATALOGUE, tree, entry, writers.stream(SHOW), FONT)


FORM = "/Type /XObject /Subtype /Form /BBox [0 0 600 800]"
PDFS: dict[str, Callable[[], bytes]] = {
    "encrypted": encrypted,
    "nothing behind the mark": lambda: b"%PDF-1.7\n",
    "cut in half": lambda: writers.to_pdf([FIGURE] * 50)[:2_000],
    "no pages": lambda: writers.bare_pdf(CATALOGUE, "<< /Type /Pages /Kids [] /Count 0 >>"),
    "pages that hold themselves": lambda: writers.bare_pdf(
        CATALOGUE, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    ),
    "a page ten thousand times": lambda: many_pages(10_000),
    "a bomb of blanks": lambda: one_page(SHOW + b" " * 200_000_000),
    "a bomb of operations": lambda: one_page(SHOW + b"0 0 m " * 1_500_000),
    "a bomb of text": lambda: one_page(SHOW + b"BT /F1 9 Tf (word) Tj ET\n" * 350_000),
    "a form that holds itself": lambda: one_page(
        SHOW + b"/X Do\n",
        writers.stream(b"/X Do " * 1_000, f"{FORM} /Resources << /XObject << /X 6 0 R >> >>"),
        resources="/XObject << /X 6 0 R >>",
    ),
    "saved states": lambda: one_page(b"q " * 200_000 + SHOW),
    "brackets": lambda: one_page(SHOW + b"[" * 100_000),
    "numbers": lambda: one_page(SHOW + b"9" * 100_000 + b" 0 Td\n"),
    "wrong operands": lambda: one_page(
        SHOW + b"(x) Tr /N rg [1] g (a) cm 1 re (b) Td BI ID EI Q Q\n"
    ),
    "rectangles": lambda: one_page(SHOW + b"0 0 5 5 re f 1 g BT (w) Tj ET 0 g\n" * 50_000),
    "an endless table": lambda: writers.to_pdf([FIGURE]).replace(b"startxref\n", b"startxref\n1"),
    "text of machines": lambda: b"%PDF-1.7\n" + bytes(range(256)) * 1_000,
    "too large": lambda: b"%PDF-1.7\n" + b" " * 20_000_001,
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_is_read_or_refused(name: str) -> None:
    read_or_refused(PDFS[name](), "a.pdf")


def test_a_pdf_made_by_hand_is_read() -> None:
    assert read_or_refused(one_page(SHOW), "a.pdf")


PARAGRAPH = f"<w:p><w:r><w:t>{FIGURE}</w:t></w:r></w:p>"


def lying() -> bytes:
    """An archive that declares a thousand bytes and holds a hundred million."""
    content = bytearray(writers.packed(PARAGRAPH + " " * 100_000_000))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        declared = archive.getinfo("word/document.xml").file_size.to_bytes(4, "little")
    return bytes(content.replace(declared, (1_000).to_bytes(4, "little")))


def twice() -> bytes:
    out = io.BytesIO(writers.packed(PARAGRAPH))
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return out.getvalue()


def archive_of(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, FIGURE)
    return out.getvalue()


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "a bomb of blanks": lambda: writers.packed(PARAGRAPH + " " * 200_000_000),
    "a bomb of paragraphs": lambda: writers.packed(PARAGRAPH + "<w:p/>" * 3_000_000),
    "an archive that lies": lying,
    "a billion laughs": lambda: writers.packed(
        PARAGRAPH + "&l9;", f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]>'
    ),
    "a file from outside": lambda: writers.packed(
        PARAGRAPH + "&f;", '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    ),
    "100,000 deep": lambda: writers.packed("<w:sdt>" * 100_000 + PARAGRAPH + "</w:sdt>" * 100_000),
    "styles in a circle": lambda: writers.packed(
        PARAGRAPH,
        styles=f'<w:styles {writers.WORD}><w:style w:styleId="a"><w:basedOn w:val="b"/></w:style>'
        '<w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>',
    ),
    "closed too often": lambda: writers.packed(f"{PARAGRAPH}</w:p>"),
    "runs without a paragraph": lambda: writers.packed(f"<w:r><w:t>x</w:t></w:r>{PARAGRAPH}"),
    "a part twice": twice,
    "a workbook": workbook,
    "another archive": lambda: archive_of("a.txt"),
    "only the mark": lambda: b"PK\x03\x04" + b"\0" * 100,
    "too large": lambda: b"PK\x03\x04" + b"\0" * 20_000_001,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_docx_is_read_or_refused(name: str) -> None:
    read_or_refused(DOCUMENTS[name](), "a.docx")


NO_TEXTS = {
    "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "letter.rtf": b"{\\rtf1 369 people}",
    "picture.txt": b"\x89PNG\r\n\x1a\n",
    "page.pdf": FIGURE.encode(),
    "page.docx": FIGURE.encode(),
    "page.odt": FIGURE.encode(),
    "page": FIGURE.encode(),
    "empty.pdf": b"",
    "empty.html": b"<!doctype html><p> </p>",
}


@pytest.mark.parametrize("name", NO_TEXTS)
def test_what_is_no_text_is_refused(name: str) -> None:
    assert not read_or_refused(NO_TEXTS[name], name)


def mutants(content: bytes) -> list[bytes]:
    """The file with bits flipped, cut off, or with a run of it overwritten."""
    chance = random.Random(SEED)
    found = []
    for _ in range(MUTANTS):
        changed = bytearray(content)
        kind = chance.choice(("flip", "cut", "overwrite"))
        at = chance.randrange(10, len(changed))
        if kind == "flip":
            changed[at] ^= 1 << chance.randrange(8)
        elif kind == "cut":
            del changed[at:]
        else:
            changed[at : at + 20] = chance.randbytes(20)
        found.append(bytes(changed))
    return found


@pytest.mark.parametrize("name", writers.WRITERS)
def test_a_damaged_file_is_never_more_than_refused(name: str) -> None:
    found = [outcome(content, name) for content in mutants(writers.WRITERS[name]([FIGURE] * 5))]
    assert len(found) == MUTANTS
    assert all(bool(text) != bool(refusal) for text, refusal in found)
    assert not any("\n" in refusal for _, refusal in found)


@pytest.mark.parametrize("name", ["a.docx", "a.ods"])
def test_a_damaged_package_is_read_whole_or_refused(name: str) -> None:
    """Each part of it has a checksum; a PDF has none, and nor has a text."""
    figures = [f"{1_000 + 37 * number:,}" for number in range(40)]
    said = [f"On one day {figure} people crossed." for figure in figures]
    for content in mutants(writers.WRITERS[name](said)):
        text, _ = outcome(content, name)
        assert not text or all(figure in text for figure in figures)
