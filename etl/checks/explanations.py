"""A claim and its comparison come in, one plain sentence with both numbers goes out."""

from datetime import date

from etl.checks.comparisons import Comparison
from etl.checks.phrases import number, reported, series, span, thing
from etl.checks.readings import Stretch
from etl.vocabulary import Claim, Reason


AHEAD = "its period was read to end after the text appeared"


def of_total(claim: Claim, comparison: Comparison, note: str = "") -> str:
    """What the official series say of a reported total."""
    candidate, now = comparison.candidate, number(comparison.now.value)
    said = f"The reported {reported(claim)}"
    over = f"{thing(claim.indicator)} {_days(candidate.stretch)}"
    match comparison.reason:
        case Reason.EXACT:
            return f"{said} is the official total of {over}{note}."
        case Reason.WITHIN_WORDING:
            return f"{said} fits the official total of {over}, {number(candidate.value)}."
        case Reason.AT_ITS_DATE:
            then = number(candidate.value)
            return f"{said} fits the total of {over} as it stood then, {then}; now it is {now}."
        case Reason.OTHER_SERIES:
            return f"{said} fits {_final(comparison, over)}."
        case Reason.PERIOD_UNCLEAR if not candidate.is_open:
            return f"{said} cannot be decided: {AHEAD}."
        case Reason.PERIOD_UNCLEAR:
            ends = candidate.interval
            return (
                f"{said} cannot be decided: official weeks do not fit the period, and for {over} "
                f"they give from {number(ends.low)} to {number(ends.high)}."
            )
        case Reason.VINTAGE_NOT_HELD if candidate.interval.high is None:
            return (
                f"{said} cannot be held against today's official {now} for {over}: such counts move "
                f"for months, and the value that stood when it was printed is not held."
            )
        case Reason.VINTAGE_NOT_HELD | Reason.NOT_COMPARABLE:
            apart = _apart(comparison.reason)
            return f"{said} and today's official {now} for {over} are {apart}{note}."
    return f"{said} differs from the official {now} for {over}{note}."


def _final(comparison: Comparison, over: str) -> str:
    """What the quarterly series has: whole years, or some of the years in a longer stretch."""
    candidate, now = comparison.candidate, comparison.now
    if now.standing is Reason.OTHER_SERIES:
        return f"the quarterly final total of {over}, {number(now.value)}"
    years = candidate.operands[0].years
    if candidate.stretch == Stretch(date(years[0], 1, 1), date(years[-1], 12, 31)):
        weekly = f"the weekly provisional total is {number(now.value)}"
        return f"the quarterly final total of {over}; {weekly}"
    return (
        f"the total of {over} with {series(map(str, years))} as in the quarterly final series; "
        f"with all days as in the weekly provisional one it is {number(now.value)}"
    )


def _apart(reason: Reason) -> str:
    if reason is Reason.NOT_COMPARABLE:
        return "no further apart than the two official series, of which one is not held by day"
    return (
        "no further apart than such figures have been revised by, "
        "and the value that stood when it was printed is not held"
    )


def of_derived(claim: Claim, comparison: Comparison, working: str) -> str:
    """What two totals say of a reported difference, percentage or rate."""
    said, whose = f"The reported {reported(claim)}", _whose(comparison)
    match comparison.reason:
        case Reason.EXACT | Reason.WITHIN_WORDING:
            return f"{said} follows from {whose} totals: {working}."
        case Reason.AT_ITS_DATE:
            return f"{said} follows from official totals as they stood then: {working}."
        case Reason.OTHER_SERIES:
            return f"{said} follows from quarterly final totals: {working}."
        case Reason.PERIOD_UNCLEAR if not comparison.candidate.is_open:
            return f"{said} cannot be decided: {AHEAD}."
        case Reason.PERIOD_UNCLEAR:
            return f"{said} cannot be decided: official weeks do not fit the period, {working}."
        case Reason.VINTAGE_NOT_HELD | Reason.NOT_COMPARABLE:
            return f"{said} and the official {working} are {_apart(comparison.reason)}."
    return f"{said} differs from what {whose} totals {_days(comparison.candidate.stretch)} give: {working}."


def _whose(comparison: Comparison) -> str:
    documents = {claim.document_id for claim in comparison.candidate.claims}
    if not documents:
        return "official"
    return "its document's own" if len(documents) == 1 else "several documents'"


def _days(stretch: Stretch) -> str:
    return span(stretch.start, stretch.end)
