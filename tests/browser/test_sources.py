"""Reading a source in a browser, with and without JavaScript."""

import pytest
from playwright.sync_api import Browser, Page, expect


def background(page: Page, selector: str) -> str:
    return page.locator(selector).evaluate("part => getComputedStyle(part).backgroundColor")


def test_a_mark_leads_to_its_figure_and_back_to_the_sentence_highlighted(page: Page) -> None:
    page.goto("/sources/daily-mail-2025-10-20")
    page.locator("mark.figure a").filter(has_text="36,734").click()
    page.wait_for_url("**/figures/daily-mail-2025-10-20:*")
    page.locator("#react-entry-point .attribution a").first.click()
    page.wait_for_url("**/sources/daily-mail-2025-10-20#c*")
    expect(page.locator("mark:target")).to_be_in_viewport()
    lit = background(page, ".sentence:has(:target)")
    assert lit != background(page, ".sentence:not(:has(:target)) >> nth=0")


@pytest.mark.parametrize("address", ["/sources/daily-mail-2025-10-20", "/figures", "/checks"])
def test_a_page_is_read_without_javascript(browser: Browser, site: str, address: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible()
    expect(page.get_by_text("36,734").first).to_be_visible()
    context.close()


def test_choosing_works_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/figures")
    page.get_by_label("Small boats arriving").check()
    page.get_by_role("button", name="Show these").click()
    page.wait_for_url("**indicator=boats*")
    assert set(page.locator(".cards .what").all_inner_texts()) == {"Small boats arriving"}
    context.close()


def test_the_list_leads_to_a_statement_with_its_link(page: Page) -> None:
    page.goto("/sources")
    page.locator("#react-entry-point #statements tbody th a").first.click()
    expect(page.locator(".lede")).to_contain_text("No text of this statement is held")
    expect(page.locator("article a[rel~=external]").first).to_be_visible()


def test_a_place_far_down_in_a_long_text_is_come_to_with_its_list_beside_it(
    browser: Browser, site: str
) -> None:
    """What is not near the screen is not laid out: a link to it must still lead there."""
    quiet = "Officials publish the number of people for each day, and correct it later. " * 4
    told = "So far this year 36,816 people have crossed the Channel in small boats."
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/check")
    page.locator("textarea").fill("\n\n".join([quiet] * 60 + [told] + [quiet] * 20))
    page.get_by_role("button", name="Check the text").click()
    assert page.locator(".spread").count() > 3
    page.get_by_role("link", name="In the text").click()
    expect(page.locator("mark:target")).to_be_in_viewport()
    paragraph = page.locator(".passage", has_text="36,816").bounding_box()
    listed = page.locator("ul.beside").bounding_box()
    assert paragraph["x"] + paragraph["width"] <= listed["x"]
    assert abs(paragraph["y"] - listed["y"]) < 2
    context.close()
