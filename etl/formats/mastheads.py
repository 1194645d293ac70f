"""The tree of a web page comes in; the day, title, publisher and address that it states go out."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from zoneinfo import ZoneInfo

from selectolax.lexbor import LexborHTMLParser, LexborNode


# In the order in which they are believed; a day of modification is none of publication.
DAYS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.issued",
    "dc.date",
    "publish-date",
    "publication_date",
    "pubdate",
    "date",
)
TITLES = ("og:title", "parsely-title", "twitter:title", "dcterms.title")
PUBLISHERS = ("og:site_name", "application-name", "dcterms.publisher")
ADDRESSES = ("og:url",)

LINKED_DATA = 'script[type="application/ld+json"]'
ARTICLE = re.compile(r"(?:Article|Posting|Report)$")
MOST_LINKED_DATA = 500_000
MOST_LENGTH = 300
# A day in a cell, a form or a plan is none of publication.
YEARS = range(1990, 2100)
LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Masthead:
    """What a page states of its own publication."""

    published: date | None
    title: str
    publisher: str
    url: str


def read(tree: LexborHTMLParser) -> Masthead:
    """What the page's head says: its linked data first, then its meta elements, then its title."""
    head = _meta(tree)
    articles = list(_articles(tree))
    days = [entry.get("datePublished") for entry in articles] + [head.get(name) for name in DAYS]
    days += _marked_days(tree)
    titles = [head.get(name) for name in TITLES] + [entry.get("headline") for entry in articles]
    publishers = [head.get(name) for name in PUBLISHERS] + [_named(entry) for entry in articles]
    addresses = [head.get(name) for name in ADDRESSES]
    return Masthead(
        published=next(filter(None, map(day, days)), None),
        title=_first([*titles, _text(tree, "title"), _text(tree, "h1")]),
        publisher=_first(publishers),
        url=next((each for each in map(_line, addresses) if each.startswith("http")), ""),
    )


def day(stated: object) -> date | None:
    """The day that a moment falls on: as written, but a moment in UTC by the clocks of London."""
    text = stated.strip() if isinstance(stated, str) else ""
    moment = _moment(text[:40])
    if moment is None or moment.year not in YEARS:
        return None
    # Publishers here write 23:30Z on the 19th for an article of the 20th in summer.
    if moment.tzinfo is not None and moment.utcoffset() == timedelta(0):
        return moment.astimezone(UTC).astimezone(LONDON).date()
    return moment.date()


def _moment(text: str) -> datetime | None:
    for form in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return form(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    try:
        return datetime.fromisoformat(text[:10])
    except ValueError:
        return None


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """The first content of each name in meta elements, names in lower case."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        given = node.attributes
        name = given.get("property") or given.get("name") or given.get("itemprop") or ""
        name = "article:published_time" if name == "datePublished" else name.lower()
        found.setdefault(name, given.get("content") or "")
    return found


def _articles(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The entries of the page's linked data that describe an article."""
    left: list[Any] = []
    for node in tree.css(LINKED_DATA):
        text = node.text()
        if len(text) <= MOST_LINKED_DATA:
            left.append(_parsed(text))
    while left:
        entry = left.pop(0)
        if isinstance(entry, list):
            left = entry + left
        elif isinstance(entry, dict):
            left = [entry.get("@graph"), entry.get("mainEntity"), *left]
            kinds = entry.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and ARTICLE.search(kind) for kind in kinds):
                yield entry


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _named(entry: dict[str, Any]) -> object:
    publisher = entry.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _marked_days(tree: LexborHTMLParser) -> list[str | None]:
    """The day of the text's own time elements, where they all name one."""
    own = tree.css("[itemprop=datePublished], time[pubdate]") or tree.css("time[datetime]")
    stated = [_stated(node) for node in own]
    named = {day(each) for each in stated} - {None}
    return stated if len(named) == 1 else []


def _stated(node: LexborNode) -> str | None:
    return node.attributes.get("datetime") or node.attributes.get("content")


def _text(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return node.text() if node is not None else ""


def _first(found: list[object]) -> str:
    return next(filter(None, map(_line, found)), "")


def _line(found: object) -> str:
    return " ".join(found.split())[:MOST_LENGTH] if isinstance(found, str) else ""
