"""The paragraphs of one article come in, files in every format that the program reads go out."""

import html
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence

import docx
import editions
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer


TITLE = "Weekend arrivals"
MARKS = re.compile(r"([\\`*_{}\[\]<>#+.!|~-])")


def to_txt(paragraphs: Sequence[str]) -> bytes:
    return "\n\n".join((TITLE, *paragraphs)).encode()


def to_md(paragraphs: Sequence[str]) -> bytes:
    """Markdown in which every sign that could be a mark is escaped."""
    escaped = (MARKS.sub(r"\\\1", paragraph) for paragraph in paragraphs)
    return "\n\n".join((f"# {TITLE}", *escaped)).encode()


def to_html(paragraphs: Sequence[str], head: str = "", around: str = "{}") -> bytes:
    """A news page; `around` is what else stands in its body, with {} for the article."""
    text = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    article = f"<article><h1>{TITLE}</h1>\n{text}</article>"
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head>"
        f"<body>{around.format(article)}</body></html>"
    ).encode()


def to_pdf(paragraphs: Sequence[str], width: int = 400) -> bytes:
    """Set in justified lines, the way a press release is."""
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14)
    body.alignment = TA_JUSTIFY
    heading = ParagraphStyle("heading", fontName="Times-Bold", fontSize=18, leading=24)
    story = [Paragraph(html.escape(TITLE), heading)]
    for paragraph in paragraphs:
        story += [Spacer(1, 8), Paragraph(html.escape(paragraph), body)]
    out = io.BytesIO()
    margin = (A4[0] - width) / 2
    SimpleDocTemplate(out, pagesize=A4, leftMargin=margin, rightMargin=margin).build(story)
    return out.getvalue()


def to_docx(paragraphs: Sequence[str]) -> bytes:
    document = docx.Document()
    document.add_heading(TITLE, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return saved(document)


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def to_ods(paragraphs: Sequence[str]) -> bytes:
    """A sheet with a paragraph in the first cell of each row."""
    return editions.book({"Sheet1": [[text] for text in (TITLE, *paragraphs)]})


WRITERS: dict[str, Callable[[Sequence[str]], bytes]] = {
    "a.txt": to_txt,
    "a.md": to_md,
    "a.html": to_html,
    "a.pdf": to_pdf,
    "a.docx": to_docx,
    "a.ods": to_ods,
}


def drawn(draw: Callable[[Canvas], None]) -> bytes:
    """A PDF of one page with what `draw` draws on it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    draw(canvas)
    canvas.save()
    return out.getvalue()


WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."


def packed(body: str, declaration: str = "", **further: str) -> bytes:
    """A docx of bare parts: `body` within w:body, further parts by kind."""
    parts = {"document": f"{declaration}<w:document {WORD}><w:body>{body}</w:body></w:document>"}
    parts |= further
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{TYPES}'
        f'{"document.main" if name == "document" else name}+xml"/>'
        for name in parts
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{namespace}">{types}</Types>')
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def bare_pdf(*objects: str | bytes, trailer: str = "") -> bytes:
    """A PDF of these objects, the first of them the catalogue, with a table of their places."""
    out, places = io.BytesIO(b""), []
    out.write(b"%PDF-1.7\n")
    for number, content in enumerate(objects, start=1):
        places.append(out.tell())
        content = content if isinstance(content, bytes) else content.encode()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    out.write(
        f"xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return out.getvalue()


def stream(content: bytes, entries: str = "", packed: bool = False) -> bytes:
    content = zlib.compress(content, 9) if packed else content
    kind = "/Filter /FlateDecode" if packed else ""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (
        len(content),
        f"{entries} {kind}".encode(),
        content,
    )
