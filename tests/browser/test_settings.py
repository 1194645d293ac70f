"""What readers set for themselves is kept: less motion, colours of their own, paper, no program."""

import pytest
from playwright.sync_api import Browser, Page, expect


PAGES = ("/", "/figures", "/check", "/official", "/sources/{document_id}", "/nowhere")
MOVING = """() => [...document.querySelectorAll("*")].flatMap(one => ["", "::before", "::after"].map(part => {
    const style = getComputedStyle(one, part || null);
    const times = `${style.transitionDuration}, ${style.animationDuration}`.split(", ");
    return times.some(time => parseFloat(time) > 0) || style.scrollBehavior === "smooth"
        ? `${one.tagName}.${one.className}${part}` : "";
})).filter(Boolean)"""


@pytest.fixture
def opened(browser: Browser, site: str, row: dict):
    """A page as a reader with some settings gets it."""
    contexts = []

    def open_at(path: str, **settings) -> Page:
        contexts.append(browser.new_context(base_url=site, **settings))
        page = contexts[-1].new_page()
        page.goto(path.format(**row))
        page.wait_for_load_state("networkidle")
        return page

    yield open_at
    for context in contexts:
        context.close()


@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_for_those_who_ask_for_less_motion(opened, path: str) -> None:
    assert opened(path, reduced_motion="reduce").evaluate(MOVING) == []


def test_the_bar_that_moves_while_a_text_is_read_stands_still_too(opened) -> None:
    for wish, still in (("no-preference", False), ("reduce", True)):
        page = opened("/check", reduced_motion=wish)
        page.evaluate("document.getElementById('answer').setAttribute('aria-busy', 'true')")
        assert (page.evaluate(MOVING) == []) is still


def look(page: Page, selector: str, name: str) -> str:
    return page.locator(selector).first.evaluate("(one, name) => getComputedStyle(one)[name]", name)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_own_colours_are_worn_and_borders_say_what_grounds_said(opened, scheme: str) -> None:
    page = opened("/sources/{document_id}", forced_colors="active", color_scheme=scheme)
    system = page.evaluate(
        """() => {
            const probe = document.body.appendChild(document.createElement("i"));
            probe.style.color = "CanvasText";
            return getComputedStyle(probe).color;
        }"""
    )
    assert look(page, "h1", "color") == system
    assert look(page, ".verdict", "borderTopStyle") == "solid"
    assert look(page, "mark.figure", "borderBottomStyle") in ("solid", "double", "dashed")
    chosen = look(page, ".masthead nav a[aria-current]", "borderBottomColor")
    assert chosen != look(page, ".masthead nav a:not([aria-current])", "borderBottomColor")


def test_charts_wear_own_colours_too(opened) -> None:
    page = opened("/official?by=year", forced_colors="active", color_scheme="dark")
    text = page.locator("#explorer .xtick text").first
    expect(text).to_be_visible(timeout=20_000)
    assert text.evaluate("one => getComputedStyle(one).fill") == look(page, "h1", "color")


def test_paper_has_the_text_and_the_rows_and_none_of_the_buttons(opened) -> None:
    page = opened("/sources/{document_id}")
    page.emulate_media(media="print")
    expect(page.locator(".masthead nav")).to_be_hidden()
    expect(page.locator(".steps")).to_be_hidden()
    expect(page.locator(".passage").first).to_be_visible()
    expect(page.locator(".beside .verdict").first).to_be_visible()
    assert look(page, "body", "backgroundColor") == "rgb(255, 255, 255)"
    page.goto("/official?by=month")
    page.wait_for_load_state("networkidle")
    expect(page.locator("#react-entry-point #explorer details table")).to_be_visible()
    expect(page.locator("#react-entry-point .choices").first).to_be_hidden()


@pytest.mark.parametrize("width", [320, 360])
def test_nothing_is_cut_off_on_a_narrow_screen_with_large_letters(opened, width: int) -> None:
    """320 pixels are a screen of 1280 at 400 %."""
    for path in PAGES:
        page = opened(path, viewport={"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path


def test_what_can_be_pressed_is_large_enough(opened) -> None:
    """WCAG 2.2: 24 pixels, save for links within a sentence."""
    for path in PAGES:
        page = opened(path, viewport={"width": 360, "height": 740})
        small = page.locator(
            "button:visible, input:visible, summary:visible, select:visible"
        ).evaluate_all(
            """all => all.filter(one => !one.matches("input[type=checkbox], input[type=radio], .modebar *"))
                .filter(one => one.getBoundingClientRect().height < 24).map(one => one.outerHTML.slice(0, 120))"""
        )
        assert small == [], path
