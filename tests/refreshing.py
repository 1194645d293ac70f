"""Made and real publications on a server of this machine, and what a refresh from them does."""

import re
from datetime import date, timedelta
from pathlib import Path

import editions
from editions import SOUND, THREE_WEEKS, VINTAGE
from origins import Answer, body, publication

from etl import publications
from etl.observations.sheets import FIRST_DAY
from etl.publications import Refreshed
from etl.publications.downloads import Limits


# Saved pages that hold no figures of their days, whatever they look like.
TRAPS = ("2022-07-21", "2025-10-19", "2026-03-08", "2026-04-04")

LIMITS = Limits(answer=5, whole=10, loopback=True)
TODAY = date(2026, 8, 22)
API, ODS, PAGE = "/api/content/boats", "/media/a/boats.ods", "/boats/boats-last-7-days"
BOTH = publication(
    {"url": PAGE, "attachment_type": "html"},
    {"url": ODS},
    public_updated_at="2018-01-23T09:30:00+00:00",
)


def refresh(source: str | Path, held: Path, read_on: date = TODAY) -> Refreshed:
    return publications.refresh(str(source), held, read_on, LIMITS)


def told(done: Refreshed) -> list[str]:
    """What was added, where nothing was refused."""
    added, refused = done.lines()
    assert refused == []
    return added


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def week_to(last: int, *people: int) -> list[list[object]]:
    """Seven rows of a daily page that end on a day of January 2018."""
    known = {row[0]: row[1] for row in THREE_WEEKS}
    days = [FIRST_DAY + timedelta(days=last - 7 + n) for n in range(7)]
    new = iter(people)
    found = [known[day] if day in known else next(new) for day in days]
    return [[day, each, int(each > 0), "-", ""] for day, each in zip(days, found, strict=True)]


def january(day: int) -> date:
    return FIRST_DAY + timedelta(days=day - 1)


def daily_page(last: int, *people: int) -> Answer:
    """The daily page of the day after its last day."""
    return body(editions.page_html(week_to(last, *people), january(last + 1)).encode())


def published(
    page: Answer, spreadsheet: Answer | None = None, listed: Answer = BOTH
) -> dict[str, Answer]:
    """A publication with a daily page, as a server answers for it."""
    return {API: listed, ODS: spreadsheet or body(editions.archive(SOUND)), PAGE: page}


NO_HEADER = body(
    re.sub(r"<thead>.*</thead>", "", editions.page_html(week_to(24, 8, 0, 9), VINTAGE)).encode()
)
