"""Word documents: what their readers see, in the order in which they read it."""

import io
import zipfile

import docx
import pytest
import writers

from etl import formats
from etl.vocabulary import InputError


def lines(body: str, **parts: str) -> list[str]:
    return formats.read(writers.packed(body, **parts), "a.docx").text.split("\n\n")


def run(text: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f"<w:r>{properties}<w:t>{text}</w:t></w:r>"


def paragraph(*parts: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(parts)}</w:p>"


SEEN = {
    "an insertion": (f"<w:ins>{run('369')}</w:ins>{run(' people')}", "369 people"),
    "a move to here": (f"<w:moveTo>{run('369')}</w:moveTo>", "369"),
    "a content control": (f"<w:sdt><w:sdtContent>{run('369')}</w:sdtContent></w:sdt>", "369"),
    "a link": (f"<w:hyperlink>{run('369')}</w:hyperlink>", "369"),
    "a number in two runs": (run("36,7") + run("34"), "36,734"),
    "a tab and a break": ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b\nc"),
    "a fixed hyphen": ("<w:r><w:t>one</w:t><w:noBreakHyphen/><w:t>in</w:t></w:r>", "one-in"),
    "hiding switched off": (run("369", '<w:vanish w:val="0"/>'), "369"),
    "a hidden end of a paragraph": (
        f"<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{run('369')}", "369"),
    "a look as it was before": (
        run("369", "<w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"), "369"),
    "a raised ending": (run("20") + run("th", '<w:vertAlign w:val="superscript"/>'), "20th"),
    "a field's result": (
        "<w:r><w:instrText>SUM 98</w:instrText></w:r>" + run("369"), "369"),
}  # fmt: skip

UNSEEN = {
    "a deletion": f"<w:del>{run('99')}<w:r><w:delText>99</w:delText></w:r></w:del>",
    "a move from here": f"<w:moveFrom>{run('99')}</w:moveFrom>",
    "hidden text": run("99", "<w:vanish/>"),
    "a hidden style of letters": run("99", '<w:rStyle w:val="Child"/>'),
    "a mark of a note": run("9", '<w:vertAlign w:val="superscript"/>'),
    "a code": "<w:r><w:instrText>99</w:instrText></w:r>",
    "characters that are no text": "<w:r>99</w:r>",
}
STYLES = (
    f'<w:styles {writers.WORD}><w:style w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:styleId="Child"><w:basedOn w:val="Base"/></w:style></w:styles>'
)


@pytest.mark.parametrize("name", SEEN)
def test_what_a_reader_sees_is_kept(name: str) -> None:
    body, text = SEEN[name]
    assert lines(paragraph(body)) == [text]


@pytest.mark.parametrize("name", UNSEEN)
def test_what_no_reader_sees_is_left_out(name: str) -> None:
    assert lines(paragraph(run("seen "), UNSEEN[name], run("42")), styles=STYLES) == ["seen 42"]


def test_a_hidden_style_of_paragraphs_hides_them() -> None:
    body = paragraph(run("99"), style="Child") + paragraph(run("42"))
    assert lines(body, styles=STYLES) == ["42"]


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_a_row_of_short_cells_is_a_line_and_prose_in_a_table_is_not() -> None:
    long = "On Saturday 369 people crossed. " * 8
    found = lines(table(("2024", "36,816"), ("alone",), ("2025", long)))
    assert found == ["2024 | 36,816", "alone", "2025", long.strip()]


def test_an_archive_that_word_would_not_write_is_refused() -> None:
    out = io.BytesIO(writers.packed(paragraph(run("369"))))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_LZMA) as archive:
        archive.writestr("word/other.xml", "<x/>")
    with pytest.raises(InputError, match="is packed in an unusual way, expected a file as Word"):
        formats.read(out.getvalue(), "a.docx")


def test_a_text_box_is_read_once() -> None:
    namespace = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent>{paragraph(run('In the box 7'))}</w:txbxContent>"
    body = paragraph(
        run("around"),
        f"<w:r><mc:AlternateContent {namespace}><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>",
    )
    assert sorted(lines(body)) == ["In the box 7", "around"]


def test_headers_notes_and_footers_stand_around_the_text() -> None:
    parts = {
        name: f"<w:{name} {writers.WORD}>{paragraph(run(text))}</w:{name}>"
        for name, text in (("footer", "Foot"), ("header", "Head"), ("footnotes", "Note 5"))
    }
    assert lines(paragraph(run("Text")), **parts) == ["Head", "Text", "Note 5", "Foot"]


def test_the_strict_form_of_word_is_read() -> None:
    content = writers.packed(paragraph(run("369 people")))
    transitional, strict = (
        writers.WORD,
        'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"',
    )
    assert len(content) > 0
    body = f"<w:document {strict}><w:body>{paragraph(run('369 people'))}</w:body></w:document>"
    assert strict != transitional
    assert lines("", document=body) == ["369 people"]


def test_a_document_of_another_program_is_read_in_its_order() -> None:
    document = docx.Document()
    document.add_heading("Head 12", 1)
    document.add_paragraph("On Saturday ").add_run("369").bold = True
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    document.add_paragraph("7 boats", style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "Head of the page"
    found = formats.read(writers.saved(document), "a.docx").text.split("\n\n")
    cells = ["cell 0 | cell 1", "cell 2 | cell 3"]
    assert found == ["Head of the page", "Head 12", "On Saturday 369", *cells, "7 boats"]
