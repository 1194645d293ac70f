"""Checking a pasted text in a browser."""

from playwright.sync_api import Page, expect


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
