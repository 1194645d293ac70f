"""Every chart of every page, found by walking them: none is without what belongs to a chart."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from plots import TO_DRAW, csv, started

from dashboard import shell
from dashboard.views.chosen import CHARTS, GALLERIES


PATHS = (
    *shell.PLACES,
    "/figures/{claim_id}",
    "/sources/{document_id}",
    "/data/api",
    "/?year=2025&unit=boats&compare=same-day",
    "/official?by=day",
    "/official?by=month&indicator=boats",
    "/official?by=year&indicator=uncontrolled_landings",
    "/official?indicator=prevented_people",
)
# What draws numbers: the drawing of the server, that of the browser, and the table that is its own chart.
DRAWN = ".drawing, .js-plotly-plot, .graph, .matrix, canvas, main svg:not(.drawing svg, .js-plotly-plot svg)"


def without_exhibit(page: Page) -> list[str]:
    """What draws numbers and does not stand in a chart with all that belongs to it."""
    return page.locator(DRAWN).evaluate_all(
        "all => all.filter(one => !one.closest('figure.exhibit')).map(one => one.outerHTML.slice(0, 200))"
    )


def held_to_the_list(chart: Locator, name: str) -> None:
    """The sentence, the source with its day, the table, the files, the link, the citation and the frame."""
    said = chart.locator(".said-by-chart").inner_text()
    assert re.fullmatch(r"[^.]+(?:\.\d[^.]*)*\.", said), f"{name}: not one sentence: {said}"
    assert re.search(r"\d{4}", chart.locator("figcaption .source").inner_text()), name
    assert chart.locator("table").count() or chart.locator(".all-rows a").count(), name
    buttons = chart.locator(".tools .tool").all_inner_texts()
    assert re.fullmatch(r"What is shown [\d,]+ rows?, CSV", buttons[0])
    assert any(re.fullmatch(r"(Everything|All)\b.* [\d,]+ rows?, CSV", text) for text in buttons)
    assert {"SVG", "PNG", "Copy link"} <= set(buttons)
    path = CHARTS[name].path
    link, cite, frame = (
        chart.locator(f"#{kind}-{name}").text_content() for kind in ("link", "cite", "embed")
    )
    assert re.search(rf"^http\S+{path}(\?\S*)?#chart-{name}$", link)
    assert link in cite
    assert re.search(r"Read on \d+ \w+ \d{4}\.", cite)
    assert re.search(rf'src="http\S+{path}\?embed=1&chart={name}', frame)


def test_every_chart_of_every_page_has_what_belongs_to_it(page: Page, row: dict) -> None:
    met = set()
    for path in PATHS:
        started(page, path.format(**row))
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
        assert without_exhibit(page) == [], path
        for chart in page.locator("figure.exhibit").all():
            name = chart.get_attribute("id").removeprefix("chart-")
            held_to_the_list(chart, name)
            met.add(name)
    assert met == set(CHARTS)


@pytest.mark.parametrize("name", CHARTS)
def test_the_frame_of_a_chart_draws_it_alone(page: Page, name: str) -> None:
    page.goto(f"{CHARTS[name].path}?embed=1&chart={name}")
    expect(page.locator("figure.exhibit")).to_have_count(1)
    expect(page.locator(".main-svg, .table-wrap").first).to_be_visible(timeout=TO_DRAW)
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


@pytest.mark.parametrize("path", GALLERIES)
def test_the_rows_shown_are_the_rows_of_the_file_for_each_chart_of_a_page(
    page: Page, path: str
) -> None:
    started(page, path)
    for chart in page.locator("figure.exhibit").all():
        button = chart.locator(".tools a").first
        rows = csv(page, button.get_attribute("href"))[1:]
        said = int(re.search(r"([\d,]+) rows?", button.inner_text())[1].replace(",", ""))
        assert len(rows) == said
