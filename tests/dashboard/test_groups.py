"""Other reports of the same thing, grouped by where they come from."""

import papers

from dashboard import groups
from dashboard.reports import Report
from etl.vocabulary import Claim


SHOWN = papers.claim("It is [1].", name="shown")
AGAIN = papers.claim("Again [1].", name="shown", at=90)
OWN = papers.claim("Now [1].", name="own")
SAME = papers.claim("It is [1].", name="same", copy_of=SHOWN.claim_id)
PAIR = papers.claim("They are [1].", name="d")
PAIRED = papers.claim("They are [1].", name="e", copy_of=PAIR.claim_id)


def report(claim: Claim, agency: str = "") -> Report:
    return Report(claim, papers.document(claim.document_id, agency=agency), ())


def grouped(shown: Report, *others: Report) -> list[tuple[str, list[str]]]:
    return [
        (group.title, [each.claim.document_id for each in group.reports])
        for group in groups.grouped(shown, others)
    ]


def test_what_shares_its_sentence_comes_first_and_its_own_text_last() -> None:
    others = [report(each) for each in (AGAIN, OWN, PAIR, PAIRED, SAME)]
    assert grouped(report(SHOWN), *others) == [
        ("The same sentence", ["same"]),
        ("The same sentence", ["d", "e"]),
        ("In other texts", ["own"]),
        ("In the same text", ["shown"]),
    ]


def test_copies_of_an_agency_stand_together_credited_or_not() -> None:
    others = [report(OWN, "AFP"), report(PAIR, "AFP"), report(PAIRED), report(SAME)]
    assert grouped(report(SHOWN), *others) == [
        ("The same sentence", ["same"]),
        ("AFP copy", ["own", "d", "e"]),
    ]


def test_a_figure_of_an_agency_is_shown_its_other_copies_first() -> None:
    others = [report(PAIR), report(PAIRED), report(OWN, "PA")]
    assert grouped(report(SHOWN, "PA"), *others)[0] == ("PA copy", ["own"])


def test_only_copies_are_called_one_source() -> None:
    found = groups.grouped(report(SHOWN), [report(PAIR), report(PAIRED), report(OWN)])
    assert [(group.one_source, group.texts) for group in found] == [(True, 2), (False, 1)]
