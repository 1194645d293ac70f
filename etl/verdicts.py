"""The findings on one claim come in; the verdict that a reader is shown for it goes out."""

from collections.abc import Iterable

from etl.vocabulary import Finding, Reason, Verdict


# That all totals can be true of one count says only that none stands in the way of another.
NO_CONFIRMATION = ("cumulative_counts",)
# Where another source gives another number for the same days, no agreement settles it; that there is
# no other source is no dispute.
DISPUTES = ("sources_agree",)
NO_DISPUTE = (Reason.ONE_SIDE_UNKNOWN,)


def overall(findings: Iterable[Finding]) -> Verdict:
    """A difference outweighs all; then a dispute that is left open; then an agreement."""
    held = list(findings)
    if any(finding.verdict is Verdict.DIFFERS for finding in held):
        return Verdict.DIFFERS
    if any(_is_dispute(finding) for finding in held):
        return Verdict.UNDECIDED
    confirmed = any(
        finding.check not in NO_CONFIRMATION and finding.verdict is Verdict.AGREES
        for finding in held
    )
    return Verdict.AGREES if confirmed else Verdict.UNDECIDED


def _is_dispute(finding: Finding) -> bool:
    return (
        finding.check in DISPUTES
        and finding.verdict is Verdict.UNDECIDED
        and finding.reason not in NO_DISPUTE
    )
