"""A checked text comes in; what its reader wants goes out: plain text, JSON, CSV, ClaimReview or Web Annotations."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from etl import clues, corrections, tables, verdicts
from etl.corrections import Reported
from etl.pipeline import Checked
from etl.vocabulary import Claim, Document, Finding, Number, Verdict


SYMBOLS = {Verdict.AGREES: "✓", Verdict.DIFFERS: "≠", Verdict.UNDECIDED: "?"}

# ClaimReview wants a rating on a scale; the words are what is meant.
RATINGS = {Verdict.DIFFERS: 1, Verdict.UNDECIDED: 2, Verdict.AGREES: 3}


# From the name of a figure to the address of its page.
Page = Callable[[str], str]


def nowhere(claim_id: str) -> str:
    """The page of a figure where no pages are served."""
    return ""


def findings_of(claim: Claim, checked: Checked) -> list[Finding]:
    """The findings that name a claim, in report order."""
    return checked.about.get(claim.claim_id, [])


def notes_of(claim: Claim, checked: Checked) -> Iterator[str]:
    """Where the figure or its sentence was met before: in this text, or in a document that is held."""
    if claim.same_as:
        first = checked.by_id[claim.same_as]
        yield f"said before in this text: {first.prefix[-30:].lstrip()}{first.exact}{first.suffix[:30].rstrip()}"
    if claim.copy_of:
        document = checked.earlier[claim.copy_of]
        agency = f" ({document.agency} copy)" if document.agency else ""
        yield f"same sentence as in {document.publisher or document.document_id}, {document.published}{agency}"


def verdict_of(claim: Claim, checked: Checked) -> Verdict:
    """The verdict shown for a claim."""
    return verdicts.overall(findings_of(claim, checked))


def correction_of(claim: Claim, checked: Checked, page: Page = nowhere) -> str:
    """The note on a figure that differs, empty where it does not; `page` finds those of held figures."""
    document, found = checked.text.document, findings_of(claim, checked)
    differing = (finding for finding in found if finding.verdict is Verdict.DIFFERS)
    named = {name for finding in differing for name in corrections.named(finding)}
    beside = {
        name: Reported(checked.by_id[name], document) for name in named & checked.by_id.keys()
    }
    for name in named & checked.beside.keys():
        other, where = checked.beside[name]
        beside[name] = Reported(other, where, page(name))
    return corrections.note(Reported(claim, document), found, beside)


def to_object(checked: Checked, page: Page = nowhere) -> dict[str, Any]:
    """One object: the document, its claims with why each was read so, findings and numbers.

    A claim that differs has a note on it, ready to be sent.
    """
    noted = zip(clues.with_why(checked.claims), checked.claims, strict=True)
    return {
        "document": tables.to_json(Document, [checked.text.document])[0],
        "claims": [row | {"note": correction_of(claim, checked, page)} for row, claim in noted],
        "findings": tables.to_json(Finding, checked.findings),
        "numbers": tables.to_json(Number, checked.numbers),
    }


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def json_text(checked: Checked) -> str:
    return _json(to_object(checked))


def csv_text(checked: Checked) -> str:
    """The findings table of this text."""
    return tables.to_csv(tables.frame(Finding, checked.findings))


def plain_text(checked: Checked) -> str:
    """For a terminal: each figure with its sentence, verdict, working and explanation."""
    if not checked.claims:
        return "No reported figure in scope was found.\n"
    return (
        "\n".join(line for claim in checked.claims for line in _claim_lines(claim, checked)) + "\n"
    )


def _claim_lines(claim: Claim, checked: Checked) -> Iterator[str]:
    verdict = verdict_of(claim, checked)
    yield f"{SYMBOLS[verdict]} {verdict.upper()}  {claim.exact}  {_reading(claim)}"
    yield f"    {claim.prefix}[{claim.exact}]{claim.suffix}"
    yield from (f"    {note}" for note in notes_of(claim, checked))
    for finding in findings_of(claim, checked):
        working = f"{finding.working}. " if finding.working else ""
        yield f"    {SYMBOLS[finding.verdict]} {finding.check}: {working}{finding.explanation}"
    yield ""


def _reading(claim: Claim) -> str:
    days = "period not known"
    if claim.period_start and claim.period_end:
        days = f"{claim.period_start} to {claim.period_end}"
    return f"{claim.indicator}, {claim.measure}, {days}"


def claim_review(checked: Checked) -> str:
    """schema.org ClaimReview JSON-LD: one review for each claim that could be decided."""
    decided = [c for c in checked.claims if verdict_of(c, checked) is not Verdict.UNDECIDED]
    return _json([_review(claim, checked) for claim in decided])


def _review(claim: Claim, checked: Checked) -> dict[str, Any]:
    verdict = verdict_of(claim, checked)
    finding = next(f for f in findings_of(claim, checked) if f.verdict is verdict)
    document = checked.text.document
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": f"{claim.prefix}{claim.exact}{claim.suffix}",
        "datePublished": document.published.isoformat(),
        "author": {"@type": "Organization", "name": "Channel Figures"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {
                "@type": "Organization",
                "name": claim.speaker or document.publisher or "not stated",
            },
            "datePublished": document.published.isoformat(),
            **(
                {"appearance": {"@type": "CreativeWork", "url": document.url}}
                if document.url
                else {}
            ),
        },
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": RATINGS[verdict],
            "worstRating": min(RATINGS.values()),
            "bestRating": max(RATINGS.values()),
            "alternateName": str(verdict),
            "ratingExplanation": finding.explanation,
        },
    }


def annotations(checked: Checked) -> str:
    """W3C Web Annotations: the quote and its position, with the findings as comments."""
    return _json([_annotation(claim, checked) for claim in checked.claims])


def _annotation(claim: Claim, checked: Checked) -> dict[str, Any]:
    document = checked.text.document
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "Annotation",
        "motivation": "assessing",
        "body": [
            {"type": "TextualBody", "value": finding.explanation, "purpose": "assessing"}
            for finding in findings_of(claim, checked)
        ],
        "target": {
            "source": document.url or f"urn:sha256:{document.sha256}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": claim.exact,
                    "prefix": claim.prefix,
                    "suffix": claim.suffix,
                },
                {"type": "TextPositionSelector", "start": claim.start, "end": claim.end},
            ],
        },
    }


FORMATS: dict[str, Callable[[Checked], str]] = {
    "text": plain_text,
    "json": json_text,
    "csv": csv_text,
    "claimreview": claim_review,
    "annotations": annotations,
}
