"""What a fact-checker takes away: the note on a figure that differs, and the sentences that cannot all be so."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from serving import running
from sources import ROOT

from etl import pipeline


CATALOGUE = "document_id,file,published,publisher,url\n"
# Invented: two digits are exchanged in one total, and another leaves no room for an earlier one.
TEXTS = {
    "ferry-times": "Between 1 January and 18 October 2025, 36,743 people crossed the Channel in small boats.",
    "harbour-post": "By 15 October 2025, 60 people had been returned to France under the treaty since 6 August 2025.",
    "estuary-news": "Between 6 August and 25 October 2025, 38 people were returned to France under the treaty.",
}


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped documents and three invented ones, read and checked."""
    texts, data = tmp_path_factory.mktemp("texts"), tmp_path_factory.mktemp("invented")
    rows = [f"{name},{name}.txt,2025-10-31,{name},https://{name}.example/\n" for name in TEXTS]
    (texts / "catalogue.csv").write_text("".join([CATALOGUE, *rows]))
    for name, text in TEXTS.items():
        (texts / f"{name}.txt").write_text(text)
    pipeline.build(ROOT / "seeds", data, texts)
    return data


@pytest.fixture(scope="module")
def address(invented: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(invented, tmp_path_factory.mktemp("notes") / "log.txt") as (address, _):
        yield address


@pytest.fixture
def context(browser: Browser, address: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=address)
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    yield context
    context.close()


def figure_of(invented: Path, document: str) -> str:
    """The address of the one figure of a document."""
    with (invented / "claims.csv").open(encoding="utf-8") as file:
        (name,) = (
            row["claim_id"] for row in csv.DictReader(file) if row["document_id"] == document
        )
    return f"/figures/{name}"


def taken(page: Page) -> str:
    return page.evaluate("navigator.clipboard.readText()")


def test_the_note_on_a_figure_is_copied_with_its_addresses(
    context: BrowserContext, invented: Path, address: str
) -> None:
    page, figure = context.new_page(), figure_of(invented, "ferry-times")
    page.goto(figure)
    part = page.locator("#react-entry-point #note")
    part.get_by_role("button", name="Copy the note").click()
    expect(part.get_by_role("status")).to_have_text("Copied")
    note = taken(page)
    assert note == part.locator("pre").text_content()
    assert f"This figure: {address}{figure}\n" in note
    assert "Held against: 36,734, official figures (Home Office) as published on" in note
    assert "What would make it true: 36,734 in the place of 36,743\n" in note


def test_where_the_clipboard_is_closed_the_note_is_selected(
    context: BrowserContext, invented: Path
) -> None:
    page = context.new_page()
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.goto(figure_of(invented, "ferry-times"))
    part = page.locator("#react-entry-point #note")
    part.get_by_role("button", name="Copy the note").click()
    expect(part.get_by_role("status")).to_contain_text("Selected")
    assert (
        page.evaluate("getSelection().toString()").strip()
        == part.locator("pre").inner_text().strip()
    )


def test_without_scripts_one_click_selects_the_note(
    browser: Browser, address: str, invented: Path
) -> None:
    still = browser.new_context(base_url=address, java_script_enabled=False)
    page = still.new_page()
    page.goto(figure_of(invented, "ferry-times"))
    expect(page.locator("#note pre")).to_contain_text("A note on a reported figure")
    expect(page.locator("#note pre")).to_have_css("user-select", "all")
    expect(page.get_by_role("button", name="Copy the note")).to_be_hidden()
    still.close()


def test_a_figure_that_does_not_differ_has_no_note(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/figures?verdict=agrees")
    page.locator("#react-entry-point .cards a.amount").first.click()
    expect(page.locator("#react-entry-point #findings")).to_be_visible()
    expect(page.locator("#note")).to_have_count(0)


def test_the_note_on_a_pasted_figure_is_copied_without_a_page(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/check")
    page.locator("#react-entry-point").get_by_role("button", name="Try an example").click()
    result = page.locator(".one-result").filter(has=page.locator("h3", has_text="36,743"))
    result.get_by_text("A note on this figure").click()
    result.get_by_role("button", name="Copy the note").click()
    expect(result.get_by_role("status").first).to_have_text("Copied")
    assert "“This brought the total for the year so far to 36,743.”" in taken(page)
    assert "This figure:" not in taken(page)


@pytest.mark.parametrize("place", ["checks", "figure"])
def test_a_contradiction_quotes_each_sentence_with_a_link_to_its_figure(
    context: BrowserContext, invented: Path, place: str
) -> None:
    page, figure = context.new_page(), figure_of(invented, "harbour-post")
    page.goto("/checks?check=cumulative_counts&verdict=differs" if place == "checks" else figure)
    live = page.locator("#react-entry-point .finding.differs").filter(has_text="cannot all")
    quoted = live.first.locator(".together li")
    expect(quoted).to_have_count(2)
    expect(quoted.first.locator("blockquote")).to_have_text(TEXTS["harbour-post"])
    others = quoted.locator("a[href^='/figures/']").evaluate_all("all => all.map(a => a.pathname)")
    assert figure in others
    other = next(each for each in others if each != figure)
    quoted.locator(f"a[href='{other}']").click()
    page.wait_for_url(f"**{other}")
    expect(page.locator("#react-entry-point h1 .amount")).to_have_text("42")


def test_a_pasted_text_is_shown_the_sentences_it_conflicts_with(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("/check")
    form = page.locator("#react-entry-point form.paste")
    form.get_by_label("Text").fill(TEXTS["estuary-news"].replace("38", "37"))
    form.get_by_label("Day it was published").fill("2025-11-02")
    form.get_by_role("button", name="Check the text").click()
    own = page.locator("#result .together").first.locator("a[href^='#f']")
    expect(own).to_have_text("37")
    expect(
        page.locator("#result .together").first.locator("a[href^='/figures/']")
    ).not_to_have_count(0)
