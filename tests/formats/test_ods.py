"""Spreadsheets sent as documents: what stands in their visible cells, a row a line, within bounds."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta

import editions
import pytest
from sources import ROOT

from etl import claims, documents, formats
from etl.formats import packages, spreadsheets
from etl.vocabulary import InputError


PUBLISHED = date(2026, 9, 1)
FIGURE = "On Saturday, 369 people crossed the Channel."


def sheet(rows: str, name: str = "One", columns: str = "", style: str = "") -> str:
    styled = f' table:style-name="{style}"' if style else ""
    return f'<table:table table:name="{name}"{styled}>{columns}{rows}</table:table>'


def row(*cells: str, **attributes: str) -> str:
    return f"<table:table-row{written(attributes)}>{''.join(cells)}</table:table-row>"


def cell(text: str = "", kind: str = "table-cell", **attributes: str) -> str:
    paragraph = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:{kind}{written(attributes)}>{paragraph}</table:{kind}>"


def written(attributes: dict[str, str]) -> str:
    named = {
        "value": "office:value",
        "kind_of": "office:value-type",
        "day": "office:date-value",
        "string": "office:string-value",
        "columns": "table:number-columns-repeated",
        "rows": "table:number-rows-repeated",
        "seen": "table:visibility",
    }
    return "".join(f' {named[name]}="{value}"' for name, value in attributes.items())


def read(body: str, styles: str = "") -> str:
    return formats.read(editions.archive(editions.within(body, styles)), "a.ods").text


def lines(*rows: str, columns: str = "", styles: str = "", style: str = "") -> list[str]:
    return read(sheet("".join(rows), "One", columns, style), styles).split("\n\n")


SEEN = {
    "what is shown, not what is stored": (cell("36,816", value="36816.2"), "36,816"),
    "a value that nobody wrote out": (cell(value="36816", kind_of="float"), "36816"),
    "a share that nobody wrote out": (cell(value="0.39", kind_of="percentage"), "39%"),
    "a whole share": (cell(value="1", kind_of="percentage"), "100%"),
    "a share that is none": (cell(value="1e999", kind_of="percentage"), "1e999"),
    "a day that nobody wrote out": (cell(day="2025-10-18T00:00:00"), "2025-10-18"),
    "a text that nobody wrote out": (cell(string="a  b\tc"), "a b c"),
    "a part in another look": ("<table:table-cell><text:p>36,<text:span>8</text:span>16</text:p>"
        "</table:table-cell>", "36,816"),
    "a link": (cell('<text:a href="#x">36,816</text:a>'), "36,816"),
    "blanks, a tab and a break": (cell('a<text:s text:c="9"/>b<text:tab/>c<text:line-break/>d'), "a b c d"),
    "two paragraphs": (cell("one</text:p><text:p/><text:p>two"), "one two"),
    "a mark of a note": (cell('36,816<text:span text:style-name="up">1</text:span>'), "36,816"),
    "a raised ending": (cell('20<text:span text:style-name="up">th</text:span>'), "20th"),
    "a remark": ("<table:table-cell><office:annotation><text:p>99</text:p></office:annotation>"
        "<text:p>369</text:p></table:table-cell>", "369"),
    "a table in a cell": ("<table:table-cell><table:table><table:table-row><table:table-cell><text:p>36"
        "</text:p></table:table-cell></table:table-row></table:table></table:table-cell>", "36"),
    "a span without a paragraph": ("<table:table-cell><text:span>9</text:span><text:p>8</text:p>"
        "</table:table-cell>", "8"),
    "a shape without a paragraph": ("<table:table-cell><text:s/><text:p>8</text:p></table:table-cell>", "8"),
    "a lowered ending": (cell('36<text:span text:style-name="down">1</text:span>'), "361"),
}  # fmt: skip
RAISED = (
    '<style:style style:name="up"><style:text-properties style:text-position="super 58%"/>'
    '</style:style><style:style style:name="other"/>'
    '<style:style style:name="down"><style:text-properties style:text-position="sub 58%"/></style:style>'
)


@pytest.mark.parametrize("name", SEEN)
def test_a_cell_gives_what_its_reader_sees(name: str) -> None:
    body, text = SEEN[name]
    assert lines(row(cell("x"), body), styles=RAISED) == [f"x | {text}"]


ROWS = {
    "a row of values": (row(cell("2024"), cell("36,816")), ["2024 | 36,816"]),
    "a title": (row(cell("Small boats"), cell()), ["Small boats"]),
    "an empty cell within": (row(cell("2024"), cell(), cell("695")), ["2024 | | 695"]),
    "an empty cell before": (row(cell(), cell("695")) + row(cell("2024"), cell("1")), ["| 695", "2024 | 1"]),
    "an empty cell behind": (row(cell("2024"), cell("9")) + row(cell("2025"), cell("")), ["2024 | 9", "2025"]),
    "empty columns before all": (row(cell(columns="5"), cell("2024"), cell("9")), ["2024 | 9"]),
    "empty rows": (row(cell(columns="9"), rows="7") + row(cell("a")), ["a"]),
    "a repeated cell": (row(cell("2024"), cell("-", columns="3")), ["2024 | - | - | -"]),
    "a repeated row": (row(cell("a"), cell("1"), rows="2"), ["a | 1", "a | 1"]),
    "long texts side by side": (row(cell("x" * 121), cell("y")), ["x" * 121, "y"]),
    "a merged cell": (row(cell("a"), cell("99", "covered-table-cell"), cell("b")), ["a | | b"]),
    "a hidden row": (row(cell("99"), seen="collapse") + row(cell("1")), ["1"]),
    "a filtered row": (row(cell("99"), seen="filter") + row(cell("1")), ["1"]),
    "a row of a head": (f"<table:table-header-rows>{row(cell('a'), cell('b'))}</table:table-header-rows>", ["a | b"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_a_row_is_a_line(name: str) -> None:
    body, expected = ROWS[name]
    assert lines(body) == expected


def test_hidden_columns_and_sheets_are_not_read() -> None:
    hidden = '<table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>'
    columns = f"<table:table-column/>{hidden}<table:table-column/>"
    four = row(*map(cell, ("a", "98", "99", "b")))
    assert lines(four, columns=columns) == ["a | b"]
    style = (
        '<style:style style:name="no"><style:table-properties table:display="false"/></style:style>'
    )
    both = sheet(row(cell("99")), "Two", style="no") + sheet(four)
    assert read(both, style) == "a | 98 | 99 | b"


def test_a_sheet_of_hidden_columns_holds_no_text() -> None:
    hidden = '<table:table-column table:number-columns-repeated="9" table:visibility="collapse"/>'
    with pytest.raises(InputError, match="holds no text"):
        lines(row(cell("99")), columns=hidden)


def test_several_sheets_stand_behind_their_names() -> None:
    empty = sheet(row(cell()), "Nothing")
    both = sheet(row(cell("a")), "First") + empty + sheet(row(cell("b")), "Second")
    assert read(both).split("\n\n") == ["First", "a", "Second", "b"]


def test_characters_outside_of_cells_are_no_text() -> None:
    assert read(f"99{sheet('98' + row('97', cell('1')))}") == "1"
    assert lines(row(cell("1")) + cell("99")) == ["1"]


# Values that look like a year are left out: "1806" behind a day is read as one, in a table too.
WEEKS = [
    found
    for found in csv.DictReader(io.StringIO((ROOT / "seeds/official/weekly.csv").read_text()))
    if not found["vintage_to"] and not re.fullmatch(r"1[6-9]\d\d|20\d\d", found["arrivals"])
][-40:]


def test_the_official_figures_sent_as_a_document_are_the_official_figures() -> None:
    ends = [date.fromisoformat(found["week_ending"]) for found in WEEKS]
    heads = ("Week ending", "Migrants arrived", "Boats arrived")
    rows = [
        (end, int(found["arrivals"]), int(found["boats"]))
        for end, found in zip(ends, WEEKS, strict=True)
    ]
    content = formats.read(editions.book({"SB_02": [heads, *rows]}), "a.ods")
    found = claims.assemble(documents.from_content(content, PUBLISHED, "a"))[0]
    assert [(c.indicator, c.period_start, c.period_end, c.value) for c in found] == [
        (indicator, end - timedelta(days=6), end, value)
        for end, *values in rows
        for indicator, value in zip(("arrivals", "boats"), values, strict=True)
    ]


def plain(body: str) -> str:
    return editions.within(sheet(row(cell(FIGURE)) + body))


def locked() -> bytes:
    manifest = editions.MANIFEST.replace("/>", "><m:encryption-data/></m:file-entry>", 1)
    out = io.BytesIO(editions.archive(b"\x00\x01no XML"))
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(parts | {"META-INF/manifest.xml": manifest.encode()})


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def lying() -> bytes:
    """An archive that declares a thousand bytes and holds sixty million."""
    content = bytearray(editions.archive(plain(" " * 60_000_000)))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as archive:
        declared = archive.getinfo("content.xml").file_size.to_bytes(4, "little")
    return bytes(content.replace(declared, (1_000).to_bytes(4, "little")))


def doctype(declared: str, body: str) -> bytes:
    return editions.archive(f"<!DOCTYPE x [{declared}]>{plain(row(cell(body)))}")


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
MOST = spreadsheets.MOST_REPEATS
WITHIN = "<table:table-cell>{}</table:table-cell>"
WIDE = row(cell("1"), cell(columns="16382"), cell("1"))
HIDDEN = f'<table:table-column table:number-columns-repeated="{MOST}" table:visibility="collapse"/>'
HARMFUL: dict[str, tuple[Callable[[], bytes], str]] = {
    "a billion laughs": (lambda: doctype('<!ENTITY l0 "ha">' + LAUGHS, "&l9;"), "a document type"),
    "a file from outside": (
        lambda: doctype('<!ENTITY f SYSTEM "file:///etc/passwd">', "&f;"), "a document type"),
    "an address from outside": (
        lambda: doctype('<!ENTITY % p SYSTEM "http://127.0.0.1:9/"> %p;', ""), "a document type"),
    "an entity that is not declared": (
        lambda: editions.archive(plain(row(cell("&n;")))), "is broken"),
    "a bomb of blanks": (
        lambda: editions.archive(plain(" " * 60_000_000)), "unpacks beyond the limit"),
    "an archive that lies": (lying, "is damaged"),
    "two million cells": (
        lambda: editions.archive(plain(row("<table:table-cell/>" * 1_000_001))), "is too large"),
    "a row a million times": (
        lambda: editions.archive(plain(row(cell("1"), rows=str(MOST)))), "too many cells"),
    "a cell a million times": (
        lambda: editions.archive(plain(row(cell("1", columns=str(MOST))))), "too many cells"),
    "a row of more cells than are read": (
        lambda: editions.archive(plain(row(cell("1", columns="200001")))), "too many cells"),
    "a row two milliard times": (
        lambda: editions.archive(plain(row(cell("1"), rows="2000000000"))), "expected 1 to"),
    "a row less than no times": (
        lambda: editions.archive(plain(row(cell("1"), rows="-1"))), "expected 1 to"),
    "a cell no times": (
        lambda: editions.archive(plain(row(cell("1", columns="0")))), "expected 1 to"),
    "times in other digits": (
        lambda: editions.archive(plain(row(cell("1", columns="٣")))), "expected 1 to"),
    "one wide row over many": (
        lambda: editions.archive(plain(WIDE + row(cell("1"), rows="99999"))), "too many cells"),
    "a cell within a cell": (
        lambda: editions.archive(plain(row(WITHIN.format(cell("1"))))), "a row or a cell within a cell"),
    "a cell within a paragraph": (
        lambda: editions.archive(plain(row(WITHIN.format(f"<text:p>{cell()}1</text:p>")))), "a cell within a cell"),
    "a row within a cell": (
        lambda: editions.archive(plain(row(WITHIN.format(row(cell("1")))))), "a row or a cell within a cell"),
    "a long text many times": (
        lambda: editions.archive(plain(row(cell("x" * 100_000), rows="51"))), "too many characters"),
    "a long text in many columns": (
        lambda: editions.archive(plain(row(cell("x" * 100_000, columns="51")))), "too many characters"),
    "columns hidden in every sheet": (
        lambda: editions.archive(editions.within(sheet("", columns=HIDDEN) * 2)), "too many hidden columns"),
    "another kind of file": (
        lambda: editions.archive(plain(""), mimetype="application/zip"), "is no spreadsheet"),
    "a text document": (
        lambda: editions.archive(plain(""), mimetype="application/vnd.oasis.opendocument.text"), "is no spreadsheet"),
    "a kind that never ends": (
        lambda: editions.archive(plain(""), mimetype=editions.MIMETYPE + " " * 70_000 + "x"), ""),
    "locked": (locked, "is encrypted or has no content"),
    "no content": (
        lambda: packed({"mimetype": editions.MIMETYPE.encode()}), "is encrypted or has no content"),
    "cut off": (lambda: editions.archive(plain(""))[:-60], "is damaged"),
    "content cut off": (lambda: editions.archive(plain("")[:-60]), "is broken"),
    "another zip": (lambda: packed({"a.txt": b"369"}), "no Word document"),
    "no zip": (lambda: FIGURE.encode(), "does not open as an ods"),
    "nothing in it": (lambda: editions.book({"Sheet1": []}), "holds no text"),
    "too large": (lambda: b"PK\x03\x04" + b"\0" * packages.MOST_BYTES, "a file that is too large"),
}  # fmt: skip


@pytest.mark.parametrize("name", HARMFUL)
def test_what_would_harm_is_refused_in_one_line(name: str) -> None:
    make, problem = HARMFUL[name]
    if not problem:
        assert FIGURE in formats.read(make(), "a.ods").text
        return
    with pytest.raises(InputError, match=rf"\Aa\.ods: [^\n]*{problem}[^\n]*\Z") as caught:
        formats.read(make(), "a.ods")
    assert ", expected " in str(caught.value)


DEEP = {
    "tables in tables": "<table:table-cell><table:table><table:table-row>" * 50_000,
    "spans in spans": "<table:table-cell><text:p>" + "<text:span>" * 50_000,
    "remarks in remarks": "<office:annotation>" * 50_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_depth_is_no_harm(name: str) -> None:
    opened = DEEP[name]
    closed = "".join(f"</{each}>" for each in reversed(re.findall(r"<([\w:-]+)>", opened)))
    assert FIGURE in read(sheet(row(cell(FIGURE)) + row(opened + closed)))
