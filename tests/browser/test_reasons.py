"""Why a figure was read so, in a browser: seen without colour, in both themes, on a phone and on paper."""

from datetime import date

import papers
import pytest
from playwright.sync_api import expect
from serving import running

from etl.vocabulary import Basis, ClaimPart, Clue, How, Rule


LIVE = "#react-entry-point"
BEFORE = "Ministers spoke of people reaching the Kent coast in small boats since January."
TOTAL = "That takes the total to about [36,734], officials added."
TEXT = f"{BEFORE} {TOTAL}".replace("[", "").replace("]", "")
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}


def clue(part: ClaimPart, words: str, how: How = How.CARRIED) -> Clue:
    start = TEXT.index(words)
    return Clue(part, start, start + len(words), words, how)


FIGURE = papers.claim(
    TOTAL,
    at=len(BEFORE) + 1,
    period_start=date(2025, 1, 1),
    period_basis=Basis.INFERRED,
    subset="partial day",
    clues=(
        clue(ClaimPart.INDICATOR, "people reaching the Kent coast in small boats"),
        clue(ClaimPart.PERIOD, "since January"),
        Clue(ClaimPart.PERIOD, None, None, "", How.ASSUMED, Rule.NEWEST_DAY_END),
        clue(ClaimPart.BOUND, "about", How.BESIDE),
        clue(ClaimPart.MEASURE, "total", How.BESIDE),
    ),
)
# Contrast of a colour with the first ground behind it that is not see-through, as WCAG reckons it.
CONTRAST = """element => {
  const parsed = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => parsed(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  let behind = element;
  const ground = () => getComputedStyle(behind).backgroundColor;
  while (behind.parentElement && parsed(ground())[3] === 0) behind = behind.parentElement;
  const [one, other] = [light(getComputedStyle(element).color), light(ground())].sort((a, b) => b - a);
  return (one + 0.05) / (other + 0.05);
}"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """The address of a dashboard that holds one figure, read by words of an earlier sentence too."""
    folder = papers.folder(
        tmp_path_factory.mktemp("reasons"),
        documents=[papers.document(characters=len(TEXT))],
        passages=[papers.passage(0, TEXT)],
        claims=[FIGURE],
    )
    with running(folder, tmp_path_factory.mktemp("log") / "log.txt") as (address, _):
        yield address


@pytest.fixture
def figure(browser, told):
    """The page of that figure, once the program runs in it."""
    context = browser.new_context(base_url=told, viewport=SIZES["desktop"])
    page = context.new_page()
    page.goto(f"/figures/{FIGURE.claim_id}")
    expect(page.locator(f"{LIVE} .reasons")).to_be_visible()
    yield page
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_word_of_the_reasons_can_be_read_and_nothing_runs_over(figure, size, scheme):
    figure.set_viewport_size(SIZES[size])
    figure.emulate_media(color_scheme=scheme)
    seen = figure.locator(
        ", ".join(
            f"{LIVE} {one}" for one in (".part", ".clue", ".how", ".reasons dt", ".reasons dd")
        )
    )
    contrasts = seen.evaluate_all(f"all => all.map({CONTRAST})")
    assert len(contrasts) > 15
    assert min(contrasts) >= 4.5
    assert figure.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"]


def test_words_rules_and_earlier_sentences_are_told_apart_without_colour(figure):
    def style(selector: str, name: str) -> str:
        return figure.locator(f"{LIVE} {selector}").first.evaluate(
            f"element => getComputedStyle(element).{name}"
        )

    assert style(".annotated .clue", "textDecorationLine") == "underline"
    assert style(".annotated mark", "textDecorationLine") == "none"
    assert style(".assumed .how", "borderTopStyle") == "dashed"
    assert style(".carried .how", "borderTopStyle") == "solid"
    expect(figure.locator(f"{LIVE} .annotated .part")).to_have_text(["(what kind)", "(how exact)"])


def test_value_and_reason_stand_side_by_side_on_a_wide_page_and_below_on_a_phone(figure):
    def lefts() -> list[float]:
        row = figure.locator(f"{LIVE} .reasons > div").first.locator("dt, dd")
        return row.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().left)")

    wide = lefts()
    assert wide == sorted(set(wide))
    figure.set_viewport_size(SIZES["phone"])
    assert len(set(lefts())) == 1


def test_from_a_reason_to_its_words_in_the_text(figure):
    figure.locator(f"{LIVE} .reason.carried a").nth(1).click()
    figure.wait_for_url(f"**/sources/paper#w{TEXT.index('since January')}")
    place = figure.locator(".sentence:has(:target)")
    expect(place).to_have_text(BEFORE)
    expect(place).to_be_in_viewport()


def test_a_part_of_a_day_is_told_before_the_sentence(figure):
    said = figure.locator(f"{LIVE} .part-only")
    expect(said).to_have_text("This figure counts part of a day: never compared with totals.")
    above, below = (
        place.bounding_box()["y"] for place in (said, figure.locator(f"{LIVE} .annotated"))
    )
    assert above < below


@pytest.mark.parametrize("chosen", ["", "dark"])
def test_the_reasons_stand_on_white_paper_whatever_the_screen_was(figure, chosen):
    figure.evaluate(
        "theme => { if (theme) document.documentElement.dataset.theme = theme; }", chosen
    )
    figure.emulate_media(media="print", color_scheme="dark")
    ground = figure.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == "rgb(255, 255, 255)"
    assert figure.locator(f"{LIVE} .reasons q").first.is_visible()
    row = figure.locator(f"{LIVE} .reasons > div").first
    assert row.evaluate("element => getComputedStyle(element).breakInside") == "avoid"
    seen = figure.locator(f"{LIVE} .part, {LIVE} .how, {LIVE} .reasons dt, {LIVE} .reasons dd")
    assert min(seen.evaluate_all(f"all => all.map({CONTRAST})")) >= 4.5


def test_a_reader_of_an_article_sees_why_its_total_was_read_so(page):
    page.goto("/figures?q=year+so+far")
    page.locator(f"{LIVE} .cards .amount").filter(has_text="36,734").first.click()
    reasons = page.locator(f"{LIVE} .reasons")
    expect(reasons).to_contain_text("People arriving by small boat")
    expect(reasons).to_contain_text("1 January to 18 October 2025")
    expect(reasons).to_contain_text("The wording allows 36,734 and no other value.")
    expect(page.locator(f"{LIVE} .annotated .clue").first).to_have_text("the year so far")


def test_a_pasted_text_keeps_its_reasons_folded_until_asked_for(page):
    page.goto("/check")
    page.get_by_role("button", name="Try an example").click()
    why = page.locator("#result details.why").first
    expect(why.locator(".reasons")).to_be_hidden()
    why.locator("summary").click()
    expect(why.locator(".reasons")).to_be_visible()
    expect(why.locator(".annotated mark")).to_have_text("369")
    page.set_viewport_size(SIZES["phone"])
    assert page.evaluate("document.documentElement.scrollWidth") <= SIZES["phone"]["width"]
