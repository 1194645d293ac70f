"""A finding that two things cannot be compared comes in; it goes out with the definitions that keep them apart."""

import re
from collections.abc import Mapping
from dataclasses import replace

from etl.checks.phrases import reported, thing
from etl.claims.counting.subsets import NATIONALITY
from etl.indicators import catalogue
from etl.vocabulary import Claim, Finding, Reason, Verdict


# A part as a text names it, and who is counted.
COUNTED = {
    "one boat": "those of one boat",
    "partial day": "a part of the day",
    "child": "children",
    "unaccompanied": "people who came unaccompanied",
    # A people, not a nationality.
    "kurdish": "Kurdish people",
}
ATTEMPTS = re.compile(
    r"^ (?:[\w-]+ ){0,2}(?:attempts?|attempted|crossings?|departures?|launch(?:es)?|journeys?)\b",
    re.IGNORECASE,
)
# Where the sentence says to which country people were returned.
COUNTRIES = ("Albania", "Vietnam", "Iraq", "India", "Brazil", "Romania", "Nigeria")


def told(finding: Finding, claims: Mapping[str, Claim]) -> Finding:
    """The finding, with both definitions where a figure counts a part, or what no series counts."""
    named = [claims[claim_id] for claim_id in finding.claim_ids.split()]
    if finding.verdict is not Verdict.AGREES and finding.vintage and any(map(_is_loose, named)):
        return _of_attempts(finding)
    if finding.reason is not Reason.NOT_COMPARABLE:
        return finding
    part = next((claim for claim in named if claim.subset), None)
    if part is None:
        return finding
    return replace(finding, explanation=f"{finding.explanation} {apart(part)}")


def _is_loose(claim: Claim) -> bool:
    """Whether attempts are counted: of one event there may be many, of one person several."""
    return claim.indicator == "prevented_events" and ATTEMPTS.match(claim.suffix) is not None


def _of_attempts(finding: Finding) -> Finding:
    people, events = (catalogue()[name] for name in ("prevented_people", "prevented_events"))
    words = (
        f"The text counts attempts, the official series counts people (“{people.definition}”) and "
        f"events (“{events.definition}”), so the two cannot be compared."
    )
    return replace(
        finding, verdict=Verdict.UNDECIDED, reason=Reason.NOT_COMPARABLE, explanation=words
    )


def apart(claim: Claim) -> str:
    """What a figure for a part counts, and what the whole counts by its definition."""
    indicator = catalogue()[claim.indicator]
    said = reported(claim)
    whose = "the official series counts" if indicator.official else "the totals held count"
    whole = "whole days of" if claim.subset == "partial day" else "all"
    return (
        f"{said[0].upper()}{said[1:]} counts {counted(claim.subset)} only; "
        f"{whose} {whole} {thing(claim.indicator)}: “{indicator.definition.removesuffix('.')}”."
    )


def counted(subset: str) -> str:
    """Who or what a part consists of."""
    if subset.lower() in COUNTED:
        return COUNTED[subset.lower()]
    if NATIONALITY.fullmatch(subset):
        return f"{subset} nationals"
    return f"people returned to {subset}" if subset in COUNTRIES else subset.lower()
