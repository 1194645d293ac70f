"""A figure that differs comes in with its findings; a note on it, ready to be sent, goes out as plain text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.checks.phrases import day, number, reported, span, thing
from etl.vocabulary import Claim, Document, Finding, Measure, Reason, Verdict


# Where a reader finds the official figures; etl.publications asks the same place for its files.
OFFICIAL_PAGE = (
    "https://www.gov.uk/government/publications/"
    "migrants-detected-crossing-the-english-channel-in-small-boats"
)
WAY = "What would make it true"
TITLE = "A note on a reported figure"
CLOSING = "This note reports arithmetic. It does not say how the numbers came to differ."

# Of these another number in the same place would make the sentence true.
REPLACEABLE = (
    Measure.COUNT,
    Measure.DIFFERENCE,
    Measure.PERCENT_CHANGE,
    Measure.PER_BOAT,
    Measure.PER_DAY,
)
# Their explanations close, after a semicolon, with the day or the number for which the figure is right.
WITH_NEAREST = (
    "official_series",
    "milestones_and_ranks",
    "stated_differences",
    "percent_changes",
    "rates",
)
# A number that was copied a thousand times is quoted a few times.
MOST_BESIDE = 6


@dataclass(frozen=True, slots=True)
class Reported:
    """A figure, the document that reports it, and the address of its page, empty where it has none."""

    claim: Claim
    document: Document
    page: str = ""


def note(
    figure: Reported, findings: Iterable[Finding], beside: Mapping[str, Reported] | None = None
) -> str:
    """The note, empty where nothing differs; `beside` holds the other figures that findings name."""
    differing = [finding for finding in findings if finding.verdict is Verdict.DIFFERS]
    # What was held against official figures says most, so it stands first.
    differing.sort(key=lambda finding: finding.vintage is None)
    if not differing:
        return ""
    parts = [
        [TITLE],
        _said(figure),
        *(_found(finding, figure.claim, beside or {}) for finding in differing),
        _links(figure, differing),
        [CLOSING],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _said(figure: Reported) -> list[str]:
    claim, document = figure.claim, figure.document
    said = quoted(claim)
    return [
        f"Sentence: {said}" if said else "Known by its value and link only.",
        f"Published: {where(document)}{f'; given by {claim.speaker}' if claim.speaker else ''}",
        f"It reports: {_reading(claim)}",
    ]


def quoted(claim: Claim) -> str:
    """The sentence of a claim in quotation marks; empty where no text is held."""
    if claim.start is None:
        return ""
    return f"“{' '.join(f'{claim.prefix}{claim.exact}{claim.suffix}'.split())}”"


def where(document: Document) -> str:
    """Publisher, title and day of a document, as far as they are known."""
    title = f"“{document.title}”" if document.title else ""
    named = [document.publisher or "a text sent in for checking", title, day(document.published)]
    agency = f" ({document.agency} copy)" if document.agency else ""
    return f"{', '.join(filter(None, named))}{agency}"


def _reading(claim: Claim) -> str:
    is_plain = claim.measure in REPLACEABLE
    said = reported(claim) if is_plain else f"{claim.measure} {reported(claim)}"
    part = f" ({claim.subset})" if claim.subset else ""
    days = _days(claim.period_start, claim.period_end)
    against = _days(claim.base_start, claim.base_end)
    compared = f", against those {against}" if against and is_plain else ""
    return f"{said} for {thing(claim.indicator)}{part}{f', {days}' if days else ''}{compared}"


def _days(start: object, end: object) -> str:
    return span(start, end) if start and end else ""


def _found(finding: Finding, claim: Claim, beside: Mapping[str, Reported]) -> list[str]:
    """What one check found, line by line."""
    others = [beside[name] for name in named(finding) if name in beside and name != claim.claim_id]
    lines = [
        *_held_against(finding, claim),
        *([f"Working: {finding.working}"] if finding.working else []),
        f"In words: {finding.explanation}",
        *(f"Beside it: {_cited(other)}" for other in others[:MOST_BESIDE]),
    ]
    left = len(others) - MOST_BESIDE
    more = [f"Beside it: {number(left)} more"] if left > 0 else []
    return [*lines, *more, *_ways(finding, claim)]


def named(finding: Finding) -> list[str]:
    """Every figure that a finding speaks of: those in question, then those they were held against."""
    return [*finding.claim_ids.split(), *finding.beside_ids.split()]


def _held_against(finding: Finding, claim: Claim) -> Iterator[str]:
    vintage = finding.vintage
    source = f"official figures (Home Office) as published on {day(vintage)}" if vintage else ""
    if finding.expected is not None and finding.reported == claim.value:
        yield f"Held against: {number(finding.expected)}, {source or 'from other reported figures'}"
    elif source:
        yield f"Held against: {source}"


def _cited(other: Reported) -> str:
    said = quoted(other.claim) or _reading(other.claim)
    return f"{said} ({where(other.document)}){f' {other.page}' if other.page else ''}"


def _ways(finding: Finding, claim: Claim) -> Iterator[str]:
    """What would make the sentence true: another number, or what the figure is right for."""
    if finding.reason is Reason.CONTRADICTION:
        if " " in finding.claim_ids or finding.beside_ids:
            yield f"{WAY}: another number in at least one of these sentences"
        return
    is_its_own = claim.measure in REPLACEABLE and finding.reported == claim.value
    if is_its_own and finding.expected is not None and finding.expected > 0:
        yield f"{WAY}: {number(finding.expected)} in the place of {' '.join(claim.exact.split())}"
    nearest = finding.explanation.rstrip(".").partition("; ")[2]
    if nearest and finding.check in WITH_NEAREST and finding.reason is not Reason.ARITHMETIC:
        yield f"Nearest to it: {nearest}"


def _links(figure: Reported, findings: Sequence[Finding]) -> list[str]:
    """The addresses that exist, each with what is to be found there."""
    is_official = any(finding.vintage for finding in findings)
    addresses = {
        "This figure": figure.page,
        "Official figures": OFFICIAL_PAGE if is_official else "",
        "Source": figure.document.url,
    }
    return [f"{name}: {address}" for name, address in addresses.items() if address]
