"""Checking a pasted text in a browser."""

import re
from pathlib import Path

import pytest
import writers
from playwright.sync_api import Browser, Page, expect


ARTICLE = (
    "On Saturday 369 people crossed the Channel. This brings the total for the year so far to"
    " 36,743. This is 82 short of the total for the whole of 2024, which was 36,816.",
)
STATED = '<meta property="article:published_time" content="2025-10-20T08:00:00+01:00">'


def opened(page: Page) -> None:
    page.goto("/check")
    expect(page.locator("#react-entry-point form.paste")).to_be_visible()


def test_a_pasted_total_that_differs_is_shown_with_the_working(page: Page) -> None:
    opened(page)
    page.get_by_label("Text").fill(
        "On Saturday 369 people crossed the Channel. This brings the total for the year so far to"
        " 36,743. This is 82 short of the total for the whole of 2024, which was 36,816."
    )
    page.get_by_label("Day it was published").fill("2025-10-20")
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result h2")).to_contain_text("4 figures read")
    differs = page.locator("#result .finding.differs")
    expect(differs.filter(has_text="36,816 - 36,743 = 73").first).to_be_visible()
    expect(page.locator("#result")).to_be_focused()


def test_a_total_outgrown_when_printed_agrees_and_tells_until_when(page: Page) -> None:
    opened(page)
    page.get_by_label("Text").fill("So far this year 36,734 people have crossed the Channel.")
    page.get_by_label("Day it was published").fill("2025-10-22")
    page.get_by_role("button", name="Check the text").click()
    told = page.locator("#result .finding.agrees").filter(has_text="from then on 36,734 is stale")
    expect(told).to_contain_text("36,734 was the total on 18 to 21 October 2025")
    expect(told).to_contain_text("by the end of 22 October 2025 it was 36,954")


def test_a_mark_leads_to_its_result_and_back(page: Page) -> None:
    opened(page)
    page.get_by_role("button", name="Try an example").click()
    mark = page.locator("#result mark").filter(has_text="36,743")
    mark.locator("a").click()
    result = page.locator(".one-result:target")
    expect(result.locator("h3")).to_contain_text("36,743")
    result.get_by_role("link", name="In the text").click()
    expect(page.locator("mark:target")).to_contain_text("36,743")
    expect(page.locator("#text")).not_to_be_empty()


def test_the_same_text_can_be_asked_again(page: Page) -> None:
    opened(page)
    page.get_by_role("button", name="Try an example").click()
    first = page.locator("#result").get_attribute("data-asked")
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result")).not_to_have_attribute("data-asked", first)
    expect(page.locator("#answer")).to_have_attribute("aria-busy", "false")


def test_a_text_too_long_is_told_before_it_is_sent(page: Page) -> None:
    opened(page)
    page.get_by_label("Text").fill("x" * 100_001)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#answer").get_by_role("alert")).to_contain_text("100,001 characters")


@pytest.mark.parametrize("fault", ["no server", "too many", "broken"])
def test_a_text_that_gets_no_answer_is_told_so_and_can_be_asked_again(
    browser: Browser, site: str, fault: str
) -> None:
    context = browser.new_context(base_url=site)
    page = context.new_page()
    opened(page)
    page.get_by_label("Text").fill("So far this year 36,734 people have crossed the Channel.")
    answers = {"too many": {"status": 429}, "broken": {"status": 200, "body": "{"}}
    page.route(
        re.compile("_dash-update-component"),
        lambda route: route.fulfill(**answers[fault]) if fault in answers else route.abort(),
    )
    page.get_by_role("button", name="Check the text").click()
    told = page.locator("#answer").get_by_role("alert")
    expect(told).to_contain_text("The server did not answer", timeout=20_000)
    expect(page.locator("#asking")).to_be_empty()
    expect(page.get_by_label("Text")).to_have_value(re.compile("36,734"))
    page.unroute_all()
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result h2")).to_contain_text("1 figure read", timeout=20_000)
    expect(told).to_have_count(0)
    context.close()


def test_a_file_is_checked_on_the_day_that_it_states(page: Page, tmp_path: Path) -> None:
    saved = tmp_path / "saved.html"
    saved.write_bytes(writers.to_html(ARTICLE, STATED))
    opened(page)
    page.get_by_label("Or a file").set_input_files(saved)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result > .note")).to_contain_text("20 October 2025: Weekend")
    differs = page.locator("#result .finding.differs")
    expect(differs.filter(has_text="36,816 - 36,743 = 73").first).to_be_visible()


def test_a_file_that_cannot_be_read_is_told(page: Page, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(writers.to_pdf(ARTICLE)[:500])
    opened(page)
    page.get_by_label("Or a file").set_input_files(broken)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result").get_by_role("alert")).to_contain_text("broken.pdf: is damaged")


def test_a_file_too_large_is_told_before_it_is_sent(page: Page, tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 1_500_001)
    opened(page)
    page.get_by_label("Or a file").set_input_files(large)
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#answer").get_by_role("alert")).to_contain_text("1,500,001 bytes")


def test_a_file_is_checked_without_javascript(browser: Browser, site: str, tmp_path: Path) -> None:
    release = tmp_path / "release.docx"
    release.write_bytes(writers.to_docx(ARTICLE))
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/check")
    page.get_by_label("Or a file").set_input_files(release)
    page.get_by_label("Day it was published").fill("2025-10-20")
    page.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result .finding.differs").first).to_contain_text("36,816 - 36,743 = 73")
    context.close()
