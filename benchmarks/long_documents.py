"""Time until a document of 400 sentences can be read, beside its page as a plain file and beside its words alone."""

import html
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import brotli
from playwright.sync_api import Browser, sync_playwright

from benchmarks import corpora, first_loads, rounds, static_pages, tables
from benchmarks.rows import Row
from etl import pipeline


SEEDS = Path(__file__).parents[1] / "seeds"
SENTENCES, ROUNDS = 400, 21
# What a server may add to a page that stands in a file, and what marks, notes and a style may add to words.
TIMES = {"file": 1.1, "words": 1.5}
PUBLISHED = "2025-10-20"
HEAD = """<!doctype html><html lang="en"><meta charset="utf-8"><title>long</title>
<link rel="icon" href="data:,"><h1>long</h1>
"""
ICON = re.compile(r'<link rel="icon" href="([^"]+)"')


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


def words(listed: list[str]) -> dict[str, tuple[str, bytes]]:
    """A page of the words alone, without marks, notes, links or a style."""
    body = "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in listed)
    return {"/": _compressed("text/html", f"{HEAD}{body}".encode())}


def file(address: str) -> dict[str, tuple[str, bytes]]:
    """The page of an address as a plain file, with the icon that it names."""
    page = urlopen(address).read()
    icon = ICON.search(page.decode()).group(1)
    site = address[: address.index("/", len("http://"))]
    return {
        "/": _compressed("text/html", page),
        icon: _compressed("image/svg+xml", urlopen(f"{site}{icon}").read()),
    }


def _compressed(kind: str, content: bytes) -> tuple[str, bytes]:
    return kind, brotli.compress(content, quality=9)


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
        static_pages.answering(words(listed)) as bare,
        static_pages.answering(file(f"{site}/sources/long")) as copied,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=first_loads.executable(), args=first_loads.ARGUMENTS
        )
        addresses = {"ours": f"{site}/sources/long", "file": copied, "words": bare}
        contestants = {
            name: (lambda address=address: ready(browser, address))
            for name, address in addresses.items()
        }
        taken = rounds.middles(contestants, ROUNDS)
        browser.close()
    yield _row(taken, "file", "as a plain file")
    yield _row(taken, "words", "a plain page of its words alone")


def _row(taken: dict[str, float], other: str, called: str) -> Row:
    ratio = taken["ours"] / taken[other]
    return Row(
        f"a document of {SENTENCES} sentences, read and marked, ready",
        f"{taken['ours']:.0f} ms",
        f"{called}: {taken[other]:.0f} ms",
        f"{ratio:.2f}",
        f"{TIMES[other]} times: {'kept' if ratio <= TIMES[other] else 'missed'}",
    )


if __name__ == "__main__":
    for row in measure():
        print(row, os.getloadavg())
