"""What axe-core finds on every page and in every state of it, in both themes, wide and narrow: nothing."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from dashboard import shell


WIDTHS = (1280, 360)
PATHS = (*shell.PLACES, "/figures/{claim_id}", "/sources/{document_id}", "/data/api")
# What a page looks like when there is nothing to show, when it is asked for something odd, and when it is not there.
STATES = (
    "/figures?q=nothing+is+called+so",
    "/checks?verdict=undecided&check=calendar",
    "/official?indicator=uncontrolled_landings&by=year&from=2018-01-01&to=2018-12-31",
    "/official?by=day&from=2025-10-01&to=2025-10-18",
    "/nowhere",
    "/figures/{document_id}:1",
    "/sources/nowhere",
    "/sources/{document_id}?text=000000000000#c{start}",
    "/figures/{claim_id}?cited=1&verdict=agrees&vintage=2025-11-13",
    "/figures/{document_id}:1?cited=36734&verdict=agrees&vintage=2025-11-14",
    "/?embed=1&chart=arrivals",
    "/?embed=1&chart=sources",
    "/official?embed=1&chart=two-series",
    "/charts/weeks.html",
)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES = {
    "light": {"type": "tag", "values": TAGS},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
# Milliseconds that a busy machine may need to load a page and run it.
TO_START = 20_000


def found(page: Page, rules: dict) -> list[str]:
    """Each rule of axe that is broken, with its first place."""
    asked = {"runOnly": rules, "resultTypes": ["violations"]}
    answer = page.evaluate("asked => axe.run(document, asked)", asked)
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:200]}" for rule in answer["violations"]]


def found_in_every_look(page: Page) -> dict[tuple[int, str], list[str]]:
    """Every rule wide and narrow; those on colours, which alone change with the theme, in the dark."""
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.evaluate(AXE_SCRIPT)
    told = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            told[width, scheme] = found(page, rules)
    return {look: broken for look, broken in told.items() if broken}


@pytest.fixture
def page(browser: Browser, site: str) -> Iterator[Page]:
    """A page whose console is not listened to: there too it is said that an address is not found."""
    context = browser.new_context(base_url=site)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", [*PATHS, *STATES])
def test_axe_finds_nothing(page: Page, row: dict, path: str) -> None:
    page.goto(path.format(**row))
    page.wait_for_load_state("networkidle")
    expect(page.locator("#first-paint")).to_have_count(0, timeout=TO_START)
    assert found_in_every_look(page) == {}


@pytest.mark.parametrize("asked", ["Try an example", "Check the text"])
def test_axe_finds_nothing_in_an_answer_nor_in_a_refusal(page: Page, asked: str) -> None:
    page.goto("/check")
    page.locator("#react-entry-point").get_by_role("button", name=asked).click()
    expect(page.locator("#answer #result")).to_be_visible(timeout=TO_START)
    assert found_in_every_look(page) == {}


def test_axe_would_find_what_is_wrong(page: Page) -> None:
    """A grey on grey and a button without a name are found: the searches above are not blind."""
    page.goto("/nowhere")
    page.evaluate(
        """() => {
            const button = document.querySelector("main").appendChild(document.createElement("button"));
            const words = document.querySelector("main").appendChild(document.createElement("p"));
            button.type = "button";
            words.textContent = "Hardly to be read";
            words.style.color = "var(--line)";
        }"""
    )
    told = found_in_every_look(page)
    assert {rule.partition(":")[0] for rule in told[1280, "light"]} >= {
        "button-name",
        "color-contrast",
    }
    assert [rule.partition(":")[0] for rule in told[1280, "dark"]] == ["color-contrast"]
