"""A finding that something differs comes in; it goes out undecided where the reading itself is in doubt.

A number far from what it is held against was likelier read amiss than reported so, and a sentence that does not
name its own days may speak of others than those carried over to it.
"""

from collections.abc import Mapping
from dataclasses import replace

from etl.vocabulary import Claim, Finding, Measure, Reason, Verdict


# No slip of the pen that was met so far, the moving of digits apart, more than doubled a number.
FARTHEST = 2.0
# These look at words or at days that stand in the sentence itself.
CERTAIN = ("calendar",)
DERIVED = (Measure.DIFFERENCE, Measure.PERCENT_CHANGE, Measure.PER_BOAT, Measure.PER_DAY)

WHY = "the sentence does not make certain which days or what it counts, so this is left open"


def is_sure(claim: Claim) -> bool:
    """Whether a figure's days are named in its own sentence; a statement was typed with its days."""
    if claim.start is None:
        return True
    return (
        bool(claim.period_text)
        and claim.period_text in f"{claim.prefix}{claim.exact}{claim.suffix}"
    )


def is_plausible(reported: float | None, expected: float | None) -> bool:
    """Whether two numbers are near enough for one to be a slip of the other."""
    if reported is None or expected is None:
        return True
    low, high = sorted((abs(reported), abs(expected)))
    return reported * expected > 0 and high <= FARTHEST * low


def settled(finding: Finding, claims: Mapping[str, Claim]) -> Finding:
    """The finding as it stands, or undecided with the reason said."""
    if finding.verdict is not Verdict.DIFFERS or finding.check in CERTAIN:
        return finding
    named = [claims[claim_id] for claim_id in finding.claim_ids.split()]
    clashing = finding.reason is Reason.CONTRADICTION and not _can_clash(named)
    if not clashing and all(_holds(finding, claim) for claim in named):
        return finding
    return replace(
        finding,
        verdict=Verdict.UNDECIDED,
        reason=Reason.PERIOD_UNCLEAR,
        explanation=f"{finding.explanation.rstrip('.')}; {WHY}.",
    )


def _can_clash(claims: list[Claim]) -> bool:
    """Nobody gives two totals of one thing in one sentence, nor two that are worlds apart."""
    sentences = {
        (c.document_id, c.prefix + c.exact + c.suffix) for c in claims if c.start is not None
    }
    if len(sentences) < sum(claim.start is not None for claim in claims):
        return False
    same_days = len({claim.period_start for claim in claims}) == 1
    values = sorted(claim.value for claim in claims)
    return not same_days or is_plausible(values[0], values[-1])


def _holds(finding: Finding, claim: Claim) -> bool:
    if claim.measure in DERIVED:
        is_own_sum = finding.reason is Reason.ARITHMETIC
        return is_plausible(finding.reported, finding.expected) and (is_own_sum or is_sure(claim))
    return is_sure(claim)
