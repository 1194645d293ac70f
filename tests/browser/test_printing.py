"""What a page is on paper: charts whole and as wide as the sheet, and no heading parted from what it heads."""

import io
from unicodedata import normalize

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader


PAGES = ("/", "/official?by=year", "/figures/{claim_id}", "/checks")
# Pixels between the margins of a sheet of A4.
SHEET = 673


def opened(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#first-paint")).to_have_count(0, timeout=20_000)


def letters(text: str) -> str:
    """A text as it is found again on a sheet, where blanks and ligatures are what the typeface made of them."""
    return "".join(normalize("NFKC", text).split())


def printed(page: Page) -> list[str]:
    """The letters of each sheet."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [letters(sheet.extract_text()) for sheet in sheets]


def words(page: Page, selector: str) -> list[str]:
    found = page.locator(f"#react-entry-point {selector}").all_inner_texts()
    return [letters(one) for one in found]


@pytest.mark.parametrize("path", PAGES)
def test_a_heading_stands_on_the_sheet_of_what_it_heads(page: Page, row: dict, path: str) -> None:
    opened(page, path.format(**row))
    sheets = printed(page)
    headings = words(page, "h2")
    assert len(headings) > 2
    for heading in headings:
        after = next(sheet.partition(heading)[2] for sheet in sheets if heading in sheet)
        assert len(after) > 60, heading


@pytest.mark.parametrize("path", ["/", "/official?by=year"])
def test_a_chart_stands_on_the_sheet_of_its_heading_and_its_sentence(page: Page, path: str) -> None:
    opened(page, path)
    sheets = printed(page)
    exhibits = page.locator(
        "#react-entry-point .section:has(> .exhibit .chart), .section:has(> div > .exhibit .chart)"
    )
    told = exhibits.evaluate_all(
        """all => all.map(one => [one.querySelector("h2"), one.querySelector(".said-by-chart")]
            .map(part => part.textContent.trim()))"""
    )
    assert told
    for heading, sentence in (map(letters, each) for each in told):
        assert any(heading in sheet and sentence in sheet for sheet in sheets), heading


def test_no_sheet_but_the_last_is_nearly_empty(page: Page) -> None:
    opened(page, "/")
    assert min(map(len, printed(page)[:-1])) > 300


def test_a_chart_that_was_drawn_for_the_screen_takes_the_width_of_the_sheet(page: Page) -> None:
    opened(page, "/")
    chart = page.locator("#react-entry-point [data-chart=arrivals]")
    expect(chart.locator(".live .main-svg").first).to_be_visible(timeout=20_000)
    expect(chart.locator(".drawing")).to_be_hidden()
    page.emulate_media(media="print")
    page.add_style_tag(content=f"body {{ width: {SHEET}px }}")
    expect(chart.locator(".live")).to_be_hidden()
    over = chart.locator(".drawing span, .drawing svg").evaluate_all(
        """(all, sheet) => all.map(one => one.getBoundingClientRect())
            .filter(({ left, right }) => left < 0 || right > sheet).map(one => JSON.stringify(one))""",
        SHEET,
    )
    assert over == []


def test_a_button_printed_can_be_read(page: Page) -> None:
    opened(page, "/data")
    page.emulate_media(media="print")
    colours = page.locator("main .button:visible").first.evaluate(
        "one => [getComputedStyle(one).color, getComputedStyle(document.body).color]"
    )
    assert colours[0] == colours[1]
