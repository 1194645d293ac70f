"""A number of people in each boat comes in; the days go out of the people and boats whose quotient it is."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from etl.claims.parts import NOWHERE, Draft
from etl.vocabulary import Measure, Period, Quantity


# Figures back among which people and boats are looked for, and how far a rounded quotient is from the true one.
NEAR, ROUNDED = 12, 0.75


def days(quantity: Quantity, earlier: Sequence[Draft]) -> Period | None:
    """ "1,072 came in 13 boats. It was an average of 82 in each": the newest days whose quotient it is."""
    told = [d for d in earlier[-NEAR:] if d.measure is Measure.COUNT and d.period and not d.subset]
    for people, boats in product(_of("arrivals", told), _of("boats", told)):
        rate = people.quantity.value / max(boats.quantity.value, 1)
        if _days(people) == _days(boats) and abs(rate - quantity.value) < ROUNDED:
            return replace(boats.period, span=NOWHERE) if boats.period else None
    return None


def _of(indicator: str, told: Iterable[Draft]) -> Iterator[Draft]:
    """The counts of an indicator, the last told first."""
    return (draft for draft in reversed(list(told)) if draft.indicator == indicator)


def _days(draft: Draft) -> tuple | None:
    return (draft.period.start, draft.period.end) if draft.period else None
