"""One reported figure: its sentence, its verdict with the arithmetic, and what it was read as."""

from collections.abc import Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

import dash
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import (
    citations,
    clues,
    contexts,
    fragments,
    groups,
    notes,
    officials,
    quotes,
    reports,
    rules,
    shell,
    store,
)
from dashboard.citations import Cited
from dashboard.reports import Report
from dashboard.store import Store
from etl import indicators
from etl.vocabulary import Finding


NO_QUERY: Mapping[str, Any] = MappingProxyType({})


def title(claim_id: str = "") -> str:
    """The number, what it counts, its days and who reported it."""
    report = reports.one(store.current(), unquote(claim_id))
    if not report:
        return shell.titled("No such figure")
    claim = report.claim
    what = indicators.catalogue()[claim.indicator].title
    days = quotes.period(claim.period_start, claim.period_end)
    number = f"{quotes.amount(claim)}: {what[0].lower()}{what[1:]}, {days}"
    return shell.titled(f"{number} ({report.document.publisher})")


dash.register_page(__name__, path_template="/figures/<claim_id>", title=title)


def layout(claim_id: str = "", **query: str) -> Component:
    return fragments.shown(page(store.current(), unquote(claim_id), query))


def page(held: Store, claim_id: str, query: Mapping[str, Any] = NO_QUERY) -> Markup:
    """The page of one figure, or one that says that there is none of that name."""
    report = reports.one(held, claim_id)
    return (
        _page(held, report, citations.read(query))
        if report
        else fragments.render("absent", claim_id=claim_id)
    )


def _page(held: Store, report: Report, cited: Cited | None) -> Markup:
    newest = citations.newest(held, report)
    findings = sorted(report.findings, key=_weight)
    about = reports.about(held, findings)
    return fragments.render(
        "figure",
        report=report,
        claim=report.claim,
        document=report.document,
        indicator=indicators.catalogue()[report.claim.indicator],
        context=contexts.around(held, report.claim),
        change=citations.change(held, report, cited) if cited else None,
        most_listed=citations.MOST_LISTED,
        cite=citations.text(report, newest, datetime.now(UTC).date()),
        why=clues.of_claim(held, report.claim),
        findings=findings,
        named=_others_named(report, about),
        sets=reports.sets(findings, about),
        correction=notes.of_report(report, about),
        officials=officials.behind(held, report.claim, report.findings),
        others=groups.grouped(report, reports.same_thing(held, report.claim)),
        first=reports.one(held, report.claim.same_as),
        original=reports.one(held, report.claim.copy_of),
    )


def _weight(finding: Finding) -> tuple[int, bool, int]:
    """The verdict shown first, then what was held against official figures, then report order."""
    return (
        quotes.SHOWN_FIRST.index(finding.verdict),
        finding.vintage is None,
        rules.order(finding.check),
    )


def _others_named(report: Report, about: dict[str, list[Report]]) -> dict[str, list[Report]]:
    """The other figures that each finding is about, by finding."""
    return {
        name: [other for other in named if other.claim.claim_id != report.claim.claim_id]
        for name, named in about.items()
    }
