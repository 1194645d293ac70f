"""The checks in a browser: filters are addresses, and findings lead to their figures."""

from playwright.sync_api import Page, expect


LIVE = "#react-entry-point"


def test_a_verdict_is_chosen_by_a_link_and_kept_by_the_next(page: Page) -> None:
    page.goto("/checks")
    page.locator(f"{LIVE} .choices a").filter(has_text="agrees").click()
    page.wait_for_url("**/checks?verdict=agrees")
    page.locator(f"{LIVE} .choices a").filter(has_text="stated differences").click()
    page.wait_for_url("**/checks?check=stated_differences&verdict=agrees")
    expect(page.locator(f"{LIVE} .finding .working")).to_have_text(["36,816 - 36,734 = 82"] * 2)


def test_a_finding_leads_to_a_figure_and_the_figure_to_the_rule(page: Page) -> None:
    page.goto("/checks?check=stated_differences")
    page.locator(f"{LIVE} .finding .with a").first.click()
    page.wait_for_url("**/figures/*")
    finding = page.locator(f"{LIVE} .finding[id^=stated_differences]").first
    finding.get_by_role("link", name="The rule of this check").click()
    page.wait_for_url("**/checks?check=stated_differences#stated_differences")
    expect(page.locator(f"{LIVE} #stated_differences")).to_be_in_viewport()


def test_a_conflict_left_open_stands_before_what_agrees(page: Page) -> None:
    page.goto("/checks?check=sources_agree")
    first = page.locator("#react-entry-point .finding").first
    expect(first.locator(".verdict")).to_contain_text("undecided")
    expect(first).to_contain_text("23")
    expect(first).to_contain_text("these conflict")
