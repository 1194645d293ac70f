"""A saved copy of the GOV.UK page "last 7 days" comes in, an Edition of its one table goes out."""

import re
from datetime import date
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

from etl.observations import days, sheets
from etl.observations.sheets import DAILY, NOTES, Edition
from etl.vocabulary import InputError


MOST_BYTES = 2_000_000
DAYS_ON_PAGE = 7
# The address tells this page from the one that the Ministry of Defence left behind in 2023.
ADDRESS = "in-small-boats-last-7-days"
EXPECTED = "the Home Office page of the last 7 days"
HEADER = (
    "Date",
    "Migrants arrived",
    "Boats arrived",
    "Boats involved in uncontrolled landings",
    NOTES,
)
WHOLE_NUMBER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})*|[0-9]{1,9}")


def read(path: Path) -> Edition:
    """The seven days on the page at `path`; a page of another shape is refused, never zeros."""
    place = path.name
    page = LexborHTMLParser(_text(path))
    _check_address(place, page)
    header, body = _table(place, page)
    sheets.check_header(f"{place} table", header, HEADER)
    rows = sheets.read(f"{place} table", DAILY, [[_cell(text) for text in row] for row in body])
    if len(rows) != DAYS_ON_PAGE:
        raise InputError(f"{place} table", f"{len(rows)} days", f"{DAYS_ON_PAGE}")
    return Edition(place, _vintage(place, page), {DAILY: rows})


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        text = content.decode("utf-8")
    except OSError as error:
        raise InputError(path, error.strerror or "not readable", EXPECTED) from None
    except UnicodeDecodeError:
        raise InputError(path.name, "not UTF-8 text", EXPECTED) from None
    except ValueError as error:
        raise InputError(path, str(error), EXPECTED) from None
    if len(content) > MOST_BYTES:
        raise InputError(path.name, "a page that is too large", f"at most {MOST_BYTES:,} bytes")
    return text


def _meta(page: LexborHTMLParser, name: str) -> str:
    node = page.css_first(f'meta[property="{name}"], meta[name="{name}"]')
    return (node.attributes.get("content") or "") if node else ""


def _check_address(place: str, page: LexborHTMLParser) -> None:
    address = _meta(page, "og:url")
    if not address.endswith(ADDRESS):
        publisher = _meta(page, "govuk:primary-publishing-organisation") or "an unnamed publisher"
        raise InputError(
            place, f"a page published by {publisher} at {address or 'no address'}", EXPECTED
        )


def _table(place: str, page: LexborHTMLParser) -> tuple[list[str], list[list[str]]]:
    tables = page.css("table")
    if len(tables) != 1:
        raise InputError(place, f"{len(tables)} tables", f"one table with {', '.join(HEADER)}")
    header, body = tables[0].css("thead tr"), tables[0].css("tbody tr")
    if len(header) != 1:
        raise InputError(f"{place} table", "no header row", f"the columns {', '.join(HEADER)}")
    return _texts(header[0]), [_texts(row) for row in body]


def _texts(row: LexborNode) -> list[str]:
    return [" ".join(cell.text().split()) for cell in row.css("th, td")]


def _cell(text: str) -> object:
    """A cell as a spreadsheet would hold it; what is neither day nor number stays text."""
    if WHOLE_NUMBER.fullmatch(text):
        return float(text.replace(",", ""))
    return days.find(text) or text


def _vintage(place: str, page: LexborHTMLParser) -> date:
    # `updated-at` moves with every edit of the table; `public-updated-at` stayed on 6 March and on
    # 21 August 2026 while a day was added.
    found = days.find(_meta(page, "govuk:updated-at")) or days.find(place)
    if not found:
        raise InputError(place, "no day of publication in it or in its name", EXPECTED)
    return found
