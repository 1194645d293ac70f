"""The explorer of the official series in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect
from plots import drawn


# Milliseconds that a busy machine may need to load a page and run it.
TO_START = 20_000


def ready(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("#first-paint")).to_have_count(0, timeout=TO_START)


def rows(page: Page) -> list[list[str]]:
    """The table beside the chart, cell by cell."""
    page.locator("#explorer summary").first.click()
    return page.locator("#explorer tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(cell => cell.textContent))"
    )


def test_any_two_days_are_added_up(page: Page) -> None:
    ready(page, "/official?by=day")
    page.get_by_label("From").fill("2025-09-18")
    page.get_by_label("To", exact=True).fill("2025-10-18")
    page.get_by_role("button", name="Show these days").click()
    expect(page).to_have_url(re.compile("from=2025-09-18&to=2025-10-18"))
    expect(page.locator("article")).to_contain_text("5,703 people arrived in 82 boats")


def test_the_table_beside_the_chart_holds_the_same_rows(page: Page) -> None:
    ready(page, "/official?by=day&from=2025-10-17&to=2025-10-18")
    assert rows(page)[-1] == ["18 October 2025", "369"]
    bars = page.locator("#explorer .bars .point")
    expect(bars).to_have_count(2, timeout=TO_START)


def test_what_was_not_recorded_is_said_so_and_has_no_bar(page: Page) -> None:
    address = "/official?indicator=uncontrolled_landings&by=month&from=2022-11-01&to=2023-02-28"
    ready(page, address)
    assert [row[-1] for row in rows(page)[:2]] == ["not recorded", "not recorded"]
    expect(page.locator("#explorer .bars .point")).to_have_count(2, timeout=TO_START)
    expect(page.locator("#explorer figcaption")).to_contain_text("2 months are not recorded")


def test_a_window_in_which_nothing_was_recorded_has_no_chart(page: Page) -> None:
    ready(page, "/official?indicator=uncontrolled_landings&by=year&from=2018-01-01&to=2018-12-31")
    expect(page.locator("#explorer")).to_contain_text("Nothing was recorded for 2018.")
    expect(page.locator("#explorer .chart")).to_have_count(0)


def test_the_revisions_fit_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page, "/official")
    wrap = page.locator("#revisions .table-wrap")
    assert wrap.locator("tbody tr").count() > 1
    assert wrap.evaluate("one => one.scrollWidth - one.clientWidth") <= 0


def test_the_name_of_a_row_stays_in_sight_where_a_table_is_wider_than_the_screen(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    ready(page, "/")
    wrap = page.locator("#react-entry-point #sources .table-wrap")
    wrap.evaluate("one => one.scrollTo(one.scrollWidth, 0)")
    assert wrap.evaluate("one => one.scrollLeft") > 0
    named, held = (wrap.locator("tbody th").first.bounding_box(), wrap.bounding_box())
    assert abs(named["x"] - held["x"]) < 1


def test_the_two_series_are_shown_with_their_differences(page: Page) -> None:
    ready(page, "/official")
    expect(page.locator("#two-series h2")).to_have_text(
        "The two official series differ for 2020 and 2022"
    )
    chart = page.locator("#chart-two-series")
    chart.get_by_text("Show the same as a table").click()
    rows_ = chart.locator("tbody tr").evaluate_all(
        "rows => rows.map(r => r.innerText.split(/\\s+/))"
    )
    assert [row for row in rows_ if row[-1] != "0"] == [
        ["2020", "8,462", "8,466", "4"],
        ["2022", "45,755", "45,774", "19"],
    ]
    chart.scroll_into_view_if_needed()
    expect(chart.locator(".bars .point")).to_have_count(2 * len(rows_), timeout=TO_START)
    apart = chart.locator(".annotation-text").filter(has_text="+")
    assert apart.all_text_contents() == ["+4", "+19"]


def test_a_choice_changes_the_chart_in_place_and_is_spoken(page: Page) -> None:
    ready(page, "/official")
    page.evaluate("window.untouched = true")
    page.get_by_role("navigation", name="By", exact=True).get_by_role("link", name="year").click()
    expect(page).to_have_url(re.compile(r"/official\?by=year$"))
    expect(page.locator("#spoken")).to_contain_text("People arriving by small boat by year")
    expect(
        page.get_by_role("navigation", name="By", exact=True).get_by_text("year")
    ).to_be_focused()
    page.get_by_label("From").fill("2024-01-01")
    page.get_by_role("button", name="Show these days").click()
    expect(page.locator("#spoken")).to_contain_text("by year, 1 January 2024 to")
    expect(page.get_by_role("button", name="Show these days")).to_be_focused()
    assert page.evaluate("window.untouched")
    page.go_back()
    page.go_back()
    expect(page.locator("#said-official")).to_contain_text("by week, 1 January 2018")


def test_the_figures_say_how_far_they_reach_and_when_they_were_published(page: Page) -> None:
    ready(page, "/official")
    expect(page.locator("#explorer figcaption")).to_contain_text(
        re.compile(r"Official figures to \d+ \w+ \d{4}, vintage of \d+ \w+ \d{4}")
    )


def test_an_indicator_published_by_week_alone_is_offered_by_week(page: Page) -> None:
    ready(page, "/official?indicator=prevented_people&by=day")
    offered = page.get_by_role("navigation", name="By", exact=True).get_by_role("link")
    assert offered.all_inner_texts() == ["week"]


@pytest.mark.parametrize(
    "query", ["indicator=x&by=y", "from=2025-13-40", "from=2026-01-01&to=2025-01-01"]
)
def test_an_address_that_cannot_be_meant_shows_the_usual_view(page: Page, query: str) -> None:
    ready(page, f"/official?{query}")
    expect(page.locator("#explorer h2")).to_have_text("People arriving by small boat, by week")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("by", ["day", "week", "month", "year"])
def test_no_view_is_wider_than_the_screen(page: Page, width: int, by: str) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    ready(page, f"/official?by={by}")
    for name in ("official", "two-series"):
        drawn(page, name)
    assert page.evaluate("document.documentElement.scrollWidth") == width
