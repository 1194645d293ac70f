"""A figure that differs comes in as a page knows it, the note on it with the addresses of this site goes out."""

from collections.abc import Mapping
from urllib.parse import urljoin

from flask import has_request_context, request

from dashboard import quotes
from dashboard.reports import Report
from etl import corrections
from etl.corrections import Reported


# The heading in a note of the day, or the number, for which a figure is right.
NEAREST = "Nearest to it"


def site() -> str:
    """The address of this site as its reader reached it."""
    return request.url_root if has_request_context() else "/"


def of_report(report: Report, about: Mapping[str, list[Report]]) -> str:
    """The note on a figure that is held, empty where nothing differs; `about` as reports.about gives it."""
    others = {each.claim.claim_id: each for named in about.values() for each in named}
    beside = {name: _reported(other) for name, other in others.items()}
    return corrections.note(_reported(report), report.findings, beside)


def _reported(report: Report) -> Reported:
    return Reported(report.claim, report.document, page(report.claim.claim_id))


def page(claim_id: str) -> str:
    """The whole address of a figure's page."""
    return urljoin(site(), quotes.figure_address(claim_id))


def ways(note: str) -> list[tuple[str, str]]:
    """What a note says would make its figure true, or what the figure is right for: each with its heading."""
    lines = (line.partition(": ") for line in note.splitlines())
    return [(head, said) for head, _, said in lines if head in (corrections.WAY, NEAREST)]
