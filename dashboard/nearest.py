"""An address at which there is nothing comes in, the pages, documents and figures nearest to it go out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from urllib.parse import quote, unquote

from dashboard import quotes, reports, shell, words
from dashboard.reports import Report
from dashboard.store import Store
from etl import indicators
from etl.vocabulary import Document, Verdict


MOST = 5
# From 0 to 1: how like a name has to be before it is offered.
LIKE_PAGE, LIKE_DOCUMENT = 0.7, 0.8
# A name longer than this was not mistyped.
LONGEST = 200

VALUE = re.compile(r"\d[\d,._]*\d|\d")
PLACE = re.compile(r"(?P<document>.+?)(?::|/|#c|%3A)(?P<start>\d{1,9})\b.*", re.IGNORECASE)

DOCUMENTS = f"""
    select documents.* from documents
    where jaro_winkler_similarity(document_id, $1) >= {LIKE_DOCUMENT}
    order by jaro_winkler_similarity(document_id, $1) desc, published desc, document_id limit {MOST}
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the reader may have meant to go: an address, its name, and what is to be found there."""

    address: str
    name: str
    note: str = ""
    verdict: Verdict | None = None


def find(held: Store, path: str) -> list[Suggestion]:
    """What an address may have meant, the likeliest first; nothing where nothing is near."""
    asked = unquote(path)[:LONGEST].strip("/")
    section, _, name = asked.partition("/")
    if section in ("figures", "sources") and name:
        return [*_named(held, section, name), *_of_value(held, name)][:MOST]
    return [*_pages(section), *_of_value(held, asked)][:MOST]


def _pages(section: str) -> list[Suggestion]:
    """Pages whose address or name is nearly what was typed."""
    typed = section.lower().partition(".")[0].replace("-", " ").replace("_", " ")
    near = {place: max(_like(typed, place[1:]), _like(typed, shell.PLACES[place].lower()))
            for place in shell.PLACES}  # fmt: skip
    by_nearness = sorted(near, key=near.__getitem__, reverse=True)
    return [Suggestion(p, shell.PLACES[p]) for p in by_nearness if near[p] >= LIKE_PAGE]


def _like(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio() if one and other else 0.0


def _named(held: Store, section: str, name: str) -> Iterator[Suggestion]:
    """Figures that stand nearest to the place that was named, then documents with such a name."""
    place = PLACE.fullmatch(name)
    document_id = place["document"] if place else name
    named = _called(held, document_id)
    if place and named and section == "figures":
        yield from figures(held, named[0], int(place["start"]))
    yield from map(_document, named)


def _called(held: Store, name: str) -> list[Document]:
    return held.records(Document, DOCUMENTS, name)


def documents(held: Store, name: str) -> list[Suggestion]:
    """Documents with nearly that name, the likeliest first."""
    return [_document(document) for document in _called(held, name)]


def figures(held: Store, document: Document, start: int) -> list[Suggestion]:
    """The figures of a document that stand nearest to a place in it."""
    tail = f"order by abs(start - ?), claim_id limit {MOST - 2}"
    found = reports.find(held, "document_id = ?", [document.document_id, start], tail)
    return [figure(report) for report in found]


def _of_value(held: Store, name: str) -> Iterator[Suggestion]:
    """Figures that report a number which the address holds, each text's first mention."""
    for number in VALUE.findall(name)[:1]:
        digits = re.sub(r"[,_]|\.$", "", number)
        if digits.count(".") <= 1 and len(digits) > 1:
            condition, tail = (
                "value = ? and same_as = ''",
                f"order by published desc, claim_id limit {MOST}",
            )
            yield from map(figure, reports.find(held, condition, [float(digits)], tail))


def figure(report: Report) -> Suggestion:
    """A figure as a suggestion: its number, its days, who reports it, its verdict."""
    claim = report.claim
    days = quotes.period(claim.period_start, claim.period_end)
    counted = indicators.catalogue()[claim.indicator].title
    note = f"{counted}, {days}. {quotes.name(report.document)}"
    address = quotes.figure_address(claim.claim_id)
    return Suggestion(address, quotes.amount(claim), note, report.verdict)


def _document(document: Document) -> Suggestion:
    address = f"/sources/{quote(document.document_id, safe='')}"
    note = " · ".join(filter(None, (words.day(document.published), document.title)))
    return Suggestion(address, document.publisher or document.document_id, note)
