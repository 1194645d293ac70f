"""Time from a click on a choice of the overview, or on a filter of the figures, to the frame that shows it."""

import os
from collections.abc import Iterator
from statistics import median, quantiles
from urllib.parse import urlencode

from playwright.sync_api import Page, sync_playwright

from benchmarks import first_loads
from benchmarks.rows import Row


TIMES, WITHIN = 40, 120  # milliseconds, 95 of 100 within
CHOICES = "#react-entry-point .choices a:not([aria-current])"
FILTERS = "form.facets input[type=checkbox]"

# The page is busy from the click until the new view stands in it; what is measured ends with the frame after that.
CLICK = """
    link => new Promise(done => {
        const main = document.getElementById("main");
        const start = performance.now();
        new MutationObserver((_, watch) => {
            if (main.hasAttribute("aria-busy")) return;
            watch.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
        }).observe(main, {attributes: true, attributeFilter: ["aria-busy"]});
        link.click();
    })
"""
SHOWN = """
    () => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
        .observe({type: "largest-contentful-paint", buffered: true}))
"""


def choices(page: Page, site: str) -> Iterator[float]:
    """Milliseconds of one choice after another, each of them another one than is shown."""
    page.goto(site)
    page.wait_for_selector(CHOICES)
    page.wait_for_load_state("networkidle")
    for number in range(TIMES):
        offered = page.locator(CHOICES)
        # A step that shares no divisor with the number of links visits years, days and counts in turn.
        yield offered.nth(number * 7 % offered.count()).evaluate(CLICK)


def filters(page: Page, site: str) -> Iterator[float]:
    """Milliseconds from asking for a filtered page to its largest paint."""
    page.goto(f"{site}figures")
    offered = page.locator(FILTERS).evaluate_all("all => all.map(one => [one.name, one.value])")
    assert offered, "no filter on the page"
    for number in range(TIMES):
        query = urlencode([tuple(offered[number % len(offered)])])
        page.goto(f"{site}figures?{query}")
        yield page.evaluate(SHOWN)


def measure() -> Iterator[Row]:
    with sync_playwright() as playwright, first_loads.dashboard() as site:
        browser = playwright.chromium.launch(
            executable_path=first_loads.executable(), args=first_loads.ARGUMENTS
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        for what, asked in {
            "a choice of the overview": choices,
            "a filter of the figures": filters,
        }.items():
            taken = list(asked(page, site))
            yield Row(f"{what}, click to frame, median", f"{median(taken):.0f} ms", "", "", "")
            p95 = quantiles(taken, n=20)[-1]
            yield Row.within(f"{what}, click to frame, p95", p95, WITHIN, "ms")
        browser.close()


if __name__ == "__main__":
    for row in measure():
        print(row, os.getloadavg())
