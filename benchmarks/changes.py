"""Time from a click on a choice of the overview, or on a filter of the figures, to the frame that shows it."""

import os
from collections.abc import Iterator
from itertools import islice
from statistics import median, quantiles

from playwright.sync_api import Page, sync_playwright

from benchmarks import first_loads
from benchmarks.rows import Row


TIMES, WITHIN = 40, 120  # milliseconds, 95 of 100 within
CHOICES = "#react-entry-point .choices a:not([aria-current])"
FILTERS = "#react-entry-point form.facets input[type=checkbox]"
# The filters are fewer than the clicks: each is chosen in one order of the rows after another, so that all are new.
ORDERS = ("", "?sort=value", "?sort=period")

# What waits is busy from the click until the new view stands in it, or in its place; what is measured ends with the
# frame after that.
CLICK = """
    link => new Promise(done => {
        const main = document.getElementById("main");
        const start = performance.now();
        let busy = false;
        new MutationObserver((_, watch) => {
            const waits = Boolean(main.closest("[aria-busy]") ?? main.querySelector("[aria-busy]"));
            if (waits || !busy) { busy ||= waits; return; }
            watch.disconnect();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - start)));
        }).observe(main, {attributes: true, attributeFilter: ["aria-busy"], childList: true, subtree: true});
        link.click();
    })
"""


def choices(page: Page, site: str) -> Iterator[float]:
    """Milliseconds of one choice after another, each of them another one than is shown."""
    opened(page, site, CHOICES)
    for number in range(TIMES):
        offered = page.locator(CHOICES)
        # A step that shares no divisor with the number of links visits years, days and counts in turn.
        yield offered.nth(number * 7 % offered.count()).evaluate(CLICK)


def filters(page: Page, site: str) -> Iterator[float]:
    """Milliseconds of one filter after another, each of them alone."""
    for order in ORDERS:
        opened(page, f"{site}figures{order}", FILTERS)
        names = page.locator(FILTERS).evaluate_all("all => all.map(one => one.id)")
        for name in names:
            offered = page.locator(f'{FILTERS}[id="{name}"]')
            yield offered.evaluate(CLICK)
            offered.evaluate(CLICK)


def opened(page: Page, address: str, expected: str) -> None:
    page.goto(address)
    page.wait_for_selector(expected, state="attached")
    page.wait_for_load_state("networkidle")


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
            taken = list(islice(asked(page, site), TIMES))
            assert len(taken) == TIMES, f"{what}: {len(taken)} measured"
            yield Row(f"{what}, click to frame, median", f"{median(taken):.0f} ms", "", "", "")
            p95 = quantiles(taken, n=20)[-1]
            yield Row.within(f"{what}, click to frame, p95", p95, WITHIN, "ms")
        browser.close()


if __name__ == "__main__":
    for row in measure():
        print(row, os.getloadavg())
