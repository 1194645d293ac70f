"""What a check found comes in, a Finding with a stable name goes out."""

from collections.abc import Iterable
from datetime import date
from hashlib import blake2s

from etl.vocabulary import Claim, Finding, Reason


def build(
    check: str,
    reason: Reason,
    claims: Iterable[Claim],
    explanation: str,
    *,
    reported: float | None = None,
    expected: float | None = None,
    working: str = "",
    vintage: date | None = None,
    beside: Iterable[Claim] = (),
) -> Finding:
    """The finding of a check on some claims; `beside` are those they were held against."""
    by_id = {claim.claim_id: claim for claim in claims}
    ids = sorted(by_id)
    both_known = reported is not None and expected is not None
    return Finding(
        finding_id=_name(check, ids),
        check=check,
        indicator=by_id[ids[0]].indicator,
        verdict=reason.verdict,
        reason=reason,
        claim_ids=" ".join(ids),
        reported=reported,
        expected=expected,
        difference=round(reported - expected, 9) if both_known else None,
        working=working,
        explanation=explanation,
        vintage=vintage,
        beside_ids=" ".join(sorted({claim.claim_id for claim in beside} - by_id.keys())),
    )


def _name(check: str, ids: list[str]) -> str:
    """The check and the claim; where there are several, the first and a hash of all."""
    if len(ids) == 1:
        return f"{check}:{ids[0]}"
    digest = blake2s(" ".join(ids).encode(), digest_size=4).hexdigest()
    return f"{check}:{ids[0]}:{digest}"
