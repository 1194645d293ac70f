"""What all checks together say of one figure."""

import pytest

from etl import verdicts
from etl.vocabulary import Finding, Reason, Verdict


# Check and reason of each finding, and the verdict that is shown.
CASES = [
    ([], Verdict.UNDECIDED),
    ([("official_series", Reason.EXACT)], Verdict.AGREES),
    ([("official_series", Reason.NO_OFFICIAL_SERIES)], Verdict.UNDECIDED),
    (
        [("official_series", Reason.NO_OFFICIAL_SERIES), ("running_totals", Reason.EXACT)],
        Verdict.AGREES,
    ),
    (
        [("official_series", Reason.EXACT), ("stated_differences", Reason.ARITHMETIC)],
        Verdict.DIFFERS,
    ),
    ([("cumulative_counts", Reason.WITHIN_WORDING)], Verdict.UNDECIDED),
    ([("cumulative_counts", Reason.CONTRADICTION)], Verdict.DIFFERS),
    ([("sources_agree", Reason.EXACT)], Verdict.AGREES),
    (
        [("sources_agree", Reason.EXACT), ("sources_agree", Reason.PERIOD_UNCLEAR)],
        Verdict.UNDECIDED,
    ),
    ([("sources_agree", Reason.ONE_SIDE_UNKNOWN)], Verdict.UNDECIDED),
    (
        [("official_series", Reason.EXACT), ("sources_agree", Reason.ONE_SIDE_UNKNOWN)],
        Verdict.AGREES,
    ),
]


def finding(check: str, reason: Reason) -> Finding:
    return Finding(
        check, check, "arrivals", reason.verdict, reason, "a:0", None, None, None, "", "", None
    )


@pytest.mark.parametrize(("held", "verdict"), CASES)
def test_a_difference_outweighs_and_being_possible_is_no_agreement(
    held: list[tuple[str, Reason]], verdict: Verdict
) -> None:
    assert verdicts.overall(finding(check, reason) for check, reason in held) is verdict
