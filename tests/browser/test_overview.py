"""The overview in a real browser: the answer, the chart, the way from a mark to its sentence."""

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect
from plots import TO_DRAW, drawn, marks


def test_the_answer_stands_in_the_heading(page: Page) -> None:
    page.goto("/")
    expect(page.locator("h1")).to_contain_text(
        re.compile(r"[\d,]+ people have arrived by small boat")
    )


def test_the_page_is_there_for_a_browser_that_runs_no_program(page: Page, site: str) -> None:
    without = page.context.browser.new_context(base_url=site, java_script_enabled=False)
    still = without.new_page()
    still.goto("/?year=2024")
    expect(still.locator("h1")).to_be_visible()
    expect(still.locator(".drawing").first).to_be_visible()
    still.get_by_role("link", name="2023", exact=True).click()
    expect(still.locator("#arrivals h2")).to_contain_text("2023")
    without.close()


def test_the_live_page_takes_the_place_of_the_first(page: Page) -> None:
    page.goto("/")
    drawn(page)
    expect(page.locator("#first-paint")).to_have_count(0)
    expect(page.locator("h1")).to_have_count(1)


def test_the_chart_library_is_the_small_one(page: Page) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/")
    drawn(page)
    libraries = [url for url in asked if "plotly" in url]
    assert len(libraries) == 1
    assert "vendor/plotly-basic" in libraries[0]


@pytest.mark.parametrize("which", [0, -1])
def test_a_mark_leads_to_its_sentence(page: Page, which: int) -> None:
    page.goto("/?year=2025")
    mark = [mark for mark in marks(page) if "#c" in mark["carried"][1]][which]
    page.mouse.move(mark["x"] - 1, mark["y"])
    page.mouse.click(mark["x"], mark["y"])
    page.wait_for_url(f"**{mark['carried'][1]}")
    expect(page.locator(":target")).to_be_visible()


@pytest.mark.parametrize("aside", [0, 3])
def test_a_mark_is_met_before_the_line_below_it(page: Page, aside: int) -> None:
    page.goto("/?year=2025")
    for mark in marks(page):
        page.mouse.move(mark["x"] + aside, mark["y"] + aside)
        expect(page.locator(".hoverlayer").first).to_contain_text(
            mark["carried"][2].split("<br>")[0]
        )


def test_the_line_tells_its_daily_total(page: Page) -> None:
    page.goto("/?year=2025")
    plot = drawn(page)
    plot.scroll_into_view_if_needed()
    place = plot.locator(".js-plotly-plot").evaluate(
        """plot => {
            const {xaxis, yaxis} = plot._fullLayout, day = xaxis.d2p('2000-07-01');
            const daily = plot.data.find(trace => trace.name === '2025 by day');
            const value = plot.calcdata[plot.data.indexOf(daily)].find(
                point => point.x === xaxis.d2c('2000-07-01')).y;
            const area = plot.getBoundingClientRect();
            return [area.x + xaxis._offset + day, area.y + yaxis._offset + yaxis.d2p(value)];
        }"""
    )
    page.mouse.move(*place)
    expect(page.locator(".hoverlayer").first).to_contain_text(re.compile(r"1 July 2025: [\d,]+"))


def test_every_mark_is_in_the_table_with_a_link_to_its_sentence(page: Page) -> None:
    page.goto("/")
    carried = [mark["carried"][1] for mark in marks(page)]
    table = page.locator("#arrivals table").first
    linked = table.locator("a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )
    assert carried
    assert set(carried) <= set(linked)


def test_the_chart_has_a_sentence_in_its_place_for_screen_readers(page: Page) -> None:
    page.goto("/?year=2025")
    drawn(page)
    name = re.compile("Running total of people arriving.* from 1 January to 31 December 2025")
    expect(page.get_by_role("img", name=name)).to_be_visible()


def test_a_view_is_an_address_and_going_back_restores_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="Year").get_by_role("link", name="2024").click()
    expect(page).to_have_url(re.compile(r"\?year=2024"))
    heading = page.locator("#arrivals h2")
    expect(heading).to_have_text("How 2024 compares with other years", timeout=TO_DRAW)
    page.go_back()
    expect(heading).not_to_contain_text("2024", timeout=TO_DRAW)


@pytest.mark.parametrize(
    "query", ["year=abc", "year=1850", "first=99-99&last=1", "years=x,y", "z=1"]
)
def test_an_address_that_cannot_be_meant_shows_the_usual_view(page: Page, query: str) -> None:
    page.goto(f"/?{query}")
    drawn(page)
    usual = page.get_by_role("navigation", name="Days").locator("[aria-current]")
    expect(usual).to_have_text("Whole year")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_lines_of_a_chart_take_the_colours_of_the_page(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/")
    accent = page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
    )
    strokes = (
        drawn(page)
        .locator(".js-line")
        .evaluate_all("lines => lines.map(line => getComputedStyle(line).stroke)")
    )
    red, green, blue = bytes.fromhex(accent.strip().removeprefix("#"))
    assert strokes.count(f"rgb({red}, {green}, {blue})") == 1


def test_the_choice_of_colours_is_kept(page: Page) -> None:
    page.goto("/")
    page.get_by_role("button", name="Dark colours").click()
    page.reload()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


@pytest.mark.parametrize("width", [360, 1280])
def test_no_label_of_a_line_is_cut_off(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    boxes = (
        drawn(page)
        .locator(".annotation-text")
        .evaluate_all("texts => texts.map(text => text.getBoundingClientRect().toJSON())")
    )
    assert len(boxes) >= 2
    assert [box for box in boxes if box["right"] > width] == []


def test_labels_of_lines_do_not_lie_on_one_another(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/")
    boxes = (
        drawn(page)
        .locator(".annotation-text")
        .evaluate_all("texts => texts.map(text => text.getBoundingClientRect().toJSON())")
    )
    ends = max(box["left"] for box in boxes)
    tops = sorted(box["top"] for box in boxes if abs(box["left"] - ends) < 30)
    assert all(lower - upper > 10 for upper, lower in pairwise(tops)), json.dumps(tops)


COUNTED = ("returns_to_france", "arrivals_from_france")


@pytest.mark.parametrize("code", COUNTED)
def test_a_mark_of_the_treaty_leads_to_its_figure(page: Page, code: str) -> None:
    page.goto("/")
    found = marks(page, f"treaty-{code}")
    carried = [mark for mark in found if mark["carried"] and mark["carried"][1].startswith("/")]
    mark = carried[-1]
    page.mouse.move(mark["x"] - 1, mark["y"])
    page.mouse.click(mark["x"], mark["y"])
    page.wait_for_url(f"**{mark['carried'][1]}")
    assert mark["carried"][1] == f"/figures/{mark['carried'][0]}"
    expect(page.locator("h1 .amount")).to_be_visible()


@pytest.mark.parametrize("code", COUNTED)
def test_the_band_is_told_and_its_rows_are_those_of_the_download(page: Page, code: str) -> None:
    page.goto("/")
    drawn(page, f"treaty-{code}")
    figure = page.locator("#react-entry-point #treaty figure").nth(COUNTED.index(code))
    said = figure.locator(".said-by-chart").inner_text()
    assert re.match(r"By \d+ \w+ 20\d\d the sources together imply (between )?[\d,]+", said)
    expect(figure.get_by_role("img", name=said)).to_be_visible()
    figure.get_by_text("Show the same as a table").click()
    rows = figure.locator("table").last.locator("tbody tr")
    expect(rows.first).to_be_visible()
    csv = page.request.get(f"/data/implied_totals.csv?indicator={code}").text().splitlines()
    bounds = [row.split(",")[-2:] for row in csv[1:]]
    assert [row.locator("td").all_inner_texts()[-2:] for row in rows.all()] == bounds
