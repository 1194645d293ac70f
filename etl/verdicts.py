"""The findings on one claim come in; the verdict that a reader is shown for it goes out."""

from collections.abc import Iterable

from etl.vocabulary import Finding, Verdict


# That all totals can be true of one count says only that none stands in the way of another.
NO_CONFIRMATION = ("cumulative_counts",)
# Where another source gives another number for the same days, no agreement settles it.
DISPUTES = ("sources_agree",)


def overall(findings: Iterable[Finding]) -> Verdict:
    """A difference outweighs all; then a dispute that is left open; then an agreement."""
    held = [(finding.check, finding.verdict) for finding in findings]
    if any(verdict is Verdict.DIFFERS for _, verdict in held):
        return Verdict.DIFFERS
    if any(check in DISPUTES and verdict is Verdict.UNDECIDED for check, verdict in held):
        return Verdict.UNDECIDED
    confirmed = any(
        check not in NO_CONFIRMATION and verdict is Verdict.AGREES for check, verdict in held
    )
    return Verdict.AGREES if confirmed else Verdict.UNDECIDED
