"""Text that is meant to run is shown on every page as the text that it is."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlsplit

import hostile_tables
import pytest
from hostile_tables import PAYLOADS
from playwright.sync_api import Browser, Page, expect
from plots import marks
from serving import running

from dashboard import columns, shell
from etl import tables
from etl.vocabulary import Claim, stored_fields


# A claim of each third of the payloads; their pages show every text of its rows.
SHOWN = range(0, len(PAYLOADS), 3)
# Of these a name is made of other tables' names or of a closed list, or `url`, of which the test has its own.
BOUNDED = ("document_id", "claim_id", "finding_id", "claim_ids", "beside_ids", "same_as", "copy_of")
NOT_OF_TEXTS = (*BOUNDED, "indicator", "url", "exact", "series")

WATCH = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt"]) window[name] = (said) => window.ran.push(`${name} ${said}`);
document.addEventListener("securitypolicyviolation", (event) => {
    window.ran.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
# Whatever of a payload became more than text.
BECAME = """() => {
    const leads = (each) => each.getAttribute("href") || each.getAttribute("xlink:href") || each.getAttribute("action");
    const away = (each) => {
        const url = leads(each) && new URL(leads(each), location);
        return url && (!/^https?:$/.test(url.protocol) || /evil/.test(url.host));
    };
    const all = [...document.querySelectorAll("*")];
    return [
        ...all.filter((each) => [...each.attributes].some((one) => /^on/.test(one.name))),
        ...all.filter(away),
        ...document.querySelectorAll("iframe, object, embed, base, meta[http-equiv], video, math"),
        ...[...document.querySelectorAll("script, img")].filter((each) => /evil/.test(each.src)),
    ].map((each) => each.outerHTML.slice(0, 200));
}"""
HOVERED = """() => [...document.querySelectorAll(".hoverlayer")].map(
    (each) => [each.textContent, each.querySelectorAll("a, [style*='99px']").length]
).filter(([text]) => text)"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("hostile") / "data"
    hostile_tables.write(data)
    return data


@pytest.fixture(scope="module")
def victim(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Base address of a dashboard over the hostile tables."""
    with running(folder, tmp_path_factory.mktemp("log") / "log.txt") as (address, _):
        yield address


@pytest.fixture
def watched(browser: Browser, victim: str) -> Iterator[Page]:
    """A page on which nothing may run, be refused by the policy, or be fetched from elsewhere."""
    context = browser.new_context(base_url=victim)
    context.add_init_script(WATCH)
    asked, complaints = [], []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    assert page.evaluate("window.ran") == []
    context.close()
    hosts = {urlsplit(url).netloc for url in asked if urlsplit(url).scheme in ("http", "https")}
    assert hosts == {urlsplit(victim).netloc}
    assert [said for said in complaints if "404" not in said] == []


def test_every_text_of_every_table_has_payloads(folder: Path) -> None:
    for name, record in tables.TABLES.items():
        loaded = tables.load(record, folder / f"{name}.csv")
        for field in stored_fields(record):
            if (
                tables.kind(field) is str
                and not columns.enum(field)
                and field.name not in NOT_OF_TEXTS
            ):
                assert any(PAYLOADS[0] in cell for cell in loaded[field.name]), (name, field.name)


def claims(folder: Path) -> list[Claim]:
    return tables.read(Claim, folder / "claims.csv")


def nothing_runs(page: Page, path: str) -> None:
    page.goto(path)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(BECAME) == [], path
    assert page.evaluate("window.ran") == [], path


@pytest.mark.parametrize(
    "path", [*shell.PLACES, "/data/api", "/figures?q=%3Cscript%3E", "/checks?check=%3Csvg"]
)
def test_nothing_runs_on_a_page_that_lists(watched: Page, path: str) -> None:
    nothing_runs(watched, path)


def test_nothing_runs_on_the_page_of_a_figure(watched: Page, folder: Path) -> None:
    for number, claim in enumerate(claims(folder)):
        if number in SHOWN or claim.document_id == hostile_tables.NAME:
            nothing_runs(watched, f"/figures/{quote(claim.claim_id, safe=':')}")


def test_nothing_runs_on_the_page_of_a_document(watched: Page, folder: Path) -> None:
    for number in SHOWN:
        nothing_runs(watched, f"/sources/{quote(hostile_tables.named(number), safe='')}")
        assert PAYLOADS[number].split()[0] in watched.locator("main").inner_text()


def test_what_a_chart_says_beside_a_mark_is_text(watched: Page) -> None:
    watched.goto("/?year=2025")
    said = []
    for mark in marks(watched):
        watched.mouse.move(mark["x"], mark["y"])
        expect(watched.locator(".hoverlayer").first).to_contain_text(
            re.search(r"<b>(.*?)</b>", mark["carried"][2])[1]
        )
        said += watched.evaluate(HOVERED)
    # Plotly knows this element: shown with its brackets, it is a text like any other.
    assert [text for text, _ in said if "<a href=" in text]
    assert {links for _, links in said} == {0}
    assert watched.evaluate(BECAME) == []


def test_nothing_runs_of_a_text_that_is_pasted(watched: Page) -> None:
    watched.goto("/check")
    text = " ".join(f"{payload} In 2024, 36,816 people crossed. {payload}" for payload in PAYLOADS)
    watched.get_by_role("textbox").first.fill(text)
    watched.get_by_role("button", name="Check").first.click()
    watched.wait_for_selector("[id^=f] , .answer")
    assert watched.evaluate(BECAME) == []
