"""A page and the name of a chart come in, the drawn chart and its marks go out."""

from playwright.sync_api import Locator, Page, expect


# Milliseconds that a busy machine may need to load the chart library and run it.
TO_DRAW = 20_000


def drawn(page: Page, name: str = "arrivals") -> Locator:
    """The chart of that name, once plotly has drawn it."""
    chart = page.locator(f'#react-entry-point [data-chart="{name}"]')
    chart.scroll_into_view_if_needed(timeout=TO_DRAW)
    expect(chart.locator(".main-svg").first).to_be_visible(timeout=TO_DRAW)
    return chart


def marks(page: Page, name: str = "arrivals") -> list[dict]:
    """Every mark that is drawn: what it carries, and where on the screen it is."""
    chart = drawn(page, name)
    chart.scroll_into_view_if_needed()
    return chart.locator(".js-plotly-plot").evaluate(
        """plot => [...plot.querySelectorAll('.scatterlayer .trace')].flatMap(trace =>
            [...trace.querySelectorAll('.point')].map(point => {
                const data = point.__data__, box = point.getBoundingClientRect();
                const carried = plot.data[trace.__data__[0].trace.index].customdata;
                return {carried: carried[data.i], x: box.x + box.width / 2, y: box.y + box.height / 2};
            }))"""
    )


def started(page: Page, address: str = "/") -> None:
    page.goto(address)
    expect(page.locator("#first-paint")).to_have_count(0, timeout=TO_DRAW)


def csv(page: Page, address: str) -> list[list[str]]:
    answer = page.request.get(address)
    assert answer.ok, address
    return [line.split(",") for line in answer.text().splitlines()]
