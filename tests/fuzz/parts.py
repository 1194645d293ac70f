"""Choices that atheris makes come in, files whose frame is whole and whose inner part was made up go out.

Bytes that are made up are no archive, and hardly XML: without a frame nothing behind it would ever be reached.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import Protocol
from xml.sax.saxutils import escape

import editions


class Choices(Protocol):
    """What atheris draws from its bytes."""

    def remaining_bytes(self) -> int:
        """How much is left to draw from."""

    def ConsumeBool(self) -> bool:
        """One of two."""

    def PickValueInList(self, values: Sequence[str]) -> str:
        """One of these."""

    def ConsumeUnicodeNoSurrogates(self, most: int) -> str:
        """So many characters at most."""


MOST_PIECES = 200
NUMBERS = ["0", "1", "-1", "2", "12", "700", "0.5", "1048576", "99999999999", "369", "72"]
FIGURES = ["On Saturday 369 people crossed. ", "36,7", "34 people", "½", "\u200b", " ", "(", ")"]
NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
IN_DOCX = [
    *("w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:br", "w:tab", "w:rPr", "w:vanish", "w:del"),
    *("w:ins", "w:moveFrom", "w:delText", "w:fldSimple", "w:instrText", "w:sdt", "w:sdtContent"),
    *("w:hyperlink", "w:footnoteReference", "w:txbxContent", "w:noBreakHyphen", "w:smartTag"),
    *("w:pPr", 'w:pStyle w:val="{}"', 'w:gridSpan w:val="{}"', 'w:vMerge w:val="{}"', "w:tcPr"),
    *('w:fldChar w:fldCharType="begin"', 'w:fldChar w:fldCharType="end"', 'w:sym w:char="{}"'),
]
IN_ODS = [
    *("table:table-row", "table:table-cell", "text:p", "text:span", 'text:s text:c="{}"'),
    *("table:covered-table-cell", 'table:table-cell table:number-columns-repeated="{}"'),
    *('table:table-row table:number-rows-repeated="{}"', 'table:table table:name="{}"'),
    *('table:table-cell office:value-type="float" office:value="{}"', "office:annotation"),
    *('table:table-cell office:value-type="percentage" office:value="{}"', "text:line-break"),
    *('table:table-cell office:value-type="date" office:date-value="2025-10-{}"', "text:tab"),
    *("table:table-header-rows", 'table:table-row table:visibility="collapse"', "text:note"),
]
RUN = ("w:p", "w:r", "w:t")
ROW = ("table:table-row", "table:table-cell", "text:p")
IN_PDF = [
    *("BT", "ET", "/F {} Tf", "(369 people crossed) Tj", "[(36,7) {} (34 people)] TJ", "{} {} Td"),
    *("{} {} TD", "T*", "1 0 0 1 {} {} Tm", "{} 0 0 {} {} {} cm", "q", "Q", "{} {} {} {} re", "f"),
    *("W n", "{} Tr", "{} {} {} rg", "{} g", "/X Do", "{} Tc", "{} Tw", "{} Tz", "{} TL", "{} Ts"),
    *("(36,734) '", '{} {} (36) "', "<333639> Tj", "/Span << /ActualText (36) >> BDC", "EMC"),
    *("{} {} m", "{} {} l", "S", "{} w", "/G gs", "/Artifact BMC", "(\\063\\066) Tj", "{}"),
]


def filled(data: Choices, words: Sequence[str]) -> str:
    """A word of a format with numbers in it."""
    first, *rest = data.PickValueInList(words).split("{}")
    return first + "".join(data.PickValueInList(NUMBERS) + part for part in rest)


def said(data: Choices) -> str:
    """A figure, or characters that were made up."""
    if data.ConsumeBool():
        return data.PickValueInList(FIGURES)
    return data.ConsumeUnicodeNoSurrogates(8)


def tree(data: Choices, words: Sequence[str], around: Sequence[str]) -> str:
    """Elements within elements, with text between them, some of it where text belongs: in these elements."""
    opening = "".join(f"<{element}>" for element in around)
    closing = "".join(f"</{element}>" for element in reversed(around))
    made, still_open = [], []
    while data.remaining_bytes() and len(made) < MOST_PIECES:
        if data.ConsumeBool():
            text = escape(said(data).translate(NO_XML))
            made.append(f"{opening}{text}{closing}" if data.ConsumeBool() else text)
        elif still_open and data.ConsumeBool():
            made.append(f"</{still_open.pop()}>")
        else:
            element = filled(data, words)
            made.append(f"<{element}>")
            still_open.append(element.partition(" ")[0])
    return "".join(made) + "".join(f"</{element}>" for element in reversed(still_open))


def docx(data: Choices) -> bytes:
    """A document of one part."""
    body = tree(data, IN_DOCX, RUN)
    kind = f'<Override PartName="/word/document.xml" ContentType="{TYPES}document.main+xml"/>'
    namespace = "http://schemas.openxmlformats.org/package/2006/content-types"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", f'<Types xmlns="{namespace}">{kind}</Types>')
        document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
        packed.writestr("word/document.xml", document)
    return out.getvalue()


def ods(data: Choices) -> bytes:
    """A sheet."""
    within = f'<table:table table:name="a">{tree(data, IN_ODS, ROW)}</table:table>'
    return editions.archive(editions.within(within))


def official(data: Choices) -> bytes:
    """An edition of two weeks in which something stands behind one of the rows."""
    rows = editions.days(*range(14))
    whole = editions.content(rows, editions.weeks(rows))
    at = [place for place in range(len(whole)) if whole.startswith("</table:table-row>", place)]
    place = at[int(data.PickValueInList([str(number) for number in range(len(at))]))]
    return editions.archive(whole[:place] + tree(data, IN_ODS, ROW) + whole[place:])


def pdf(data: Choices) -> bytes:
    """A page with a font."""
    made: list[str] = []
    while data.remaining_bytes() and len(made) < MOST_PIECES:
        made.append(filled(data, IN_PDF))
        if data.ConsumeBool() and data.ConsumeBool():
            made.append(f"({said(data)}) Tj")
    return page("\n".join(made).encode("utf-8", "replace"))


def page(content: bytes) -> bytes:
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out, places = b"%PDF-1.7\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer
