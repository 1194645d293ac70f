"""One figure said several times in one text, and figures that only look alike."""

from dataclasses import replace
from datetime import date

import pytest
from factories import claim as made
from factories import named

from etl.copies import repeats
from etl.vocabulary import Basis, Claim


PUBLISHED = date(2025, 10, 20)
YEAR = "2025-01-01/2025-10-19"
OPEN = {"period_basis": Basis.INFERRED}
# A headline has no stop, and no days of its own: those of a total were assumed.
BARE = {"period_basis": Basis.INFERRED, "period_text": "", "text": "{} flown to France"}
TREATY = "2025-08-06/2025-10-19"


def again(*claims: Claim) -> list[int | None]:
    """For each claim the place of the one that it repeats."""
    listed = named(replace(each, start=100 * place) for place, each in enumerate(claims))
    found = repeats.find(listed, PUBLISHED)
    places = {each.claim_id: place for place, each in enumerate(listed)}
    return [places.get(found.get(each.claim_id)) for each in listed]


def claim(value: float, period: str, *given, **columns) -> Claim:
    return made(value, period, *given, **{"text": "Officials counted {} there."} | columns)


def returned(value: float, period: str, **columns) -> Claim:
    return claim(value, period, "returns_to_france", **columns)


THURSDAY, WEEK = "2025-10-16", "2025-10-14/2025-10-20"

CASES = {
    "the same days": ([returned(26, THURSDAY), returned(26, THURSDAY)], [None, 0]),
    "three times": ([returned(26, THURSDAY)] * 3, [None, 0, 0]),
    "another value": ([returned(26, THURSDAY), returned(42, THURSDAY)], [None, None]),
    "another thing": ([returned(26, THURSDAY), claim(26, THURSDAY)], [None, None]),
    "another day": ([returned(26, THURSDAY), returned(26, "2025-10-17")], [None, None]),
    "a part of the whole": (
        [returned(26, THURSDAY), returned(26, THURSDAY, subset="Albanian")],
        [None, None],
    ),
    "a total whose end is open, and the same total to its day": (
        [claim(36734, YEAR, **OPEN), claim(36734, "2025-01-01/2025-10-18")],
        [None, 0],
    ),
    "26 on Thursday and 26 in total": (
        [returned(26, THURSDAY), returned(26, TREATY, text="In total {} were returned.", **OPEN)],
        [None, None],
    ),
    "26 on Thursday and 26 so far, assumed to run from the treaty": (
        [returned(26, THURSDAY), returned(26, TREATY, text="So far {} have been returned", **OPEN)],
        [None, None],
    ),
    "a day and a month that has so far had no other": (
        [claim(710, "2025-10-16"), claim(710, "2025-10-01/2025-10-16", text="This month {}.")],
        [None, None],
    ),
    "a day and a year that began the day before": (
        [
            claim(26, "2025-10-19"),
            claim(26, "2025-10-18/2025-10-19", text="This year {} came.", **OPEN),
        ],
        [None, None],
    ),
    "this week, and the day of that week": (
        [returned(16, WEEK, **OPEN), returned(16, THURSDAY)],
        [None, 0],
    ),
    "a bare headline over the one figure of its text": (
        [returned(16, TREATY, **BARE), returned(16, THURSDAY)],
        [None, 0],
    ),
    "a bare headline over two figures of that value": (
        [
            returned(26, TREATY, **BARE),
            returned(26, THURSDAY),
            returned(26, TREATY, text="In total {} were returned.", **OPEN),
        ],
        [None, None, None],
    ),
    "no days found, then days": ([claim(369, ""), claim(369, "2025-10-18")], [None, 0]),
    "two without days": ([claim(369, ""), claim(369, "")], [None, 0]),
    "more than and fewer than one number": (
        [
            claim(500, THURSDAY, low=501, high=None),
            claim(500, THURSDAY, low=0, high=499),
        ],
        [None, None],
    ),
    "about a number, and the number": ([claim(23, TREATY, within=1), claim(23, TREATY)], [None, 0]),
    "a rise on one year and on another": (
        [
            claim(
                13, "2025-01-01/2025-10-18", measure="percent_change", base="2024-01-01/2024-10-18"
            ),
            claim(
                13, "2025-01-01/2025-10-18", measure="percent_change", base="2023-01-01/2023-10-18"
            ),
        ],
        [None, None],
    ),
    "a rise whose base is said once": (
        [
            claim(13, "2025-01-01/2025-10-18", measure="percent_change"),
            claim(
                13, "2025-01-01/2025-10-18", measure="percent_change", base="2024-01-01/2024-10-18"
            ),
        ],
        [None, 0],
    ),
}


@pytest.mark.parametrize(("claims", "expected"), CASES.values(), ids=CASES)
def test_a_figure_said_twice_is_one_and_two_that_look_alike_are_two(
    claims: list[Claim], expected: list[int | None]
) -> None:
    assert again(*claims) == expected


def test_a_statement_has_no_sentence_to_repeat() -> None:
    both = [
        claim(42, TREATY, start=None, claim_id=name, document_id="s") for name in ("s:a", "s:b")
    ]
    assert repeats.find(both, PUBLISHED) == {}


def test_a_text_of_one_number_a_thousand_times_is_read_at_once() -> None:
    assert again(*[claim(26, THURSDAY)] * 5000)[1:] == [0] * 4999
