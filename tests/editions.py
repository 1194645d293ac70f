"""Days and weeks come in, a spreadsheet or a page in the official shape goes out."""

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from etl.observations.pages import ADDRESS
from etl.observations.pages import HEADER as PAGE_HEADER
from etl.observations.sheets import DAILY, FIRST_DAY, WEEKLY, Sheet
from etl.vocabulary import Observation


MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
    for prefix in ("office", "style", "table", "text")
)
MANIFEST = (
    '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    f'<m:file-entry m:full-path="/" m:media-type="{MIMETYPE}"/></m:manifest>'
)
# Empty cells and rows to the edge of the sheet, as in every real file.
PADDING = (
    '<table:table-row table:number-rows-repeated="1048000">'
    '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
)


def days(*people: float | str, boats: float | str = 1) -> list[list[object]]:
    """Rows of SB_01 from the first day of the series: so many people, in a boat if any."""
    return [
        [FIRST_DAY + timedelta(days=number), each, boats if each else 0, "-", ""]
        for number, each in enumerate(people)
    ]


def weeks(of_days: Sequence[Sequence[object]], prevented: float | str = "-") -> list[list[object]]:
    """The rows of SB_02 that belong to the rows of SB_01."""
    return [
        [
            seven[-1][0],
            *(sum(day[i] for day in seven) for i in (1, 2)),
            "-",
            prevented,
            prevented,
            "",
        ]
        for seven in (of_days[start : start + 7] for start in range(0, len(of_days) - 6, 7))
    ]


def cell(value: object) -> str:
    if value == "":
        return "<table:table-cell/>"
    if isinstance(value, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{value}T00:00:00"/>'
    if isinstance(value, str):
        text = f"<text:p>{escape(value)}</text:p>"
        return f'<table:table-cell office:value-type="string">{text}</table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{value}"/>'


def table(name: str, grid: Iterable[Iterable[object]]) -> str:
    rows = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in grid)
    return f'<table:table table:name="{name}">{rows}{PADDING}</table:table>'


def content(
    daily: Sequence[Sequence[object]], weekly: Sequence[Sequence[object]], cover: str = "Weekly"
) -> str:
    """content.xml of a spreadsheet with the two tables and their headers."""
    sheets: dict[Sheet, Sequence[Sequence[object]]] = {DAILY: daily, WEEKLY: weekly}
    tables = "".join(table(sheet.name, [sheet.header, *rows]) for sheet, rows in sheets.items())
    return within(f"{table('Cover_sheet', [['Small boats'], [cover]])}{tables}")


def within(body: str, styles: str = "") -> str:
    """content.xml around these tables."""
    return (
        f"<office:document-content {NAMESPACES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles><office:body>"
        f"<office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )


def book(sheets: Mapping[str, Iterable[Iterable[object]]]) -> bytes:
    """An .ods file with these sheets."""
    return archive(within("".join(table(name, grid) for name, grid in sheets.items())))


def archive(xml: str | bytes, **members: str | bytes) -> bytes:
    """An .ods file around `content.xml`; `members` are further ones."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", members.pop("mimetype", MIMETYPE))
        file.writestr("content.xml", xml)
        file.writestr("META-INF/manifest.xml", MANIFEST)
        for name, text in members.items():
            file.writestr(name, text)
    return packed.getvalue()


def spreadsheet(
    folder: Path,
    vintage: date,
    daily: Sequence[Sequence[object]],
    weekly: Sequence[Sequence[object]] | None = None,
) -> Path:
    """A spreadsheet file published on `vintage`."""
    path = folder / f"{vintage}_small_boats_time_series.ods"
    path.write_bytes(archive(content(daily, weeks(daily) if weekly is None else weekly)))
    return path


def page_html(
    rows: Iterable[Sequence[object]], vintage: date, header: Sequence[str] = PAGE_HEADER
) -> str:
    """The GOV.UK page of the last 7 days with these rows."""
    head = "".join(f'<th scope="col">{each}</th>' for each in header)
    body = "".join(
        f"<tr>{''.join(f'<td>{written(each)}</td>' for each in row)}</tr>" for row in rows
    )
    return (
        f'<html><head><meta property="og:url" content="https://www.gov.uk/a/{ADDRESS}">'
        f'<meta name="govuk:updated-at" content="{vintage}T10:00:00+01:00"></head><body><main>'
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></main></body></html>"
    )


def written(value: object) -> str:
    return f"{value:%-d %B %Y}" if isinstance(value, date) else f"{value}"


def page(folder: Path, vintage: date, rows: Iterable[Sequence[object]]) -> Path:
    path = folder / f"{vintage}.html"
    path.write_text(page_html(rows, vintage), encoding="utf-8")
    return path


def with_cell(
    rows: Sequence[Sequence[object]], number: int, column: int, value: object
) -> list[list[object]]:
    """A copy of the rows in which one cell is another."""
    copy = [list(row) for row in rows]
    copy[number][column] = value
    return copy


def values(found: Iterable[Observation], indicator: str, length: int) -> dict[date, float | None]:
    """By last day, the values of one indicator for periods of so many days."""
    return {
        each.period_end: each.value
        for each in found
        if each.indicator == indicator and (each.period_end - each.period_start).days == length - 1
    }


# A spreadsheet small enough to spoil: three weeks, published on the Tuesday after them.
THREE_WEEKS = days(0, 7, 0, 12, 0, 0, 30, 0, 0, 5, 0, 0, 0, 0, 41, 0, 0, 0, 0, 0, 1)
VINTAGE = date(2018, 1, 23)
SOUND = content(THREE_WEEKS, weeks(THREE_WEEKS))
