"""What belongs to every chart: its rows, files, link, citation, frame, and the choices."""

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect
from plots import TO_DRAW, csv, drawn, marks, started

from dashboard.views.chosen import CHARTS


EMBED = "<h1>A paper</h1><iframe width='600' height='700' src='{}'></iframe>"


@pytest.mark.parametrize("name", CHARTS)
def test_every_button_for_rows_says_how_many_the_file_has(page: Page, name: str) -> None:
    started(page, f"{CHARTS[name].path}?year=2025")
    links = page.locator(f"#react-entry-point #chart-{name} .tools a").filter(has_text="CSV")
    said = {link.get_attribute("href"): link.inner_text() for link in links.all()}
    assert len(said) >= 2
    for address, text in said.items():
        lines = page.request.get(address).text().rstrip("\n").split("\n")
        rows = int(re.search(r"([\d,]+) rows?, CSV", text)[1].replace(",", ""))
        # A quoted sentence may hold a line break; none of these files has fewer lines than rows.
        assert len(lines) - 1 == rows, address


@pytest.mark.parametrize("name", ["arrivals", "days", "weeks", "per-boat"])
def test_the_table_holds_the_rows_of_the_file(page: Page, name: str) -> None:
    started(page, "/?year=2025&first=09-01&last=12-31")
    chart = page.locator(f"#react-entry-point #chart-{name}")
    chart.get_by_text("Show the same as a table").click()
    expect(chart.locator(".all-rows")).to_have_count(0)
    rows = (
        chart.locator("table")
        .last.locator("tbody tr")
        .evaluate_all(
            "rows => rows.map(row => [...row.cells].slice(1).map(cell => cell.textContent))"
        )
    )
    file = csv(page, chart.locator(".tools a").first.get_attribute("href"))[1:]
    assert len(rows) == len(file) > 0

    def number(text: str) -> float | str:
        plain = text.replace(",", "").replace("–", "")
        return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else plain

    dated = name == "weeks"  # its second column is a day, written out in the table
    assert [[number(c) for c in row[dated:]] for row in rows] == [
        [number(cell) for cell in row[1 + dated :]] for row in file
    ]


@pytest.mark.parametrize("name", CHARTS)
def test_the_picture_stands_by_itself(page: Page, name: str) -> None:
    answer = page.request.get(f"/charts/{name}.svg?year=2025")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    picture = ElementTree.fromstring(answer.text())
    said = "".join(picture.itertext())
    assert re.search(r"vintage of|published up to|the latest of", said)
    assert "var(--" not in answer.text()
    assert f"#chart-{name}" in said


@pytest.mark.parametrize("name", ["arrivals", "sources"])
def test_the_png_is_the_picture_at_twice_its_size(page: Page, name: str) -> None:
    started(page)
    chart = page.locator(f"#react-entry-point #chart-{name}")
    with page.expect_download() as download:
        chart.get_by_role("button", name="PNG").click()
    assert download.value.suggested_filename == f"{name}.png"
    with open(download.value.path(), "rb") as file:
        head = BytesIO(file.read()).read(24)
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    wide = float(
        ElementTree.fromstring(page.request.get(f"/charts/{name}.svg").text()).get("width")
    )
    assert int.from_bytes(head[16:20], "big") == 2 * wide


def test_the_link_of_a_chart_leads_to_it_with_its_view(page: Page, site: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    started(page, "/?year=2025&unit=boats")
    chart = page.locator("#react-entry-point #chart-weeks")
    chart.get_by_role("button", name="Copy link").click()
    expect(chart.locator(".tools .said")).to_have_text("Copied")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{site}/?year=2025&unit=boats#chart-weeks"
    started(page, link)
    expect(page.locator("#chart-weeks .chart")).to_be_in_viewport(timeout=TO_DRAW)


def test_a_citation_names_chart_source_vintage_day_and_address(page: Page, site: str) -> None:
    started(page, "/?year=2025")
    page.locator("#react-entry-point #chart-days .share summary").click()
    expect(page.locator("#react-entry-point #cite-days .today")).not_to_be_empty()
    cited = page.locator("#react-entry-point #cite-days").text_content()
    today = page.evaluate(
        "new Date().toLocaleDateString('en-GB', {day: 'numeric', month: 'long', year: 'numeric'})"
    )
    assert cited.startswith("Channel Figures: People arriving by small boat, by day, 2025.")
    assert re.search(r"vintage of \d+ \w+ \d{4}", cited)
    assert f"Read on {today}." in cited
    assert cited.endswith(f"{site}/?year=2025#chart-days")


@pytest.fixture
def elsewhere() -> Iterator[Callable[[str], str]]:
    """A page of another origin that holds the HTML given."""
    held = []

    class Paper(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(held[-1].encode())

        def log_message(self, *_: object) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Paper) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield lambda text: held.append(text) or f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_a_chart_can_stand_in_a_page_elsewhere_and_its_marks_open_here(
    browser: Browser, page: Page, site: str, elsewhere: Callable[[str], str]
) -> None:
    started(page, "/?year=2025")
    code = page.locator("#react-entry-point #embed-days").text_content()
    address = re.search(r'src="([^"]+)"', code)[1]
    assert address == f"{site}/?embed=1&chart=days&year=2025"
    context = browser.new_context(viewport={"width": 700, "height": 800})
    paper = context.new_page()
    paper.goto(elsewhere(EMBED.format(address)))
    frame = paper.frame_locator("iframe")
    expect(frame.locator("h1")).to_have_text("People arriving by small boat, by day, 2025")
    expect(frame.locator(".main-svg").first).to_be_visible(timeout=TO_DRAW)
    expect(frame.locator("header, nav, footer")).to_have_count(0)
    expect(frame.locator(".source").first).to_contain_text("Home Office")
    point = frame.locator(".scatterlayer .point").first
    box = point.bounding_box()
    with context.expect_page() as opened:
        paper.mouse.move(box["x"] + 4, box["y"] + 4)
        paper.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    opened.value.wait_for_url("**/sources/**")
    context.close()


def test_no_other_page_can_stand_in_a_frame(page: Page) -> None:
    for address in ("/", "/figures", "/?embed=0"):
        headers = page.request.get(address).headers
        assert headers["x-frame-options"] == "DENY"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]


@pytest.mark.parametrize("name", ["arrivals", "days", "weeks", "treaty-returns_to_france"])
def test_the_policy_days_are_marked_and_named(page: Page, name: str) -> None:
    started(page, "/?year=2025")
    chart = drawn(page, name)
    expect(chart.locator(".annotation-text").filter(has_text="Treaty in force")).to_be_visible()
    expect(chart.locator(".annotation-text").filter(has_text="First return")).to_be_visible()
    days = chart.locator(".js-plotly-plot").evaluate(
        "plot => plot.layout.shapes.map(one => one.x0.slice(5)).sort()"
    )
    assert days == ["08-06", "09-18"]


@pytest.mark.parametrize("width", [360, 1280])
def test_names_of_policy_days_lie_in_the_chart_and_not_on_one_another(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    started(page, "/?year=2025")
    for name in ("arrivals", "days", "treaty-returns_to_france"):
        texts = (
            drawn(page, name)
            .locator(".annotation-text")
            .filter(has_text=re.compile("Treaty|First"))
        )
        one, other = (text.bounding_box() for text in texts.all())
        assert max(box["x"] + box["width"] for box in (one, other)) <= width
        assert min(box["x"] for box in (one, other)) >= 0
        assert abs(one["y"] - other["y"]) >= 12 or one["x"] + one["width"] < other["x"]


@pytest.mark.parametrize("width", [360, 1280])
def test_no_name_of_a_policy_day_lies_on_the_line_of_another(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    started(page, "/?year=2025")
    for name in ("arrivals", "days"):
        chart = drawn(page, name)
        names = chart.locator(".annotation-text").filter(has_text=re.compile("Treaty|First"))
        boxes = [text.bounding_box() for text in names.all()]
        lines = [line.bounding_box() for line in chart.locator(".shapelayer path").all()]
        assert (len(boxes), len(lines)) == (2, 2)
        crossed = [
            (box, line)
            for box in boxes
            for line in lines
            if box["x"] + 6 < line["x"] < box["x"] + box["width"] - 6
            and line["y"] < box["y"] + box["height"] - 4
        ]
        assert crossed == []


@pytest.mark.parametrize("width", [360, 1280])
def test_names_of_lines_do_not_lie_on_one_another(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    started(page, "/")
    chart = drawn(page, "days")
    names = chart.locator(".annotation-text").filter(has_text=re.compile("7-day mean|in 20"))
    one, other = sorted((text.bounding_box() for text in names.all()), key=lambda box: box["y"])
    assert one["y"] + one["height"] <= other["y"] + 2


def test_the_mean_of_the_year_before_is_told_from_the_bars_it_crosses(page: Page) -> None:
    started(page, "/")
    strokes = (
        drawn(page, "days")
        .locator(".js-line")
        .evaluate_all("lines => lines.map(line => getComputedStyle(line).strokeDasharray)")
    )
    assert [stroke == "none" for stroke in strokes] == [False, True]


def test_a_mark_of_a_day_leads_to_its_sentence(page: Page) -> None:
    started(page, "/?year=2025")
    mark = next(mark for mark in marks(page, "days") if "#c" in mark["carried"][1])
    page.mouse.move(mark["x"] - 1, mark["y"])
    page.mouse.click(mark["x"], mark["y"])
    page.wait_for_url(f"**{mark['carried'][1]}")
    expect(page.locator(":target")).to_contain_text("369")


def test_a_number_of_the_matrix_leads_to_its_figure_with_the_same_verdict(page: Page) -> None:
    started(page)
    cell = page.locator("#react-entry-point .matrix td a").first
    sign, number, word = cell.evaluate(
        "link => [link.children[0].textContent, link.childNodes[1].textContent, link.lastChild.textContent]"
    )
    cell.click()
    expect(page.locator("h1")).to_contain_text(number)
    expect(page.locator("article").first).to_contain_text(word.removeprefix(", "))
    assert sign in "✓≠?"


def test_charts_below_the_fold_are_drawn_when_they_come_near(page: Page) -> None:
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    started(page)
    drawn(page)
    assert not [url for url in asked if "/charts/per-boat.json" in url]
    drawn(page, "per-boat")
    assert [url for url in asked if "/charts/per-boat.json" in url]


def test_what_a_chart_cannot_get_is_told_and_can_be_asked_for_again(page: Page) -> None:
    started(page, "/")
    figure = page.locator("#react-entry-point #chart-arrivals")
    picture = figure.get_by_role("button", name="PNG")
    page.route(
        re.compile(r"/charts/arrivals\.(svg|html)"),
        lambda route: route.fulfill(status=204, body=""),
    )
    picture.click()
    expect(picture).to_have_text("PNG: no answer, try again")
    summary = figure.get_by_text("Show the same as a table")
    with page.expect_response(re.compile("arrivals.html")):
        summary.click()
    expect(figure.get_by_role("link", name="All 366 rows as a page")).to_be_visible()
    summary.click()
    page.unroute_all()
    with page.expect_download():
        picture.click()
    expect(picture).to_have_text("PNG")
    summary.click()
    expect(figure.locator("details.rows .table-wrap").last.locator("tbody tr")).to_have_count(366)


def test_a_chart_that_cannot_be_fetched_stays_as_the_server_drew_it(page: Page) -> None:
    page.route("**/charts/arrivals.json*", lambda route: route.fulfill(status=204, body=""))
    started(page)
    expect(page.locator("#react-entry-point [data-chart=arrivals] .drawing")).to_be_visible()
    expect(page.locator("#react-entry-point [data-chart=arrivals] .main-svg")).to_have_count(0)
