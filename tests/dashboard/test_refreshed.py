"""From a refresh to the page: what the office adds is shown with its day and the day it was read."""

import csv
import shutil
from datetime import date, timedelta
from pathlib import Path

import editions
import pytest
from selectolax.lexbor import LexborHTMLParser
from sources import ROOT

from dashboard.app import create
from etl import pipeline, publications


READ_ON = date(2026, 8, 24)
SAID = "Official figures to 21 August 2026, read on 24 August 2026"


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped inputs, a daily page of one day more added to them, built."""
    folder = tmp_path_factory.mktemp("refreshed")
    seeds = shutil.copytree(ROOT / "seeds", folder / "seeds")
    page = editions.page(folder, date(2026, 8, 22), last_six_days_and(613))
    done = publications.refresh(str(page), seeds / "official", READ_ON)
    assert done.lines() == (["vintage 2026-08-22: new days 1, new weeks 0, revised values 0"], [])
    pipeline.build(seeds, folder / "data")
    return folder / "data"


def last_six_days_and(people: int) -> list[list[object]]:
    with (ROOT / "seeds/official/daily.csv").open(newline="") as file:
        held = [row for row in csv.DictReader(file) if not row["vintage_to"]][-6:]
    names = ("arrivals", "boats", "uncontrolled_landings")
    known = [
        [date.fromisoformat(row["day"]), *(row[name] or "-" for name in names), ""] for row in held
    ]
    return [*known, [known[-1][0] + timedelta(days=1), people, 9, 0, ""]]


@pytest.mark.parametrize("address", ["/", "/official", "/figures", "/data", "/method", "/nowhere"])
def test_every_page_says_so_in_its_footer(refreshed: Path, address: str) -> None:
    page = LexborHTMLParser(create(refreshed).server.test_client().get(address).text)
    assert page.css_first("footer a").text() == SAID


def test_the_official_series_says_so_and_shows_the_day(refreshed: Path) -> None:
    client = create(refreshed).server.test_client()
    page = LexborHTMLParser(client.get("/official?by=day&from=2026-08-20&to=2026-08-21").text)
    assert page.css_first("h1").text() == SAID
    rows = [[cell.text() for cell in row.css("th, td")] for row in page.css("#explorer tbody tr")]
    assert rows[-1] == ["21 August 2026", "613"]


def test_the_downloads_say_so(refreshed: Path) -> None:
    rows = create(refreshed).server.test_client().get("/data/series.csv").text.splitlines()
    assert rows[-1] == "weekly provisional,2018-01-01,2026-08-21,2026-08-22,2026-08-24"
