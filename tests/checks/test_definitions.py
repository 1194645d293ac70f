"""What keeps a part and the whole apart is said in their definitions."""

import pytest
from factories import claim, daily, found, named

from etl.checks import definitions, official_series
from etl.indicators import catalogue
from etl.vocabulary import Bound, Reason


SAID = {
    (
        "arrivals",
        "Albanian",
    ): "380 counts Albanian nationals only; the official series counts all people",
    ("arrivals", "Kurdish"): "380 counts Kurdish people only; ",
    ("arrivals", "children"): "380 counts children only; ",
    ("arrivals", "child"): "380 counts children only; ",
    ("arrivals", "Unaccompanied"): "380 counts people who came unaccompanied only; ",
    ("arrivals", "one boat"): "380 counts those of one boat only; ",
    ("boats", "partial day"): (
        "380 counts a part of the day only; the official series counts whole days of small boats"
    ),
    ("other_returns", "Albania"): (
        "380 counts people returned to Albania only; the totals held count all other returns"
    ),
    ("other_returns", "foreign national offenders"): "380 counts foreign national offenders only; ",
}


@pytest.mark.parametrize(("what", "said"), SAID.items(), ids=map(" ".join, SAID))
def test_both_definitions_are_said(what: tuple[str, str], said: str) -> None:
    indicator, subset = what
    told = definitions.apart(claim(380, "2025-09-01/2025-09-30", indicator, subset=subset))
    assert told.startswith(said)
    definition = catalogue()[indicator].definition.removesuffix(".")
    assert told.endswith(f": “{definition}”.")


def test_a_bound_opens_the_sentence_with_a_capital() -> None:
    about = claim(380, "2025-09-01", subset="Albanian", bound=Bound.ABOUT)
    assert definitions.apart(about).startswith("About 380 counts")


def test_a_finding_on_a_part_closes_with_both_definitions() -> None:
    claims = named([claim(5, "2025-01-03", subset="Albanian"), claim(10, "2025-01-03")])
    by_id = {each.claim_id: each for each in claims}
    series = daily([10] * 20)
    told = [definitions.told(each, by_id) for each in found(official_series, claims, series)]
    assert [each.reason for each in told] == [Reason.NOT_COMPARABLE, Reason.EXACT]
    assert ["Albanian nationals" in each.explanation for each in told] == [True, False]


def test_attempts_are_neither_people_nor_events() -> None:
    text = "French police prevented {} attempts."
    reported = claim(40, "2025-02-01/2025-02-07", "prevented_events", text=text)
    series = [*daily([3] * 90, "prevented_events", start="2025-01-01")]
    (finding,) = found(official_series, [reported], series, "2025-12-01")
    told = definitions.told(finding, {"text:0": reported})
    assert (finding.verdict, told.verdict, told.reason) == (
        "differs",
        "undecided",
        "not_comparable",
    )
    assert "Events in which French authorities prevented" in told.explanation
