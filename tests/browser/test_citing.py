"""A reader copies the citation of a figure; whoever follows it later is told what changed since."""

from playwright.sync_api import Page, expect


LIVE = "#react-entry-point"


def first_official(page: Page) -> str:
    """The page of a figure on arrivals of this year, held against the official series."""
    rows = page.request.get("/data/claims.json?value=36734").json()
    return f"/figures/{rows[0]['claim_id']}"


def test_the_citation_is_copied_and_its_link_finds_nothing_changed(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(first_official(page))
    page.locator(f"{LIVE} #cite").get_by_role("button", name="Copy the citation").click()
    expect(page.locator(f"{LIVE} #cite .said")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    page.goto(copied.split()[-1])
    changed = page.locator(f"{LIVE} #changed")
    expect(changed.get_by_role("heading")).to_have_text("As you cited it")


def test_an_older_link_tells_each_official_value_that_was_revised_and_since_when(
    page: Page,
) -> None:
    page.goto(f"{first_official(page)}?cited=36734&verdict=agrees&vintage=2025-11-13")
    changed = page.locator(f"{LIVE} #changed")
    expect(changed.get_by_role("heading")).to_have_text("Changed since you cited it")
    expect(changed).to_contain_text("Since 14 November 2025")
    expect(changed.get_by_role("listitem").first).to_have_text(
        "31 May 2025: 1,194 then, 1,195 now, published on 14 November 2025"
    )


def test_all_rows_of_a_choice_are_printed(page: Page) -> None:
    page.goto("/figures?indicator=arrivals")
    rows = page.locator(f"{LIVE} .cards tbody tr")
    expect(rows.first).to_be_visible()
    said = int(page.request.get("/api/v1/claims?indicator=arrivals&limit=0").json()["total"])
    page.emulate_media(media="print")
    assert rows.count() == said
    assert all(row.is_visible() for row in rows.all())
    expect(page.locator(f"{LIVE} .facets")).to_be_hidden()
