"""A researcher's way: choose, share the address, download, and find the same rows wherever they are asked for."""

import csv
import io
from pathlib import Path
from urllib.parse import unquote

import pytest
import writers
from playwright.sync_api import Browser, Download, Page, expect
from plots import drawn, started


LIVE = "#react-entry-point"
# Milliseconds that a busy machine may need to load a page and run it.
TO_START = 20_000
ARTICLE = (
    "On Saturday 369 people crossed the Channel. This brings the total for the year so far to"
    " 36,743. This is 82 short of the total for the whole of 2024, which was 36,816.",
)
FILES = {
    "speech.txt": ("text/plain", "\n".join(ARTICLE).encode()),
    "saved.html": ("text/html", writers.to_html(ARTICLE)),
    "release.pdf": ("application/pdf", writers.to_pdf(ARTICLE)),
    "letter.docx": ("", writers.to_docx(ARTICLE)),
}


def shown(page: Page) -> list[str]:
    """The figures listed, by their names, in the order of the page."""
    links = page.locator(f"{LIVE} .cards .amount")
    addresses = links.evaluate_all("all => all.map(one => one.getAttribute('href'))")
    return [unquote(address.removeprefix("/figures/")) for address in addresses]


def table(download: Download) -> list[dict[str, str]]:
    text = Path(download.path()).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def elsewhere(browser: Browser, address: str) -> Page:
    """The address as somebody else opens it, who has been here never before."""
    page = browser.new_context().new_page()
    page.set_default_timeout(TO_START)
    page.goto(address)
    expect(page.locator("#first-paint")).to_have_count(0, timeout=TO_START)
    return page


def test_a_researcher_chooses_shares_downloads_and_finds_the_same_rows(
    page: Page, browser: Browser
) -> None:
    started(page, "/figures")
    everything = shown(page)
    page.get_by_role("checkbox", name="People arriving by small boat").check()
    page.wait_for_url("**/figures?indicator=arrivals")
    page.get_by_role("searchbox").press_sequentially("total for the")
    page.wait_for_url("**q=total+for+the*")
    page.get_by_label("Order").select_option("value")
    page.wait_for_url("**sort=value*")
    expect(page.locator(f"{LIVE} .cards .amount").first).to_have_text("36,816")
    chosen = shown(page)
    assert 1 < len(chosen) < len(everything)
    with page.expect_download() as asked:
        page.get_by_role("link", name=f"Download these {len(chosen)} rows (CSV)").click()
    held = table(asked.value)
    assert sorted(row["claim_id"] for row in held) == sorted(chosen)
    assert {row["indicator"] for row in held} == {"arrivals"}
    other = elsewhere(browser, page.url)
    assert shown(other) == chosen
    expect(other.get_by_role("searchbox")).to_have_value("total for the")
    expect(other.get_by_role("checkbox", name="People arriving by small boat")).to_be_checked()
    other.context.close()


def test_a_view_of_a_chart_is_shared_and_its_file_has_the_rows_that_the_other_sees(
    page: Page, browser: Browser
) -> None:
    started(page, "/")
    for label, choice in (("Year", "2024"), ("Count", "Boats"), ("Days", "July to September")):
        page.locator(f"{LIVE} nav[aria-label='{label}']").get_by_role(
            "link", name=choice, exact=True
        ).click()
        chosen = page.locator(f"{LIVE} nav[aria-label='{label}'] [aria-current]")
        expect(chosen).to_have_text(choice)
    drawn(page, "days")
    figure = page.locator(f"{LIVE} #chart-days")
    with page.expect_download() as asked:
        figure.get_by_role("link", name="What is shown").click()
    held = table(asked.value)
    assert len(held) == 31 + 31 + 30
    other = elsewhere(browser, page.url)
    shared = other.locator(f"{LIVE} #chart-days")
    assert shared.locator(".said-by-chart").inner_text() == (
        figure.locator(".said-by-chart").inner_text()
    )
    shared.get_by_text("Show the same as a table").click()
    rows = shared.locator("details.rows .table-wrap").last.locator("tbody tr")
    expect(rows).to_have_count(len(held))
    counted = [row["boats"] for row in held]
    seen = rows.evaluate_all("all => all.map(row => row.cells[1].textContent.replace(',', ''))")
    assert seen == counted
    other.context.close()


@pytest.mark.parametrize("name", FILES)
def test_a_file_of_every_kind_is_dropped_and_checked(page: Page, name: str) -> None:
    started(page, "/check")
    form = page.locator(f"{LIVE} form.paste")
    kind, held = FILES[name]
    dragged = page.evaluate_handle(
        """([name, type, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], name, { type }));
            return data;
        }""",
        [name, kind, list(held)],
    )
    form.dispatch_event("dragover", {"dataTransfer": dragged})
    form.dispatch_event("drop", {"dataTransfer": dragged})
    form.get_by_label("Day it was published").fill("2025-10-20")
    form.get_by_role("button", name="Check the text").click()
    result = page.locator("#result")
    expect(result.locator("h2")).to_contain_text("4 figures read", timeout=TO_START)
    expect(result.locator("mark.differs").first).to_contain_text("36,743")
    expect(result).to_contain_text("36,816 - 36,743 = 73")
