"""Choosing figures in a browser: the address holds the choice, and one figure answers its reader."""

from playwright.sync_api import Page, expect


LIVE = "#react-entry-point"


def opened(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(f"{LIVE} .cards, {LIVE} .one-figure").first).to_be_visible()


def shown(page: Page) -> list[str]:
    return page.locator(f"{LIVE} .cards .amount").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )


def tally(page: Page) -> str:
    return page.locator(f"{LIVE} .tally .count").inner_text()


def test_a_choice_stands_in_the_address_and_a_reload_shows_the_same_rows(page: Page) -> None:
    opened(page, "/figures")
    page.get_by_role("checkbox", name="Small boats arriving").check()
    page.wait_for_url("**/figures?indicator=boats")
    expect(page.locator(f"{LIVE} .cards .what").first).to_have_text("Small boats arriving")
    before = shown(page)
    page.reload()
    expect(page.locator(f"{LIVE} .cards .amount")).to_have_count(len(before))
    assert shown(page) == before


def test_back_restores_the_choice_before(page: Page) -> None:
    opened(page, "/figures")
    everything = tally(page)
    page.get_by_role("checkbox", name="Small boats arriving").check()
    expect(page.locator(f"{LIVE} .tally .count")).not_to_have_text(everything)
    page.go_back()
    expect(page.locator(f"{LIVE} .tally .count")).to_have_text(everything)
    expect(page.get_by_role("checkbox", name="Small boats arriving")).not_to_be_checked()


def test_a_choice_asks_for_the_view_alone(page: Page) -> None:
    opened(page, "/figures")
    page.wait_for_load_state("networkidle")
    asked = []
    page.on(
        "request", lambda request: asked.append(request.url.partition("//")[2].partition("/")[2])
    )
    page.get_by_role("checkbox", name="Small boats arriving").check()
    expect(page.locator(f"{LIVE} .cards .what").first).to_have_text("Small boats arriving")
    page.go_back()
    expect(page.get_by_role("checkbox", name="Small boats arriving")).not_to_be_checked()
    # The browser itself may ask for the icon at a new address.
    assert [each for each in asked if not each.startswith("assets/icon")] == [
        "view/figures?indicator=boats",
        "view/figures",
    ]


def test_typing_and_choosing_keep_the_keyboard_where_it_was(page: Page) -> None:
    opened(page, "/figures")
    words = page.get_by_role("searchbox")
    words.press_sequentially("whole of 2024")
    page.wait_for_url("**/figures?q=whole+of+2024")
    expect(words).to_be_focused()
    expect(words).to_have_value("whole of 2024")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.wait_for_url("**/figures?q=whole+of+2024&verdict=*")
    expect(page.get_by_role("checkbox").first).to_be_focused()


def test_rows_that_come_late_do_not_take_the_keyboard_back(page: Page) -> None:
    opened(page, "/figures")
    page.route("**/view/figures?*", lambda route: (page.wait_for_timeout(700), route.continue_()))
    page.get_by_role("searchbox").press_sequentially("whole of 2024")
    page.wait_for_url("**/figures?q=whole+of+2024")
    page.keyboard.press("Tab")
    expect(page.locator(f"{LIVE} .cards .amount")).to_have_count(4, timeout=20_000)
    page.keyboard.press("Space")
    page.wait_for_url("**/figures?q=whole+of+2024&verdict=*")


def test_rows_that_come_while_words_are_typed_do_not_take_them(page: Page) -> None:
    opened(page, "/figures")
    held = []
    page.route("**/view/figures?indicator=boats", lambda route: held.append(route))
    with page.expect_request("**/view/figures?indicator=boats"):
        page.get_by_role("checkbox", name="Small boats arriving").check()
    words = page.get_by_role("searchbox")
    # What was asked for first comes after the last key, and before that key is acted on.
    page.evaluate(
        """() => {
            const usual = window.setTimeout;
            window.setTimeout = (done, wait) => (wait ? (window.waiting = done, 0) : usual(done));
        }"""
    )
    words.press_sequentially("seven")
    held.pop().continue_()
    expect(page.locator(f"{LIVE} .cards .what").first).to_have_text("Small boats arriving")
    expect(words).to_have_value("seven")
    expect(words).to_be_focused()
    page.evaluate("window.waiting()")
    page.wait_for_url("**q=seven*")


def test_the_order_stands_in_the_address(page: Page) -> None:
    opened(page, "/figures")
    page.get_by_label("Order").select_option("value")
    page.wait_for_url("**/figures?sort=value")
    expect(page.locator(f"{LIVE} .cards .amount").first).to_have_text("36,816")


def test_from_a_row_to_sentence_arithmetic_and_official_row_in_two_clicks(page: Page) -> None:
    opened(page, "/figures?q=year+so+far")
    page.locator(f"{LIVE} .cards .amount").filter(has_text="36,734").first.click()
    figure = page.locator(f"{LIVE} .one-figure")
    expect(figure.locator("h1 .amount")).to_have_text("36,734")
    expect(figure.locator(".answer .verdict")).to_contain_text("agrees")
    expect(figure.locator(".working").filter(has_text="36,816 - 36,734 = 82")).to_be_visible()
    expect(figure.locator("#official tbody tr").first).to_contain_text("36,734")
    figure.locator(".attribution a").first.click()
    page.wait_for_url("**/sources/*#c*")
    expect(page.locator("mark:target")).to_contain_text("36,734")


def test_on_a_telephone_the_choices_are_folded_until_asked_for(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, "/figures")
    boats = page.get_by_role("checkbox", name="Small boats arriving")
    expect(boats).to_be_hidden()
    page.locator(f"{LIVE} .fold > summary").click()
    boats.check()
    page.wait_for_url("**/figures?indicator=boats")
    expect(boats).to_be_visible()
