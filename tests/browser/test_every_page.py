import html
import re

import pytest

from dashboard import shell


SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
PATHS = (*shell.PLACES, "/figures/{claim_id}", "/sources/{document_id}", "/data/api")


def brightness(page, name: str) -> float:
    """How light a colour of the page is: the sum of its red, green and blue."""
    numbers = "match(/[\\d.]+/g).slice(0, 3).map(Number).reduce((sum, one) => sum + one)"
    return page.evaluate(f"getComputedStyle(document.body)['{name}'].{numbers}")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PATHS)
def test_a_page_fits_its_screen_and_says_something_in_light_and_dark(page, row, path, size):
    page.set_viewport_size(SIZES[size])
    page.emulate_media(color_scheme="light")
    response = page.goto(path.format(**row))
    page.wait_for_load_state("networkidle")
    assert response.status == 200
    assert page.locator("h1:visible").count() == 1
    assert len(page.locator("main").inner_text()) > 200
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]
    assert brightness(page, "background-color") > brightness(page, "color")
    page.emulate_media(color_scheme="dark")
    assert brightness(page, "background-color") < brightness(page, "color")
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_has_one_language_one_main_and_names_for_its_parts(page, row, path):
    page.goto(path.format(**row))
    page.wait_for_load_state("networkidle")
    assert page.locator("html").get_attribute("lang") == "en-GB"
    assert page.locator("main").count() == 1
    assert page.locator(".masthead nav a[aria-current]").count() == 1
    nameless = page.locator("a:visible, button:visible").evaluate_all(
        "all => all.filter(one => !(one.innerText.trim() || one.ariaLabel)).map(one => one.outerHTML)"
    )
    assert nameless == []


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_what_it_is_about_before_any_program_runs(browser, site, row, path):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    still = context.new_page()
    still.goto(path.format(**row))
    assert still.locator("h1:visible").count() == 1
    assert len(still.locator("main").inner_text()) > 200
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_a_tab_says_which_page_it_is_and_whose(page, site, row, path):
    address = path.format(**row)
    sent = re.search("<title>(.*?)</title>", page.request.get(address).text())[1]
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert html.unescape(sent) == page.title()
    assert re.fullmatch(f"(?!{shell.NAME}).+ · {shell.NAME}", page.title())


def test_every_figure_has_a_title_of_its_own(page, site):
    rows = page.request.get(f"{site}/data/claims.json").json()
    titles = {}
    for row in rows:
        text = page.request.get(f"/figures/{row['claim_id']}").text()
        titles[row["claim_id"]] = html.unescape(re.search("<title>(.*?)</title>", text)[1])
    held = next(row for row in rows if row["value"] == 36734)
    assert titles[held["claim_id"]] == (
        "36,734: people arriving by small boat, 1 January to 18 October 2025 (Daily Mail) · Channel Figures"
    )
    # What a text says twice is one figure.
    assert len(set(titles.values())) == len(titles) - sum(bool(row["same_as"]) for row in rows)


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(page):
    page.goto("/method")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
