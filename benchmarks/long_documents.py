"""Time until a document of 400 sentences can be read, beside a plain page with the same words."""

import html
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import brotli
from playwright.sync_api import Browser, sync_playwright

from benchmarks import corpora, first_loads, rounds, static_pages, tables
from benchmarks.rows import Row
from etl import pipeline


SEEDS = Path(__file__).parents[1] / "seeds"
SENTENCES, ROUNDS, TIMES = 400, 21, 1.5
PUBLISHED = "2025-10-20"
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>long</title>
<link rel="icon" href="data:,"><h1>long</h1>
"""


def paragraphs() -> list[str]:
    """As in the articles quoted, again and again, until there are as many sentences."""
    texts = "\n\n".join(passage.text for text in corpora.made(40) for passage in text.passages)
    listed, sentences = [], 0
    for paragraph in texts.split("\n\n"):
        listed.append(paragraph)
        sentences += paragraph.count(". ") + 1
        if sentences >= SENTENCES:
            return listed
    raise AssertionError(sentences)


def plain(listed: list[str]) -> dict[str, tuple[str, bytes]]:
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in listed)
    page = f"{HEAD}{body}"
    return {"/": ("text/html", brotli.compress(page.encode(), quality=9))}


# A page without a script is loaded before any of it is laid out, one with a script after: to be read, a page
# must be both loaded and painted.
READY = """
    () => {
        const [load] = performance.getEntriesByType("navigation");
        const [painted] = performance.getEntriesByName("first-contentful-paint");
        return load.loadEventEnd && painted ? Math.max(load.loadEventEnd, painted.startTime) : 0;
    }
"""


def ready(browser: Browser, address: str) -> float:
    """Milliseconds of a first visit until the page and what it asks for are there, and seen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    with static_pages.elsewhere() as start:
        page.goto(start)
    page.goto(address, wait_until="load")
    taken = page.wait_for_function(READY).json_value()
    context.close()
    return taken


def build(folder: Path, listed: list[str]) -> Path:
    """A data folder with the document beside the shipped ones."""
    own = folder / "own"
    own.mkdir()
    (own / "long.txt").write_text("\n\n".join(listed), encoding="utf-8")
    catalogue = f"document_id,file,published,publisher\nlong,long.txt,{PUBLISHED},The Long Paper\n"
    (own / "catalogue.csv").write_text(catalogue, encoding="utf-8")
    pipeline.build(SEEDS, folder / "data", own)
    return folder / "data"


def measure() -> Iterator[Row]:
    listed = paragraphs()
    with (
        tempfile.TemporaryDirectory() as name,
        tables.served(build(Path(name), listed)) as (site, _),
        static_pages.answering(plain(listed)) as beside,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=first_loads.executable(), args=first_loads.ARGUMENTS
        )
        addresses = {"ours": f"{site}/sources/long", "plain": beside}
        contestants = {
            name: (lambda address=address: ready(browser, address))
            for name, address in addresses.items()
        }
        taken = rounds.middles(contestants, ROUNDS)
        browser.close()
    ratio = taken["ours"] / taken["plain"]
    yield Row(
        f"a document of {SENTENCES} sentences, read and marked, ready",
        f"{taken['ours']:.0f} ms",
        f"plain page: {taken['plain']:.0f} ms",
        f"{ratio:.2f}",
        f"{TIMES} times: {'kept' if ratio <= TIMES else 'missed'}",
    )


if __name__ == "__main__":
    for row in measure():
        print(row, os.getloadavg())
