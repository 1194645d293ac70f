"""Tables of saved pages, Markdown, Word documents and spreadsheets: a row is one line, and gives its figures."""

from datetime import date

import docx
import editions
import pytest
import writers

from etl import claims, documents, formats


PUBLISHED = date(2025, 10, 20)
TITLE = "Migrants crossing the Channel in small boats"
YEARS = {"2022": ("45,755", "1,110"), "2023": ("29,437", "602"), "2024": ("36,816", "695")}
ROWS = [["Year", "People", "Boats"], *([year, *values] for year, values in YEARS.items())]


def figures(text: str) -> list[tuple]:
    found = claims.assemble(documents.from_string(text, PUBLISHED))[0]
    return [(c.exact, c.indicator, str(c.period_start), str(c.period_end)) for c in found]


def of_years(*years: str) -> list[tuple]:
    return [
        (value, indicator, f"{year}-01-01", f"{year}-12-31")
        for year in years
        for value, indicator in zip(YEARS[year], ("arrivals", "boats"), strict=True)
    ]


def to_html(rows: list[list[str]]) -> bytes:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    page = f"<html><body><article><h1>{TITLE}</h1><table>{body}</table></article></body></html>"
    return page.encode()


def to_markdown(rows: list[list[str]]) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"# {TITLE}", "", lines[0], "|---|--:|--:|", *lines[1:]]).encode()


def to_docx(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph(TITLE)
    table = document.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, written in zip(row.cells, cells, strict=True):
            cell.text = written
    return writers.saved(document)


def to_ods(rows: list[list[str]]) -> bytes:
    return editions.book({"Sheet1": [[TITLE], *rows]})


FILES = {"a.html": to_html, "a.md": to_markdown, "a.docx": to_docx, "a.ods": to_ods}


@pytest.mark.parametrize("name", FILES)
def test_a_table_of_a_file_is_read_row_by_row(name: str) -> None:
    assert figures(formats.read(FILES[name](ROWS), name).text) == of_years(*YEARS)


@pytest.mark.parametrize("name", FILES)
def test_an_empty_cell_moves_no_other(name: str) -> None:
    rows = [ROWS[0], ["2022", "", "1,110"], ["2023", "29,437", ""], ROWS[3]]
    expected = [*of_years("2022")[1:], *of_years("2023")[:1], *of_years("2024")]
    assert figures(formats.read(FILES[name](rows), name).text) == expected


def test_cells_that_lay_out_a_page_stand_for_themselves() -> None:
    long = (
        "On Saturday 369 people crossed the Channel in seven small boats, the Home Office said. "
        * 2
    )
    page = f"<html><body><table><tr><td>{long}</td><td>{long}</td></tr></table></body></html>"
    assert formats.read(page.encode(), "a.html").text == f"{long.strip()}\n\n{long.strip()}"
