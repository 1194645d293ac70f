"""What a reader can ask of the overview, and that it is asked in the address."""

import re

from playwright.sync_api import Browser, Page, expect
from plots import csv, drawn, started


def test_a_choice_changes_the_charts_in_place_and_is_spoken(page: Page) -> None:
    started(page)
    page.evaluate("window.untouched = true")
    page.get_by_role("navigation", name="Count").get_by_role("link", name="Boats").click()
    expect(page).to_have_url(re.compile(r"/\?unit=boats$"))
    expect(page.locator("#spoken")).to_contain_text(re.compile("Running total of small boats"))
    chosen = page.get_by_role("navigation", name="Count").locator("[aria-current]")
    expect(chosen).to_have_text("Boats")
    expect(chosen).to_be_focused()
    expect(page.locator("#chart-weeks .said-by-chart")).to_contain_text("boats")
    assert page.evaluate("window.untouched")
    page.go_back()
    expect(page.locator("#said-arrivals")).to_contain_text("people arriving")


def test_any_years_and_any_days_can_be_asked_for(page: Page) -> None:
    started(page, "/?year=2025")
    page.get_by_text("Any years, any days").click()
    for year in ("2018", "2019", "2020", "2021", "2026"):
        page.get_by_label(year, exact=True).uncheck()
    page.get_by_label("From", exact=True).fill("2025-09-18")
    page.get_by_label("To", exact=True).fill("2025-10-18")
    page.get_by_role("button", name="Show these").click()
    expect(page.locator("#arrivals h2")).to_contain_text("18 September to 18 October")
    asked = page.evaluate("Object.fromEntries(new URLSearchParams(location.search))")
    assert asked["years"] == "2025,2022,2023,2024"
    assert (asked["first"], asked["last"]) == ("2025-09-18", "2025-10-18")
    rows = csv(page, page.locator("#chart-arrivals .tools a").first.get_attribute("href"))
    assert rows[0] == ["day_of_the_year", "2022", "2023", "2024", "2025"]
    assert (rows[1][0], rows[-1][0], len(rows)) == ("18 September", "18 October", 32)
    expect(page.get_by_label("2018", exact=True)).not_to_be_checked()


def test_the_form_works_without_any_program(browser: Browser, site: str) -> None:
    context = browser.new_context(base_url=site, java_script_enabled=False)
    still = context.new_page()
    still.goto("/?year=2025&unit=boats")
    still.get_by_text("Any years, any days").click()
    still.get_by_label("From", exact=True).fill("2025-09-18")
    still.get_by_role("button", name="Show these").click()
    expect(still.locator("#arrivals h2")).to_contain_text("18 September to 31 December")
    expect(still.locator("#said-arrivals")).to_contain_text("small boats")
    assert still.locator(".needs-program:visible").count() == 0
    still.locator("#chart-days summary").first.click()
    still.get_by_role("link", name=re.compile("All .* rows as a page")).last.click()
    expect(still.locator("tbody tr")).to_have_count(105)
    context.close()


def test_the_same_day_of_the_year_ends_every_line_there(page: Page) -> None:
    started(page, "/?compare=same-day")
    plot = drawn(page).locator(".js-plotly-plot")
    lengths = plot.evaluate(
        "plot => plot.data.filter(one => /^20\\d\\d:? ?[\\d,]*$/.test(one.name)).map(one => one.y.length)"
    )
    assert len(lengths) >= 2
    assert len(set(lengths)) == 1
    labels = plot.locator(".annotation-text").all_text_contents()
    assert len([label for label in labels if re.fullmatch(r"20\d\d: [\d,]+", label)]) == len(
        lengths
    )


def test_the_matrix_shows_any_source_when_asked(page: Page) -> None:
    started(page)
    rows = page.locator("#react-entry-point .matrix tbody tr")
    shared = rows.count()
    page.get_by_role("link", name="Any source").click()
    expect(page).to_have_url(re.compile(r"\?sources=every"))
    expect(rows).not_to_have_count(shared)
    assert rows.count() > shared
