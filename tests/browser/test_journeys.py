"""Whole ways through the dashboard: a journalist's, a reader's, and both again with the keyboard alone."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Download, JSHandle, Locator, Page, expect

from etl import pipeline, reports


# Two digits of the total are exchanged.
PARAGRAPH = (
    "On Saturday, 369 people crossed the Channel in seven small boats. This brought the total for"
    " the year so far to 36,743, the committee heard."
)
DAY = "2025-10-20"
SOURCE = "/sources/daily-mail-2025-10-20"
ELSEWHERE = "https://www.europesays.com/**"
# Milliseconds that a busy machine may need to load a page and run it.
TO_START = 20_000
MOST_STOPS = 120


@pytest.fixture
def context(browser: Browser, site: str) -> Iterator[BrowserContext]:
    """A reader's browser, in which the publisher's pages are there without the network."""
    context = browser.new_context(base_url=site, accept_downloads=True)
    context.set_default_timeout(TO_START)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    text = "<title>Publisher</title><p>This brings the total for the year so far to 36,734.</p>"
    context.route(ELSEWHERE, lambda route: route.fulfill(body=text, content_type="text/html"))
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def taken(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def live(page: Page) -> Locator:
    return page.locator("#react-entry-point")


def content(download: Download) -> str:
    return Path(download.path()).read_text(encoding="utf-8")


def started(page: Page) -> None:
    expect(page.locator("#first-paint")).to_have_count(0)


def test_a_journalist_checks_a_paragraph_and_copies_the_note(page: Page, data: Path) -> None:
    page.goto("/")
    page.get_by_role("link", name="Check a text", exact=True).click()
    started(page)
    live(page).get_by_label("Text").fill(PARAGRAPH)
    live(page).get_by_label("Day it was published").fill(DAY)
    live(page).get_by_role("button", name="Check the text").click()
    expect(page.locator("#result h2")).to_contain_text("3 figures read")
    expect(page.locator("mark.differs")).to_contain_text("36,743")
    page.locator("mark.differs a").click()
    result = page.locator(".one-result:target")
    expect(result.locator(".ways-true")).to_contain_text("36,734 in the place of 36,743")
    expect(result.locator(".working").last).to_have_text("36,743 - 36,734 = 9")
    result.get_by_text("A note on this figure").click()
    result.get_by_role("button", name="Copy the note").click()
    expect(result.get_by_role("status").first).to_have_text("Copied")
    assert "What would make it true: 36,734 in the place of 36,743" in taken(page)
    takes_the_result_away(page, data)


def takes_the_result_away(page: Page, data: Path) -> None:
    """The files hold what the command line gives, and the page stays as it is."""
    checked = pipeline.check(PARAGRAPH, date.fromisoformat(DAY), data)
    with page.expect_download() as figures:
        page.get_by_role("button", name="Figures with verdicts").click()
    assert figures.value.suggested_filename == "figures.csv"
    rows = list(csv.DictReader(io.StringIO(content(figures.value))))
    assert [(row["exact"], row["verdict"]) for row in rows] == [
        (claim.exact, reports.verdict_of(claim, checked)) for claim in checked.claims
    ]
    assert [row["exact"] for row in rows if row["note"]] == ["36,743"]
    with page.expect_download() as annotations:
        page.get_by_role("button", name="Annotations").click()
    assert json.loads(content(annotations.value)) == json.loads(reports.annotations(checked))
    with page.expect_download() as reviews:
        page.get_by_role("button", name="ClaimReview").click()
    assert json.loads(content(reviews.value)) == json.loads(reports.claim_review(checked))
    expect(page.locator("#result h2")).to_contain_text("3 figures read")


def test_one_sentence_is_enough(page: Page) -> None:
    page.goto("/check")
    started(page)
    live(page).get_by_label("Text").fill(
        "In 2024, 36,861 people crossed the Channel in small boats."
    )
    live(page).get_by_role("button", name="Check the text").click()
    expect(page.locator("#result h2")).to_contain_text("1 figure read")
    expect(page.locator("#result .ways-true")).to_contain_text("36,816 in the place of 36,861")


def carried(page: Page) -> JSHandle:
    """A file as a pointer carries it."""
    return page.evaluate_handle(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "speech.txt", {type: "text/plain"}));
            return data;
        }""",
        PARAGRAPH,
    )


def test_a_file_is_dropped_and_taken_back(page: Page) -> None:
    page.goto("/check")
    started(page)
    form = live(page).locator("form.paste")
    dragged = carried(page)
    form.dispatch_event("dragover", {"dataTransfer": dragged})
    expect(form).to_have_class("paste dropping")
    form.dispatch_event("drop", {"dataTransfer": dragged})
    expect(form).to_have_class("paste")
    expect(form.get_by_role("status")).to_have_text("speech.txt is ready to be checked.")
    form.get_by_role("button", name="Remove the file").click()
    assert (
        page.evaluate("document.querySelector('#react-entry-point [name=file]').files.length") == 0
    )
    form.dispatch_event("drop", {"dataTransfer": carried(page)})
    form.get_by_label("Day it was published").fill(DAY)
    form.get_by_role("button", name="Check the text").click()
    expect(page.locator("#result > .note").first).to_contain_text("(speech.txt)")
    expect(page.locator("#result mark.differs")).to_contain_text("36,743")


def test_a_text_without_a_figure_says_what_its_numbers_are(page: Page) -> None:
    page.goto("/check")
    started(page)
    live(page).get_by_label("Text").fill("The 14 members met for 3 hours in room 207.")
    live(page).get_by_role("button", name="Check the text").click()
    expect(page.locator("#result h2")).to_contain_text("No figure read")
    expect(page.locator("#result .nothing")).to_contain_text("numbers are listed below")
    expect(page.locator("#result form.takeaway")).to_have_count(0)


def test_a_reader_goes_from_a_mark_to_the_sentence_and_out_to_the_publisher(page: Page) -> None:
    page.goto("/figures?document_id=daily-mail-2025-10-20&q=total+for+the+year")
    started(page)
    live(page).locator(".cards .attribution a").first.click()
    page.wait_for_url("**/sources/daily-mail-2025-10-20#c*")
    mark = page.locator("mark:target")
    expect(mark).to_be_in_viewport()
    expect(mark).to_contain_text("36,734")
    page.get_by_role("link", name="36,734: at europesays.com").click()
    page.wait_for_url(ELSEWHERE)
    # The browser keeps what follows ":~:" to itself; the link has it.
    page.go_back()
    address = page.get_by_role("link", name="36,734: at europesays.com").get_attribute("href")
    quoted = unquote(address.partition("#:~:text=")[2])
    assert "36,734" in quoted
    assert quoted in page.locator(".passages").inner_text().replace("✓", "")


def test_a_link_to_a_place_says_so_when_the_text_has_changed(page: Page) -> None:
    page.goto(SOURCE)
    lasting = page.get_by_role("link", name="36,734: link to this place").get_attribute("href")
    page.goto(lasting)
    expect(page.locator("mark:target")).to_contain_text("36,734")
    expect(page.get_by_text("Text changed")).to_have_count(0)
    known = lasting.partition("text=")[2].partition("#")[0]
    page.goto(lasting.replace(known, "0" * len(known)))
    expect(page.get_by_text("Text changed")).to_be_visible()
    expect(page.locator("mark:target")).to_have_count(0)
    expect(page.locator(".sentence:has(:target)")).to_have_count(0)


# Whether what has the focus is what is wanted, and whether it shows that it has it; asked in one breath.
HELD = """wanted => {
    const held = document.activeElement;
    return [held.matches(wanted), getComputedStyle(held).outlineStyle !== "none"];
}"""


def reach(page: Page, wanted: str) -> None:
    """Tab until what has the focus fits a selector; the focus is always to be seen."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        reached, seen = page.evaluate(HELD, wanted)
        if reached:
            assert seen, f"{wanted}: has the focus and does not show it"
            return
    pytest.fail(f"{wanted}: not reached in:\n{page.locator('#main').inner_text()}")


def test_a_reader_with_the_keyboard_alone_goes_from_mark_to_mark_and_out(page: Page) -> None:
    page.goto(SOURCE)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reach(page, "mark.figure a")
    first = page.evaluate("document.activeElement.closest('mark').id")
    page.keyboard.press("n")
    assert page.evaluate("document.activeElement.closest('mark').id") != first
    assert page.evaluate("document.querySelector('mark:target').id") == page.evaluate(
        "document.activeElement.closest('mark').id"
    )
    page.keyboard.press("p")
    assert page.evaluate("document.activeElement.closest('mark').id") == first
    page.keyboard.press("p")
    marks = page.locator("mark.figure").count()
    expect(page.locator(".steps .at")).to_contain_text(f"Figure {marks} of {marks}")
    while "36,734" not in page.evaluate("document.activeElement.textContent"):
        page.keyboard.press("p")
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures/daily-mail-2025-10-20:*")
    started(page)
    expect(live(page).locator("h1")).to_contain_text("36,734")
    reach(page, ".attribution a[rel~=external]")
    page.keyboard.press("Enter")
    page.wait_for_url(ELSEWHERE)


def test_a_journalist_with_the_keyboard_alone_checks_and_copies(page: Page) -> None:
    page.goto("/check")
    started(page)
    reach(page, "#text")
    page.keyboard.insert_text(PARAGRAPH)
    reach(page, "#published")
    page.locator("#react-entry-point #published").fill(DAY)
    reach(page, "button.button[type=submit]:not(.plain)")
    page.keyboard.press("Enter")
    expect(page.locator("#result")).to_be_focused()
    reach(page, "mark.differs a")
    page.keyboard.press("Enter")
    expect(page.locator(".one-result:target")).to_contain_text("36,743")
    reach(page, ".one-result:target .note-to-send > summary")
    page.keyboard.press("Enter")
    reach(page, ".one-result:target [data-copy]")
    page.keyboard.press("Enter")
    expect(page.locator(".one-result:target [role=status]").first).to_have_text("Copied")
    assert "36,734 in the place of 36,743" in taken(page)


def test_keys_for_marks_leave_other_typing_alone(page: Page) -> None:
    page.goto("/check")
    started(page)
    live(page).get_by_role("button", name="Try an example").click()
    expect(page.locator("#result")).to_be_focused()
    address = page.url
    live(page).get_by_label("Text").fill("")
    page.keyboard.type("no panic")
    expect(live(page).get_by_label("Text")).to_have_value("no panic")
    assert page.url == address


def test_where_nothing_is_the_reader_finds_the_way_back(page: Page) -> None:
    assert page.goto("/figures/daily-mail-2025-10-20:5350").status == 404
    page.locator("#nearest a").first.click()
    started(page)
    expect(live(page).locator("h1")).to_contain_text("16")
    page.goto("/nowhere")
    page.get_by_label("A number, or words of its sentence").fill("36,734")
    page.keyboard.press("Enter")
    page.wait_for_url("**/figures?q=36*734")
